"""The retry policy: every fault of an engine is tried again another way, then told."""

from __future__ import annotations

import pytest

from tests.standins import ScriptedEngine, planned, word_by_word
from translator import placeholders
from translator.engines.base import Output, Request
from translator.glossary import Glossary
from translator.grounding import Grounded, Span
from translator.translation.retry.candidate import RetryOptions
from translator.translation.retry.policy import TRIES, translate_segment
from translator.translation.retry.scheduler import Engines, Scheduler
from translator.translation.run import Run, Settings
from translator.translation.segment import Grounder, prepare
from translator.types import Level, Pair, Quality

LONG = "天还没有亮，西门大街上已经很热闹了；卖豆腐的师傅来得最早，他每天三点钟就起床。"
GOOD = word_by_word


def one(text: str, engine: ScriptedEngine, *, to: str = "en") -> Pair:
    (pair,) = Run(engine=engine).translate(planned(text + "\n", to=to)).pairs
    return pair


def checks(pair: Pair) -> set[str]:
    return {f.check for f in pair.findings if f.level is Level.ERROR}


def faulty_first(fault: str | Output) -> ScriptedEngine:
    """Answer the first attempt with a fault and every retry well."""
    return ScriptedEngine(lambda request: GOOD(request.text) if request.attempt else fault)


FAULTS = {
    "empty": "",
    "residue": "Already the 热闹 street was busy and the master came first of all at three.",
    "loop": "the city of " * 30,
    "limit": Output(text="Before dawn the street was already busy and the bean curd", limit=True),
    "length": "Busy.",
}


def test_a_good_target_is_taken_at_once() -> None:
    engine = ScriptedEngine()
    pair = one(LONG, engine)
    assert len(engine.requests) == 1
    assert pair.provenance.strategy == ""
    assert not checks(pair)


@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_is_mended_by_the_engines_other_way(check: str) -> None:
    engine = faulty_first(FAULTS[check])
    pair = one(LONG, engine)
    assert [request.attempt for request in engine.requests] == [0, 1]
    assert pair.provenance.strategy == "again"
    assert not checks(pair)


@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_that_no_way_mends_is_told(check: str) -> None:
    pair = one(LONG, ScriptedEngine(lambda request: FAULTS[check]))
    assert check in checks(pair)


def test_an_untranslated_sentence_is_told() -> None:
    pair = one("街上很热闹。", ScriptedEngine(lambda request: request.text))
    assert checks(pair) & {"copied", "residue"}


def test_a_fault_of_the_whole_sentence_is_mended_clause_by_clause() -> None:
    engine = ScriptedEngine(lambda r: GOOD(r.text) if len(r.text) < 25 else FAULTS["loop"])
    pair = one(LONG, engine)
    assert pair.provenance.strategy == "clauses"
    assert not checks(pair)
    clauses = [text for text in engine.texts if len(text) < 25]
    assert "，".join(text.rstrip("，；") for text in clauses) == LONG.replace("；", "，")


def test_grounding_that_leads_the_engine_astray_is_left_out() -> None:
    source = "这里住着三百二十人。"

    def answer(request: Request) -> str:
        if "三百二十" in request.text:
            return "Here live 320 people."
        return ""

    pair = one(source, ScriptedEngine(answer))
    assert pair.provenance.strategy == "plain"
    assert pair.target == "Here live 320 people."


def test_a_wrong_number_is_tried_again_and_told() -> None:
    engine = ScriptedEngine(lambda request: "About 500 people live here.")
    pair = one("这里住着三百二十人。", engine)
    assert len(engine.requests) > 1
    assert any(f.check == "numbers" for f in pair.findings)


def test_the_best_of_bad_targets_is_kept() -> None:
    answers = iter(["", "Some 人 live here, about 500 of them.", ""])
    engine = ScriptedEngine(lambda request: next(answers, ""))
    pair = one("这里住着很多人。", engine)
    assert pair.target.startswith("Some")
    assert checks(pair)


def test_lost_placeholders_are_put_back_where_their_words_came_out() -> None:
    def answer(request: Request) -> str:
        if request.text.strip("[]()#1。 ") == "使用说明":
            return "manual"
        return "First read the manual before you decide."

    pair = one("请先看[使用说明](https://example.org/?a=1&amp;b=2)再决定。", ScriptedEngine(answer))
    assert pair.provenance.strategy == "marks"
    opened, closed = placeholders.opening(0), placeholders.closing(0)
    assert pair.target == f"First read the {opened}manual{closed} before you decide."


