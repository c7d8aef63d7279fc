"""The order of the stages: what reaches the engine, what is kept, what comes out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.standins import ScriptedEngine, planned, word_by_word
from translator import placeholders
from translator.engines.base import Output
from translator.engines.echo import EchoEngine
from translator.errors import EngineError
from translator.store import JobState, Library
from translator.text.typography.apply import Typography
from translator.translation.run import Run, Settings
from translator.types import Bitext, Level, Quality

ARTICLE = """# 早市

天还没有亮，街上已经很热闹了。卖豆腐的师傅来得最早。他每天三点起床。

- 看[这里的说明](https://example.org/a?b=1)再决定。
- 运行`make`就可以。
"""


@pytest.fixture
def library(own_home):
    with Library() as opened:
        yield opened


def translate(text: str, engine, library=None, *, to: str = "en", **settings: object) -> Bitext:
    run = Run(engine=engine, library=library, settings=Settings(**settings))  # type: ignore[arg-type]  # names are Settings' own
    return run.translate(planned(text, to=to), data=text.encode())


def test_every_segment_has_exactly_one_pair_in_order() -> None:
    plan = planned(ARTICLE)
    bitext = Run(engine=ScriptedEngine()).translate(plan)
    assert [pair.segment for pair in bitext.pairs] == [item.segment for item in plan.items]
    assert [pair.source for pair in bitext.pairs] == [item.source for item in plan.items]
    assert all(pair.target for pair in bitext.pairs)
    assert not any(f.level is Level.ERROR for pair in bitext.pairs for f in pair.findings)


def test_a_second_run_asks_the_engine_nothing(library) -> None:
    first = translate(ARTICLE, ScriptedEngine(), library)
    again = ScriptedEngine()
    second = translate(ARTICLE, again, library)
    assert again.requests == []
    assert again.loaded == 0
    assert [p.target for p in second.pairs] == [p.target for p in first.pairs]
    assert all(pair.provenance.from_memory for pair in second.pairs)


def test_what_memory_knows_is_paired_without_asking(library) -> None:
    plan = planned(ARTICLE)
    run = Run(engine=ScriptedEngine(), library=library)
    assert [pair.provenance.kind for pair in run.remembered(plan)] == []
    bitext = run.translate(plan)
    silent = Run(engine=ScriptedEngine(), library=library)
    assert [(pair.source, pair.target, pair.findings) for pair in silent.remembered(plan)] == [
        (pair.source, pair.target, pair.findings) for pair in bitext.pairs
    ]
    assert silent.engine.requests == []


def test_a_changed_sentence_is_the_only_one_translated_again(library) -> None:
    translate(ARTICLE, ScriptedEngine(), library)
    engine = ScriptedEngine()
    translate(ARTICLE.replace("他每天三点起床。", "他今天没有来。"), engine, library)
    assert len(engine.requests) == 1
    assert "今天" in engine.texts[0]


def test_a_sentence_is_known_wherever_it_stands(library) -> None:
    translate("先看**这里**。\n", ScriptedEngine(), library)
    engine = ScriptedEngine()
    bitext = translate("*开头*换了。\n\n> 先看**这里**。\n", engine, library)
    assert len(engine.requests) == 1
    moved = bitext.pairs[-1]
    assert moved.provenance.from_memory
    assert placeholders.same(moved.source, moved.target)


def test_a_sentence_that_stands_twice_is_translated_once() -> None:
    engine = ScriptedEngine()
    bitext = translate("你在哪里？\n\n我在这里。\n\n你在哪里？\n", engine)
    assert len(engine.requests) == 2
    assert bitext.pairs[0].target == bitext.pairs[2].target


@pytest.mark.parametrize("change", ["settings", "grounding", "target"])
def test_memory_mixes_no_models_settings_or_targets(library, change: str) -> None:
    translate("今天的天气很好。\n", ScriptedEngine(), library)
    other = ScriptedEngine(settings="2" if change == "settings" else "1")
    if change == "grounding":
        translate("今天的天气很好。\n", other, library, grounding=frozenset())
    elif change == "target":
        translate("今天的天气很好。\n", EchoEngine(), library, to="zh-Hant")
        bitext = translate("今天的天气很好。\n", EchoEngine(), library, to="en")
        assert not bitext.pairs[0].provenance.from_memory
        return
    else:
        translate("今天的天气很好。\n", other, library)
    assert len(other.requests) == 1


def test_fresh_translates_again_and_replaces_what_is_remembered(library) -> None:
    translate(ARTICLE, ScriptedEngine(), library)
    engine = ScriptedEngine(lambda request: word_by_word(request.text) + " Indeed.")
    translate(ARTICLE, engine, library, fresh=True)
    assert engine.requests
    silent = ScriptedEngine()
    bitext = translate(ARTICLE, silent, library)
    assert silent.requests == []
    assert "Indeed" in bitext.pairs[0].target


def test_a_correction_is_used_and_survives_fresh(library) -> None:
    library.correct(
        "他每天三点起床。", "He rises at three.", source_language="zh", target_language="en"
    )
    for fresh in (False, True):
        engine = ScriptedEngine()
        bitext = translate(ARTICLE, engine, library, fresh=fresh)
        corrected = next(p for p in bitext.pairs if "三点" in p.source)
        assert corrected.target == "He rises at three."
        assert corrected.provenance.kind == "person"
        assert not any("三点" in text for text in engine.texts)


def test_each_batch_is_on_the_disk_before_it_is_reported(library, own_home) -> None:
    text = "".join(f"第{number}个人来了。\n\n" for number in range(7))
    engine = ScriptedEngine(batch=2)
    run = Run(engine=engine, library=library)
    plan = planned(text)
    seen = []

    def look(progress) -> None:
        with Library() as other:
            known = other.recall(
                [pair.source for pair in progress.latest],
                source_language=plan.source_language,
                target_language="en",
                signature=run.signature,
            )
            assert set(known) == {pair.source for pair in progress.latest}
            job = other.jobs()[0]
            assert job.done == progress.done
        seen.append((progress.done, len(progress.latest)))

    run.translate(plan, data=text.encode(), progress=look)
    assert seen == [(0, 0), (2, 2), (4, 2), (6, 2), (7, 1)]
    assert library.jobs()[0].state is JobState.DONE


def test_what_an_engine_did_before_it_failed_is_kept(library) -> None:
    def answer(request):
        if "豆腐" in request.text:
            raise EngineError("It broke.")
        return word_by_word(request.text)

    with pytest.raises(EngineError):
        translate(ARTICLE, ScriptedEngine(answer), library)
    engine = ScriptedEngine()
    translate(ARTICLE, engine, library)
    assert "豆腐" in engine.texts[0]
    assert not any("热闹" in text for text in engine.texts)


def test_findings_and_strategy_come_back_from_memory(library) -> None:
    first = translate(ARTICLE, ScriptedEngine(lambda request: "这里 is left over."), library)
    second = translate(ARTICLE, ScriptedEngine(), library)
    assert any(f.check == "residue" for f in second.pairs[0].findings)
    for before, after in zip(first.pairs, second.pairs, strict=True):
        assert after.findings == before.findings
        assert after.provenance == replace(before.provenance, from_memory=True)


def test_what_holds_nothing_to_translate_is_copied_without_asking() -> None:
    engine = ScriptedEngine()
    bitext = translate("天气很好。\n\nOpenAI\n", engine)
    assert len(engine.requests) == 1
    assert [(p.provenance.kind, p.target) for p in bitext.pairs[1:]] == [("copy", "OpenAI")]


def test_traditional_is_shown_to_the_engine_as_simplified_and_kept_in_the_pair() -> None:
    engine = ScriptedEngine()
    bitext = translate("這條街開張了。\n", engine)
    assert "这条街开张了" in engine.texts[0]
    assert bitext.pairs[0].source == "這條街開張了。"


def test_english_to_traditional_is_converted_and_remembered_once(library) -> None:
    engine = ScriptedEngine(lambda request: "头发很长，天气很好。")
    hant = translate("Her hair is long, and the weather is fine.\n", engine, library, to="zh-Hant")
    assert hant.pairs[0].target == "頭髮很長，天氣很好。"
    hans = translate("Her hair is long, and the weather is fine.\n", engine, library, to="zh-Hans")
    assert hans.pairs[0].target == "头发很长，天气很好。"
    assert len(engine.requests) == 1


def test_a_segment_longer_than_the_engine_takes_is_split_and_joined_whole() -> None:
    words = [f"第{number}家店的师傅今天又来得特别早" for number in range(1, 40)]
    engine = ScriptedEngine(max_tokens=80)
    bitext = translate("，".join(words) + "。\n", engine)
    assert len(engine.requests) > 5
    assert all(len(text) <= 80 for text in engine.texts)
    for number in range(1, 40):
        assert re.search(rf"\b{number}\b", bitext.pairs[0].target)
    assert bitext.pairs[0].provenance.strategy == "clauses"


def test_a_segment_without_any_clause_is_cut_and_nothing_is_lost() -> None:
    engine = ScriptedEngine(max_tokens=40)
    source = "春夏秋冬东南西北" * 30
    translate(source + "。\n", engine)
    assert all(len(text) <= 40 for text in engine.texts)
    assert "".join(engine.texts).replace(" ", "") == source + "。"


def test_progress_counts_repeated_segments_and_doubts() -> None:
    seen = []
    engine = ScriptedEngine(lambda request: "这里 is left over.")
    Run(engine=engine).translate(
        planned("你在哪里呢？\n\n我在这里啊。\n\n你在哪里呢？\n"), progress=seen.append
    )
    assert [(p.done, p.total, p.findings) for p in seen] == [(0, 3, 0), (2, 3, 2), (3, 3, 3)]
    assert seen[-1].characters_done == seen[-1].characters_total


def test_the_signature_names_everything_that_decides() -> None:
    plain = Run(engine=ScriptedEngine()).signature
    others = {
        Run(engine=ScriptedEngine(settings="2")).signature,
        Run(engine=ScriptedEngine(), settings=Settings(grounding=frozenset())).signature,
        Run(engine=ScriptedEngine(), settings=Settings(quality=Quality.FAST)).signature,
        Run(engine=ScriptedEngine(), dictionary_digest="abc").signature,
    }
    assert len(others | {plain}) == 5
    assert Run(engine=ScriptedEngine(), settings=Settings(fresh=True)).signature == plain
    assert not any(" " in one for one in others)


def test_an_engine_that_loses_a_target_is_not_believed() -> None:
    class Lossy(ScriptedEngine):
        def translate(self, requests, *, source, target):
            return super().translate(requests, source=source, target=target)[:-1]

    with pytest.raises(ValueError, match="shorter"):
        translate("一个人。\n\n两个人。\n", Lossy(batch=2))


def test_a_limit_is_never_silent() -> None:
    engine = ScriptedEngine(lambda request: Output(text="It was early and", limit=True))
    bitext = translate("天还没有亮，街上已经很热闹了。\n", engine)
    assert "limit" in [finding.check for finding in bitext.pairs[0].findings]


def test_traditional_targets_have_the_quotation_marks_of_their_script() -> None:
    engine = ScriptedEngine(lambda request: "他说：“来吧。”")
    text = "He said: “Come.”"
    assert translate(text, engine, to="zh-Hant").pairs[0].target == "他說：「來吧。」"
    assert translate(text, engine, to="zh-Hans").pairs[0].target == "他说：“来吧。”"


def test_typography_follows_its_settings_and_they_stand_in_the_signature(library) -> None:
    engine = ScriptedEngine(lambda request: 'He said, "Come."')
    chosen = Typography(quotes="curly")
    plain = translate("他说：“来吧。”", engine, library)
    curly = translate("他说：“来吧。”", engine, library, typography=chosen)
    assert plain.pairs[0].target == 'He said, "Come."'
    assert curly.pairs[0].target == "He said, “Come.”"
    assert curly.signature == f"{plain.signature}:typography=quotes=curly"
