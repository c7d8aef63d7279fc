"""Whatever is stored, damaged at random places: every command ends as it was foreseen to.

The ordinary suite tries 15 times, the same ones every time; ``make fuzz`` tries 5,000 times.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli import ugly
from translator.chinese.dictionary.own import import_edition
from translator.models.archive import import_model
from translator.models.model_store import ModelStore
from translator.store import Library

SEED = 20261130
TRIES = int(os.environ.get("DUIZHAO_FUZZ") or 15)
PARTS = 5
DICTIONARY = """# CC-CEDICT
豆腐 豆腐 [dou4 fu5] /tofu/bean curd/
早市 早市 [zao3 shi4] /morning market/
師傅 师傅 [shi1 fu5] /master/qualified worker/
"""
OWN_MODEL = """[[model]]
name = "own"
about = "Mine."
kind = "translator"
engine = "ctranslate"
directions = ["ja-zh", "zh-en"]
licence = "MIT"
file = [{ name = "model.bin", size = 12 }]
source = [{ folder = "/no/such/folder" }]
"""
COMMANDS = (
    ("doctor",),
    ("translate", "{article}", "--model", "echo", "--overwrite"),
    ("export", "{article}", "--model", "echo", "--as", "tmx", "--overwrite"),
    ("export", "{article}", "--model", "echo", "--as", "html", "--ruby", "pinyin", "--overwrite"),
    ("check", "{article}", "--model", "echo"),
    ("lookup", "豆腐"),
    ("lookup", "--english", "tofu"),
    ("segment", "{article}", "--words", "--pinyin"),
    ("memory", "search", "豆腐"),
    ("memory", "export", "-"),
    ("glossary", "list"),
    ("glossary", "add", "豆腐", "tofu"),
    ("config", "list"),
    ("config", "set", "translation.quality", "best"),
    ("models", "list"),
    ("models", "verify"),
)
COLUMNS = (
    ("memory", "provenance"), ("memory", "findings"), ("pairs", "provenance"),
    ("pairs", "findings"), ("terms", "targets"), ("terms", "forbidden"), ("terms", "status"),
    ("terms", "priority"), ("jobs", "state"), ("jobs", "layout"), ("jobs", "updated"),
    ("jobs", "message"), ("memory", "target"), ("corrections", "created"),
)  # fmt: skip
WORSE = (
    b"", b"\0", b"[" * 100_000, b'{"a":' * 50_000, b"9" * 5000, b"null", b"[]", b"{}", b'"a"',
    b"1e999", b'{"format": 1, "files": [{"name": "a", "size": 1e999, "sha256": 5}]}',
    b"a = [", b"\xff\xfe", b"[1, [2]]", b'[["a", "no level", 5]]', b'{"kind": 5, "score": "a"}',
)  # fmt: skip


def make_home(home: Path, article: Path, patch: pytest.MonkeyPatch) -> None:
    """Fill a data directory with one of everything that is stored."""
    patch.setenv("DUIZHAO_HOME", str(home))
    article.write_text(ugly.ARTICLE, encoding="utf-8")
    words = home.with_name("words.u8")
    words.write_text(DICTIONARY, encoding="utf-8")
    import_model(words, store=ModelStore(), editions=import_edition)
    (home / "words.txt").write_text("豆腐脑\n", encoding="utf-8")
    (home / "models.txt").write_text(OWN_MODEL, encoding="utf-8")
    for command in (
        ("glossary", "add", "早市", "morning market", "--not", "early city"),
        ("config", "set", "translation.typography", "quotes=curly"),
        ("translate", str(article), "--model", "echo"),
        ("lookup", "豆腐"),
        ("models", "verify"),
    ):
        assert ugly.run(command, patch).code in (0, 1)
    with Library() as library:
        library.correct("很好。", "Fine.", source_language="zh-Hans", target_language="en")
        # The reader keeps a job and its pairs; the command line keeps memory alone.
        data = article.read_bytes()
        from translator.application import read_bytes

        document = read_bytes(data, name=article.name).document
        number = library.add_document(document, data)
        library.start_job(
            number, source_language="zh-Hans", target_language="en", signature="echo", total=2
        )


def damaged_text(text: bytes, chance: random.Random) -> bytes:
    """Return a text with something wrong in it."""
    if chance.random() < 0.4:
        return chance.choice(WORSE)
    at = chance.randrange(len(text) + 1)
    match chance.randrange(4):
        case 0:
            return text[:at]
        case 1:
            return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]
        case 2:
            return text[:at] + chance.choice(WORSE)[:100] + text[at:]
        case _:
            return text[:at] + text[at + chance.randrange(9) :]


def damage_row(home: Path, chance: random.Random) -> str:
    """Damage a column of a row of the library."""
    table, column = chance.choice(COLUMNS)
    with (
        contextlib.suppress(sqlite3.Error),  # the file was damaged before
        contextlib.closing(sqlite3.connect(home / "library.sqlite3")) as connection,
        connection,
    ):
        rows = connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
        if rows:
            row, value = chance.choice(rows)
            made: bytes | str = damaged_text(str(value).encode(), chance)
            with contextlib.suppress(UnicodeDecodeError):
                made = made.decode()
            with contextlib.suppress(sqlite3.IntegrityError):
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (made, row))
    return f"{table}.{column}"


def damage_file(home: Path, chance: random.Random) -> str:
    """Damage a file, or put something else in its place."""
    files = sorted(
        path
        for path in home.rglob("*")
        if path.is_file() and not path.name.endswith((".lock", "-wal", "-shm"))
    )
    path = chance.choice(files)
    what = chance.random()
    if what < 0.05:
        path.unlink()
        path.mkdir()
    elif what < 0.1:
        path.unlink()
        path.symlink_to(path)
    elif what < 0.2:
        kept = path.with_name(f"{path.name}.kept")
        path.rename(kept)
        path.symlink_to(kept)
    else:
        path.write_bytes(damaged_text(path.read_bytes(), chance))
    return path.name


@pytest.mark.fuzz
@pytest.mark.parametrize("part", range(PARTS))
def test_damage_at_random_places_is_met(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "article.md"
    make_home(tmp_path / "home", article, monkeypatch)
    wrong = []
    for number in range(part, TRIES, PARTS):
        chance = random.Random(SEED + number)
        home = tmp_path / f"home-{number}"
        shutil.copytree(tmp_path / "home", home, symlinks=True)
        monkeypatch.setenv("DUIZHAO_HOME", str(home))
        damages: list[Callable[[Path, random.Random], str]] = [damage_row, damage_file]
        what = [chance.choice(damages)(home, chance) for _ in range(chance.randrange(1, 3))]
        for command in chance.sample(COMMANDS, 3):
            words = [word.replace("{article}", str(article)) for word in command]
            ended = ugly.run(words, monkeypatch)
            if not ended.well:
                wrong.append(f"{number} {what} {command[:2]}: {ended.code}\n{ended.said[-500:]}")
        shutil.rmtree(home)
    assert not wrong, "\n".join(wrong[:10])


ROWS = (
    ("memory", "provenance"), ("memory", "findings"), ("terms", "targets"), ("terms", "status"),
)  # fmt: skip


@pytest.mark.parametrize(("table", "column"), ROWS)
@pytest.mark.parametrize("made", ["[" * 100_000, "{", "null", '{"kind": 5}', '[["a"]]'])
def test_a_damaged_row_is_left_out_and_named_and_the_others_are_read(
    table: str, column: str, made: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, article = tmp_path / "home", tmp_path / "article.md"
    make_home(home, article, monkeypatch)
    assert ugly.run(("glossary", "add", "豆腐", "tofu"), monkeypatch).code == 0
    with contextlib.closing(sqlite3.connect(home / "library.sqlite3")) as connection, connection:
        row = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0]
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (made, row))
    named = f"table {table}: row {row} is damaged"
    with Library() as library:
        assert [one for one in library.check() if named in one]
        assert len(library.glossary().terms) == (1 if table == "terms" else 2)
        sources = [one.source for one in library.memory_rows()]
        assert sources and len(sources) == library_size(home) - (table == "memory")
    listed = ("glossary", "list") if table == "terms" else ("memory", "search")
    ended = ugly.run(listed, monkeypatch)
    assert ended.code == 0
    assert ugly.run(("doctor",), monkeypatch).code == 4


def test_what_memory_lost_is_translated_again_and_whole_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, article = tmp_path / "home", tmp_path / "article.md"
    make_home(home, article, monkeypatch)
    with contextlib.closing(sqlite3.connect(home / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE memory SET findings = '[['")
    assert ugly.run(("translate", str(article), "--model", "echo"), monkeypatch).code in (0, 1)
    with Library() as library:
        assert library.check() == []


def test_a_row_is_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    home = tmp_path / "home"
    make_home(home, tmp_path / "article.md", monkeypatch)
    with contextlib.closing(sqlite3.connect(home / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE terms SET targets = '5'")
    with Library() as library:
        library.glossary()
        library.glossary()
    (said,) = [one.getMessage() for one in caplog.records if "damaged" in one.getMessage()]
    assert said.startswith("Row 1 of terms in ") and "duizhao doctor" in said


@pytest.mark.parametrize("column", ["target", "author", "created"])
def test_a_damaged_correction_is_named_where_it_would_be_used(
    column: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    make_home(tmp_path / "home", tmp_path / "article.md", monkeypatch)
    said = {"source_language": "zh-Hans", "target_language": "en"}
    uses = (
        lambda library: library.recall(["很好。"], **said, signature="none"),
        lambda library: library.history("很好。", **said),
        lambda library: {one.source for one in library.memory_rows()} & {"很好。"},
    )
    database = tmp_path / "home" / "library.sqlite3"
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"UPDATE corrections SET {column} = x'ff00'")
    for use in uses:
        caplog.clear()
        with Library() as library:
            assert not use(library)
        (line,) = [one.getMessage() for one in caplog.records]
        assert line.startswith("A correction that a person wrote (row 1 of corrections in ")
        assert "as if it had not been written" in line and "duizhao doctor" in line


def library_size(home: Path) -> int:
    """Return how many rows the memory has, and corrections."""
    with contextlib.closing(sqlite3.connect(home / "library.sqlite3")) as connection:
        return int(
            connection.execute(
                "SELECT (SELECT count(*) FROM memory) + (SELECT count(*) FROM corrections)"
            ).fetchone()[0]
        )
