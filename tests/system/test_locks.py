"""One at a time."""

from __future__ import annotations

import threading
from pathlib import Path

from translator.system.locks import locked


def test_the_second_waits_says_so_and_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    waiting, order = threading.Event(), []

    def second() -> None:
        with locked(tmp_path / "x.lock", waiting.set):
            order.append("second")

    thread = threading.Thread(target=second)
    with locked(tmp_path / "x.lock", lambda: order.append("waited")):
        thread.start()
        assert waiting.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]
