"""``duizhao corrections import``: hand over, correct elsewhere, bring back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translator.cli.main import duizhao


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
