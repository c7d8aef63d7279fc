from __future__ import annotations

import pytest

from ui.reader import inline_nodes


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        " https://evil.example",
        "https://a\nb",
        "java\tscript:alert(1)",
        "",
    ],
)
def test_an_address_a_reader_must_not_follow_is_none(address: str) -> None:
    assert inline_nodes.safe_address(address) is None


@pytest.mark.parametrize("address", ["https://a.example/?q=1&x", "HTTP://a.b", "mailto:a@b.c"])
def test_an_ordinary_address_is_kept(address: str) -> None:
    assert inline_nodes.safe_address(address) == address
