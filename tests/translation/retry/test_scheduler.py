"""Many segments at once: what a call holds, in which order, and whose each answer is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.standins import ScriptedEngine, word_by_word
from translator.engines.base import Output, Request
from translator.errors import EngineError
from translator.translation.retry.candidate import Candidate, Policy, RetryOptions
from translator.translation.retry.policy import translate_segment
from translator.translation.retry.scheduler import LOOKAHEAD, Engines, Scheduler
from translator.translation.segment import Grounder, PreparedSegment, prepare
from translator.types import Quality

SENTENCES = [f"第{n}家店的师傅{'今天又' * (1 + n * 7 % 5)}来得特别早。" for n in range(40)]
SHORT = "头发很长。"


def prepared(text: str) -> PreparedSegment:
    return prepare(text, Grounder(source_language="zh", target_language="en"))


class Recording(ScriptedEngine):
    """Remembers what each call held, and how many calls ran at once."""

    def __init__(self, *words: object, **settings: object) -> None:
        super().__init__(*words, **settings)  # type: ignore[arg-type]  # handed through
        self.held: list[list[str]] = []
        self.at_once = self.most_at_once = 0
        self._counting = threading.Lock()

    def translate(self, requests, *, source, target):
        with self._counting:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.held.append([request.text for request in requests])
        try:
            return super().translate(requests, source=source, target=target)
        finally:
            with self._counting:
                self.at_once -= 1


def run(
    engine: ScriptedEngine, texts: list[str], *, reading_order: bool = False, **chosen: object
) -> dict[str, Candidate]:
    options = RetryOptions(engine=engine, **chosen)  # type: ignore[arg-type]  # names are its own
    scheduler = Scheduler(
        Engines(engine=engine, second=options.second),
        source="zh", target="en", reading_order=reading_order,
    )  # fmt: skip
    policies = ((text, translate_segment(prepared(text), options)) for text in texts)
    return {text: found for done in scheduler.run(policies) for text, found in done}


def lengths(texts: list[str]) -> list[int]:
    return [len(text) for text in texts]


def test_every_segment_gets_its_own_answers() -> None:
    found = run(ScriptedEngine(batch=7), SENTENCES)
    assert list(found) != []
    assert {text: candidate.target for text, candidate in found.items()} == {
        text: run(ScriptedEngine(), [text])[text].target for text in SENTENCES
    }


def test_a_call_holds_sentences_of_like_length() -> None:
    engine = Recording(batch=8)
    run(engine, SENTENCES)
    asked = [text for call in engine.held for text in call]
    assert lengths(asked) == sorted(lengths(asked), reverse=True)
    assert all(max(lengths(call)) - min(lengths(call)) <= 1 for call in engine.held)
    assert [len(call) for call in engine.held] == [8, 8, 8, 8, 8]


def test_a_person_who_waits_gets_the_next_sentence_first() -> None:
    engine = Recording(batch=4)
    run(engine, SENTENCES, reading_order=True)
    assert [text for call in engine.held for text in call] == SENTENCES


def test_an_engine_of_single_requests_is_asked_in_reading_order() -> None:
    engine = Recording(
        lambda r: "" if "第3家" in r.text and not r.attempt else word_by_word(r.text)
    )
    run(engine, SENTENCES[:6])
    order = [call[0] for call in engine.held]
    assert order == [*SENTENCES[:4], SENTENCES[3], *SENTENCES[4:6]]


def test_retries_share_their_calls() -> None:
    engine = Recording(lambda r: word_by_word(r.text) if r.attempt else "", batch=20)
    found = run(engine, SENTENCES)
    assert all(candidate.strategy == "again" for candidate in found.values())
    assert [len(call) for call in engine.held] == [20, 20, 20, 20]


def test_what_is_done_is_handed_on_call_by_call() -> None:
    engine = ScriptedEngine(batch=10)
    options = RetryOptions(engine=engine)
    policies = ((text, translate_segment(prepared(text), options)) for text in SENTENCES)
    scheduler = Scheduler(Engines(engine=engine), source="zh", target="en")
    assert [len(done) for done in scheduler.run(policies)] == [10, 10, 10, 10]


def test_no_more_segments_are_begun_than_a_few_calls_hold() -> None:
    begun = 0

    def policies() -> Iterator[tuple[int, Policy]]:
        nonlocal begun
        for number in range(1000):
            begun += 1
            yield number, translate_segment(prepared(SENTENCES[number % 40]), options)

    engine = ScriptedEngine(batch=4)
    options = RetryOptions(engine=engine)
    most = 0
    finished = 0
    for done in Scheduler(Engines(engine=engine), source="zh", target="en").run(policies()):
        finished += len(done)
        most = max(most, begun - finished)
    assert finished == 1000
    assert most <= 4 * LOOKAHEAD


def test_several_calls_are_made_at_once_where_the_engine_wants_it() -> None:
    meeting = threading.Barrier(2, timeout=60)

    def answer(request: Request) -> str:
        meeting.wait()  # breaks unless two calls are under way
        return word_by_word(request.text)

    engine = Recording(answer, batch=2, concurrency=2)
    scheduler = Scheduler(Engines(engine=engine), source="zh", target="en")
    policies = (
        (text, translate_segment(prepared(text), RetryOptions(engine=engine)))
        for text in SENTENCES[:8]
    )
    found = dict(pair for done in scheduler.run(policies) for pair in done)
    assert set(found) == set(SENTENCES[:8])
    assert engine.most_at_once == 2


@pytest.mark.parametrize("calls", [1, 2])
def test_what_was_done_before_an_engine_failed_was_handed_on(calls: int) -> None:
    def answer(request: Request) -> str:
        if len(request.text) == min(lengths(SENTENCES)):  # the shortest come last
            raise EngineError("It broke.")
        return word_by_word(request.text)

    engine = ScriptedEngine(answer, batch=4, concurrency=calls)
    options = RetryOptions(engine=engine)
    policies = ((text, translate_segment(prepared(text), options)) for text in SENTENCES)
    handed: list[str] = []
    with pytest.raises(EngineError, match="broke"):
        for done in Scheduler(Engines(engine=engine), source="zh", target="en").run(policies):
            handed += [text for text, _ in done]
    assert len(handed) >= 8


def test_a_lost_answer_is_not_put_to_another_sentence() -> None:
    class Lossy(ScriptedEngine):
        def translate(self, requests, *, source, target):
            return super().translate(requests, source=source, target=target)[1:]

    with pytest.raises(ValueError, match="shorter"):
        run(Lossy(batch=4), SENTENCES)


def test_another_model_is_asked_for_what_the_first_gets_wrong() -> None:
    second = Recording(batch=3)
    second.name = "other"
    engine = ScriptedEngine(lambda r: "" if len(r.text) < 18 else word_by_word(r.text), batch=8)
    found = run(engine, SENTENCES, second=second)
    wrong = [text for text in SENTENCES if len(text) < 18]
    assert wrong
    assert {text for text, one in found.items() if one.strategy == "second:other"} == set(wrong)
    assert sorted(text for call in second.held for text in call) == sorted(wrong)


class Scoring(ScriptedEngine):
    """Finds a source the likelier, the more of its text stands in the target's stead."""

    def __init__(self, likely: str) -> None:
        super().__init__()
        self.likely = likely
        self.scored: list[tuple[str, str]] = []

    def score(self, pairs, *, source, target):
        assert (source, target) == ("en", "zh")
        self.scored += pairs
        return [0.0 if given == self.likely else -5.0 for given, _ in pairs]


