"""The words of an article, or of the word list, as cards for Anki."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from translator.chinese import cards
from translator.chinese.dictionary import dictionary as dictionaries
from translator.document.validate import validate
from translator.exports.anki import anki_package
from translator.exports.anki.met_words import met_words, zhuyin
from translator.exports.anki.word_notes import WordNote, places
from translator.types import Bitext, Layout

if TYPE_CHECKING:
    from translator.store.word_cards import WordStanding
    from translator.store.wordlist import ListedWord


@dataclass(frozen=True, kw_only=True, slots=True)
class Apkg:
    """A package for Anki: each dictionary word once, with its first sentence on both sides."""

    least: int = 0
    """Of ``met_words``: from which HSK level on words have cards."""
    name: str = "apkg"
    suffix: str = ".apkg"
    media_type: str = "application/apkg"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the package.

        Raises:
            OutputError: the bitext does not hold together, or genanki is not installed.
            ModelError: no dictionary is installed.
        """
        validate(bitext)
        anki_package.required()
        notes = met_words(bitext, dictionaries.required(), least=self.least)
        dated = max((pair.provenance.created for pair in bitext.pairs), default="")
        return anki_package.package(notes, dated=dated)


def word_package(
    words: Sequence[ListedWord],
    standings: Mapping[tuple[str, str, str], WordStanding] = MappingProxyType({}),
) -> bytes:
    """Return the word list as a package for Anki.

    What the reader knows of a word is in fields and a tag. Anki's own columns for it stay those of
    a new card: they would take the place of what somebody has learned in Anki.

    Args:
        words: Of the list.
        standings: What the reader knows of words, by ``ListedWord.key``.

    Raises:
        OutputError: genanki is not installed.
    """
    dated = max((one.added for one in words), default="")
    notes = (_listed(one, standings.get(one.key)) for one in words)
    return anki_package.package(notes, dated=dated)


def _listed(word: ListedWord, known: WordStanding | None) -> WordNote:
    return WordNote(
        state=known.state if known else "",
        due=known.due if known else "",
        interval=_number(known.interval) if known else "",
        stability=_number(known.stability) if known else "",
        simplified=word.simplified,
        traditional=word.traditional,
        pinyin=word.pinyin,
        zhuyin=_zhuyin(word),
        meanings=word.meanings,
        level=word.level,
        sentence=word.sentence,
        places=places(word.sentence, word.simplified, word.traditional),
        translation=word.translation,
        document=word.document,
    )


def _number(value: float | None) -> str:
    return "" if value is None else str(value)


def _zhuyin(word: ListedWord) -> str:
    """Return the reading in zhuyin, which the list does not keep; "" without the dictionary."""
    dictionary = dictionaries.installed()
    found = dictionary.lookup(word.simplified) if dictionary else []
    return next((zhuyin(one) for one in found if cards.marked(one.pinyin) == word.pinyin), "")
