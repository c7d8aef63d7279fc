"""What is kept of a pair in each kind of file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translator.corpus import pair_writer
from translator.corpus.pair_rows import PairRow, read_pairs
from translator.corpus.pair_writer import writing


def row(source: str = "下雨。", target: str = "It rains.", **more: object) -> PairRow:
    said: dict[str, object] = {"source_language": "zh-Hans", "target_language": "en"} | more
    return PairRow(place="a:1", source=source, target=target, **said)  # type: ignore[arg-type]


def write(path: Path, *rows: PairRow, first: str = "a.tsv") -> None:
    with writing(path, path.with_name(first)) as put:
        for one in rows:
            put(one)


def test_a_table_has_a_row_for_each_pair_and_no_formula(tmp_path: Path) -> None:
    write(
        tmp_path / "b.tsv", row("一\t二\n三", "=1+1", document="a.md", provenance="engine"), row()
    )
    assert (tmp_path / "b.tsv").read_text("utf-8").split("\n") == [
        "source\ttarget\tsource_lang\ttarget_lang\tdocument\tprovenance",
        "一 二 三\t'=1+1\tzh-Hans\ten\ta.md\tengine",
        "下雨。\tIt rains.\tzh-Hans\ten\t\t",
        "",
    ]


def test_json_lines_keep_what_the_file_said(tmp_path: Path) -> None:
    write(tmp_path / "b.jsonl", row(fields={"id": 7, "source": "old", "source_lang": "zh"}))
    assert json.loads((tmp_path / "b.jsonl").read_text("utf-8")) == {
        "id": 7, "source": "下雨。", "target": "It rains.", "source_lang": "zh-Hans",
        "target_lang": "en",
    }  # fmt: skip


def test_a_memory_says_who_wrote_a_pair(tmp_path: Path) -> None:
    said = {"kind": "engine", "signature": "s1", "created": "2026-05-03T09:12:00Z"}
    path = tmp_path / "b.tmx"
    write(path, row(provenance="engine", fields={"provenance": said}), row("天晴。", "It is fine."))
    found = [one for one in read_pairs(path) if isinstance(one, PairRow)]
    assert [(one.source, one.provenance) for one in found] == [
        ("下雨。", "engine"), ("天晴。", "person"),
    ]  # fmt: skip
    assert found[0].fields["provenance"]["signature"] == "s1"
    assert found[0].fields["provenance"]["created"] == "2026-05-03T09:12:00Z"
    assert path.read_text("utf-8").count("<header") == 1
    assert path.read_text("utf-8").rstrip().endswith("</tmx>")
    write(tmp_path / "none.tmx")
    assert list(read_pairs(tmp_path / "none.tmx")) == []


def test_parquet_is_written_in_groups_and_none_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(pair_writer, "_BATCH", 2)
    for number in (0, 1, 2, 3, 4):
        path = tmp_path / f"{number}.parquet"
        write(path, *(row(f"第{at}天。") for at in range(number)))
        file = parquet.ParquetFile(path)
        assert [one["source"] for one in file.read().to_pylist()] == [
            f"第{at}天。" for at in range(number)
        ]
        assert file.metadata.num_row_groups == (number + 1) // 2


def test_columns_of_parquet_take_what_other_files_say_in_words(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    listed = [{"check": "loop", "level": "error"}]
    write(
        path,
        row(fields={"provenance": "engine", "findings": "error: loop: x"}),
        row(fields={"provenance": {"kind": "person"}, "findings": listed}),
    )
    found = parquet.read_table(path).to_pylist()
    assert [one["provenance"]["kind"] for one in found] == ["engine", "person"]
    assert found[0]["findings"] is None
    assert [one["check"] for one in found[1]["findings"]] == ["loop"]
    write(tmp_path / "b.parquet", row("一", "1"), first="a.parquet")
    assert parquet.read_table(tmp_path / "b.parquet").schema == parquet.read_table(path).schema


def test_a_file_that_is_not_finished_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), writing(tmp_path / "b.tsv", tmp_path / "a.tsv") as put:
        put(row())
        raise ZeroDivisionError
    assert not (tmp_path / "b.tsv").exists()
