"""Packages as they are written; as Anki opens them, where the package ``anki`` is installed.

``anki`` (AGPL) is no dependency: ``pip install anki`` into the environment of the tests runs these.
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.exports.conftest import make_bitext, make_block
from translator import exports
from translator.errors import ModelError, OutputError
from translator.exports.anki import anki_package, apkg_file
from translator.exports.anki.apkg_file import word_package
from translator.store.word_cards import WordStanding
from translator.store.wordlist import ListedWord
from translator.types import Bitext, Entry, Layout

LISTED = ListedWord(
    simplified="热闹", traditional="熱鬧", pinyin="rènao", meanings="lively; bustling", level=4,
    sentence="早市很热闹。", translation="The market <is> lively.", document="早市 一.md",
    added="2026-05-06T07:08:09Z",
)  # fmt: skip


@pytest.fixture
def article() -> Bitext:
    text = "早市很热闹。"
    return make_bitext([make_block(0, text)], [[(text, "The market is lively.")]], name="早市.md")


def write(bitext: Bitext) -> bytes:
    return exports.by_name("apkg").write(bitext, layout=Layout.BILINGUAL)


def rows(package: bytes, query: str) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        database = archive.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        return connection.execute(query).fetchall()


@pytest.mark.usefixtures("dictionary")
def test_without_genanki_it_is_said_how_to_get_it(
    article: Bitext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anki_package, "is_ready", lambda: False)
    for make in (lambda: write(article), lambda: word_package([LISTED])):
        with pytest.raises(OutputError) as caught:
            make()
        assert "pip install 'duizhao[anki]'" in caught.value.hint


@pytest.fixture
def genanki() -> None:
    pytest.importorskip("genanki", reason="cards for Anki are not installed: duizhao[anki]")


@pytest.mark.usefixtures("genanki")
def test_without_a_dictionary_an_article_has_no_words(article: Bitext) -> None:
    with pytest.raises(ModelError):
        write(article)
    assert rows(word_package([LISTED]), "SELECT count(*) FROM cards") == [(2,)]


@pytest.mark.usefixtures("genanki", "dictionary")
def test_a_word_of_the_list_and_of_an_article_is_the_same_note(article: Bitext) -> None:
    package = write(article)
    assert package == write(article)
    known = "SELECT guid FROM notes WHERE sfld = '热闹'"
    assert rows(package, known) == rows(word_package([LISTED]), known)
    assert rows(package, "SELECT DISTINCT did, mid FROM cards JOIN notes ON nid = notes.id") == (
        rows(word_package([LISTED]), "SELECT DISTINCT did, mid FROM cards, notes")
    )


@pytest.mark.usefixtures("genanki", "dictionary")
def test_a_note_has_its_fields_and_tags() -> None:
    ((flds, tags, changed),) = rows(word_package([LISTED]), "SELECT flds, tags, mod FROM notes")
    assert flds.split("\x1f") == [
        "热闹", "熱鬧", "rènao", "ㄖㄜˋ ˙ㄋㄠ", "lively; bustling", "HSK 4", "早市很<b>热闹</b>。",
        "早市很＿＿。", "The market &lt;is&gt; lively.", "早市 一.md", "", "", "", "", "",
    ]  # fmt: skip
    assert tags.split() == ["duizhao", "hsk4", "早市_一.md"]
    assert changed == 1778051289


@pytest.mark.usefixtures("genanki")
def test_what_a_reader_knows_of_a_word_is_in_fields_and_a_tag_and_the_card_stays_new() -> None:
    known = WordStanding(
        state="learning", due="2026-05-16T07:08:09Z", interval=10.0, stability=9.87
    )
    package = word_package([LISTED], {LISTED.key: known})
    ((flds, tags),) = rows(package, "SELECT flds, tags FROM notes")
    assert flds.split("\x1f")[-4:] == ["learning", "2026-05-16T07:08:09Z", "10.0", "9.87"]
    assert "duizhao-learning" in tags.split()
    scheduled = rows(package, "SELECT DISTINCT type, queue, ivl, reps FROM cards")
    assert scheduled == [(0, 0, 0, 0)]


@pytest.mark.usefixtures("genanki")
@pytest.mark.parametrize("added", ["", "yesterday", "0001-01-01T00:00:00Z", "2019-05-06"])
def test_a_date_no_package_can_have_is_none(added: str) -> None:
    assert rows(word_package([replace(LISTED, added=added)]), "SELECT mod FROM notes") == [
        (1577836800,)
    ]


@pytest.mark.usefixtures("genanki", "dictionary")
def test_anki_opens_them_and_renews_what_it_has(article: Bitext, tmp_path: Path) -> None:
    collections = pytest.importorskip("anki.collection", reason="pip install anki to run this")
    listed = replace(LISTED, translation="The fair is lively.")
    renewed = replace(listed, translation="How busy it is!", added="2026-06-01T00:00:00Z")
    with closing(collections.Collection(str(tmp_path / "collection.anki2"))) as collection:
        for number, package in enumerate(
            (write(article), word_package([listed]), word_package([renewed]))
        ):
            path = tmp_path / f"{number}.apkg"
            path.write_bytes(package)
            collection.import_anki_package(
                collections.ImportAnkiPackageRequest(package_path=str(path))
            )
        assert (collection.note_count(), collection.card_count()) == (3, 6)
        fronts = [
            collection.get_card(one).question().rpartition("</style>")[2]
            for one in collection.find_cards("Word:热闹")
        ]
        assert '<span class="other">熱鬧</span>' in fronts[0] and "<b>热闹</b>" in fronts[0]
        assert "早市很＿＿。" in fronts[1] and "How busy it is!" in fronts[1]
        assert "热闹" not in fronts[1] and "熱鬧" not in fronts[1]
        back = collection.get_card(collection.find_cards("Word:热闹")[1]).answer()
        assert "rènao" in back and "lively; bustling" in back and "HSK 4" in back
        assert {one.name for one in collection.decks.all_names_and_ids()} == {"Default", "Duizhao"}


def test_the_zhuyin_is_that_of_the_reading_that_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        Entry(traditional="好", simplified="好", pinyin=pinyin, meanings=("",))
        for pinyin in ("hao3", "hao4")
    ]
    known = SimpleNamespace(lookup=lambda word: entries if word == "好" else [])
    monkeypatch.setattr(apkg_file.dictionaries, "installed", lambda: known)
    assert apkg_file._zhuyin(replace(LISTED, simplified="好", pinyin="hào")) == "ㄏㄠˋ"
    assert apkg_file._zhuyin(replace(LISTED, simplified="好", pinyin="hāo")) == ""
    assert apkg_file._zhuyin(LISTED) == ""


def test_a_package_is_the_same_whoever_writes_it() -> None:
    with zipfile.ZipFile(io.BytesIO(anki_package._zipped(b"data"))) as archive:
        told = [(one.filename, one.external_attr >> 16, one.create_system, one.compress_type)
                for one in archive.infolist()]  # fmt: skip
    assert told == [("collection.anki2", 0o644, 3, 8), ("media", 0o644, 3, 8)]
