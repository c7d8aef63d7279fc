"""How far a document is, and what decides a target, counted and written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.standins import ScriptedEngine, planned
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.errors import UsageError
from translator.glossary import Glossary
from translator.store import JobState, Library
from translator.translation import signature as signatures
from translator.translation.job_record import JobRecord
from translator.translation.pairs import positions
from translator.translation.progress import ProgressCounter, is_doubtful
from translator.translation.settings import Settings
from translator.translation.signature import fields, signature
from translator.translation.terms import Terminology, count, gather
from translator.types import Bitext, Finding, Level, Pair, Provenance, Quality


def pair(source: str, *levels: Level, target: str = "x", check: str = "length") -> Pair:
    item = planned(f"{source}\n").items[0]
    return Pair(
        segment=item.segment, source=source, target=target,
        provenance=Provenance(kind="engine"),
        findings=tuple(Finding(check=check, level=level, message="") for level in levels),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "doubtful"),
    [
        ([], False),
        ([Level.INFO], False),
        ([Level.WARNING], True),
        ([Level.INFO, Level.ERROR], True),
    ],
)  # fmt: skip
def test_a_warning_or_an_error_is_to_be_looked_at(levels: list[Level], doubtful: bool) -> None:
    assert is_doubtful(pair("茶很香。", *levels)) is doubtful


def test_a_document_is_counted_as_it_is_translated() -> None:
    known = [pair("一杯茶。", Level.WARNING), None, None, None, pair("三杯茶。", Level.INFO)]
    counter = ProgressCounter("a.md", known, ["两杯好茶。", "四杯茶。"])
    begun = counter.report([])
    assert (begun.done, begun.total, begun.findings, begun.latest) == (2, 5, 1, ())
    assert (begun.characters_done, begun.characters_total, begun.document) == (0, 9, "a.md")
    first = pair("两杯好茶。", Level.ERROR)
    now = counter.report([first, first])  # it stands twice and is translated once
    assert (now.done, now.findings, now.characters_done) == (4, 3, 5)
    assert now.latest == (first, first)
    last = counter.report([pair("四杯茶。")])
    assert (last.done, last.findings, last.characters_done) == (5, 3, 9)


def test_sources_without_a_pair_are_found_with_their_places() -> None:
    items = planned("茶。\n\n水很清。\n\n茶。\n").items
    assert positions(items, [None, None, None]) == {"茶。": [0, 2], "水很清。": [1]}
    assert positions(items, [pair("茶。"), None, None]) == {"水很清。": [1], "茶。": [2]}


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_a_job_is_kept_with_a_library_and_the_bytes_alone(library: Library) -> None:
    original = read_bytes("茶很香。\n".encode(), name="a.md")
    plan = planned("茶很香。\n")
    for kept, data in ((None, original.data), (library, None), (None, None)):
        record = JobRecord.begin(kept, plan, data, "s")
        record.save([pair("茶很香。")])
        record.finish()
        assert (record.library, record.number) == (None, 0)
    assert library.jobs() == []
    record = JobRecord.begin(library, plan, original.data, "s")
    record.save([])
    assert library.job(record.number).done == 0
    record.save([pair("茶很香。")])
    record.finish()
    job = library.job(record.number)
    assert (job.done, job.total, job.state) == (1, 1, JobState.DONE)


def test_what_decides_a_target_stands_in_its_signature() -> None:
    version = signatures.PIPELINE_VERSION
    assert version == 7  # raised where a step changes targets, and then here
    assert signature(EchoEngine(), grounding=frozenset({"name"}), dictionary="ab") == (
        f"duizhao{version}:{EchoEngine().signature()}"
    )
    engine = ScriptedEngine()
    assert signature(engine, grounding=frozenset(), dictionary="") == (
        f"duizhao{version}:scripted:1:grounding=none:dictionary=none:quality=balanced"
    )
    full = signature(
        engine, grounding=frozenset({"term", "name"}), dictionary="ab", quality=Quality.BEST,
        others=[ScriptedEngine(settings="2")], typography="quotes=curly",
    )  # fmt: skip
    assert full == (
        f"duizhao{version}:scripted:1:grounding=name+term:dictionary=ab:quality=best"
        ":also=scripted:2:typography=quotes=curly"
    )
    assert fields(full) == {
        "grounding": "name+term", "dictionary": "ab", "quality": "best", "also": "scripted",
        "typography": "quotes=curly",
    }  # fmt: skip


def test_what_nobody_sets_is_what_the_documentation_says() -> None:
    made = Settings()
    assert (made.fresh, made.retries, made.reading_order) == (False, True, False)


def test_glossaries_are_gathered_in_the_order_they_were_asked_for(library: Library) -> None:
    own = Glossary.of({"早市": "market", "夜市": "night market"})
    library.put_terms(own.terms)
    library.put_terms(Glossary.of({"早市": "dawn fair"}).terms, name="novel")
    mine = Glossary.of({"早市": "dawn market"})
    assert gather([], library=library).terms == own.terms
    assert gather([], library=library, own=False) == gather([]) == Glossary()
    assert [term.targets for term in gather([mine, "novel"], library=library).terms] == [
        ("dawn market",), ("dawn fair",), ("market",), ("night market",),
    ]  # fmt: skip
    for wanted, kept in (("poem", library), ("novel", None), ("", library)):
        with pytest.raises(UsageError) as refused:
            gather([wanted], library=kept)
        assert refused.value.fields["name"] == wanted


def test_terms_are_counted_by_what_became_of_them() -> None:
    plan = planned("早市很热闹，早市很大。\n\n夜市也很热闹。\n\n茶很香。\n")
    terminology = Terminology(Glossary.of({"早市": "dawn market", "夜市": "night market"}))
    targets = ["The dawn market is lively.", "It is lively.", "Tea."]
    corrected = (Finding(check="terms", level=Level.INFO, message=""),)
    pairs = tuple(
        Pair(
            segment=item.segment, source=item.source, target=target,
            provenance=Provenance(kind="engine"), findings=corrected if at == 0 else (),
        )
        for at, (item, target) in enumerate(zip(plan.items, targets, strict=True))
    )  # fmt: skip
    bitext = Bitext(
        document=plan.document, source_language="zh", target_language="en", pairs=pairs,
        signature="s",
    )  # fmt: skip
    found = count(bitext, plan, terminology)
    assert (found.source, found.honoured, found.missed) == (3, 2, 1)
    assert found.corrected == 1
    other = (Finding(check="terms", level=Level.WARNING, message=""),
             Finding(check="length", level=Level.INFO, message=""))  # fmt: skip
    changed = (replace(pairs[0], findings=other), *pairs[1:])
    assert count(replace(bitext, pairs=changed), plan, terminology).corrected == 0