def test_a_link_whose_words_cannot_be_found_is_appended_and_never_lost() -> None:
    def answer(request: Request) -> str:
        return "Something else entirely is said here." if len(request.text) > 6 else "Handbook"

    pair = one("请先看[使用说明](https://example.org)再决定。", ScriptedEngine(answer))
    assert placeholders.same(pair.source, pair.target)
    assert pair.target.endswith(f"({placeholders.opening(0)}Handbook{placeholders.closing(0)})")


def test_emphasis_whose_words_cannot_be_found_is_dropped_with_a_finding() -> None:
    def answer(request: Request) -> str:
        return "Something else entirely is said here." if len(request.text) > 6 else "Handbook"

    pair = one("请先看*使用说明*再做你的决定。", ScriptedEngine(answer))
    assert placeholders.strip(pair.target) == pair.target
    assert [f.check for f in pair.findings] == ["marks"]
    assert pair.findings[0].level is Level.WARNING


def test_a_term_put_right_keeps_what_is_known_of_the_first_attempt() -> None:
    alone = {"社区食堂": "dining hall", "使用说明": "handbook"}

    def answer(request: Request) -> Output:
        said = "First read it, and then queue at the dining hall."
        return Output(text=alone.get(request.text, said), score=-0.5)

    run = Run(
        engine=ScriptedEngine(answer, notation=False),
        glossary=Glossary.of({"社区食堂": "Community Canteen"}),
        settings=Settings(grounding=frozenset({"term"})),
    )
    [pair] = run.translate(planned("请先看*使用说明*，再到社区食堂排队。\n")).pairs
    assert pair.target == "First read it, and then queue at the Community Canteen."
    assert (pair.provenance.strategy, pair.provenance.score) == ("term", -0.5)
    assert {(one.check, one.level) for one in pair.findings} == {
        ("marks", Level.WARNING),  # the emphasis is still not there
        ("terms", Level.INFO),
    }


@pytest.mark.parametrize(
    "source",
    [
        "运行`make demo`以后再看结果。",
        "看![](a.png)和![](b.png)的照片吧。",
        "**先**看[说明](https://a.example)，再运行`make`。",
        "他说[**很好**](https://a.example)就走了。",
        "**甲[乙](https://a.example)丙**写在这里了。",
    ],
)
def test_an_engine_that_drops_every_notation_loses_no_code_and_no_address(source: str) -> None:
    def answer(request: Request) -> str:
        bare = "".join(c for c in GOOD(request.text) if c.isascii() and c not in "[]()#`*")
        return bare.replace("make demo", "").replace("make", "").strip() or "word"

    pair = one(source, ScriptedEngine(answer))
    table = placeholders.count(pair.source)
    kept = placeholders.count(pair.target)
    emphasis = {
        mark
        for item in planned(source + "\n").document.blocks[0].inline
        if item.kind in ("emphasis", "strong")
        for mark in (placeholders.opening(item.id), placeholders.closing(item.id))
    }
    assert set(table) - set(kept) <= emphasis
    assert all(kept[mark] == table[mark] for mark in kept)
    assert (set(table) == set(kept)) or any(f.check == "marks" for f in pair.findings)


def test_a_doubled_placeholder_is_not_taken() -> None:
    def answer(request: Request) -> str:
        return "Run `make` and again `make` first." if "`make`" in request.text else "Run it first."

    pair = one("请你先运行`make`。", ScriptedEngine(answer))
    assert placeholders.same(pair.source, pair.target)


def test_the_policy_ends() -> None:
    engine = ScriptedEngine(lambda request: "")
    one("**先**看[说明](https://a.example)，再运行`make`；共有三百二十人，都在西门大街上。", engine)
    assert len(engine.requests) < 20


@pytest.mark.parametrize(
    "text",
    [
        "二〇二四年三月十五日至二〇二五年四月二十一日" * 30,
        "看[说明](https://a.example)再说" * 60,
        "**" + "春夏秋冬东南西北" * 60 + "**，完",
        "看[" + "春夏秋冬" * 100 + "](https://a.example)再说",
    ],
)
@pytest.mark.parametrize("longest", [40, 60, 100])
def test_pieces_are_cut_by_what_the_engine_is_sent_not_by_the_source(
    text: str, longest: int
) -> None:
    pair = one(text + "。", ScriptedEngine(max_tokens=longest))
    assert pair.provenance.strategy == "clauses"
    assert placeholders.same(pair.source, pair.target)


