"""What comes back is what was handed over, but for what was changed."""

from __future__ import annotations

import pytest

from tests.row_chunks import rows_together
from tests.xliff.conftest import translated
from translator import exports
from translator.document.read import Original
from translator.document.sentence_ids import digest
from translator.errors import FormatError
from translator.placeholders import atom, closing, opening
from translator.returned.from_xliff import read_xliff
from translator.store import Library
from translator.types import Bitext, Layout
from translator.xliff.marks import handed

VERSIONS = ("xliff", "xliff1")


def write(bitext: Bitext, name: str) -> bytes:
    return exports.by_name(name).write(bitext, layout=Layout.BILINGUAL)


@pytest.mark.parametrize("name", VERSIONS)
def test_every_pair_comes_back(name: str, awkward: Original) -> None:
    with Library() as library:
        bitext = translated(awkward, library)
    (returned,) = read_xliff(write(bitext, name), name="a.xlf")
    blocks = {block.id: block for block in bitext.document.blocks}
    expected = [
        (handed(pair.source, block), handed(pair.target, block))
        for pair in bitext.pairs
        for block in [blocks[pair.segment.block_id]]
        if pair.source.strip()
    ]
    assert [(pair.source, pair.target) for pair in returned.pairs] == expected
    assert all(digest(pair.target) == pair.handed for pair in returned.pairs)
    assert not any(pair.strange for pair in returned.pairs)
    assert returned.document == bitext.document.name
    assert returned.sha256 == bitext.document.sha256
    assert returned.source_language == bitext.source_language
    assert returned.target_language == bitext.target_language


NESTED = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file
 original="a.md" source-language="zh" target-language="en"><body>
 <trans-unit id="b3.1"><source>早</source><target><g id="p1">a<mrk mtype="x">b</mrk></g><x
 id="a2"/><bx id="p3"/>c<ex id="9" rid="p3"/></target></trans-unit>
 <trans-unit id="other"><source>早</source><target>x</target></trans-unit>
 <trans-unit id="b3.2"><source>早</source></trans-unit></body></file></xliff>"""


def test_the_codes_of_other_programs_are_understood() -> None:
    (returned,) = read_xliff(NESTED.encode(), name="a.xlf")
    (pair,) = returned.pairs
    assert (pair.block, pair.number, pair.handed) == (3, 1, "")
    assert pair.target == f"{opening(0)}ab{closing(0)}{atom(1)}{opening(2)}c{closing(2)}"
    assert returned.left_out == 2
    assert returned.sha256 == ""


@pytest.mark.parametrize("code", ["z9", "a0", "a99999", "p", "a1x", ""])
def test_a_code_that_is_none_of_ours_is_noted(code: str) -> None:
    data = NESTED.replace('<x\n id="a2"/>', f'<x id="{code}"/>')
    (returned,) = read_xliff(data.encode(), name="a.xlf")
    assert returned.pairs[0].strange


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        b"<xliff version='1.0'/>",
        b"<tmx version='1.4'/>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff version='1.2'>&a;</xliff>",
        b"<xliff version='2.1'><file>",
    ],
)
def test_what_is_no_xliff_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        read_xliff(data, name="a.xlf")
    assert "a.xlf" in caught.value.what
    assert caught.value.hint


@rows_together(
    ("written", "target", "strange"),
    [
        ('a<it id="p1" pos="open"/>b<it id="p1" pos="close"/>', f"a{opening(0)}b{closing(0)}", 0),
        ('<bpt id="p1"/>a<ept id="p1"/>', f"{opening(0)}a{closing(0)}", 0),
        ('<ph id="a1"/>a<cp hex="0007"/>', f"{atom(0)}a\ufffd", 0),
        ('<ph id="x" copyOf="a1"/>', atom(0), 0),
        ('<sc id="p1"/>a<ec startRef="p1"/>', f"{opening(0)}a{closing(0)}", 0),
        ('<pc id="p1">a</pc>b', f"{opening(0)}a{closing(0)}b", 0),
        ('a<ec id="p2-end" isolated="yes"/>', f"a{closing(1)}", 0),
        ('a<sm id="m"/>b<em startRef="m"/>', "ab", 0),
        ("a<ph/>", "a", 1),
        ("<odd>a<ph id='a1'/></odd>b", f"a{atom(0)}b", 0),
    ],
)
@pytest.mark.parametrize("version", ["1.2", "2.0", "2.1", "2.2"])
def test_every_code_is_a_mark(version: str, written: str, target: str, strange: int) -> None:
    (returned,) = read_xliff(file(version, "b3", "1", written), name="a.xlf")
    (pair,) = returned.pairs
    assert (pair.block, pair.number, pair.target) == (3, 1, target)
    assert (pair.source, pair.strange) == ("早", bool(strange))
    assert (returned.document, returned.sha256, returned.left_out) == ("", "", 0)
    assert (returned.source_language, returned.target_language) == ("", "")


def file(version: str, block: str, number: str, target: str) -> bytes:
    """Return a file of one sentence that says nothing of itself."""
    sides = f"<source>早</source><target>{target}</target>"
    if version == "1.2":
        unit = f'<trans-unit id="{block}.{number}">{sides}</trans-unit>'
    else:
        unit = f'<unit id="{block}"><segment id="s{number}">{sides}</segment></unit>'
    return f'<xliff version="{version}"><file>{unit}</file></xliff>'.encode()


@pytest.mark.parametrize("version", ["1.2", "2.1"])
@pytest.mark.parametrize(
    ("block", "number", "left_out"),
    [
        ("b0", "0", 0),
        ("b123456789", "1", 0),
        ("b1234567890", "1", 1),
        ("b1", "1234567890", 1),
        ("c1", "1", 1),
        ("1", "1", 1),
        ("b", "1", 1),
        ("b1", "x", 1),
        ("b²", "1", 1),
        ("b١", "1", 1),
    ],
)
def test_a_sentence_whose_ids_are_not_ours_is_left_out(
    version: str, block: str, number: str, left_out: int
) -> None:
    (returned,) = read_xliff(file(version, block, number, "a"), name="a.xlf")
    assert (len(returned.pairs), returned.left_out) == (1 - left_out, left_out)


@pytest.mark.parametrize("version", ["1.2", "2.1"])
@pytest.mark.parametrize("sides", ["<target>a</target>", "<source>早</source>", "<target/>"])
def test_a_sentence_without_both_sides_is_left_out(version: str, sides: str) -> None:
    data = file(version, "b3", "1", "a").decode()
    data = data.replace("<source>早</source><target>a</target>", sides)
    (returned,) = read_xliff(data.encode(), name="a.xlf")
    assert (returned.pairs, returned.left_out) == ((), 1)
