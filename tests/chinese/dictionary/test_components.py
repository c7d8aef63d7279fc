"""What characters are made of: only parts that are characters; verified like the dictionary."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from translator.chinese.dictionary import components
from translator.chinese.dictionary.components import NAME, Components, installed
from translator.errors import ModelError
from translator.errors.error_sentences import Piece
from translator.models.download_progress import Silent
from translator.models.fetch import fetch
from translator.models.fetch_order import fetch_components
from translator.models.model_store import ModelStore

DATA = """\
10001:d(十,早)
10002:a(㇑,㇐)
10003:d(10004,口)
10004:d(10005,口)
10005:d(10006,口)
10006:d(口,口)
好:a(女,子)
银:a(钅,艮)
花:d(卄,化)
林:ra(木)
森:r3tr(木)
早:d/t(日,十)
朝:a(10001,月)
明:a(日,月)
部:a(咅,阝)
院:a(阝,完)
不:d/t(丆,卜)
旦:d(日,㇐)
卡:a(10002,卜)
产:d/s(立,厂)
木:wb(十,八)
高:d(亠,口)
回:s(囗,囗)
對:a(业,羊,寸)
台:d(厶,𠮷)
深:a(10003,口)
噩:d(王,口,口,口,口)
吾:me(五)
"""
"""Written for these tests in the form of the data (CC0)."""


@pytest.fixture
def data(tmp_path: Path) -> Components:
    file = tmp_path / "data.txt"
    file.write_text(DATA, "utf-8")
    return Components(file)


def shown(data: Components, character: str) -> str:
    return "".join(one.shown for one in data.of(character))


@pytest.mark.parametrize(
    ("character", "parts"),
    [
        ("好", "女子"),
        ("银", "钅艮"),
        ("林", "木木"),
        ("森", "木木木"),
        ("早", "日十"),
        ("明", "日月"),
    ],
)
def test_a_character_is_taken_apart_as_a_learner_would(
    data: Components, character: str, parts: str
) -> None:
    assert shown(data, character) == parts


def test_a_shape_without_a_name_is_taken_apart_itself(data: Components) -> None:
    assert shown(data, "朝") == "十早月"


def test_forms_are_shown_as_they_are_drawn_and_lead_to_their_characters(data: Components) -> None:
    (metal, _) = data.of("银")
    assert (metal.shown, metal.full) == ("钅", "金")
    assert shown(data, "花") == "艹化"


def test_the_ear_is_another_character_on_each_side(data: Components) -> None:
    assert [one.full for one in data.of("院")] == ["阜", "完"]
    assert [one.full for one in data.of("部")] == ["咅", "邑"]


@pytest.mark.parametrize(
    ("character", "why"),
    [
        ("不", "a stroke"), ("旦", "a stroke"), ("卡", "strokes in a shape without a name"),
        ("产", "parts that overlap"), ("木", "a radical"), ("高", "a radical"),
        ("對", "an exception without parts"), ("台", "a part that fonts lack"),
        ("深", "shapes within shapes"), ("噩", "more parts than help"), ("吾", "another form"),
        ("龖", "not in the data"), ("", "nothing"), ("好好", "two"), ("a", "a letter"),
        ("10001", "a number of the data's own"), ("\n", "a line's end"),
    ],
)  # fmt: skip
def test_where_parts_are_no_characters_nothing_is_told(
    data: Components, character: str, why: str
) -> None:
    assert data.of(character) == (), why


def test_our_own_table_goes_before_the_data(data: Components) -> None:
    assert shown(data, "回") == "囗口"
    assert shown(data, "里") == "田土"  # the data here does not even have it


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="gone"):
        Components(tmp_path / "gone.txt")
    broken = tmp_path / "broken.txt"
    broken.write_bytes("好:a(女,子)\n".encode("gb18030"))
    with pytest.raises(ModelError, match="broken"):
        Components(broken)


ENTRY = """
[[model]]
name = "cjk-decomp"
about = "For a test."
kind = "components"
licence = "CC0-1.0"
file = [{{ name = "cjk-decomp.txt", size = {size}, sha256 = "{sha256}" }}]
[[model.source]]
folder = '{place}'
"""


class Heard(Silent):
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, message: Piece) -> None:
        self.said.append(str(message))


@pytest.fixture
def listed(make_store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelStore:
    """A store whose list has the data in a folder, as the one that is opened by everybody."""
    place = tmp_path / "place"
    place.mkdir()
    (place / "cjk-decomp.txt").write_text(DATA, "utf-8")
    whole = DATA.encode()
    entry = ENTRY.format(size=len(whole), sha256=hashlib.sha256(whole).hexdigest(), place=place)
    store: ModelStore = make_store(entry)
    monkeypatch.setattr("translator.models.model_store.paths.models", lambda: store.folder)
    monkeypatch.setattr(components, "_installed", {})
    return store


def test_what_was_fetched_is_found_and_kept_open(listed: ModelStore) -> None:
    assert installed() is None
    fetch(NAME, store=listed)
    found = installed()
    assert found is not None and shown(found, "好") == "女子"
    assert installed() is found


def test_what_was_changed_in_the_store_is_not_opened(listed: ModelStore) -> None:
    path = fetch(NAME, store=listed).main
    path.write_text(DATA.replace("好:a(女,子)", "好:a(女,人)"), "utf-8")
    with pytest.raises(ModelError, match="cjk-decomp"):
        installed()
    path.unlink()
    with pytest.raises(ModelError, match="cjk-decomp"):
        installed()


def test_what_is_not_what_the_list_says_is_not_taken(listed: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "place" / "cjk-decomp.txt").write_text(DATA + "x:a(女,人)\n", "utf-8")

    heard = Heard()
    assert fetch_components(listed, progress=heard) is None
    assert listed.get(NAME) is None and installed() is None
    assert heard.said[-1].startswith("Parts of characters: nothing could be taken.")


def test_a_source_that_is_away_is_told_and_stops_nothing(make_store: Any, tmp_path: Path) -> None:
    store = make_store(ENTRY.format(size=1, sha256="0" * 64, place=tmp_path / "nowhere"))
    assert fetch_components(store, progress=Silent()) is None
