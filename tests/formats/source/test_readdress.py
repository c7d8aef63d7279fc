"""New addresses stand where the old ones stood, and nothing else changes."""

from __future__ import annotations

from translator.formats.base import Address, Leads
from translator.formats.source.readdress import LinkPlace, readdressed

TEXT = "看 a.md 和 b.md，还有 a.md。"
A, B = Address(Leads.LINK, "a.md"), Address(Leads.LINK, "b.md")


def place(start: int, address: Address) -> LinkPlace:
    return LinkPlace(start, start + 4, address, lambda new: f"<{new}>")


PLACES = [place(2, A), place(9, B), place(17, A)]


def test_the_places_are_where_the_addresses_are() -> None:
    assert [TEXT[one.start : one.end] for one in PLACES] == ["a.md", "b.md", "a.md"]


def test_each_place_of_an_address_gets_the_new_one_in_its_own_writing() -> None:
    assert readdressed(TEXT, PLACES, {A: "茶.md"}) == "看 <茶.md> 和 b.md，还有 <茶.md>。"
    assert readdressed(TEXT, PLACES, {A: "", B: "b.en.md"}) == "看 <> 和 <b.en.md>，还有 <>。"


def test_without_new_ones_the_text_stays() -> None:
    assert readdressed(TEXT, PLACES, {}) == TEXT
    assert readdressed(TEXT, [], {A: "x"}) == TEXT


def test_of_two_places_in_one_another_the_first_counts() -> None:
    inside = LinkPlace(3, 5, B, lambda new: new)
    assert readdressed(TEXT, [PLACES[0], inside], {A: "x", B: "y"}) == TEXT.replace(
        "a.md", "<x>", 1
    )
    after = LinkPlace(6, 7, B, lambda new: new)
    assert readdressed(TEXT, [PLACES[0], after], {A: "x", B: "_"}).startswith("看 <x>_和")
