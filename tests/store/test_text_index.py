"""The index of sentences: in step with the memory, upgraded, mended, and in nobody's way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from translator.store import Library, MemoryEntry, MemoryRow, schema, text_index
from translator.types import Provenance

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}
MARKET, LIKE = "早市天亮前就开始了。", "早市天黑前就开始了。"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite3"


def remember(library: Library, source: str, target: str = "dawn") -> None:
    made = MemoryEntry(source=source, target=target, provenance=Provenance(kind="engine"))
    library.remember([made], signature="s", **DIRECTION)


def found(library: Library) -> list[str]:
    return [one.row.target for one in library.similar(LIKE, **DIRECTION)]


def whole(library: Library) -> bool:
    with library.database.write() as connection:
        return text_index.is_sound(connection) and text_index.is_complete(connection)


def test_every_way_to_change_the_memory_changes_the_index(path: Path) -> None:
    with Library(path) as library:
        remember(library, MARKET)
        remember(library, MARKET, "again")
        library.correct(MARKET, "person", **DIRECTION)
        assert whole(library)
        library.revert(MARKET, **DIRECTION)
        assert whole(library) and found(library) == ["again"]
        library.put_memory(
            [
                MemoryRow(
                    source="新的", target="new", provenance=Provenance(kind="person"), **DIRECTION
                )
            ]
        )
        assert whole(library)
        for row in library.memory_rows():
            if not row.by_person:
                library.forget(row)
        assert whole(library) and found(library) == []


def test_an_older_library_is_indexed_when_it_is_opened(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for step in schema.MIGRATIONS[:4]:
            step(connection)
        connection.execute("PRAGMA user_version = 4")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(
            "INSERT INTO memory VALUES (x'01', 's', 'zh-Hans', 'en', ?, 'dawn', ?, '[]')",
            (MARKET, '{"kind": "engine"}'),
        )
        connection.commit()
    with Library(path) as library:
        assert found(library) == ["dawn"]
        assert whole(library) and library.check() == []


def test_an_upgrade_that_is_broken_off_loses_nothing_and_is_done_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(path) as library:
        remember(library, MARKET)
        with library.database.write() as connection:
            text_index.give_up(connection)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(text_index, "_sync", killed)
        with pytest.raises(KeyboardInterrupt):
            Library(path)
    with Library(path) as library:
        assert found(library) == ["dawn"]
        assert whole(library)


def damage(path: Path) -> None:
    """Take away what the index has of its grams, as a bad disk does."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM text_grams_data WHERE id > 10")
        connection.commit()


def test_a_damaged_index_is_made_anew_by_whoever_asks(path: Path) -> None:
    with Library(path) as library:
        remember(library, MARKET)
    damage(path)
    with Library(path) as library:
        assert found(library) == ["dawn"]
        assert whole(library)


def test_a_damaged_index_stops_nobody_from_remembering(path: Path) -> None:
    with Library(path) as library:
        remember(library, MARKET)
    damage(path)
    with Library(path) as library:
        remember(library, MARKET, "new")
        remember(library, "下雨了。", "rain")
        assert library.memory_sizes() == {"s": 2}
        assert found(library) == ["new"]
        assert whole(library)


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM texts WHERE id = 1",
        "DELETE FROM memory",
        "INSERT INTO texts VALUES (99, x'02', 0, '早市')",
        "INSERT INTO text_grams (rowid, grams) VALUES (99, 'a b')",
        "UPDATE text_grams_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DELETE FROM text_form",
    ],
)
def test_whatever_is_wrong_with_it_is_seen_and_mended(path: Path, harm: str) -> None:
    with Library(path) as library:
        remember(library, MARKET)
        assert not library.mend_index()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(harm)
        connection.commit()
    with Library(path) as library:
        mended = library.mend_index()
        assert mended or harm.endswith("text_form")  # that one is mended as the library is opened
        assert whole(library)
        assert not library.mend_index()


def test_a_row_that_is_damaged_is_left_out_of_the_index(path: Path) -> None:
    with Library(path) as library:
        remember(library, MARKET)
        with library.database.write() as connection:
            connection.execute("UPDATE memory SET target = x'ff'")
            text_index.give_up(connection)
    with Library(path) as library:
        assert found(library) == []
        assert whole(library)


def test_what_is_not_kept_is_not_found(path: Path) -> None:
    with Library(path) as library:
        with pytest.raises(ZeroDivisionError), library.database.write() as connection:
            connection.execute(
                "INSERT INTO memory VALUES (x'01', 's', 'zh', 'en', ?, 'a', '{}', '[]')", (MARKET,)
            )
            text_index.sync(connection, [b"\x01"])
            raise ZeroDivisionError
        assert found(library) == []
        assert whole(library)
