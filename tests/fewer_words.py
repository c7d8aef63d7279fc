"""What a worker of pytest-xdist tells: how a test ended, not also that it began and was set up.

Six messages a test cost both processes 5 ms together, and there are thousands of tests. What went
wrong anywhere, and what took long, is told as ever.
"""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

_LONG = 0.05
"""Seconds from which on a set-up is told, for ``--durations``."""
_FINISHED = 8
"""Of so many ends one is told as such: there the line of dots may be broken."""


def shorten(config: pytest.Config) -> None:
    """Have this process, where it is a worker, send what is of use only."""
    plugins = config.pluginmanager.get_plugins()
    sender = next((one for one in plugins if hasattr(one, "sendevent")), None)
    if sender is None:
        return
    send, finished = sender.sendevent, count()

    def told(name: str, **fields: Any) -> None:
        spared = (
            name == "logstart"
            or (name == "logfinish" and next(finished) % _FINISHED != 0)
            or (name == "testreport" and not _of_use(fields["data"]))
        )
        if not spared:
            send(name, **fields)

    sender.sendevent = told


def _of_use(report: dict[str, Any]) -> bool:
    return (
        report["when"] == "call"
        or report["outcome"] != "passed"
        or report["duration"] > _LONG
        or bool(report["sections"])
    )
