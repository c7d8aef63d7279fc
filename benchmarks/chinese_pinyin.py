"""Readings of polyphones: CPP's development set, ours beside pypinyin and plainer chains.

CPP (Park and Lee 2020, https://github.com/kakaobrain/g2pM, Apache-2.0; sentences of Chinese
Wikipedia) marks one character a sentence and gives its reading. Sentences with an even number
(the first is 0) were looked at when the table of readings was written, for kinds of mistakes;
those with an odd number were not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from chinese_table import Table, skipped

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin import polyphones
from translator.chinese.pinyin.character_readings import customary
from translator.chinese.pinyin.pinyin import readings
from translator.chinese.scripts import converter
from translator.chinese.words.words import words

TITLE = "Pinyin: polyphones of CPP dev"
SPEED_TITLE = "Pinyin: speed"
_ROUNDS = 3
_SPEED_SENTENCES = 3000

ReadAll = Callable[[str], Sequence[str]]
"""Reads a text: one syllable with a tone number a character, "" for what is not read."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """A sentence, the place of the character that is asked for, and its reading."""

    text: str
    place: int
    reading: str


def tables(data: Path | None) -> Iterable[Table]:
    if data is None or not (data / "g2pm_cpp" / "dev.sent").is_file():
        yield skipped(TITLE, "no g2pm_cpp/dev.sent (give its folder with --data)")
        return
    dictionary = dictionaries.installed()
    if dictionary is None:
        yield skipped(TITLE, "no dictionary (duizhao models fetch cc-cedict)")
        return
    items = _items(data / "g2pm_cpp")
    yield _accuracy(items, dictionary)
    yield _speed([item.text for item in items[:_SPEED_SENTENCES]], dictionary)


def _items(folder: Path) -> list[Item]:
    sentences = (folder / "dev.sent").read_text("utf-8").splitlines()
    labels = (folder / "dev.lb").read_text("utf-8").splitlines()
    result = []
    for sentence, reading in zip(sentences, labels, strict=True):
        before, character, after = sentence.split("▁")
        result.append(Item(text=before + character + after, place=len(before), reading=reading))
    return result


def _ours(dictionary: Dictionary) -> ReadAll:
    def read(text: str) -> list[str]:
        found = readings(text, dictionary, cut=list)
        return [one.syllables[0] if one.syllables else "" for one in found]

    return read


def _pypinyin() -> ReadAll | None:
    try:
        from pypinyin import Style, lazy_pinyin
    except ImportError:
        return None

    def read(text: str) -> list[str]:
        found: list[str] = lazy_pinyin(
            text, Style.TONE3, errors=list, neutral_tone_with_five=True, v_to_u=True
        )
        return [syllable.replace("ü", "u:") for syllable in found]

    return read


def _accuracy(items: Sequence[Item], dictionary: Dictionary) -> Table:
    ours = _ours(dictionary)
    rows = [_row("ours", items, ours)]
    traditional = [
        Item(text=converter.convert(item.text, "zh-Hant"), place=item.place, reading=item.reading)
        for item in items
    ]
    rows.append(_row("ours, in Traditional characters", traditional, ours))
    usual = {word: found[-1:] for word, found in polyphones.rules().items()}
    with patch.object(polyphones, "rules", lambda: usual):
        rows.append(_row("ours without rules: words, usual readings", items, ours))
    with patch.object(polyphones, "rules", dict):
        rows.append(_row("words, then CC-CEDICT's most frequent reading", items, ours))
    rows.append(
        _row("Unihan's customary reading alone", items, lambda text: list(map(customary, text)))
    )
    notes = [
        "Even sentences were looked at for mistakes of rules and of usual readings, odd ones",
        "were not; they ask for the same characters, so theirs is the figure of unseen",
        "sentences. No count was taken from the set: readings are CC-CEDICT's, counted over its",
        "words weighted with jieba's published frequencies; Unihan's kMandarin is for what",
        "CC-CEDICT lacks; polyphones.tsv is written by hand.",
    ]
    peer = _pypinyin()
    if peer is None:
        notes.append("skipped: pypinyin is not installed (pip install -e '.[bench]')")
    else:
        rows.append(_row("pypinyin, its own words", items, peer))
        rows.append(_row("pypinyin, neutral tones lenient", items, peer, lenient=True))
    rows.append(_row("ours, neutral tones lenient", items, ours, lenient=True))
    notes.append("Lenient: 认识 rènshi counts as right where the set has rènshí.")
    return Table(
        title=TITLE,
        header=("readings", "even (seen), %", "odd (unseen), %", "all, %", "wrong"),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def _row(
    name: str, items: Sequence[Item], read: ReadAll, *, lenient: bool = False
) -> tuple[str, ...]:
    """Return a line of the table; a reading that is missing is wrong.

    ``lenient``: our neutral tone is as good as the full one the set has.
    """
    right: list[int] = []
    for item in items:
        found = read(item.text)
        mine = found[item.place].lower() if len(found) == len(item.text) else ""
        neutral = lenient and mine == f"{item.reading[:-1]}5"
        right.append(int(mine == item.reading or neutral))
    shares = (_percent(right[0::2]), _percent(right[1::2]), _percent(right))
    return (name, *shares, f"{len(right) - sum(right)} of {len(right)}")


def _percent(right: Sequence[int]) -> str:
    return f"{100 * sum(right) / len(right):.2f}"


def _speed(texts: Sequence[str], dictionary: Dictionary) -> Table:
    characters = sum(map(len, texts))
    systems: dict[str, Callable[[str], object]] = {
        "ours": lambda text: readings(text, dictionary),
        "only our words, for comparison": lambda text: words(text, dictionary),
    }
    peer = _pypinyin()
    if peer is not None:
        systems["pypinyin"] = peer
    rows = []
    for name, read in systems.items():
        first = _seconds(texts, read)
        seconds = sorted(_seconds(texts, read) for _ in range(_ROUNDS))[_ROUNDS // 2]
        rows.append(
            (name, f"{characters / first / 1000:.0f}", f"{characters / seconds / 1000:.0f}")
        )
    return Table(
        title=SPEED_TITLE,
        header=("readings", "first time, kchar/s", "again, kchar/s"),
        rows=tuple(rows),
        notes=(f"Processor time, {characters} characters; again: median of {_ROUNDS}.",),
    )


def _seconds(texts: Sequence[str], read: Callable[[str], object]) -> float:
    started = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - started
