"""A name that nothing decides: what its first translation calls it, the later ones do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.grounding.test_foreign import Sounds
from tests.standins import ScriptedEngine, planned, word_by_word
from translator.engines.base import Request
from translator.errors import EngineError
from translator.store import Library, Remembered
from translator.translation.run import Run, Settings
from translator.types import Bitext, Level

LEXICON = Sounds()
FULL, SHORT = "凯文•波尔彼得", "波尔彼得"
TEXT = f"""研究员{FULL}说，他不同意。

街上很热闹，卖豆腐的师傅来得最早。

{FULL}指出，合作很重要。

据{SHORT}称，大家都在等着看结果。
"""


@pytest.fixture
def library(own_home):
    with Library() as opened:
        yield opened


def calls(*renderings: dict[str, str]) -> Callable[[Request], str]:
    """Answer with another rendering of each name in each sentence, and none for a name alone."""
    seen: dict[str, dict[str, str]] = {}

    def answer(request: Request) -> str:
        if len(request.text) < 9:
            return "It is not known who that is"
        names = seen.setdefault(request.text, renderings[min(len(seen), len(renderings) - 1)])
        text = request.text
        for name, rendering in names.items():
            text = text.replace(name, f" {rendering} ")
        return word_by_word(text)

    return answer


DIFFERENT = (
    {FULL: "Kevin Borowitz", SHORT: "Borowitz"},
    {FULL: "Kevin Pollpeter", SHORT: "Pollpeter"},
    {FULL: "Kevin Bolbide", SHORT: "Bolbide"},
    {FULL: "Kevin Poll Peter", SHORT: "Poll Peter"},
)


def translate(
    text: str,
    engine: ScriptedEngine,
    library: Library | None = None,
    settings: Settings | None = None,
) -> Bitext:
    run = Run(
        engine=engine,
        library=library,
        dictionary=LEXICON,  # type: ignore[arg-type]  # a small stand-in
        settings=settings or Settings(),
    )
    return run.translate(planned(text), data=text.encode())


def sentences(engine: ScriptedEngine) -> list[str]:
    """What the engine was asked for, but names alone."""
    return [text for text in engine.texts if len(text) >= 9]


def targets(bitext: Bitext) -> list[str]:
    return [pair.target for pair in bitext.pairs]


def holding(bitext: Bitext, form: str) -> list[int]:
    return [number for number, target in enumerate(targets(bitext)) if form in target]


@pytest.mark.parametrize("batch", [1, 8])
def test_what_the_first_sentence_calls_somebody_all_later_ones_do(batch: int) -> None:
    engine = ScriptedEngine(calls(*DIFFERENT), batch=batch)
    bitext = translate(TEXT, engine)
    assert holding(bitext, "Kevin Borowitz") == [0, 2]
    assert holding(bitext, "Borowitz") == [0, 2, 3]
    assert sentences(engine)[0] == "研究员凯文•波尔彼得说，他不同意。"
    assert "Kevin Borowitz 指出，合作很重要。" in engine.texts
    assert "据 Borowitz 称，大家都在等着看结果。" in engine.texts


def test_a_reader_is_told_that_it_is_the_first_translations_word() -> None:
    bitext = translate(TEXT, ScriptedEngine(calls(*DIFFERENT)))
    told = [[f for f in pair.findings if f.check == "names"] for pair in bitext.pairs]
    assert [len(findings) for findings in told] == [0, 0, 1, 1]
    assert told[3][0].level is Level.INFO
    assert "first translation" in told[3][0].message
    assert "波尔彼得, “Borowitz”" in told[3][0].message


def test_the_short_form_may_come_first() -> None:
    text = (
        f"据{SHORT}称，大家都在等着看结果。\n\n{FULL}指出，合作很重要。\n\n{FULL}说，他不同意。\n"
    )
    forms = [
        form | {"凯文•": first}
        for form, first in zip(DIFFERENT, ("", "Kevin", "Kaiwen"), strict=False)
    ]
    engine = ScriptedEngine(calls(*forms))
    bitext = translate(text, engine)
    assert holding(bitext, "Borowitz") == [0, 1, 2]
    # The first name is the engine's own, and from then on decided, too.
    assert "凯文•Borowitz 指出，合作很重要。" in engine.texts
    assert "Kevin Borowitz 说，他不同意。" in engine.texts


def test_two_people_keep_their_own_names() -> None:
    other, family = "德米特里•罗戈津", "罗戈津"
    text = (
        f"{FULL}说，他不同意{other}的看法。\n\n{family}指出，合作很重要，大家都在等着看结果。\n\n"
        f"据{SHORT}称，{family}不同意，大家都在等着看结果。\n"
    )
    forms = (
        {FULL: "Kevin Borowitz", other: "Dmitry Rogozin"},
        {SHORT: "Pollpeter", family: "Rogosin"},
    )
    engine = ScriptedEngine(calls(*forms))
    bitext = translate(text, engine)
    assert holding(bitext, "Rogozin") == [0, 1, 2]
    assert holding(bitext, "Borowitz") == [0, 2]
    assert "据 Borowitz 称， Rogozin 不同意，大家都在等着看结果。" in [
        text.replace("，R", "， R") for text in engine.texts
    ]


def test_where_no_sentence_says_anything_alike_nothing_is_carried(library) -> None:
    forms = [{FULL: "the researcher", SHORT: "that man"}] * 4
    engine = ScriptedEngine(calls(*forms))
    bitext = translate(TEXT, engine, library)
    assert [text for text in sentences(engine) if not text.isascii() and "Kevin" in text] == []
    assert all(":terms=" not in pair.provenance.signature for pair in bitext.pairs)
    again = ScriptedEngine(calls(*forms))
    assert targets(translate(TEXT, again, library)) == targets(bitext)
    assert again.requests == []


def test_a_doubted_rendering_is_not_carried() -> None:
    def answer(request: Request) -> str:
        if request.text.startswith("研究员"):
            return "Researcher Kevin Borowitz says 他不同意 all of it."
        return calls(*DIFFERENT[1:])(request)

    bitext = translate(TEXT, ScriptedEngine(answer))
    assert any(finding.level is Level.ERROR for finding in bitext.pairs[0].findings)
    assert holding(bitext, "Borowitz") == [0]
    assert holding(bitext, "Pollpeter") == [2, 3]


def test_a_second_run_asks_nothing_and_says_the_same(library) -> None:
    first = translate(TEXT, ScriptedEngine(calls(*DIFFERENT)), library)
    again = ScriptedEngine(calls(*reversed(DIFFERENT)))
    second = translate(TEXT, again, library)
    assert again.requests == []
    assert targets(second) == targets(first)


@pytest.mark.parametrize("batch", [1, 8])
@pytest.mark.parametrize("stop", ["街上", "指出", "据"])
def test_a_run_that_was_stopped_comes_to_the_same(library, batch: int, stop: str) -> None:
    whole = translate(TEXT, ScriptedEngine(calls(*DIFFERENT), batch=batch))

    def stopping(request: Request) -> str:
        if stop in request.text:
            raise EngineError("stopped")
        return answer(request)

    answer = calls(*DIFFERENT)
    with pytest.raises(EngineError):
        translate(TEXT, ScriptedEngine(stopping, batch=batch), library)
    resumed = translate(TEXT, ScriptedEngine(calls(*DIFFERENT[1:]), batch=batch), library)
    assert targets(resumed) == targets(whole)


def test_an_edited_first_sentence_that_calls_somebody_the_same_changes_no_other(library) -> None:
    translate(TEXT, ScriptedEngine(calls(*DIFFERENT)), library)
    engine = ScriptedEngine(calls(DIFFERENT[0]))
    translate(TEXT.replace("他不同意", "他今天没有来"), engine, library)
    assert len(sentences(engine)) == 1


def test_a_correction_decides_for_all_sentences(library) -> None:
    translate(TEXT, ScriptedEngine(calls(*DIFFERENT)), library)
    library.correct(
        f"{FULL}指出，合作很重要。",
        "Kevin Pollpeter points out that working together matters.",
        source_language="zh", target_language="en",
    )  # fmt: skip
    engine = ScriptedEngine(calls(*DIFFERENT))
    bitext = translate(TEXT, engine, library)
    assert holding(bitext, "Pollpeter") == [0, 2, 3]
    assert holding(bitext, "Borowitz") == []
    assert len(sentences(engine)) == 2
    again = ScriptedEngine()
    assert targets(translate(TEXT, again, library)) == targets(bitext)
    assert again.requests == []


def test_a_corrected_sentence_keeps_deciding_when_all_is_translated_afresh(library) -> None:
    library.correct(
        f"据{SHORT}称，大家都在等着看结果。", "Pollpeter says all are waiting.",
        source_language="zh", target_language="en",
    )  # fmt: skip
    bitext = translate(TEXT, ScriptedEngine(calls(*DIFFERENT)), library, Settings(fresh=True))
    assert holding(bitext, "Pollpeter") == [0, 2, 3]


def test_the_same_sentence_of_two_documents_has_the_name_of_its_own(library) -> None:
    shared = f"据{SHORT}称，大家都在等着看结果。"
    texts = [
        f"{FULL}说，他不同意。\n\n{shared}\n",
        f"{FULL}指出，合作很重要。\n\n{shared}\n",
    ]
    first = [
        translate(text, ScriptedEngine(calls(form)), library)
        for text, form in zip(texts, DIFFERENT, strict=False)
    ]
    assert holding(first[0], "Borowitz") == holding(first[1], "Pollpeter") == [0, 1]
    for text, before in zip(texts, first, strict=True):
        again = ScriptedEngine()
        assert targets(translate(text, again, library)) == targets(before)
        assert again.requests == []


def test_documents_translated_together_decide_each_for_itself(library) -> None:
    shared = f"据{SHORT}称，大家都在等着看结果。"
    plans = [
        planned(f"{FULL}说，他不同意。\n\n街上很热闹。\n\n{shared}\n"),
        planned(f"{FULL}指出，合作很重要。\n\n师傅来得最早。\n\n{shared}\n"),
    ]
    engine = ScriptedEngine(calls(*DIFFERENT), batch=8)
    run = Run(engine=engine, library=library, dictionary=LEXICON)  # type: ignore[arg-type]  # a stand-in
    known = [run.recall(plan) for plan in plans]
    made = run.together(plans, known={source for one in known for source in one})
    assert sorted(made) == ["师傅来得最早。", "街上很热闹。"]
    for plan, mine in zip(plans, known, strict=True):
        bitext = run.translate(plan, known=mine, made=made)
        (form,) = {form for one in DIFFERENT if (form := one[SHORT]) in bitext.pairs[0].target}
        assert holding(bitext, form) == [0, 2]


def test_a_document_without_such_names_is_translated_as_ever() -> None:
    text = "街上很热闹。\n\n师傅来得最早。\n"
    engine = ScriptedEngine()
    bitext = translate(text, engine)
    assert engine.texts == ["街上很热闹。", "师傅来得最早。"]
    assert {pair.provenance.signature for pair in bitext.pairs} == {bitext.signature}


def test_a_sentence_that_is_asked_for_again_has_the_documents_name() -> None:
    plan = planned(TEXT)
    run = Run(engine=ScriptedEngine(calls(DIFFERENT[0])), dictionary=LEXICON)  # type: ignore[arg-type]  # a stand-in
    known = {
        pair.source: Remembered(
            target=pair.target, provenance=pair.provenance, findings=pair.findings
        )
        for pair in run.translate(plan).pairs[:-1]
    }
    engine = ScriptedEngine(calls(*DIFFERENT[1:]))
    again = Run(engine=engine, dictionary=LEXICON)  # type: ignore[arg-type]  # a stand-in
    around = again.memory.around(plan, plan.items[3], known)
    assert [item.source for item in around.items] == [plan.items[at].source for at in (0, 2, 3)]
    assert holding(again.translate(around, known=known), "Borowitz") == [0, 1, 2]
    assert sentences(engine) == ["据 Borowitz 称，大家都在等着看结果。"]
