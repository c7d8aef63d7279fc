"""What goes over the line, and to whom."""

from __future__ import annotations

import http.client
from typing import Any, cast

import pytest

from tests.openai_standin import serving
from translator.engines.openai.http import StoppedError, Timeouts, UnderWay, _connected, exchange
from translator.engines.openai.server import Key, parse
from translator.errors import EngineError


class Line:
    """A connection that leads somewhere."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.sock = self

    def connect(self) -> None:
        """Nothing to do."""

    def getpeername(self) -> tuple[str, int]:
        return self.address, 80


@pytest.mark.parametrize(("address", "refused"), [("127.0.0.1", False), ("192.0.2.7", True)])
def test_localhost_must_be_this_computer(address: str, refused: bool) -> None:
    server = parse("openai:m@http://localhost:8080")
    assert server is not None
    line = cast(http.client.HTTPConnection, Line(address))
    if not refused:
        assert _connected(line, server) is cast(Any, line)
        return
    with pytest.raises(EngineError, match="not this computer") as caught:
        _connected(line, server)
    assert "Nothing was sent" in caught.value.hint


def test_a_call_that_is_over_sends_nothing() -> None:
    with serving() as standin:
        server = parse(standin.name)
        assert server is not None
        under_way = UnderWay()
        under_way.stop()
        with (
            pytest.raises(StoppedError),
            exchange(server, "/models", key=Key(), timeouts=Timeouts(), under_way=under_way),
        ):
            pytest.fail("it was sent")
        with pytest.raises(StoppedError):
            under_way.pause(60.0)
        assert standin.lists == []


def test_a_proxy_of_the_environment_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as standin, serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.base)
        server = parse(standin.name)
        assert server is not None
        with exchange(
            server, "/models", key=Key(), timeouts=Timeouts(), under_way=UnderWay()
        ) as response:
            assert b"model-a" in response.read()
        assert (len(standin.lists), len(proxy.lists)) == (1, 0)
