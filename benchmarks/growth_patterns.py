"""What growth.py repeats: beginnings that never end, nesting, long lines, long paragraphs."""

from __future__ import annotations

from collections.abc import Callable

Pattern = Callable[[int], bytes]
"""Returns a document in which something stands so many times."""

REPEATED: dict[str, str | bytes] = {
    "<p": "<p",
    "<meta": "<meta",
    "meta tags": '<meta name="description" content="早市">\n',
    "tags alike": "<b>早</b>",
    "closing tags": "</p>",
    "attributes": "<p a='",
    "[[": "[[",
    "[": "[",
    "](": "](",
    "[a](": "[早](",
    "![[]()": "![[]()",
    "{{": "{{",
    "{%": "{%",
    "$": "$ ",
    "$a": "$a",
    "\\(": "\\(",
    "\\[": "\\[早",
    "\\begin{": "\\begin{a}",
    ":::": ":::\n",
    "::: names": "::: 早\n",
    "!!! ": "!!! ",
    "!!! lines": '!!! note "早市"\n',
    "|": "|",
    "table rows": "|早|市|\n|-|-|\n",
    "*": "*",
    "*a": "*早",
    "**a": "**早 ",
    "_": "_",
    "_a": "_早 ",
    "*a_": "*早_",
    "`": "`",
    "` and ``": "`早``",
    "~~~": "~~~\n",
    "&#1": "&#1",
    "&": "&amp",
    "{/*": "{/*",
    "{": "{",
    "<Card": "<Card",
    "<Card a={": "<Card a={",
    "<Card>": "<Card>\n",
    "<!--": "<!--",
    "<!-- -": "<!-- -",
    "]]>": "]]>",
    "<![CDATA[": "<![CDATA[",
    "<?": "<?",
    "<": "<",
    "<script": "<script>",
    "<ruby>": "<ruby>早<rt>",
    "a = 'b'": "a = 'b'\n",
    "a: b": "早: 市\n",
    "import": "import 早 from 'b'\n",
    "export": "export const a = {\n",
    "---": "---\n",
    "===": "===\n",
    "digits": "7",
    "numerals": "三",
    "amounts": "三百万4.5",
    "thousands": "1,000",
    "dates": "2024年5月6日",
    "Latin letters": "a",
    "Latin words": "market ",
    "capitals": "Market Town ",
    "的": "的",
    "names": "王小明说",
    "titles": "《早市》",
    "quotation marks": "“早",
    "brackets": "（早",
    "unclosed 《": "《",
    "dots": "…",
    "commas": "早，",
    "full stops": "。",
    "points": "a.",
    "spaces": " ",
    "wide spaces": "\u3000",
    "blank lines": "\n",
    "short lines": "早市开了\n",
    "lines of a paragraph": "早市天亮前就开始了，卖菜的人很多。\n",
    "lines in English": "The market opens before dawn, and it is busy.\n",
    "sentences": "早市开了。",
    "sentences apart": "早市开了。今天很热闹。\n\n",
    "no marks": "早市天亮前就开始了卖菜的人很多",
    "hard breaks": "早市  \n",
    "escapes": "\\*",
    "addresses": "https://例.example/早 ",
    "@": "a@b.",
    "www.": "www.",
    "emoji": "👨‍👩‍👧",
    "combining": "e\u0301",
    "zero width": "\u200b",
    "carriage returns": "早\r",
    "list items": "- 早市\n",
    "numbered items": "1. 早市\n",
    "empty items": "- ",
    "quotes": ">",
    "quote lines": "> 早市\n",
    "headings": "# 早市\n",
    "code": "`早市` ",
    "links": "[早市](a.md) ",
    "pictures": "![早市](a.png) ",
    "emphasis": "*早市*，",
    "footnote uses": "早[^1] ",
    "link uses": "[早市][a] ",
    "shortcodes": '{{< a "早" >}}',
    "variables": "{{ 早 }} ",
    "formulas": "$x$ 早 ",
    "wikilinks": "[[早市|早]] ",
    "JSX": "<Card a='早'/>\n",
    "mixed scripts": "早の市",
    "both scripts": "龙龍",
    "\\x80": b"\x80",
    "\\xe6": b"\xe6",
    "\\xff": b"\xff\xfe",
    "GB 18030": "早市开了。".encode("gb18030"),
    "GB euro": "早\u5e02".encode("gbk") + b"\x80",
}  # fmt: skip
"""Label → what is repeated."""


def _repeated(text: str | bytes) -> Pattern:
    data = text if isinstance(text, bytes) else text.encode()
    return lambda number: data * number


