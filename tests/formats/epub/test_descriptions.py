"""A description with hidden tags is read as the page it is, and hidden again."""

from __future__ import annotations

import pytest

from translator.formats.epub.descriptions import description_of, descriptions
from translator.formats.epub.xml_elements import XmlFile


def opf(inside: str, name: str = "dc:description") -> str:
    return f"<package><metadata><{name}>{inside}</{name}></metadata></package>"


@pytest.mark.parametrize(
    ("inside", "html", "raw"),
    [
        ("&lt;p&gt;茶&amp;amp;水&lt;/p&gt;", "<p>茶&amp;水</p>", False),
        ("<![CDATA[<p>茶</p>]]>", "<p>茶</p>", True),
        ("\n<![CDATA[茶]]>\n", "茶", True),
    ],
)
def test_hidden_tags_are_found_and_hidden_again(inside: str, html: str, raw: bool) -> None:
    text = opf(inside)
    (element,) = descriptions(XmlFile(text))
    found = description_of(text, element)
    assert found is not None
    assert (found.html, found.raw) == (html, raw)
    assert found.hidden(found.html) == text[found.start : found.end]


@pytest.mark.parametrize(
    "inside", ["老城区的茶馆", "<p>茶</p>", "3 &lt; 4 &gt; 2", "<b>茶</b>&lt;p&gt;水", ""]
)
def test_a_plain_text_hides_nothing(inside: str) -> None:
    text = opf(inside)
    (element,) = descriptions(XmlFile(text))
    assert description_of(text, element) is None


def test_what_would_end_a_raw_section_is_written_otherwise() -> None:
    text = opf("<![CDATA[<p>茶</p>]]>")
    found = description_of(text, descriptions(XmlFile(text))[0])
    assert found is not None
    assert found.hidden("<p>a]]>b</p>") == "<p>a]]&gt;b</p>"


def test_only_descriptions_of_the_book_count() -> None:
    assert len(descriptions(XmlFile(opf("茶", "description")))) == 1
    assert descriptions(XmlFile(opf("茶", "opf:description"))) == []
    assert descriptions(XmlFile("<description>茶</description>")) == []
