"""Marks put back into a target that was translated without them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translator import placeholders
from translator.translation.placeholders.reinsert import enclosed_texts, reinsert
from translator.types import Inline

o, c, a = placeholders.opening, placeholders.closing, placeholders.atom


def link(number: int) -> Inline:
    return Inline(id=number, kind="link", source="[", closing="](x)")


def strong(number: int) -> Inline:
    return Inline(id=number, kind="strong", source="**", closing="**")


def table(*items: Inline) -> dict[str, Inline]:
    found = {}
    for item in items:
        if item.paired:
            found[o(item.id)] = found[c(item.id)] = item
        else:
            found[a(item.id)] = item
    return found


def test_a_link_is_put_around_its_words() -> None:
    placed = reinsert(
        f"看{o(0)}说明{c(0)}。", "Read the manual.", {o(0): "Manual."}, table(link(0))
    )
    assert placed.text == f"Read the {o(0)}manual{c(0)}."


def test_words_are_found_whole_and_not_inside_others() -> None:
    placed = reinsert(f"{o(0)}艺术{c(0)}开始", "Start with art.", {o(0): "art"}, table(link(0)))
    assert placed.text == f"Start with {o(0)}art{c(0)}."


def test_two_links_with_the_same_words_take_two_places() -> None:
    source = f"{o(0)}这里{c(0)}和{o(1)}这里{c(1)}"
    placed = reinsert(
        source, "here and here", {o(0): "here", o(1): "here"}, table(link(0), link(1))
    )
    assert sorted(placeholders.MARK.findall(placed.text)) == sorted(
        placeholders.MARK.findall(source)
    )
    assert placeholders.strip(placed.text) == "here and here"


def test_a_nested_pair_stays_nested() -> None:
    source = f"{o(0)}很{o(1)}好{c(1)}{c(0)}"
    placed = reinsert(
        source,
        "He is very good.",
        {o(0): "very good", o(1): "good"},
        table(link(0), strong(1)),
    )
    assert placed.text == f"He is {o(0)}very {o(1)}good{c(1)}{c(0)}."


def test_names_that_stay_as_they_are_are_found_by_the_source() -> None:
    placed = reinsert(f"用{o(0)}Git{c(0)}吧", "Use Git then.", {o(0): "the git"}, table(link(0)))
    assert placed.text == f"Use {o(0)}Git{c(0)} then."


def test_a_link_whose_words_are_not_there_is_appended() -> None:
    placed = reinsert(f"看{o(0)}说明{c(0)}。", "Nothing.", {o(0): "Manual"}, table(link(0)))
    assert placed.text == f"Nothing. ({o(0)}Manual{c(0)})"
    assert placed.dropped == ()


def test_emphasis_whose_words_are_not_there_is_named_as_dropped() -> None:
    placed = reinsert(f"看{o(0)}说明{c(0)}。", "Nothing.", {o(0): "Manual"}, table(strong(0)))
    assert (placed.text, placed.dropped) == ("Nothing.", (o(0), c(0)))


def test_the_words_inside_are_plain() -> None:
    assert enclosed_texts(f"{o(0)}a{a(0)}{o(1)}b{c(1)}{c(0)}") == {
        o(0): "ab",
        o(1): "b",
    }


@given(
    st.lists(st.sampled_from(["天", "地", "人", "open", "close", "atom"]), max_size=14),
    st.text(alphabet="ab 天.ßİ", max_size=20),
    st.lists(st.sampled_from(["a", "b", "", "天", "ab", "x"]), min_size=7, max_size=7),
)
def test_no_atom_and_no_link_is_ever_lost(pieces: list[str], target: str, inner: list[str]) -> None:
    source, opened, pairs, atoms = "", [], 0, 0
    for piece in pieces:
        if piece == "open":
            source += o(pairs)
            opened.append(pairs)
            pairs += 1
        elif piece == "close" and opened:
            source += c(opened.pop())
        elif piece == "atom":
            source += a(atoms)
            atoms += 1
        elif piece != "close":
            source += piece
    source += "".join(c(number) for number in reversed(opened))
    items = [link(number) if number % 2 else strong(number) for number in range(pairs)]
    items += [Inline(id=number, kind="code", source="`a`") for number in range(atoms)]
    inner_targets = {o(number): inner[number % 7] for number in range(pairs)}
    placed = reinsert(source, target, inner_targets, table(*items))
    dropped = placeholders.count("".join(placed.dropped))
    assert placeholders.count(placed.text) + dropped == placeholders.count(source)
    assert {placeholders.index(mark) % 2 for mark in placed.dropped} <= {0}
    positions = {mark: placed.text.index(mark) for mark in placeholders.count(placed.text)}
    for number in range(pairs):
        if o(number) in positions:
            assert positions[o(number)] < positions[c(number)]
