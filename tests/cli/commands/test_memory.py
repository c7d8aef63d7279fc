"""The memory command, as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


@pytest.fixture
def article(tmp_path: Path, duizhao: Command) -> Path:
    path = tmp_path / "article.md"
    path.write_text("早市很热闹，`cd` 就到。\n\n天气很好。\n", "utf-8")
    assert duizhao("translate", path, "--model", "echo").code == 0
    return path


def test_a_sentence_is_found_and_marks_are_shown(duizhao: Command, article: Path) -> None:
    done = duizhao("memory", "search", "早市")
    assert done.text == "«早市»很热闹，⟨1⟩ 就到。\n    ⟦«早市»很热闹，⟨1⟩ 就到。⟧\n"
    (row,) = json.loads(duizhao("memory", "search", "天气", "--json").text)
    assert (row["source"], row["provenance"]) == ("天气很好。", "engine")


def test_what_is_found_stands_in_json_by_its_side(duizhao: Command, article: Path) -> None:
    (row,) = json.loads(duizhao("memory", "search", "熱鬧", "--json").text)
    assert row["hits"] == {"source": ["热闹"], "target": ["热闹"]}


def test_similar_sentences_come_with_their_percent(duizhao: Command, article: Path) -> None:
    done = duizhao("memory", "search", "天气真好。")
    assert done.text == "80 %  天气很好。\n    ⟦天气很好。⟧\n"
    assert done.err == "0 sentences, 1 similar.\n"
    (row,) = json.loads(duizhao("memory", "search", "天气真好。", "--json").text)
    assert (row["source"], row["percent"]) == ("天气很好。", 80)
    assert duizhao("memory", "search", "天气真好。", "--fuzzy", "90").text == ""


def test_sentences_are_counted_by_what_translated_them(duizhao: Command, article: Path) -> None:
    sizes = json.loads(duizhao("memory", "stats", "--json").text)
    assert list(sizes.values()) == [2]
    assert "2 sentences." in duizhao("memory", "stats").err


def test_a_memory_is_carried_to_another_library(
    duizhao: Command, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "memory.tmx"
    assert duizhao("memory", "export", file).code == 0
    before = duizhao("memory", "search", "--json").text
    monkeypatch.setenv("DUIZHAO_HOME", str(tmp_path / "another"))
    done = duizhao("memory", "import", file)
    assert "2 added, 0 there already" in done.text
    assert sorted(map(str, json.loads(duizhao("memory", "search", "--json").text))) == sorted(
        map(str, json.loads(before))
    )
    assert "0 added, 2 there already" in duizhao("memory", "import", file).text


def test_what_is_no_memory_is_refused_with_the_next_step(duizhao: Command, tmp_path: Path) -> None:
    missing = duizhao("memory", "import", tmp_path / "missing.tmx")
    assert missing.code == 3 and "cannot be read" in missing.err
    other = tmp_path / "other.tmx"
    other.write_text("<html/>", "utf-8")
    refused = duizhao("memory", "import", other)
    assert refused.code == 3 and "no TMX" in refused.err
