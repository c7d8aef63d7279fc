"""JSON for programs is read by people, too: Chinese stands in it as it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from translator import config
from translator.models.manifest import Record, StoredFile, record_text
from translator.store import Library, MemoryRow
from translator.types import Provenance

Command = Callable[..., Any]
SOURCE = "早市开了，豆浆是热的。"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "早市.md"
    path.write_text(f"{SOURCE}\n", "utf-8")
    return path


def readable(text: str, *wanted: str) -> None:
    """Say that a text is JSON, or lines of it, in which people read words."""
    lines = [text] if text.lstrip().startswith(("[\n", "{\n", "[]")) else text.splitlines()
    assert [json.loads(line) for line in lines]
    assert "\\u" not in text
    assert all(one in text for one in wanted), text


def test_memory_is_searched_and_counted_in_words(duizhao: Command) -> None:
    row = MemoryRow(
        source=SOURCE, target="The market is open.", source_language="zh-Hans",
        target_language="en", provenance=Provenance(kind="engine", signature="本地模型"),
    )  # fmt: skip
    with Library() as library:
        library.put_memory([row])
    readable(duizhao("memory", "search", "豆浆", "--json").text, SOURCE)
    readable(duizhao("memory", "stats", "--json").text, "本地模型")


def test_segments_findings_and_plans_are_shown_in_words(duizhao: Command, article: Path) -> None:
    readable(duizhao("segment", article, "--words").text, "豆浆")
    readable(duizhao("translate", article, "--model", "echo", "--dry-run", "--json").text, "早市")
    assert duizhao("translate", article, "--model", "echo").code == 0
    readable(duizhao("check", article, "--model", "echo", "--json").text, "早市")


def test_terms_and_settings_are_shown_in_words(duizhao: Command) -> None:
    assert duizhao("glossary", "add", "豆浆", "soy milk").code == 0
    readable(duizhao("glossary", "list", "--json").text, "豆浆")
    config.change(project="早市")
    readable(duizhao("config", "list", "--json").text, "早市")


def test_the_record_of_a_model_is_written_in_words(tmp_path: Path) -> None:
    record = Record(
        name="小模型", about="", kind="translator", engine="llama", directions=("zh-en",),
        licence="CC0-1.0", attribution="", card="", source=f"local: {tmp_path / '下载'}",
        revision="", fetched="", files=(StoredFile(name="权重.bin", size=1, sha256="0" * 64),),
    )  # fmt: skip
    readable(record_text(record), "小模型", "权重.bin", "下载")
