"""Cards for Anki from the command line: what the documentation shows, and what is refused."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from translator.chinese.dictionary.own import import_edition
from translator.models.archive import import_model
from translator.models.model_store import ModelStore

PAGE = Path(__file__).resolve().parents[3] / "docs" / "export.md"
TEXT = """# CC-CEDICT
早市 早市 [zao3 shi4] /morning market/
熱鬧 热闹 [re4 nao5] /lively/
很 很 [hen3] /very/
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "article.md"
    path.write_text("早市很热闹。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def dictionary(tmp_path: Path) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_text(TEXT, encoding="utf-8")
    import_model(path, store=ModelStore(), editions=import_edition)


@pytest.mark.usefixtures("article", "dictionary")
def test_the_documentations_commands_make_cards(duizhao: Command, tmp_path: Path) -> None:
    pytest.importorskip("genanki", reason="cards for Anki are not installed: duizhao[anki]")
    shown = re.findall(r"^duizhao (export .*--as apkg.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    for command in shown:
        assert duizhao(*shlex.split(command), "--model", "echo").code == 0
    made = sorted(path.name for path in tmp_path.glob("*.apkg"))
    assert made == ["article.en.apkg", "easy.apkg", "new.apkg"]


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize(
    ("command", "said"),
    [("export", "--as apkg"), ("translate", "--as apkg"), ("translate", "-o cards.apkg")],
)
def test_without_genanki_nothing_is_translated(
    duizhao: Command, article: Path, command: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator.exports.anki.anki_package.is_ready", lambda: False)
    ended = duizhao(command, article, *said.split(), "--model", "echo")
    assert ended.code != 0
    assert "pip install 'duizhao[anki]'" in ended.err
    assert not duizhao("memory", "search", "早市").text.strip()


@pytest.mark.parametrize("command", ["export", "translate"])
def test_without_the_dictionary_nothing_is_translated(
    duizhao: Command, article: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator.exports.anki.anki_package.is_ready", lambda: True)
    ended = duizhao(command, article, "--as", "apkg", "--model", "echo")
    assert ended.code != 0
    assert "duizhao models fetch cc-cedict" in ended.err
    assert not duizhao("memory", "search", "早市").text.strip()


def test_without_genanki_nothing_is_aligned(
    duizhao: Command, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator.exports.anki.anki_package.is_ready", lambda: False)
    # There is no such translation: what is missing is said before anything is read.
    ended = duizhao("align", article, "nowhere.md", "-o", "cards.apkg")
    assert "pip install 'duizhao[anki]'" in ended.err


def test_which_words_have_cards_is_asked_of_cards_alone(duizhao: Command, article: Path) -> None:
    ended = duizhao("export", article, "--as", "tsv", "--cards-from", "3", "--model", "echo")
    assert ended.code == 2
    assert "Add apkg to --as." in ended.err
