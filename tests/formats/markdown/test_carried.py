"""Templates, formulas and links to pages in the text of a Markdown block."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import MARKDOWN, read
from tests.formats.shown_marks import with_marks
from tests.row_chunks import rows_together
from translator import placeholders
from translator.types import Document, Layout


def shown(document: Document) -> list[str]:
    return [with_marks(block) for block in document.blocks]


def kinds(text: str) -> list[str]:
    return [item.kind for block in read(text).blocks for item in block.inline]


READ = [
    # templates
    ("你好，{{ name }}！", ["你好，{{{ name }}}！"]),
    ("你好，{{ \"a*b*c\" }}和*茶*", ["你好，{{{ \"a*b*c\" }}}和{*|茶|*}"]),
    ("{% if 雨 %}带伞{% endif %}吧", ["{{% if 雨 %}}带伞{{% endif %}}吧"]),
    ("见[这章]({% post_url a_b_c %})。", ["见{[|这章|]({% post_url a_b_c %})}。"]),
    ("看![山]({{ \"/山 水.png\" | url }})", ["看{![山]({{ \"/山 水.png\" | url }})}", "山"]),
    ("看<a href=\"{{< ref \"茶.md\" >}}\">茶</a>吧", [
        "看{<a href=\"{{< ref \"茶.md\" >}}\">|茶|</a>}吧"]),
    ("{% raw %}{{ 茶 }}{% endraw %}是原文", ["{{% raw %}{{ 茶 }}{% endraw %}}是原文"]),
    ("写`{{`再写`}}`就好", ["写{`{{`}再写{`}}`}就好"]),
    ("写\\```{{ 茶 }}``", ["写{\\`}{``{{ 茶 }}``}"]),
    ("共%d件，${user}的", ["共{%d}件，{${user}}的"]),
    ("第一行\n{{ name }}\n第二行", ["第一行{\n}{{{ name }}}{\n}第二行"]),
    # formulas
    ("设$x_1$与$x_2$相等", ["设{$x_1$}与{$x_2$}相等"]),
    ("设$\\frac{{a}}{{b}}$为正", ["设{$\\frac{{a}}{{b}}$}为正"]),
    ("设\\(a*b*c = d\\)与\\\\(y_1\\\\)。", ["设{\\(a*b*c = d\\)}与{\\\\(y_1\\\\)}。"]),
    ("\\(注\\)与\\[1\\]不是", ["{\\(}注{\\)}与{\\[}1{\\]}不是"]),
    ("花了$5和$6，`$x$`是代码", ["花了$5和$6，{`$x$`}是代码"]),
    ("见[茶](u?$b)与[水](v/$d)", ["见{[|茶|](u?$b)}与{[|水|](v/$d)}"]),
    ("见http://a.cn/$x和$y$好", ["见{http://a.cn/$x}和{$y$}好"]),
    # links to pages
    ("去[[茶馆]]坐", ["去{[[|茶馆|]]}坐"]),
    ("去[[茶馆#二楼|楼上]]坐", ["去{[[茶馆#二楼||楼上|]]}坐"]),
    ("去[[a_茶_b]]坐，*好*", ["去{[[|a_茶_b|]]}坐，{*|好|*}"]),
    ("去**[[茶|*水*]]**", ["去{**|{[[茶||{*|水|*}|]]}|**}"]),
    ("看![[图.png|300]]吧", ["看{![[图.png|300]]}吧"]),
    ("目录[[toc]]与[[2024-01-01]]", ["目录{[[toc]]}与{[[2024-01-01]]}"]),
    ("| 甲 |\n|---|\n| 去[[茶\\|水]] |", ["甲", "去{[[茶\\||水|]]}"]),
    ("见[[1]](a.md)与[[注]][茶]。\n\n[茶]: a.md", ["见{[|[1]|](a.md)}与{[|[注]|][茶]}。"]),
    ("见[[^1]]。\n\n[^1]: 脚注", ["见[{[^1]}]。", "脚注"]),
    ("写`[[茶]]`和\\[\\[茶]]", ["写{`[[茶]]`}和{\\[}{\\[}茶]]"]),
    # tags, comments, highlights, names of blocks
    ("今天 #读书/小说 真好", ["今天 {#读书/小说} 真好"]),
    ("#读书 今天", ["{#读书} 今天"]),
    ("#茶 好\n\n##水", ["#茶 好", "##水"]),
    ("第#3号，见 #3 与#茶，#话题#好", ["第#3号，见 #3 与#茶，#话题#好"]),
    ("今天%%不写%%很冷", ["今天{%%不写%%}很冷"]),
    ("从50%%到60%%都行", ["从50%%到60%%都行"]),
    ("这是==重点==。", ["这是{==|重点|==}。"]),
    ("若a==b且c==d则停", ["若a==b且c==d则停"]),
    ("去茶馆 ^1a2b3c", ["去茶馆"]),
    ("去茶馆\n\n^1a2b3c", ["去茶馆"]),
    ("十的二次方是 10 ^2", ["十的二次方是 10 ^2"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(f"{text}\n")) == expected


@rows_together("text", [text for text, _ in READ])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_every_block_stands_where_it_says(text: str, ending: str) -> None:
    document = read(f"{text}\n".replace("\n", ending))
    for block in document.blocks:
        original = document.skeleton[block.start : block.end]
        assert placeholders.restore(block.text, block.inline) == original


@pytest.mark.parametrize(("text", "_"), READ)
def test_a_translation_carries_it_over(text: str, _: list[str]) -> None:
    document = read(f"{text}\n")
    targets = {block.id: f"{block.text} tea" for block in document.blocks}
    out = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en").decode()
    again = read(out)

    def sources(one: Document) -> list[str]:
        return [i.source for b in one.blocks for i in b.inline if not i.children]

    assert sources(again) == sources(document)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("你好，{{ name }}！", "template"),
        ("好{% if x %}吧", "shortcode"),
        ("设$x$为正", "math"),
        ("去[[茶]]吧", "wikilink"),
        ("看![[图.png]]吧", "image"),
        ("今天 #茶 好", "tag"),
        ("今天%%不写%%好", "shortcode"),
        ("是==茶==吧", "span"),
    ],
)
def test_each_has_its_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_a_template_in_a_sentence_that_holds_words_is_reported() -> None:
    document = read("按{% mark 红色 %}键，再按{% mark red %}。\n")
    assert [(item.kind, item.excerpt) for item in document.skipped] == [
        ("template", "{% mark 红色 %}")
    ]
