"""What was left out is asked for by name, of engines that can be told."""

from __future__ import annotations

import pytest

from tests.standins import ScriptedEngine
from translator.chinese.dictionary.dictionary import Dictionary
from translator.engines.base import Request
from translator.translation.retry.candidate import Candidate, RetryOptions
from translator.translation.retry.policy import translate_segment
from translator.translation.retry.scheduler import Engines, Scheduler
from translator.translation.segment import Grounder, prepare

SOURCE = "昨天下午，市长参观了新建的图书馆，并和附近学校的老师座谈，听取他们对借书规则的意见。"
WHOLE = (
    "Yesterday afternoon the mayor visited the newly built library, talked with teachers from "
    "nearby schools and listened to their opinions on the rules for borrowing books."
)
CUT = (
    "Yesterday afternoon the mayor visited the newly built library and listened to their opinions "
    "on the rules for borrowing books."
)


class Reminded(ScriptedEngine):
    """Says the whole once it is told what was left out."""

    reminded = True

    def __init__(self) -> None:
        super().__init__(lambda request: WHOLE if request.missing else CUT)


@pytest.fixture(scope="module")
def lexicon(whole_dictionary: Dictionary) -> Dictionary:
    return whole_dictionary


def translated(engine: ScriptedEngine, lexicon: Dictionary) -> Candidate:
    segment = prepare(
        SOURCE, Grounder(source_language="zh", target_language="en"), dictionary=lexicon
    )
    policy = translate_segment(segment, RetryOptions(engine=engine))
    alone = Scheduler(Engines(engine=engine), source="zh", target="en", reading_order=True)
    [(_, candidate)] = [done for call in alone.run([(None, policy)]) for done in call]
    return candidate


def told(requests: list[Request]) -> list[tuple[str, ...]]:
    return [request.missing for request in requests if request.missing]


def test_the_words_that_were_left_out_are_named(lexicon: Dictionary) -> None:
    engine = Reminded()
    candidate = translated(engine, lexicon)
    assert candidate.target == WHOLE
    assert candidate.strategy == "reminded"
    [words] = told(engine.requests)
    assert "座谈" in words[0]


def test_an_engine_that_cannot_be_told_is_not(lexicon: Dictionary) -> None:
    engine = ScriptedEngine(lambda request: CUT)
    candidate = translated(engine, lexicon)
    assert told(engine.requests) == []
    assert candidate.target == CUT
    assert candidate.left_out == 1
