from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.xliff.conftest import AWKWARD, translated
from translator import exports
from translator.document.read import read_bytes
from translator.memory_files.memory_forms import write_memory
from translator.placeholders import atom, closing, opening
from translator.store import Library
from translator.tmx.bitext import marks_of_unit
from translator.types import Bitext, Finding, Inline, Layout, Level

Build = Callable[..., Bitext]
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(bitext: Bitext) -> bytes:
    return exports.by_name("tmx").write(bitext, layout=Layout.BILINGUAL)


def parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def ugly(one: Build) -> Bitext:
    """A sentence with everything TMX finds hard."""
    inline = (
        Inline(id=0, kind="html", source='<a href="x">', closing="</a>"),
        Inline(id=0, kind="code", source="`a<b]]>\r\n`"),
        Inline(id=1, kind="shortcode", source="{{< x >}}"),
    )
    text = f"\x00\x0b\ufffe<tu>&{atom(0)}{opening(0)}好{closing(0)}{atom(1)}"
    finding = Finding(check="length", level=Level.WARNING, message='Too "short" & <odd>.')
    return one(text, text, *inline, findings=[finding], name='<"文&章">.md')


class Declared:
    """What says how TMX is written: the DTD and, where it lies beside it, the schema."""

    def __init__(self, dtd: Path) -> None:
        self.dtd = dtd
        self.schema = dtd.with_suffix(".xsd")
        self._rules = [etree.DTD(str(dtd))]
        if self.schema.is_file():
            self._rules.append(etree.XMLSchema(etree.parse(self.schema)))

    def mistakes(self, data: bytes) -> list[str]:
        """Return what is wrong with a file, by all of them."""
        root = parse(data)
        return [str(rules.error_log) for rules in self._rules if not rules.validate(root)]


@pytest.fixture(scope="module")
def declared() -> Declared:
    dtd = os.environ.get("DUIZHAO_TMX_DTD")
    if not dtd or not Path(dtd).is_file():
        pytest.skip("set DUIZHAO_TMX_DTD to tmx14.dtd (see docs/export.md)")
    return Declared(Path(dtd))


@pytest.mark.parametrize("case", ["garden", "ugly"])
def test_the_file_is_valid_against_dtd_and_schema(
    garden: Bitext, one: Build, case: str, declared: Declared, tmp_path: Path
) -> None:
    data = write(garden if case == "garden" else ugly(one))
    assert declared.mistakes(data) == []
    if shutil.which("xmllint"):
        path = tmp_path / "x.tmx"
        path.write_bytes(data)
        rules = [["--dtdvalid", declared.dtd]]
        if declared.schema.is_file():
            rules.append(["--schema", declared.schema])
        for one_of_them in rules:
            command = ["xmllint", "--noout", "--nonet", *one_of_them, path]
            assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("written", "mistaken"), [('segtype="sentence"', 'segtype="line"'), ("<seg>", "<seg><b/>")]
)
def test_both_see_what_is_wrong(
    garden: Bitext, declared: Declared, written: str, mistaken: str
) -> None:
    data = write(garden).decode().replace(written, mistaken, 1).encode()
    assert len(declared.mistakes(data)) == 1 + declared.schema.is_file()


def test_awkward_articles_and_the_memory_of_them_are_valid(declared: Declared) -> None:
    with Library() as library:
        for name, text in AWKWARD.items():
            bitext = translated(read_bytes(text.encode(), name=name), library)
            assert declared.mistakes(write(bitext)) == [], name
        whole = io.BytesIO()
        with library.all_memory_rows() as rows:
            assert write_memory(rows, whole, "tmx") > len(AWKWARD)
    assert declared.mistakes(whole.getvalue()) == []


def test_languages_dates_and_header_are_what_the_dtd_cannot_check(garden: Bitext) -> None:
    root = parse(write(garden))
    assert root.get("version") == "1.4"
    header = root.find("header")
    assert header is not None
    assert (header.get("srclang"), header.get("segtype")) == ("zh-Hans", "sentence")
    assert header.get("datatype") == "plaintext"
    for unit in root.iter("tu"):
        assert [item.get(XML_LANG) for item in unit.iter("tuv")] == ["zh-Hans", "en"]
        assert all(item.get("lang") is None for item in unit.iter("tuv"))
        assert unit.get("creationdate") == "20250301T083000Z"


def test_every_pair_is_a_unit_in_order(garden: Bitext) -> None:
    assert [unit.get("tuid").rsplit(".", 2)[0] for unit in parse(write(garden)).iter("tu")] == [
        "0.0",
        "0.1",
        "1.0",
        "2.0",
    ]


