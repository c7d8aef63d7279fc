"""Formulas in pages are one mark each, whoever wrote them, and stand in both languages."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.formats.html.format import Html
from translator.types import Document, Inline, Layout

HTML = Html()
MATHML = (
    "<math><semantics><mrow><mi>x</mi></mrow>"
    '<annotation encoding="application/x-tex">x^2</annotation></semantics></math>'
)
KATEX = (
    f'<span class="katex"><span class="katex-mathml">{MATHML}</span>'
    '<span class="katex-html" aria-hidden="true"><span class="base">x2</span></span></span>'
)
FORMULAS = [
    (KATEX, "x^2"),
    (f'<span class="katex--inline">{KATEX}</span>', "x^2"),
    (f'<span class="katex-display">{KATEX}</span>', "x^2"),
    (
        '<span class="MathJax_Preview"></span><span class="MathJax" id="m1"><nobr>x²</nobr></span>'
        '<script type="math/tex" id="m2">x^2</script>',
        "x^2",
    ),
    ('<script type="math/tex">x^2</script>', "x^2"),
    (f'<mjx-container class="MathJax"><svg><path/></svg>{MATHML}</mjx-container>', "x^2"),
    (MATHML, "x^2"),
    ('<span class="math inline">\\(x^2\\)</span>', "x^2"),
    ('<span class="math">\\(x^2\\)</span>', "x^2"),
    (
        '<span class="mwe-math-element"><span class="mwe-math-mathml-inline"><math alttext="x">'
        "<mi>x</mi></math></span><img src='m.svg' class='mwe-math-fallback-image-inline'></span>",
        "x",
    ),
    ('<img class="ztext-math" eeimg="1" src="//x.cn/equation?tex=x" alt="x^2">', "x^2"),
    ('<span class="ztext-math" data-eeimg="1" data-tex="x^2">x²</span>', "x^2"),
    ('<img src="https://math.jianshu.com/math?formula=x" alt="x^2">', "x^2"),
    ('<img src="https://upload.example.org/media/math/render/1" alt="{\\displaystyle x}">', "x"),
    ("\\(x^2 &lt; y\\)", "\\(x^2 < y\\)"),
    ("\\[x = y\\]", "\\[x = y\\]"),
    ("$x^2$", "$x^2$"),
    ("$$x = y$$", "$$x = y$$"),
    ("\\begin{a}x\\end{a}", "\\begin{a}x\\end{a}"),
]


def read(text: str) -> Document:
    return HTML.read(text.encode(), name="page.html")


def only(text: str) -> Inline:
    (block,) = read(text).blocks
    (item,) = block.inline
    return item


@pytest.mark.parametrize(("formula", "shown"), FORMULAS)
def test_a_formula_in_a_sentence_is_one_mark(formula: str, shown: str) -> None:
    item = only(f"<p>设{formula}为正。</p>")
    assert (item.kind, item.source, item.text) == ("math", formula, shown)


@pytest.mark.parametrize(("formula", "shown"), FORMULAS)
def test_a_model_is_shown_its_tex(formula: str, shown: str) -> None:
    item = only(f"<p>设{formula}为正。</p>")
    assert item.prompt == (f"${shown}$" if formula.startswith("<") else shown)


@pytest.mark.parametrize(("formula", "_"), FORMULAS)
def test_it_stands_in_both_languages(formula: str, _: str) -> None:
    text = f"<p>设{formula}为正。</p>"
    target = f"Let {placeholders.atom(0)} be positive."
    for layout, times in ((Layout.TARGET, 1), (Layout.BILINGUAL, 2), (Layout.SIDE_BY_SIDE, 2)):
        out = HTML.write(read(text), {0: target}, layout=layout, target_language="en").decode()
        formulas = [
            item.kind for block in read(out).blocks for item in block.inline if item.kind == "math"
        ]
        assert len(formulas) == times


@pytest.mark.parametrize(
    "text",
    [
        "<p>\\[ area = b \\]</p>",
        "<p>$$area = b$$</p>",
        "<p>\\begin{align}area &amp;= b\\end{align}</p>",
        f"<p>{KATEX.replace('x^2', 'area')}</p>",
        f'<div class="katex-display">{KATEX}</div>',
        '<div class="math notranslate">\\[ area = b \\]</div>',
        '<script type="math/tex; mode=display">area = b</script>',
    ],
)
def test_a_formula_alone_is_no_text_and_said_to_be_left(text: str) -> None:
    document = read(f"<p>茶</p>{text}<p>水</p>")
    assert [block.text for block in document.blocks] == ["茶", "水"]
    assert [item.reason for item in document.skipped] == ["Formulas are never translated."]


@pytest.mark.parametrize(
    "text",
    [
        "<p>花了$5和$6</p>",
        "<p>设$HOME和$PATH</p>",
        "<p>设$foo bar$</p>",
        "<p>\\(注\\)和\\[1\\]</p>",
        '<div class="math">数学很好玩</div>',
        '<span class="equation">方程</span>',
        '<body class="math">茶</body>',
    ],
)
def test_what_is_no_formula_is_text(text: str) -> None:
    document = read(text)
    assert [item.kind for block in document.blocks for item in block.inline] == []
    assert len(document.blocks) == 1


@pytest.mark.parametrize(
    "loading",
    [
        '<script src="https://cdn.example.org/katex.min.js"></script>',
        '<link rel="stylesheet" href="katex.css">',
        "<script>window.MathJax = {};</script>",
    ],
)
def test_dollars_are_known_where_the_page_draws_formulas(loading: str) -> None:
    text = f"{loading}<p>设$foo bar$，花了$5和$6，用$HOME与$PATH。</p>"
    found = [item.source for block in read(text).blocks for item in block.inline]
    assert found == ["$foo bar$"]


def test_two_formulas_side_by_side_are_two() -> None:
    kinds = [item.kind for item in read(f"<p>设{KATEX}{KATEX}为正").blocks[0].inline]
    assert kinds == ["math", "math"]


def test_templates_of_a_page_are_carried_over() -> None:
    text = "<p>你好，{{ name }}，共%d件{% if x %}。</p><ul>{% for %}<li>{{ x }}</li></ul>"
    (block,) = read(text).blocks
    assert [(item.kind, item.source) for item in block.inline] == [
        ("template", "{{ name }}"),
        ("template", "%d"),
        ("shortcode", "{% if x %}"),
    ]
