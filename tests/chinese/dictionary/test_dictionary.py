"""CC-CEDICT: parsing, look-ups by either script, the database beside it."""

from __future__ import annotations

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary, installed, lookup, parse
from translator.chinese.dictionary.search import by_pinyin
from translator.errors import FormatError, ModelError, OutputError
from translator.system import paths, text_tables
from translator.types import Entry

ROOT = Path(__file__).resolve().parents[3]
RANKINGS = text_tables.rows_of(Path(__file__).with_name("rankings.tsv"))


def test_line_is_parsed() -> None:
    assert list(parse(["# note", "中國 中国 [Zhong1 guo2] /China/the Middle Kingdom/\r"])) == [
        Entry(
            traditional="中國",
            simplified="中国",
            pinyin="Zhong1 guo2",
            meanings=("China", "the Middle Kingdom"),
        )
    ]


def test_line_that_is_no_entry_is_named() -> None:
    with pytest.raises(FormatError, match="Line 2"):
        list(parse(["# note", "<html>"]))


@pytest.mark.parametrize("word", ["头发", "頭髮"])
def test_look_up_by_either_script(dictionary: Dictionary, word: str) -> None:
    assert [entry.meanings[0] for entry in dictionary.lookup(word)] == ["hair (on the head)"]


def test_entries_come_in_the_dictionary_order(dictionary: Dictionary) -> None:
    assert [entry.pinyin for entry in dictionary.lookup("东西")] == ["dong1 xi1", "dong1 xi5"]


@pytest.mark.parametrize("word", ["", "没有这个词", "\ud800", "a\0b"])
def test_unknown_word_has_no_entries(dictionary: Dictionary, word: str) -> None:
    assert dictionary.lookup(word) == []
    assert dictionary.frequency(word) == 0


def test_what_a_caller_does_with_entries_changes_no_later_look_up(dictionary: Dictionary) -> None:
    dictionary.lookup("东西").clear()
    assert len(dictionary.lookup("东西")) == 2


def test_proper_nouns(dictionary: Dictionary) -> None:
    assert dictionary.is_proper_noun_only("北京")
    assert not dictionary.is_proper_noun_only("单")
    assert not dictionary.is_proper_noun_only("没有这个词")


def test_traditional_word_has_the_frequency_of_its_simplified_form(dictionary: Dictionary) -> None:
    assert dictionary.frequency("頭髮") == dictionary.frequency("头发") > 100


def test_database_is_built_once_and_anew_for_a_changed_file(dictionary_file: Path) -> None:
    Dictionary(dictionary_file).close()
    Dictionary(dictionary_file).close()
    assert len(list((paths.home() / "cache").glob("*.sqlite3"))) == 1
    with dictionary_file.open("a", encoding="utf-8") as file:
        file.write("貓 猫 [mao1] /cat/\n")
    assert Dictionary(dictionary_file).lookup("猫")


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="models fetch"):
        Dictionary(tmp_path / "none.txt")


