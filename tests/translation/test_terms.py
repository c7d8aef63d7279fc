"""The glossary of a run: gathered, in the signature of what it touches, counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, planned
from translator.engines.base import Request
from translator.errors import InputError, UsageError
from translator.glossary import Glossary, Term
from translator.store import Library
from translator.translation.run import Run
from translator.translation.terms import count, gather

TEXT = "社区食堂今天开门了。\n\n街上很热闹。\n"
CANTEEN = Glossary.of({"社区食堂": "neighbourhood canteen"})


def copying(request: Request) -> str:
    latin = " ".join(word for word in request.text.split() if word.isascii())
    return f"Here is the {latin} today." if latin else "The street was lively and full."


def test_what_is_asked_for_comes_before_the_librarys_own(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text("胡同\thutong\n", encoding="utf-8")
    with Library() as library:
        library.put_terms([Term(source="食堂", targets=("canteen",))])
        library.put_terms([Term(source="夜市", targets=("night market",))], name="novel")
        found = gather([path, "novel", CANTEEN], library=library)
    assert [term.source for term in found.terms] == ["胡同", "夜市", "社区食堂", "食堂"]


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        gather([tmp_path / "none.tsv"])
    with Library() as library, pytest.raises(UsageError, match="none yet"):
        gather(["novel"], library=library)


def test_only_segments_with_terms_have_them_in_their_signature() -> None:
    run = Run(engine=ScriptedEngine(copying), glossary=CANTEEN)
    first, second = run.translate(planned(TEXT)).pairs
    assert first.provenance.signature.startswith(f"{run.signature}:terms=")
    assert second.provenance.signature == run.signature


def test_memory_never_mixes_glossaries() -> None:
    def texts(glossary: Glossary) -> list[str]:
        engine = ScriptedEngine(copying)
        with Library() as library:
            Run(engine=engine, library=library, glossary=glossary).translate(planned(TEXT))
        return engine.texts

    assert len(texts(Glossary())) == 2
    assert texts(CANTEEN) == ["neighbourhood canteen 今天开门了。"]
    assert texts(Glossary.of({"社区食堂": "local canteen"})) == ["local canteen 今天开门了。"]
    assert texts(CANTEEN) == texts(Glossary()) == []


def test_a_correction_taken_back_leaves_what_the_engine_made_under_terms() -> None:
    plan = planned(TEXT)
    source = plan.items[0].source
    with Library() as library:
        run = Run(engine=ScriptedEngine(copying), library=library, glossary=CANTEEN)
        run.translate(plan, data=TEXT.encode())
        words = {"source_language": plan.source_language, "target_language": "en"}
        library.correct(source, "The canteen is open.", **words)
        run.translate(plan, data=TEXT.encode())
        library.revert(source, **words)
        (job,) = library.jobs()
        assert job.done == job.total


def test_a_traditional_target_comes_out_in_the_characters_that_were_chosen() -> None:
    glossary = Glossary(
        terms=(
            Term(
                source="software", targets=("軟件",), source_language="en",
                target_language="zh-Hant",
            ),
        )
    )  # fmt: skip
    engine = ScriptedEngine(lambda request: "新的软件今天到了。")
    run = Run(engine=engine, glossary=glossary)
    (pair,) = run.translate(planned("The new software came.\n", to="zh-Hant-TW")).pairs
    assert engine.texts == ["The new 软件 came."]
    assert pair.target == "新的軟件今天到了。"


def test_terms_are_counted() -> None:
    glossary = Glossary(
        terms=(
            Term(source="社区食堂", targets=("neighbourhood canteen",), forbidden=("dining hall",)),
            Term(source="夜市", targets=("night market",)),
        )
    )
    answers = {"食": "The dining hall opened its doors.", "夜": "There were many people there."}
    engine = ScriptedEngine(
        lambda request: answers["夜" if "night" in request.text or "夜" in request.text else "食"]
    )
    plan = planned("社区食堂今天开门了。\n\n夜市上有很多人。\n")
    run = Run(engine=engine, glossary=glossary)
    counted = count(run.translate(plan), plan, run.terminology)
    assert (counted.source, counted.honoured, counted.corrected, counted.missed) == (2, 1, 1, 1)
