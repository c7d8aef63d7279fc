"""What a corpus does not want stays behind, each pair for one reason, and documents stay whole."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.exports.conftest import make_bitext, make_block
from translator import exports
from translator.exports.selection import REASONS, Selecting, Selection
from translator.types import Bitext, Finding, Layout, Level, Provenance

LOST = Finding(check="numbers", level=Level.ERROR, message="A number is lost.")
SHORT = Finding(check="length", level=Level.WARNING, message="Short.")


@pytest.fixture
def bitext() -> Bitext:
    made = make_bitext(
        [make_block(0, "早上好。下雨了。他走了。"), make_block(1, "早上好。"), make_block(2, "OK")],
        [
            [("早上好。", "Good morning."), ("下雨了。", "It rains."), ("他走了。", "He left.")],
            [("早上好。", "Good morning.")],
            [("OK", "OK")],
        ],
    )
    pairs = list(made.pairs)
    engine = Provenance(kind="engine", signature="e", created="", score=-0.5)
    pairs[0] = replace(pairs[0], provenance=engine)
    pairs[1] = replace(pairs[1], findings=(LOST,), provenance=replace(engine, score=-3.0))
    pairs[2] = replace(pairs[2], findings=(SHORT,), provenance=replace(engine, kind="person"))
    pairs[3] = replace(pairs[3], provenance=replace(engine, score=None))
    pairs[4] = replace(pairs[4], provenance=replace(engine, kind="copy"))
    return replace(made, pairs=tuple(pairs))


def kept(bitext: Bitext, **asked: object) -> tuple[list[str], dict[str, int]]:
    selecting = Selecting(selection=Selection(**asked))  # type: ignore[arg-type]
    chosen = selecting.select(bitext)
    targets = [pair.target for pair in chosen.pairs if pair.segment not in chosen.left_out]
    return targets, dict(selecting.left_out)


GOOD, RAIN, LEFT = "Good morning.", "It rains.", "He left."


@pytest.mark.parametrize(
    ("asked", "targets", "left_out"),
    [
        ({}, [GOOD, RAIN, LEFT, GOOD, "OK"], {}),
        ({"without": frozenset({"numbers"})}, [GOOD, LEFT, GOOD, "OK"], {"finding": 1}),
        ({"without": frozenset({"warning"})}, [GOOD, RAIN, GOOD, "OK"], {"finding": 1}),
        ({"without": frozenset({"any"})}, [GOOD, GOOD, "OK"], {"finding": 2}),
        ({"provenance": frozenset({"person"})}, [LEFT], {"provenance": 4}),
        ({"provenance": frozenset({"person", "copy"})}, [LEFT, "OK"], {"provenance": 3}),
        # 12 of 4, 8 of 4, 7 of 4, 12 of 4, 2 of 2: the bounds are in
        ({"ratio": (2.0, 3.0)}, [GOOD, RAIN, GOOD], {"ratio": 2}),
        ({"ratio": (0.0, 1.75)}, [LEFT, "OK"], {"ratio": 3}),
        # a target whose engine says no score is not asked
        ({"score": -0.5}, [GOOD, GOOD, "OK"], {"score": 2}),
        ({"score": -3.0}, [GOOD, RAIN, LEFT, GOOD, "OK"], {}),
        ({"once": True}, [GOOD, RAIN, LEFT, "OK"], {"duplicate": 1}),
        (
            {"once": True, "without": frozenset({"any"}), "ratio": (2.0, 9.0)},
            [GOOD], {"finding": 2, "duplicate": 1, "ratio": 1},
        ),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_pair(
    bitext: Bitext, asked: dict[str, object], targets: list[str], left_out: dict[str, int]
) -> None:
    if "score" in asked and asked["score"] == -0.5:
        pairs = list(bitext.pairs)
        pairs[2] = replace(pairs[2], provenance=replace(pairs[2].provenance, score=-0.51))
        pairs[4] = replace(pairs[4], provenance=replace(pairs[4].provenance, score=-0.5))
        bitext = replace(bitext, pairs=tuple(pairs))
    if "score" in asked and asked["score"] == -3.0:
        assert bitext.pairs[1].provenance.score == -3.0
    assert kept(bitext, **asked) == (targets, left_out)
    assert set(left_out) <= set(REASONS)


def test_levels_are_those_of_the_chinese_words_whichever_side_they_are_on() -> None:
    chinese = make_bitext(
        [make_block(0, "我是学生。"), make_block(1, "他们磋商。")],
        [[("我是学生。", "I am a student.")], [("他们磋商。", "They negotiate.")]],
    )
    english = make_bitext([make_block(0, "They negotiate.")], [[("They negotiate.", "他們磋商。")]])
    english = replace(english, source_language="en", target_language="zh-Hant")
    assert kept(chinese, level=1) == (["I am a student."], {"level": 1})
    assert kept(chinese, level=7)[1] == {}
    assert kept(english, level=6) == ([], {"level": 1})


def test_a_pair_counts_once_in_all_documents(bitext: Bitext) -> None:
    selecting = Selecting(selection=Selection(once=True))
    selecting.select(bitext)
    again = selecting.select(bitext)
    assert len(again.left_out) == len(bitext.pairs)
    assert selecting.left_out["duplicate"] == 1 + len(bitext.pairs)


@pytest.mark.parametrize("name", ["tsv", "csv", "jsonl", "tmx"])
def test_what_holds_pairs_alone_leaves_them_out(name: str, bitext: Bitext) -> None:
    chosen = Selecting(selection=Selection(without=frozenset({"any"}))).select(bitext)
    text = exports.by_name(name).write(chosen, layout=Layout.BILINGUAL).decode()
    assert text.count(GOOD) >= 2
    assert RAIN not in text and LEFT not in text
    if name == "jsonl":  # the numbers are those of the document still
        assert [json.loads(one)["block"] for one in text.splitlines()] == [0, 1, 2]


@pytest.mark.parametrize("name", ["xliff", "xliff1"])
def test_a_translator_gets_whole_paragraphs(name: str, bitext: Bitext) -> None:
    chosen = Selecting(selection=Selection(provenance=frozenset({"person"}))).select(bitext)
    text = exports.by_name(name).write(chosen, layout=Layout.BILINGUAL).decode()
    assert text.count(GOOD) == 1 and RAIN in text and LEFT in text


def test_a_document_stays_whole(bitext: Bitext) -> None:
    chosen = Selecting(selection=Selection(without=frozenset({"any"}))).select(bitext)
    for name in ("html", "md"):
        whole = exports.by_name(name).write(bitext, layout=Layout.BILINGUAL)
        assert exports.by_name(name).write(chosen, layout=Layout.BILINGUAL) == whole
