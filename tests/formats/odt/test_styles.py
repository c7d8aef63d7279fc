"""Styles of an OpenDocument text: what a reader sees of them, and what paragraphs they make."""

from __future__ import annotations

import pytest

from translator.formats.odt.package import SPACES
from translator.formats.odt.styles import ListLevel, OdtStyles
from translator.formats.office.xml_nodes import XmlNodes

PREFIXES = " ".join(f'xmlns:{prefix}="{space}"' for space, prefix in SPACES.items())


def styles(inside: str, *, automatic: bool = False) -> OdtStyles:
    nodes = XmlNodes(f"<office:styles {PREFIXES}>{inside}</office:styles>", SPACES, name="a.odt")
    found = OdtStyles()
    for event in nodes.events(("style:style", "style:default-style", "text:list-style")):
        if event.kind == "whole":
            found.take(nodes, event.node, automatic=automatic)
    return found


def style(name: str, *, text: str = "", family: str = "paragraph", more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {text}/></style:style>"
    )


def parent(name: str) -> str:
    return f'style:parent-style-name="{name}"'


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Preformatted_20_Text",), ("paragraph", 0, True)), (("Code",), ("paragraph", 0, True)),
        (("Mine", "Source_20_Code"), ("paragraph", 0, True)), (("Title",), ("heading", 1, False)),
        (("Mine", "Title"), ("heading", 1, False)), (("Subtitle",), ("paragraph", 0, False)),
        (("Mine", "Yours", "Title"), ("paragraph", 0, False)),
        (("Quotations",), ("quote", 0, False)), (("Mine", "引用"), ("quote", 0, False)),
        (("Caption",), ("caption", 0, False)), (("Figure",), ("caption", 0, False)),
        (("Mine", "Caption"), ("caption", 0, False)), (("Mine", "Figure"), ("paragraph", 0, False)),
        (("Text_20_body",), ("paragraph", 0, False)),
    ],
)  # fmt: skip
def test_paragraphs_are_what_their_style_or_its_parents_are_called(
    names: tuple[str, ...], kind: tuple[str, int, bool]
) -> None:
    made = "".join(
        style(name, more=parent(above) if above else "")
        for name, above in zip(names, (*names[1:], ""), strict=True)
    )
    assert styles(made).kind(names[0]) == kind


def test_a_style_that_is_not_there_is_known_by_its_name() -> None:
    assert styles("").kind("Quote") == ("quote", 0, False)
    assert styles("").chain("paragraph", "Quote") == []


def test_a_circle_of_styles_ends_where_it_began() -> None:
    made = styles(style("A", more=parent("B")) + style("B", more=parent("A")))
    assert [one.name for one in made.chain("paragraph", "A")] == ["A", "B"]
    assert made.chain("text", "A") == []


@pytest.mark.parametrize(
    ("text", "kind", "seen"),
    [
        ('fo:font-weight="bold"', "strong", True),
        ('style:font-weight-asian="bold"', "strong", True),
        ('fo:font-style="italic"', "emphasis", True), ('fo:font-weight="normal"', "span", False),
        ('style:text-emphasize="dot below"', "emphasis", True),
        ('style:text-line-through-style="solid"', "strikethrough", True),
        ('style:text-line-through-style="none"', "span", False),
        ('style:text-position="super 58%"', "superscript", True),
        ('style:text-position="-33% 58%"', "subscript", True),
        ('style:text-position="0% 100%"', "span", False),
        ('fo:font-weight="bold" style:text-position="sub 58%"', "subscript", True),
        ('fo:color="#ff0000"', "span", True), ('fo:color="#000000"', "span", False),
        ('fo:letter-spacing="1pt"', "span", False), ('fo:language="zh"', "span", False),
        ('fo:font-size="20pt"', "span", True),
    ],
)  # fmt: skip
def test_a_style_of_text_shows_what_makes_a_difference(text: str, kind: str, seen: bool) -> None:
    made = styles(style("T", text=text, family="text")).seen(("T",))
    assert made.kind == kind
    assert bool(made.key) is seen
    assert (made.hidden, made.code) == (False, False)


def test_inner_styles_count_over_outer_ones_and_both_over_their_parents() -> None:
    made = styles(
        style("Bold", text='fo:font-weight="bold"', family="text")
        + style("Plain", text='fo:font-weight="normal"', family="text", more=parent("Bold"))
        + style("Hidden", text='text:display="none"', family="text")
        + style("Source_20_Text", family="text")
    )
    assert made.seen(("Bold",)).kind == "strong"
    assert made.seen(("Plain",)).kind == "span"
    assert made.seen(("Plain", "Bold")).kind == "strong"
    assert made.seen(("Bold", "Hidden")).hidden
    assert made.seen(("Source_20_Text",)).code
    own = styles(style("Source_20_Text", family="text"), automatic=True)
    assert not own.seen(("Source_20_Text",)).code


@pytest.mark.parametrize(
    ("text", "eastern", "western"),
    [
        ('style:font-name-asian="Kai" style:font-name="Georgia"', "Kai", "Georgia"),
        ('style:font-family-asian="Kai" fo:font-family="Georgia"', "Kai", "Georgia"),
        ("", "", ""),
    ],
)
def test_the_font_is_that_of_the_letters(text: str, eastern: str, western: str) -> None:
    made = styles(style("T", text=text, family="text"))

    def font(shown: str, within: bool) -> str | None:
        return made.look(("T",), "<raw>", shown, eastern=within).font

    assert font("茶", True) == font("，a", False) == eastern
    assert font("tea", False) == western
    assert font("tea", True) is None
    assert font("12", False) is None
    assert made.look(("T",), "<raw>", "12", eastern=False).raw == ""
    assert made.look(("T",), "<raw>", "茶", eastern=True).raw == ("<raw>" if eastern else "")


def test_levels_of_a_list_count_as_they_say() -> None:
    made = styles(
        '<text:list-style style:name="L">'
        '<text:list-level-style-number text:level="1" style:num-format="一" style:num-prefix="第"'
        ' style:num-suffix="条" text:start-value="3"/>'
        '<text:list-level-style-bullet text:level="2"/>'
        '<text:list-level-style-number text:level="3" text:display-levels="2"/><text:other/>'
        '<text:list-level-style-number text:level="x" text:start-value="1000000"/>'
        "</text:list-style>"
    ).lists["L"]
    assert made == {
        1: ListLevel(bullet=False, form="一", prefix="第", suffix="条", start=3),
        2: ListLevel(bullet=True, form=""),
        3: ListLevel(bullet=False, form="", levels=2),
        0: ListLevel(bullet=False, form="", start=0),
    }


def test_the_default_and_the_page_a_paragraph_begins_are_known() -> None:
    made = styles(
        '<style:default-style style:family="paragraph"><style:text-properties fo:language="en"/>'
        '</style:default-style><style:default-style style:family="table"/>'
        + style("P_5f_1", more='style:master-page-name="Wide"') + style("Q", family="table")
    )  # fmt: skip
    assert made.default == {"fo:language": "en"}
    (one,) = made.chain("paragraph", "P_5f_1")
    assert one.paragraph == {"style:master-page-name": "Wide"}
    assert one.source.startswith("<style:style")
    assert ("table", "Q") not in made.families
    inner = made.within()
    inner.families.clear()
    assert made.families
    assert inner.default == made.default
