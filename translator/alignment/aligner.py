"""From two texts to links: the order in which evidence is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translator.alignment import attention_links as attending
from translator.alignment import candidates, certain, spelling
from translator.alignment.best_links import Chosen, choose
from translator.alignment.confidence import confidence
from translator.alignment.links import Link
from translator.alignment.tokenise import Token, chinese, english_tokens
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.engines.nmt.attention import Attention
from translator.glossary import Glossary
from translator.text.languages import primary

_WORDS = 60_000
"""Words of one side times words of the other: beyond, it is no sentence and is not aligned."""
_CHARACTERS = 4000
"""Likewise, characters of a side."""


def align(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    dictionary: Dictionary | None = None,
    glossary: Glossary | None = None,
    attention: Attention | None = None,
    vocabulary: Vocabulary = NOTHING,
) -> tuple[Link, ...]:
    """Say which words of a segment and of its target go together.

    Args:
        source: With its marks, which are never linked.
        target: Likewise.
        source_language: BCP 47 tag.
        target_language: Likewise; one of the two is Chinese and the other English, otherwise
            nothing is linked.
        dictionary: CC-CEDICT; None: the installed one; without any, only numbers, names of
            our own table, terms and copied words are linked, and words of grammar.
        glossary: Terms a person decided on.
        attention: Where a model looks while it writes this target (``CTranslateEngine.attention``).
        vocabulary: What else is a word of the Chinese side, such as the document's names.

    Returns:
        Links in the order of the source; none where the two are much longer than sentences are.
    """
    languages = primary(source_language), primary(target_language)
    if languages == ("en", "zh"):
        turned = align(
            target, source, source_language="zh", target_language="en",
            dictionary=dictionary, glossary=glossary,
            attention=attention.turned() if attention else None, vocabulary=vocabulary,
        )  # fmt: skip
        return _sorted(link.turned() for link in turned)
    if languages != ("zh", "en"):
        return ()
    lexicon = dictionary or dictionaries.installed()
    if max(len(source), len(target)) > _CHARACTERS:
        return ()
    ours, theirs = chinese(source, lexicon, vocabulary), english_tokens(target)
    if not ours or not theirs or len(ours) * len(theirs) > _WORDS:
        return ()
    sure = [
        *certain.by_copy(ours, theirs),
        *certain.by_known_name((source, ours), (target, theirs)),
        *certain.by_number((source, ours), (target, theirs)),
    ]
    if glossary is not None:
        sure += certain.by_term((source, ours), (target, theirs), glossary)
    wanted = candidates.English(theirs)
    likely: list[candidates.Candidate] = []
    if lexicon is not None:
        sure += spelling.by_pinyin(source, ours, theirs, lexicon)
        likely = candidates.by_meaning(ours, wanted, lexicon)
    grammatical = candidates.by_grammar(ours, wanted)
    looked: list[candidates.Candidate] = []
    if attention is not None:
        shared = attending.shares(attention, ours, theirs)
        likely = attending.backed(likely, shared)
        grammatical = attending.backed(grammatical, shared)
        looked = attending.by_attention(shared)
    chosen = choose(
        ours,
        theirs,
        certain=sure,
        likely=likely,
        grammatical=grammatical,
        looked=looked,
        by_sound=lambda free: spelling.by_sound(ours, theirs, free, lexicon) if lexicon else (),
    )
    return _sorted(link for one in chosen for link in _links(one, ours, theirs))


def _links(chosen: Chosen, ours: Sequence[Token], theirs: Sequence[Token]) -> Iterable[Link]:
    """Yield a link for each stretch of neighbouring words."""
    sure = confidence(chosen.candidate.evidence, chosen.score)
    for source in _stretches(chosen.candidate.chinese, ours):
        for target in _stretches(chosen.candidate.english, theirs):
            yield Link(
                source_start=source[0], source_end=source[1],
                target_start=target[0], target_end=target[1],
                confidence=sure, evidence=chosen.candidate.evidence,
            )  # fmt: skip


def _stretches(places: Sequence[int], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    last = -2
    for place in places:
        token = tokens[place]
        same = place == last + 1 and token.clause == tokens[last].clause
        if same:
            found[-1] = (found[-1][0], token.end)
        else:
            found.append((token.start, token.end))
        last = place
    return found


def _sorted(links: Iterable[Link]) -> tuple[Link, ...]:
    unique = set(links)
    return tuple(
        sorted(unique, key=lambda one: (one.source_start, one.target_start, one.source_end,
                                        one.target_end, -one.confidence))
    )  # fmt: skip
