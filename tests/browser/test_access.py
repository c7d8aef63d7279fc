"""Other devices come in with the token, stay admitted, and see nothing without it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import PATIENCE, SAID, Reader, Visit, serving

pytestmark = pytest.mark.browser

ASKS = "This reader asks for a token."


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    home = tmp_path_factory.mktemp("protected")
    few = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (1024, 1024)); "
    with serving(home, "--host", "0.0.0.0", before=few, DUIZHAO_DEVELOPER="1") as reader:
        yield reader


@pytest.fixture
def visit(browser: Any, protected: Reader) -> Iterator[Visit]:
    """A device that was never here."""
    one = Visit(browser, protected, path="/library", let_in=False)
    yield one
    assert one.strange == []
    one.page.close()


def enter(page: Any, token: str) -> None:
    """Type a token."""
    page.get_by_label("Token").fill(token)
    page.get_by_label("Token").press("Enter")


def test_who_types_the_token_is_where_they_wanted_to_be(visit: Visit, protected: Reader) -> None:
    page = visit.page
    page.get_by_text(ASKS).wait_for()
    enter(page, protected.token)
    page.get_by_role("heading", name="Library").wait_for()
    assert page.url == f"{protected}/library"


def test_who_came_in_stays_after_a_reload_and_in_a_second_tab(
    browser: Any, protected: Reader
) -> None:
    device = browser.new_context()
    first, second = device.new_page(), device.new_page()
    for page in (first, second):
        page.set_default_timeout(PATIENCE)
    first.goto(f"{protected}/library")
    enter(first, protected.token)
    first.get_by_role("heading", name="Library").wait_for()
    first.reload()
    first.get_by_role("heading", name="Library").wait_for()
    second.goto(protected)
    second.get_by_text("Read a Chinese article").wait_for()
    device.close()


def test_the_address_of_the_terminal_lets_in_and_keeps_no_token(
    visit: Visit, protected: Reader
) -> None:
    page = visit.page
    page.goto(f"{protected.origin}/?token={protected.token}")
    page.get_by_text("Read a Chinese article").wait_for()
    assert page.url == f"{protected}/"
    assert page.evaluate("document.cookie").find("duizhao") == -1  # no script reads it
    assert page.evaluate("document.referrer").find("token") == -1
    page.reload()
    page.get_by_text("Read a Chinese article").wait_for()


def test_a_wrong_token_lets_nobody_in(visit: Visit, protected: Reader) -> None:
    page = visit.page
    enter(page, "wrong")
    page.get_by_text("That is not the token.").wait_for()
    page.goto(f"{protected}/models?token=wrong")
    page.get_by_text("That is not the token.").wait_for()
    enter(page, protected.token)  # and the right one does
    page.get_by_role("heading", name="Models").wait_for()


def test_nothing_of_an_article_leaves_before_somebody_is_admitted(
    browser: Any, visit: Visit, protected: Reader
) -> None:
    page = visit.page
    enter(page, protected.token)
    page.get_by_role("heading", name="Library").wait_for()
    page.goto(protected)
    visit.paste("邻居家的猫又来了。")
    visit.translate()
    article = page.url
    other = browser.new_page()
    said: list[str] = []
    opened: list[str] = []
    other.on("response", lambda answer: said.append(answer.text()))
    other.on("websocket", lambda line: opened.append(line.url))
    other.goto(article)
    other.get_by_text(ASKS).wait_for()
    assert said and not any("猫" in text or "stApp" in text for text in said)
    assert opened == []
    for path in ("/_stcore/health", "/_stcore/host-config", "/media/x.txt", "/static/index.html"):
        answer = other.request.get(f"{protected}{path}")
        assert (answer.status, answer.text()) == (403, "")
    other.close()


UPGRADE = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)
"""How a page asks for the line that everything the reader shows comes over."""


def status(reader: Reader, **asked: str) -> int:
    """Return what a request for the reader's websocket is answered with."""
    own = f"127.0.0.1:{reader.port}"
    values = {
        "path": f"{urlsplit(reader).path}/_stcore/stream",
        "host": own,
        "origin": f"http://{own}",
        "cookie": "=".join(reader.cookie),
    }
    with socket.create_connection(("127.0.0.1", reader.port), timeout=10) as line:
        line.sendall(UPGRADE.format(**values | asked).encode())
        return int(line.recv(1000).split()[1])


@pytest.mark.parametrize("to_others", [False, True])
def test_the_websocket_is_for_pages_of_the_reader_that_came_in(
    reader: Reader, protected: Reader, to_others: bool
) -> None:
    asked = protected if to_others else reader
    port, name = asked.port, asked.cookie[0]
    assert status(asked) == 101
    for refused in (
        {"cookie": ""},  # another person of this computer
        {"cookie": f"{name}=guessed"},
        {"origin": f"http://127.0.0.1:{port + 1}"},  # a page at another port
        {"origin": "https://evil.example"},
        {"origin": f"http://localhost:{port}"},
        {"origin": "null"},
        {"host": f"evil.example:{port}", "origin": f"http://evil.example:{port}"},  # rebinding
        {"host": "127.0.0.1", "origin": "http://127.0.0.1"},
    ):
        assert status(asked, **refused) == 403, refused


class _Attack(BaseHTTPRequestHandler):
    """A page that tries what a page can, and notes the cookies it is sent."""

    reader: Reader
    cookies: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.cookies.append(self.headers.get("Cookie", ""))
        page = f"""<!DOCTYPE html><title>trying</title><script>
        const results = [];
        const note = (name, value) => results.push(`${{name}}: ${{value}}`);
        const socket = new WebSocket({json.dumps(self.reader.replace("http", "ws"))}
          + "/_stcore/stream");
        const opened = new Promise(done => {{
          socket.onopen = () => done("open"); socket.onerror = () => done("refused");
        }});
        const read = address => fetch(address, {{credentials: "include", mode: "no-cors"}})
          .then(answer => answer.type, () => "failed");
        const shown = address => fetch(address, {{credentials: "include"}})
          .then(async answer => `read ${{(await answer.text()).length}}`, () => "failed");
        (async () => {{
          note("websocket", await opened);
          note("reading", await shown({json.dumps(str(self.reader))} + "/"));
          note("health", await shown({json.dumps(self.reader.origin)} + "/_stcore/health"));
          document.title = results.join(", ");
        }})();
        </script>"""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def test_a_page_at_another_port_reads_nothing_and_is_sent_no_cookie(
    browser: Any, reader: Reader
) -> None:
    """It knows the address here; it cannot, for the folder is secret."""
    attack = type("Attack", (_Attack,), {"reader": reader, "cookies": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), attack) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context()
        reader.let_in(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(reader)  # the person reads
        page.get_by_text("Read a Chinese article").wait_for()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")  # and is lured elsewhere
        page.wait_for_function("document.title !== 'trying'")
        assert page.title() == "websocket: refused, reading: failed, health: failed"
        assert attack.cookies and not any(attack.cookies)
        context.close()
        server.shutdown()


def test_half_open_connections_keep_nobody_out(browser: Any, protected: Reader) -> None:
    SAID.clear()  # of what other tests' servers said
    lines = []
    try:
        for number in range(1100):
            line = socket.create_connection(("127.0.0.1", protected.port), timeout=10)
            lines.append(line)
            if number % 2:
                line.sendall(b"GET / HTTP/1.1\r\nHost: ")
        visit = Visit(browser, protected)
        visit.page.get_by_text("Read a Chinese article").wait_for()
        visit.page.close()
        assert not any("Traceback" in one or "Error" in one for one in SAID)
    finally:
        for line in lines:
            line.close()
