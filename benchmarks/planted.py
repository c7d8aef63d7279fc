"""Good targets spoilt in known ways: how often a check speaks, by kind of fault and direction.

A fault counts as found where the check that should speak has a finding of level error or
warning that it does not have on the good target.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stored import DIRECTIONS, System, flores, references

from translator.checks import check
from translator.chinese.dictionary.dictionary import Dictionary
from translator.types import Level

Spoil = Callable[[str, random.Random], str]

NUMBER = re.compile(
    r"(?<![\d.,:/A-Za-z-])\d{1,3}(?:,\d{3})+(?![\d,])|(?<![\d.,:/A-Za-z-])\d{2,}(?![\d.,:/A-Za-z-])"
)
_YEAR = re.compile(r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d.,]*\d)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)(?=\s?(?:%|percent|per cent))")
_DATED = (
    re.compile(r",? (?:in|since|of|from|until|by|during) (?:1[0-9]|20)\d\d(?!\d|s)"),
    re.compile(r",? (?:1[0-9]|20)\d\d(?=[,.;)])"),
    re.compile(r"(?:自|从|到|在|于)?(?:1[0-9]|20)\d\d ?年(?:以来|间)?"),
)
_UNITS = (
    ("trillion", "billion"), ("billion", "million"), ("million", "thousand"),
    ("kilometers", "meters"), ("kilometres", "metres"), ("km", "m"), ("kilograms", "grams"),
    ("kg", "g"), ("万亿", "十亿"), ("亿", "十万"), ("万", "千万"), ("公里", "米"), ("千米", "米"),
    ("公斤", "克"), ("千克", "克"),
)  # fmt: skip
_PERSONS = (
    "Xu Duoren", "Wei Jianwei", "Dmitry Medvedev", "Karin Holmqvist", "Zhou Yiwan",
    "Robert Ashdown", "Gao Xingdi", "Pierre Lacombe",
)  # fmt: skip


def _first(pattern: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    return pattern.sub(lambda match: change(match.group()), text, count=1)


def _ten_times(text: str, _: random.Random) -> str:
    def ten(number: str) -> str:
        value = int(number.replace(",", "")) * 10
        return f"{value:,}" if "," in number else str(value)

    return _first(NUMBER, text, ten)


def _another_year(text: str, _: random.Random) -> str:
    return re.sub(r"(?<![\d.,])(19|20)(\d)(\d)(?!\d)", r"\1\3\2", text, count=1)


def _dropped_year(text: str, _: random.Random) -> str:
    for pattern in _DATED:
        for found in pattern.finditer(text):
            year = re.sub(r"\D", "", found.group())
            if text.count(year) == 1:  # said twice, it is still there
                return text[: found.start()] + text[found.end() :]
    return text


def _changed_percent(text: str, chance: random.Random) -> str:
    more = chance.choice((7, 13, 20))
    return _first(_PERCENT, text, lambda number: f"{float(number) + more:g}")


def _exchanged(text: str, _: random.Random) -> str:
    """Exchange the first two numbers that differ, with nothing else: A has what B had.

    Numbers that are said twice are left alone: one of them would still be right.
    """
    found = [one for one in NUMBER.finditer(text) if text.count(one.group()) == 1]
    for one, other in pairwise(found):
        if one.group() != other.group():
            between = text[one.end() : other.start()]
            return text[: one.start()] + other.group() + between + one.group() + text[other.end() :]
    return text


def _invented_figure(text: str, chance: random.Random) -> str:
    figure = chance.choice((37, 64, 83, 146, 470, 3600, 52_000))
    if str(figure) in text.replace(",", ""):
        return text
    if re.search("[\u4e00-\u9fff]", text):
        return re.sub("[。，]", f"，涉及{figure}人，", text, count=1)
    return re.sub(
        r"(?<=[a-z])(?=[.,] )|(?<=[a-z])(?=\.$)", f", involving {figure:,} people", text, count=1
    )


def _other_unit(text: str, _: random.Random) -> str:
    for unit, wrong in _UNITS:
        edge = r"\b" if unit.isascii() else ""
        pattern = re.compile(rf"(?<=\d)( ?){unit}{edge}")
        if pattern.search(text):
            return pattern.sub(rf"\g<1>{wrong}", text, count=1)
    return text


def _invented_person(text: str, chance: random.Random) -> str:
    """Let somebody say it who is not in the source; English only."""
    person = chance.choice(_PERSONS)
    if re.search("[\u4e00-\u9fff]", text) or person.split()[-1] in text:
        return text
    return re.sub(r"(?<=[a-z])(?=[.,] )|(?<=[a-z])(?=\.$)", f", {person} said", text, count=1)


def _half(text: str, _: random.Random) -> str:
    return text[: len(text) // 2]


def _two_fifths(text: str, _: random.Random) -> str:
    return text[: 2 * len(text) // 5]


def _looping(text: str, _: random.Random) -> str:
    words = text.split(" ")
    again = " " + " ".join(words[-3:]) if len(words) > 6 else text[-6:]
    return text + again * 3


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A kind of fault."""

    name: str
    check: str
    """That should speak."""
    spoil: Spoil


