"""The command for words that are known: in, out, counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.learning.anki_files import LAYOUTS, NEW, REVIEW, anki_package
from translator.exports.word_tables import COLUMNS, STANDING
from translator.store import Library, WordState


@pytest.fixture
def known_list(tmp_path: Path) -> Path:
    path = tmp_path / "known.txt"
    path.write_text("天气\n银行\nhello\n", "utf-8")
    return path


def test_a_list_goes_in_and_is_counted(duizhao: Command, known_list: Path) -> None:
    ended = duizhao("words", "import", str(known_list))
    assert ended.code == 0
    assert f"{known_list}: 2 known; 1 line without a word." in ended.err
    assert duizhao("words", "count").text == "learning: 0\nknown: 2\nignored: 0\ndue now: 0\n"
    assert json.loads(duizhao("words", "count", "--json").text)["known"] == 2


def test_standard_input_is_a_list_and_standard_output_too(duizhao: Command) -> None:
    ended = duizhao("words", "import", "-", "--json", data="青菜\n".encode())
    assert json.loads(ended.text) == [
        {"path": "-", "known": 1, "passed_over": 0, "undated": 0, "unasked": 0}
    ]
    assert duizhao("words", "export", "-").text == "青菜\n"


def test_a_date_that_cannot_be_read_is_told(duizhao: Command) -> None:
    head = ",".join((*COLUMNS, *STANDING))
    table = f"{head}\n青菜,青菜,,,,,,,,learning,tomorrow,,\n"
    ended = duizhao("words", "import", "-", data=table.encode())
    assert "-: 1 learning;" in ended.err
    assert "-: the date of 1 word cannot be read; nothing was guessed." in ended.err


def test_a_word_anki_has_not_asked_for_is_told(duizhao: Command, tmp_path: Path) -> None:
    path = tmp_path / "my.apkg"
    notes = [("天气\x1fweather", [REVIEW]), ("青菜\x1fgreens", [NEW])]
    path.write_bytes(anki_package(notes, layout=LAYOUTS[1]))
    ended = duizhao("words", "import", str(path))
    assert f"{path}: 1 known; 0 lines without a word." in ended.err
    assert f"{path}: 1 word left out: not asked by Anki yet." in ended.err
    ended = duizhao("words", "import", str(path), "--json")
    assert json.loads(ended.text)[0]["unasked"] == 1


def test_words_are_listed_with_what_is_said_of_them(duizhao: Command, known_list: Path) -> None:
    duizhao("words", "import", str(known_list))
    with Library() as library:
        library.set_word_state(["热闹"], WordState.IGNORED)
    assert duizhao("words", "list", "--state", "ignored").text == "热闹\tignored\n"
    rows = [json.loads(one) for one in duizhao("words", "list", "--json").text.splitlines()]
    assert {one["simplified"]: one["state"] for one in rows} == {
        "天气": "known", "银行": "known", "热闹": "ignored",
    }  # fmt: skip


def test_a_table_is_written_and_comes_back(
    duizhao: Command, known_list: Path, tmp_path: Path
) -> None:
    duizhao("words", "import", str(known_list))
    target = tmp_path / "words.csv"
    assert duizhao("words", "export", str(target)).code == 0
    assert ",known," in target.read_text("utf-8-sig").splitlines()[1]
    ended = duizhao("words", "import", str(target), "--json")
    assert json.loads(ended.text)[0]["known"] == 2


def test_a_file_that_is_not_ours_is_not_overwritten(
    duizhao: Command, known_list: Path, tmp_path: Path
) -> None:
    duizhao("words", "import", str(known_list))
    target = tmp_path / "mine.txt"
    target.write_text("mine", "utf-8")
    ended = duizhao("words", "export", str(target))
    assert ended.code == 3 and "--overwrite" in ended.err
    assert target.read_text("utf-8") == "mine"
    assert duizhao("words", "export", str(target), "--overwrite").code == 0
    assert target.read_text("utf-8") == "天气\n银行\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("export", "words.pdf"), 2, "txt, csv, tsv, apkg"),
        (("import", "nowhere.txt"), 3, "nowhere.txt"),
        (("list",), 0, "duizhao words import FILE"),
    ],
)
def test_what_goes_wrong_says_what_to_do(
    duizhao: Command, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended = duizhao("words", *arguments)
    assert ended.code == code and said in ended.err
