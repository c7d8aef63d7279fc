"""Pairs of a corpus that are good enough are written, and what fell is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translator.application import corpus_filter
from translator.application.corpus_filter import Filtered, filter_corpus
from translator.corpus.pair_quality import Quality
from translator.errors import InputError, UsageError

GOOD = "她每天早上喝一杯茶。\tShe drinks a cup of tea every morning.\n"


def corpus(folder: Path, text: str, name: str = "a.tsv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]


def test_what_is_good_is_written_and_what_fell_is_named(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    given = corpus(tmp_path, GOOD + "\tempty\nbroken\n" + GOOD + "=1+1是二。\t\n")
    done = filter_corpus(
        given, tmp_path / "out.tsv", Quality(), fallen=tmp_path / "fallen.tsv",
        progress=lambda judged, kept: told.append((judged, kept)),
    )  # fmt: skip
    assert (done.pairs, done.kept, done.broken) == (4, 1, 1)
    assert done.fallen == {"empty": 2, "duplicate": 1}
    assert list(done.fallen) == ["empty", "duplicate"]
    assert told == [(1, 1), (2, 1), (3, 1), (4, 1)]
    assert [name for name, _ in done.wrong] == ["a.tsv:3"]
    assert [row[:2] for row in table(tmp_path / "fallen.tsv")] == [
        ["reason", "place"], ["empty", "a.tsv:2"], ["broken", "a.tsv:3"],
        ["duplicate", "a.tsv:4"], ["empty", "a.tsv:5"],
    ]  # fmt: skip
    assert table(tmp_path / "fallen.tsv")[4][2] == "'=1+1是二。"
    assert len(table(tmp_path / "out.tsv")) == 2


def test_some_examples_and_some_broken_rows_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus_filter, "_NAMED", 2)
    given = corpus(tmp_path, "".join(f"\t{at}\nbroken\n" for at in range(5)))
    done = filter_corpus(given, tmp_path / "out.tsv", Quality())
    assert (done.broken, len(done.wrong), done.fallen) == (5, 2, {"empty": 5})
    assert [target for _, _, target in done.examples["empty"]] == ["0", "1", "2"]
    said = json.loads(json.dumps(done.as_json()))
    assert (said["broken_count"], len(said["broken"])) == (5, 2)
    assert said["examples"]["empty"][0] == {"place": "a.tsv:1", "source": "", "target": "0"}


@pytest.mark.parametrize(("most", "kept"), [(None, 3), (3, 0), (4, 3)])
def test_a_sentence_that_stands_in_many_documents_is_looked_for_first(
    tmp_path: Path, most: int | None, kept: int
) -> None:
    for number in (1, 2, 3):
        row = f"第{number}页，共30页\tPage {number} of 30\n"
        corpus(tmp_path, row, f"{number}.tsv")
    done = filter_corpus(tmp_path, tmp_path / "x.jsonl", Quality(boilerplate=most))
    assert done.kept == kept


def test_a_file_is_not_written_over_itself(tmp_path: Path) -> None:
    given = corpus(tmp_path, GOOD)
    out = tmp_path / "out.tsv"
    for places in ((given, None), (out, given), (out, out)):
        with pytest.raises(UsageError) as caught:
            filter_corpus(given, places[0], Quality(), fallen=places[1])
        assert caught.value.key == "corpus.itself"
    assert given.read_text("utf-8") == GOOD
    assert not out.exists()


def test_a_folder_without_pairs_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        filter_corpus(tmp_path, tmp_path / "out.tsv", Quality())
    assert caught.value.key == "corpus.no-files"


def test_nothing_is_shown_that_did_not_happen() -> None:
    done = Filtered(pairs=0, kept=0, fallen={}, checks={}, broken=0, wrong=())
    assert done.as_json()["examples"] == {} and done.as_json()["broken"] == []
