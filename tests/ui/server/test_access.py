from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

import pytest

from translator import config
from ui.server import access
from ui.server.door import Door

INSIDE = "inside"
ASKS = "This reader asks for a token."
HOST = "192.168.1.5:8501"


@pytest.fixture
def door() -> Door:
    return Door([HOST, "127.0.0.1:8501"])


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
    cookie = (b"set-cookie", b"_xsrf=1; Path=/; SameSite=Lax")
    await send({"type": "http.response.start", "status": 200, "headers": [cookie]})
    await send({"type": "http.response.body", "body": INSIDE.encode()})


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run something to its end in an event loop of its own (playwright's may run in this one)."""
    failed: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(work)
        except BaseException as error:  # told where the test is
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


class Visitor:
    """Somebody who asks a server behind the token, through ASGI alone.

    Args:
        door: Of the server.
        clock: Of the throttle.
    """

    def __init__(self, door: Door, clock: Any = lambda: 0.0) -> None:
        self.app = access.AccessMiddleware(_server, door, access.Throttle(clock))

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
        known = {"accept": "text/html", "host": HOST} | headers
        if kind == "websocket":
            known = {"origin": f"http://{HOST}"} | known
        scope = {
            "type": kind,
            "method": "GET" if form is None else "POST",
            "path": plain,
            "query_string": query.encode(),
            "headers": [
                (name.replace("_", "-").encode(), v.encode()) for name, v in known.items() if v
            ],
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
@pytest.mark.parametrize("inside", [False, True])
def test_without_the_token_there_is_only_the_page_that_asks(
    door: Door, path: str, inside: bool
) -> None:
    answer = Visitor(door).ask(door.folder * inside + path)
    assert answer.status == 403
    assert ASKS in answer.text and INSIDE not in answer.text
    assert ("That is not the token." in answer.text) == ("token=" in path and path[-1] != "=")
    assert inside or door.folder not in answer.text


def test_what_is_no_page_is_refused_without_a_word(door: Door) -> None:
    answer = Visitor(door).ask("/_stcore/health", accept="*/*")
    assert (answer.status, answer.text) == (403, "")


def test_a_websocket_is_closed_before_it_opens(door: Door) -> None:
    asked = f"{door.folder}/_stcore/stream"
    assert Visitor(door).ask(asked, kind="websocket").text == "websocket.close"


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
@pytest.mark.parametrize("inside", [False, True])
def test_the_token_of_the_address_lets_in_and_leaves_the_address(
    door: Door, asked: str, leads_to: str, inside: bool
) -> None:
    visitor = Visitor(door)
    answer = visitor.ask(door.folder * inside + asked.format(door.token))
    assert answer.status == 303
    if inside:  # what stands below the folder is the server's to understand
        leads_to = leads_to if "evil" not in asked else "//evil.example/"
    leads_to = door.folder + leads_to
    assert answer.headers["location"] == leads_to
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert visitor.ask(leads_to, cookie=answer.cookie).text == INSIDE
    stream = f"{door.folder}/_stcore/stream"
    answered = visitor.ask(stream, kind="websocket", cookie=answer.cookie)
    assert answered.text == "websocket.accept"


def test_the_token_can_be_typed(door: Door) -> None:
    visitor = Visitor(door)
    page = visitor.ask("/library?a=1&b=<script>").text
    assert 'action="/library?a=1&amp;b=%3Cscript%3E"' in page
    assert "That is not the token." in visitor.ask("/library", form=b"token=wrong").text
    form = f"token=+{door.token}+".encode()
    answer = visitor.ask("/library?a=1", form=form, origin=f"http://{HOST}")
    assert (answer.status, answer.headers["location"]) == (303, f"{door.folder}/library?a=1")
    assert visitor.ask(f"{door.folder}/library", cookie=answer.cookie).text == INSIDE


def test_a_form_comes_from_the_page_that_asks_or_not_at_all(door: Door) -> None:
    """A page without a referrer would send the origin ``null``."""
    page = Visitor(door).ask("/")
    assert page.headers["referrer-policy"] == "same-origin"
    form = f"token={door.token}".encode()
    for origin in ("null", "http://evil.example", "http://192.168.1.5:9000"):
        answer = Visitor(door).ask("/", form=form, origin=origin)
        assert (answer.status, answer.text) == (403, "")


def test_the_cookie_is_of_the_readers_folder_alone(door: Door) -> None:
    answer = Visitor(door).ask(f"/?token={door.token}")
    said = answer.headers["set-cookie"].lower()
    assert said.startswith("duizhao-8501=")
    assert "httponly" in said and "samesite=lax" in said
    assert f"path={door.folder};" in f"{said};"
    assert "domain" not in said and door.token.lower() not in said


def test_the_servers_own_cookies_are_of_that_folder_too(door: Door) -> None:
    visitor = Visitor(door)
    cookie = visitor.ask(f"/?token={door.token}").cookie
    answer = visitor.ask(f"{door.folder}/", cookie=cookie)
    assert answer.headers["set-cookie"] == f"_xsrf=1; SameSite=Lax; Path={door.folder}"


def test_an_admission_ends_with_the_server_where_other_devices_come_in(door: Door) -> None:
    cookie = Visitor(door).ask(f"/?token={door.token}").cookie
    other = Door([HOST])  # another start
    assert ASKS in Visitor(other).ask(cookie=cookie).text
    assert ASKS in Visitor(other).ask(door.folder, cookie=cookie).text


def test_a_browser_stays_admitted_where_the_key_is_kept() -> None:
    first, second = (Door([HOST], key=b"k" * 32) for _ in range(2))
    cookie = Visitor(first).ask(f"/?token={first.token}").cookie
    assert Visitor(second).ask(f"{second.folder}/library", cookie=cookie).text == INSIDE
    assert Visitor(second).ask(f"/?token={first.token}").status == 403


def test_a_ticket_lets_in_once_and_not_for_ever() -> None:
    now = [0.0]
    door = Door([HOST], clock=lambda: now[0])
    visitor = Visitor(door)
    first, second = door.ticket(), door.ticket()
    assert visitor.ask(f"/?token={first}").status == 303
    assert visitor.ask(f"/?token={first}").status == 403
    now[0] = 300.0
    assert visitor.ask(f"/?token={second}").status == 403


def test_who_is_in_already_loses_the_token_of_an_address_too(door: Door) -> None:
    visitor = Visitor(door)
    cookie = visitor.ask(f"/?token={door.token}").cookie
    asked = f"{door.folder}/models"
    answer = visitor.ask(f"{asked}?token={door.token}", cookie=cookie)
    assert answer.headers["location"] == asked


@pytest.mark.parametrize("host", ["evil.example:8501", "192.168.1.5", "192.168.1.5:9000", ""])
def test_another_name_for_this_computer_is_answered_nothing(door: Door, host: str) -> None:
    visitor = Visitor(door)
    cookie = visitor.ask(f"/?token={door.token}").cookie
    for path in ("/", door.folder, f"/?token={door.token}"):
        answer = visitor.ask(path, host=host, cookie=cookie)
        assert (answer.status, answer.text) == (403, "")
    stream = f"{door.folder}/_stcore/stream"
    asked = {"host": host, "origin": f"http://{host}", "cookie": cookie}
    assert visitor.ask(stream, kind="websocket", **asked).text == "websocket.close"


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://192.168.1.5:9000", "https://192.168.1.5:8501", "null"]
)
def test_a_page_of_another_origin_is_answered_nothing(door: Door, origin: str) -> None:
    visitor = Visitor(door)
    cookie = visitor.ask(f"/?token={door.token}").cookie
    answer = visitor.ask(door.folder, cookie=cookie, origin=origin)
    assert (answer.status, answer.text) == (403, "")
    stream = f"{door.folder}/_stcore/stream"
    asked = {"cookie": cookie, "origin": origin}
    assert visitor.ask(stream, kind="websocket", **asked).text == "websocket.close"


def test_a_websocket_that_does_not_say_where_it_comes_from_is_closed(door: Door) -> None:
    visitor = Visitor(door)
    cookie = visitor.ask(f"/?token={door.token}").cookie
    stream = f"{door.folder}/_stcore/stream"
    asked = {"cookie": cookie, "origin": ""}
    assert visitor.ask(stream, kind="websocket", **asked).text == "websocket.close"


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("same-origin", "cors", 200),
        ("same-site", "no-cors", 403),  # a picture or script asked for by another port's page
        ("cross-site", "cors", 403),
        ("cross-site", "navigate", 200),  # a person followed a link
        ("none", "navigate", 200),
    ],
)
def test_only_a_person_comes_from_elsewhere(door: Door, site: str, mode: str, status: int) -> None:
    visitor = Visitor(door)
    cookie = visitor.ask(f"/?token={door.token}").cookie
    asked = {"sec_fetch_site": site, "sec_fetch_mode": mode, "cookie": cookie}
    assert visitor.ask(f"{door.folder}/", **asked).status == status


