from __future__ import annotations

import errno
import os
import signal
import stat
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


GONE = 999_999_999
"""No system gives a process this number."""


@pytest.mark.skipif(os.name == "nt", reason="modes are a Unix thing")
def test_a_new_file_has_the_mode_any_program_gives_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        files.write_atomic(tmp_path / "a.md", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o666


@pytest.mark.parametrize(
    ("name", "swept"),
    [
        (f".duizhao-{GONE}-0a.part", True),
        (f".duizhao-{GONE}.part", False),
        (f".duizhao-{GONE}-0a.md", False),
        (f"duizhao-{GONE}-0a.part", False),
        (".duizhao-９９９９９９９９９-0a.part", False),  # a number, and none that we write
        (".duizhao--0a.part", False),
    ],
)
def test_only_what_we_name_so_is_swept(tmp_path: Path, name: str, swept: bool) -> None:
    (tmp_path / name).write_bytes(b"half")
    assert files.sweep(tmp_path) == swept
    assert (tmp_path / name).exists() is not swept


def test_sweep_counts_what_it_removes_and_goes_on_after_what_it_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (tmp_path / f".duizhao-{GONE}-{number}.part").write_bytes(b"half")
    unlink, refused = Path.unlink, []

    def refuses_the_first(path: Path, missing_ok: bool = False) -> None:
        if not refused:
            refused.append(path)
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuses_the_first)
    assert files.sweep(tmp_path) == 3
    assert [path.name for path in tmp_path.iterdir()] == [refused[0].name]


def test_a_temporary_file_of_ours_is_a_stray_after_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / f"{files.PREFIX}{os.getpid()}-0a{files.SUFFIX}"
    mine.write_bytes(b"x")
    os.utime(mine, (1_000_000, 1_000_000))
    monkeypatch.setattr(files.time, "time", lambda: 1_000_060.0)
    assert files.sweep(tmp_path) == 0
    monkeypatch.setattr(files.time, "time", lambda: 1_000_061.0)
    assert files.sweep(tmp_path) == 1


@pytest.mark.parametrize(
    ("number", "whole"), [(errno.EINVAL, True), (errno.ENOTSUP, True), (errno.EIO, False)]
)
def test_a_folder_that_cannot_be_made_durable_need_not_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, whole: bool
) -> None:
    path = tmp_path / "a.md"

    def fails_for_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fails_for_folders)
    if whole:
        files.write_atomic(path, b"new")
    else:
        with pytest.raises(OutputError):
            files.write_atomic(path, b"new")
    assert path.read_bytes() == b"new"


def test_what_went_wrong_is_said_though_the_temporary_file_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def takes_it_away(path: Path, target: Path) -> None:
        path.unlink()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", takes_it_away)
    with pytest.raises(OutputError, match="make room"):
        files.write_atomic(tmp_path / "a.md", b"new")


def test_a_failure_without_a_number_has_a_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> int:
        raise OSError("the disk was pulled out")

    monkeypatch.setattr(os, "write", fails)
    with pytest.raises(OutputError, match=r"pulled out.*Choose another place"):
        files.write_atomic(tmp_path / "a.md", b"new")


@pytest.mark.filterwarnings("error")
def test_a_pipe_is_written_to_as_it_stands(tmp_path: Path) -> None:
    # Not the system's own devices: who tests as root with a wrong line here would replace one.
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        files.write_atomic(pipe, "你好".encode())
        assert os.read(reader, 100) == "你好".encode()
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


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
