"""What a report counts, and what it says of what was left."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.standins import planned
from translator.application import TermCount
from translator.cli import report
from translator.cli.plurals import counted
from translator.cli.report import copied, entry, has_errors, plan_entry, sentence, skipped
from translator.document.plan import Plan
from translator.types import Bitext, Finding, Level, Pair, Provenance

TEXT = "# 早市\n\n天亮了。街上很热闹。\n\nOpenAI GPT\n\n```\ncode 好\n```\n\n茶很香。\n"


@pytest.fixture
def plan() -> Plan:
    return planned(TEXT)


def finding(level: Level, check: str = "numbers") -> Finding:
    return Finding(check=check, level=level, message="x")


def made(plan: Plan, *findings: Iterable[Finding]) -> Bitext:
    found = [*findings, *[()] * len(plan.items)]
    pairs = tuple(
        Pair(
            segment=item.segment, source=item.source, target=item.source,
            provenance=Provenance(kind="copy" if item.copied else "engine",
                                  strategy="again" if at == 1 else ""),
            findings=tuple(found[at]),
        )
        for at, item in enumerate(plan.items)
    )  # fmt: skip
    return Bitext(
        document=plan.document, source_language="zh-Hans", target_language="en", pairs=pairs,
        signature="s",
    )  # fmt: skip


TERMS = TermCount(source=4, honoured=1, corrected=2)


def of(plan: Plan, bitext: Bitext, outputs: list[str], memory: int = 1) -> dict[str, object]:
    return entry(
        bitext, plan, source="a.md", outputs=outputs, from_memory=memory, similar=0,
        seconds=1.23456, terms=TERMS,
    )  # fmt: skip


def test_a_document_is_counted(plan: Plan) -> None:
    bitext = made(
        plan, [finding(Level.ERROR), finding(Level.WARNING)],
        [finding(Level.WARNING), finding(Level.INFO, "length")],
    )  # fmt: skip
    row = of(plan, bitext, ["a.en.md"])
    assert row["output"] == "a.en.md"
    counts = {name: row[name] for name in ("segments", "from_memory", "translated", "copied")}
    assert counts == {"segments": 5, "from_memory": 1, "translated": 3, "copied": 1}
    assert row["findings"] == {"length": {"info": 1}, "numbers": {"error": 1, "warning": 2}}
    assert row["terms"] == {"in_source": 4, "honoured": 1, "corrected": 2, "missed": 3}
    assert (row["retried"], row["seconds"]) == ({"again": 1}, 1.235)
    assert row["skipped"] == [*skipped(plan.document), *copied(plan)]
    assert [one["line"] for one in row["skipped"]] == [7, 5]  # type: ignore[attr-defined]


def test_several_results_are_listed_and_none_is_an_empty_list(plan: Plan) -> None:
    assert of(plan, made(plan), ["a", "b"])["output"] == ["a", "b"]
    assert of(plan, made(plan), [])["output"] == []


def test_what_would_be_done_is_counted(plan: Plan) -> None:
    row = plan_entry(plan, source="a.md", known=1, similar=0, output="", brought=[])
    names = ("blocks", "segments", "from_memory", "to_translate", "copied")
    assert [row[name] for name in names] == [4, 5, 1, 3, 1]
    assert row["skipped"] == [*skipped(plan.document), *copied(plan)]


def test_what_is_carried_over_is_told_with_its_line(plan: Plan) -> None:
    assert copied(plan) == [
        {
            "line": 5, "kind": "paragraph", "reason": "there is no Chinese in it",
            "excerpt": "OpenAI GPT",
        }
    ]  # fmt: skip
    long = planned(f"{'茶很香，水很清。' * 20}\n\n{'word ' * 20}\n")
    (row,) = copied(long)
    assert len(row["excerpt"]) == 60
    bare = replace(long, items=tuple(
        replace(one, block=replace(one.block, attributes={})) for one in long.items
    ))  # fmt: skip
    assert copied(bare)[0]["line"] == 0


@pytest.mark.parametrize(
    ("findings", "said", "errors"),
    [
        ([], "", False),
        ([[Level.INFO]], "", False),
        ([[Level.WARNING]], "1 to look at", False),
        ([[Level.ERROR]], "1 with errors", True),
        ([[Level.ERROR, Level.WARNING], [Level.ERROR]], "2 with errors", True),
        ([[Level.WARNING, Level.INFO], [Level.ERROR], [Level.WARNING]],
         "1 with errors, 2 to look at", True),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_said_in_words(
    plan: Plan, findings: list[list[Level]], said: str, errors: bool
) -> None:
    bitext = made(plan, *[[finding(level) for level in one] for one in findings])
    assert (sentence(bitext), has_errors(bitext)) == (said, errors)


def test_a_report_is_written_so_that_people_can_read_it(tmp_path: Path) -> None:
    report.write(str(tmp_path / "r.json"), [{"input": "早市.md"}])
    text = (tmp_path / "r.json").read_text("utf-8")
    assert "早市.md" in text and text.endswith("]\n")
    assert json.loads(text) == [{"input": "早市.md"}]


@pytest.mark.parametrize(("number", "said"), [(0, "0 names"), (1, "1 name"), (2, "2 names")])
def test_one_thing_is_one_and_others_are_many(number: int, said: str) -> None:
    assert counted(number, "name") == said
