"""The folder of a corpus: what is there is whole, and made under the same settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.standins import snapshot
from translator.corpus.corpus_folder import CorpusFolder
from translator.corpus.unit_record import UnitRecord
from translator.errors import UsageError

UNIT, OTHER = "0" * 32, "1" * 32
ROWS = [{"source": "下雨。", "target": "It rains."}]


@pytest.fixture
def folder(tmp_path: Path) -> CorpusFolder:
    made = CorpusFolder(tmp_path / "corpus")
    assert made.begin({"to": "en"})
    made.settle({"to": "en"})
    return made


def record(unit: str = UNIT) -> UnitRecord:
    return UnitRecord(unit=unit, documents=1, sentences=1, written=1, broken=[("a:2", "why")])


def test_a_unit_is_known_by_its_counts_and_its_pairs(folder: CorpusFolder) -> None:
    assert folder.record(UNIT) is None
    folder.write(record(), ROWS)
    assert folder.record(UNIT) == record()
    (folder.path / "pairs" / f"{UNIT}.jsonl").unlink()
    assert folder.record(UNIT) is None


def test_a_unit_whose_counts_are_damaged_is_made_again(folder: CorpusFolder) -> None:
    folder.write(record(), ROWS)
    (folder.path / "units" / f"{UNIT}.json").write_bytes(b'{"unit": "')
    assert folder.record(UNIT) is None


def test_made_twice_it_is_the_same_files(folder: CorpusFolder) -> None:
    folder.write(record(), ROWS)
    first = snapshot(folder.path)
    folder.write(record(), ROWS)
    assert snapshot(folder.path) == first


def test_the_same_settings_go_on_and_others_are_refused(folder: CorpusFolder) -> None:
    assert not folder.begin({"to": "en"})
    with pytest.raises(UsageError) as told:
        folder.begin({"to": "zh-Hant"})
    assert (told.value.key, told.value.fields["names"]) == ("corpus.otherwise", "to")


def test_a_folder_with_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError) as told:
        CorpusFolder(tmp_path).begin({})
    assert told.value.key == "corpus.not-empty"
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_a_command_that_was_killed_before_it_began_is_gone_on_with(tmp_path: Path) -> None:
    folder = CorpusFolder(tmp_path)
    assert folder.begin({"to": "en"})
    folder.memory.write_bytes(b"half of it")
    assert folder.begin({"to": "en"})
    (tmp_path / "pairs" / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError):
        folder.begin({"to": "en"})


def test_units_of_an_input_that_changed_go_at_the_end(folder: CorpusFolder) -> None:
    folder.write(record(), ROWS)
    folder.write(record(OTHER), ROWS)
    (folder.path / "pairs" / "notes.txt").write_text("a person's", encoding="utf-8")
    assert folder.finish({OTHER}, {"pairs": 1}) == 1
    assert sorted(one.name for one in (folder.path / "pairs").iterdir()) == [
        f"{OTHER}.jsonl", "notes.txt",
    ]  # fmt: skip
    assert json.loads(folder.report.read_bytes()) == {"pairs": 1}
    folder.finish({OTHER}, {"name": "早市"})
    assert "早市" in folder.report.read_text("utf-8")  # people read it


def test_what_ends_its_worker_again_and_again_is_let_be_once(folder: CorpusFolder) -> None:
    tried = [folder.try_unit(UNIT) for _ in range(7)]
    assert tried == [True] * 6 + [False]
    assert folder.try_unit(UNIT)  # by the next command


def test_counts_are_read_as_they_were_written_and_added_up() -> None:
    one = record()
    one.findings = {"numbers": {"warning": 2}}  # type: ignore[dict-item]
    both = UnitRecord()
    for _ in range(2):
        both.add(UnitRecord.read(one.line()))
    assert (both.sentences, both.findings["numbers"]["warning"]) == (2, 4)
    with pytest.raises(ValueError, match="no record"):
        UnitRecord.read("{}")


def test_pairs_as_parquet_are_those_of_json_lines(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = CorpusFolder(tmp_path, "parquet")
    folder.begin({})
    folder.write(record(), ROWS)
    (row,) = parquet.read_table(tmp_path / "pairs" / f"{UNIT}.parquet").to_pylist()
    assert {name: value for name, value in row.items() if value is not None} == ROWS[0]
