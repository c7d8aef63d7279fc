"""Asking a server on this computer for pages, with everything that servers do wrong."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Site, http
from translator.errors import InputError
from translator.web import dialling
from translator.web.dialling import Limits
from translator.web.fetching import MOST_REDIRECTS, Fetched, Fetching
from translator.web.web_address import parse

packed = partial(gzip.compress, mtime=0)


def fetch(
    address: str, limits: Limits, *, said: list[str] | None = None, allow_private: bool = True
) -> Fetched:
    told: list[str] = [] if said is None else said
    fetching = Fetching(
        agent="duizhao (test)", announce=told.append, allow_private=allow_private, limits=limits
    )
    return fetching.get(parse(address))


def refused(address: str, limits: Limits, **how: Any) -> InputError:
    with pytest.raises(InputError) as caught:
        fetch(address, limits, **how)
    assert caught.value.what and caught.value.hint
    return caught.value


def to(place: str, status: str = "302 Found") -> bytes:
    return http(status=status, Location=place)


def test_a_page_is_asked_for_once_and_says_who_asks(site: Site, hurried: Limits) -> None:
    site.answers["/a?b=1"] = http(b"text", Content_Type="text/plain; charset=GBK")
    said: list[str] = []
    found = fetch(site("/a?b=1#c"), hurried, said=said)
    assert (found.data, found.media_type, found.charset) == (b"text", "text/plain", "gbk")
    assert said == [f"{site.host} is asked for this page."]
    assert len(site.asked) == 1
    headers = site.asked[0].lower()
    assert headers.startswith("get /a?b=1 http/1.1\r\n")
    assert "user-agent: duizhao (test)\r\n" in headers
    for secret in ("cookie", "authorization", "referer", "origin", "accept-language"):
        assert f"\r\n{secret}:" not in headers


def test_redirects_are_followed_and_another_host_is_said(site: Site, hurried: Limits) -> None:
    other = Site()
    site.answers["/a"] = to("/b", "301 Moved Permanently")
    site.answers["/b"] = to(other("/茶馆"), "307 Temporary Redirect")
    other.answers["/%E8%8C%B6%E9%A6%86"] = http("好茶".encode())
    said: list[str] = []
    found = fetch(site("/a"), hurried, said=said)
    assert found.data.decode() == "好茶"
    assert found.address.text == other("/%E8%8C%B6%E9%A6%86")
    assert said[1:] == [f"{site.host} sends on to {other.host}, which is asked now."]
    other.close()


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("/a", "web.circle"),
        ("file:///etc/passwd", "web.scheme"),
        ("http://me:you@127.0.0.1/", "web.password"),
        ("http://[oops", "web.no-address"),
    ],
)
def test_a_redirect_that_leads_astray_is_not_followed(
    site: Site, hurried: Limits, place: str, key: str
) -> None:
    site.answers["/a"] = to(place)
    assert refused(site("/a"), hurried).key == key
    assert len(site.asked) == 1


def test_redirects_without_an_end_are_given_up(site: Site, hurried: Limits) -> None:
    for number in range(20):
        site.answers[f"/{number}"] = to(f"/{number + 1}")
    assert refused(site("/0"), hurried).key == "web.redirects"
    assert len(site.asked) == MOST_REDIRECTS + 1


def test_a_redirect_does_not_lead_from_https_to_http(hurried: Limits) -> None:
    fetching = Fetching(agent="", announce=print, limits=hurried)
    with pytest.raises(InputError) as caught:
        fetching.onward(parse("https://example.org/"), "http://example.org/")
    assert caught.value.key == "web.downgrade"
    onward = fetching.onward(parse("http://example.org/"), "https://example.org/")
    assert onward.scheme == "https"


def test_this_computer_is_asked_only_where_that_is_allowed(site: Site, hurried: Limits) -> None:
    site.answers["/"] = http(b"secret")
    error = refused(site("/"), hurried, allow_private=False)
    assert error.key == "web.private" and "--allow-private" in error.hint
    assert site.asked == []


@pytest.mark.parametrize("name", ["localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "0"])
def test_no_way_of_writing_leads_to_this_computer(hurried: Limits, name: str) -> None:
    error = refused(f"http://{name}:9/", hurried, allow_private=False)
    assert error.key in ("web.private", "web.not-found")


def answers(monkeypatch: pytest.MonkeyPatch, *places: str) -> list[str]:
    """Have every name looked up lead to these addresses, one after the other; return the names."""
    asked: list[str] = []
    left = list(places)

    def look_up(host: str, port: int, **_: Any) -> list[Any]:
        asked.append(host)
        place = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in place.split()]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize("places", ["10.0.0.1", "93.184.215.14 169.254.169.254"])
def test_a_name_that_leads_into_this_network_is_refused(
    monkeypatch: pytest.MonkeyPatch, hurried: Limits, places: str
) -> None:
    answers(monkeypatch, places)
    monkeypatch.setattr(dialling, "_reached", lambda *_: pytest.fail("connected"))
    error = refused("http://innocent.example/", hurried, allow_private=False)
    assert error.key == "web.private"


def test_what_was_looked_up_and_judged_is_connected_to(
    monkeypatch: pytest.MonkeyPatch, hurried: Limits
) -> None:
    """A name server that says something else the second time is not asked a second time."""
    asked = answers(monkeypatch, "93.184.215.14", "127.0.0.1")
    reached: list[Any] = []

    def connect(place: str, port: int, timeout: float) -> socket.socket:
        reached.append((place, port))
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(dialling, "_reached", connect)
    assert refused("http://rebinding.example/", hurried, allow_private=False).key == "web.nobody"
    assert asked == ["rebinding.example"]
    assert reached == [("93.184.215.14", 80)]


def test_a_redirect_into_this_network_is_refused(
    monkeypatch: pytest.MonkeyPatch, site: Site, hurried: Limits
) -> None:
    site.answers["/"] = to("http://169.254.169.254/latest/meta-data/")
    real = dialling.is_public
    monkeypatch.setattr(dialling, "is_public", lambda one: one == "127.0.0.1" or real(one))
    error = refused(site("/"), hurried, allow_private=False)
    assert error.key == "web.private"
    assert "169.254.169.254" in error.what


@pytest.mark.parametrize(
    ("status", "key"),
    [
        ("404 Not Found", "web.gone"), ("410 Gone", "web.gone"), ("403 Forbidden", "web.closed"),
        ("401 Unauthorized", "web.closed"), ("429 Too Many Requests", "web.busy"),
        ("503 Service Unavailable", "web.busy"), ("418 I'm a teapot", "web.other"),
        ("204 No Content", "web.nothing"), ("304 Not Modified", "web.other"),
        ("302 Found", "web.other"), ("402 Payment Required", "web.closed"),
        ("407 Proxy Authentication Required", "web.closed"), ("408 Request Timeout", "web.busy"),
        ("451 Unavailable For Legal Reasons", "web.closed"), ("425 Too Early", "web.busy"),
        ("500 Internal Server Error", "web.busy"), ("502 Bad Gateway", "web.busy"),
        ("504 Gateway Timeout", "web.busy"), ("300 Multiple Choices", "web.other"),
        ("299 Something", "web.nothing"),
    ],
)  # fmt: skip
def test_a_refusal_is_said_in_words(site: Site, hurried: Limits, status: str, key: str) -> None:
    site.answers["/"] = http(status=status)
    error = refused(site("/"), hurried)
    assert error.key == key
    assert status[:3] in error.what or key == "web.nothing"


@pytest.mark.parametrize("status", ["303 See Other", "308 Permanent Redirect"])
def test_every_redirect_is_followed(site: Site, hurried: Limits, status: str) -> None:
    site.answers["/a"] = to("/b", status)
    site.answers["/b"] = http(b"here", status="203 Non-Authoritative Information")
    assert fetch(site("/a"), hurried).data == b"here"


def test_a_page_as_large_as_may_be_is_had(site: Site, hurried: Limits) -> None:
    site.answers["/"] = http(b"x" * hurried.largest)
    assert len(fetch(site("/"), hurried).data) == hurried.largest
    site.answers["/more"] = http(b"x" * (hurried.largest + 1))
    assert refused(site("/more"), hurried).key == "web.too-large"


def test_without_a_length_that_is_said_as_much_may_come(site: Site, hurried: Limits) -> None:
    site.answers["/"] = http(b"x" * hurried.largest, length=None)
    assert len(fetch(site("/"), hurried).data) == hurried.largest


def test_an_empty_answer_is_no_page(site: Site, hurried: Limits) -> None:
    site.answers["/"] = http(b"")
    assert refused(site("/"), hurried).key == "web.nothing"


def endless(piece: bytes, pause: float = 0.0, head: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> Any:
    over = threading.Event()

    def answer(line: socket.socket) -> None:
        line.sendall(head)
        while not over.wait(pause):
            line.sendall(piece)

    return answer


def test_a_body_without_an_end_is_cut_off(site: Site, hurried: Limits) -> None:
    site.answers["/"] = endless(b"x" * 50_000)
    assert refused(site("/"), hurried).key == "web.too-large"


def test_a_body_that_packs_nothing_without_an_end_is_cut_off(site: Site, hurried: Limits) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    site.answers["/"] = endless(packed(b"") * 3000, head=head)
    assert refused(site("/"), hurried).key == "web.too-large"


@pytest.mark.parametrize(
    "answer",
    [
        endless(b"x", 0.05),
        endless(b"a: b\r\n", 0.05, b"HTTP/1.1 200 OK\r\n"),
        endless(b"HTTP/1.1 100 Continue\r\n\r\n", 0.02, b""),
    ],
)
def test_who_sends_for_ever_is_not_waited_for(site: Site, hurried: Limits, answer: Any) -> None:
    site.answers["/"] = answer
    begun = time.monotonic()
    assert refused(site("/"), hurried).key == "web.slow"
    assert time.monotonic() - begun < 20  # hours, if it were


def test_who_says_nothing_is_not_waited_for(site: Site, hurried: Limits) -> None:
    site.answers["/"] = lambda line: time.sleep(2)
    assert refused(site("/"), hurried).key == "web.quiet"


def test_a_gzip_bomb_is_refused(site: Site, hurried: Limits) -> None:
    bomb = packed(b"\0" * 30_000_000)
    assert len(bomb) < 50_000
    site.answers["/"] = http(bomb, Content_Encoding="gzip")
    assert refused(site("/"), hurried).key == "web.too-large"


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (http(b"short", length=5000), "web.cut"),
        (http(b"short", length=10_000_000), "web.too-large"),
        (http(b"5\r\nshort\r\n", length=None, Transfer_Encoding="chunked"), "web.cut"),
        (http(b"zz\r\nshort\r\n", length=None, Transfer_Encoding="chunked"), "web.cut"),
        (http(packed(b"a text" * 99)[:-9], Content_Encoding="gzip"), "web.cut"),
        (http(b"plain", Content_Encoding="gzip"), "web.garbled"),
        (http(b"x", Content_Encoding="br"), "web.coding"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "web.line"),
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200 + b"\r\n", "web.line"),
        (b"HTTP/1.1 200 OK\r\na: " + b"b" * 70_000 + b"\r\n\r\n", "web.line"),
        (b"", "web.line"),
    ],
)
def test_an_answer_that_lies_or_breaks_off_is_no_page(
    site: Site, hurried: Limits, answer: bytes, key: str
) -> None:
    site.answers["/"] = answer
    assert refused(site("/"), hurried).key == key


def test_what_follows_the_length_that_was_said_is_not_read(site: Site, hurried: Limits) -> None:
    site.answers["/"] = http(b"a page and more", length=6)
    assert fetch(site("/"), hurried).data == b"a page"


def test_nobody_there_is_said_with_the_proxy_that_is_not_used(
    monkeypatch: pytest.MonkeyPatch, hurried: Limits
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:3128")
    error = refused(f"http://127.0.0.1:{port}/", hurried)
    assert error.key == "web.nobody"
    assert "proxy named in the environment is not used" in error.what


def test_a_name_that_nobody_has_is_said(monkeypatch: pytest.MonkeyPatch, hurried: Limits) -> None:
    def look_up(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert refused("http://nobody.example/", hurried).key == "web.not-found"


CERTIFICATE = Path(__file__).with_name("localhost.pem")
"""Of localhost, signed by itself, made for these tests; its key protects nothing."""


@pytest.fixture
def secured() -> Iterator[str]:
    """The address of a server that speaks TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError), context.wrap_socket(listener.accept()[0], True) as line:
                line.recv(65536)
                line.sendall(http(b"in secret"))

        threading.Thread(target=serve, daemon=True).start()
        yield f"https://127.0.0.1:{listener.getsockname()[1]}/"


def test_a_server_has_to_prove_who_it_is(secured: str, hurried: Limits) -> None:
    error = refused(secured, hurried)
    assert error.key == "web.certificate" and "127.0.0.1" in error.what


def test_a_certificate_that_the_system_trusts_is_enough(
    secured: str, hurried: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    assert fetch(secured, hurried).data == b"in secret"


def test_a_certificate_of_another_name_is_refused(
    secured: str, hurried: Limits, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    answers(monkeypatch, "127.0.0.1")
    error = refused(secured.replace("127.0.0.1", "example.org"), hurried)
    assert error.key == "web.certificate"


def test_a_server_that_speaks_no_tls_is_told_so(hurried: Limits) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            line, _ = listener.accept()
            with suppress(OSError), line:
                line.recv(65536)
                line.sendall(http(status="400 Bad Request"))

        threading.Thread(target=serve, daemon=True).start()
        error = refused(f"https://127.0.0.1:{listener.getsockname()[1]}/", hurried)
    assert error.key == "web.tls"
