"""Headers as site generators write them: what is text in them, and that they stay what they are."""

from __future__ import annotations

import json
import random
import re
import time
import tomllib
from collections.abc import Callable

import pytest

from tests.row_chunks import rows_together
from translator import placeholders
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.exports import save
from translator.formats import registry as formats
from translator.formats.markdown.format import Markdown
from translator.formats.markdown.front_matter import header_end
from translator.formats.markdown.header_blocks import header_blocks
from translator.formats.markdown.header_keys import TRANSLATED_KEYS
from translator.formats.markdown.header_styles import quoted, unquoted
from translator.formats.source.source_text import SourceText
from translator.translation.run import Run
from translator.types import Document, Layout

LONG = "天还没有亮，街上已经很热闹了，卖豆腐的师傅"
VITEPRESS = """---
layout: home
hero:
  name: 小镇
  text: "慢慢走的一天"
  tagline: 什么都不赶
  image:
    src: /logo.png
    alt: 小桥
  actions:
    - theme: brand
      text: 开始
      link: /guide
features:
  - icon: 🚀
    title: 很近
    details: 走路就到
  - title: 安静
    details: >-
      没有汽车，
      只有鸟叫。
---
"""
TOML = f'''+++
title = "早市"
date = 2024-05-01
description = """
{LONG}
来得最早。

他说"早"。"""
summary = \'\'\'菜市场\'\'\'
[hero]
name = '小镇'
[[features]]
title = "很近"
tags = ["早市"]
+++
'''
JSON = """{
  "title": "早市\\"六点\\"",
  "date": "2024-05-01",
  "tags": ["早市"],
  "hero": {"name": "小镇", "other": {"name": "不译"}},
  "features": [{"title": "很近", "details": "走路就到"}]
}
"""
FOUND = [
    (f"---\ntitle: >-\n  {LONG}\n  来得最早。\n\n  他三点起床。\n---\n",
     ["title: " + LONG + "_来得最早。", "title: 他三点起床。"]),
    (f"---\ndescription: |\n    {LONG}\n    来得最早。\n---\n",
     ["description: " + LONG + "_来得最早。"]),
    ("---\nsummary: >\n  早市\ntitle: 菜场\n---\n", ["summary: 早市", "title: 菜场"]),
    ('---\n"title": "早市"\n\'description\' : 菜场 # 注\n---\n',
     ["title: 早市", "description: 菜场"]),
    ("---\ntitle: 早市\n  和菜场\n---\n", ["title: 早市_和菜场"]),
    ('---\ntitle: "早市\n  和菜场"\n---\n', ["title: 早市_和菜场"]),
    ("---\nTitle: 早市\nog:title: 菜场\n---\n", ["Title: 早市"]),
    (VITEPRESS, ["name: 小镇", "text: 慢慢走的一天", "tagline: 什么都不赶", "alt: 小桥",
                 "text: 开始", "title: 很近", "details: 走路就到", "title: 安静",
                 "details: 没有汽车，_只有鸟叫。"]),
    (TOML, ["title: 早市", "description: " + LONG + "_来得最早。", 'description: 他说"早"。',
            "summary: 菜市场", "name: 小镇", "title: 很近"]),
    (JSON, ["title: 早市_六点_", "name: 小镇", "title: 很近", "details: 走路就到"]),
    ('{ "title": "早市" }\n', ["title: 早市"]),
    (';;;\n"title": "早市",\n"date": "2024"\n;;;\n', ["title: 早市"]),
    ('"title": "早市"\n;;;\n', ["title: 早市"]),
    ("title: 早市\ndate: 2024-05-01\ntags:\n- 菜场\n---\n", ["title: 早市"]),
]  # fmt: skip
LEFT = [
    ("---\nscript: |\n  title: 不译\n---\n", "title: 不译"),
    ("---\nhero: { name: 小镇, title: 早市 }\n---\n", "hero: { name: 小镇, title: 早市 }"),
    ("---\nfeatures: [\n  { title: 早市 },\n]\n---\n", "{ title: 早市 },"),
    ("---\ntitle: &name 早市\n---\n", "title: &name 早市"),
    ("---\ntitle: !!str 早市\n---\n", "title: !!str 早市"),
    ('---\ntitle: "早\\x20市"\n---\n', 'title: "早\\x20市"'),
    ("---\ntitle: |2\n   早市\n---\n", "早市"),
    ("---\ntitle: >-\n  早市\n    菜场\n---\n", "早市"),
    ("---\nname: 小镇\n---\n", "name: 小镇"),
    ("---\ntext: https://example.org/早市\n---\n", "text: https://example.org/早市"),
    ('+++\ntitle = "早\\u5e02"\n+++\n', 'title = "早\\u5e02"'),
    ('+++\nfeatures = [{ title = "早市" }]\n+++\n', 'features = [{ title = "早市" }]'),
    ('{"title": "\\u65e9\\u5e02 b"}\n', '{"title": "\\u65e9\\u5e02 b"}'),
]
NO_HEADER = [
    "春天: 来了\n---\n正文\n",
    "title: 早市\n\n---\n",
    "note: 早市\n---\n",
    "---\n春天来了\n---\n",
    "{早市}\n",
    '{"早市"}\n',
    '"早市"\n正文\n;;;\n',
    "title: 早市\n正文\n---\n",
]


