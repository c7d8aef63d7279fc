from __future__ import annotations

import pytest

from translator.errors import InputError
from translator.web.web_address import is_web_address, joined, parse


@pytest.mark.parametrize(
    ("given", "text", "shown"),
    [
        ("https://example.org", "https://example.org/", "example.org"),
        (" HTTP://Example.ORG:80/a ", "http://example.org/a", "example.org"),
        ("https://example.org:8443/a#b", "https://example.org:8443/a", "example.org:8443"),
        ("http://[::1]:8080/", "http://[::1]:8080/", "[::1]:8080"),
        ("https://例子.中国/茶馆?问=答", "https://xn--fsqu00a.xn--fiqs8s/%E8%8C%B6%E9%A6%86"
         "?%E9%97%AE=%E7%AD%94", "xn--fsqu00a.xn--fiqs8s"),
        ("https://example.org/%E8%8C%B6 a", "https://example.org/%E8%8C%B6%20a", "example.org"),
        ("https://example.org?a=1", "https://example.org/?a=1", "example.org"),
        ("https://example.org:443/", "https://example.org/", "example.org"),
        ("https://example.org:80/", "https://example.org:80/", "example.org:80"),
        ("https://example.org/" + "a" * 7980, "https://example.org/" + "a" * 7980, "example.org"),
    ],
)  # fmt: skip
def test_an_address_is_put_into_the_letters_that_are_sent(
    given: str, text: str, shown: str
) -> None:
    found = parse(given)
    assert (found.text, found.shown) == (text, shown)
    assert parse(found.text) == found


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("ftp://example.org/a", "web.scheme"),
        ("file:///etc/passwd", "web.scheme"),
        ("javascript://example.org/%0aalert(1)", "web.scheme"),
        ("https://me:secret@example.org/", "web.password"),
        ("https://me@example.org/", "web.password"),
        ("http://evil.example\\@example.org/", "web.password"),
        ("https:///a", "web.no-address"),
        ("https://example.org/\r\nX: 1", "web.no-address"),
        ("https://example.org:99999/", "web.no-address"),
        ("https://[::1/", "web.no-address"),
        ("https://[fe80::1%25eth0]/", "web.no-address"),
        ("https://exa mple.org/", "web.no-address"),
        ("https://" + "a" * 9000, "web.no-address"),
        ("https://example.org/" + "a" * 7981, "web.no-address"),
        ("https://:secret@example.org/", "web.password"),
        ("https://\udcff.org/", "web.no-address"),
    ],
)
def test_what_is_no_address_to_follow_is_refused(given: str, key: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(given)
    assert caught.value.key == key
    assert "secret" not in caught.value.say()


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("https://example.org", True),
        ("ftp://example.org", True),  # it is refused, and not looked for as a file
        ("article.md", False),
        ("C:/articles/a.md", False),
        ("-", False),
        ("a/b://c", False),
    ],
)
def test_an_address_is_told_from_a_path(word: str, is_one: bool) -> None:
    assert is_web_address(word) is is_one


def test_a_place_on_a_page_leads_from_there() -> None:
    base = parse("https://example.org/a/b?c=1")
    assert joined(base, "../d").text == "https://example.org/d"
    assert joined(base, "//other.example/e").text == "https://other.example/e"
    with pytest.raises(InputError):
        joined(base, "file:///etc/passwd")
    with pytest.raises(InputError):
        joined(base, "http://[oops")


def test_of_an_address_without_end_the_beginning_is_told() -> None:
    with pytest.raises(InputError) as caught:
        parse("https://example.org/" + "a" * 9000)
    assert len(caught.value.fields["address"]) == 200
