"""``duizhao models`` as a person or a program uses it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from translator.cli.commands.models import models
from translator.engines import model_install
from translator.errors import ModelError, UsageError
from translator.models.model_store import ModelStore
from translator.system.machine import Machine


@pytest.fixture
def listed(own_home: Path, entry: Any, tmp_path: Path) -> Path:
    """A user's list with one model that lies in a folder of this computer."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "model.gguf").write_bytes(b"weights")
    here = f"folder = '{place}'"
    one = '{ name = "model.gguf" }'
    bound = 'consent = "Not for trade."\ncard = "https://example.org/card"'
    text = entry("free", source=here, files=one) + entry(
        "bound", source=here, files=one, more=bound
    )
    text += entry("foreign", source=here, files=one, engine="abacus")
    (own_home / "models.txt").write_text(text, encoding="utf-8")
    return place


def run(*words: str) -> Result:
    return CliRunner().invoke(models, list(words), catch_exceptions=False)


def test_list_shows_what_is_here_and_what_is_not(listed: Path) -> None:
    run("fetch", "free")
    rows = {row["name"]: row for row in json.loads(run("list", "--json").stdout)}
    assert rows["free"]["state"] == "here"
    assert rows["bound"]["state"] == "can be fetched"
    assert rows["quickmt-zh-en"]["state"] == "can be fetched"
    assert "needs the engine abacus, which this version does not have" in rows["foreign"]["state"]
    assert rows["free"]["digest"] in run("list").stdout


@pytest.fixture
def four_gigabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer of 4 GB of memory and 2 cores."""
    known = Machine(memory=4_100_000_000, cores=2)
    monkeypatch.setattr(model_install, "this_machine", lambda: known)


def test_recommend_says_what_suits_this_computer_and_downloads_nothing(
    listed: Path, four_gigabytes: None
) -> None:
    shown = run("recommend").stdout
    assert shown.startswith("For this computer (4.1 GB of memory, 2 cores, no graphics card")
    assert "\n  2. hy-mt2-1.8b, 1.5 GB, Apache-2.0: then, better\n" in shown
    assert (
        "  -  nllb-200-distilled-600m: only by its name (its licence, CC-BY-NC-4.0, asks" in shown
    )
    assert ModelStore().installed() == ()


def test_recommend_as_json_has_the_order_and_what_is_here(
    listed: Path, four_gigabytes: None
) -> None:
    run("fetch", "free")
    found = json.loads(run("recommend", "--json").stdout)
    assert found["machine"] == {"memory": 4_100_000_000, "cores": 2, "devices": []}
    rows = found["directions"]["en-zh"]
    assert [row["name"] for row in rows if row["part"] == "draft"] == ["firefox-en-zh"]
    assert [row["name"] for row in rows if row["here"]] == ["free"]
    assert all(row["reason"] for row in rows if row["part"] == "left out")


def test_what_is_said_goes_to_standard_error(listed: Path) -> None:
    result = run("fetch", "free")
    assert result.stdout == ""
    assert "free: from local:" in result.stderr
    assert "is here already" in run("fetch", "free").stderr


def test_quiet_says_nothing(listed: Path) -> None:
    assert run("fetch", "free", "--quiet").output == ""


def test_terms_are_shown_before_the_download_and_need_a_yes(listed: Path) -> None:
    with pytest.raises(UsageError, match="--yes"):
        run("fetch", "bound")
    result = run("fetch", "bound", "--yes")
    assert "Not for trade. See https://example.org/card" in result.stderr
    assert "bound: from local:" in result.stderr


def test_verify_tells_a_damaged_model(listed: Path, own_home: Path) -> None:
    run("fetch", "free")
    assert json.loads(run("verify", "--json").stdout)[0]["right"] is True
    path = next((own_home / "models" / "free").rglob("model.gguf"))
    path.write_bytes(b"changed")
    with pytest.raises(ModelError, match="has changed since it was verified"):
        run("verify")


def test_export_into_a_folder_and_import_from_it(listed: Path, tmp_path: Path) -> None:
    run("fetch", "free")
    assert "free.tar is written" in run("export", "free", str(tmp_path)).stderr
    run("remove", "free")
    assert "free is in the store" in run("import", str(tmp_path / "free.tar")).stderr


def test_remove_says_how_much_is_free_again(listed: Path) -> None:
    run("fetch", "free")
    assert "free again" in run("remove", "free").stderr
    with pytest.raises(ModelError, match="not on this computer"):
        run("remove", "free")


@pytest.mark.parametrize(
    "command", ["list", "recommend", "fetch", "verify", "import", "export", "remove"]
)
def test_help_has_an_example(command: str) -> None:
    assert f"duizhao models {command}" in run(command, "--help").stdout
