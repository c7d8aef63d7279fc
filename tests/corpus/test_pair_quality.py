"""Why pairs fall: what must fall, and its neighbours that must stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.corpus.pair_quality import Judge, Quality
from translator.corpus.pair_rows import PairRow
from translator.corpus.seen_pairs import SeenPairs
from translator.exports.selection import Selection

GOOD = ("她每天早上喝一杯茶。", "She drinks a cup of tea every morning.")


def row(source: str, target: str, **more: object) -> PairRow:
    said: dict[str, object] = {"source_language": "zh-Hans", "target_language": "en"} | more
    return PairRow(place="a:1", source=source, target=target, **said)  # type: ignore[arg-type]


@pytest.fixture
def seen() -> Iterator[SeenPairs]:
    with SeenPairs() as opened:
        yield opened


@pytest.mark.parametrize(
    ("quality", "pair", "why"),
    [
        (Quality(), row(*GOOD), ""),
        (Quality(), row("第12页", "Page 12"), ""),
        (Quality(), row("", "tea"), "empty"),
        (Quality(kept=frozenset({"empty", "language"})), row("", "tea"), ""),
        (Quality(), row(GOOD[0], GOOD[0]), "language"),
        (Quality(), row("He sold the tofu at the market.", GOOD[1]), "language"),
        (Quality(), row(GOOD[0], "Tous les matins, elle boit une tasse de thé."), ""),
        (Quality(), row("彼は毎朝お茶を飲んでから出かけます。", GOOD[1]), "language"),
        (Quality(), row(*GOOD, source_language="en"), "language"),
        (Quality(), row("她每天早上喝一杯熱騰騰的紅茶。", GOOD[1]), "script"),
        (Quality(), row("她每天早上喝一杯熱騰騰的紅茶。", GOOD[1], source_language="zh-Hant"), ""),
        (Quality(), row("她每天早上喝一杯熱騰騰的紅茶。", GOOD[1], source_language="zh"), ""),
        (Quality(length=(2, 40)), row(*GOOD), ""),
        (Quality(length=(2, 20)), row(*GOOD), "length"),
        (Quality(selection=Selection(ratio=(1, 3))), row(*GOOD), "ratio"),
        (Quality(selection=Selection(provenance=frozenset({"person"}))), row(*GOOD), ""),
        (
            Quality(selection=Selection(provenance=frozenset({"person"}))),
            row(*GOOD, provenance="engine"), "provenance",
        ),
        (Quality(selection=Selection(score=-1)), row(*GOOD, score=-2.0), "score"),
        (Quality(alignment=0.9), row(*GOOD, provenance="aligned", score=0.8), "alignment"),
        (Quality(alignment=0.9), row(*GOOD, provenance="engine", score=0.8), ""),
        (
            Quality(selection=Selection(without=frozenset({"error"}))),
            row(*GOOD, found=frozenset({("loop", "error")})), "finding",
        ),
        (
            Quality(selection=Selection(without=frozenset({"error"}))),
            row(*GOOD, found=frozenset({("numbers", "warning")})), "",
        ),
        (
            Quality(selection=Selection(without=frozenset({"residue"}))),
            row(GOOD[0], "She drinks a cup of 茶 every morning, with milk and sugar."), "finding",
        ),
    ],
)  # fmt: skip
def test_a_pair_falls_for_one_reason(
    seen: SeenPairs, quality: Quality, pair: PairRow, why: str
) -> None:
    assert Judge(quality=quality, seen=seen).reason(pair) == why


def test_the_very_pair_falls_the_second_time(seen: SeenPairs) -> None:
    judge = Judge(quality=Quality(), seen=seen)
    spaced = row(f" {GOOD[0]}", GOOD[1].replace(" ", "  "))
    other = row(GOOD[0], "Every morning she has a cup of tea.")
    assert [judge.reason(one) for one in (row(*GOOD), spaced, other)] == ["", "duplicate", ""]
    assert (judge.judged, dict(judge.fallen)) == (3, {"duplicate": 1})


def test_a_pair_that_fell_is_no_earlier_one(seen: SeenPairs) -> None:
    judge = Judge(quality=Quality(length=(1, 20)), seen=seen)
    assert [judge.reason(row(*GOOD)) for _ in range(2)] == ["length", "length"]


def test_what_is_nearly_the_same_falls_and_what_is_not_stays() -> None:
    pytest.importorskip("datasketch")
    with SeenPairs(near=0.7) as seen:
        judge = Judge(quality=Quality(near=0.7), seen=seen)
        pairs = [
            (
                "这家小店在2019年开门，卖早点和豆腐。",
                "This small shop opened in 2019 and sells breakfast.",
            ),
            (
                "這家小店在2021年開門，賣早點和豆腐。",
                "This small shop opened in 2021, and sells breakfast.",
            ),
            ("我们昨天在河边看到了三只白鹭。", "Yesterday we saw three egrets by the river."),
        ]
        tags = ("zh-Hans", "zh-Hant", "zh-Hans")
        said = [
            judge.reason(row(*pair, source_language=tag))
            for pair, tag in zip(pairs, tags, strict=True)
        ]
    assert said == ["", "near", ""]


def test_boilerplate_stands_in_many_documents_whatever_its_figures(seen: SeenPairs) -> None:
    for number in range(3):
        seen.note(f"第{number}页，共30页", f"{number}.md")
        seen.note("她喝茶。", "0.md")
    judge = Judge(quality=Quality(boilerplate=3), seen=seen)
    assert judge.reason(row("第9页，共40页", "Page 9 of 40")) == "boilerplate"
    assert judge.reason(row("她喝茶。", "She drinks tea.")) == ""
