"""Forms of a document are made when somebody opens their list, not before."""

from __future__ import annotations

from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from translator.store import JobState
from ui.views import downloads


class Box(nullcontext[None]):
    """The popover of the forms."""

    def __init__(self, *, is_open: bool) -> None:
        super().__init__()
        self.open = is_open


@pytest.mark.parametrize(
    ("state", "is_open", "made"),
    [
        (JobState.DONE, True, ["tsv", "html"]),
        (JobState.DONE, False, []),
        (JobState.RUNNING, True, []),
        (JobState.RUNNING, False, []),
    ],
)
def test_files_are_made_of_a_finished_document_when_their_list_is_open(
    monkeypatch: pytest.MonkeyPatch, state: JobState, is_open: bool, made: list[str]
) -> None:
    offered: list[str] = []
    closed: list[bool] = []

    def popover(*_: object, disabled: bool, **__: object) -> Box:
        closed.append(disabled)
        return Box(is_open=is_open)

    forms = [SimpleNamespace(label="tsv"), SimpleNamespace(label="html")]
    monkeypatch.setattr(downloads, "st", SimpleNamespace(popover=popover))
    monkeypatch.setattr(downloads, "say", lambda key: key)
    monkeypatch.setattr(downloads, "opened", lambda *_: SimpleNamespace(document=None))
    monkeypatch.setattr(downloads.bitexts, "downloads", lambda _: forms)
    monkeypatch.setattr(downloads, "_offer", lambda *given: offered.append(given[3].label))
    job: Any = SimpleNamespace(id=1, state=state)
    nothing: Any = None
    downloads.show(nothing, job)
    assert offered == made
    assert closed == [state is not JobState.DONE]
