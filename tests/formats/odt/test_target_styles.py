"""A target's language and font are named where neither the default nor its paragraph says them."""

from __future__ import annotations

import pytest

from translator.formats.odt.package import SPACES
from translator.formats.odt.styles import OdtStyles
from translator.formats.odt.target_styles import TargetStyles
from translator.formats.office.splices import Splices
from translator.formats.office.xml_nodes import Node, XmlNodes

PREFIXES = " ".join(f'xmlns:{prefix}="{space}"' for space, prefix in SPACES.items())
ENGLISH = {"fo:language": "en", "fo:country": "US"}
CHINESE = {"style:language-asian": "zh", "style:country-asian": "CN"}


class Part:
    """A part with styles, and what targets add to it."""

    def __init__(self, inside: str, default: dict[str, str], language: str) -> None:
        text = f"<office:document {PREFIXES}>{inside}<office:body/></office:document>"
        self.nodes = XmlNodes(text, SPACES, name="a.odt")
        self.styles = OdtStyles(default=default)
        automatic: Node | None = None
        for event in self.nodes.events(("style:style",)):
            if event.kind == "whole":
                self.styles.take(self.nodes, event.node, automatic=automatic is not None)
            elif event.node.name == "office:automatic-styles":
                automatic = event.node
        self.made = TargetStyles(
            self.nodes, self.styles, automatic, text.index("<office:body/>"), language
        )

    def put(self) -> str:
        splices = Splices(self.nodes.text)
        self.made.put(splices)
        return splices.whole()


def style(name: str, properties: str = "", parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"><style:text-properties {properties}/></style:style>'
    )


@pytest.mark.parametrize(
    ("default", "language", "properties"),
    [
        (ENGLISH, "en", ""), ({"fo:language": "en", "fo:country": "GB"}, "en", ""),
        ({}, "en", 'fo:language="en" fo:country="US"'),
        ({"fo:language": "de", "fo:country": "DE"}, "en", 'fo:language="en" fo:country="US"'),
        (CHINESE, "zh-Hans", ""),
        (CHINESE, "zh-Hant", 'style:language-asian="zh" style:country-asian="TW"'),
        (CHINESE, "zh-Hant-HK", 'style:language-asian="zh" style:country-asian="HK"'),
        (ENGLISH, "zh-Hans", 'style:language-asian="zh" style:country-asian="CN"'),
    ],
)  # fmt: skip
def test_a_language_is_named_where_the_default_is_another(
    default: dict[str, str], language: str, properties: str
) -> None:
    part = Part("", default, language)
    spoken = part.made.spoken("Tea", "")
    if not properties:
        assert spoken == "Tea"
        assert part.put() == part.nodes.text
        return
    assert spoken == '<text:span text:style-name="Duizhao-text">Tea</text:span>'
    assert (
        '<office:automatic-styles><style:style style:name="Duizhao-text" style:family="text">'
        f"<style:text-properties {properties}/></style:style></office:automatic-styles>"
        "<office:body/>"
    ) in part.put()


def test_english_in_a_chinese_font_gets_one_of_its_own() -> None:
    song = style("Song", 'style:font-name="SimSun"')
    under, own = style("Under", "", "Song"), style("Own", 'fo:font-family="Georgia"', "Song")
    part = Part(song + under + own, ENGLISH, "en")
    assert "Duizhao-text" in part.made.spoken("Tea", "Song")
    assert "Duizhao-text" in part.made.spoken("Tea", "Under")
    assert part.made.spoken("Tea", "Own") == "Tea"
    assert part.made.spoken("", "Song") == ""
    assert part.put().count('fo:font-family="Liberation Serif"') == 1
    by_default = Part("", {**ENGLISH, "style:font-name": "SimSun"}, "en")
    assert "Duizhao-text" in by_default.made.spoken("Tea", "")


def test_each_wording_of_a_style_is_made_once_and_numbered() -> None:
    song = style("Song", 'style:font-name="SimSun"')
    part = Part(song, {}, "en")
    names = [part.made.spoken("a", one).split('"')[1] for one in ("Song", "", "Song", "Other")]
    assert names == ["Duizhao-text", "Duizhao-text-2", "Duizhao-text", "Duizhao-text-2"]


def test_a_name_is_one_that_no_style_has() -> None:
    part = Part(style("Duizhao-text") + style("Duizhao-text-"), {}, "en")
    assert 'text:style-name="Duizhao-text--"' in part.made.spoken("a", "")


def test_styles_are_put_where_the_part_has_its_own() -> None:
    there = Part(f"<office:automatic-styles>{style('A')}</office:automatic-styles>", {}, "en")
    there.made.spoken("a", "")
    assert f'{style("A")}<style:style style:name="Duizhao-text"' in there.put()
    empty = Part("<office:automatic-styles/>", {}, "en")
    empty.made.spoken("a", "")
    assert '<office:automatic-styles><style:style style:name="Duizhao-text"' in empty.put()
    assert empty.put().count("automatic-styles") == 2


def test_a_style_of_its_own_begins_no_page() -> None:
    breaking = (
        '<style:style style:name="P1" style:family="paragraph" style:master-page-name="Wide">'
        '<style:paragraph-properties fo:break-before="page" fo:margin="1cm"/></style:style>'
    )
    part = Part(f"<office:automatic-styles>{breaking}</office:automatic-styles>", {}, "en")
    assert part.made.unbroken("P1") == part.made.unbroken("P1") == "Duizhao-paragraph-1"
    assert part.made.unbroken("Unknown & so") == "Duizhao-paragraph-2"
    made = part.put()
    assert (
        '<style:style style:name="Duizhao-paragraph-1" style:family="paragraph">'
        '<style:paragraph-properties fo:margin="1cm"/></style:style>'
    ) in made
    assert 'style:parent-style-name="Unknown &amp; so"' in made
    assert 'fo:break-before="auto" fo:break-after="auto"' in made
