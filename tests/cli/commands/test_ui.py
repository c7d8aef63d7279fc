"""Starting the reader: where it listens, whom it lets in, and what it says of that."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(("words", "open_browser"), [((), True), (("--no-browser",), False)])
def test_the_reader_is_opened_here_unless_a_person_says_otherwise(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], open_browser: bool
) -> None:
    from ui.server import access, launch

    served: list[tuple[int, dict[str, object]]] = []
    monkeypatch.setattr(launch, "choose_port", lambda port, host: port or 8501)
    monkeypatch.setattr(launch, "serve", lambda port, **more: served.append((port, more)))
    monkeypatch.setattr(launch, "reachable", lambda host: ["192.168.1.5", "10.0.0.3"])
    monkeypatch.setattr(access, "new_token", lambda: "t0ken")
    required: list[str] = []
    monkeypatch.setattr(access, "require", required.append)
    done = duizhao("ui", *words)
    assert (done.code, done.text, required) == (0, "", [])
    assert done.err == "The reader is at http://127.0.0.1:8501 (end it with Ctrl-C)\n"
    assert served == [(8501, {"open_browser": open_browser, "host": "127.0.0.1"})]
    served.clear()
    done = duizhao("ui", "--host", "0.0.0.0", "--port", "8600")
    assert served == [(8600, {"open_browser": False, "host": "0.0.0.0"})]
    assert (done.code, done.text, required) == (0, "", ["t0ken"])
    assert [line.strip() for line in done.err.splitlines()[1:]] == [
        "http://192.168.1.5:8600/?token=t0ken",
        "http://10.0.0.3:8600/?token=t0ken",
        "http://127.0.0.1:8600/?token=t0ken",
        "What is read goes through that network unencrypted.",
    ]
    done = duizhao("ui", "--host", "192.168.1.5")
    assert [line.strip() for line in done.err.splitlines()[1:-1]] == [
        "http://192.168.1.5:8501/?token=t0ken"
    ]