def read(text: str) -> Document:
    return read_bytes(text.encode(), name="a.md").document


def said(document: Document) -> list[str]:
    """Return the header's values; ``_`` stands for each mark."""
    return [
        f"{block.attributes['key']}: " + "".join("_" if ord(c) > 0xEFFFF else c for c in block.text)
        for block in document.blocks
        if block.kind == "front_matter"
    ]


def translated(text: str, layout: Layout, *, identity: bool = False) -> str:
    bitext = Run(engine=EchoEngine(identity=identity)).translate(plan(read(text), to="en"))
    return save.render(bitext, "own", layout=layout).data.decode()


@pytest.mark.parametrize(("text", "found"), FOUND)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_values_of_listed_keys_are_text(text: str, found: list[str], end: str) -> None:
    assert said(read(f"{text}\n正文。\n".replace("\n", end))) == found


@pytest.mark.parametrize(("text", "excerpt"), LEFT)
def test_what_is_not_understood_is_said_to_be_left(text: str, excerpt: str) -> None:
    document = read(f"{text}\n正文。\n")
    assert said(document) == []
    assert excerpt in [item.excerpt for item in document.skipped if item.kind == "front_matter"]


@pytest.mark.parametrize("text", NO_HEADER)
def test_what_is_no_header(text: str) -> None:
    assert header_end(text) == 0


@pytest.mark.parametrize("layout", [Layout.TARGET, Layout.BILINGUAL, Layout.SIDE_BY_SIDE])
@rows_together("text", [text for text, _ in (*FOUND, *LEFT)] + NO_HEADER)
def test_the_identity_keeps_every_byte(text: str, layout: Layout) -> None:
    for whole in (f"{text}\n正文。\n", f"{text}\n正文。\n".replace("\n", "\r\n"), text + "好"):
        assert translated(whole, layout, identity=True) == whole


def _yaml(text: str) -> object:
    yaml = pytest.importorskip("yaml")
    return yaml.safe_load(text[4 : text.index("\n---\n", 4) + 1])


def _toml(text: str) -> object:
    return tomllib.loads(text[4 : text.index("\n+++\n", 4) + 1])


def _json(text: str) -> object:
    return json.JSONDecoder().raw_decode(text)[0]


@pytest.mark.parametrize("layout", [Layout.TARGET, Layout.BILINGUAL])
@pytest.mark.parametrize(
    ("text", "load"),
    [(text, _yaml) for text, _ in FOUND if text.startswith("---")] + [(TOML, _toml), (JSON, _json)],
)
def test_a_translated_header_is_read_as_before_by_others(
    text: str, load: Callable[[str], object], layout: Layout
) -> None:
    before, after = load(text), load(translated(text, layout))
    marked = json.dumps(after, ensure_ascii=False, default=str)
    assert _shape(before) == _shape(after)
    assert marked.count("⟦") == len(said(read(text)))


def _shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shape(one) for key, one in value.items()}
    return [_shape(one) for one in value] if isinstance(value, list) else type(value)


def test_block_scalars_keep_their_style_and_their_indent() -> None:
    text = f"---\ntitle: >-\n    {LONG}\n    来得最早。\n\n    他三点起床。\n---\n"
    assert translated(text, Layout.TARGET) == (
        f"---\ntitle: >-\n    ⟦{LONG}\n    来得最早。⟧\n\n    ⟦他三点起床。⟧\n---\n"
    )
    assert translated("---\ntitle: |\n  早市\n---\n", Layout.BILINGUAL) == (
        "---\ntitle: |\n  早市 / ⟦早市⟧\n---\n"
    )


