"""``duizhao corrections import``: hand over, correct elsewhere, bring back."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translator.cli.main import duizhao
from translator.errors import InputError


def run(*arguments: object) -> Result:
    return CliRunner().invoke(duizhao, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    article = tmp_path / "早市.md"
    article.write_text("# 早市\n\n天还没亮，街上已经有人。\n", encoding="utf-8")
    assert run("export", article, "--as", "xliff1", "--model", "echo", "-q").return_value in (
        0,
        None,
    )
    return tmp_path / "早市.en.xliff"


def corrected(path: Path, target: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("⟦早市⟧") == 1
    path.write_text(text.replace("⟦早市⟧", target), encoding="utf-8")


def test_a_corrected_file_comes_back(handed: Path) -> None:
    corrected(handed, "The morning market")
    result = run("corrections", "import", handed)
    assert result.return_value == 0
    assert "1 correction taken, 1 unchanged, 0 conflicts" in result.output
    shown = run("memory", "search", "早市")
    assert "The morning market  ✎" in shown.output


def test_a_trial_keeps_nothing(handed: Path) -> None:
    corrected(handed, "The morning market")
    result = run("corrections", "import", handed, "--dry-run")
    assert "1 correction would be taken" in result.output
    assert "✎" not in run("memory", "search", "早市").output


def test_a_conflict_is_shown_and_ends_with_1(handed: Path) -> None:
    corrected(handed, "The morning market")
    assert run("corrections", "import", handed).return_value == 0
    text = handed.read_text(encoding="utf-8")
    handed.write_text(text.replace("The morning market", "Dawn"), encoding="utf-8")
    result = run("corrections", "import", handed)
    assert result.return_value == 1
    assert "line 1: it was corrected here since" in result.output
    assert "here: The morning market" in result.output
    assert run("corrections", "import", handed, "--theirs").return_value == 0


def test_programs_read_what_came_of_it(handed: Path) -> None:
    corrected(handed, "Market <ph id='a9'/>".replace("<", "&lt;"))
    (entry,) = json.loads(run("corrections", "import", handed, "--json").output)
    assert (entry["taken"], entry["unchanged"], entry["conflicts"]) == (1, 1, [])
    assert entry["document"] == "早市.md"


@pytest.mark.parametrize("name", ["nothing.xlf", "早市.md"])
def test_what_is_no_xliff_is_told(handed: Path, name: str) -> None:
    result = run("corrections", "import", handed.parent / name)
    assert result.exception is not None
    assert name in str(result.exception)


MARKED = "# 早市\n\n他们用`秤`称菜，**老王**来得最早。\n\n见[说明](https://example.org)。\n"


def in_archive(path: Path, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    held["word/document.xml"] = change(held["word/document.xml"].decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("form", ["tsv", "csv", "jsonl", "tmx", "html", "docx", "xliff", "xliff1"])
def test_every_form_brings_its_marks_back(form: str, tmp_path: Path) -> None:
    article = tmp_path / "早市.md"
    article.write_text(MARKED, encoding="utf-8")
    assert run("export", article, "--as", form, "--model", "echo", "-q").return_value in (0, None)
    (handed,) = (one for one in tmp_path.iterdir() if one != article)

    def change(text: str) -> str:
        # Words of two sentences; the marks are not touched, or not to be seen.
        assert "⟦他们用" in text
        text = text.replace("⟦他们用", "With ").replace("来得最早。⟧", " is first.")
        return text.replace("⟦见", "See ")

    if form == "docx":
        in_archive(handed, change)
    else:
        handed.write_bytes(change(handed.read_bytes().decode()).encode())
    result = run("corrections", "import", handed)
    assert "2 corrections taken, 1 unchanged, 0 conflicts" in result.output, result.output
    again = run("translate", article, "--model", "echo", "--layout", "target", "-q")
    assert again.return_value in (0, None)
    written = (tmp_path / "早市.en.md").read_text(encoding="utf-8")
    assert "With `秤`称菜，**老王** is first." in written
    assert "See [说明](https://example.org)。⟧" in written


def test_a_table_whose_link_is_gone_is_a_conflict(tmp_path: Path) -> None:
    article = tmp_path / "早市.md"
    article.write_text(MARKED, encoding="utf-8")
    run("export", article, "--as", "csv", "--model", "echo", "-q")
    table = tmp_path / "早市.en.csv"
    table.write_bytes(table.read_bytes().decode().replace("⟦见说明。⟧", "See it.").encode())
    result = run("corrections", "import", table)
    assert result.return_value == 1
    assert "line 5: its links, code or emphasis cannot be put back" in result.output
    assert "file: See it." in result.output


def test_the_document_of_a_table_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "早市.md"
    article.write_text(MARKED, encoding="utf-8")
    run("export", article, "--as", "tsv", "--model", "echo", "-q")
    elsewhere = tmp_path / "back"
    elsewhere.mkdir()
    table = (tmp_path / "早市.en.tsv").rename(elsewhere / "早市.en.tsv")
    assert "3 unchanged" in run("corrections", "import", table).output  # the library has it
    monkeypatch.setenv("DUIZHAO_HOME", str(tmp_path / "another home"))
    result = run("corrections", "import", table)
    assert isinstance(result.exception, InputError)
    assert result.exception.key == "returned.no-document"
    assert "3 unchanged" in run("corrections", "import", table, "--document", article).output
