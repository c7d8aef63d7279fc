"""What is checked is what a translation writes."""

from __future__ import annotations

import pytest

from tests.standins import ScriptedEngine, install
from translator.application import Options, open_run, plan_document, review_document, text_document
from translator.document.plan import Plan
from translator.store import Library
from translator.types import Level

ENGLISH = "The printer does not work.\n\n谢谢！\n\nThe mouse is broken.\n"
CHINESE = {"The printer does not work.": "打印机坏了。", "The mouse is broken.": "鼠标坏了。"}


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    return install(monkeypatch, ScriptedEngine(lambda request: CHINESE.get(request.text, "？")))


def planned(options: Options, text: str = ENGLISH) -> Plan:
    return plan_document(text_document(text), options)


@pytest.mark.parametrize("to", ["zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_the_pairs_are_those_of_the_translation_in_every_script(
    engine: ScriptedEngine, to: str
) -> None:
    options = Options(to=to, model="scripted")
    plan = planned(options)
    with Library() as library, open_run(plan, options, library=library) as run:
        run.translate(plan)
        written = run.translate(plan)  # what memory knows is marked as such
        found = review_document(run, plan)
    assert found.pairs == written.pairs
    assert found.untranslated == 0
    if to == "zh-Hant-TW":
        assert [pair.target for pair in found.pairs] == ["印表機壞了。", "谢谢！", "滑鼠壞了。"]


def test_what_memory_does_not_know_is_counted_and_not_asked_for(engine: ScriptedEngine) -> None:
    options = Options(to="zh-Hans", model="scripted")
    whole, part = planned(options), planned(options, "The mouse is broken.\n")
    with Library() as library, open_run(whole, options, library=library) as run:
        run.translate(part)
        asked = len(engine.requests)
        found = review_document(run, whole)
    assert found.untranslated == 1
    assert [pair.source for pair in found.pairs] == ["谢谢！", "The mouse is broken."]
    assert len(engine.requests) == asked


def test_an_error_is_one_of_any_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, ScriptedEngine(lambda request: "The 师傅 came."))
    options = Options(model="scripted")
    plan = planned(options, "师傅来了。\n")
    with Library() as library, open_run(plan, options, library=library) as run:
        assert not review_document(run, plan).has_errors
        run.translate(plan)
        found = review_document(run, plan)
    assert found.has_errors
    assert any(f.level is Level.ERROR for pair in found.pairs for f in pair.findings)