SHAPES = [
    (_yaml, VITEPRESS + "\n正文\n"),
    (_yaml, f"---\ntitle: >-\n  {LONG}\n  来得最早。\n\n  他三点起床。\nsummary: |\n  早市\n---\n"),
    (_yaml, '---\ntitle: 早市\ndescription: \'菜\n  场\'\nsummary: "小\\"镇"\n---\n'),
    (_toml, TOML),
    (_json, JSON),
]
PIECES = (*"ab :#-?&*!|>%@`{}[],'\"\\\n\t~=;", "'''", '"""', "---", "+++", ": ", " #", "true", "12")


@rows_together(("load", "text"), SHAPES)
@pytest.mark.parametrize("layout", [Layout.TARGET, Layout.BILINGUAL])
@pytest.mark.parametrize("seed", range(20))
def test_no_translation_breaks_a_header(
    load: Callable[[str], object], text: str, layout: Layout, seed: int
) -> None:
    document, chance = read(text), random.Random(seed)
    targets = {}
    for block in document.blocks:
        found = chance.choices(PIECES, k=chance.randrange(6))
        found += placeholders.MARK.findall(block.text)
        chance.shuffle(found)
        targets[block.id] = "".join(found)
        if block.kind != "front_matter":
            targets[block.id] += "end"
    made = formats.by_name("markdown").write(document, targets, layout=layout, target_language="en")
    assert _shape(load(made.decode())) == _shape(load(text))


@pytest.mark.parametrize(
    ("style", "value", "inside"),
    [
        ("json", 'a "b" \\', 'a \\"b\\" \\\\'),
        ("single", "it's", "it''s"),
        ("verbatim", "it's", "it’s"),
        ("plain", "Tea: a story", '"Tea: a story"'),
        ("folded", "Tea: a 'story'", "Tea: a 'story'"),
    ],
)
def test_a_target_is_quoted_as_its_style_asks_for(style: str, value: str, inside: str) -> None:
    assert quoted(value, style) == inside
    if style in ("json", "single", "folded"):
        assert unquoted(inside, style) == value


@pytest.mark.parametrize(
    "text",
    ["---\n" + "title: " + " " * 40_000 + "\n---\n", "---\n" + 'a: "\n' * 8_000 + "---\n",
     "title: x\n" * 20_000, '{"a": "' + "\\" * 90_000, "+++\n" + 'title = """' + '"" ' * 30_000,
     "---\ntitle: >\n" + "  字\n\n" * 8_000 + "---\n", "字" * 200_000, '"' + "字\n" * 60_000,
     "---\n" + "a" + " " * 60_000 + "\n---\n"],
)  # fmt: skip
def test_strange_headers_take_no_time(text: str) -> None:
    began = time.process_time()
    header_blocks(SourceText(text), TRANSLATED_KEYS)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "header",
    [
        'title: "{{ site.year }} 年的茶馆"',
        "title: '{{ site.year }} 年的茶馆'",
        "title: 茶馆 {{ site.year }} 年",
        "title: >-\n  {{ site.year }} 年的\n  茶馆",
        "title: |\n  {% if a %}茶馆{% endif %}",
    ],
)
def test_a_template_in_a_value_is_a_mark_and_comes_back(header: str) -> None:
    text = f"---\n{header}\n---\n\n你好。\n"
    document = Markdown().read(text.encode(), name="article.md")
    block = document.blocks[0]
    assert block.kind == "front_matter" and "{" not in block.text
    assert {item.kind for item in block.inline} & {"template", "shortcode"}
    targets = {block.id: block.text.replace("茶馆", "Teahouse")}
    out = Markdown().write(document, targets, layout=Layout.TARGET, target_language="en").decode()
    for template in re.findall(r"\{[{%].*?[%}]\}", header):
        assert template in out
    assert "Teahouse" in out and "茶馆" not in out


def test_a_value_whose_template_has_quotation_marks_is_left_and_said() -> None:
    text = "---\ntitle: '茶馆 {{ \"a\" | upcase }}'\n---\n\n你好。\n"
    document = Markdown().read(text.encode(), name="article.md")
    assert [block.text for block in document.blocks] == ["你好。"]
    assert [one.kind for one in document.skipped] == ["front_matter"]