FAULTS = (
    Fault(name="a number ten times as large", check="numbers", spoil=_ten_times),
    Fault(name="a year's last digits swapped", check="numbers", spoil=_another_year),
    Fault(name="a year dropped", check="numbers", spoil=_dropped_year),
    Fault(name="another percentage", check="numbers", spoil=_changed_percent),
    Fault(name="two numbers exchanged", check="numbers", spoil=_exchanged),
    Fault(name="a figure invented", check="numbers", spoil=_invented_figure),
    Fault(name="a unit a thousand times off", check="numbers", spoil=_other_unit),
    Fault(name="a person invented", check="names", spoil=_invented_person),
    Fault(name="the second half lost", check="length", spoil=_half),
    Fault(name="the last three fifths lost", check="length", spoil=_two_fifths),
    Fault(name="the last words three times more", check="loop", spoil=_looping),
)


def spoilt(
    pairs: Iterable[tuple[str, str]], fault: Fault, *, seed: int = 1
) -> Iterable[tuple[str, str, str]]:
    """Yield (source, good target, spoilt target) of the pairs the fault can be planted in."""
    chance = random.Random(seed)
    for source, target in pairs:
        wrong = fault.spoil(target, chance)
        if wrong != target:
            yield source, target, wrong


def found(
    fault: Fault, source: str, target: str, wrong: str, system: System, lexicon: Dictionary | None
) -> bool:
    """Say whether the check speaks on the spoilt target and did not say the same before."""
    said = [
        {
            finding.message
            for finding in check(source, text, **system.languages, lexicon=lexicon)
            if finding.check == fault.check and finding.level is not Level.INFO
        }
        for text in (target, wrong)
    ]
    return bool(said[1] - said[0])


def report(
    folder: Path, wmt_folder: Path | None, which: str, lexicon: Dictionary | None, show: str = ""
) -> None:
    """Print a line for each kind of fault and direction, and those not found of one kind."""
    for direction in DIRECTIONS:
        systems = [one for one in flores(folder, direction) if one.name == "google"]
        systems += references(wmt_folder, direction) if wmt_folder else []
        for fault in FAULTS:
            total = right = 0
            for system in systems:
                numbers = system.half(which)
                pairs = [(system.sources[n], html.unescape(system.targets[n])) for n in numbers]
                for source, target, wrong in spoilt(pairs, fault):
                    total += 1
                    good = found(fault, source, target, wrong, system, lexicon)
                    right += good
                    if not good and fault.name == show:
                        print(f"not found\n    {source}\n    {wrong}")
            share = f"{100 * right / total:.1f} %" if total else "-"
            print(f"{direction} {fault.name:34} {fault.check:8} {right}/{total} {share}")
