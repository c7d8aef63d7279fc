"""A run of text is cut where a writer began a paragraph, and where it has too many marks."""

from __future__ import annotations

import pytest

from translator.formats.html import runs
from translator.formats.html.leaves import Item
from translator.formats.html.runs import cut, shows


def items(*said: str) -> tuple[str, list[Item]]:
    """Return a text and its items: ``/`` a line break, ``#`` an atom, ``.`` what is hidden."""
    kinds = {"/": "hardbreak", "#": "code", ".": "hidden"}
    text, found = "", []
    for one in said:
        kind = kinds.get(one)
        role = "text" if kind is None else "atom"
        found.append(Item(role, len(text), len(text) + len(one), kind=kind or ""))
        text += one
    return text, found


def parts(*said: str) -> list[str]:
    text, found = items(*said)
    return ["".join(text[one.start : one.end] for one in part) for part in cut(text, found)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (("茶", "/", "水"), ["茶/水"]),
        (("茶", "/", "/", "水"), ["茶", "//水"]),
        (("茶", "/", " ", "/", "水"), ["茶", "/ /水"]),
        (("茶", "/", ".", "/", "水"), ["茶", "/./水"]),
        (("茶", "/", "#", "/", "水"), ["茶/#/水"]),
        (("茶", "/", "\u3000\u3000水"), ["茶", "/\u3000\u3000水"]),
        (("茶", "/", "\u3000水"), ["茶/\u3000水"]),
        (("茶", "/", "\n&nbsp;&nbsp;&nbsp;水"), ["茶", "/\n&nbsp;&nbsp;&nbsp;水"]),
        (("茶", "/", "&nbsp;&nbsp;水"), ["茶/&nbsp;&nbsp;水"]),
        (("茶", "/"), ["茶/"]),
        (("茶", "\u3000\u3000水"), ["茶\u3000\u3000水"]),
    ],
)  # fmt: skip
def test_a_paragraph_begins_after_two_breaks_or_at_an_indent(
    said: tuple[str, ...], found: list[str]
) -> None:
    assert [one for one in parts(*said) if one] == found


@pytest.mark.parametrize(
    ("item", "text", "seen"),
    [
        (Item("text", 0, 1), "茶", True), (Item("text", 0, 8), " \u3000&nbsp;", False),
        (Item("atom", 0, 1, kind="code"), "#", True), (Item("atom", 0, 1, kind="math"), "#", True),
        (Item("atom", 0, 1, kind="footnote"), "#", True),
        (Item("atom", 0, 1, kind="html"), "#", False),
    ],
)  # fmt: skip
def test_white_space_and_bare_tags_show_nothing(item: Item, text: str, seen: bool) -> None:
    assert shows(text, item) is seen


def test_a_run_of_too_many_marks_is_cut_and_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_MOST", 6)
    assert parts("茶", *"####", "水") == ["茶####水"]
    assert parts(*"######", "水", "#") == ["######水", "#"]
    assert parts("茶", *"##") == ["茶##"]
    assert parts("茶\n水\n米\n盐\n油") == ["茶\n水\n米\n盐\n油"]
    assert parts("茶\n水\n米\n盐\n油\n醋\n糖\n") == ["茶\n水\n米\n盐\n油\n醋\n糖", "\n"]
    assert parts("普通的一句话没有标记") == ["普通的一句话没有标记"]
