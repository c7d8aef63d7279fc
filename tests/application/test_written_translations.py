"""Articles with a translation a person wrote, and those that are read without any."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.application import read_bytes
from translator.application.written_translations import (
    UNTRANSLATED,
    is_written,
    keep_untranslated,
    keep_written,
    written_bitext,
)
from translator.document.validate import validate
from translator.errors import InputError
from translator.store import JobState, Library
from translator.types import Bitext

ZH = "# 早市\n\n天亮了。**豆腐**卖完了。\n"
EN = "# Morning market\n\nIt is day. The **tofu** is sold out.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite3") as one:
        yield one


def beside(source: str, target: str) -> Bitext:
    return written_bitext(
        read_bytes(source.encode(), name="a.md"), read_bytes(target.encode(), name="b.md")
    )


def test_each_sentence_gets_the_one_written_for_it_with_its_emphasis() -> None:
    found = beside(ZH, EN)
    validate(found)
    assert (found.source_language, found.target_language) == ("zh-Hans", "en")
    assert [pair.target for pair in found.pairs][:2] == ["Morning market", "It is day."]
    assert len(found.pairs[2].target) == len("The tofu is sold out.") + 2  # its two marks
    assert {pair.provenance.kind for pair in found.pairs} == {"aligned"}
    assert is_written(found.signature)


@pytest.mark.parametrize("other", ["# Market\n", EN.replace("It is day. ", ""), f"{EN}\nMore.\n"])
def test_a_translation_with_other_sentences_is_refused(other: str) -> None:
    with pytest.raises(InputError, match="has not the same paragraphs and sentences"):
        beside(ZH, other)


def test_the_article_is_done_at_once_and_the_memory_learns_nothing(library: Library) -> None:
    originals = read_bytes(ZH.encode(), name="a.md"), read_bytes(EN.encode(), name="b.md")
    number = keep_written(*originals, library)
    assert keep_written(*originals, library) == number
    job = library.job(number)
    assert (job.state, job.done, job.total) == (JobState.DONE, 3, 3)
    assert library.memory_rows() == []


def test_an_article_without_a_model_waits_and_goes_once_it_has_one(library: Library) -> None:
    number = keep_untranslated(read_bytes(ZH.encode(), name="a.md"), library)
    job = library.job(number)
    assert (job.state, job.signature, job.done) == (JobState.STOPPED, UNTRANSLATED, 0)
    assert not is_written(job.signature)
    library.drop_empty_job(number)
    assert library.jobs() == []


def test_a_job_with_pairs_is_not_dropped(library: Library) -> None:
    number = keep_written(
        read_bytes(ZH.encode(), name="a.md"), read_bytes(EN.encode(), name="b.md"), library
    )
    library.drop_empty_job(number)
    assert [job.id for job in library.jobs()] == [number]