def test_marks_are_elements_that_match_on_both_sides(garden: Bitext) -> None:
    unit = next(parse(write(garden)).iter("tu"))
    sides = list(unit.iter("seg"))
    for tag, attributes in (("ph", ("x", "type")), ("bpt", ("i", "x", "type")), ("ept", ("i",))):
        here, there = (
            sorted(tuple(item.get(name) for name in attributes) for item in side.iter(tag))
            for side in sides
        )
        assert here
        assert here == there
    for side in sides:
        assert [item.get("i") for item in side.iter("bpt")] == [
            item.get("i") for item in side.iter("ept")
        ]
    assert "".join(sides[0].itertext()) == (
        "用`water()`浇水，见[邻居](https://example.org/a?x=1&amp;y=2)。**早上浇。"
    )


def test_half_a_pair_of_marks_is_isolated(garden: Bitext) -> None:
    first, second = list(parse(write(garden)).iter("tu"))[:2]
    assert [item.get("pos") for item in first.iter("it")] == ["begin", "begin"]
    assert [item.get("pos") for item in second.iter("it")] == ["end", "end"]


def test_entities_escapes_and_soft_breaks_are_text(one: Build) -> None:
    inline = (
        Inline(id=0, kind="entity", source="&lt;"),
        Inline(id=1, kind="softbreak", source="\n"),
        Inline(id=2, kind="escape", source="\\*"),
    )
    text = f"a{atom(0)}b{atom(1)}c{atom(2)}"
    segment = next(parse(write(one(text, text, *inline))).iter("seg"))
    assert len(segment) == 0
    assert segment.text == "a<b c*"


def test_what_xml_cannot_hold_is_reported_and_never_written(one: Build) -> None:
    data = write(ugly(one))
    root = parse(data)
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)
    note = root.findtext("header/note")
    assert note is not None
    assert note.endswith("U+FFFD: U+0000, U+000B, U+FFFE.")
    findings = [item.text for item in root.iter("prop") if item.get("type") == "x-finding"]
    assert findings == [
        'warning length: Too "short" & <odd>.',
        "warning characters: XML cannot hold U+0000, U+000B, U+FFFE",
    ]
    assert root.findtext("header/prop") == '<"文&章">.md'


def test_a_carriage_return_in_code_comes_back(one: Build) -> None:
    code = next(parse(write(ugly(one))).iter("ph"))
    assert code.text == "`a<b]]>\r\n`"


def test_a_segment_without_target_is_left_out_and_counted(one: Build) -> None:
    finding = Finding(check="empty", level=Level.ERROR, message="Nothing came.")
    root = parse(write(one("好。", "", findings=[finding])))
    assert list(root.iter("tu")) == []
    assert root.findtext("header/note") == "Segments without a target, which are left out: 1."


def test_the_strategy_keeps_its_name_among_the_properties(garden: Bitext) -> None:
    retried = replace(garden.pairs[0].provenance, strategy="again")
    pairs = (replace(garden.pairs[0], provenance=retried), *garden.pairs[1:])
    first = next(parse(write(replace(garden, pairs=pairs))).iter("tu"))
    assert first.findtext("prop[@type='x-rung']") == "again"


def test_a_strange_date_is_left_out(garden: Bitext) -> None:
    pairs = tuple(
        replace(pair, provenance=replace(pair.provenance, created="yesterday"))
        for pair in garden.pairs
    )
    assert b"creationdate" not in write(replace(garden, pairs=pairs))