def test_broken_file_leaves_no_database(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff\xfe broken")
    with pytest.raises(FormatError):
        Dictionary(broken)
    assert not list((paths.home() / "cache").glob("*"))


def test_without_a_dictionary_looking_up_says_what_to_do() -> None:
    assert installed() is None
    with pytest.raises(ModelError, match="models fetch"):
        lookup("好")


def test_second_version_of_the_format_is_read() -> None:
    (entry,) = parse(["一模一樣 一模一样 [[yi1mo2-yi1yang4]] /identical/"])
    assert entry.pinyin == "yi1 mo2 yi1 yang4"


def test_longest_headword_at_a_position(dictionary: Dictionary) -> None:
    text = "被发明了"
    assert dictionary.longest(text) == "被"
    assert dictionary.longest(text, 1) == "发明"
    assert dictionary.matches(text, 1) == ["发明", "发"]
    assert dictionary.matches("勇敢的", 0) == ["勇敢"]
    assert dictionary.longest(text, 4) == ""


@pytest.mark.parametrize("text", ["", "\ud800发", "\0", "x" * 1_000_000, "𠮷" * 5])
def test_nothing_begins_there(dictionary: Dictionary, text: str) -> None:
    assert dictionary.matches(text) == []


@pytest.mark.parametrize(("word", "order"), RANKINGS)
def test_likeliest_entry_comes_first_where_the_reader_asks(
    dictionary: Dictionary, word: str, order: str
) -> None:
    ranked = [f"{one.traditional}[{one.pinyin}]" for one in dictionary.ranked(word)]
    assert " ".join(ranked) == order


def test_bands_of_frequency(dictionary: Dictionary) -> None:
    assert dictionary.frequency_band("的") == 1
    assert dictionary.frequency_band("没有这个词") is None


def test_compressed_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cedict.txt.gz"
    path.write_bytes(gzip.compress("貓 猫 [mao1] /cat/\r\n".encode()))
    assert Dictionary(path).lookup("猫")


def test_damaged_compressed_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cedict.txt.gz"
    path.write_bytes(gzip.compress("貓 猫 [mao1] /cat/\n".encode() * 100)[:-12])
    with pytest.raises(FormatError, match="damaged"):
        Dictionary(path)


def test_line_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes("貓 猫 [mao1] /cat/\n".encode() + b"\xff\n")
    with pytest.raises(FormatError, match="line 2"):
        Dictionary(path)


def test_empty_dictionary_has_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("# nothing\n", encoding="utf-8")
    empty = Dictionary(path)
    assert (empty.lookup("猫"), empty.matches("猫"), empty.frequencies()) == ([], [], [])


def test_building_is_told_once(dictionary_file: Path) -> None:
    told: list[str] = []
    for _ in range(2):
        Dictionary(dictionary_file, building=lambda: told.append("building")).close()
    assert told == ["building"]


def test_two_processes_may_build_at_once(dictionary_file: Path) -> None:
    program = (
        "import sys; from pathlib import Path;"
        "from translator.chinese.dictionary.dictionary import Dictionary;"
        "print(len(Dictionary(Path(sys.argv[1])).lookup('东西')))"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, dictionary_file], stdout=subprocess.PIPE, cwd=ROOT
        )
        for _ in range(3)
    ]
    assert [one.communicate()[0].strip() for one in running] == [b"2"] * 3
    assert len(list((paths.home() / "cache").glob("*.sqlite3"))) == 1


def test_what_a_killed_process_left_goes(dictionary_file: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        cache = paths.home() / "cache"
        cache.mkdir(parents=True)
        old, new = (cache / f".duizhao-{one.pid}-0a.part" for one in (ended, other))
        for path in (old, new):
            path.write_bytes(b"half")
        Dictionary(dictionary_file).close()
        assert (old.exists(), new.exists()) == (False, True)
        other.communicate(b"\n")


def test_full_disk_leaves_nothing(dictionary_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("translator.chinese.dictionary.build._fill", full)
    with pytest.raises(OutputError, match="full"):
        Dictionary(dictionary_file)
    assert list((paths.home() / "cache").iterdir()) == []


def test_damaged_database_is_built_again(dictionary_file: Path) -> None:
    first = Dictionary(dictionary_file)
    first.close()
    first.database.write_bytes(b"damaged by the disk" * 1000)
    assert Dictionary(dictionary_file).lookup("发明")


def test_an_unknown_reading_is_none(dictionary_of: Callable[..., Dictionary]) -> None:
    found = dictionary_of("畓 畓 [xx5] /rice paddy/", "甲乙 甲乙 [jia3 xx5] /as in 甲丙[jia3 xx5]/")
    assert [entry.pinyin for entry in found.lookup("畓") + found.lookup("甲乙")] == ["", ""]
    assert found.reading("畓") == ""
    assert found.lookup("甲乙")[0].meanings == ("as in 甲丙[jia3 …]",)
    assert by_pinyin(found, "xx") == by_pinyin(found, "xx5") == by_pinyin(found, "x*") == []
    assert by_pinyin(found, "jia3 xx5") == by_pinyin(found, "jiaxx") == []
