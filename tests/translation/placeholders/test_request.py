"""What an engine is sent: marks in our notation, or bare texts whose marks are put back."""

from __future__ import annotations

import pytest

from tests.standins import ScriptedEngine
from translator import placeholders
from translator.engines.base import Output
from translator.glossary import Glossary, Matcher
from translator.translation.placeholders.request import encode, fits
from translator.translation.segment import Grounder, PreparedSegment, prepare
from translator.types import Inline

CODE = placeholders.atom(0)
OPEN, CLOSE = placeholders.opening(0), placeholders.closing(0)
MARKED = f"{OPEN}早市{CLOSE}很热闹，{CODE}。"
MARKS = {
    CODE: Inline(id=0, kind="code", source="`cd`"),
    OPEN: Inline(id=0, kind="strong", source="**", closing="**"),
    CLOSE: Inline(id=0, kind="strong", source="**", closing="**"),
}


@pytest.fixture
def segment() -> PreparedSegment:
    grounder = Grounder(source_language="zh", target_language="en")
    return prepare(MARKED, grounder, placeholders=MARKS)


@pytest.mark.parametrize(
    ("notation", "bare", "sent_bare"),
    [(True, False, False), (True, True, True), (False, False, True), (False, True, True)],
)
def test_marks_are_shown_to_engines_that_copy_them_and_to_no_other(
    segment: PreparedSegment, notation: bool, bare: bool, sent_bare: bool
) -> None:
    made = encode(segment.text, segment, ScriptedEngine(notation=notation), bare=bare)
    assert made is not None
    assert (made.presented is None) is sent_bare
    texts = [request.text for request in made.requests]
    if sent_bare:
        assert texts == ["早市很热闹，。", "早市"]
        assert [opened for opened, _ in made.enclosed] == [OPEN]
    else:
        assert len(texts) == 1 and made.enclosed == ()
        assert not placeholders.MARK.search(texts[0])
        assert "早市" in texts[0] and texts[0] != "早市很热闹，。"


@pytest.mark.parametrize("notation", [True, False])
def test_a_text_without_marks_is_sent_as_it_is(segment: PreparedSegment, notation: bool) -> None:
    made = encode("早市很热闹。", segment, ScriptedEngine(notation=notation), bare=False)
    assert made is not None and made.presented is not None
    assert [request.text for request in made.requests] == ["早市很热闹。"]


@pytest.mark.parametrize("notation", [True, False])
def test_the_sentences_before_are_sent_unless_they_are_not_wanted(notation: bool) -> None:
    before = (("昨天很冷。", "It was cold."),)
    grounder = Grounder(source_language="zh", target_language="en")
    segment = prepare("早市很热闹。", grounder, context=before)
    engine = ScriptedEngine(notation=notation)
    made, alone = (
        encode(segment.text, segment, engine),
        encode("早", segment, engine, context=False),
    )
    assert made is not None and made.requests[0].context == before
    assert alone is not None and alone.requests[0].context == ()


def test_what_an_engine_cannot_take_is_not_sent(segment: PreparedSegment) -> None:
    engine = ScriptedEngine(max_tokens=3)
    assert not fits(engine, "早市很热闹。")
    assert encode(segment.text, segment, engine) is None
    assert fits(ScriptedEngine(max_tokens=6), "早市很热闹。")
    assert not fits(ScriptedEngine(max_tokens=5), "早市很热闹。")


def test_few_bytes_are_not_counted(segment: PreparedSegment) -> None:
    counted: list[str] = []
    engine = ScriptedEngine(max_tokens=11)
    engine.count_tokens = lambda text: counted.append(text) or 0  # type: ignore[method-assign,func-returns-value]
    assert fits(engine, "茶")  # three bytes and eight
    assert counted == []
    assert fits(engine, "茶a")
    assert counted == ["茶a"]


