"""What a page sent: each action is carried out once and in its order, however often it arrives.

Streamlit's trigger values are no post office. One that waits behind a running script is replaced
by the next of the same component (``_coalesce_widget_states`` in
``streamlit/runtime/scriptrunner_utils/script_requests.py``); it is gone when a run of the whole
page stops that script, when its fragment is no longer there, and when the connection is down.
So the page keeps what it sent until it is told that it was done, and sends all of that again
(``actions.js``); here an action that was carried out is left alone.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

Json = dict[str, Any]

_ANSWERS = 32
"""Answers that are kept: more than one page sends before it hears of the first."""


class Inbox:
    """Knows which actions of a page were done, and what came of the latest."""

    def __init__(self) -> None:
        self.done = 0
        """Id of the latest action that was done; ids only grow."""
        self._answers: deque[Json] = deque(maxlen=_ANSWERS)
        self._lock = threading.Lock()

    @property
    def answers(self) -> list[Json]:
        """To the latest actions, in their order."""
        return list(self._answers)

    def take(self, sent: Iterable[Json], do: Callable[[Json], Json]) -> None:
        """Do what was not done yet.

        Args:
            sent: Actions with their ids, in any order; one without an id is left out.
            do: Does one and returns the answer. An action at which it raises counts as done: it
                would raise again.
        """
        with self._lock:  # two runs of the page may bring the same ones at once
            for action in sorted((one for one in sent if _number(one)), key=_number):
                if _number(action) > self.done:
                    self.done = _number(action)
                    self._answers.append(do(action))


def actions_of(sent: object, job_id: int) -> list[Json]:
    """Return the actions a component reported, or none where they are another document's.

    Args:
        sent: ``{"job": 3, "actions": [{"id": 7, "do": "accept", …}]}``, from the browser.
        job_id: Of the document they would be done on.
    """
    if not isinstance(sent, dict) or sent.get("job") != job_id:
        return []
    found = sent.get("actions")
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _number(action: Json) -> int:
    number = action.get("id")
    return number if isinstance(number, int) and not isinstance(number, bool) else 0
