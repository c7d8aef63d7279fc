from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from translator.errors import FormatError
from translator.exports.anki import anki_package
from translator.exports.anki.apkg_file import word_package
from translator.exports.word_tables import word_anki, word_csv, word_tsv
from translator.learning.known_lists import KnownList, read_known
from translator.store.word_cards import WordStanding
from translator.store.wordlist import ListedWord

LISTED = ListedWord(
    simplified="热闹", traditional="熱鬧", pinyin="rènao", meanings="lively; bustling",
    sentence="早市很热闹。", translation="The market is lively.",
)  # fmt: skip


def known(text: str | bytes, name: str = "words.txt") -> KnownList:
    data = text if isinstance(text, bytes) else text.encode()
    return read_known(data, name=name, dictionary=None)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("天气", "天气"),
        ("  天氣  ", "天气"),
        ("天气 / 天氣", "天气"),
        ("天气[天氣]\ttian1 qi4\tweather", "天气"),
        ("weather,天气,tiānqì", "天气"),
        ('"青菜";"greens"', "青菜"),
        ("<b>青菜</b><br>[sound:a.mp3]\tgreens", "青菜"),
        ("爸爸、妈妈", "爸爸 妈妈"),
        ("一下（儿）", "一下"),
        ("\ufeff青菜", "青菜"),
        ('<span style="color: red; font-size: 2em">天</span><span class="tone4">气</span>', "天气"),
        ("天气&nbsp;\tweather", "天气"),
        ("<ruby>天<rt>tiān</rt>气<rt>qì</rt></ruby>", "天气"),
        ("天[tiān]气[qì]", "天气"),
        ("我今天去{{c1::超市::shop}}。", "超市"),
        ("{{c1::苹果}}和{{c2::青菜}}", "苹果 青菜"),
        ("a < b\x1f天气\x1fc > d", "天气"),
    ],
)
def test_the_words_of_a_line(line: str, words: str) -> None:
    assert known(line).words == tuple(words.split())


def test_lines_without_a_word_are_counted_and_headers_are_not() -> None:
    found = known("#separator:tab\n//HSK/1\n\n天气\nhello\n今天天气很好，我们去早市买菜。\n天氣\n")
    assert found == KnownList(words=("天气",), passed_over=2)


def test_what_is_written_here_is_read_here() -> None:
    assert known(word_csv([LISTED]), "words.csv").words == ("热闹",)
    assert known(word_anki([LISTED])).words == ("热闹",)


@pytest.mark.skipif(not anki_package.is_ready(), reason="genanki is not installed")
def test_a_package_of_anki_is_read() -> None:
    assert known(word_package([LISTED]), "words.apkg").words == ("热闹",)


def package(member: str, *statements: str) -> bytes:
    stream = io.BytesIO()
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        content = connection.serialize()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, content)
    return stream.getvalue()


NOTES = "CREATE TABLE notes (id INTEGER PRIMARY KEY, flds TEXT)"


def test_the_fields_of_a_note_are_its_cells() -> None:
    data = package("collection.anki21", NOTES, "INSERT INTO notes VALUES (1, 'tea\x1f茶<br>')",
                   "INSERT INTO notes VALUES (2, x'ff00')")  # fmt: skip
    assert known(data).words == ("茶",)


def test_a_database_in_wal_mode_is_read() -> None:
    data = package("collection.anki2", "PRAGMA user_version = 1", NOTES,
                   "INSERT INTO notes VALUES (1, '茶')")  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("collection.anki2")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("collection.anki2", content[:18] + b"\x02\x02" + content[20:])
    assert known(stream.getvalue()).words == ("茶",)


def test_a_line_without_end_is_read_in_a_moment() -> None:
    assert known("天气" + "[sound:（" * 400_000).words == ()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (package("collection.anki21b", NOTES), "zip.damaged"),
        (package("letter.txt", NOTES), "known.no-notes"),
        (package("collection.anki2", "CREATE TABLE other (x)"), "known.no-notes"),
        (
            package(
                "collection.anki2",
                "CREATE VIEW notes (id, flds) AS WITH RECURSIVE n (i) AS"
                " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, 'x' FROM n",
            ),
            "known.no-notes",
        ),
        (package("collection.anki2", NOTES)[:-30], "zip."),
    ],
)
def test_what_is_no_list_of_notes_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(FormatError) as refused:
        known(data)
    assert refused.value.key.startswith(key)


STATES = {"热闹": "learning", "青菜": "known", "天气": "ignored"}


def stated() -> tuple[list[ListedWord], dict[tuple[str, str, str], WordStanding]]:
    words = [
        LISTED,
        replace(LISTED, simplified="青菜", traditional="青菜", meanings='"greens", raw'),
    ]
    words.append(replace(LISTED, simplified="天气", traditional="天氣"))
    return words, {one.key: WordStanding(state=STATES[one.simplified]) for one in words}


@pytest.mark.parametrize("write", [word_csv, word_tsv, word_anki, word_package])
def test_a_file_of_ours_comes_back_with_the_states_it_had(write: Callable[..., bytes]) -> None:
    if write is word_package and not anki_package.is_ready():
        pytest.skip("genanki is not installed")
    found = known(write(*stated()), "words")
    assert {word: found.state(word).value for word in found.words} == STATES


def test_a_word_of_which_a_list_says_nothing_is_known() -> None:
    found = known("天气\n热闹\tduizhao-unheard-of\n青菜\tduizhao duizhao-learning\n")
    assert [found.state(one).value for one in found.words] == ["known", "known", "learning"]
    table = known(word_csv([LISTED]))
    assert table.state("热闹").value == "known"
