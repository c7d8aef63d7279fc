"""Bytes to text and back: guesses, exactness, errors a person can act on."""

from __future__ import annotations

import codecs
import json
from encodings.aliases import aliases
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator.errors import EncodingError
from translator.text import encoding
from translator.text.encoding import decode, encode

HANS = "早上下了一场小雨，街上很安静。奶奶在厨房里煮粥，我坐在窗边看书。"
HANT = "早上下了一場小雨，街上很安靜。奶奶在廚房裡煮粥，我坐在窗邊看書。"


@pytest.mark.parametrize(
    ("text", "codec", "guessed"),
    [
        (HANS, "utf-8", "utf-8"),
        (HANS, "gbk", "gb18030"),
        (HANS, "gb18030", "gb18030"),
        (HANT, "gb18030", "gb18030"),
        (HANT, "cp950", "cp950"),
        (HANS, "utf-16-le", "utf-16-le"),
        (HANT, "utf-16-be", "utf-16-be"),
        (HANS + " and some English", "utf-16-le", "utf-16-le"),
        (HANS, "utf-32-le", "utf-32-le"),
        ("佢喺香港食嘢，啲茶好靚。", "big5hkscs", "big5hkscs"),
        ("# Title\n\n" + HANS, "gb18030", "gb18030"),
        ("plain ASCII", "ascii", "utf-8"),
    ],
)
def test_encoding_is_guessed_and_the_bytes_come_back(text: str, codec: str, guessed: str) -> None:
    data = text.encode(codec)
    found = decode(data)
    assert (found.text, found.encoding, found.bom) == (text, guessed, b"")
    assert encode(found.text, found.encoding, found.bom) == data


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_kept(bom: bytes, codec: str) -> None:
    data = bom + HANS.encode(codec)
    found = decode(data)
    assert (found.text, found.encoding, found.bom) == (HANS, codec, bom)
    assert encode(found.text, found.encoding, found.bom) == data


def test_windows_euro_sign_comes_back_as_one_byte() -> None:
    data = "价格：".encode("gbk") + b"\x80" + "一百元。".encode("gbk")
    found = decode(data)
    assert found.text == "价格：€一百元。"
    assert encode(found.text, found.encoding) == data


def test_named_encoding_is_obeyed_with_its_mark() -> None:
    assert decode(HANT.encode("big5", "ignore"), "big5").encoding == "big5"
    found = decode(codecs.BOM_UTF8 + b"a", "utf-8-sig")
    assert (found.text, found.bom) == ("a", codecs.BOM_UTF8)
    assert decode(b"a\0b", "utf-8").text == "a\0b"


def test_named_encoding_that_does_not_fit_says_where() -> None:
    with pytest.raises(EncodingError, match="offset 4"):
        decode(b"abcd\xff", "utf-8")


NO_TEXT = (
    "no-such", "base64", "rot13", "", "idna", "punycode", "raw_unicode_escape", "unicode-escape",
    "undefined", "utf_8\0", "\udcff", "../utf_8", "aliases", "9" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("name", NO_TEXT)
def test_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(EncodingError, match="no text encoding"):
        decode(b"abc", name)
    with pytest.raises(EncodingError, match="no text encoding"):
        encode("abc", name)


@rows_together("name", sorted(set(aliases.values())))
@pytest.mark.parametrize("data", [b"abc", b"<a \\ & ~{xn--\xff>", "很好。".encode(), b"+-\x1b$)C"])
def test_every_codec_of_python_reads_or_refuses(name: str, data: bytes) -> None:
    try:
        found = decode(data, name)
    except EncodingError:
        return
    assert encode(found.text, found.encoding, found.bom) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GIF\0\0\0\1\2\3", "zero byte at offset 3"),
        (HANS.encode()[:-1], "UTF-8, but"),
        (HANS.encode() + "很好".encode("gbk"), "UTF-8, but"),
        (HANS.encode("gbk")[:-1], "middle of a character"),
        (bytes(range(128, 256)) * 3, "--encoding"),
        ("café à la crème, déjà vu".encode("latin-1"), "--encoding"),
    ],
)
def test_what_is_no_text_is_an_error_with_a_next_step(data: bytes, message: str) -> None:
    with pytest.raises(EncodingError) as raised:
        decode(data)
    assert message in str(raised.value)
    assert raised.value.hint


def test_character_the_encoding_lacks_is_named() -> None:
    with pytest.raises(EncodingError, match=r"U\+53D1"):
        encode("发", "cp950")


@given(data=st.binary(max_size=60))
def test_any_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        found = decode(data)
    except EncodingError:
        return
    assert encode(found.text, found.encoding, found.bom) == data


def test_measuring_files(shared_data: Path) -> None:
    folder = shared_data / "reliability" / "zh-encodings"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name, wanted in manifest.items():
        data = (folder / name).read_bytes()
        if wanted["codec"] is None:
            if data.strip(b"\xef\xbb\xbf"):
                with pytest.raises(EncodingError):
                    decode(data)
            continue
        found = decode(data)
        assert found.text == wanted["text"], name
        assert encode(found.text, found.encoding, found.bom) == data, name


