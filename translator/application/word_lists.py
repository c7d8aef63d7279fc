"""Lists of words go in and out: what a reader knows of each goes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from translator.chinese import cards
from translator.chinese.dictionary.dictionary import Dictionary
from translator.exports.anki.apkg_file import word_package
from translator.exports.word_tables import word_csv, word_tsv
from translator.learning.known_lists import KnownList
from translator.learning.spacing import Remembered, card_of, memory_of, times_answered
from translator.learning.standings import word_standings
from translator.store import Library, WordState
from translator.store.word_cards import WordStanding
from translator.store.word_states import IMPORT
from translator.store.wordlist import ListedWord

WORD_FORMATS = ("txt", "csv", "tsv", "apkg")
"""What words can be written as."""
STATES = tuple(one.value for one in WordState if one is not WordState.NEW)
"""What can be said of a word."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedWords:
    """Words with what is known of each."""

    words: Sequence[ListedWord]
    """Those of the list, the newest first, then those of which only a state was said."""
    standings: Mapping[tuple[str, str, str], WordStanding]


def take_list(
    library: Library, found: KnownList, dictionary: Dictionary | None
) -> Mapping[WordState, int]:
    """Say of the words of a list what it says of them; return how many of each state it has.

    What a person said of a word stays. A word that is being learned is put on the word list. If
    the list says when it is asked for again, that counts for words that are being learned here,
    with how well they are remembered: of a word that was never answered here always, of another
    one only where it is due later than here and not less stable. A list never makes a word worse
    known, or due earlier.

    Args:
        library: Where it is kept.
        found: As ``read_known`` returns it.
        dictionary: What a word that is put on the list means; None: nothing is said of it.
    """
    said = library.word_states()
    listed = {one.simplified for one in library.listed_words()}
    groups: dict[WordState, list[str]] = {}
    for word in found.words:
        groups.setdefault(found.state(word), []).append(word)
    for state, words in groups.items():
        if state is not WordState.LEARNING:
            library.set_word_state(words, state, by=IMPORT)
            continue
        for word in words:
            if word not in listed and word not in said:
                library.add_word(_listed(word, dictionary))
    _take_memories(library, found.memories)
    return Counter({state: len(words) for state, words in groups.items()})


def _take_memories(library: Library, memories: Mapping[str, Remembered]) -> None:
    states, cards_here = library.word_states(), library.word_cards()
    for word in library.listed_words():
        known = memories.get(word.simplified)
        if known is None or states.get(word.simplified) is not WordState.LEARNING:
            continue
        card, due = cards_here.get(word.id, ("", ""))
        if not times_answered(card) or _is_better(known, card, due):
            brought = card_of(known)
            library.keep_card(word.id, brought.card, _written(brought.due))


def _is_better(known: Remembered, card: str, due: str) -> bool:
    stability, _ = memory_of(card)
    return _written(known.due) > due and (known.stability or 0) >= (stability or 0)


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def stated_words(library: Library, states: Collection[str] = STATES) -> StatedWords:
    """Return every word of which something was said, and how it stands.

    Args:
        library: Where it is kept.
        states: Which are wanted, as ``STATES`` has them.
    """
    said = library.word_states()
    listed = library.listed_words()
    there = {one.simplified for one in listed}
    others = [_named(word) for word in sorted(said) if word not in there]
    wanted = [
        one for one in (*listed, *others) if (state := said.get(one.simplified)) and state in states
    ]
    return StatedWords(words=wanted, standings=word_standings(library, wanted))


def with_meanings(found: StatedWords, dictionary: Dictionary | None) -> StatedWords:
    """Return the same words, those that are not on the list with what they mean."""
    words = [one if one.id else _listed(one.simplified, dictionary) for one in found.words]
    standings = {
        new.key: found.standings[old.key] for old, new in zip(found.words, words, strict=True)
    }
    return StatedWords(words=words, standings=standings)


def written_words(found: StatedWords, form: str) -> bytes:
    """Write words in one of ``WORD_FORMATS``; ``txt`` is a word a line and nothing else.

    Raises:
        OutputError: genanki is not installed, for ``apkg``.
    """
    match form:
        case "apkg":
            return word_package(found.words, found.standings)
        case "csv":
            return word_csv(found.words, found.standings)
        case "tsv":
            return word_tsv(found.words, found.standings)
    words = dict.fromkeys(one.simplified for one in found.words)
    return "".join(f"{word}\n" for word in words).encode()


def _named(word: str) -> ListedWord:
    return ListedWord(simplified=word, traditional=word, pinyin="", meanings="")


def _listed(word: str, dictionary: Dictionary | None) -> ListedWord:
    """Return a word as the word list keeps it: its likeliest entry."""
    entries = dictionary.ranked(word) if dictionary else []
    if not entries or dictionary is None:
        return _named(word)
    card = cards.card(entries[0], dictionary)
    return ListedWord(
        simplified=entries[0].simplified,
        traditional=entries[0].traditional,
        pinyin=card.pinyin,
        meanings="; ".join(card.senses),
        level=card.level,
    )
