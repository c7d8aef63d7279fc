"""Runs of one look: what they show of a sentence, of its marks and of who wrote it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from translator.document.rendering import Rendering
from translator.document.sentence_ids import read_id
from translator.exports.laid_out.runs import Run, lines_of, picture, plain, runs_of
from translator.placeholders import atom, closing, opening
from translator.types import Bitext, Finding, Inline, Level

Build = Callable[..., Bitext]
STRONG = Inline(id=0, kind="strong", source="**", closing="**")
LINK = Inline(id=1, kind="link", source="[", closing="](https://a.example)")
OTHER = Inline(id=2, kind="link", source="[", closing="](https://b.example)")
NOWHERE = Inline(id=3, kind="link", source="[", closing="]")
BREAK = Inline(id=0, kind="hardbreak", source="<br>", display="break")


def runs(bitext: Bitext, *, target: bool = True, with_ids: bool = False) -> tuple[Run, ...]:
    block = bitext.document.blocks[0]
    pairs = [pair for pair in bitext.pairs if pair.segment.block_id == block.id]
    return runs_of(block, pairs, Rendering(bitext, target=target), target=target, with_ids=with_ids)


def looks(bitext: Bitext, *, target: bool = True) -> list[tuple[str, str, list[str]]]:
    return [(one.text, one.address, sorted(one.looks)) for one in runs(bitext, target=target)]


def test_the_innermost_link_that_leads_somewhere_counts(one: Build) -> None:
    text = (
        f"a{opening(1)}b{opening(2)}c{opening(3)}d{closing(3)}{closing(2)}e{closing(1)}f"
        f"{closing(1)}g"
    )
    assert looks(one(text, text, LINK, OTHER, NOWHERE)) == [
        ("a", "", []),
        ("b", "https://a.example", ["link"]),
        ("cd", "https://b.example", ["link"]),
        ("e", "https://a.example", ["link"]),
        ("fg", "", []),
    ]


def test_a_pair_that_is_opened_twice_is_open_until_both_are_closed(one: Build) -> None:
    text = f"{opening(0)}a{opening(0)}b{closing(0)}c{closing(0)}d{closing(0)}e"
    assert looks(one(text, text, STRONG)) == [("abc", "", ["strong"]), ("de", "", [])]
    crossed = f"{opening(1)}a{opening(2)}b{closing(1)}c{closing(2)}d"
    assert [(run[0], run[1]) for run in looks(one(crossed, crossed, LINK, OTHER))] == [
        ("a", "https://a.example"), ("bc", "https://b.example"), ("d", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "flagged"),
    [(Level.INFO, []), (Level.WARNING, ["flagged"]), (Level.ERROR, ["flagged"])],
)
def test_what_a_check_found_is_seen_in_the_target_alone(
    one: Build, level: Level, flagged: list[str]
) -> None:
    made = one("茶", "Tea", findings=[Finding(check="length", level=level, message="x")])
    assert looks(made) == [("Tea", "", flagged)]
    assert looks(made, target=False) == [("茶", "", [])]


def test_a_persons_target_has_a_sign(one: Build) -> None:
    made = one("茶", "Tea")
    (pair,) = made.pairs
    by_hand = replace(pair, provenance=replace(pair.provenance, kind="person"))
    made = replace(made, pairs=(by_hand,))
    assert looks(made) == [("Tea", "", []), ("\u00a0✎", "", ["person"])]
    assert looks(made, target=False) == [("茶", "", [])]


def test_only_what_belongs_to_a_target_has_its_id(garden: Bitext) -> None:
    found = runs(garden, with_ids=True)
    known = [read_id(run.sentence) for run in found if run.sentence]
    assert {(one.block, one.number) for one in known if one} == {(0, 0), (0, 1)}
    assert not any(run.sentence for run in runs(garden))
    assert not any(run.sentence for run in runs(garden, target=False, with_ids=True))


def test_edges_are_bare_and_a_line_that_was_ended_is_one(one: Build) -> None:
    text = f" {opening(0)} {closing(0)} a{atom(0)}b {opening(0)} c {closing(0)} "
    found = runs(one(text, text, STRONG, BREAK))
    assert [(run.text, sorted(run.looks)) for run in found] == [("a\nb ", []), (" c", ["strong"])]
    assert plain(found) == "a\nb  c"
    assert list(lines_of(found[0])) == [(False, "a"), (True, "b ")]
    assert runs(one(f" {atom(0)} ", f"{atom(0)}", BREAK), target=False) == ()


@pytest.mark.parametrize(("length", "shown"), [(80, "x" * 80), (81, "x" * 80 + "…")])
def test_a_pictures_address_is_shown_as_far_as_a_line_goes(length: int, shown: str) -> None:
    first, second = picture("茶", "x" * length)
    assert (first.text, first.address, first.leads) == ("▧ 茶", "x" * length, "")
    assert (second.text, second.address) == (f" {shown}", "")
    assert [run.text for run in picture("", "a  b")] == ["▧ ", "a b"]
    assert [run.text for run in picture("茶", "")] == ["▧ 茶"]


def test_readings_stand_over_words_alone(one: Build) -> None:
    def read(text: str) -> list[tuple[str, str]]:
        return [(sign, "x" if sign in "茶水" else "") for sign in text]

    code = Inline(id=1, kind="code", source="`水`")
    made = one(f"一茶二三水{atom(1)}四", "x", code)
    block = made.document.blocks[0]
    found = runs_of(block, made.pairs, Rendering(made, target=False), target=False, readings=read)
    assert [(run.text, run.reading) for run in found] == [
        ("一", ""), ("茶", "x"), ("二三", ""), ("水", "x"), ("水", ""), ("四", ""),
    ]  # fmt: skip
