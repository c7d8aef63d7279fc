"""What a program reads is on standard output, what a person is told is on the other stream."""

from __future__ import annotations

import errno
import importlib
import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from translator import config
from translator.cli.main import FAULT, INTERRUPTED
from translator.errors import ModelError, UsageError

command_line = importlib.import_module("translator.cli.main")  # the package has it as a function
TEXT = "# 早市\n\n天亮了。街上很热闹。\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "早市.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_is_told_while_a_document_is_translated_is_no_output(
    duizhao: Command, article: Path
) -> None:
    done = duizhao("translate", article, "--model", "echo")
    assert (done.code, done.text) == (0, "")
    assert "早市.en.md" in done.err
    again = duizhao("translate", article, "--model", "echo", "-o", "-", "-q")
    assert (again.text, again.err) != ("", "") and again.err == ""
    assert "天亮了" in again.text


@pytest.mark.parametrize(
    "words",
    [
        ("translate", "ARTICLE", "--model", "echo", "--dry-run", "--json"),
        ("check", "ARTICLE", "--model", "echo", "--json"),
        ("convert", "ARTICLE", "--to", "zh-Hant", "--choices", "--json"),
        ("segment", "ARTICLE"),
        ("memory", "search", "--json"),
        ("glossary", "list", "--json"),
        ("config", "list", "--json"),
    ],
    ids=lambda words: words[0],
)
def test_json_is_alone_on_its_stream_and_can_be_read(
    duizhao: Command, article: Path, words: tuple[str, ...]
) -> None:
    duizhao("translate", article, "--model", "echo", "-q")
    duizhao("glossary", "add", "早市", "dawn market")
    config.change(project="小说")
    done = duizhao(
        *(article if one == "ARTICLE" else one for one in words), *without_settings(words)
    )
    assert done.code in (0, 1), done.err
    rows = [json.loads(line) for line in done.text.splitlines()] if words[0] in (
        "convert", "segment") else json.loads(done.text)  # fmt: skip
    assert rows
    assert any(one in done.text for one in ("早", "小说", "街", "热"))
    assert "\\u" not in done.text


def without_settings(words: tuple[str, ...]) -> tuple[str, ...]:
    return ("--no-config",) if words[0] in ("translate", "check") else ()


def test_a_list_is_output_and_how_many_there_are_is_told(duizhao: Command, article: Path) -> None:
    duizhao("translate", article, "--model", "echo", "-q")
    search = duizhao("memory", "search", "街上")
    assert "街上" in search.text and search.err == "1 sentence.\n"
    stats = duizhao("memory", "stats")
    assert stats.text and stats.err == "3 sentences.\n"
    exported = duizhao("memory", "export", "-")
    assert exported.text.startswith("<?xml") and exported.err == ""
    to_file = duizhao("memory", "export", article.with_name("m.tmx"))
    assert to_file.text == "" and to_file.err.endswith("m.tmx: 3 sentences\n")


def test_an_empty_glossary_is_told_with_the_others(duizhao: Command, article: Path) -> None:
    assert duizhao("glossary", "list").err == "The glossary is empty.\n"
    duizhao("glossary", "add", "早市", "dawn market", "--in", "novel")
    listed = duizhao("glossary", "list")
    assert listed.text == ""
    assert listed.err == "The glossary is empty.\nOther glossaries, with --in: novel (1)\n"
    other = duizhao("glossary", "list", "--in", "poem")
    assert "The glossary poem is empty." in other.err and "novel (1)" in other.err
    assert duizhao("glossary", "list", "--in", "novel").err == ""
    exported = duizhao("glossary", "export", article.with_name("t.csv"), "--in", "novel")
    assert exported.text == "" and exported.err.endswith("t.csv: 1 term\n")
    assert duizhao("glossary", "export", "-", "--in", "novel").err == ""


def test_a_setting_that_was_changed_is_told(duizhao: Command) -> None:
    done = duizhao("config", "set", "translation.project", "小说")
    assert (done.code, done.text, done.err) == (0, "", "translation.project = 小说\n")
    assert duizhao("config", "get", "translation.project").text == "小说\n"


def test_what_ends_a_command_has_a_code_of_its_own(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    assert (INTERRUPTED, FAULT) == (130, 70)
    assert duizhao("translate", article.with_name("missing.md")).code == 3
    assert duizhao("translate", article).code == 4  # no model is installed
    assert duizhao("no-such-command").code == 2
    assert duizhao("--version").code == 0
    assert ModelError.exit_code == 4

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line.duizhao, "main", stopped)
    done = duizhao("config", "list")
    assert (done.code, done.text, done.err[:8]) == (INTERRUPTED, "", "Stopped.")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 3, "Standard output cannot be written"),
        (OSError(errno.ENOSPC, "full", "a.md"), 70, "nobody foresaw: OSError"),
        (OSError(errno.ENOENT, "gone"), 70, "nobody foresaw: FileNotFoundError"),
        (ZeroDivisionError("by zero"), 70, "nobody foresaw: ZeroDivisionError: by zero"),
        (UsageError("reader.unfinished"), 2, "Error:"),
    ],
)
def test_how_a_command_fails_is_told_and_coded(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(command_line.duizhao, "main", fails)
    done = duizhao("config", "list")
    assert (done.code, done.text) == (code, "")
    assert said in done.err


@pytest.mark.parametrize(("result", "code"), [(None, 0), (1, 1), (0, 0), ("x", 0)])
def test_a_command_that_ends_well_says_its_code(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch, result: object, code: int
) -> None:
    monkeypatch.setattr(command_line.duizhao, "main", lambda **_: result)
    assert duizhao("config", "list").code == code
