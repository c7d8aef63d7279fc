"""Other devices come in with the token, stay admitted, and see nothing without it."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser.conftest import PATIENCE, Visit, serving

pytestmark = pytest.mark.browser

ASKS = "This reader asks for a token."


@dataclass(frozen=True, kw_only=True)
class Protected:
    """A reader that listens to other devices."""

    address: str
    token: str


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Protected]:
    lines: list[str] = []
    home = tmp_path_factory.mktemp("protected")
    with serving(home, "--host", "0.0.0.0", lines=lines, DUIZHAO_DEVELOPER="1") as address:
        token = re.search(r"/\?token=([\w-]{20,})$", "".join(lines), re.MULTILINE)
        assert token is not None, lines
        yield Protected(address=address, token=token[1])


@pytest.fixture
def visit(browser: Any, protected: Protected) -> Iterator[Visit]:
    """A device that was never here."""
    one = Visit(browser, protected.address, path="/library")
    yield one
    assert one.strange == []
    one.page.close()


def enter(page: Any, token: str) -> None:
    """Type a token."""
    page.get_by_label("Token").fill(token)
    page.get_by_label("Token").press("Enter")


def test_who_types_the_token_is_where_they_wanted_to_be(visit: Visit, protected: Protected) -> None:
    page = visit.page
    page.get_by_text(ASKS).wait_for()
    enter(page, protected.token)
    page.get_by_role("heading", name="Library").wait_for()
    assert page.url == f"{protected.address}/library"


def test_who_came_in_stays_after_a_reload_and_in_a_second_tab(
    browser: Any, protected: Protected
) -> None:
    device = browser.new_context()
    first, second = device.new_page(), device.new_page()
    for page in (first, second):
        page.set_default_timeout(PATIENCE)
    first.goto(f"{protected.address}/library")
    enter(first, protected.token)
    first.get_by_role("heading", name="Library").wait_for()
    first.reload()
    first.get_by_role("heading", name="Library").wait_for()
    second.goto(protected.address)
    second.get_by_text("Read a Chinese article").wait_for()
    device.close()


def test_the_address_of_the_terminal_lets_in_and_keeps_no_token(
    visit: Visit, protected: Protected
) -> None:
    page = visit.page
    page.goto(f"{protected.address}/?token={protected.token}")
    page.get_by_text("Read a Chinese article").wait_for()
    assert page.url == f"{protected.address}/"
    assert page.evaluate("document.cookie").find("duizhao") == -1  # no script reads it
    assert page.evaluate("document.referrer").find("token") == -1
    page.reload()
    page.get_by_text("Read a Chinese article").wait_for()


def test_a_wrong_token_lets_nobody_in(visit: Visit, protected: Protected) -> None:
    page = visit.page
    enter(page, "wrong")
    page.get_by_text("That is not the token.").wait_for()
    page.goto(f"{protected.address}/models?token=wrong")
    page.get_by_text("That is not the token.").wait_for()
    enter(page, protected.token)  # and the right one does
    page.get_by_role("heading", name="Models").wait_for()


def test_nothing_of_an_article_leaves_before_somebody_is_admitted(
    browser: Any, visit: Visit, protected: Protected
) -> None:
    page = visit.page
    enter(page, protected.token)
    page.get_by_role("heading", name="Library").wait_for()
    page.goto(protected.address)
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
        answer = other.request.get(f"{protected.address}{path}")
        assert (answer.status, answer.text()) == (403, "")
    other.close()


def test_the_websocket_is_closed_to_who_was_not_admitted(protected: Protected) -> None:
    port = int(protected.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(
            f"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Origin: {protected.address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Cookie: duizhao-{port}=guessed\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        assert line.recv(1000).split()[1] == b"403"
