"""One rendering for each person of a document."""

from __future__ import annotations

from collections.abc import Sequence

from tests.grounding.test_foreign import Sounds, cut
from tests.standins import ScriptedEngine, planned
from translator.engines.base import Request
from translator.glossary import Glossary, Matcher
from translator.translation import document_names
from translator.translation.run import Run
from translator.types import Level

LEXICON = Sounds()
TEXT = "研究员凯文•波尔彼得说，他不同意。\n\n据波尔彼得称，合作很重要。\n"


def decide(answer: str, *, terms: Glossary | None = None) -> tuple[dict[str, str], list[str]]:
    asked: list[str] = []

    def ask(texts: Sequence[str]) -> list[str]:
        asked.extend(texts)
        return [answer for _ in texts]

    matcher = Matcher(terms or Glossary(), source="zh", target="en")
    names = document_names.decide(TEXT, lexicon=LEXICON, words=cut, terms=matcher, ask=ask)
    return dict(names.foreign), asked


def test_the_engine_is_asked_once_and_the_family_name_is_taken_from_its_answer() -> None:
    foreign, asked = decide("Kevin Pollpeter.")
    assert asked == ["凯文·波尔彼得"]
    assert foreign == {"凯文•波尔彼得": "Kevin Pollpeter", "波尔彼得": "Pollpeter"}


def test_a_name_of_which_a_part_is_not_sure_is_left_alone() -> None:
    assert decide("Kevin Bowers")[0] == {}
    assert decide("The name of a researcher is not known.")[0] == {}


def test_what_the_document_spells_is_not_asked_for() -> None:
    asked: list[str] = []

    def ask(texts: Sequence[str]) -> list[str]:
        asked.extend(texts)
        return ["Kaiwen Boerbide" for _ in texts]

    text = TEXT.replace("凯文•波尔彼得", "凯文•波尔彼得（Kevin Pollpeter）")
    terms = Matcher(Glossary(), source="zh", target="en")
    names = document_names.decide(text, lexicon=LEXICON, words=cut, terms=terms, ask=ask)
    assert asked == []
    assert dict(names.spelled) == {"凯文•波尔彼得": "Kevin Pollpeter", "波尔彼得": "Pollpeter"}
    assert [span.replacement for span in names.spans("据波尔彼得称，合作很重要。")] == ["Pollpeter"]


def test_a_name_of_the_glossary_is_left_to_it() -> None:
    assert decide("x", terms=Glossary.of({"凯文•波尔彼得": "Kevin Pollpeter"})) == ({}, [])


def test_the_engine_is_asked_only_for_names_that_are_still_to_be_translated() -> None:
    asked: list[str] = []

    def ask(texts: Sequence[str]) -> list[str]:
        asked.extend(texts)
        return ["" for _ in texts]

    terms = Matcher(Glossary(), source="zh", target="en")
    document_names.decide(
        TEXT, lexicon=LEXICON, words=cut, terms=terms, ask=ask, needed="合作很重要。"
    )
    assert asked == []


def test_every_segment_of_a_document_shows_the_engine_the_same_name() -> None:
    def answer(request: Request) -> str:
        if request.text == "凯文·波尔彼得":
            return "Kevin Pollpeter"
        return "Pollpeter says the work together is important for all of them."

    engine = ScriptedEngine(answer)
    run = Run(engine=engine, dictionary=LEXICON)  # type: ignore[arg-type]  # a small stand-in
    bitext = run.translate(planned(TEXT))
    assert [text for text in engine.texts if "Pollpeter" in text] == [
        "研究员 Kevin Pollpeter 说，他不同意。",
        "据 Pollpeter 称，合作很重要。",
    ]
    told = [f for one in bitext.pairs for f in one.findings if f.check == "names"]
    assert [finding.level for finding in told] == [Level.INFO, Level.INFO]
    assert "波尔彼得, “Pollpeter”" in told[1].message


def test_proposals_show_how_each_person_was_rendered() -> None:
    plan = planned(TEXT)
    sources = [item.source for item in plan.items]
    targets = dict(zip(sources, ["Kevin Pollpeter says no.", "Bolbide says so."], strict=True))
    (full,) = document_names.proposals(
        plan, targets, lexicon=LEXICON, words=cut,
        terms=Matcher(Glossary(), source="zh", target="en"),
    )  # fmt: skip
    assert (full.name, full.kind, full.sentences, full.decided) == (
        "凯文•波尔彼得", "foreign", 1, "",
    )  # fmt: skip
    assert full.best == "Kevin Pollpeter"
