"""CC-CEDICT's text as entries, and files that are none."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from translator.chinese.dictionary import cedict
from translator.chinese.dictionary.cedict import known, lines_of, parse, read_text, spaced
from translator.errors import FormatError

LINE = "傳統 传统 [chuan2 tong3] /tradition/traditional/"


def test_a_line_is_an_entry_in_both_versions() -> None:
    (one, other) = parse(
        ["# a comment", "", LINE + "\r\n", LINE.replace("[chuan2 tong3]", "[[chuan2tong3]]")]
    )
    assert one == other
    assert (one.traditional, one.simplified, one.pinyin) == ("傳統", "传统", "chuan2 tong3")
    assert one.meanings == ("tradition", "traditional")


def test_the_line_that_is_no_entry_is_named() -> None:
    with pytest.raises(FormatError) as caught:
        list(parse(["#", LINE, "x" * 90]))
    assert (caught.value.fields["line"], caught.value.fields["text"]) == (3, "x" * 60)


@pytest.mark.parametrize(
    ("pinyin", "written"),
    [("yi1mo2-yi1yang4", "yi1 mo2 yi1 yang4"), ("lu:4", "lu:4"), ("lu : 4", "lu:4"), ("", "")],
)
def test_syllables_have_a_space_between(pinyin: str, written: str) -> None:
    assert spaced(pinyin) == written


@pytest.mark.parametrize(
    ("pinyin", "kept"),
    [("xx5", ""), ("ma3 xx5", ""), ("chuan2 tong3", "chuan2 tong3"), ("", ""), ("xx5x", "xx5x")],
)
def test_a_syllable_nobody_knows_is_no_reading(pinyin: str, kept: str) -> None:
    assert known(pinyin) == kept


@pytest.mark.parametrize("text", ["", "a", "a\n", "\n", "a\nb", "a\n\nb\n"])
def test_lines_come_one_by_one(text: str) -> None:
    assert list(lines_of(text)) == text.split("\n")


def test_a_file_is_read_plain_or_compressed(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.u8", tmp_path / "a.gz"
    plain.write_bytes(b"\xef\xbb\xbf" + LINE.encode())
    packed.write_bytes(gzip.compress(LINE.encode()))
    assert read_text(plain) == read_text(packed) == LINE


def test_what_cannot_be_the_dictionary_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(gzip.compress(LINE.encode() * 50)[:-20])
    with pytest.raises(FormatError) as caught:
        read_text(path)
    assert caught.value.key == "dictionary.damaged"
    path.write_bytes(b"a\nb\n\xffc")
    with pytest.raises(FormatError) as caught:
        read_text(path)
    assert caught.value.key == "dictionary.not-utf8"
    assert (caught.value.fields["line"], caught.value.fields["offset"]) == (3, 4)
    monkeypatch.setattr(cedict, "_LIMIT", 3 << 20)
    path.write_bytes(b"x" * (3 << 20))
    assert len(read_text(path)) == 3 << 20
    path.write_bytes(b"x" * ((3 << 20) + 1))
    with pytest.raises(FormatError) as caught:
        read_text(path)
    assert (caught.value.key, caught.value.fields["size"]) == ("dictionary.too-large", 3)
