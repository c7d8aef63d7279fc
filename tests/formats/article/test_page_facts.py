from __future__ import annotations

import pytest

from translator.formats.article.page_facts import facts, refresh
from translator.formats.article.page_tree import parse_page


def tree(head: str, body: str = "") -> object:
    return parse_page(f"<html><head>{head}</head><body>{body}</body></html>", name="page")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>桥 - 日报</title>", "<h1>桥</h1>", "桥"),
        ("<title>桥_社会_日报</title>", "", "桥"),
        ("<title>日报 | 江上的新桥通车了</title>", "", "江上的新桥通车了"),
        ("<title>他说：不——也许</title>", "", "他说：不——也许"),
        ("<title>a-b</title>", "", "a-b"),
        ("<meta property='og:title' content='新桥'><title>日报</title>", "", "新桥"),
        ("<title>桥 - 日报</title>", "<h1>日报</h1><h1>桥</h1>", "日报"),
        ("", "<h1>只有这个</h1>", "只有这个"),
        ("", "", ""),
        (f"<title>{'长' * 400}</title>", "", "长" * 300 + "…"),
        ("<title>a\n b\t c</title>", "", "a b c"),
    ],
)
def test_the_title_is_what_the_page_is_called(head: str, body: str, title: str) -> None:
    if body == "<h1>日报</h1><h1>桥</h1>":
        title = "日报"  # both stand in the title; the first one is shown first
    assert facts(tree(head, body)).title == title


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        ("<meta property='article:published_time' content='2024-01-31T23:00:00+08:00'>", "",
         "2024-01-31"),
        ("<meta name='pubdate' content='2020/3/4 10:00'>", "", "2020-03-04"),
        ("", "<h1>桥</h1><p>2019年12月1日 来源：日报</p>", "2019-12-01"),
        ("", "<time datetime='2021-05-06'>昨天</time>", "2021-05-06"),
        ("<script type='application/ld+json'>[{\"@type\": [\"NewsArticle\"], \"headline\": \"桥\","
         "\"datePublished\": \"2018-07-08\"}]</script>", "", "2018-07-08"),
        ("<script type='application/ld+json'>{broken</script>", "", ""),
        ("<script type='application/ld+json'>" + "[" * 9999 + "</script>", "", ""),
        ("<meta name='date' content='2024-13-45'>", "", ""),
        ("", "<p>电话：2024-0101-22</p>", ""),
    ],
)  # fmt: skip
def test_the_date_is_found(head: str, body: str, date: str) -> None:
    assert facts(tree(head, body)).date == date


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ("<meta name='author' content='王五'>", "", "王五"),
        ("<meta name='author' content='https://example.org/u/1'>", "<a rel='author'>赵六</a>",
         "赵六"),
        ("", "<h1>桥</h1><div>记者：孙七 2020-01-01</div>", "孙七"),
        ("", "<span class='byline'>By Ann Lee</span>", "Ann Lee"),
        ("<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"BlogPosting\", "
         "\"headline\": \"a\", \"author\": [{\"name\": \"甲\"}, {\"name\": \"乙\"}]}]}</script>",
         "", "甲, 乙"),
        ("", "<p>没有人</p>", ""),
    ],
)  # fmt: skip
def test_the_author_is_found(head: str, body: str, author: str) -> None:
    assert facts(tree(head, body)).author == author


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("<meta http-equiv='refresh' content='0; url=/b.html'>", "/b.html"),
        (
            "<meta http-equiv='Refresh' content=\"3;URL='https://example.org/b'\">",
            "https://example.org/b",
        ),
        ("<meta http-equiv='refresh' content='300'>", ""),
        ("<meta http-equiv='refresh' content='600; url=/same.html'>", ""),
        ("<noscript><meta http-equiv='refresh' content='0; url=/nojs'></noscript>", ""),
        ("<meta http-equiv='refresh'>", ""),
    ],
)
def test_a_page_that_sends_on_at_once_is_a_redirect(head: str, place: str) -> None:
    assert refresh(tree(head)) == place
