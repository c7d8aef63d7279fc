"""What a person translated is shown with like sentences, and counts for those alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.standins import ScriptedEngine, planned
from translator.placeholders import atom
from translator.store import Library
from translator.translation.run import Run
from translator.translation.settings import Settings
from translator.translation.shown_examples import like_sentences, takes_examples
from translator.types import Bitext

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}
STALL = "豆腐摊的老板每天四点起床磨豆子。"
STALL_TARGET = "The tofu stall's owner gets up at four every day to grind beans."
ASKED = "豆腐摊的老板说今年豆子贵了不少。"
UNLIKE = "图书馆星期一闭馆。"


class Learning(ScriptedEngine):
    """Is shown two like sentences where Chinese is translated from."""

    def examples(self, source: str) -> int:
        return 2 if source == "zh" else 0


@pytest.fixture
def library(own_home: object) -> Iterator[Library]:
    with Library() as opened:
        yield opened


def run(library: Library | None, engine: ScriptedEngine, text: str, **settings: bool) -> Bitext:
    made = Run(engine=engine, library=library, settings=Settings(**settings))
    return made.translate(planned(text))


def shown(library: Library, text: str, limit: int = 2) -> tuple[tuple[str, str], ...]:
    return like_sentences(library, text, source="zh", target="en", limit=limit)


def test_what_a_person_wrote_is_shown_with_a_like_sentence(library: Library) -> None:
    library.correct(STALL, STALL_TARGET, **DIRECTION)
    engine = Learning()
    run(library, engine, f"{ASKED}\n\n{UNLIKE}\n")
    assert {one.text: one.context for one in engine.requests} == {
        ASKED: ((STALL, STALL_TARGET),),
        UNLIKE: (),
    }


def test_what_an_engine_made_is_not_shown(library: Library) -> None:
    engine = Learning()
    run(library, engine, f"{STALL}\n\n{ASKED}\n")
    assert [one.context for one in engine.requests] == [(), ()]


def test_other_engines_and_runs_without_memory_are_shown_nothing(library: Library) -> None:
    library.correct(STALL, STALL_TARGET, **DIRECTION)
    other, alone = ScriptedEngine(), Learning()
    run(library, other, ASKED)
    run(None, alone, ASKED)
    assert [one.context for one in (*other.requests, *alone.requests)] == [(), ()]
    assert takes_examples(other, "zh") == takes_examples(alone, "en") == 0


def test_the_signature_tells_the_two_apart_and_each_is_remembered(library: Library) -> None:
    (before,) = run(library, Learning(), ASKED).pairs
    library.correct(STALL, STALL_TARGET, **DIRECTION)
    (kept,) = run(library, untouched := Learning(), ASKED).pairs
    assert not untouched.requests, "a correction elsewhere changes nothing that is there"
    (after,) = run(library, Learning(), ASKED, fresh=True).pairs
    again, other = Learning(), ScriptedEngine()
    (remembered,) = run(library, again, ASKED).pairs
    run(library, other, ASKED)
    assert (again.requests, len(other.requests)) == ([], 0)
    assert before.provenance.signature == kept.provenance.signature
    assert after.provenance.signature == f"{before.provenance.signature}:terms=none:examples=1"
    assert remembered.provenance.signature == after.provenance.signature


def test_an_engine_that_is_shown_nothing_never_takes_what_was_shown(library: Library) -> None:
    library.correct(STALL, STALL_TARGET, **DIRECTION)
    run(library, Learning(), ASKED)
    other = ScriptedEngine()
    run(library, other, ASKED)
    assert other.texts == [ASKED]


def test_the_most_alike_comes_last_and_no_more_than_asked_for(library: Library) -> None:
    for source, target in (
        ("豆腐摊的老板姓王。", "The owner's name is Wang."),
        (STALL, STALL_TARGET),
        ("老板说今年豆子贵了不少，油也贵了。", "He says beans and oil are dearer."),
    ):
        library.correct(source, target, **DIRECTION)
    both = [target for _, target in shown(library, ASKED)]
    assert both == [STALL_TARGET, "He says beans and oil are dearer."]
    assert shown(library, ASKED, 1) == (shown(library, ASKED)[-1],)


def test_neither_marks_nor_long_ones_nor_the_sentence_itself_are_shown(library: Library) -> None:
    for source, target in (
        (f"豆腐摊的老板{atom(0)}说豆子贵了。", f"He said {atom(0)} beans are dear."),
        (f"豆腐摊的老板说今年豆子贵了不少，{'真的' * 60}。", "Really."),
        (ASKED, "He says beans got dearer this year."),
    ):
        library.correct(source, target, **DIRECTION)
    assert shown(library, f" {ASKED}") == ()


def test_only_the_direction_that_is_asked_for(library: Library) -> None:
    library.correct(
        STALL, "豆腐屋は四時に起きる。", source_language="zh-Hans", target_language="ja"
    )
    library.correct(STALL_TARGET, STALL, source_language="en", target_language="zh-Hans")
    assert shown(library, ASKED) == ()


def test_either_script_finds_the_other_and_is_shown_as_models_know_it(library: Library) -> None:
    library.correct(
        "豆腐攤的老闆每天四點起床。", "Up at four.", source_language="zh-Hant", target_language="en"
    )
    assert shown(library, "豆腐攤的老闆說豆子貴了。") == (
        ("豆腐摊的老板每天四点起床。", "Up at four."),
    )


def test_what_was_taken_back_is_shown_no_more(library: Library) -> None:
    library.correct(STALL, STALL_TARGET, **DIRECTION)
    library.revert(STALL, **DIRECTION)
    assert shown(library, ASKED) == ()


def test_from_english_sentences_have_to_be_more_alike(library: Library) -> None:
    known = "The baker at the corner raised the price of bread last week."
    library.correct(
        known, "街角的面包师上周提高了面包价格。", source_language="en", target_language="zh-Hans"
    )

    def found(text: str) -> int:
        return len(like_sentences(library, text, source="en", target="zh-Hans", limit=2))

    assert found("The baker at the corner raised the price of cakes last month.") == 1
    assert found("A storm took the roof of our school, and nobody was hurt by it.") == 0
    assert like_sentences(library, known, source="de", target="zh-Hans", limit=2) == ()
