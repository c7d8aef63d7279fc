"""How far a translation is, in words: each bound from both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tests.ui.conftest import translated
from translator.application import user_words_file
from translator.config import Config
from translator.errors import ModelError
from translator.store import JobState, Library, WordState
from translator.types import Quality
from ui.i18n import strings
from ui.jobs.manager import JobManager
from ui.jobs.retranslate import Proposal, Proposals, State
from ui.jobs.tasks import Status
from ui.reader import page_data
from ui.reader.row_data import Options
from ui.reader.scene import Looking, Scene
from ui.views import pager, read
from ui.views.read import counts, progress_words


class Streamlit:
    """Buttons that are shown, and the session."""

    def __init__(self) -> None:
        self.session_state: dict[str, Any] = {}
        self.buttons: dict[str, dict[str, Any]] = {}
        self.texts: list[str] = []

    def container(self, **_: object) -> Any:
        from contextlib import nullcontext

        return nullcontext()

    def button(self, label: str, *, key: str, **more: Any) -> None:
        self.buttons[key] = {"label": label, **more}

    def text(self, text: str) -> None:
        self.texts.append(text)


@pytest.fixture
def streamlit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Streamlit]:
    made = Streamlit()
    for module in (strings, pager, read):
        monkeypatch.setattr(module, "st", made)
    yield made


def status(**more: Any) -> Status:
    fields = {"job_id": 1, "state": JobState.RUNNING, "done": 3, "total": 9, "here": True} | more
    return Status(**fields)


@pytest.mark.parametrize(
    ("more", "key", "number"),
    [
        ({"stopping": True, "waiting": True}, "words-stopping", 1),
        ({"state": JobState.STOPPED}, "words-stopped", 1),
        ({"state": JobState.FAILED, "here": False}, "words-stopped", 1),
        ({"here": False}, "words-elsewhere", 1),
        ({"waiting": True, "ahead": 1}, "words-waiting.one", 1),
        ({"waiting": True, "ahead": 2}, "words-waiting", 2),
        ({}, "words-loading", 1),
        ({"seconds_left": 0.0}, "words-left", 1),
        ({"seconds_left": 20.0}, "words-left", 1),
    ],
)
def test_where_a_job_is_is_said(
    streamlit: Streamlit, more: dict[str, Any], key: str, number: int
) -> None:
    made = status(**more)
    left = strings.time_left(made.seconds_left or 0.0)
    wanted = strings.sentence(f"job.{key}", "en", done=3, total=9, left=left, number=number)
    assert progress_words(made) == wanted


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"seconds_left": 20.0}, "job.drafts"),
        ({"state": JobState.STOPPED}, "job.drafts-kept"),
        ({"state": JobState.FAILED, "here": False}, "job.drafts-kept"),
    ],
)
def test_drafts_are_said_beside_what_is_done(
    streamlit: Streamlit, more: dict[str, Any], key: str
) -> None:
    wanted = strings.sentence(key, "en", words=progress_words(status(**more)))
    assert progress_words(status(drafts=4, **more)) == wanted


def test_that_drafts_come_first_is_said_while_they_come(streamlit: Streamlit) -> None:
    wanted = strings.sentence("job.words-drafting", "en", done=3, total=9, drafts=4)
    assert progress_words(status(drafts=4, drafting=True)) == wanted


def test_why_no_more_drafts_come_is_said_and_that_the_better_translation_does(
    streamlit: Streamlit,
) -> None:
    problem = ModelError("model.file-gone", path="quick.bin", name="quick")
    words = progress_words(status(drafts=4, draft_problem=problem))
    assert words.startswith("3 of 9 sentences")
    assert words.endswith(problem.say("en", page=True))
    assert "draft" not in progress_words(status(draft_problem=problem, state=JobState.STOPPED))


@pytest.mark.parametrize(
    ("warnings", "errors", "number"), [(0, 0, 0), (2, 0, 2), (0, 1, 1), (2, 1, 3)]
)
def test_what_needs_a_look_is_counted(
    streamlit: Streamlit, warnings: int, errors: int, number: int
) -> None:
    job: Any = SimpleNamespace(warnings=warnings, errors=errors, total=9)
    said = counts(job)
    assert said.startswith("9 sentences")
    assert (str(number) in said.removeprefix("9 sentences")) is (number > 0)


@pytest.mark.parametrize(
    ("number", "pages", "before", "following"),
    [(0, 2, True, False), (1, 2, False, True), (1, 3, False, False), (2, 3, False, True)],
)
def test_there_is_a_page_before_and_one_behind(
    streamlit: Streamlit, number: int, pages: int, before: bool, following: bool
) -> None:
    looking: Any = SimpleNamespace(number=number)
    read._pager(looking, number, pages, place="top")
    found = streamlit.buttons
    assert [one["disabled"] for one in found.values()] == [before, following]
    assert [one["args"][1] for one in found.values()] == [number - 1, number + 1]
    assert str(number + 1) in streamlit.texts[0] and str(pages) in streamlit.texts[0]
    found["page-top-next"]["on_click"](*found["page-top-next"]["args"])
    assert looking.number == number + 1


def test_a_document_of_one_page_has_no_others(streamlit: Streamlit) -> None:
    looking: Any = SimpleNamespace(number=0)
    read._pager(looking, 0, 1, place="top")
    assert streamlit.buttons == {}


@pytest.mark.parametrize(
    ("at", "more", "disabled", "leads_to"),
    [
        (0, True, [True, False], [-10, 10]), (10, True, [False, False], [0, 20]),
        (10, False, [False, True], [0, 20]),
    ],
)  # fmt: skip
def test_a_list_has_the_rows_before_and_behind(
    streamlit: Streamlit, at: int, more: bool, disabled: list[bool], leads_to: list[int]
) -> None:
    pager.turn("words", at)
    pager.show("words", 10, more=more)
    found = [*streamlit.buttons.values()]
    assert [one["disabled"] for one in found] == disabled
    assert [one["args"] for one in found] == [("words", to) for to in leads_to]
    turned: Callable[..., None] = found[0]["on_click"]
    turned(*found[0]["args"])
    assert pager.offset("words") == max(0, leads_to[0])


def test_a_list_on_one_page_has_no_buttons(streamlit: Streamlit) -> None:
    assert pager.offset("words") == 0
    pager.show("words", 10, more=False)
    assert streamlit.buttons == {}
    pager.turn("words", 30)
    pager.turn("words")
    assert pager.offset("words") == 0


# A page that nothing changed


class Open:
    """A page as a session has it open."""

    def __init__(self, scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
        self.scene = scene
        self.times = 0
        self._written = page_data.written
        ready = SimpleNamespace(ready=True, dictionary=False, preparing=False)
        monkeypatch.setattr(read, "warming", lambda: ready)
        monkeypatch.setattr(read, "_linking", lambda: None)
        monkeypatch.setattr(page_data, "written", self._counted)

    def _counted(self, *arguments: Any, **more: Any) -> page_data.Written:
        self.times += 1
        return self._written(*arguments, **more)

    def look(self) -> dict[str, Any]:
        scene = replace(self.scene, job=self.scene.library.job(self.scene.job.id))
        return read._page(scene, scene.pages[scene.number], scene.number, Config())

    def first(self) -> dict[str, Any]:
        segment: dict[str, Any] = self.look()["rows"][0]["segments"][0]
        return segment


@pytest.fixture
def opened(streamlit: Streamlit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    with Library() as library:
        manager = JobManager(library)
        document, job, _ = translated(library, "早市开了。豆浆是热的。\n")
        scene = Scene(
            library=library, proposals=Proposals(manager), job=job, opened=document,
            language="en", looking=Looking(),
        )  # fmt: skip
        yield Open(scene, monkeypatch)
        manager.close()


def text_of(segment: dict[str, Any]) -> str:
    return "".join(node["text"] for node in segment["target"])


def test_a_page_of_which_nothing_changed_is_not_written_again(opened: Open) -> None:
    before = opened.look()
    assert opened.look() == before and opened.times == 1


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_correction_is_seen_whoever_made_it(opened: Open, elsewhere: bool) -> None:
    opened.look()
    with Library() as other:
        library = other if elsewhere else opened.scene.library
        library.correct(
            "早市开了。", "The market!", source_language="zh-Hans", target_language="en"
        )
    segment = opened.first()
    assert (text_of(segment), segment["person"], opened.times) == ("The market!", True, 2)


def test_what_is_said_of_a_word_how_it_is_shown_and_the_own_words_are_seen(
    opened: Open,
) -> None:
    opened.look()
    opened.scene.library.set_word_state(["豆浆"], WordState.KNOWN)
    opened.look()
    opened.scene.looking.options = Options(script="zh-Hant")
    assert opened.first()["source"][0]["text"] == "早市開了。"
    assert opened.times == 3
    user_words_file().parent.mkdir(parents=True, exist_ok=True)
    user_words_file().write_text("市开\n", "utf-8")
    opened.look()
    assert opened.times == 4
    opened.look()
    assert opened.times == 4


def test_a_proposal_that_is_gone_stays_on_no_page_that_is_kept(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Proposal(model="echo", quality=Quality.FAST, state=State.DONE, target="Open!")
    opened.look()
    with monkeypatch.context() as patch:
        patch.setattr(opened.scene.proposals, "of_job", lambda _: {(0, 0): made})
        assert opened.first()["proposal"]["text"] == "Open!"
    assert "proposal" not in opened.first() and opened.times == 1
