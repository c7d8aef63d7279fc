"""Articles of eighteen kinds of pages: every paragraph is there, and nothing beside them."""

from __future__ import annotations

import pytest

from benchmarks.web_pages import judged
from tests.formats.article.layouts import Layout, layouts
from translator.formats.article.read_page import PageArticle, read_page
from translator.formats.markdown.format import Markdown
from translator.web.web_pages import absolute

ADDRESS = "https://example.org/a/b.html"


def taken_out(layout: Layout, *, whole: bool = False) -> PageArticle:
    data = layout.html.encode(layout.encoding)
    return read_page(data, address=ADDRESS, absolute=absolute, whole=whole)


@pytest.mark.parametrize("layout", layouts(), ids=lambda one: one.name)
def test_the_article_is_taken_out_and_nothing_beside_it(layout: Layout) -> None:
    found = judged(layout)
    assert found.missing == ()
    assert found.besides == ()


@pytest.mark.parametrize("layout", layouts(), ids=lambda one: one.name)
def test_what_the_page_says_of_itself_stands_in_the_header(layout: Layout) -> None:
    found = taken_out(layout)
    header, _, _ = found.data.decode().removeprefix("---\n").partition("\n---\n")
    assert found.title == layout.article.title
    said = [f'title: "{layout.article.title}"', f'source: "{ADDRESS}"']
    if layout.article.date and layout.article.date in layout.html.replace("年", "-"):
        said.append(f'date: "{layout.article.date}"')
    if layout.site:
        said.append(f'site: "{layout.site}"')
    for line in said:
        assert line in header.split("\n")


@pytest.mark.parametrize("name", ["news", "blog", "taiwan", "english", "column", "cookie banner"])
def test_the_author_is_named(name: str) -> None:
    layout = next(one for one in layouts() if one.name == name)
    assert f'author: "{layout.article.author}"' in taken_out(layout).data.decode()


@pytest.mark.parametrize("layout", layouts(), ids=lambda one: one.name)
def test_the_document_can_be_read_and_written_again(layout: Layout) -> None:
    data = taken_out(layout).data
    document = Markdown().read(data, name="page.md")
    assert document.address == ADDRESS
    assert not {part.kind for part in document.skipped} & {"html", "template", "shortcode"}


def test_the_whole_page_has_the_menus_and_comments_too() -> None:
    layout = next(one for one in layouts() if one.name == "blog")
    text = taken_out(layout, whole=True).data.decode()
    for words in ("首页", "木箱底下钻孔以后", "自豪地采用", *layout.truth):
        assert words in text


def test_an_article_that_goes_on_elsewhere_says_so() -> None:
    layout = next(one for one in layouts() if one.name == "several pages")
    (remark,) = taken_out(layout).remarks
    assert "https://example.org/a/garden_2.html" in remark
