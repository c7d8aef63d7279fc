from __future__ import annotations

from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from translator import config
from ui.server import access

INSIDE = "inside"
ASKS = "This reader asks for a token."


@pytest.fixture
def token() -> Iterator[str]:
    made = access.new_token()
    access.require(made)
    yield made
    access.require("")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def cookie(self) -> str:
        """The cookie that was set, as a browser sends it back."""
        return self.headers.get("set-cookie", "").partition(";")[0]


async def _server(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": INSIDE.encode()})


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run what never waits to its end, without an event loop (playwright's may be running)."""
    with pytest.raises(StopIteration):
        work.send(None)


class Visitor:
    """Somebody who asks a server behind the token, through ASGI alone.

    Args:
        clock: Of the throttle.
    """

    def __init__(self, clock: Any = lambda: 0.0) -> None:
        self.app = access.AccessMiddleware(_server, access.Throttle(clock))

    def ask(
        self,
        path: str = "/",
        *,
        form: bytes | None = None,
        kind: str = "http",
        address: str = "192.168.1.7",
        **headers: str,
    ) -> Answer:
        """Ask for a page, or send a form."""
        plain, _, query = path.partition("?")
        known = {"accept": "text/html", "host": "192.168.1.5:8501"} | headers
        scope = {
            "type": kind,
            "method": "GET" if form is None else "POST",
            "path": plain,
            "query_string": query.encode(),
            "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in known.items()],
            "client": (address, 50000),
            "server": ("192.168.1.5", 8501),
            "scheme": "http",
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": f"{kind}.request", "body": form or b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        finish(self.app(scope, receive, send))
        if kind == "websocket":
            return Answer(status=0, headers={}, text=sent[0]["type"])
        return Answer(
            status=sent[0]["status"],
            headers={name.decode(): value.decode() for name, value in sent[0]["headers"]},
            text=b"".join(one.get("body", b"") for one in sent[1:]).decode(),
        )


@pytest.mark.parametrize("path", ["/", "/?job=1", "/?token=", "/?token=wrong", "/?token=%E5%8F%A3"])
def test_without_the_token_there_is_only_the_page_that_asks(token: str, path: str) -> None:
    answer = Visitor().ask(path)
    assert answer.status == 403
    assert ASKS in answer.text and INSIDE not in answer.text
    assert ("That is not the token." in answer.text) == ("token=" in path and path[-1] != "=")


def test_what_is_no_page_is_refused_without_a_word(token: str) -> None:
    answer = Visitor().ask("/_stcore/health", accept="*/*")
    assert (answer.status, answer.text) == (403, "")


def test_a_websocket_is_closed_before_it_opens(token: str) -> None:
    assert Visitor().ask("/_stcore/stream", kind="websocket").text == "websocket.close"


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/?token={}", "/"),
        ("/library?token={}", "/library"),
        ("/?job=3&token={}", "/?job=3"),
        ("/memory?part=%E6%9C%AF%E8%AF%AD&token={}", "/memory?part=%E6%9C%AF%E8%AF%AD"),
        ("//evil.example/?token={}", "/evil.example/"),
    ],
)
def test_the_token_of_the_address_lets_in_and_leaves_the_address(
    token: str, asked: str, leads_to: str
) -> None:
    visitor = Visitor()
    answer = visitor.ask(asked.format(token))
    assert answer.status == 303
    assert answer.headers["location"] == leads_to
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert visitor.ask(leads_to, cookie=answer.cookie).text == INSIDE
    stream = visitor.ask("/_stcore/stream", kind="websocket", cookie=answer.cookie)
    assert stream.text == "websocket.accept"


def test_the_token_can_be_typed(token: str) -> None:
    visitor = Visitor()
    page = visitor.ask("/library?a=1&b=<script>").text
    assert 'action="/library?a=1&amp;b=%3Cscript%3E"' in page
    assert "That is not the token." in visitor.ask("/library", form=b"token=wrong").text
    answer = visitor.ask("/library?a=1", form=f"token=+{token}+".encode())
    assert (answer.status, answer.headers["location"]) == (303, "/library?a=1")
    assert visitor.ask("/library", cookie=answer.cookie).text == INSIDE


def test_the_cookie_is_the_servers_and_of_this_site_alone(token: str) -> None:
    answer = Visitor().ask(f"/?token={token}")
    said = answer.headers["set-cookie"].lower()
    assert said.startswith("duizhao-8501=")
    assert "httponly" in said and "samesite=lax" in said and "path=/" in said
    assert "domain" not in said and token.lower() not in said


def test_an_admission_ends_with_the_server(token: str) -> None:
    cookie = Visitor().ask(f"/?token={token}").cookie
    access.require(access.new_token())  # another start
    assert ASKS in Visitor().ask(cookie=cookie).text


def test_who_is_in_already_loses_the_token_of_an_address_too(token: str) -> None:
    visitor = Visitor()
    cookie = visitor.ask(f"/?token={token}").cookie
    assert visitor.ask(f"/models?token={token}", cookie=cookie).headers["location"] == "/models"


def test_without_a_token_required_nobody_is_admitted_by_an_empty_one() -> None:
    access.require("")
    assert Visitor().ask("/?token=").status == 403
    assert Visitor().ask(cookie="duizhao-8501=").status == 403


@pytest.mark.parametrize("form", [b"", b"\xff\xfe", b"token", b"token=" + b"x" * 100_000])
def test_a_form_that_is_none_is_answered_with_the_page(token: str, form: bytes) -> None:
    assert ASKS in Visitor().ask(form=form).text


@pytest.mark.parametrize("started", [0.0, 86_400.0])  # seconds this computer has been running
def test_guesses_are_slowed_down_for_who_guesses_and_nobody_else(
    token: str, started: float
) -> None:
    now = [started]
    visitor = Visitor(lambda: now[0])
    for _ in range(access.GUESSES):
        assert visitor.ask("/?token=wrong").status == 403
    for guess in ("wrong", token):
        answer = visitor.ask(f"/?token={guess}")
        assert answer.status == 429 and "Too many wrong tokens" in answer.text
    assert visitor.ask(form=f"token={token}".encode()).status == 429
    assert visitor.ask(f"/?token={token}", address="192.168.1.8").status == 303
    now[0] += access.WAIT - 1
    assert visitor.ask(f"/?token={token}").status == 429
    now[0] += 1
    assert visitor.ask(f"/?token={token}").status == 303


def test_who_has_waited_may_guess_as_often_as_at_first(token: str) -> None:
    now = [86_400.0]
    visitor = Visitor(lambda: now[0])
    for _ in range(2):
        guesses = [visitor.ask("/?token=wrong").status for _ in range(access.GUESSES + 1)]
        assert guesses == [403] * access.GUESSES + [429]
        now[0] += access.WAIT


def test_only_so_many_addresses_are_remembered() -> None:
    throttle = access.Throttle(lambda: 0.0)
    for number in range(5000):
        throttle.wrong(str(number))
    assert len(throttle._wrong) <= 1000


@pytest.mark.parametrize(
    ("accepted", "tag", "asks"),
    [
        ("zh-TW,zh;q=0.9", "zh-Hant", "需要通行碼才能進入。"),
        ("zh-CN", "zh-Hans", "需要口令才能进入。"),
        ("", "en", ASKS),
    ],
)
def test_the_door_speaks_the_browsers_language(
    token: str, accepted: str, tag: str, asks: str
) -> None:
    text = Visitor().ask(accept_language=accepted).text
    assert asks in text and f'<html lang="{tag}">' in text


def test_every_start_has_a_token_of_its_own() -> None:
    made = {access.new_token() for _ in range(100)}
    assert len(made) == 100
    assert all(len(one) >= 22 for one in made)


def test_the_numbers_of_the_door_are_the_documented_ones() -> None:
    assert (access.GUESSES, access.WAIT) == (10, 60.0)
    assert len(access.new_token()) == 22  # 128 bits in letters of six


def test_ten_wrong_tokens_are_answered_and_no_more(token: str) -> None:
    visitor = Visitor()
    answers = [visitor.ask("/?token=wrong").status for _ in range(12)]
    assert answers == [403] * 10 + [429] * 2


def test_the_address_that_guessed_longest_ago_is_forgotten_first() -> None:
    throttle = access.Throttle(lambda: 0.0)
    for address in ("first", "second"):
        for _ in range(10):
            throttle.wrong(address)
    for number in range(999):
        throttle.wrong(str(number))
    assert [throttle.closed(one) for one in ("first", "second")] == [False, True]
    assert len(throttle._wrong) == 1000


def test_the_cookie_stays_for_a_month(token: str) -> None:
    said = Visitor().ask(f"/?token={token}").headers["set-cookie"]
    assert "Max-Age=2592000;" in said


@pytest.mark.parametrize(("length", "status"), [(4096, 303), (4097, 403)])
def test_a_form_of_four_kilobytes_is_read_and_no_longer_one(
    token: str, length: int, status: int
) -> None:
    form = f"token={token}&x=".encode()
    form += b"y" * (length - len(form))
    assert Visitor().ask(form=form).status == status


def test_the_language_a_person_chose_is_spoken_before_the_browsers(token: str) -> None:
    config.change(language="zh-Hans")
    assert '<html lang="zh-Hans">' in Visitor().ask(accept_language="en-GB").text


def test_the_start_of_the_server_is_passed_on() -> None:
    reached: list[str] = []

    async def server(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["type"])

    async def nothing(*_: object) -> Any:
        return None

    finish(access.AccessMiddleware(server)({"type": "lifespan"}, nothing, nothing))
    assert reached == ["lifespan"]


def test_a_connection_whose_server_is_not_known_has_a_cookie_all_the_same() -> None:
    scope = {"type": "http", "headers": [], "server": None}
    assert access._cookie(access.HTTPConnection(scope)) == "duizhao-0"


def test_each_door_counts_its_own_guesses(token: str) -> None:
    first, second = access.AccessMiddleware(_server), access.AccessMiddleware(_server)
    assert first._throttle is not second._throttle
    own = access.Throttle()
    assert access.AccessMiddleware(_server, own)._throttle is own
