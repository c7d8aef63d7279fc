"""Waits until something happens in folders: told by the system where it can, else by the clock.

What the system tells is only a sign to look; nothing is lost where it tells too little, as for
folders on other computers.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from translator.system.processes import Closing

_TOLD = frozenset(("created", "modified", "moved", "deleted", "closed"))
"""What counts; that something was opened or read is our own looking."""
_SELDOM, _OFTEN = 30.0, 1.0
"""Seconds between two looks where the system tells, and where it does not."""
_SLICE = 0.5
"""Seconds of one wait: on Windows Ctrl-C is not heard before it ends."""


class WakeUp(Closing):
    """Watches folders.

    Args:
        folders: All of a folder is watched, or (of files) what lies directly in it.
    """

    def __init__(self, folders: Iterable[tuple[Path, bool]]) -> None:
        self._happened = threading.Event()
        self._observer = self._observing(list(folders))

    @property
    def told(self) -> bool:
        """Whether the system tells; otherwise the clock alone wakes up."""
        return self._observer is not None

    def wait(self, most: float | None = None) -> None:
        """Wait until something has happened, or it is time to look.

        Args:
            most: Seconds at most; None: as long as is usual.
        """
        usual = _SELDOM if self.told else _OFTEN
        left = usual if most is None else min(most, usual)
        while left > 0 and not self._happened.wait(min(left, _SLICE)):
            left -= _SLICE
        self._happened.clear()

    def close(self) -> None:
        """Watch no longer."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _observing(self, folders: list[tuple[Path, bool]]) -> Any:
        from watchdog.events import FileSystemEvent, FileSystemEventHandler
        from watchdog.observers import Observer

        happened = self._happened

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if event.event_type in _TOLD:
                    happened.set()

        observer = Observer()
        try:
            for folder, deep in folders:
                observer.schedule(Handler(), str(folder), recursive=deep)
            observer.start()
        except (OSError, RuntimeError):
            # The system has no more watches to give, or the disk knows none: by the clock then.
            return None
        return observer