@pytest.mark.parametrize("form", [b"", b"\xff\xfe", b"token", b"token=" + b"x" * 100_000])
def test_a_form_that_is_none_is_answered_with_the_page(door: Door, form: bytes) -> None:
    assert ASKS in Visitor(door).ask(form=form).text


@pytest.mark.parametrize("started", [0.0, 86_400.0])  # seconds this computer has been running
def test_guesses_are_slowed_down_for_who_guesses_and_nobody_else(
    door: Door, started: float
) -> None:
    now = [started]
    visitor = Visitor(door, lambda: now[0])
    token = door.token
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


def test_who_has_waited_may_guess_as_often_as_at_first(door: Door) -> None:
    now = [86_400.0]
    visitor = Visitor(door, lambda: now[0])
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
    door: Door, accepted: str, tag: str, asks: str
) -> None:
    text = Visitor(door).ask(accept_language=accepted).text
    assert asks in text and f'<html lang="{tag}">' in text


def test_the_numbers_of_the_door_are_the_documented_ones() -> None:
    assert (access.GUESSES, access.WAIT) == (10, 60.0)


def test_ten_wrong_tokens_are_answered_and_no_more(door: Door) -> None:
    visitor = Visitor(door)
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


def test_the_cookie_stays_for_a_month(door: Door) -> None:
    said = Visitor(door).ask(f"/?token={door.token}").headers["set-cookie"]
    assert "Max-Age=2592000;" in said


