"""From an address to a document: encodings, kinds of files, pages that send on."""

from __future__ import annotations

import pytest

from tests.web.conftest import ARTICLE, Site, http, page
from translator.document.read import read_bytes
from translator.errors import InputError, TranslatorError
from translator.web.received import safe_name
from translator.web.web_pages import WebPage, absolute, fetch_page

FIRST = "每天清早，河边的茶馆就坐满了人。老人们提着鸟笼，一边喝茶，一边说着前一天的新鲜事。"
TRADITIONAL = ARTICLE.translate(str.maketrans("边馆鸟笼闻门张", "邊館鳥籠聞門張"))


def fetched(site: Site, path: str = "/a", *, whole: bool = False) -> WebPage:
    return fetch_page(site(path), announce=lambda _: None, allow_private=True, whole=whole)


def refused(site: Site, path: str = "/a") -> TranslatorError:
    with pytest.raises(TranslatorError) as caught:
        fetched(site, path)
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "declared", "kind"),
    [
        ("utf-8", "utf-8", "text/html; charset=utf-8"),
        ("utf-8-sig", "gbk", "text/html"),
        ("gbk", "gb2312", "text/html"),
        ("gbk", "gb2312", "text/html; charset=ISO-8859-1"),  # a server says so of every page
        ("gbk", "", "text/html; charset=GBK"),
        ("gbk", "", "text/html"),
        ("gb18030", "utf-8", "text/html; charset=gb18030"),
        ("utf-16", "", "text/html"),
        ("utf-8", "gb2312", "text/html; charset=gb2312"),  # saved anew by some program
    ],
)
def test_a_page_is_read_in_its_encoding(
    site: Site, encoding: str, declared: str, kind: str
) -> None:
    site.answers["/a"] = page(ARTICLE.format(charset=declared), encoding=encoding, kind=kind)
    found = fetched(site)
    assert found.name == "河边的茶馆.md"
    assert FIRST in found.data.decode()
    document = read_bytes(found.data, name=found.name).document
    assert (document.format, document.address) == ("markdown", site("/a"))


@pytest.mark.parametrize("kind", ["text/html; charset=big5", "text/html"])
def test_a_page_of_taiwan_is_read(site: Site, kind: str) -> None:
    text = (
        "<title>漁港</title><p>清晨四點，漁港的燈一盞一盞亮起來。"
        "拍賣員站在箱子上喊價，聲音又快又響。</p>"
    )
    meta = "<meta charset=big5>" if "charset" not in kind else ""
    site.answers["/a"] = page(f"<html>{meta}{text}</html>", encoding="big5", kind=kind)
    assert "拍賣員站在箱子上喊價" in fetched(site).data.decode()


def test_a_damaged_character_costs_no_page(site: Site) -> None:
    data = ARTICLE.format(charset="gbk").encode("gbk").replace("傍晚".encode("gbk"), b"\xff\xff", 1)
    site.answers["/a"] = http(data, Content_Type="text/html; charset=gbk")
    text = fetched(site).data.decode()
    assert FIRST in text and "\ufffd" in text


def test_links_and_pictures_lead_where_they_led(site: Site) -> None:
    site.answers["/x/a"] = page(ARTICLE.format(charset="utf-8"))
    assert f"[去茶馆的路]({site('/x/map.html')})" in fetched(site, "/x/a").data.decode()


def test_a_page_that_sends_on_at_once_is_followed(site: Site) -> None:
    site.answers["/a"] = page("<meta http-equiv=refresh content='0; url=b'>")
    site.answers["/b"] = page(ARTICLE.format(charset="utf-8"))
    found = fetched(site)
    assert found.address == site("/b")
    assert site.paths == ["/a", "/b"]


def test_pages_that_send_one_another_on_are_given_up(site: Site) -> None:
    site.answers["/a"] = page("<meta http-equiv=refresh content='0; url=b'>")
    site.answers["/b"] = page("<meta http-equiv=refresh content='0; url=a'>")
    assert refused(site).key == "web.circle"


def test_a_page_is_not_sent_on_to_files_of_this_computer(site: Site) -> None:
    site.answers["/a"] = page("<meta http-equiv=refresh content='0; url=file:///etc/passwd'>")
    assert refused(site).key == "web.scheme"


