"""Templates are found wherever they begin, and nothing else is taken for one."""

from __future__ import annotations

import re

import pytest

from translator.formats.source.ahead import Ahead
from translator.formats.source.templates import SIGNS, Template, Templates, closes, says_something


def found(text: str) -> list[Template]:
    templates = Templates(text, Ahead(text))
    result: list[Template] = []
    for sign in re.finditer(SIGNS, text):
        if not result or sign.start() >= result[-1].end:
            one = templates.at(sign.start(), len(text))
            result += [one] if one else []
    return result


FOUND = [
    ("你好，{{ name }}！", ["{{ name }}"]),
    ("你好，{{{ name }}}！", ["{{{ name }}}"]),
    ("今天{{ {a: {b: 1}} }}好", ["{{ {a: {b: 1}} }}"]),
    ("{{< a\n  b='茶' >}}和{{% c %}}", ["{{< a\n  b='茶' >}}", "{{% c %}}"]),
    ("{{/* 两段\n\n注释 */}}茶", ["{{/* 两段\n\n注释 */}}"]),
    ("{% if 雨 %}带伞{% endif %}", ["{% if 雨 %}", "{% endif %}"]),
    ("{% raw %}{{ 茶 }}{% endraw %}{{ 水 }}", ["{% raw %}{{ 茶 }}{% endraw %}", "{{ 水 }}"]),
    ("{{< highlight go >}}茶{{< /highlight >}}", ["{{< highlight go >}}茶{{< /highlight >}}"]),
    ("{% codeblock %}茶", ["{% codeblock %}"]),
    ("{# 注释 #}茶", ["{# 注释 #}"]),
    ("<%= 茶 %>和<% 水 %>", ["<%= 茶 %>", "<% 水 %>"]),
    ("${user.name}和%{count}和%(day)s", ["${user.name}", "%{count}", "%(day)s"]),
    ("共%d件，%1$s来了，还有%.2f元", ["%d", "%1$s", "%.2f"]),
    # what only looks like one
    ("降了50%左右，100%s不会", []),
    ("先写{{，再写 {{ 茶 }}", ["{{ 茶 }}"]),
    ("括号{{}}是空的", []),
    ("{{ 没有\n\n结束 }}", []),
    ("标题 {#spring}", []),
    ("价格$ {5}和% (s)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("{{ name }}", False),
        ("<%= name %>", False),
        ("%{name}", False),
        ("{% if x %}", True),
        ("{{< tab >}}", True),
        ("{{% tab %}}", True),
        ("{{#if x}}", True),
        ("{{/if}}", True),
        ("{{ end }}", True),
        ("{# 注 #}", True),
        ("<% x %>", True),
    ],
)
def test_tells_what_makes_up_a_page_from_a_value(text: str, tag: bool) -> None:
    (one,) = found(text)
    assert one.tag is tag


@pytest.mark.parametrize("text", ["{% endif %}", "{%- endfor -%}", "{{< /tab >}}", "{{/if}}",
                                  "{{ end }}", "<% } %>", "<% end %>"])  # fmt: skip
def test_knows_closing_tags(text: str) -> None:
    assert closes(text)


@pytest.mark.parametrize("text", ["{% if %}", "{{< tab >}}", "{{#if}}", "<% x %>"])
def test_knows_opening_tags(text: str) -> None:
    assert not closes(text)


def test_tells_templates_with_words_from_others() -> None:
    assert says_something('{{< note "今天休息" >}}')
    assert says_something('{{< note "closed today" >}}')
    assert not says_something('{{< img src="/a b.png" w="300" >}}')
    assert not says_something("{% endnote %}")
