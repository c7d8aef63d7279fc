"""Lines that are no Markdown are structure: never text, never doubled, and said to be left."""

from __future__ import annotations

import pytest

from tests.row_chunks import rows_together
from translator import placeholders
from translator.formats.markdown.format import Markdown
from translator.types import Document, Layout

MARKDOWN = Markdown()


def read(text: str) -> Document:
    return MARKDOWN.read(text.encode(), name="article.md")


def plain(document: Document) -> list[str]:
    return [placeholders.strip(block.text) for block in document.blocks]


READ = [
    ("{% note info %}\n茶\n{% endnote %}\n", ["茶"], []),
    ("{{< tabs >}}\n{{% tab \"一\" %}}\n茶\n{{% /tab %}}\n{{< /tabs >}}\n水\n", ["茶", "水"],
     ["template"]),
    ("{{< figure\n    src=\"a.png\"\n    title=\"山水\"\n>}}\n茶\n", ["茶"], ["template"]),
    ("{% codeblock lang:js %}\nlet 茶 = 1\n\n# 水\n{% endcodeblock %}\n饭\n", ["饭"], ["template"]),
    ("{{< highlight go >}}\n// 茶\n{{< /highlight >}}\n", [], ["template"]),
    ("茶\n{% raw %}\n<b>水</b>\n\n饭\n{% endraw %}\n", ["茶"], ["template"]),
    ("- 茶\n  {{< hr >}}\n- 水\n{{< hr >}}\n饭\n", ["茶", "水", "饭"], []),
    ("> 茶\n{{< hr >}}\n", ["茶"], []),
    ("| 茶 |\n|---|\n| 水 |\n{% end %}\n", ["茶", "水"], []),
    ("{{< tab >}}\n    缩进\n{{< /tab >}}\n", ["缩进"], []),
    ("{{#if x}}\n茶\n{{/if}}\n", ["茶"], []),
    ("{{/* 第一段\n\n第二段 */}}\n茶\n", ["茶"], ["template"]),
    ("{{ content }}\n", [], []),
    # code is code
    ("```\n{{< 茶 >}}\n```\n", [], ["code"]),
    # formulas
    ("即：\n$$\na = b\n$$\n其中茶\n", ["即：", "其中茶"], ["math"]),
    ("即：\n\\[\na = b\n\\]\n\\\\[\na\n\\\\]\n茶\n", ["即：", "茶"], ["math", "math"]),
    ("即：\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n茶\n", ["即：", "茶"], ["math"]),
    ("> 即：\n> $$\n> a\n> $$\n> 茶\n", ["即：", "茶"], ["math"]),
    ("\\[说明\\]茶\n", ["说明茶"], []),
    ("即 $$\\tag{1}\n\\begin{a}\nx\n\\end{a}\n$$\n茶\n", ["即 茶"], []),
    ("$$\n\n$$\n- 即 $$\\tag{1}\n  \\begin{a}\n  x\n  \\end{a}\n  $$\n", ["即 "], []),
    ("即 $$\nx\n$$\nwhere 茶 $$\ny\n$$\n", ["即 where 茶 "], []),
    ("$$ 茶\n\n水\n", ["$$ 茶", "水"], []),
    # comments
    ("%%\n茶\n\n水\n%%\n饭\n", ["饭"], ["comment"]),
    ("%% 茶 %%\n饭\n", ["饭"], ["comment"]),
    ("%%time\n茶\n", ["%%time茶"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "blocks", "skipped"), READ)
def test_reads(text: str, blocks: list[str], skipped: list[str]) -> None:
    document = read(text)
    assert plain(document) == blocks
    assert [item.kind for item in document.skipped] == skipped


@rows_together("text", [text for text, blocks, _ in READ if "$$ 茶" not in blocks])
@pytest.mark.parametrize("layout", list(Layout))
def test_a_translation_neither_loses_nor_doubles_it(text: str, layout: Layout) -> None:
    document = read(text)
    targets = {block.id: "tea" for block in document.blocks if not block.inline}
    out = MARKDOWN.write(document, targets, layout=layout, target_language="en").decode()
    for sign in ("{{", "{%", "$$", "\\[", "\\begin", "%%"):
        assert out.count(sign) == text.count(sign)


@pytest.mark.parametrize("layout", [Layout.BILINGUAL, Layout.TARGET])
def test_text_inside_stays_inside(layout: Layout) -> None:
    text = "{{< tip >}}\n茶\n{{< /tip >}}\n"
    out = MARKDOWN.write(read(text), {0: "tea"}, layout=layout, target_language="en").decode()
    inside = "茶\n\ntea" if layout is Layout.BILINGUAL else "tea"
    assert out == f"{{{{< tip >}}}}\n{inside}\n{{{{< /tip >}}}}\n"