def told(bitext: Bitext, **origin: object) -> list[tuple[str | None, str | None]]:
    """Return attributes and properties of the first unit, its pair being of another origin."""
    first = replace(bitext.pairs[0], provenance=replace(bitext.pairs[0].provenance, **origin))
    unit = next(parse(write(replace(bitext, pairs=(first, *bitext.pairs[1:])))).iter("tu"))
    by = [("creationid", unit.get("creationid"))] if unit.get("creationid") is not None else []
    return by + [(item.get("type"), item.text) for item in unit.iter("prop")]


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({"kind": "engine", "signature": "echo|v1"}, [("x-provenance", "engine")]),
        ({"kind": "engine", "signature": ""}, [("x-provenance", "engine")]),
        (
            {"kind": "engine", "signature": "other"},
            [("x-provenance", "engine"), ("x-signature", "other")],
        ),
        (
            {"kind": "person", "signature": "person:李"},
            [("creationid", "李"), ("x-provenance", "person"), ("x-signature", "person:李")],
        ),
        (
            {"kind": "person", "signature": "person:"},
            [("creationid", "person"), ("x-provenance", "person"), ("x-signature", "person:")],
        ),
        ({"kind": "person", "signature": ""}, [("x-provenance", "person")]),
        ({"kind": "engine", "signature": "", "score": 0.5}, [("x-provenance", "engine")]),
        ({"kind": "aligned", "signature": ""}, [("x-provenance", "aligned")]),
        (
            {"kind": "aligned", "signature": "", "score": 0.0},
            [("x-provenance", "aligned"), ("x-score", "0")],
        ),
    ],
)
def test_who_made_a_target_is_said_where_it_is_known(
    garden: Bitext, origin: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert told(garden, **origin) == [expected[0]] * (expected[0][0] == "creationid") + [
        ("x-block", "paragraph"),
        *(one for one in expected if one[0] != "creationid"),
    ]


def test_a_unit_is_written_as_the_specification_has_it(one: Build) -> None:
    inline = (
        Inline(id=0, kind="strong", source="**", closing="**"),
        Inline(id=1, kind="link", source="[", closing="](a)"),
        Inline(id=0, kind="code", source="`x`"),
        Inline(id=1, kind="shortcode", source="{{x}}"),
    )
    text = f"{opening(0)}把{closing(0)}{atom(0)}给{atom(1)}{closing(1)}"
    target = f"{atom(0)}{opening(0)}to{closing(0)}{closing(1)}{atom(1)} it"
    units = re.findall("<tu .*</tu>", write(one(text, target, *inline)).decode(), re.DOTALL)
    assert units == [
        '<tu tuid="0.0.0e8179b0.8f506c21" creationdate="20250301T083000Z">\n'
        '<prop type="x-block">paragraph</prop>\n'
        '<prop type="x-provenance">engine</prop>\n'
        '<prop type="x-signature">echo</prop>\n'
        '<tuv xml:lang="zh-Hans"><seg><bpt i="1" x="1" type="bold">**</bpt>把<ept i="1">**</ept>'
        '<ph x="2" type="x-code">`x`</ph>给<ph x="3" type="x-shortcode">{{x}}</ph>'
        '<it pos="end" x="4" type="link">](a)</it></seg></tuv>\n'
        '<tuv xml:lang="en"><seg><ph x="2" type="x-code">`x`</ph>'
        '<bpt i="1" x="1" type="bold">**</bpt>to<ept i="1">**</ept>'
        '<it pos="end" x="4" type="link">](a)</it>'
        '<ph x="3" type="x-shortcode">{{x}}</ph> it</seg></tuv>\n'
        "</tu>"
    ]


def test_what_has_no_text_is_no_unit_and_not_counted_as_lost(one: Build) -> None:
    root = parse(write(one(" ", " ")))
    assert list(root.iter("tu")) == []
    assert root.findtext("header/note") is None


def test_a_document_of_a_kind_tmx_does_not_know_says_so(garden: Bitext) -> None:
    for form, said in (("html", "html"), ("plain", "plaintext"), ("other", "unknown")):
        document = replace(garden.document, format=form)
        header = parse(write(replace(garden, document=document))).find("header")
        assert header is not None and header.get("datatype") == said


def test_the_header_names_document_digest_and_signature(garden: Bitext) -> None:
    root = parse(write(garden))
    assert [(one.get("type"), one.text) for one in root.findall("header/prop")] == [
        ("x-document", "文章.md"),
        ("x-sha256", garden.document.sha256),
        ("x-signature", "echo|v1"),
    ]
    assert root.find("header/note") is None


def test_a_sentence_only_the_target_has_is_counted(garden: Bitext) -> None:
    document = garden.document
    blank = replace(document.blocks[1], text=" ")
    blocks = (document.blocks[0], blank, *document.blocks[2:])
    alone = tuple(
        replace(one, source=" ", segment=replace(one.segment, end=one.segment.start + 1))
        if one.segment.block_id == blank.id
        else one
        for one in garden.pairs
    )
    made = replace(garden, document=replace(document, blocks=blocks), pairs=alone)
    assert parse(write(made)).findtext("header/note") == (
        "Sentences only the target has, which are left out: 1."
    )


def test_the_numbers_of_a_unit_lead_back_to_the_marks_of_its_block(one: Build) -> None:
    inline = (
        Inline(id=0, kind="strong", source="**", closing="**"),
        Inline(id=0, kind="code", source="`x`"),
        Inline(id=1, kind="code", source="`y`"),
        Inline(id=2, kind="softbreak", source="\n"),
    )
    text = f"用{atom(1)}{atom(2)}和{opening(0)}把{closing(0)}{atom(0)}"
    (block,) = one(text, text, *inline).document.blocks
    assert marks_of_unit(f" {text} ", block) == {
        atom(0): atom(1),
        opening(1): opening(0),
        closing(1): closing(0),
        atom(2): atom(0),
    }