def test_the_target_from_which_the_source_follows_is_taken() -> None:
    targets = ("Her hair is long.", "The hair is quite long.", "The hair is very long.")
    engine = ScriptedEngine(lambda request: Output(text=targets[request.attempt], score=-1.0))
    reverse = Scoring(likely=targets[2])
    options = RetryOptions(engine=engine, reverse=True, quality=Quality.BEST)
    scheduler = Scheduler(Engines(engine=engine, reverse=reverse), source="zh", target="en")
    [done] = scheduler.run([("", translate_segment(prepared(SHORT), options))])
    assert done[0][1].target == targets[2]
    assert reverse.scored == [(target, SHORT) for target in targets]


def test_a_target_with_a_fault_is_not_scored_against_good_ones() -> None:
    targets = ("头发 is long.", "The hair is quite long.", "Hair hair hair hair hair hair hair.")
    engine = ScriptedEngine(lambda request: targets[request.attempt])
    reverse = Scoring(likely=targets[0])
    options = RetryOptions(engine=engine, reverse=True, quality=Quality.BEST)
    scheduler = Scheduler(Engines(engine=engine, reverse=reverse), source="zh", target="en")
    [done] = scheduler.run([("", translate_segment(prepared(SHORT), options))])
    assert done[0][1].target == targets[1]
    assert reverse.scored == []


def likeliest(*answers: tuple[str, float | None]) -> tuple[str, int]:
    """Return what ``best`` keeps of targets with their likelihoods, and how many it asks for."""
    engine = ScriptedEngine(
        lambda request: Output(
            text=answers[request.attempt][0], likelihood=answers[request.attempt][1]
        )
    )
    options = RetryOptions(engine=engine, quality=Quality.BEST)
    scheduler = Scheduler(Engines(engine=engine), source="zh", target="en")
    [done] = scheduler.run([("", translate_segment(prepared(SHORT), options))])
    return done[0][1].target, len(engine.requests)


def test_without_a_model_of_the_other_direction_the_likeliest_good_target_is_taken() -> None:
    long, quite, very = "Her hair is long.", "The hair is quite long.", "The hair is very long."
    four = (long, -0.9), (quite, -0.5), (very, -0.4), ("头发 is long.", -0.1)
    assert likeliest(*four) == (very, 4)
    equal = (long, -0.5), (quite, -0.5), (very, -0.6), (quite, -0.5)
    assert likeliest(*equal) == (long, 4)


def test_without_likelihoods_others_are_asked_for_where_the_first_has_a_fault() -> None:
    long, left = "Her hair is long.", "Her 头发 is long."
    assert likeliest((long, None), (left, None), (left, None)) == (long, 1)
    assert likeliest((left, None), (long, None), (left, None)) == (long, 3)


def test_a_segment_for_which_nothing_is_asked_is_done_with_the_first() -> None:
    known = run(ScriptedEngine(), SENTENCES[:1])[SENTENCES[0]]

    def decided() -> Policy:
        return known
        yield  # a policy that asks nothing

    options = RetryOptions(engine=ScriptedEngine())
    policies: list[tuple[int, Policy]] = [
        (0, decided()),
        (1, translate_segment(prepared(SENTENCES[1]), options)),
        (2, decided()),
    ]
    scheduler = Scheduler(Engines(engine=options.engine), source="zh", target="en")
    done = list(scheduler.run(policies))
    assert sorted(key for group in done for key, _ in group) == [0, 1, 2]
    assert done[0] == [(0, known)]
