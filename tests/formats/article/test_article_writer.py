"""Elements as Markdown: what a reader sees of it is what the page showed."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.document.read import read_bytes
from translator.errors import FormatError
from translator.formats.article.page_tree import DEEPEST, MOST_TAGS
from translator.formats.article.read_page import LARGEST_PAGE, read_page
from translator.web.web_pages import absolute

ADDRESS = "https://example.org/a/b.html"
FILLER = "<p>院子里的桂花开了，香味一直飘到巷口，路过的人都要停下来闻一闻，再慢慢走开。</p>"


def written(inner: str, *, whole: bool = True) -> str:
    """Return the Markdown of an element's inside, without its header."""
    page = f"<html><head><title>院子</title></head><body>{inner}</body></html>"
    data = read_page(page.encode(), address=ADDRESS, absolute=absolute, whole=whole).data
    return data.decode().partition("\n---\n\n")[2].rstrip("\n")


def of(inner: str) -> str:
    """Return the same beside a paragraph, which is taken away again."""
    return written(FILLER + inner).partition("\n\n")[2]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h2>秋天</h2>", "## 秋天"),
        ("<p>他<b>慢慢</b>走来，<em>一句话</em>也<del>没</del>说</p>",
         "他**慢慢**走来，*一句话*也~~没~~说"),
        ("<p>见 <a href='../c?d=1&amp;e=2#f'>这里</a>。</p>", "见 [这里](https://example.org/c?d=1&e=2#f)。"),
        ("<p><a href='javascript:alert(1)'>点我</a></p>", "点我"),
        ("<p><a href='data:text/html,x'>点我</a></p>", "点我"),
        ("<p><a href='mailto:a@example.org'>来信</a></p>", "[来信](mailto:a@example.org)"),
        ("<p><a href='/a (b)'>括号</a></p>", "[括号](https://example.org/a%20%28b%29)"),
        ("<p><a href='https://exa mple/'>坏的</a></p>", "坏的"),
        ("<p><img src=p/q.jpg alt='一只[猫]'></p>", "![一只&#91;猫&#93;](https://example.org/a/p/q.jpg)"),
        ("<p><img src='data:image/gif;base64,R0' data-src='//cdn.example/x.png' alt=云></p>",
         "![云](https://cdn.example/x.png)"),
        ("<p><img srcset='s.jpg 1x, l.jpg 2x' alt=雨></p>", "![雨](https://example.org/a/s.jpg)"),
        ("<p><img src=t.gif width=1 height=1></p>", ""),
        ("<ul><li>米</li><li>面<ol start=3><li>挂面</li><li>拉面</li></ol></li></ul>",
         "- 米\n- 面\n  3. 挂面\n  4. 拉面"),
        ("<ol><li><p>先洗。</p><p>再切。</p></li></ol>", "1. 先洗。\n\n   再切。"),
        ("<blockquote><p>慢就是快。</p><p>快就是慢。</p></blockquote>",
         "> 慢就是快。\n>\n> 快就是慢。"),
        ("<pre><code class='language-python'>if a &lt; b:\n    c = '```'\n</code></pre>",
         "```python\nif a < b:\n    c = '```'\n```"),
        ("<pre>一\n```\n二</pre>", "````\n一\n```\n二\n````"),
        ("<p>运行 <code>a `b` c</code> 即可</p>", "运行 ``a `b` c`` 即可"),
        ("<table><tr><th>菜</th><th>价</th></tr><tr><td>葱|蒜</td><td>二<br>元</td></tr></table>",
         "| 菜 | 价 |\n| --- | --- |\n| 葱\\|蒜 | 二 元 |"),
        ("<table><tr><th colspan=2>头</th></tr><tr><td>甲</td><td>乙</td></tr></table>",
         "| 头 |  |\n| --- | --- |\n| 甲 | 乙 |"),
        ("<table><tr><td><p>一段。</p><p>又一段。</p></td></tr></table>", "一段。\n\n又一段。"),
        ("<dl><dt>茶</dt><dd>叶子泡的水。</dd></dl>", "**茶**\n\n叶子泡的水。"),
        ("<p>一行<br>又一行</p>", "一行\\\n又一行"),
        ("<div>第一段。<br><br>第二段。</div>", "第一段。\n\n第二段。"),
        ("<div>　　第一段。<br>　　第二段。</div>", "第一段。\n\n第二段。"),
        ("<p>汉<ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>好写</p>", "汉字好写"),
        ("<p>断在\n行里的字</p>", "断在行里的字"),
        ("<p>two\n  words</p>", "two words"),
        ("<p>前 <math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2"
         "</annotation></semantics></math> 后</p>", "前 $x^2$ 后"),
        ("<hr>", "---"),
        ("<p>===</p>", "\\==="),
        ("<p>---</p>", "\\---"),
        ("<p>~~~</p>", "\\~\\~\\~"),
        ("<p><a href='/n'>注[1]</a></p>", "[注&#91;1&#93;](https://example.org/n)"),
        ("<p><a href='/n'><img src=a.jpg alt=图></a></p>",
         "[![图](https://example.org/a/a.jpg)](https://example.org/n)"),
        ("<figure><img src=a.jpg alt=船><figcaption>江上的船</figcaption></figure>",
         "![船](https://example.org/a/a.jpg)\n\n江上的船"),
        ("<details><summary>答案</summary><p>四十二。</p></details>", "**答案**\n\n四十二。"),
        ("<a href='/x'><h3>标题</h3></a>", "### 标题"),
        ("<p>他说<q>好</q></p>", "他说“好”"),
    ],
)  # fmt: skip
def test_an_element_as_markdown(html: str, markdown: str) -> None:
    assert of(html) == markdown