@pytest.mark.parametrize(
    ("data", "offset", "shown"),
    [
        (b"abcd\xff", 4, "ff"),
        ("早".encode("gbk") + b"\x80\xff\xfe", 3, "ff fe"),
        ("早".encode("gbk") * 2 + b"\xff12345", 4, "ff 31 32 33"),
    ],
)
def test_where_a_named_encoding_does_not_fit_is_told_with_four_bytes(
    data: bytes, offset: int, shown: str
) -> None:
    name = "utf-8" if data[:1] == b"a" else "cp936"
    with pytest.raises(EncodingError) as refused:
        decode(data, name)
    assert (refused.value.fields["offset"], refused.value.fields["bytes"]) == (offset, shown)


def test_the_offset_of_a_file_with_a_mark_counts_the_mark() -> None:
    with pytest.raises(EncodingError) as refused:
        decode(codecs.BOM_UTF8 + b"ab\xff", "utf-8")
    assert refused.value.fields["offset"] == 5


@pytest.mark.parametrize("name", ["cp936", "CP936", " ms936 ", "windows-936"])
def test_windows_name_for_gb2312_is_known(name: str) -> None:
    data = b"\x80" + "一百元".encode("gbk") + b"\x80\x80"
    found = decode(data, name)
    assert (found.text, found.encoding) == ("€一百元€€", "cp936")
    assert encode(found.text, found.encoding) == data


@pytest.mark.parametrize(
    ("codec", "bom", "expected"),
    [
        ("utf-16", b"", "utf-16-le"),
        ("utf-32", b"", "utf-32-le"),
        ("utf-16", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-32", codecs.BOM_UTF32_LE, "utf-32-le"),
        ("gb18030", b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_a_named_family_takes_the_order_of_the_mark_or_the_usual_one(
    codec: str, bom: bytes, expected: str
) -> None:
    data = bom + HANS.encode(expected)
    found = decode(data, codec)
    assert (found.text, found.encoding, found.bom) == (HANS, expected, bom)


@pytest.mark.parametrize(
    ("character", "codec", "score"),
    [
        ("早", "gb18030", 0.4), ("座", "gb18030", 0.4),  # the last of the first plane
        ("亍", "gb18030", -0.4), ("齄", "gb18030", -0.4),  # the first and the last of the second
        ("籲", "cp950", 0.4), ("龘", "cp950", -0.4), ("㐀", "gb18030", 0.5), ("㐀", "cp950", -0.2),
    ],
)  # fmt: skip
def test_a_character_counts_by_how_common_it_is_in_the_standards(
    character: str, codec: str, score: float
) -> None:
    assert encoding._han_score(character, codec) == score


@pytest.mark.parametrize(
    ("text", "codec", "score"),
    [
        ("的一", "gb18030", 1.0),
        ("的ab", "gb18030", 1.0),  # ASCII is the same in all of them
        ("ab", "gb18030", -2.0),
        ("ab", "utf-16-le", 0.8),
        ("a\n", "utf-16-le", 0.8),
        ("a\x01", "utf-16-le", -0.6),
        ("的\ue000", "gb18030", -0.5),
        ("！", "gb18030", 1.0),
        ("＂", "gb18030", 0.5),
        ("€", "gb18030", 0.5),
        ("\u2010", "gb18030", 0.5),
        ("ж", "gb18030", -0.3),
        ("", "gb18030", -2.0),
    ],
)
def test_how_much_a_decoding_looks_like_chinese(text: str, codec: str, score: float) -> None:
    assert encoding._plausibility(text, codec) == pytest.approx(score)


def test_of_a_long_text_the_beginning_and_the_end_are_looked_at() -> None:
    noise = "\ue000" * 20_000
    assert encoding._plausibility("的" * 40_000, "gb18030") == 1.0
    assert encoding._plausibility("的" * 20_000 + noise + "的" * 20_000, "gb18030") == 1.0
    assert encoding._plausibility("的" * 20_000 + noise, "gb18030") == -0.5


@pytest.mark.parametrize(("cut", "key"), [(1, "encoding.mixed"), (2, "encoding.mixed")])
def test_what_is_mostly_utf8_is_said_to_be(cut: int, key: str) -> None:
    with pytest.raises(EncodingError) as refused:
        decode(HANS.encode()[:-cut])
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("whole", "broken", "mostly"), [(2, 3, True), (1, 2, False), (1, 1, True), (0, 1, False)]
)
def test_three_fifths_of_the_bytes_make_a_file_utf8(whole: int, broken: int, mostly: bool) -> None:
    data = "早".encode() * whole + b"\xff" * broken
    assert encoding._mostly_utf8(data) is mostly


@pytest.mark.parametrize(("tail", "cut"), [(b"\xc4", 2), (b"\x81\x30\x81", 2), (b"\xff123", 0)])
def test_a_last_character_that_is_cut_off_is_found(tail: bytes, cut: int) -> None:
    assert encoding._without_tail("早".encode("gbk") + tail, "gb18030") == cut
    assert encoding._without_tail("早".encode("gbk"), "gb18030") == 0
