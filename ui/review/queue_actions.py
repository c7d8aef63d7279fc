"""What a person does in the queue: one action decides a sentence and shows the next one.

Correcting, accepting and taking back are the reader's own actions; here stand those that have to
do with the queue. Nothing here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.errors import TranslatorError
from translator.store import Checked, Library, Position
from translator.types import Finding, Level, Pair
from ui.i18n import reader_strings
from ui.reader import actions, edits
from ui.reader.edits import RefusedError
from ui.reader.scene import Json, Scene, number_in
from ui.review.queue_state import QueueState

REASONS = ("meant", "source", "style", "mistaken")
"""Reasons a person may choose; each has its words in ``reader_words.tsv``, after ``reason.``."""
_LONGEST_SEARCH = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What the queue's actions are carried out on."""

    library: Library
    state: QueueState
    jobs: Sequence[int] | None
    """The set; None: the whole library."""
    language: str
    """Of the interface."""
    scene: Callable[[int], Scene]
    """Opens the document of a job."""

    def queue(self) -> list[Position]:
        """Return what is in doubt now."""
        return self.library.in_doubt(self.jobs)


def do(action: Json, desk: Desk) -> Json:
    """Carry out an action and return the answer; where it led stands in ``desk.state``."""
    answer = {"id": action.get("id"), "do": action.get("do"), "ok": True}
    try:
        return answer | _act(action, desk)
    except RefusedError as refused:
        said = reader_strings.say(refused.key, desk.language, **refused.fields)
    except TranslatorError as error:
        said = error.say(desk.language, page=True)
    return answer | {"ok": False, "message": said}


def _act(action: Json, desk: Desk) -> Json:
    """Carry out an action; return why it was refused, or nothing."""
    state, what = desk.state, str(action.get("do"))
    position = (number_in(action, "job"), number_in(action, "block"), number_in(action, "start"))
    if what == "back":
        state.go_back()
    elif what == "return":
        state.return_to(position)
    elif position != state.at:  # another window was quicker, or a key was pressed twice
        return _as_in_reader("correct", action, desk) if what == "keep" else {}
    elif what == "skip":
        state.skip(desk.queue())
    elif what in ("keep", "accept", "yield"):
        before = desk.queue()
        if refused := _as_in_reader("correct" if what == "keep" else what, action, desk):
            return refused
        state.go_on(before, desk.queue())
    elif what == "dismiss-finding":
        before = desk.queue()
        _dismiss(action, desk, desk.scene(position[0]))
        after = desk.queue()
        if position not in after:
            state.go_on(before, after)
    elif what == "restore-finding":
        pair, finding, scene = _finding(action, desk.scene(position[0]))
        desk.library.restore_finding(_checked(pair, scene), finding)
    elif what == "revert":
        return _as_in_reader(what, action, desk)
    elif what == "seek":
        state.words = str(action.get("words", "")).strip()[:_LONGEST_SEARCH]
    return {}


def _as_in_reader(what: str, action: Json, desk: Desk) -> Json:
    """Carry out an action of the reader on its sentence; return why it was refused, or nothing."""
    scene = desk.scene(number_in(action, "job"))
    answer = actions.do({**action, "do": what}, scene)
    if answer["ok"]:
        return {}
    return {name: answer[name] for name in ("ok", "message", "meanwhile") if name in answer}


def _dismiss(action: Json, desk: Desk, scene: Scene) -> None:
    pair, finding, scene = _finding(action, scene)
    reason = str(action.get("reason", ""))
    if reason in REASONS:
        reason = reader_strings.say(f"reason.{reason}", desk.language)
    desk.library.dismiss(_checked(pair, scene), finding, reason=reason)


def _finding(action: Json, scene: Scene) -> tuple[Pair, Finding, Scene]:
    item = scene.item(action)
    pair = scene.pair(item)
    shown = action.get("text")
    if shown is not None and shown != edits.form(item.source, pair.target.strip(), item.block).text:
        raise RefusedError("meanwhile.look")  # a finding is about one translation
    number = number_in(action, "finding")
    if not 0 <= number < len(pair.findings):
        raise RefusedError("gone")
    finding = pair.findings[number]
    if finding.level is Level.INFO and not finding.dismissed:
        raise RefusedError("gone")
    return pair, finding, scene


def _checked(pair: Pair, scene: Scene) -> Checked:
    return Checked(
        source=pair.source, target=pair.target, findings=pair.findings, **scene.languages()
    )