@pytest.mark.parametrize(
    "text",
    [
        "# 不是标题", "1. 不是列表", "10) 也不是", "- 不是", "+ 不是", "> 不是引用",
        "*星号*和**两个**", "_下划线_", "snake_case_name", "`反引号`", "[方括号](不是链接)",
        "[1]: https://example.org", "![不是图片](x)", "<b>不是标签</b>", "1 < 2 && 3 > 2",
        "&lt;不是实体&gt; &amp; AT&T", "$不是$公式$", "~~不删~~", "| 不是 | 表格 |", "\\*反斜线\\*",
        "{{ 不是模板 }} {% 也不是 %}", ":smile: 不是表情", "::: 不是容器", "!!! 不是提示",
        "``` 不是代码", "[[不是维基]]", "[^1] 不是脚注", "==不高亮==", "C:\\new\\table",
        "http://example.org/a_b_c*d*", "a * b * c", "价格：5$ 到 10$", "注意：**",
        "term\n: 不是定义",
    ],
)  # fmt: skip
def test_text_that_looks_like_markdown_stays_text(text: str) -> None:
    from html import escape

    page = f"<html><title>t</title><body>{FILLER}<p>院：</p><p>{escape(text)}</p></body></html>"
    data = read_page(page.encode(), address=ADDRESS, absolute=absolute, whole=True).data
    document = read_bytes(data, name="page.md").document
    shown = []
    for block in document.blocks:
        known = placeholders.table(block)
        parts = [known[one].text if one in known else one for one in block.text]
        shown.append((block.kind, "".join(parts)))
    body = [one for one in shown if one[0] != "front_matter"][2:]
    if not body:  # no letters: it is no block, and must stand there as it is
        body = [("paragraph", str(getattr(document.contents[-1], "text", "")).replace("\\", ""))]
        text = text.replace("\\", "")
    assert body == [("paragraph", " ".join(text.split()))]


def test_a_page_that_is_nested_without_end_keeps_its_text() -> None:
    text = written("<div>" * 1000 + FILLER + "</div>" * 1000)
    assert "桂花" in text
    deep = (
        "<div><p>" * (DEEPEST + 50)
        + "埋得很深的一句话，也要看得见，因为它是文章的一部分，谁也不能把它丢掉。"
    )
    assert "埋得很深的一句话" in written(deep)


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("<div>" * 5000 + FILLER, "web.too-deep"),
        ("<b>" * (MOST_TAGS + 1), "web.too-many-tags"),
        ("<html><body><script>var a = 1;</script></body></html>", "web.no-text"),
        ("<p>短</p>", "web.no-text"),
        (FILLER + " " * LARGEST_PAGE, "web.too-large"),
        ("<!-- -->", "web.no-text"),
    ],
)
def test_a_page_without_an_article_is_refused(page: str, key: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_page(page.encode(), address=ADDRESS, absolute=absolute)
    assert caught.value.key == key


@pytest.mark.parametrize("sign", ["[", "=", "*_", "/", "&", "&lt;", "`", "　"])
def test_a_million_signs_are_no_reason_to_wait(sign: str) -> None:
    """What takes longer with the square of their number would take hours here."""
    text = written(FILLER + f"<p>{sign * (1_000_000 // len(sign))}</p>" + FILLER)
    assert text.count("桂花") == 2


def test_a_page_that_only_links_to_a_file_names_it() -> None:
    page = "<html><body><h1>通知</h1><a href='files/通知.pdf'>下载附件</a></body></html>"
    with pytest.raises(FormatError) as caught:
        read_page(page.encode(), address=ADDRESS, absolute=absolute)
    assert "https://example.org/a/files/通知.pdf" in caught.value.what


def test_relative_addresses_begin_where_the_page_says() -> None:
    page = (
        f"<html><head><base href='/static/'></head><body>{FILLER}<a href='x'>图</a></body></html>"
    )
    data = read_page(page.encode(), address=ADDRESS, absolute=absolute).data
    assert "(https://example.org/static/x)" in data.decode()
