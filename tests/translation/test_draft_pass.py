"""Drafts: made first, marked, replaced, never remembered, and kept where the better model fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from tests.standins import ScriptedEngine, planned, word_by_word
from translator.document.plan import Plan
from translator.engines.base import Output, Request
from translator.engines.echo import EchoEngine
from translator.errors import EngineError, ModelError
from translator.store import Job, JobState, Library
from translator.translation.progress import Progress
from translator.translation.run import Run, Settings
from translator.types import Bitext, Level

LINES = ("街上很热闹。", "豆腐师傅来得早。", "面馆已经开门。", "孩子们去上学。", "街上很热闹。")
ARTICLE = "\n\n".join(LINES) + "\n"
ZH_EN = {"source_language": "zh-Hans", "target_language": "en"}


@pytest.fixture
def library(own_home) -> Iterator[Library]:
    with Library() as opened:
        yield opened


def quick_engine(answer: Callable[[Request], str | Output] | None = None) -> ScriptedEngine:
    engine = ScriptedEngine(
        answer or (lambda request: f"Roughly {word_by_word(request.text)}"), settings="quick"
    )
    engine.name = "quick"
    return engine


def run_of(
    library: Library | None, good: ScriptedEngine | None = None, quick: ScriptedEngine | None = None
) -> Run:
    run = Run(engine=good or ScriptedEngine(), library=library)
    run.draft = Run(engine=quick or quick_engine())
    return run


def translate(
    run: Run, watch: Callable[[Progress], None] | None = None, plan: Plan | None = None
) -> Bitext:
    return run.translate(plan or planned(ARTICLE), data=ARTICLE.encode(), progress=watch)


def only_job(library: Library) -> Job:
    (job,) = library.jobs()
    return job


def failing(*words: str) -> Callable[[Request], str]:
    """Return an answer that fails at texts with one of some words."""

    def answer(request: Request) -> str:
        if any(word in request.text for word in words):
            raise EngineError("engine.no-answer")
        return word_by_word(request.text)

    return answer


def test_everything_is_drafted_before_the_better_model_begins_and_then_replaced(library) -> None:
    seen: list[tuple[int, int, bool, int]] = []

    def watch(now: Progress) -> None:
        job = only_job(library)
        assert (job.done, job.drafts) == (now.done, now.drafts)
        seen.append((now.done, now.drafts, now.drafting, len(good.requests)))

    good = ScriptedEngine()
    bitext = translate(run_of(library, good), watch)
    drafting = [one for one in seen if one[2]]
    assert drafting[-1] == (0, 5, True, 0)
    assert seen[: len(drafting)] == drafting
    assert seen[-1] == (5, 0, False, 4)
    assert {pair.provenance.kind for pair in bitext.pairs} == {"engine"}
    assert [p.target for p in library.pairs(only_job(library).id)] == [
        p.target for p in bitext.pairs
    ]


def test_with_drafts_the_translation_is_the_one_without(library) -> None:
    drafted = translate(run_of(library))
    plain = Run(engine=ScriptedEngine()).translate(planned(ARTICLE))
    assert [pair.target for pair in drafted.pairs] == [pair.target for pair in plain.pairs]
    assert drafted.signature == plain.signature


def test_a_draft_is_announced_with_what_it_says(library) -> None:
    told: list[str] = []
    translate(run_of(library), lambda now: told.extend(p.target for p in now.latest_drafts))
    assert len(told) == 5
    assert all(target.startswith("Roughly") for target in told)


def test_memory_knows_a_draft_as_nobodys(library) -> None:
    run = run_of(library)
    translate(run)
    quick = run.draft
    assert quick is not None
    assert list(library.memory_sizes()) == [run.signature]
    for signature in (run.signature, quick.signature):
        known = library.recall(LINES, **ZH_EN, signature=signature)
        assert not any("Roughly" in one.target for one in known.values())
    assert not any("Roughly" in target for target in library.known_targets(LINES[0], **ZH_EN))


def test_what_memory_knows_is_not_drafted(library) -> None:
    translate(run_of(library))
    quick = quick_engine()
    translate(run_of(library, quick=quick))
    assert quick.requests == []


def test_a_correction_made_in_the_meantime_is_never_replaced(library) -> None:
    def watch(now: Progress) -> None:
        if now.drafting and now.drafts == 5:
            library.correct(LINES[2], "The noodle shop is open.", **ZH_EN)
            (draft,) = [p for p in library.pairs(only_job(library).id) if p.source == LINES[1]]
            library.correct(LINES[1], draft.target, **ZH_EN)  # accepted as it is

    bitext = translate(run_of(library), watch)
    for pairs in (bitext.pairs, library.pairs(only_job(library).id)):
        assert pairs[2].target == "The noodle shop is open."
        assert pairs[1].target.startswith("Roughly")
        assert [pair.provenance.kind for pair in pairs[1:3]] == ["person", "person"]


def test_a_correction_taken_back_gives_the_better_translation(library) -> None:
    def watch(now: Progress) -> None:
        if now.drafting and now.drafts == 5:
            library.correct(LINES[2], "The noodle shop is open.", **ZH_EN)

    translate(run_of(library), watch)
    library.revert(LINES[2], **ZH_EN)
    pair = library.pairs(only_job(library).id)[2]
    assert (pair.provenance.kind, pair.target) == ("engine", word_by_word(LINES[2]))


class Killed(BaseException):
    """Ends a run as a signal does: nothing of ours runs after it."""


@pytest.mark.parametrize("at", range(1, 10))
def test_a_run_killed_anywhere_goes_on_and_ends_as_an_undisturbed_one(library, at: int) -> None:
    told = 0

    def watch(now: Progress) -> None:
        nonlocal told
        told += 1
        if told == at:
            raise Killed

    before = run_of(library)
    with pytest.raises(Killed):
        translate(before, watch)
    good, quick = ScriptedEngine(), quick_engine()
    bitext = translate(run_of(library, good, quick))
    whole = Run(engine=ScriptedEngine()).translate(planned(ARTICLE))
    assert [(p.target, p.findings) for p in bitext.pairs] == [
        (p.target, p.findings) for p in whole.pairs
    ]
    assert only_job(library).state is JobState.DONE
    assert before.draft is not None
    asked = [*before.engine.texts, *good.texts]
    drafted = [*before.draft.engine.texts, *quick.texts]
    assert sorted(asked) == sorted(set(LINES))  # nothing twice
    assert sorted(drafted) == sorted(set(LINES))


def test_drafts_of_another_quick_model_are_made_anew(library) -> None:
    def watch(now: Progress) -> None:
        if now.drafts == 5:
            raise Killed

    with pytest.raises(Killed):
        translate(run_of(library), watch)
    other = quick_engine()
    other.settings = "quicker"
    translate(run_of(library, quick=other))
    assert len(other.requests) == 4


def test_where_the_better_model_fails_the_draft_stays_and_says_so(library) -> None:
    good = ScriptedEngine(failing("面馆"), batch=8)
    bitext = translate(run_of(library, good))
    kinds = [pair.provenance.kind for pair in bitext.pairs]
    assert kinds == ["engine", "engine", "draft", "engine", "engine"]
    draft = bitext.pairs[2]
    assert draft.target.startswith("Roughly")
    assert (draft.findings[0].check, draft.findings[0].level) == ("draft", Level.WARNING)
    assert "quick" in draft.findings[0].message
    job = only_job(library)
    assert (job.state, job.done, job.drafts, job.warnings) == (JobState.DONE, 4, 1, 1)
    stored = library.pairs(job.id, flagged=True)
    assert [(pair.target, pair.findings) for pair in stored] == [(draft.target, draft.findings)]


def test_what_it_failed_at_is_tried_again_by_the_next_run(library) -> None:
    translate(run_of(library, ScriptedEngine(failing("面馆"))))
    good, quick = ScriptedEngine(), quick_engine()
    bitext = translate(run_of(library, good, quick))
    assert (len(good.requests), len(quick.requests)) == (1, 0)
    assert {pair.provenance.kind for pair in bitext.pairs} == {"engine"}
    assert only_job(library).drafts == 0


def test_a_draft_stands_in_where_the_better_model_says_nothing(library) -> None:
    good = ScriptedEngine(lambda r: "" if "面馆" in r.text else word_by_word(r.text))
    bitext = translate(run_of(library, good))
    assert bitext.pairs[2].provenance.draft
    assert not library.recall([LINES[2]], **ZH_EN, signature=bitext.signature)


@pytest.mark.parametrize("batch", [1, 8])
def test_a_model_that_fails_at_everything_leaves_the_drafts(library, batch: int) -> None:
    good = ScriptedEngine(failing(""), batch=batch)
    with pytest.raises(EngineError) as raised:
        translate(run_of(library, good))
    assert raised.value.key == "draft.kept"
    assert "quick" in raised.value.what
    assert len(good.requests) < 12  # it is not asked for every sentence of a book
    job = only_job(library)
    assert (job.done, job.drafts) == (0, 5)


def test_a_model_that_cannot_be_loaded_leaves_its_drafts(library) -> None:
    class Broken(ScriptedEngine):
        def load(self) -> None:
            raise ModelError("models.lost-file", name="scripted", file="model.bin")

    with pytest.raises(ModelError) as raised:
        translate(run_of(library, Broken()))
    assert "model.bin" in raised.value.what
    assert "kept" in raised.value.what
    assert only_job(library).drafts == 5


def test_without_drafts_a_failure_is_told_as_it_is(library) -> None:
    run = Run(engine=ScriptedEngine(failing("面馆")), library=library)
    with pytest.raises(EngineError) as raised:
        run.translate(planned(ARTICLE), data=ARTICLE.encode())
    assert raised.value.key == "engine.no-answer"


def test_a_quick_model_that_fails_keeps_nobody_from_the_better_one(library) -> None:
    problems: list[ModelError] = []

    def watch(now: Progress) -> None:
        if now.draft_problem is not None:
            problems.append(now.draft_problem)

    bitext = translate(run_of(library, quick=quick_engine(failing("面馆"))), watch)
    assert [problem.key for problem in problems] == ["engine.no-answer"]
    assert {pair.provenance.kind for pair in bitext.pairs} == {"engine"}


def test_what_checks_find_in_a_draft_is_no_finding_while_the_better_one_is_to_come(library) -> None:
    def watch(now: Progress) -> None:
        if now.drafts == 5:
            raise Killed

    quick = quick_engine(lambda request: request.text)  # copied: an error
    with pytest.raises(Killed):
        translate(run_of(library, quick=quick), watch)
    job = only_job(library)
    assert (job.drafts, job.errors) == (5, 0)
    assert not library.pairs(job.id, flagged=True)
    assert not any(pair.findings for pair in library.pairs(job.id))
    library.finish_job(job.id, JobState.FAILED, message="the model failed")
    assert only_job(library).errors == 5
    assert all(pair.findings for pair in library.pairs(job.id))


def test_a_fresh_run_keeps_the_translation_that_is_there_until_the_new_one_is(library) -> None:
    first = translate(run_of(library))

    def watch(now: Progress) -> None:
        if now.drafting and now.drafts == 5:
            raise Killed

    run = run_of(library)
    run.settings = Settings(fresh=True)
    with pytest.raises(Killed):
        translate(run, watch)
    kept = library.pairs(only_job(library).id)
    assert [pair.target for pair in kept] == [pair.target for pair in first.pairs]


def test_traditional_drafts_are_in_the_script_asked_for_before_and_after_a_stop(library) -> None:
    text = "The street is busy.\n\nThe shop is open.\n"
    plan = planned(text, to="zh-Hant")
    good = ScriptedEngine(
        lambda request: "街上很热闹。" if "street" in request.text else "店开了。"
    )
    quick = quick_engine(lambda request: "热闹的街。" if "street" in request.text else "开店。")

    def watch(now: Progress) -> None:
        if now.drafts == 2:
            raise Killed

    run = run_of(library, good, quick)
    with pytest.raises(Killed):
        run.translate(plan, data=text.encode(), progress=watch)
    assert [p.target for p in library.pairs(only_job(library).id)] == ["熱鬧的街。", "開店。"]
    told: list[str] = []
    bitext = run_of(library, good, quick).translate(
        plan,
        data=text.encode(),
        progress=lambda now: told.extend(p.target for p in now.latest_drafts),
    )
    assert told == ["熱鬧的街。", "開店。"]
    assert [pair.target for pair in bitext.pairs] == ["街上很熱鬧。", "店開了。"]


def test_engines_that_copy_draft_like_any_other(library) -> None:
    run = Run(engine=EchoEngine(), library=library)
    run.draft = Run(engine=EchoEngine(identity=True))
    told: list[str] = []
    bitext = run.translate(
        planned(ARTICLE), data=ARTICLE.encode(),
        progress=lambda now: told.extend(p.target for p in now.latest_drafts),
    )  # fmt: skip
    assert sorted(told) == sorted(LINES)
    assert [pair.target for pair in bitext.pairs] == [f"⟦{line}⟧" for line in LINES]


def test_without_a_library_drafts_are_told_all_the_same() -> None:
    told: list[Progress] = []
    bitext = run_of(None).translate(planned(ARTICLE), progress=told.append)
    assert max(now.drafts for now in told) == 5
    assert {pair.provenance.kind for pair in bitext.pairs} == {"engine"}


def test_a_damaged_draft_is_made_anew(library, own_home) -> None:
    def watch(now: Progress) -> None:
        if now.drafts == 5:
            raise Killed

    with pytest.raises(Killed):
        translate(run_of(library), watch)
    with closing(sqlite3.connect(own_home / "library.sqlite3")) as connection:
        connection.execute("UPDATE pairs SET provenance = 'x' WHERE start = 0 AND block_id = 1")
        connection.commit()
    quick = quick_engine()
    translate(run_of(library, quick=quick))
    assert quick.texts == [LINES[1]]
