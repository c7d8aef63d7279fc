"""Starting the reader: where it listens, whom it lets in, and what it says of that."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(("words", "open_browser"), [((), True), (("--no-browser",), False)])
def test_the_reader_is_opened_here_unless_a_person_says_otherwise(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], open_browser: bool
) -> None:
    from ui.server import launch

    served: list[tuple[int, dict[str, object]]] = []
    monkeypatch.setattr(launch, "choose_port", lambda port, host: port or 8501)
    monkeypatch.setattr(launch, "serve", lambda port, **more: served.append((port, more)))
    monkeypatch.setattr(launch, "reachable", lambda host: ["192.168.1.5", "10.0.0.3"])
    done = duizhao("ui", *words)
    ((port, more),) = served
    assert (done.code, done.text, port) == (0, "", 8501)
    assert (more["open_browser"], more["host"]) == (open_browser, "127.0.0.1")
    assert "unencrypted" not in done.err

    served.clear()
    done = duizhao("ui", "--host", "0.0.0.0", "--port", "8600")
    ((port, more),) = served
    assert (done.code, done.text, port) == (0, "", 8600)
    assert (more["open_browser"], more["host"]) == (False, "0.0.0.0")
    assert [line.strip().partition("//")[2][:15] for line in done.err.splitlines()[1:4]] == [
        "192.168.1.5:860", "10.0.0.3:8600/?", "127.0.0.1:8600/",
    ]  # fmt: skip
    assert "unencrypted" in done.err
