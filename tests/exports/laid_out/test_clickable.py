from __future__ import annotations

import pytest

from translator.exports.laid_out.clickable import clickable


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org", "https://example.org"),
        ("HTTP://Example.ORG:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"),
        ("https://例子.测试/茶?问=答#甲", "https://xn--fsqu00a.xn--0zwm56d/%E8%8C%B6?%E9%97%AE=%E7%AD%94#%E7%94%B2"),
        ("https://example.org/100%/%7Ea|b[c]", "https://example.org/100%25/%7Ea%7Cb%5Bc%5D"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("mailto:nobody", ""),
        ("javascript:alert(1)", ""), ("file:///etc/passwd", ""), ("//example.org/a", ""),
        ("a.md", ""), ("", ""), ("https://", ""), ("https:///a", ""),
        ("https://exa mple.org", ""), ("https://exa|mple.org", ""), ("http://[::1/", ""),
        ("https://example.org:x/", ""), ("https://me:secret@example.org/", ""),
        ("https://example.org/\n", "https://example.org/"), ("https://example.org/\ud800", "https://example.org/%EF%BF%BD"),
        (f"https://example.org/{'a' * 1980}", f"https://example.org/{'a' * 1980}"),
        (f"https://example.org/{'a' * 1981}", ""),
        ("https://me@example.org/", ""), ("MAILTO:me@example.org", "mailto:me@example.org"),
        ("mailto:me @example.org", ""), ("https://example.org/a b", ""),
        ("https://example.org:0/", "https://example.org:0/"),
        ("https://my-_own.example.org/", "https://my-_own.example.org/"),
        ("https://example.org/%4", "https://example.org/%254"),
        ("https://example.org/%4g%C3%9f", "https://example.org/%254g%C3%9f"),
        ("https://example.org/%", "https://example.org/%25"),
        (f"https://example.org/{'a' * 3000}", ""), (f"https://{'例' * 80}.org/", ""),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_and_of_mail_and_always_as_a_uri(
    address: str, written: str
) -> None:
    assert clickable(address) == written
