"""Runs of Word: looks, languages, readings and links."""

from __future__ import annotations

import re

import pytest

from translator.exports.docx.docx_runs import Writing, bookmark
from translator.exports.laid_out.runs import Run
from translator.exports.laid_out.typefaces import face


def write(*runs: Run, tag: str = "en", chinese: str = "zh-Hans", size: int = 22) -> str:
    return str(Writing(chinese=face(chinese)).runs(runs, tag, size=size))


def run(text: str = "tea", **more: object) -> Run:
    return Run(text=text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("looks", "tag", "has", "hasnt"),
    [
        ((), "en", 'w:val="en', "<w:b/>"), (("strong",), "en", "<w:b/>", "<w:i/>"),
        (("emphasis",), "en", "<w:i/>", "<w:em"), (("emphasis",), "zh-Hans", "<w:em", "<w:i/>"),
        (("strikethrough",), "en", "<w:strike/>", "<w:b/>"),
        (("flagged",), "en", 'w:val="dotted"', "<w:b/>"),
        (("superscript",), "en", 'w:vertAlign w:val="superscript"', "subscript"),
        (("code",), "zh-Hans", 'w:rStyle w:val="CodeText"', "w:hint"),
        ((), "zh-Hans", 'w:hint="eastAsia"', 'w:rFonts w:hint="eastAsia" w:eastAsia'),
        ((), "zh-Hant-TW", 'w:rFonts w:hint="eastAsia" w:eastAsia', "<w:b/>"),
        (("link",), "en", "<w:r>", "Hyperlink"),
    ],
)  # fmt: skip
def test_a_look_is_written_in_the_way_of_the_language(
    looks: tuple[str, ...], tag: str, has: str, hasnt: str
) -> None:
    written = write(run(looks=frozenset(looks)), tag=tag)
    assert has in written and hasnt not in written


def test_links_that_lead_to_one_place_are_one_relation() -> None:
    writing = Writing(chinese=face("zh-Hans"))
    one, other = "https://a.example/", "https://b.example/"
    said = str(
        writing.runs((run(address=one), run(address=other), run("x", address=one), run("y")), "en")
    )
    assert re.findall('w:hyperlink r:id="([^"]*)"', said) == ["link1", "link2", "link1"]
    assert writing.links == {one: "link1", other: "link2"}
    assert "w:hyperlink" not in write(run(address="javascript:alert(1)"))


def test_a_reading_stands_above_at_half_the_size() -> None:
    said = write(run("茶", reading="chá"), tag="zh-Hans", size=30)
    assert '<w:hps w:val="15"/><w:hpsRaise w:val="27"/><w:hpsBaseText w:val="30"/>' in said
    assert said.index("chá") < said.index("茶")


def test_a_target_has_a_bookmark_around_its_runs() -> None:
    writing = Writing(chinese=face("zh-Hans"))
    runs = (run("a", sentence="1.0.x"), run("b", sentence="1.0.x"), run(" "),
            run("c", sentence="1.1.y"))  # fmt: skip
    said = str(writing.runs(runs, "en"))
    names = re.findall(r'w:bookmarkStart w:id="(\d+)" w:name="([^"]*)"', said)
    assert names == [("0", "_dz1_0_x"), ("1", "_dz1_1_y")]
    assert re.findall(r'w:bookmarkEnd w:id="(\d+)"', said) == ["0", "1"]
    assert writing.bookmarks == 2 and bookmark("1.2.a") == "_dz1_2_a"
