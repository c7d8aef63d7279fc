"""A segment is taken apart and grounded once, whatever asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.standins import ScriptedEngine, planned
from translator.document import segments
from translator.glossary import Glossary, Matcher
from translator.store import Library
from translator.translation import segment as prepared
from translator.translation import terms
from translator.translation.prepared_document import PreparedDocument
from translator.translation.run import Run, Settings
from translator.translation.segment import Grounder, prepare
from translator.translation.terms import Terminology, count

GLOSSARY = Glossary.of({"师傅": "master"})
CHINESE = "\n\n".join(f"豆腐店的{number}号师傅今天起得早。" for number in range(1, 101))
ENGLISH = "\n\n".join(
    f"Master {number} of the shop got up early today." for number in range(1, 101)
)


def counting(real: Callable[..., Any], name: str, counts: Counter[str]) -> Callable[..., Any]:
    def called(*words: Any, **named: Any) -> Any:
        counts[name] += 1
        return real(*words, **named)

    return called


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count how often a segment is taken apart, looked through for terms, and grounded."""
    counts: Counter[str] = Counter()
    watched = ((segments, "core"), (segments, "unwrap"), (Matcher, "find"), (prepared, "ground"))
    for owner, name in watched:
        monkeypatch.setattr(owner, name, counting(getattr(owner, name), name, counts))
    return counts


@pytest.fixture
def library(own_home) -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "to"), [(CHINESE, "en"), (ENGLISH, "zh-Hans"), (ENGLISH, "zh-Hant")]
)
def test_a_segment_is_prepared_once(counted, library, text: str, to: str) -> None:
    run = Run(
        engine=ScriptedEngine(batch=16),
        library=library,
        glossary=GLOSSARY,
        settings=Settings(retries=False),
    )
    plan = planned(text, to=to)
    bitext = run.translate(plan, known=run.recall(plan))
    assert count(bitext, plan, run.terminology).source == 100
    # Grounding looks for the terms once more, in the text as the engine is to see it.
    assert counted == {"core": 100, "unwrap": 100, "ground": 100, "find": 200}


def test_a_retry_grounds_no_sentence_again(counted) -> None:
    engine = ScriptedEngine(lambda request: "" if request.attempt < 2 else "The master came early.")
    bitext = Run(engine=engine, glossary=GLOSSARY).translate(planned("豆腐店的师傅今天起得早。\n"))
    assert bitext.pairs[0].provenance.strategy == "again"
    assert [request.attempt for request in engine.requests] == [0, 0, 1, 2]
    assert (counted["core"], counted["ground"]) == (1, 1)


def test_documents_translated_together_prepare_a_shared_sentence_once(counted) -> None:
    run = Run(engine=ScriptedEngine(batch=16), glossary=GLOSSARY)
    plans = [planned(CHINESE, name=name) for name in ("a.md", "b.md")]
    known = {source for plan in plans for source in run.recall(plan)}
    made = run.together(plans, known=known)
    for plan in plans:
        run.translate(plan, known={}, made=made)
    assert (counted["core"], counted["ground"]) == (100, 100)


@pytest.mark.parametrize("glossary", [GLOSSARY, Glossary()])
def test_what_memory_knows_is_not_grounded(counted, library, glossary: Glossary) -> None:
    Run(engine=ScriptedEngine(batch=16), library=library, glossary=glossary).translate(
        planned(CHINESE)
    )
    counted.clear()
    Run(engine=ScriptedEngine(), library=library, glossary=glossary).translate(planned(CHINESE))
    assert counted["ground"] == 0
    assert counted["core"] == (100 if glossary.terms else 0)  # terms are part of memory's key


def test_a_segment_is_taken_apart_with_its_terms() -> None:
    plan = planned(
        "**街口那家开了三十年的豆腐店里的那位师\n傅今天天还没有亮就起来磨豆子**了。\n\n"
        "- 第二位师傅没有来。\n"
    )
    matcher = Matcher(GLOSSARY, source="zh", target="en")
    document = PreparedDocument(plan, terms=matcher, dictionary=None)
    for item in plan.items:
        found = document.segment(item)
        assert found is document.segment(item)
        assert found.source == item.source
        assert [one.rule.source for one in found.terms] == ["师傅"]
        assert document.terms_of(item) == found.terms


def test_a_prepared_document_is_kept_until_others_need_the_room(monkeypatch) -> None:
    monkeypatch.setattr(terms, "_KEPT", 5)
    terminology = Terminology(GLOSSARY)
    small = [planned("一。\n\n二。\n", name=name) for name in ("a.md", "b.md", "c.md")]
    documents = [terminology.document(plan) for plan in small[:2]]
    assert terminology.document(small[0]) is documents[0]
    terminology.document(small[2])  # the one that was asked for longest ago goes
    assert terminology.document(small[0]) is documents[0]
    assert terminology.document(small[1]) is not documents[1]
    large = planned("\n\n".join(["一。"] * 9), name="d.md")
    assert terminology.document(large) is terminology.document(large)


def test_a_grounder_writes_what_it_is_told_to() -> None:
    grounder = Grounder(source_language="zh", target_language="en", kinds=frozenset({"number"}))
    segment = prepare("這裡住着三百二十人。", grounder)
    assert segment.grounded.text == "这里住着 320 人。"
    assert grounder.writing_nothing().ground(segment.text).text == "这里住着三百二十人。"
