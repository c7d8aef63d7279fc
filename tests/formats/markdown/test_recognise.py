"""Two signs of different kinds, or a sure one, are Markdown."""

from __future__ import annotations

import pytest

from translator.formats.markdown.recognise import looks_like_markdown

SURE = [
    "[茶](https://a.example)",
    "![茶](a.png)",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# 一\n\n# 二",
]
SIGNS = {
    "heading": "# 早市\n\n天亮了。", "definition": "[1]: https://a.example", "fence": "```\nx\n```",
    "strong": "这里**很**好。", "list": "- 茶\n- 水", "quote": "> 老话", "code": "运行`cd`。",
}  # fmt: skip


@pytest.mark.parametrize("text", SURE)
def test_one_sure_sign_is_enough(text: str) -> None:
    assert looks_like_markdown(text)
    assert looks_like_markdown(text.replace("\n", "\r\n"))


@pytest.mark.parametrize("name", SIGNS)
def test_one_sign_that_may_be_chance_is_not_and_two_are(name: str) -> None:
    assert not looks_like_markdown(SIGNS[name])
    assert not looks_like_markdown(f"{SIGNS[name]}\n\n{SIGNS[name]}") or name == "heading"
    for other, text in SIGNS.items():
        if other != name:
            assert looks_like_markdown(f"{SIGNS[name]}\n\n{text}"), other


@pytest.mark.parametrize("text", ["", "早市。", "# a\n# b\n# c\n", "1 * 2 ** 3", "a_b_c", "a | b"])
def test_what_anybody_writes_is_text(text: str) -> None:
    assert not looks_like_markdown(text)
