"""Let whoever reads go before what is translated: a click must not wait for a model."""

from __future__ import annotations

import logging
import os
import sys
import threading

_log = logging.getLogger(__name__)
_NICE = 10
"""Of 19, the most polite: a model still has all the time that nobody else wants."""


def step_back() -> None:
    """Give the calling thread, and those it starts, a lower priority, where the system can.

    Linux alone knows priorities of threads (setpriority(2): "the nice value is a per-thread
    attribute"); elsewhere nothing changes.
    """
    if sys.platform != "linux":
        return
    thread = threading.get_native_id()
    try:
        if os.getpriority(os.PRIO_PROCESS, thread) < _NICE:
            os.setpriority(os.PRIO_PROCESS, thread, _NICE)
    except OSError as error:
        _log.info("the translation keeps its priority: %s", error)
