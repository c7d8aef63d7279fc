"""Notes come from every layout of Anki's packages, and no package fills the memory."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest

from tests.learning.anki_files import (
    CREATED,
    LAYOUTS,
    NEW,
    REVIEW,
    Note,
    anki_package,
    database,
    zipped,
    zstd,
)
from translator.errors import FormatError
from translator.learning import anki_notes as reading
from translator.learning.known_lists import KnownList, read_known
from translator.learning.spacing import Remembered
from translator.system import safe_zstd

LATEST = LAYOUTS[-1]
NOTES: list[Note] = [
    ("天气\x1ftiānqì\x1fweather\x1f[sound:a.mp3]", [REVIEW, NEW]),
    ("青菜\x1fqīngcài\x1fgreens\x1f", [NEW, NEW]),
    ("{{c1::苹果::fruit}}\x1fapple", [REVIEW | {"queue": -1}]),
    ("爸爸\x1fbàba\x1fdad\x1f", [REVIEW | {"queue": -2, "due": 700, "data": ""}]),
]
needs_zstd = pytest.mark.skipif(not safe_zstd.is_ready(), reason="pyarrow is not installed")
layouts = pytest.mark.parametrize("layout", [*LAYOUTS[:-1], pytest.param(LATEST, marks=needs_zstd)])


def read(data: bytes) -> KnownList:
    return read_known(data, name="my.colpkg", dictionary=None)


def refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as refused:
        read(data)
    return refused.value


@layouts
def test_each_layout_says_the_same(layout: str) -> None:
    found = read(anki_package(NOTES, layout=layout, media={"a.mp3": b"ID3"}))
    assert found.words == ("天气", "苹果", "爸爸")
    due = CREATED + timedelta(days=800)
    assert found.memories == {
        "天气": Remembered(
            due=due, last=due - timedelta(days=30), stability=28.5, difficulty=6.2, answers=7
        ),
        "爸爸": Remembered(
            due=due - timedelta(days=100), last=due - timedelta(days=130), stability=30.0, answers=7
        ),
    }
    assert (found.passed_over, found.undated) == (0, 0)


@layouts
def test_a_word_anki_never_asked_for_is_not_known(layout: str) -> None:
    found = read(anki_package(NOTES, layout=layout))
    assert "青菜" not in found.words and found.unasked == 1


def test_where_every_card_is_new_nothing_is_said_of_that() -> None:
    new: list[Note] = [(fields, [NEW]) for fields, _ in NOTES]
    found = read(anki_package(new, layout=LAYOUTS[1]))
    assert found.words == ("天气", "青菜", "苹果", "爸爸") and found.unasked == 0


def test_a_word_of_two_notes_is_known_by_the_one_that_was_asked() -> None:
    found = read(anki_package([*NOTES, ("青菜\x1fvegetables", [REVIEW])], layout=LAYOUTS[1]))
    assert "青菜" in found.words and found.unasked == 0


def test_what_a_note_of_ours_says_of_its_word_counts_though_anki_never_asked_for_it() -> None:
    notes: list[Note] = [*NOTES, ("老师\x1fteacher", [NEW])]
    found = read(anki_package(notes, layout=LAYOUTS[1], tags="duizhao duizhao-learning"))
    assert "老师" in found.words and found.unasked == 0


@needs_zstd
def test_the_note_for_old_programs_is_not_taken_for_the_collection() -> None:
    with zipfile.ZipFile(io.BytesIO(anki_package(NOTES))) as archive:
        assert LAYOUTS[0] in archive.namelist()
    assert read(anki_package(NOTES)).passed_over == 0


def test_a_layout_to_come_is_refused_and_not_taken_for_the_one_for_old_programs() -> None:
    members = {"meta": b"\x08\x04", "collection.anki22": b"?", LAYOUTS[0]: database(NOTES)}
    assert refusal(zipped(members)).key == "known.newer-anki"


def test_without_what_unpacks_it_the_person_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(safe_zstd, "is_ready", lambda: False)
    error = refusal(zipped({"meta": b"\x08\x03", LATEST: b"\x28\xb5\x2f\xfd"}))
    assert error.key == "known.no-zstd" and "pyarrow" in str(error)


@needs_zstd
@pytest.mark.parametrize(
    "packed", [b"", b"hello", zstd(database(NOTES))[:-9], zstd(b"no database")]
)
def test_a_damaged_collection_is_refused(packed: bytes) -> None:
    assert refusal(zipped({"meta": b"\x08\x03", LATEST: packed})).key in (
        "zip.damaged", "known.no-notes",
    )  # fmt: skip


@needs_zstd
def test_a_small_file_that_unpacks_to_gigabytes_is_refused() -> None:
    bomb = zipped({"meta": b"\x08\x03", LATEST: zstd(bytes(16_000_000)) * 125})
    assert len(bomb) < 250_000
    error = refusal(bomb)
    assert error.key == "zip.refused" and "as bombs are" in str(error)


@layouts
def test_a_collection_larger_than_it_may_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    data = anki_package(NOTES, layout=layout)
    monkeypatch.setattr(reading, "LARGEST_DATABASE", 10_000)
    error = refusal(data)
    assert error.key == "zip.refused" and "larger than" in str(error)


def test_a_collection_of_years_is_larger_than_a_part_of_a_document_may_be() -> None:
    data = zipped({LAYOUTS[0]: database(NOTES) + bytes(51_000_000)})
    assert read(data).words[0] == "天气"


def test_a_tag_of_a_note_is_no_word() -> None:
    notes: list[Note] = [("hello\x1fworld", [NEW])]
    data = anki_package(notes, layout=LAYOUTS[0], tags="中文 hsk1")
    assert (read(data).words, read(data).passed_over) == ((), 1)