@pytest.mark.parametrize(
    ("path", "kind", "body", "name"),
    [
        ("/a.md", "text/plain", b"# T\n\ntext", "a.md"),
        ("/a", "text/markdown", b"# T\n\ntext", "a.md"),
        ("/%E8%8C%B6.txt?x=1", "text/plain; charset=utf-8", "茶。".encode(), "茶.txt"),
        ("/notes", "text/plain", b"just text", "notes.txt"),
        ("/d/report", "application/pdf", b"%PDF-1.7 x", "report.pdf"),
        ("/d/report", "text/html", b"%PDF-1.7 x", "report.pdf"),
        ("/book", "application/epub+zip", b"PK\x03\x04", "book.epub"),
        ("/get?id=1", "application/octet-stream", b"PK\x03\x04", "get"),
        ("/", "application/pdf", b"%PDF-1.7 x", "127.0.0.1.pdf"),
        ("/a/CON.md", "text/markdown", b"# T", "CON_.md"),
        ("/a/report.md", "application/pdf", b"%PDF-1.7 x", "report.pdf"),
        ("/a.md", "text/plain", b"<p>HTML may stand in it</p>", "a.md"),
        ("/a", "text/plain", b" " * 4094 + b"<p>far down", "a.txt"),
    ],
)
def test_a_file_is_handed_on_as_it_is(
    site: Site, path: str, kind: str, body: bytes, name: str
) -> None:
    site.answers[path] = http(body, Content_Type=kind)
    found = fetched(site, path)
    assert (found.name, found.data, found.made) == (name, body, False)


def test_a_file_is_called_what_the_server_calls_it_and_lies_in_no_other_folder(site: Site) -> None:
    site.answers["/a"] = http(
        b"%PDF-1.7", Content_Type="application/pdf",
        Content_Disposition='attachment; filename="../../etc/cron.pdf"',
    )  # fmt: skip
    assert fetched(site).name == "cron.pdf"


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "text/css", "application/json"])
def test_what_is_no_article_is_refused_by_its_kind(site: Site, kind: str) -> None:
    site.answers["/a"] = http(b"\x89PNG", Content_Type=kind)
    error = refused(site)
    assert error.key == "web.no-article" and kind in error.what


def test_a_page_without_a_kind_is_told_by_its_inside(site: Site) -> None:
    site.answers["/a"] = http(ARTICLE.format(charset="utf-8").encode())
    assert fetched(site).name == "河边的茶馆.md"


def test_a_page_of_scripts_says_what_to_do(site: Site) -> None:
    site.answers["/a"] = page(
        "<div id=root></div><script>render('很多文字，都在脚本里面。')</script>"
    )
    error = refused(site)
    assert error.key == "web.no-text" and "save the page" in error.hint
    assert "保存网页" in error.say("zh-Hans", page=True)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("河边的茶馆", "河边的茶馆"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("../../.bashrc", "bashrc"),
        ("...", "example.org"),
        ("", "example.org"),
        ("\u202egnp.exe\x00\x1b[31m", "gnp.exe [31m"),
        ("NUL", "NUL_"),
        ("com1.notes", "com1.notes_"),
        ("长" * 300, "长" * 50),
        ("a" * 300, "a" * 80),
        ("aa" + "长" * 300, "aa" + "长" * 49),
        ("结尾的点. . .", "结尾的点"),
    ],
)
def test_a_title_becomes_a_name_that_every_disk_takes(title: str, name: str) -> None:
    found = safe_name(title, "example.org")
    assert found == name
    assert len(f"{found}.zh-Hant-TW.pairs.html".encode()) < 255


@pytest.mark.parametrize(
    ("place", "whole"),
    [
        ("b.html#c", "https://example.org/a/b.html#c"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?q=1", "https://example.org/a/?q=1"),
        ("\nb\n.html", "https://example.org/a/b.html"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("https://me:pw@example.org/", ""),
        ("http://[x", ""),
        ("", ""),
    ],
)
def test_only_pages_pictures_and_mail_are_led_to(place: str, whole: str) -> None:
    assert absolute("https://example.org/a/", place) == whole


def test_an_address_of_another_kind_is_refused_before_anything_is_asked() -> None:
    said: list[str] = []
    with pytest.raises(InputError):
        fetch_page("ftp://example.org/a", announce=said.append)
    assert said == []