def _between(before: str, repeated: str, after: str) -> Pattern:
    return lambda number: (before + repeated * number + after).encode()


def _numbered(line: str, head: str = "") -> Pattern:
    return lambda number: (head + "".join(line.format(n=n) for n in range(number))).encode()


def _nested(open_: str, close: str) -> Pattern:
    return lambda number: (open_ * number + "早市" + close * number + "\n").encode()


def _steps(mark: str) -> Pattern:
    """Return lists or quotes each deeper than the one before, at most 50 deep."""
    return lambda number: "".join(
        f"{'  ' * (step % 50)}{mark}早市\n" for step in range(number)
    ).encode()


PATTERNS: dict[str, Pattern] = {
    **{label: _repeated(text) for label, text in REPEATED.items()},
    "front matter, spaces": _between("---\ntitle: a", " ", "x\n---\n早市\n"),
    "front matter, keys": lambda n: (
        "---\n" + "".join(f"title{i}: 早市\n" for i in range(n)) + "---\n早\n"
    ).encode(),
    "front matter, one list": _between("---\ntags:\n", "  - 早市\n", "---\n早市\n"),
    "front matter, open": _between("---\n", "title: 早市\n", ""),
    "front matter, TOML": _between("+++\n", "a = 'b'\n", "+++\n早市\n"),
    "nested quotes": _nested("> ", ""),
    "nested emphasis": _nested("*早 ", " 早*"),
    "nested brackets": _nested("[", "]"),
    "nested pictures": _nested("![", "](a)"),
    "nested tags": _nested("<b>", "</b>"),
    "nested blocks": _nested("<div>\n", "</div>\n"),
    "nested JSX": _nested("<Card>\n", "</Card>\n"),
    "nested braces": _nested("{{ ", " }}"),
    "nested containers": _nested("::: a\n", ":::\n"),
    "nested lists": _nested("- ", ""),
    "list in steps": _steps("- "),
    "quotes in steps": _steps("> "),
    "footnotes": _numbered("早[^{n}]\n\n[^{n}]: 早市。\n\n"),
    "link definitions": _numbered("[早{n}][a{n}]\n\n[a{n}]: b.md\n\n"),
    "definitions": _numbered("[a{n}]: b.md\n"),
    "abbreviations": _numbered("*[A{n}]: 早市\n"),
    "different headings": _numbered("# 早市{n}\n\n"),
    "same headings": _repeated("# 早市\n\n[早](#早市)\n\n"),
    "different names": lambda n: "".join(
        f"{'王李张刘陈杨赵黄周吴'[i % 10]}{chr(0x4E00 + i * 7 % 20000)}"
        f"{chr(0x4E00 + i * 13 % 20000)}说，早市开了。"
        for i in range(n)
    ).encode(),
    "different characters": lambda n: "".join(
        chr(0x4E00 + i * 7919 % 20000) for i in range(n)
    ).encode(),
    "one wide table": lambda n: (
        "|" + "早|" * n + "\n|" + "-|" * n + "\n|" + "市|" * n + "\n"
    ).encode(),
    "one long code block": _between("```\n", "早市 = 1\n", "```\n"),
    "open code block": _between("```\n", "早市 = 1\n", ""),
    "open div": _between("<div>\n", "早市<br>\n", ""),
    "open script": _between("<script>", "a<b;", ""),
    "a page": _between("<html><body><p>", "早市开了。<br>\n", "</p></body></html>"),
    "paragraphs of a page": _between("<html>", "<p>早市<b>开</b>了。</p>\n", "</html>"),
    "cells of a page": _between("<table>", "<tr><td>早</td><td>1</td></tr>\n", "</table>"),
    "items of a page": _between("<ul>", "<li>早市<ul>", ""),
    "one open quotation": _between("“", "早市开了。", "”"),
    "marks in one paragraph": _between("", "`a`早*市*[开](b) ", "\n"),
}

TEXTS = frozenset((
    "[[", "<", "&#1", "{{", "$a", "*a", "`", "tags alike", "digits", "numerals", "amounts",
    "thousands", "dates", "Latin letters", "Latin words", "capitals", "的", "names", "titles",
    "quotation marks", "brackets", "unclosed 《", "dots", "commas", "full stops", "points",
    "spaces", "wide spaces", "short lines", "lines of a paragraph", "lines in English",
    "sentences", "no marks", "addresses", "@", "www.", "emoji", "combining", "zero width",
    "mixed scripts", "both scripts", "\\xff", "different names", "different characters",
    "one open quotation", "nested brackets",
))  # fmt: skip
"""Patterns for what takes a text as it is."""
