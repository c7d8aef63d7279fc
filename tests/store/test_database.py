from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from translator.errors import StoreError
from translator.store import Library, MemoryEntry, database, schema, text_index
from translator.types import Provenance

ZH_EN = {"source_language": "zh", "target_language": "en"}


def remember(library: Library, number: int, size: int = 10) -> None:
    entry = MemoryEntry(
        source=f"第{number}句。", target="x" * size, provenance=Provenance(kind="engine")
    )
    library.remember([entry], signature="s", **ZH_EN)


def tables(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite3"


@pytest.fixture
def unprivileged_folder() -> Iterator[Path]:
    """Act as somebody whom rights bind, also where the tests run as root."""
    if os.name == "nt":
        pytest.skip("file rights work differently on Windows")
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        folder.chmod(0o700)
        if root:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_a_new_library_waits_for_the_disk_and_keeps_references(path: Path) -> None:
    with Library(path) as library, library.database.read() as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 10_000,
    }


@pytest.mark.parametrize("version", range(len(schema.MIGRATIONS)))
def test_every_older_version_is_brought_up_to_date(path: Path, version: int) -> None:
    new = path.with_name("new.sqlite3")
    with Library(new):
        pass
    with closing(sqlite3.connect(path)) as connection:
        for step in schema.MIGRATIONS[:version]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {version}")
        if version:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.commit()
    with Library(path) as library:
        remember(library, 1)
        assert library.check() == []
    assert tables(path) == tables(new)


def test_an_older_library_keeps_what_it_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(path) as library:
        remember(library, 1)

    def later(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE memory ADD COLUMN note TEXT")

    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS)
    schema.MIGRATIONS.append(later)
    try:
        with Library(path) as library:
            assert library.memory_sizes() == {"s": 1}
            with library.database.read() as connection:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
            assert version == len(schema.MIGRATIONS)
    finally:
        schema.MIGRATIONS.remove(later)


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    with Library(path) as library:
        remember(library, 1)
    before = tables(path)

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (x)")
        connection.execute("no SQL")

    schema.MIGRATIONS.append(broken)
    try:
        with pytest.raises(StoreError):
            Library(path)
    finally:
        schema.MIGRATIONS.remove(broken)
    assert tables(path) == before


def test_a_newer_library_is_refused_and_left_alone(path: Path) -> None:
    with Library(path) as library, library.database.write() as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer Duizhao.*Install"):
        Library(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes("不是数据库\n".encode() * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"is not a library.*Move that file away"):
        Library(path)
    assert path.read_bytes() == before


def test_somebody_elses_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE music (title)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a library"):
        Library(path)
    assert path.read_bytes() == before


def test_a_damaged_library_is_said_so(path: Path) -> None:
    with Library(path) as library:
        for number in range(50):
            remember(library, number, 500)
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xaa" * (len(data) - 4096 * 2)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"is damaged.*backup"), Library(path) as library:
        library.memory_sizes()
        library.documents()


def test_a_schema_with_bytes_that_are_no_text_is_damage(path: Path) -> None:
    Library(path).close()
    data = path.read_bytes()
    at = data.index(b"CREATE TABLE documents (") + len(b"CREATE TABLE documents (")
    path.write_bytes(data[:at] + b"\xb3\xb3\xb3 (" + data[at + 5 :])
    with pytest.raises(StoreError, match=r"is damaged.*backup"):
        Library(path)


def test_a_locked_library_is_said_so_after_the_wait(path: Path) -> None:
    with Library(path), closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            Library(path, patience=0.05) as library,
            pytest.raises(StoreError, match=r"in use by another program.*try again"),
        ):
            remember(library, 1)


def test_reading_goes_on_while_another_process_writes(path: Path) -> None:
    with Library(path, patience=0.05) as library:
        remember(library, 1)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM memory")
            assert library.memory_sizes() == {"s": 1}


def test_a_full_disk_keeps_every_batch_before_and_says_what_to_do(path: Path) -> None:
    with Library(path) as library:
        pages = library.database.connection.execute("PRAGMA page_count").fetchone()[0]
        library.database.connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        kept = 0
        with pytest.raises(StoreError, match=r"disk is full.*Make room"):
            for kept in range(1000):
                remember(library, kept, 1000)
        library.database.connection.execute("PRAGMA max_page_count = 100000")
        assert kept > 0
        assert library.memory_sizes() == {"s": kept}
        remember(library, 5000)
        assert library.check() == []


def test_a_read_only_library_is_said_so(unprivileged_folder: Path) -> None:
    path = unprivileged_folder / "library.sqlite3"
    with Library(path) as library:
        remember(library, 1)
    path.chmod(0o444)
    unprivileged_folder.chmod(0o555)
    with pytest.raises(StoreError, match=r"DUIZHAO_HOME"), Library(path) as library:
        remember(library, 2)


def test_a_folder_that_cannot_be_made_is_said_so(unprivileged_folder: Path) -> None:
    unprivileged_folder.chmod(0o555)
    with pytest.raises(StoreError, match=r"cannot be made: Permission denied"):
        Library(unprivileged_folder / "new" / "library.sqlite3")


def test_a_backup_holds_everything_in_one_file_while_the_library_is_open(path: Path) -> None:
    copy = path.with_name("backup.sqlite3")
    with Library(path) as library:
        remember(library, 1)
        library.backup(copy)
        remember(library, 2)
        with pytest.raises(StoreError, match="exists already"):
            library.backup(copy)
    assert sorted(entry.name for entry in path.parent.iterdir() if "backup" in entry.name) == [
        "backup.sqlite3"
    ]
    with Library(copy) as library:
        assert library.memory_sizes() == {"s": 1}
        assert library.check() == []


