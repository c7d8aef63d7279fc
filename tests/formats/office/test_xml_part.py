"""A part is decoded as it says, refused where it is too much, and written back as it was."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.formats.office import xml_part
from translator.formats.office.xml_part import (
    XmlPart,
    escaped,
    quoted,
    read_part,
    still_xml,
    unescaped,
)

TEXT = "<a>茶</a>"


def part(data: bytes) -> XmlPart:
    return read_part(data, member="word/a.xml", name="a.docx", kind="DOCX")


def refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as refused:
        part(data)
    return refused.value


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"<?xml version='1.0' encoding='UTF-8'?>" + TEXT.encode(), "utf-8"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "iso-8859-1"),
    ],
)
def test_a_part_is_decoded_and_encoded_as_it_says(data: bytes, encoding: str) -> None:
    made = part(data)
    assert (made.name, made.encoding) == ("word/a.xml", encoding)
    assert made.text.startswith("<")
    assert made.bytes_of(made.text) == data


def test_what_an_encoding_lacks_is_written_as_a_reference() -> None:
    made = part(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>")
    assert made.bytes_of("<a>茶é</a>") == "<a>&#33590;é</a>".encode("iso-8859-1")


def test_more_tags_than_a_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_part, "MOST_TAGS", 4)
    assert part(b"<a><b/><b/></a>").text
    refused = refusal(b"<a><b/><b/><b/></a>")
    assert refused.key == "office.too-many"
    assert refused.fields["most"] == 4
    assert refused.fields["name"] == "a.docx (word/a.xml)"
    # In UTF-16 half of any character may look like a bracket: twice as many are let pass.
    wide = "<a>" + "<b/>" * 6 + "</a>"
    assert part(b"\xff\xfe" + wide.encode("utf-16-le")).text == wide
    assert part(b"\xfe\xff" + wide.encode("utf-16-be")).text == wide
    more = "<a>" + "<b/>" * 7 + "</a>"
    assert refusal(b"\xff\xfe" + more.encode("utf-16-le")).key == "office.too-many"


@pytest.mark.parametrize(("length", "taken"), [(20, True), (21, False)])
def test_a_tag_of_megabytes_is_refused(
    monkeypatch: pytest.MonkeyPatch, length: int, taken: bool
) -> None:
    monkeypatch.setattr(xml_part, "LONGEST_TAG", 20)
    tag = b"<b " + b" " * (length - 4) + b"/>"
    data = b"<a>" + tag + b"</a>"
    if taken:
        assert part(data).text
    else:
        assert refusal(data).key == "office.long-tag"


def test_what_is_no_xml_is_refused_when_read_and_when_written() -> None:
    for data in (b"<a>", b"", b"<a"):
        with pytest.raises(FormatError):
            part(data)
    still_xml(TEXT.encode(), member="a.xml", name="a.docx", kind="DOCX")
    with pytest.raises(FormatError):
        still_xml(b"<a><b></a>", member="a.xml", name="a.docx", kind="DOCX")


def test_text_is_written_so_that_it_is_text() -> None:
    assert escaped("a<b>&\r\n\"'\t") == "a&lt;b&gt;&amp;&#13;\n\"'\t"
    assert quoted("a<b>&\r\n\"'\t") == "a&lt;b&gt;&amp;&#13;&#10;&quot;&#39;&#9;"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("茶", "茶"), ("&amp;lt;", "&lt;"), ("&lt;&gt;&quot;&apos;", "<>\"'"),
        ("&#33590;", "茶"), ("&#x8336;", "茶"), ("&#x8336", "&#x8336"), ("&nbsp;", "&nbsp;"),
    ],
)  # fmt: skip
def test_references_are_followed(source: str, text: str) -> None:
    assert unescaped(source) == text