def test_a_stand_in_for_a_name_never_reaches_the_target() -> None:
    source = "Zhou Minghui runs the clinic; the village is glad."
    span = Span(
        start=0, end=12, source="Zhou Minghui", replacement="陈嘉禾", kind="name",
        certainty=0.9, accepted=("Zhou Minghui",), restored="Zhou Minghui",
    )  # fmt: skip

    class StandIn(Grounder):
        def ground(self, text: str) -> Grounded:
            spans = (span,) if text.startswith("Zhou") else ()
            shown = text.replace("Zhou Minghui", "陈嘉禾")
            return Grounded(text=shown, spans=spans, source_language="en", target_language="zh")

    segment = prepare(source, StandIn(source_language="en", target_language="zh"))
    engine = ScriptedEngine(lambda request: "陈嘉禾经营着这家诊所，村里人很高兴。")
    policy = translate_segment(segment, RetryOptions(engine=engine))
    alone = Scheduler(Engines(engine=engine), source="en", target="zh", reading_order=True)
    [(_, candidate)] = [done for call in alone.run([(None, policy)]) for done in call]
    assert "陈嘉禾" not in candidate.target
    assert "Zhou Minghui" in candidate.target
    assert candidate.strategy == ""


def test_a_number_the_engine_will_not_copy_comes_back_by_a_notation() -> None:
    def answer(request: Request) -> str:
        kept = "`n1`" if "`n1`" in request.text else "500"
        return f"The village has about {kept} people."

    pair = one("这个村大约有1.2万人。", ScriptedEngine(answer))
    assert pair.target == "The village has about 12,000 people."
    assert pair.provenance.strategy == "notation"
    assert not pair.findings


def test_a_notation_that_lost_its_backticks_is_one_all_the_same() -> None:
    def answer(request: Request) -> str:
        kept = "n1" if "`n1`" in request.text else "500"
        return f"The village has about {kept} people."

    pair = one("这个村大约有1.2万人。", ScriptedEngine(answer))
    assert pair.target == "The village has about 12,000 people."


def test_a_plain_number_that_was_dropped_comes_back_by_a_notation() -> None:
    def answer(request: Request) -> str:
        kept = "`n1`" if "`n1`" in request.text else "许多"
        return f"有{kept}名选手报名参加了比赛。"

    engine = ScriptedEngine(answer)
    pair = one("35,000 runners have signed up for the race.", engine, to="zh-Hans")
    assert "3.5万" in pair.target
    assert pair.provenance.strategy == "notation"


MARKED = "请先看[使用说明](https://example.org/a)，**再**运行`make`。"


def bare_answers(request: Request) -> str:
    """Translate as a translation model does, which has never seen our notation."""
    assert not any(sign in request.text for sign in "[]#`*")
    known = {"使用说明": "manual", "再": "then"}
    return known.get(request.text, "First read the manual, then run it.")


def test_a_translation_model_is_sent_no_notation_and_the_placeholders_come_back() -> None:
    engine = ScriptedEngine(bare_answers, notation=False, batch=8)
    pair = one(MARKED, engine)
    assert engine.texts == ["请先看使用说明，再运行。", "使用说明", "再"]
    assert pair.provenance.strategy == ""
    assert placeholders.same(pair.source, pair.target)
    opened, closed = placeholders.opening(0), placeholders.closing(0)
    assert f"{opened}manual{closed}" in pair.target


def test_a_translation_models_other_way_keeps_the_placeholders_too() -> None:
    def answer(request: Request) -> str:
        return bare_answers(request) if request.attempt or len(request.text) < 6 else ""

    pair = one(MARKED, ScriptedEngine(answer, notation=False, batch=8))
    assert pair.provenance.strategy == "again"
    assert placeholders.same(pair.source, pair.target)


def test_a_long_sentence_with_placeholders_is_cut_for_a_translation_model() -> None:
    text = "，".join(f"第{n}步请看[说明](https://example.org/{n})再做" for n in range(12)) + "。"
    engine = ScriptedEngine(notation=False, max_tokens=60)
    pair = one(text, engine)
    assert pair.provenance.strategy == "clauses"
    assert all(len(asked) <= 60 and "[" not in asked for asked in engine.texts)
    assert placeholders.same(pair.source, pair.target)


@pytest.mark.parametrize("quality", list(Quality))
def test_there_are_as_many_tries_as_the_quality_asked_for(quality: Quality) -> None:
    engine = ScriptedEngine(lambda request: "")
    plan = planned("这里住着很多人。\n")
    Run(engine=engine, settings=Settings(quality=quality)).translate(plan)
    assert max(request.attempt for request in engine.requests) == TRIES[quality]


def test_without_retries_a_fault_is_told_and_not_tried_again() -> None:
    engine = ScriptedEngine(lambda request: "")
    run = Run(engine=engine, settings=Settings(retries=False))
    [pair] = run.translate(planned("这里住着很多人。\n")).pairs
    assert len(engine.requests) == 1
    assert checks(pair) == {"empty"}
