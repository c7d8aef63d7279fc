"""The dictionary words of an article, each once, with the first sentence it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from translator.chinese import cards
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.pinyin import readings
from translator.chinese.pinyin.syllables import Style, written
from translator.document.rendering import Rendering
from translator.exports.anki.word_notes import WordNote
from translator.grounding import document_vocabulary
from translator.system import text_tables
from translator.text.languages import HAN
from translator.types import Bitext, Entry, Pair

EVERY = 1
"""The level from which on every word has a card."""


def met_words(bitext: Bitext, dictionary: Dictionary, *, least: int = 0) -> Iterator[WordNote]:
    """Yield the words of the Chinese side that the dictionary has, in order of appearance.

    Sentences that stay behind (``bitext.left_out``) are passed over. Written alike and read
    otherwise (还 hái, huán) is another word.

    Args:
        bitext: Pairs of a document.
        dictionary: What is a word, and what it means.
        least: HSK level from which on words are wanted; those that no list has always are.
            ``EVERY``: all words; 0: all but those that stand in every text (的, 是, 我).
    """
    vocabulary = document_vocabulary.of_bitext(bitext, dictionary=dictionary)
    met: set[tuple[str, str, str]] = set()
    for pair, chinese, other in _sentences(bitext):
        found: dict[Entry, list[tuple[int, int]]] = {}
        for one in readings(chinese, dictionary, vocabulary=vocabulary):
            entry = _entry(dictionary, one.word, one.syllables)
            if entry is not None:
                place = one.start, one.start + len(one.word)
                found.setdefault(entry, []).append(place)
        for entry, places in found.items():
            card = cards.card(entry, dictionary)
            known = entry.simplified, entry.traditional, card.pinyin
            if known in met or not _is_wanted(entry, card.level, least):
                continue
            met.add(known)
            yield WordNote(
                simplified=entry.simplified,
                traditional=entry.traditional,
                pinyin=card.pinyin,
                zhuyin=zhuyin(entry),
                meanings="; ".join(card.senses),
                level=card.level,
                sentence=chinese,
                places=tuple(places),
                translation=other,
                document=bitext.document.name,
                findings="; ".join(f"{one.level.value}: {one.message}" for one in pair.findings),
            )


def _is_wanted(entry: Entry, level: int | None, least: int) -> bool:
    if least == EVERY:
        return True
    if (entry.simplified, entry.pinyin.casefold()) in _common():
        return False
    return level is None or level >= least


@cache
def _common() -> frozenset[tuple[str, ...]]:
    """Return the words that stand in every text, with their readings."""
    return frozenset(text_tables.rows("translator.exports.anki", "common_words.tsv", 2))


def zhuyin(entry: Entry) -> str:
    """Return an entry's reading in zhuyin."""
    return written(tuple(entry.pinyin.split()), Style.ZHUYIN)


def _sentences(bitext: Bitext) -> Iterator[tuple[Pair, str, str]]:
    """Yield each pair with its Chinese side and the other one, as a table has them."""
    blocks = {block.id: block for block in bitext.document.blocks}
    source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
    from_chinese = bitext.source_language.startswith("zh")
    for pair in bitext.pairs:
        if pair.segment in bitext.left_out:
            continue
        block = blocks[pair.segment.block_id]
        sides = source.line(pair.source, block), target.line(pair.target, block)
        yield pair, *(sides if from_chinese else sides[::-1])


def _entry(dictionary: Dictionary, word: str, syllables: tuple[str, ...]) -> Entry | None:
    """Return what the dictionary has for a word: the likeliest entry that is read so, or any."""
    if not HAN.search(word):
        return None
    entries = dictionary.ranked(word)
    spoken = " ".join(syllables).casefold()
    as_read = (one for one in entries if one.pinyin.casefold() == spoken)
    return next(as_read, next(iter(entries), None))