def test_an_answer_that_is_empty_is_not_hidden_by_its_marks(segment: PreparedSegment) -> None:
    made = encode(segment.text, segment, ScriptedEngine(notation=False))
    assert made is not None
    assert made.decode([Output(text=" "), Output(text="")]).text == ""
    target = made.decode([Output(text="The market is lively."), Output(text="The market")]).text
    assert placeholders.strip(target).split() == ["The", "market", "is", "lively."]
    assert placeholders.same(segment.text, target)
    again = made.again(2)
    assert again.requests[0].attempt == 2
    assert [request.text for request in again.requests] == [r.text for r in made.requests]


def nested(depth: int) -> str:
    inside = "茶"
    for number in reversed(range(depth)):
        inside = f"{placeholders.opening(number)}早{inside}晚{placeholders.closing(number)}"
    return inside


def sent(text: str) -> list[str]:
    strong = {
        mark: Inline(id=number, kind="strong", source="**", closing="**")
        for number in range(200)
        for mark in (placeholders.opening(number), placeholders.closing(number))
    }
    grounder = Grounder(source_language="zh", target_language="en")
    made = encode(text, prepare(text, grounder, placeholders=strong), ScriptedEngine(), bare=True)
    assert made is not None
    return [inner.text for _, inner in made.enclosed]


def test_what_pairs_enclose_is_asked_for_from_the_outside_in() -> None:
    assert sent(nested(3)) == ["早早早茶晚晚晚", "早早茶晚晚", "早茶晚"]
    assert len(sent(nested(8))) == 8


def test_of_hundreds_of_nested_pairs_the_inside_is_asked_for() -> None:
    text = nested(200)
    asked = sent(text)
    assert asked[-1] == "早茶晚" and 20 < len(asked) < 200
    assert sum(map(len, asked)) <= 8 * len(text)


GLOSSARY = Glossary.of({"早市": "morning market", "夜市": "night market", "热闹": "bustling"})


class TermsBesideEngine(ScriptedEngine):
    """Is told terms beside the text."""

    terms_beside = True


def with_terms(text: str) -> PreparedSegment:
    matcher = Matcher(GLOSSARY, source="zh", target="en")
    grounder = Grounder(
        source_language="zh", target_language="en", kinds=frozenset({"term"}), terms=matcher
    )
    return prepare(text, grounder, placeholders=MARKS)


def test_terms_are_told_beside_the_text_and_only_those_it_holds() -> None:
    segment = with_terms("早市很热闹，早市在河边。")
    inside = encode(segment.text, segment, ScriptedEngine())
    beside = encode(segment.text, segment, TermsBesideEngine())
    assert inside is not None and beside is not None
    assert "morning market" in inside.requests[0].text and inside.requests[0].terms == ()
    assert beside.requests[0].text == "早市很热闹，早市在河边。"
    assert beside.requests[0].terms == (("早市", "morning market"), ("热闹", "bustling"))
    # What is held against the target is the same, wherever the model was told of it.
    accepted = [[one.accepted for one in made.grounded.spans] for made in (inside, beside)]
    assert accepted[0] == accepted[1] != []


def test_a_clause_is_told_its_own_terms_only() -> None:
    segment = with_terms("早市很好，夜市很热闹。")
    piece = encode("夜市很热闹。", segment, TermsBesideEngine())
    assert piece is not None
    assert piece.requests[0].terms == (("夜市", "night market"), ("热闹", "bustling"))


def test_traditional_is_shown_as_simplified_with_its_terms() -> None:
    segment = with_terms("早市很熱鬧。")
    made = encode(segment.text, segment, TermsBesideEngine())
    assert made is not None
    assert made.requests[0].text == "早市很热闹。"
    assert ("热闹", "bustling") in made.requests[0].terms


def test_an_engine_is_told_whether_placeholders_stand_in_the_text() -> None:
    segment = with_terms(MARKED)
    shown = encode(segment.text, segment, ScriptedEngine(notation=True))
    bare = encode(segment.text, segment, ScriptedEngine(notation=False))
    without = encode("早市很热闹。", segment, ScriptedEngine(notation=True))
    assert shown is not None and bare is not None and without is not None
    assert [one.requests[0].delimiters for one in (shown, bare, without)] == [True, False, False]