@pytest.mark.parametrize(("length", "status"), [(4096, 303), (4097, 403)])
def test_a_form_of_four_kilobytes_is_read_and_no_longer_one(
    door: Door, length: int, status: int
) -> None:
    form = f"token={door.token}&x=".encode()
    form += b"y" * (length - len(form))
    assert Visitor(door).ask(form=form).status == status


def test_the_language_a_person_chose_is_spoken_before_the_browsers(door: Door) -> None:
    config.change(language="zh-Hans")
    assert '<html lang="zh-Hans">' in Visitor(door).ask(accept_language="en-GB").text


def test_a_connection_whose_server_is_not_known_has_a_cookie_all_the_same() -> None:
    scope = {"type": "http", "headers": [], "server": None}
    assert access._cookie(access.HTTPConnection(scope)) == "duizhao-0"


def test_each_door_counts_its_own_guesses(door: Door) -> None:
    first, second = access.AccessMiddleware(_server, door), access.AccessMiddleware(_server, door)
    assert first._throttle is not second._throttle
    own = access.Throttle()
    assert access.AccessMiddleware(_server, door, own)._throttle is own


def test_every_start_has_a_token_and_a_folder_of_its_own() -> None:
    made = [Door([HOST]) for _ in range(100)]
    assert len({one.token for one in made}) == len({one.folder for one in made}) == 100
    assert all(len(one.token) >= 22 and len(one.folder) >= 20 for one in made)


def test_a_bookmark_that_brings_an_address_lets_nobody_in(door: Door) -> None:
    """It is pressed on strange pages, which may see and change where it leads."""
    asked = "/?address=https%3A%2F%2Fexample.org%2F%3Ca%3E"
    answer = Visitor(door).ask(asked, sec_fetch_site="cross-site", sec_fetch_mode="navigate")
    assert answer.status == 403
    assert ASKS in answer.text
    assert door.folder not in answer.text and "<a>" not in answer.text
    for how in ({"sec_fetch_mode": "cors"}, {"sec_fetch_mode": "no-cors"}):
        other = Visitor(door).ask(asked, sec_fetch_site="cross-site", **how)
        assert (other.status, other.text) == (403, "")


def test_the_address_that_a_bookmark_brings_is_kept_while_the_token_is_asked_for(
    door: Door,
) -> None:
    visitor = Visitor(door)
    asked = "/?address=https%3A%2F%2Fexample.org%2F"
    assert f'action="{asked}"' in visitor.ask(asked).text
    answer = visitor.ask(asked, form=f"token={door.token}".encode())
    assert answer.headers["location"] == door.folder + asked


def test_the_page_that_asks_runs_one_script_and_no_other(door: Door) -> None:
    import hashlib
    from base64 import b64encode

    answer = Visitor(door).ask("/?address=</script><script>alert(1)</script>")
    (script,) = [one.partition("</script>")[0] for one in answer.text.split("<script>")[1:]]
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = answer.headers["content-security-policy"]
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy
