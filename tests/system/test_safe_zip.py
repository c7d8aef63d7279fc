"""Archives of books and office documents: what is read of them, and what is refused."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from translator.errors import FormatError
from translator.system import safe_zip
from translator.system.safe_zip import open_archive


def packed(members: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 1, 8, 30, 0)), data, method)
    return out.getvalue()


BOOK = {"mimetype": b"application/epub+zip", "text/第一章.xhtml": "<p>早上好。</p>".encode()}


def refusal(data: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        archive = open_archive(data, name="书.epub")
        for member in archive.members:
            archive.read(member)
    assert caught.value.what.startswith("书.epub") or "书.epub" in caught.value.what
    assert caught.value.hint
    return caught.value.what


def test_members_are_read_by_their_names_in_order() -> None:
    archive = open_archive(packed(BOOK), name="书.epub")
    assert list(archive.members) == list(BOOK)
    assert archive.read("text/第一章.xhtml") == BOOK["text/第一章.xhtml"]


def test_without_changes_every_byte_stays() -> None:
    data = packed(BOOK) + b""
    assert open_archive(data, name="书.epub").written({}) == data


def test_what_is_not_changed_keeps_its_place_date_and_packing() -> None:
    data = packed(BOOK, method=zipfile.ZIP_STORED)
    written = open_archive(data, name="书.epub").written({"text/第一章.xhtml": b"<p>Hi.</p>"})
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.namelist() == list(BOOK)
        assert archive.read("mimetype") == BOOK["mimetype"]
        assert archive.read("text/第一章.xhtml") == b"<p>Hi.</p>"
        for info in archive.infolist():
            assert info.date_time == (2024, 5, 1, 8, 30, 0)
            assert info.compress_type == zipfile.ZIP_STORED


def test_a_new_member_comes_last_and_is_the_same_at_every_run() -> None:
    archive = open_archive(packed(BOOK), name="书.epub")
    first, second = (archive.written({"新.css": b"p {}"}) for _ in range(2))
    assert first == second
    assert list(open_archive(first, name="书.epub").members)[-1] == "新.css"


@pytest.mark.parametrize("name", ["../外.txt", "/etc/passwd", "a/../../b", "c:\\a.txt", "c:/a"])
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert "leads elsewhere" in refusal(packed({name: b"x"}))


def test_a_name_cut_by_a_zero_byte_is_refused() -> None:
    data = packed({"a.txtZ.exe": b"x"}).replace(b"a.txtZ", b"a.txt\0")
    assert "leads elsewhere" in refusal(data)


def test_a_bomb_is_refused_by_what_it_says() -> None:
    assert "packed more than" in refusal(packed({"a.xhtml": b" " * 2_000_000}))


def test_what_is_packed_tightly_but_small_is_read() -> None:
    blank = b"\0" * 900_000
    archive = open_archive(packed({"空白.bmp": blank}), name="书.epub")
    assert archive.read("空白.bmp") == blank


def test_a_member_that_says_it_is_smaller_than_it_is_is_refused() -> None:
    data = bytearray(packed({"a.txt": b"0123456789" * 50_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 1000)
    assert "a.txt" in refusal(bytes(data))


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("MOST_ENTRIES", 1, "more than 1 parts"),
        ("LARGEST_MEMBER", 10, "is larger than"),
        ("LARGEST_SUM", 25, "MB together"),
    ],
)
def test_limits_are_kept(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    monkeypatch.setattr(safe_zip, limit, value)
    assert words in refusal(packed(BOOK))


def test_who_knows_that_a_member_may_be_larger_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_zip, "LARGEST_MEMBER", 10)
    assert safe_zip.open_archive(packed(BOOK), name="book.epub", largest=1_000).members


def test_the_limits_are_those_of_the_documents() -> None:
    assert safe_zip.MOST_ENTRIES == 20_000
    assert safe_zip.LARGEST_MEMBER == 50_000_000
    assert safe_zip.LARGEST_SUM == 400_000_000
    assert safe_zip.MOST_PACKED == 200


def test_two_members_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt", b"1")
            archive.writestr("a.txt", b"2")
    assert "twice" in refusal(out.getvalue())


def test_members_that_share_bytes_are_refused() -> None:
    data = bytearray(packed({"a.txt": b"x" * 400, "b.txt": b"y" * 400}, method=0))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 10)
    assert "shares bytes" in refusal(bytes(data))


def test_an_unusual_way_of_packing_is_refused() -> None:
    assert "packed in a way" in refusal(packed({"a.txt": b"x" * 400}, method=zipfile.ZIP_LZMA))


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(packed({"a.txt": b"x"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refusal(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive at all", packed(BOOK)[:-30]])
def test_what_is_no_archive_is_told(data: bytes) -> None:
    assert "no readable zip archive" in refusal(data)
    assert safe_zip.member_names(data) == ()


def test_a_damaged_member_is_told() -> None:
    data = bytearray(packed({"a.txt": bytes(range(256)) * 40}))
    data[60:90] = b"\xff" * 30
    assert "a.txt is damaged" in refusal(bytes(data))


def test_a_member_that_is_missing_is_told() -> None:
    with pytest.raises(FormatError, match=r"缺|missing"):
        open_archive(packed(BOOK), name="书.epub").read("META-INF/container.xml")


def test_a_member_that_must_come_first_comes_first_and_is_not_packed() -> None:
    late = packed({"a.css": b"a", **BOOK})
    archive = open_archive(late, name="书.epub")
    written = archive.written({"a.css": b"b"}, first="mimetype")
    infos = list(open_archive(written, name="书.epub").members.values())
    assert [one.filename for one in infos] == ["mimetype", "a.css", "text/第一章.xhtml"]
    assert [one.compress_type for one in infos[:2]] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_names_of_programs_that_do_not_say_their_encoding_are_read(codec: str) -> None:
    name = "第一章.txt".encode(codec)
    plain = packed({"x" * len(name): b"text"})  # ASCII: no bit says that it is UTF-8
    archive = open_archive(plain.replace(b"x" * len(name), name), name="书.epub")
    assert list(archive.members) == ["第一章.txt"]
    again = open_archive(archive.written({"第一章.txt": b"new"}), name="书.epub")
    assert again.read("第一章.txt") == b"new"


def test_a_name_in_no_encoding_of_ours_stays_as_the_format_has_it() -> None:
    plain = packed({"xx.txt": b"text"})
    archive = open_archive(plain.replace(b"xx.txt", b"\x81\xff.txt"), name="书.epub")
    assert list(archive.members) == [b"\x81\xff.txt".decode("cp437")]
