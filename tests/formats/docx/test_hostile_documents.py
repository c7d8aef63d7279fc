"""Word documents that are broken or mean harm end in a sentence."""

from __future__ import annotations

import pytest

from tests.formats.docx.word_files import (
    HEAD,
    NAMES,
    members,
    package,
    paragraph,
    read,
    shown,
    write,
    zipped,
)
from translator.errors import FormatError
from translator.formats.office import xml_part
from translator.types import Layout


def body(inside: str) -> bytes:
    return f"{HEAD}<w:document {NAMES}><w:body>{inside}</w:body></w:document>".encode()


def with_part(data: bytes, name: str = "word/document.xml") -> bytes:
    return package(paragraph("天气"), others={name: data})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        ("天气很好。".encode(), "no Word document"),
        (zipped({"a.txt": b"x"}), "no part with a text"),
        (package(paragraph("天气"))[:-40], "damaged or cut off"),
        (with_part(b"<w:document"), "no XML"),
        (with_part(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), "entities"),
        (with_part(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&x;</a>'), "entities"),
        (with_part(body("<w:tbl><w:tc>" * 120 + "</w:tc></w:tbl>" * 120)), "levels deep"),
        (with_part(body("<w:p xmlns:w='urn:other'/>")), "two things"),
        (with_part(b'<?xml version="1.0" encoding="gb2312"?><a>\xcc\xec</a>'), "no XML"),
    ],
    ids=["locked", "text", "archive", "cut", "markup", "entity", "external", "deep", "prefix",
         "encoding"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(data)
    assert said in caught.value.what
    assert caught.value.hint


def test_more_tags_than_a_document_has_are_refused_before_they_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xml_part, "MOST_TAGS", 1000)
    with pytest.raises(FormatError, match=r"1,000 tags"):
        read(with_part(body("<w:p/>" * 1001)))


def test_a_document_of_nearly_as_many_tags_is_written_with_twice_as_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xml_part, "MOST_TAGS", 80)
    document = read(with_part(body(paragraph("天气很好。") * 12)))
    targets = {block.id: "Fine." for block in document.blocks}
    assert write(document, targets, Layout.BILINGUAL)["word/document.xml"].count("Fine.") == 12


def test_a_tag_of_megabytes_is_refused() -> None:
    many = " ".join(f"a{number}='1'" for number in range(250_000))
    with pytest.raises(FormatError, match="a tag of more than"):
        read(with_part(body(f"<w:p {many}/>")))


def test_a_paragraph_of_very_many_looks_loses_them_and_not_its_words() -> None:
    runs = "".join(
        f"<w:r><w:rPr><w:sz w:val='{20 + number % 40}'/></w:rPr><w:t>字{number}</w:t></w:r>"
        for number in range(17_000)
    )
    document = read(with_part(body(f"<w:p>{runs}</w:p>")))
    assert len(document.blocks) == 1
    assert document.blocks[0].inline == ()


def test_a_paragraph_of_too_many_marks_is_left_and_said() -> None:
    runs = "".join(f"<w:r><w:t>字{number}</w:t><w:sym/></w:r>" for number in range(17_000))
    document = read(with_part(body(f"<w:p>{runs}</w:p>")))
    assert document.blocks == ()
    assert [one.kind for one in document.skipped] == ["marks"]


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "word/footnotes.xml"])
def test_a_part_that_is_named_and_missing_is_no_matter(part: str) -> None:
    files = members(package(paragraph("天气很好。"), numbering="", footnotes=""))
    del files[part]
    data = zipped({name: text.encode() for name, text in files.items()})
    assert shown(read(data)) == ["天气很好。"]


def test_fields_that_never_end_are_carried_over() -> None:
    signs = "".join(
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"
        for kind in ("end", "separate", "begin", "begin", "end")
    )
    document = read(
        package(f"<w:p><w:r><w:t>天气</w:t></w:r>{signs}<w:r><w:t>好</w:t></w:r></w:p>")
    )
    assert len(document.blocks) == 1