@pytest.mark.skipif(os.name == "nt", reason="modes are a Unix thing")
def test_what_a_person_reads_is_closed_to_other_users_from_the_start(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Library(tmp_path / "my" / "home" / "library.sqlite3"):
            pass
    finally:
        os.umask(before)
    assert (tmp_path / "my" / "home").stat().st_mode & 0o777 == 0o700


def test_a_library_is_opened_again_as_the_version_it_is(path: Path) -> None:
    for _ in range(2):
        with Library(path) as library, library.database.read() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
        assert (version, owner.to_bytes(4, "big")) == (len(schema.MIGRATIONS), b"DUZH")


def test_a_row_that_points_nowhere_is_found(path: Path) -> None:
    with Library(path) as library:
        assert library.check() == []
        connection = library.database.connection
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO pairs VALUES (7, 0, 0, 1, x'00', '好', 'Good', '{}', '[]', '', 0)"
        )
        number = connection.execute("SELECT max(rowid) FROM pairs").fetchone()[0]
        connection.execute("PRAGMA foreign_keys = ON")
        assert library.check() == [f"table pairs: row {number} points nowhere"]


def test_an_index_that_lost_a_row_is_found(path: Path) -> None:
    with Library(path) as library:
        for number in range(3):
            remember(library, number)
        connection = library.database.connection
        page = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'memory'"
        ).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    cells = (page - 1) * size + 3  # where a page of an index says how many rows it has
    data[cells : cells + 2] = (1).to_bytes(2, "big")
    path.write_bytes(data)
    with Library(path) as library:
        found = library.check()
    assert found and "ok" not in found
    assert any("index" in one for one in found)


def test_a_backup_that_cannot_be_made_leaves_nothing_and_is_said(path: Path) -> None:
    with Library(path) as library:
        with pytest.raises(StoreError):
            library.backup(path.parent / "missing" / "copy.sqlite3")
        assert not (path.parent / "missing").exists()


@pytest.mark.parametrize(
    ("code", "condition"),
    [
        (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY),
        (sqlite3.SQLITE_BUSY | 2 << 8, sqlite3.SQLITE_BUSY),  # SQLITE_BUSY_SNAPSHOT
        (sqlite3.SQLITE_IOERR | 13 << 8, sqlite3.SQLITE_IOERR),
        (0, 0),
        (-1, -1),
        (None, -1),
    ],
)
def test_the_primary_code_of_an_error_counts(code: int | None, condition: int) -> None:
    error = sqlite3.OperationalError("no")
    if code is not None:
        error.sqlite_errorcode = code
    assert database._condition(error) == condition


class Reluctant:
    """A connection that changes its mode at the n-th time it is asked."""

    def __init__(self, refusals: int, code: int) -> None:
        self.asked, self._refusals, self._code = 0, refusals, code

    def execute(self, _query: str) -> None:
        self.asked += 1
        if self.asked <= self._refusals:
            error = sqlite3.OperationalError("not now")
            error.sqlite_errorcode = self._code
            raise error


@pytest.mark.parametrize("code", [sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED])
def test_others_are_waited_for_while_the_mode_is_changed(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    naps: list[float] = []
    with Library(path) as library:
        monkeypatch.setattr(database.time, "sleep", naps.append)
        reluctant = Reluctant(3, code)
        monkeypatch.setattr(library.database, "connection", reluctant)
        library.database._use_wal()
        monkeypatch.undo()
    assert (reluctant.asked, len(naps)) == (4, 3)


@pytest.mark.parametrize(("code", "patience"), [(sqlite3.SQLITE_IOERR, 10.0), (5, -1.0)])
def test_what_does_not_pass_is_not_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, patience: float
) -> None:
    with Library(path) as library:
        reluctant = Reluctant(3, code)
        monkeypatch.setattr(database.time, "sleep", lambda seconds: None)
        monkeypatch.setattr(library.database, "_patience", patience)
        monkeypatch.setattr(library.database, "connection", reluctant)
        with pytest.raises(sqlite3.OperationalError):
            library.database._use_wal()
        monkeypatch.undo()
    assert reluctant.asked == 1


@pytest.mark.parametrize(("rows", "said"), [(1, False), (2, True)])
def test_that_a_large_memory_is_indexed_is_said(
    path: Path, rows: int, said: bool, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(database, "_MANY", 1)
    with Library(path) as library:
        for number in range(rows):
            remember(library, number)
        with library.database.write() as connection:
            text_index.give_up(connection)
        library.database.index_anew()
        library.database.index_anew()  # which is done already
    assert len(caplog.records) == said


def test_a_new_file_has_the_version_of_its_last_step(path: Path) -> None:
    Library(path).close()
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
    assert found == len(database.MIGRATIONS)


def test_a_mark_is_another_one_after_any_change_and_after_nothing_else(path: Path) -> None:
    with Library(path) as library, Library(path) as other:
        remember(library, 1)
        mark = library.mark()
        list(library.recall(["第1句。"], signature="s", **ZH_EN))
        other.mark()
        assert library.mark() == mark
        remember(library, 2)
        own = library.mark()
        assert own != mark
        remember(other, 3)
        assert library.mark() not in (own, mark)
        assert library.mark() == library.mark()
        assert other.mark() != library.mark()


def test_a_library_that_is_opened_again_has_another_mark(path: Path) -> None:
    marks = []
    for _ in range(2):
        with Library(path) as library:
            marks.append(library.mark())
    assert marks[0] != marks[1]
