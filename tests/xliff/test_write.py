"""What is handed over: valid, whole, and with everything a translator should know."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.xliff.conftest import translated
from translator import exports
from translator.document.read import Original
from translator.placeholders import atom, closing, opening
from translator.returned.from_xliff import read_xliff
from translator.store import Library
from translator.types import Bitext, Finding, Inline, Layout, Level, Provenance, Suggestion

Build = Callable[..., Bitext]
NAMES = {
    "x": "urn:oasis:names:tc:xliff:document:2.0",
    "m": "urn:oasis:names:tc:xliff:metadata:2.0",
    "t": "urn:oasis:names:tc:xliff:matches:2.0",
    "y": "urn:oasis:names:tc:xliff:document:1.2",
}
SCHEMAS = {"xliff": "xliff-core-2.0.xsd", "xliff1": "xliff-core-1.2-strict.xsd"}


def write(bitext: Bitext, name: str = "xliff") -> bytes:
    return exports.by_name(name).write(bitext, layout=Layout.BILINGUAL)


def tree(bitext: Bitext, name: str = "xliff") -> Any:
    return etree.fromstring(write(bitext, name))


def found(root: Any, path: str) -> list[Any]:
    return list(root.xpath(path, namespaces=NAMES))


def schema(name: str, *modules: str) -> etree.XMLSchema:
    folder = os.environ.get("DUIZHAO_XLIFF_XSD")
    needed = [SCHEMAS[name], *modules]
    if not folder or not all((Path(folder) / one).is_file() for one in needed):
        pytest.skip("set DUIZHAO_XLIFF_XSD to the folder of the schemas (see docs/export.md)")
    imports = "".join(
        f'<xs:import namespace="{etree.parse(path).getroot().get("targetNamespace")}" '
        f'schemaLocation="{path.as_uri()}"/>'
        for path in (Path(folder) / one for one in needed)
    )
    together = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(together))


def suggested(bitext: Bitext) -> Bitext:
    person = Provenance(kind="person", signature="person:anna")
    one = Suggestion(source="早市 & 晚市", target="Markets <b>", percent=93, provenance=person)
    other = replace(one, percent=75, provenance=Provenance(kind="engine", signature="m"))
    pairs = (replace(bitext.pairs[0], suggestions=(one, other)), *bitext.pairs[1:])
    return replace(bitext, pairs=pairs)


@pytest.mark.parametrize(("name", "modules"), [("xliff", ("matches.xsd",)), ("xliff1", ())])
def test_what_the_memory_suggests_is_valid(
    name: str, modules: tuple[str, ...], garden: Bitext
) -> None:
    rules = schema(name, *modules)
    assert rules.validate(tree(suggested(garden), name)), rules.error_log


def test_suggestions_say_how_alike_they_are_and_whose(garden: Bitext) -> None:
    matches = found(tree(suggested(garden)), "//x:unit[@id='b0']/t:matches/t:match")
    assert [(one.get("ref"), one.get("similarity"), one.get("type")) for one in matches] == [
        ("#s0", "93.0", "tm"), ("#s0", "75.0", "mt"),
    ]  # fmt: skip
    assert [text.text for text in matches[0]] == ["早市 & 晚市", "Markets <b>"]
    others = found(tree(suggested(garden), "xliff1"), "//y:trans-unit/y:alt-trans")
    assert [one.get("match-quality") for one in others] == ["93%", "75%"]
    assert [text.text for text in others[0]] == ["早市 & 晚市", "Markets <b>"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_suggestions_do_not_come_back(name: str, garden: Bitext) -> None:
    plain, with_them = (
        read_xliff(write(one, name), name="a.xlf") for one in (garden, suggested(garden))
    )
    assert plain == with_them


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_awkward_article_is_valid(name: str, awkward: Original) -> None:
    rules = schema(name)
    with Library() as library:
        bitext = translated(awkward, library)
    assert rules.validate(tree(bitext, name)), rules.error_log


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_article_made_by_hand_is_valid(name: str, garden: Bitext) -> None:
    rules = schema(name)
    assert rules.validate(tree(garden, name)), rules.error_log


def test_a_block_is_a_unit_and_a_sentence_a_segment(garden: Bitext) -> None:
    units = found(tree(garden), "//x:unit")
    assert [unit.get("id") for unit in units] == ["b0", "b1", "b2"]
    assert [unit.get("name") for unit in units] == ["paragraph", "heading", "alt"]
    segments = found(units[0], "x:segment")
    assert [segment.get("id") for segment in segments] == ["s0", "s1"]


def test_languages_and_the_document_are_named(garden: Bitext) -> None:
    root = tree(garden)
    assert (root.get("srcLang"), root.get("trgLang")) == ("zh-Hans", "en")
    (file,) = found(root, "x:file")
    assert file.get("original") == garden.document.name
    values = {one.get("type"): one.text for one in found(file, "m:metadata//m:meta")}
    assert values["sha256"] == garden.document.sha256
    assert values["signature"] == garden.signature


def test_a_pair_of_marks_within_a_sentence_holds_its_text(garden: Bitext) -> None:
    (link,) = found(tree(garden), "//x:source/x:pc")
    assert (link.get("id"), link.text, link.get("type")) == ("p1", "邻居", "link")
    data = {one.get("id"): one.text for one in found(tree(garden), "//x:data")}
    assert data[link.get("dataRefStart")] == "["
    assert data[link.get("dataRefEnd")] == "](https://example.org/a?x=1&amp;y=2)"


def test_a_pair_over_two_sentences_is_begun_in_one_and_ended_in_the_other(garden: Bitext) -> None:
    root = tree(garden)
    (begin,), (end,) = found(root, "//x:source/x:sc"), found(root, "//x:source/x:ec")
    assert begin.get("id") == end.get("startRef") == "p2"
    assert begin.get("isolated") is None
    assert begin.get("subType") == "xlf:b"
    data = {one.get("id"): one.text for one in found(root, "//x:data")}
    assert data[begin.get("dataRef")] == data[end.get("dataRef")] == "**"
    assert begin.get("dataRef") != end.get("dataRef")


def test_half_a_pair_stands_alone(one: Build) -> None:
    strong = Inline(id=0, kind="strong", source="**", closing="**")
    root = tree(one(f"{opening(0)}早{closing(0)}", f"{opening(0)}Early", strong))
    (begin,) = found(root, "//x:target/x:sc")
    assert begin.get("isolated") == "yes"


def test_a_mark_that_comes_twice_is_a_copy(one: Build) -> None:
    code = Inline(id=0, kind="code", source="`x`")
    root = tree(one(f"用{atom(0)}。", f"Use {atom(0)} and {atom(0)}.", code))
    first, again = found(root, "//x:target/x:ph")
    assert first.get("id") == "a1"
    assert again.get("copyOf") == "a1"
    assert again.get("id") not in {"a1", None}


def test_a_code_says_what_it_shows(garden: Bitext) -> None:
    code, picture = found(tree(garden), "//x:source/x:ph")
    assert code.get("equiv") == code.get("disp") == "water()"
    assert "番茄" in picture.get("disp")


def test_the_end_of_a_line_is_no_code(garden: Bitext) -> None:
    second = found(tree(garden), "//x:unit[@id='b0']/x:segment[@id='s1']/x:source")[0]
    assert "".join(second.itertext()) == "晚上也浇。"


@pytest.mark.parametrize(
    ("kind", "target", "state", "approved"),
    [
        ("engine", "Garden", "translated", "no"),
        ("person", "Garden", "reviewed", "yes"),
        ("engine", "", "initial", "no"),
        ("copy", "菜园", "translated", "no"),
    ],
)
def test_the_state_says_who_wrote_the_target(
    one: Build, kind: str, target: str, state: str, approved: str
) -> None:
    empty = Finding(check="empty", level=Level.ERROR, message="Nothing came back.")
    bitext = one("菜园", target, findings=[] if target else [empty])
    (pair,) = bitext.pairs
    origin = Provenance(kind=kind, signature="person:王芳", created="2025-03-01T08:30:00Z")
    bitext = replace(bitext, pairs=(replace(pair, provenance=origin),))
    (segment,) = found(tree(bitext), "//x:segment")
    assert segment.get("state") == state
    assert bool(found(segment, "x:target")) == bool(target)
    (unit,) = found(tree(bitext, "xliff1"), "//y:trans-unit")
    assert unit.get("approved") == approved
    assert bool(found(unit, "y:target")) == bool(target)
    values = {one.get("type"): one.text for one in found(tree(bitext), "//x:unit//m:meta")}
    assert values["provenance"] == kind
    assert values["signature"] == "person:王芳"
    assert values["created"] == "2025-03-01T08:30:00Z"
    assert len(values["target"]) == 16
    older = "signed-off" if approved == "yes" else "needs-review-translation"
    assert [one.get("state") for one in found(unit, "y:target")] == ([older] if target else [])


@pytest.mark.parametrize(
    ("level", "priority"), [(Level.ERROR, "1"), (Level.WARNING, "3"), (Level.INFO, "7")]
)
def test_what_is_worse_comes_first(one: Build, level: Level, priority: str) -> None:
    bitext = one("早", "Early", findings=[Finding(check="a", level=level, message="b")])
    (note,) = found(tree(bitext), "//x:note")
    assert note.get("priority") == priority


def test_a_signature_that_is_the_documents_is_said_once(one: Build) -> None:
    bitext = one("早", "Early")
    (pair,) = bitext.pairs
    own = replace(pair, provenance=replace(pair.provenance, signature=bitext.signature))
    types = [
        {one.get("type") for one in found(tree(replace(bitext, pairs=(each,))), "//x:unit//m:meta")}
        for each in (own, replace(own, provenance=replace(own.provenance, signature="other")))
    ]
    assert ["signature" in one for one in types] == [False, True]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_character_of_one_side_alone_is_said_too(name: str, one: Build) -> None:
    assert "U+0007" in write(one("响铃。", "Bell\x07."), name).decode()
    assert "<note" not in write(one("响铃。", "Bell."), name).decode().split("</header>")[-1]


def test_findings_are_notes_at_their_sentence(one: Build) -> None:
    finding = Finding(check="length", level=Level.WARNING, message='Too "short" & <odd>.')
    bitext = one("早上浇水。", "Water.", findings=[finding])
    (note,) = found(tree(bitext), "//x:note")
    assert note.text == finding.message
    assert (note.get("category"), note.get("priority")) == ("length", "3")
    assert note.get("id") == "s0-0"
    (note,) = found(tree(bitext, "xliff1"), "//y:trans-unit/y:note")
    assert (note.text, note.get("from")) == (finding.message, "duizhao length")


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_xml_cannot_hold_is_said(name: str, one: Build) -> None:
    data = write(one("响铃\x07。", "Bell\x07."), name).decode()
    assert "\x07" not in data
    assert "U+0007" in data
    assert "Bell\ufffd." in data


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_same_pairs_give_the_same_bytes(name: str, garden: Bitext) -> None:
    assert write(garden, name) == write(garden, name)


def test_spaces_between_sentences_are_kept_outside_of_them(one: Build) -> None:
    (segment,) = found(tree(one("　早上浇水。 ", "Water.")), "//x:segment/x:source")
    assert segment.text == "早上浇水。"
    spaces = [one.text for one in found(tree(one("　早上浇水。 ", "W.")), "//x:ignorable/x:source")]
    assert spaces == ["　", " "]
