"""A damaged database of the dictionary is made anew, never asked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from translator.chinese.dictionary import seal
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import ModelError

LINES = """# CC-CEDICT
豆腐 豆腐 [dou4 fu5] /tofu/bean curd/
早市 早市 [zao3 shi4] /morning market/
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "words.u8"
    path.write_text(LINES, "utf-8")
    return path


def opened(source: Path) -> Dictionary:
    return Dictionary(source, cache=source.parent / "cache")


def test_damage_at_any_place_is_mended(source: Path) -> None:
    first = opened(source)
    first.close()
    whole = first.database.read_bytes()
    chance = random.Random(7)
    for _ in range(20):
        at = chance.randrange(len(whole))
        first.database.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        again = opened(source)
        assert [one.meanings for one in again.lookup("豆腐")] == [("tofu", "bean curd")]
        again.close()
        assert again.database.read_bytes() == whole


def test_one_bit_in_a_meaning_is_seen(source: Path) -> None:
    database = opened(source).database
    database.write_bytes(database.read_bytes().replace(b"bean curd", b"bean turd"))
    assert not seal.is_whole(database)
    assert opened(source).lookup("豆腐")[0].meanings == ("tofu", "bean curd")


@pytest.mark.parametrize("text", ["", "no sum", "\ud800"])
def test_a_damaged_checksum_costs_a_building_and_no_more(source: Path, text: str) -> None:
    database = opened(source).database
    database.with_name(f"{database.name}.sum").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert not seal.is_whole(database)
    assert opened(source).lookup("豆腐")
    assert seal.is_whole(database)


def test_one_of_an_older_version_is_looked_through(source: Path) -> None:
    database = opened(source).database
    database.with_name(f"{database.name}.sum").unlink()
    assert seal.is_whole(database)
    database.write_bytes(database.read_bytes()[:5000])
    assert not seal.is_whole(database)


def test_a_folder_in_its_place_is_said(source: Path) -> None:
    database = opened(source).database
    database.unlink()
    (database / "inside").mkdir(parents=True)
    with pytest.raises(Exception, match="cannot be written"):
        opened(source)


def test_damage_that_comes_while_it_is_open_is_said(source: Path) -> None:
    dictionary = opened(source)
    with dictionary.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 40_000)
    with pytest.raises(ModelError, match="no longer be read"):
        for number in range(50):
            dictionary.rows(f"SELECT *, {number} FROM entry JOIN headword JOIN sound")
