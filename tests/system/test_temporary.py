from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from translator.system import temporary


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(temporary, "_swept", set())
    return tmp_path


def ended() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_the_first_folder_takes_those_of_killed_processes_away(place: Path) -> None:
    left = place / f"duizhao-{ended()}-abc"
    left.mkdir()
    (left / "uncut.json").write_bytes(b"{")
    with temporary.folder() as made:
        assert [one.name for one in place.iterdir()] == [Path(made).name]
    assert list(place.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix thing")
def test_what_is_killed_with_a_folder_leaves_it_for_the_next(place: Path) -> None:
    program = (
        "import os, signal\nfrom translator.system import temporary\n"
        "folder = temporary.folder()\nos.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = os.environ | {"TMPDIR": str(place)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert len(list(place.iterdir())) == 1
    assert temporary.sweep(place) == 1
    assert list(place.iterdir()) == []


def test_what_lives_is_not_ours_or_leads_elsewhere_is_spared(place: Path) -> None:
    gone = ended()
    elsewhere = place / "articles"
    elsewhere.mkdir()
    (elsewhere / "早市.md").write_text("天还没有亮。", encoding="utf-8")
    (place / f"duizhao-{os.getpid()}-abc").mkdir()
    (place / "duizhao-notes").mkdir()
    (place / f"duizhao-{gone}-file").write_bytes(b"")
    (place / f"duizhao-{gone}-link").symlink_to(elsewhere, target_is_directory=True)
    before = sorted(place.rglob("*"))
    assert temporary.sweep(place) == 0
    assert sorted(place.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_what_belongs_to_another_user_is_spared(place: Path) -> None:
    theirs = place / f"duizhao-{ended()}-abc"
    theirs.mkdir()
    os.chown(theirs, 65534, 65534)
    assert temporary.sweep(place) == 0
    assert theirs.exists()


def test_of_a_place_that_is_closed_to_us_nothing_is_taken_away(tmp_path: Path) -> None:
    assert temporary.sweep(tmp_path / "nowhere") == 0


def test_one_that_another_process_took_keeps_no_other_from_being_swept(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = ended()
    for name in "abc":
        (place / f"duizhao-{gone}-{name}").mkdir()
    real, tried = temporary.shutil.rmtree, []

    def rmtree(path: Path) -> None:
        tried.append(path)
        if len(tried) == 1:
            raise FileNotFoundError(path)
        real(path)

    monkeypatch.setattr(temporary.shutil, "rmtree", rmtree)
    assert temporary.sweep(place) == 2
    assert list(place.iterdir()) == tried[:1]
