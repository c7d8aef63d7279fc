"""Marks as an engine sees them come back as they were, or are known to be lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.standins import planned
from translator import placeholders
from translator.placeholders import atom, opening, strip
from translator.placeholders import table as mark_table
from translator.translation.placeholders.notation import _runs, present, recover
from translator.types import Inline


def block(markdown: str):
    (only,) = planned(markdown + "\n").document.blocks
    return only, mark_table(only)


def inline(identity: int, kind: str, source: str, closing: str | None = None) -> Inline:
    return Inline(id=identity, kind=kind, source=source, closing=closing)


def table_of(*items: Inline) -> dict[str, Inline]:
    table = {}
    for item in items:
        if item.paired:
            table[opening(item.id)] = table[placeholders.closing(item.id)] = item
        else:
            table[atom(item.id)] = item
    return table


def test_a_pair_is_shown_as_a_link_and_short_code_as_itself() -> None:
    source, table = block("请看[这里](https://example.org/?a=1)再运行`make`。")
    presented = present(source.text, table)
    assert presented.text == "请看[这里](#1)再运行`make`。"
    assert "example.org" not in presented.text


def test_a_translation_may_move_marks() -> None:
    source, table = block("请看[这里](https://example.org/?a=1)再运行`make`。")
    presented = present(source.text, table)
    recovered = recover(presented, "Run `make` after you have looked [here](#1).")
    assert recovered == (
        f"Run {atom(0)} after you have looked {opening(0)}here{placeholders.closing(0)}."
    )


@pytest.mark.parametrize(
    "output",
    [
        "Look here and run `make`.",
        "Look [here](#1) and run it.",
        "Look [here](#1) and run `make` and `make`.",
        "Look [here](#1), [again](#1), and run `make`.",
        "",
    ],
)
def test_a_lost_or_doubled_mark_is_not_overlooked(output: str) -> None:
    source, table = block("请看[这里](https://example.org/?a=1)再运行`make`。")
    assert recover(present(source.text, table), output) is None


@pytest.mark.parametrize(
    "markdown",
    [
        "他说[**很好**](https://a.example)就走了。",
        "**甲[乙](https://a.example)丙**写完了。",
        "*一*和**二**和~~三~~。",
        "**粗*粗斜*粗**的字。",
        "数组`a[0]`和[链接](x)。",
        "写作\\[方括号\\]和\\(圆括号\\)，再看[链接](x)。",
        "文中有[1]和[2](#3)两处，看[链接](x)。",
        "`x1`是一个名字，![](图.png)是一张图。",
        "先说make，再说`make`。",
        "`a`、`aa`和`aaa`不同。",
        "脚注在这里[^1]。\n\n[^1]: 脚注的话",
    ],
)
def test_what_the_engine_leaves_alone_comes_back_exactly(markdown: str) -> None:
    document = planned(markdown + "\n").document
    text, table = document.blocks[0].text, mark_table(document.blocks[0])
    presented = present(text, table)
    assert strip(presented.text) == presented.text
    assert recover(presented, presented.text) == text


def test_a_stray_backtick_before_code_is_not_taken_for_its_beginning() -> None:
    for stray, content in (("`a", "`a`"), ("`x1", "`x1`"), ("`x1", "天")):
        text = stray + atom(0)
        presented = present(text, table_of(inline(0, "code", content)))
        assert recover(presented, presented.text) == text


PIECES = st.lists(
    st.one_of(
        st.text(alphabet="天地人ab 1[]()#`x。", max_size=6),
        st.sampled_from(["code", "image", "math", "autolink", "html"]),
        st.just("pair"),
    ),
    max_size=12,
)


@given(PIECES, st.data())
def test_any_segment_comes_back(pieces: list[str], data: st.DataObject) -> None:
    items: list[Inline] = []
    text = ""
    open_pairs: list[int] = []
    atoms = pairs = 0
    for piece in pieces:
        if piece == "pair":
            items.append(inline(pairs, "link", "[", "](x)"))
            text += opening(pairs)
            open_pairs.append(pairs)
            pairs += 1
        elif piece in ("code", "image", "math", "autolink", "html"):
            content = data.draw(
                st.sampled_from(["`a`", "`ab`", "`x1`", "a", "[a](#1)", "天", "$1$"])
            )
            items.append(inline(atoms, piece, content))
            text += atom(atoms)
            atoms += 1
        else:
            text += piece
        if open_pairs and data.draw(st.booleans()):
            text += placeholders.closing(open_pairs.pop())
    text += "".join(placeholders.closing(number) for number in reversed(open_pairs))
    presented = present(text, table_of(*items))
    assert strip(presented.text) == presented.text
    recovered = recover(presented, presented.text)
    # Literal brackets that look like a notation may make it ambiguous: then it is refused,
    # and never comes back as something else.
    assert recovered is None or placeholders.count(recovered) == placeholders.count(text)
    if recovered is not None and not set("[]") & set(strip(text)):
        assert recovered == text


@pytest.mark.parametrize(
    ("kind", "source", "prompt", "shown"),
    [
        ("code", "`make`", None, "`make`"), ("math", "$x$", None, "`x1`"),
        ("image", "![](a)", None, "`x1`"), ("code", "`make`", "`m`", "`m`"),
        ("code", "`make`", "", "`x1`"), ("code", "`" + "m" * 58 + "`", None, "`" + "m" * 58 + "`"),
        ("code", "`" + "m" * 59 + "`", None, "`x1`"), ("code", "`a\nb`", None, "`x1`"),
        ("code", "`茶`", None, "`x1`"), ("code", "运行", None, "`x1`"),
        ("untranslated", "abc", None, "`x1`"),  # the text says it, too
    ],
)  # fmt: skip
def test_an_atom_is_shown_where_the_engine_had_better_see_it(
    kind: str, source: str, prompt: str | None, shown: str
) -> None:
    item = Inline(id=0, kind=kind, source=source, prompt=prompt)
    presented = present(f"运行{atom(0)}和abc。", table_of(item))
    assert presented.text == f"运行{shown}和abc。"
    assert presented.atoms == {shown: atom(0)}
    assert not presented.bare


def test_each_atom_that_is_not_shown_has_a_number_the_text_does_not_hold() -> None:
    table = table_of(*(inline(number, "image", "![](a)") for number in range(3)))
    presented = present(f"{atom(0)}和{atom(1)}和{atom(2)}", table)
    assert presented.text == "`x1`和`x2`和`x3`"
    other = present(f"写作`x1`的{atom(0)}和{atom(1)}", table)
    assert len(set(other.atoms)) == 2 and "`x1`" not in other.atoms
    assert recover(other, other.text) == f"写作`x1`的{atom(0)}和{atom(1)}"


def test_a_text_without_marks_has_nothing_to_bring_back() -> None:
    assert present("茶很香。", {}).bare
    strong = inline(0, "strong", "**", "**")
    marked = f"{opening(0)}茶{placeholders.closing(0)}很香。"
    assert not present(marked, table_of(strong)).bare
    assert present(marked, table_of(strong)).pairs == {"1": (opening(0), placeholders.closing(0))}


BRACKETS = {
    "(": opening(0),
    ")": placeholders.closing(0),
    "{": opening(1),
    "}": placeholders.closing(1),
}


@pytest.mark.parametrize(
    ("text", "shown", "pairs"),
    [
        ("(茶){水}", "[茶](#1)[水](#2)", 2),
        ("({茶})", "[茶](#1)", 1),  # nothing between: one for both
        ("({茶}水)", "[[茶](#2)水](#1)", 2),
        (")茶(", ")茶(", 0),
        ("(茶", "(茶", 0),
        ("((茶)", "((茶)", 0),
    ],
)
def test_pairs_are_numbered_as_they_are_read(text: str, shown: str, pairs: int) -> None:
    table = table_of(inline(0, "strong", "**", "**"), inline(1, "emphasis", "*", "*"))
    written = "".join(BRACKETS.get(character, character) for character in text)
    if pairs:
        made = present(written, table)
        assert (made.text, len(made.pairs)) == (shown, pairs)
        assert recover(made, made.text) == written
    else:
        assert _runs(written) == []


def test_a_number_the_text_never_had_is_text() -> None:
    strong = inline(0, "strong", "**", "**")
    marked = f"{opening(0)}茶{placeholders.closing(0)}"
    made = present(marked, table_of(strong))
    assert recover(made, "See [this](#7) [tea](#1).") == (
        f"See [this](#7) {opening(0)}tea{placeholders.closing(0)}."
    )
    assert recover(made, "See [this](#7).") is None


def test_a_pair_that_stands_twice_does_not_take_away_those_behind_it() -> None:
    twice = f"{opening(0)}早{placeholders.closing(0)}"
    good = f"{opening(1)}茶{placeholders.closing(1)}"
    assert _runs(f"{twice}{twice}{good}") == [(opening(1), placeholders.closing(1))]
