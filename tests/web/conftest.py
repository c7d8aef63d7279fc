"""A server on this computer that answers as a test says, down to the bytes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from translator.web.dialling import Limits

Answer = bytes | Callable[[socket.socket], None]


def http(
    body: bytes = b"", *, status: str = "200 OK", length: int | None = -1, **headers: str
) -> bytes:
    """Return an answer; ``length`` None leaves the header out, a number is what it says."""
    lines = [f"HTTP/1.1 {status}"]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length < 0 else length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body


def page(text: str, *, encoding: str = "utf-8", kind: str = "text/html") -> bytes:
    """Return a page of HTML as a server sends it."""
    return http(text.encode(encoding), Content_Type=kind)


class Site:
    """Answers by path; keeps what it was asked, headers and all."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._over = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __call__(self, path: str = "/") -> str:
        """Return the address of a path."""
        return f"http://{self.host}{path}"

    @property
    def paths(self) -> list[str]:
        return [one.split(" ")[1] for one in self.asked]

    def close(self) -> None:
        self._over.set()
        self._listener.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            asked = b""
            while b"\r\n\r\n" not in asked:
                if not (part := line.recv(65536)):
                    return
                asked += part
            self.asked.append(asked.decode("latin-1"))
            path = asked.split(b" ")[1].decode()
            answer = self.answers.get(path, http(b"no", status="404 Not Found"))
            if isinstance(answer, bytes):
                line.sendall(answer)
            else:
                answer(line)


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    yield one
    one.close()


@pytest.fixture
def hurried() -> Limits:
    """Limits that a test need not wait for."""
    return Limits(connect=2.0, idle=0.3, whole=0.8, largest=200_000)


ARTICLE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>河边的茶馆 - 江城晚报</title></head>
<body><nav><a href="/">首页</a><a href="/news">新闻</a></nav>
<div class="article"><h1>河边的茶馆</h1>
<p class="info">2023年11月5日 来源：江城晚报 作者：周小舟</p>
<p>每天清早，河边的茶馆就坐满了人。老人们提着鸟笼，一边喝茶，一边说着前一天的新鲜事。</p>
<p>茶馆的主人姓何，今年六十七岁。他说这间屋子是祖父留下来的，桌椅换过三次，茶壶却一直没有换。</p>
<p>到了傍晚，茶馆里安静下来，只剩下河水的声音。<a href="map.html">去茶馆的路</a>并不难找。</p>
</div>
<div class="footer">版权所有 江城晚报</div></body></html>
"""
"""An article on a page, with a place for its encoding."""
