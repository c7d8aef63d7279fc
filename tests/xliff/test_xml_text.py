"""What both versions of XLIFF say of a bitext, as XML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exports.conftest import make_bitext, make_block
from translator.types import Finding, Level, Provenance
from translator.xliff.xml_text import attribute, edges, notes, origin, text, units


@pytest.mark.parametrize(
    ("value", "inside", "quoted"),
    [
        ("a<b>&c", "a&lt;b&gt;&amp;c", '"a&lt;b&gt;&amp;c"'),
        ("a\rb\nc\td", "a&#13;b\nc\td", '"a&#13;b&#10;c&#9;d"'),
        ("\x0b", "\ufffd", '"\ufffd"'), ('a"b', 'a"b', "'a\"b'"),
    ],
)  # fmt: skip
def test_text_is_read_back_as_it_was(value: str, inside: str, quoted: str) -> None:
    assert (text(value), attribute(value)) == (inside, quoted)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        (" 茶\n", (" ", "茶", "\n")),
        ("茶", ("", "茶", "")),
        ("", ("", "", "")),
        ("  ", ("", "", "  ")),
    ],
)
def test_white_space_stands_outside_of_a_sentence(source: str, parts: tuple[str, str, str]) -> None:
    assert edges(source) == parts


def test_what_is_worse_has_the_higher_priority() -> None:
    levels = (Level.ERROR, Level.WARNING, Level.INFO)
    findings = [Finding(check=one.value, level=one, message="x") for one in levels]
    bitext = make_bitext([make_block(0, "一\x0b。")], [[("一\x0b。", "1.")]], findings=findings)
    found = [(check, priority) for check, priority, _ in notes(bitext, bitext.pairs[0])]
    assert found == [("error", 1), ("warning", 3), ("info", 7), ("characters", 3)]


def test_a_block_of_which_nothing_is_wanted_stays_behind() -> None:
    blocks = [make_block(0, "一。二。"), make_block(1, "三。")]
    bitext = make_bitext(blocks, [[("一。", "1."), ("二。", "2.")], [("三。", "3.")]])
    first, second, third = (pair.segment for pair in bitext.pairs)
    for left_out, found in (({}, [2, 1]), ({first: "score"}, [2, 1]), ({third: "score"}, [2]),
                            ({first: "score", second: "score"}, [1])):  # fmt: skip
        some = replace(bitext, left_out=left_out)
        assert [len(pairs) for _, pairs in units(some)] == found


def test_a_signature_that_is_the_document_s_is_not_said_again() -> None:
    bitext = make_bitext([make_block(0, "一。")], [[("一。", "1.")]])
    (pair,) = bitext.pairs
    block = bitext.document.blocks[0]
    for signature, said in ((bitext.signature, None), ("other", "other"), ("", None)):
        known = replace(pair, provenance=Provenance(kind="engine", signature=signature))
        facts = origin(bitext, block, known)
        assert facts.get("signature") == said and "created" not in facts
        assert len(facts["target"]) == 16
