from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from translator.errors import OutputError
from translator.system import atomic as files


def strays(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir() if entry.name.startswith(files.PREFIX)]


def test_writes_a_new_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    files.write_atomic(tmp_path / "文章.en.md", "你好\r\n".encode())
    assert (tmp_path / "文章.en.md").read_bytes() == "你好\r\n".encode()
    assert [entry.name for entry in tmp_path.iterdir()] == ["文章.en.md"]


def test_keeps_the_mode_of_the_file_it_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    files.write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640


def test_follows_a_link_instead_of_replacing_it(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    files.write_atomic(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_writes_straight_into_a_device() -> None:
    files.write_atomic(Path(os.devnull), b"gone")
    assert not Path(os.devnull).is_file()


def test_says_that_the_path_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"):
        files.write_atomic(tmp_path, b"x")


def test_says_that_the_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"folder does not exist.*Make the folder first"):
        files.write_atomic(tmp_path / "missing" / "a.md", b"x")


def test_says_that_part_of_the_path_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="not a folder"):
        files.write_atomic(tmp_path / "file" / "a.md", b"x")


@pytest.mark.parametrize(
    ("number", "next_step"),
    [
        (errno.ENOSPC, "make room"),
        (errno.EACCES, "choose another place"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "Choose another place"),
    ],
)
@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_failing_disk_keeps_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, next_step: str, step: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def fail(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OutputError, match=next_step):
        files.write_atomic(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert strays(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="resource limits are a Unix thing")
def test_a_file_cut_short_by_a_real_limit_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    program = """
        import resource, sys
        from pathlib import Path
        from translator.system import atomic as files
        from translator.errors import OutputError
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            files.write_atomic(Path(sys.argv[1]), b"x" * 5000)
        except OutputError as error:
            print(error)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "larger than that disk takes" in done.stdout
    assert path.read_bytes() == b"old"
    assert strays(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix thing")
def test_sweep_removes_what_a_killed_process_left(tmp_path: Path) -> None:
    program = """
        import os, signal, sys
        from pathlib import Path
        from translator.system import atomic as files
        os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)
        files.write_atomic(Path(sys.argv[1]), b"half")
    """
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    killed = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program), str(path)], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(strays(tmp_path)) == 1
    assert files.sweep(tmp_path) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]
    assert path.read_bytes() == b"old"


def test_sweep_spares_a_write_in_progress_and_other_files(tmp_path: Path) -> None:
    mine = tmp_path / f"{files.PREFIX}{os.getpid()}-0a{files.SUFFIX}"
    foreign = tmp_path / ".duizhao-notes.part"
    mine.write_bytes(b"x")
    foreign.write_bytes(b"x")
    assert files.sweep(tmp_path) == 0
    assert mine.exists()
    assert foreign.exists()


def test_sweep_spares_what_another_process_is_writing(tmp_path: Path) -> None:
    waits = [sys.executable, "-c", "input()"]
    with subprocess.Popen(waits, stdin=subprocess.PIPE) as other:
        theirs = tmp_path / f"{files.PREFIX}{other.pid}-0a{files.SUFFIX}"
        theirs.write_bytes(b"half")
        assert files.sweep(tmp_path) == 0
        other.communicate(b"\n")
    assert files.sweep(tmp_path) == 1  # it ended without its file


def test_sweep_removes_an_old_file_whose_number_is_in_use_again(tmp_path: Path) -> None:
    old = tmp_path / f"{files.PREFIX}{os.getpid()}-0a{files.SUFFIX}"
    old.write_bytes(b"x")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    assert files.sweep(tmp_path) == 1


def test_sweep_of_a_missing_folder_is_nothing(tmp_path: Path) -> None:
    assert files.sweep(tmp_path / "missing") == 0


def test_same_file_sees_through_links_and_spellings(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"")
    (tmp_path / "b.md").symlink_to(path)
    assert files.same_file(path, tmp_path / "b.md")
    assert files.same_file(path, tmp_path / "x" / ".." / "a.md")
    assert not files.same_file(path, tmp_path / "c.md")
    assert files.same_file(tmp_path / "new.md", tmp_path / "." / "new.md")


def ended() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_a_write_sweeps_its_folder_first(tmp_path: Path) -> None:
    (tmp_path / f"{files.PREFIX}{ended()}-0a{files.SUFFIX}").write_bytes(b"half")
    files.write_atomic(tmp_path / "a.md", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_a_large_write_sweeps_its_folder_first(tmp_path: Path) -> None:
    (tmp_path / f"{files.PREFIX}{ended()}-0a{files.SUFFIX}").write_bytes(b"half of a model")
    with files.replacing(tmp_path / "model.tar") as stream:
        stream.write(b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["model.tar"]


def test_many_writes_read_their_folder_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    real = files.sweep
    monkeypatch.setattr(files, "sweep", lambda folder: read.append(folder) or real(folder))
    for number in range(20):
        files.write_atomic(tmp_path / f"{number}.md", b"x")
    assert read == [tmp_path]


def test_sweep_spares_what_a_slow_stick_takes_minutes_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = [sys.executable, "-c", "input()"]
    with subprocess.Popen(waits, stdin=subprocess.PIPE) as other:
        theirs = tmp_path / f"{files.PREFIX}{other.pid}-0a{files.SUFFIX}"
        theirs.write_bytes(b"half")
        # As if it had been written to the end ten minutes ago, and were being brought to the disk.
        real = time.time
        monkeypatch.setattr(time, "time", lambda: real() + 600)
        assert files.sweep(tmp_path) == 0
        other.communicate(b"\n")


def test_what_a_library_writes_is_there_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite3"
    with files.set_apart(path) as apart:
        apart.write_bytes(b"whole")
        assert not path.exists()
    assert [entry.name for entry in tmp_path.iterdir()] == ["words.sqlite3"]
    with pytest.raises(ValueError, match="no"), files.set_apart(path) as apart:
        apart.write_bytes(b"half")
        raise ValueError("no")
    assert path.read_bytes() == b"whole"
    assert strays(tmp_path) == []
