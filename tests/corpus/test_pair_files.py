"""Pairs are read from any kind of file and written as any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.corpus.corpus_texts import Broken
from translator.corpus.pair_rows import PairRow, pair_files, read_pairs
from translator.corpus.pair_writer import writing
from translator.errors import FormatError, InputError, UsageError

TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="zh-CN"/><body>
<tu><tuv xml:lang="zh-CN"><seg>请看<ph x="1"/>这里。</seg></tuv>
<tuv xml:lang="en"><seg>Look here <ph x="1"/>.</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>oui</seg></tuv><tuv xml:lang="en"><seg>yes</seg></tuv></tu>
</body></tmx>"""


def pairs(path: Path) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in read_pairs(path) if isinstance(one, PairRow)]


def broken(path: Path) -> list[str]:
    return [one.name for one in read_pairs(path) if isinstance(one, Broken)]


@pytest.mark.parametrize("kind", [".jsonl", ".tsv", ".tmx", ".parquet"])
@pytest.mark.parametrize("first", [".jsonl", ".tsv", ".tmx", ".parquet"])
def test_a_pair_goes_through_every_kind_of_file(tmp_path: Path, first: str, kind: str) -> None:
    if ".parquet" in (first, kind):
        pytest.importorskip("pyarrow")
    begun = tmp_path / "begun.tsv"
    begun.write_text("今天下雨。\tIt rains today.\n'=1+1是二。\t'=1+1 is two.\n", encoding="utf-8")
    wanted = [("今天下雨。", "It rains today."), ("=1+1是二。", "=1+1 is two.")]
    for before, after in (
        (begun, tmp_path / f"a{first}"),
        (tmp_path / f"a{first}", tmp_path / f"b{kind}"),
    ):
        with writing(after, before) as write:
            for row in read_pairs(before):
                assert isinstance(row, PairRow)
                write(row)
        assert pairs(after) == wanted


def test_what_is_no_pair_is_named(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_bytes(b'{"source": "a"}\n{bad\n\n[]\n\xff\n{"source": "a", "target": "b"}\n')
    assert broken(lines) == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:4", "a.jsonl:5"]
    table = tmp_path / "a.tsv"
    table.write_text("target\tsource\nb\ta\nonly\n", encoding="utf-8")
    assert (pairs(table), broken(table)) == ([("a", "b")], ["a.tsv:3"])


def test_a_memory_is_read_unit_by_unit_without_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(TMX, encoding="utf-8")
    assert pairs(path) == [("请看这里。", "Look here .")]
    assert len(broken(path)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "<other/>", "<tmx><body>", "",
        '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx><body><tu>'
        '<tuv xml:lang="zh"><seg>&a;</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv></tu>'
        "</body></tmx>",
    ],
)  # fmt: skip
def test_what_is_no_memory_or_refers_elsewhere_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError):
        list(read_pairs(path))


def test_findings_and_scores_of_a_corpus_are_known_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"source": "下雨。", "target": "It rains.", "source_lang": "zh-Hans", "path": "b.md",'
        ' "provenance": {"kind": "aligned", "score": 0.5},'
        ' "findings": [{"check": "numbers", "level": "warning"}]}\n',
        encoding="utf-8",
    )
    (row,) = read_pairs(path)
    assert isinstance(row, PairRow)
    assert row.found == {("numbers", "warning")}
    assert (row.provenance, row.score, row.document) == ("aligned", 0.5, "b.md")
    assert row.source_language == "zh-Hans"


def test_kinds_that_hold_no_pairs_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("下雨。", encoding="utf-8")
    with pytest.raises(InputError):
        list(read_pairs(tmp_path / "a.md"))
    with pytest.raises(UsageError), writing(tmp_path / "b.md", tmp_path / "a.tsv"):
        pass
    assert pair_files(tmp_path) == []
