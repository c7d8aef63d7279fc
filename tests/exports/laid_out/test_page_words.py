"""What a laid-out document says besides: counts, notes, where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from translator.exports.laid_out.page_words import (
    check_name,
    counted,
    language_name,
    notes,
    origins,
    with_pictures,
)
from translator.exports.laid_out.xml_strings import Xml, element, opening, text
from translator.types import Bitext, Finding, Level

Build = Callable[..., Bitext]


def finding(level: Level) -> Finding:
    return Finding(check="length", level=level, message="Far  too\nlong.")


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (None, "1 pair"),
        (Level.INFO, "1 pair"),
        (Level.WARNING, "1 pair, 1 to look at"),
        (Level.ERROR, "1 pair, 1 to look at"),
    ],
)
def test_a_pair_is_worth_a_look_where_a_check_found_more_than_information(
    one: Build, level: Level | None, said: str
) -> None:
    made = one("茶", "Tea", findings=[finding(level)] * 2 if level else [])
    assert counted(made, "en") == said
    if level:
        told = notes(made.pairs, "en", quiet=True)
        assert [(note.level, note.check, note.text) for note in told] == [
            (level, "length", "Far too long."),
        ] * 2  # fmt: skip
        assert len(notes(made.pairs, "en", quiet=False)) == (0 if level is Level.INFO else 2)


def test_pairs_are_counted_in_their_languages(garden: Bitext) -> None:
    assert counted(garden, "en") == "4 pairs"
    assert counted(garden, "zh-Hans") == "4 句"


def test_what_has_no_name_is_called_by_its_tag() -> None:
    assert language_name("zh-Hans", "zh-Hant") == "簡體中文"
    assert language_name("fr", "en") == "fr"
    assert (check_name("loop", "zh-Hans"), check_name("mine", "en")) == ("重复", "mine")


def test_pictures_belong_to_the_block_they_stand_in(garden: Bitext) -> None:
    assert with_pictures(garden.document.blocks[:2]) == [0, 2, 1]


def test_where_a_document_was_is_said_where_that_is_known(garden: Bitext) -> None:
    assert [bool(one.address) for one in origins(garden, "en")] == [False] * 3
    assert origins(garden, "en")[1].code == garden.signature
    known = replace(garden, document=replace(garden.document, address="https://a.example"))
    assert [one.address for one in origins(known, "en")] == ["", "", "", "https://a.example"]


def test_what_would_be_markup_is_written_as_text() -> None:
    assert text('<a> & "b"\0') == '&lt;a&gt; &amp; "b"\ufffd'
    assert element("a", {"b": '"<\n\t'}, Xml("c")) == '<a b="&quot;&lt;&#10;&#9;">c</a>'
    assert (element("a"), element("a", {}), opening("a")) == ("<a/>", "<a/>", "<a>")
    assert opening("a", {"b": "c"}) == '<a b="c">'
