"""Which stretches of Markdown stand inside an element that asks for no translation."""

from __future__ import annotations

import re

import pytest

from translator.formats.markdown.declined import declined

_TAG = re.compile(r"<[^>]*>")


def found(text: str) -> list[str]:
    places = [one.span() for one in _TAG.finditer(text)]
    return [text[start:end] for start, end in declined(text, places)]


@pytest.mark.parametrize(
    "inside",
    [
        '<div translate="no">茶</div>',
        "<div translate='NO'>茶</div>",
        "<section translate=no>茶</section>",
        '<div class="a notranslate">茶</div>',
        '<div translate="no">茶<div>水</div>米</div>',
        '<div translate="no"><div><div>茶</div></div></div>',
        '<div translate="no">茶<p translate="yes">水</p></div>',
        '<div translate="no">茶</p>水</div>',
    ],
)
def test_an_element_that_asks_is_found_from_tag_to_tag(inside: str) -> None:
    assert found(f"早{inside}晚") == [inside]


@pytest.mark.parametrize(
    "text",
    [
        "<div>茶</div>",
        '<div translate="yes">茶</div>',
        "<div translate>茶</div>",
        '<div class="translate">茶</div>',
        '<div title="no translate">茶</div>',
        '<span translate="no">茶</span>',  # a part of a sentence: a mark of its own
        '<hr translate="no">茶',
        '<div translate="no">茶',
        '<div translate="no">茶<div>水</div>',
        "",
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert found(text) == []


def test_each_of_several_is_found_and_none_twice() -> None:
    one, two = '<div translate="no">茶</div>', '<p class="notranslate">水</p>'
    assert found(f"{one}<div>米</div>{two}面{one}") == [one, two, one]
