"""The line on what stays as it is, said in an ordinary run."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.cli.report_left import left
from translator.formats.registry import by_path


def said(text: str, name: str = "a.md", language: str = "zh-Hans") -> str:
    data = text.encode()
    return left(by_path(name, data).read(data, name=name), language)


LONG = "npm run build && " * 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("茶\n\n```\n代码\n```\n\n$$\n水=1\n$$\n\n~~~\n码\n~~~\n",
         "3 blocks were left as they are: 2 code, 1 formula; --report tells which"),
        ("茶\n\n```\n代码\n```\n",
         "1 block was left as it is: 1 code; --report tells which"),
        (f"茶\n\n```\n{LONG}\n# 说明\n```\n",
         "1 block was left as it is: 1 code; --report tells which"),
        ("---\nauthor: 老王\n---\n\n<pre>预排</pre>\n\n[茶](a.md '题')\n",
         "3 blocks were left as they are: 1 header value, 1 code, 1 text on hover;"
         " --report tells which"),
        ("茶\n\n```\nnpm i\n```\n\n[茶]: a.md\n", ""),
        ("茶\n", ""),
    ],
)  # fmt: skip
def test_what_is_left_is_counted_by_kind(text: str, expected: str) -> None:
    assert said(text) == expected


def test_scripts_of_a_page_are_not_worth_saying() -> None:
    assert said("<p>茶<script>f('字')</script><svg><text>图</text></svg>", "a.html") == (
        "1 block was left as it is: 1 drawing; --report tells which"
    )


def test_code_counts_by_the_language_translated_from() -> None:
    assert said("Tea.\n\n```\n代码\n```\n", language="en") == ""


def test_a_run_says_it_in_one_line(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("茶很好喝。\n\n```\n# 代码\n```\n", "utf-8")
    done = duizhao("translate", path, "--model", "echo")
    assert done.err.splitlines()[-1] == "  1 block was left as it is: 1 code; --report tells which"
    assert duizhao("translate", path, "--model", "echo", "--quiet").err == ""
