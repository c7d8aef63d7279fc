from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from ui.server import connections

REQUEST = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer everything."""
    if scope["type"] == "lifespan":
        for done in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{done}.complete"})
        return
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(connections, "HEADERS_WITHIN", 0.3)
    monkeypatch.setattr(connections, "WAITING", 4)
    monkeypatch.setattr(connections, "CONNECTIONS", 8)
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    server = uvicorn.Server(uvicorn.Config(app, **connections.options()))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join()
    listener.close()


def opened(port: int, sent: bytes = b"") -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=10)
    line.sendall(sent)
    return line


def closed(line: socket.socket) -> bool:
    """Say whether the other side ends the connection, without an answer."""
    try:
        return line.recv(1000) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\n", REQUEST[:-1]])
def test_what_does_not_ask_in_time_is_closed(port: int, begun: bytes) -> None:
    assert closed(opened(port, begun))


def test_a_second_request_has_to_be_whole_in_time_too(port: int) -> None:
    line = opened(port, REQUEST)
    assert line.recv(1000).startswith(b"HTTP/1.1 204")
    line.sendall(REQUEST[:-2])
    assert closed(line)


def test_who_asks_is_answered_again_and_again(port: int) -> None:
    line = opened(port)
    for _ in range(3):
        line.sendall(REQUEST[:9])
        line.sendall(REQUEST[9:])
        assert line.recv(1000).startswith(b"HTTP/1.1 204")


def test_who_has_waited_longest_makes_room(port: int) -> None:
    silent = [opened(port, REQUEST[:5]) for _ in range(40)]
    asking = opened(port, REQUEST)
    assert asking.recv(1000).startswith(b"HTTP/1.1 204")
    assert all(closed(line) for line in silent[:30])


def test_more_connections_than_there_may_be_are_closed(port: int) -> None:
    kept = []
    for _ in range(8):
        kept.append(opened(port, REQUEST))
        assert kept[-1].recv(1000).startswith(b"HTTP/1.1 204")
    assert closed(opened(port, REQUEST))
    kept.pop().close()
    kept[0].sendall(REQUEST)
    assert kept[0].recv(1000).startswith(b"HTTP/1.1 204")


def test_connections_leave_a_process_half_of_its_descriptors() -> None:
    assert connections.CONNECTIONS == 1024 // 2
    assert connections.WAITING == connections.CONNECTIONS // 4


def test_what_is_taken_in_one_go_leaves_descriptors_too() -> None:
    # Twice: those taken before the first of an earlier go are closed.
    assert connections.options()["backlog"] == connections.ACCEPTED
    assert connections.CONNECTIONS + 2 * connections.ACCEPTED <= 1024 - 256


def test_a_dozen_open_tabs_never_wait_for_each_other() -> None:
    assert connections.WAITING >= 12 * 6  # a browser opens six connections
    assert connections.HEADERS_WITHIN == 10.0


def test_websockets_are_served_as_streamlits_own_server_serves_them() -> None:
    from streamlit import config
    from streamlit.web.server.starlette.starlette_server import (
        _get_websocket_settings,
        get_max_message_size_bytes,
    )

    told = connections.options()
    assert (told["ws_ping_interval"], told["ws_ping_timeout"]) == _get_websocket_settings()
    assert told["ws_max_size"] == get_max_message_size_bytes()
    assert told["ws_per_message_deflate"] == config.get_option("server.enableWebsocketCompression")


def test_an_idle_connection_and_the_end_of_the_server_are_waited_for_shortly() -> None:
    told = connections.options()
    assert (told["timeout_keep_alive"], told["timeout_graceful_shutdown"]) == (15, 3)


def test_the_server_says_nothing_of_itself_or_of_who_asks() -> None:
    told = connections.options()
    assert not any(told[name] for name in ("access_log", "use_colors", "server_header"))
    assert told["log_level"] == "error"
