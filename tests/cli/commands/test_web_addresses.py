"""Web addresses as inputs of commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.conftest import ARTICLE, Site, http, page
from translator.store import Library

ECHO = ("--model", "echo", "--allow-private")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with an article; the command stands in an empty folder."""
    monkeypatch.chdir(tmp_path)
    one = Site()
    one.answers["/a"] = page(ARTICLE.format(charset="gbk"), encoding="gbk")
    yield one
    one.close()


def test_the_article_is_written_into_this_folder_called_by_its_title(
    duizhao, site: Site, tmp_path: Path
) -> None:
    done = duizhao("translate", site("/a"), *ECHO)
    assert done.code == 0
    assert done.err.startswith(f"{site.host} is asked for this page.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["河边的茶馆.en.md"]
    text = (tmp_path / "河边的茶馆.en.md").read_text("utf-8")
    assert f'source: "{site("/a")}"' in text
    assert "⟦他说这间屋子是祖父留下来的，桌椅换过三次，茶壶却一直没有换。⟧" in text
    assert "首页" not in text
    assert site.paths == ["/a"]  # once, though links were gathered and the document was read


def test_nobody_hears_of_it_unasked(duizhao, site: Site) -> None:
    done = duizhao("translate", site("/a"), "--model", "echo")
    assert done.code == 3
    assert "belongs to this computer or its network" in done.err
    assert site.asked == []


def test_the_setting_allows_what_the_option_does(duizhao, site: Site) -> None:
    assert duizhao("config", "set", "web.allow-private", "true").code == 0
    assert duizhao("translate", site("/a"), "--model", "echo").code == 0


def test_to_be_quiet_does_not_hide_whom_is_asked(duizhao, site: Site) -> None:
    done = duizhao("translate", site("/a"), *ECHO, "--quiet")
    assert done.err == f"{site.host} is asked for this page.\n"


def test_the_same_page_again_asks_memory_and_writes_one_file(
    duizhao, site: Site, tmp_path: Path
) -> None:
    duizhao("translate", site("/a"), *ECHO)
    again = duizhao("translate", site("/a"), *ECHO)
    assert "7 segments, 7 from memory" in again.err
    assert len(list(tmp_path.iterdir())) == 1


def test_two_pages_of_one_title_are_two_files(duizhao, site: Site, tmp_path: Path) -> None:
    site.answers["/ab"] = site.answers["/a"]
    for _ in range(2):
        assert duizhao("translate", site("/ab"), site("/a"), *ECHO).code == 0
    assert duizhao("translate", site("/a"), *ECHO).code == 0
    found = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert sorted(found) == ["河边的茶馆-2.en.md", "河边的茶馆.en.md"]
    assert f'source: "{site("/ab")}"' in found["河边的茶馆.en.md"]
    assert f'source: "{site("/a")}"' in found["河边的茶馆-2.en.md"]


def test_a_file_of_somebody_else_is_not_written_over(duizhao, site: Site, tmp_path: Path) -> None:
    mine = tmp_path / "河边的茶馆.en.md"
    mine.write_text("My own words.\n", encoding="utf-8")
    assert duizhao("translate", site("/a"), *ECHO).code == 0
    assert mine.read_text("utf-8") == "My own words.\n"
    assert (tmp_path / "河边的茶馆-2.en.md").is_file()


def test_a_page_that_cannot_be_had_does_not_stop_the_others(duizhao, site: Site) -> None:
    done = duizhao("translate", site("/gone"), site("/a"), *ECHO, "-o", "out/")
    assert done.code == 3
    assert f"There is no page at {site('/gone')} (404)." in done.err
    assert Path("out", "河边的茶馆.en.md").is_file()
    assert site.paths.count("/gone") == 1


@pytest.mark.parametrize("word", ["ftp://example.org/a", "https://me:secret@example.org/"])
def test_an_address_that_is_never_asked_says_so_at_once(duizhao, word: str) -> None:
    done = duizhao("translate", word, "--model", "echo")
    assert done.code == 3
    assert "is asked" not in done.err and "secret" not in done.err


def test_a_dry_run_and_a_report_name_the_address(duizhao, site: Site, tmp_path: Path) -> None:
    done = duizhao("translate", site("/a"), *ECHO, "--dry-run", "--json")
    (plan,) = json.loads(done.text)
    assert (plan["input"], plan["output"]) == (site("/a"), "河边的茶馆.en.md")
    assert list(tmp_path.iterdir()) == []
    duizhao("translate", site("/a"), *ECHO, "--report", "r.json")
    (entry,) = json.loads(Path("r.json").read_text("utf-8"))
    assert entry["input"] == site("/a")


def test_the_other_commands_read_addresses_too(duizhao, site: Site, tmp_path: Path) -> None:
    private = "--allow-private"
    assert duizhao("translate", site("/a"), *ECHO, "-o", "-").out.startswith(b"---\ntitle:")
    assert duizhao("check", site("/a"), *ECHO).code == 0
    lines = duizhao("segment", site("/a"), private).text.splitlines()
    assert "茶馆的主人姓何，今年六十七岁。" in [json.loads(line)["text"] for line in lines]
    assert duizhao("convert", site("/a"), "--to", "zh-Hant", private).code == 0
    assert (tmp_path / "河边的茶馆.zh-Hant.md").is_file()
    whole = duizhao("segment", site("/a"), private, "--whole-page").text
    assert "版权所有" in whole


@pytest.mark.parametrize("name", ["tmx", "tsv", "csv", "jsonl", "html", "txt", "md"])
def test_every_export_says_where_the_page_is(duizhao, site: Site, name: str) -> None:
    site.answers["/a?x=1&y=2"] = site.answers["/a"]
    done = duizhao("export", site("/a?x=1&y=2"), "--as", name, *ECHO, "-o", "-")
    assert done.code == 0
    text = done.out.decode("utf-8-sig").replace("&amp;", "&")
    assert site("/a?x=1&y=2") in text
    if name == "tmx":
        assert '<prop type="x-address">' in text
    if name == "jsonl":
        assert json.loads(text.splitlines()[0])["address"] == site("/a?x=1&y=2")
    if name == "html":
        assert f'<a href="{site("/a?x=1&y=2")}"' in text


def test_the_library_keeps_what_was_made_with_its_address(duizhao, site: Site) -> None:
    duizhao("translate", site("/a"), *ECHO)
    with Library() as library:
        (kept,) = library.documents()
        content = library.content(kept.id)
    assert kept.name == "河边的茶馆.md"
    assert f'source: "{site("/a")}"' in content.decode()


def test_a_text_from_the_web_is_named_in_exports_too(duizhao, site: Site) -> None:
    site.answers["/t.txt"] = http("茶馆开门了。".encode(), Content_Type="text/plain")
    done = duizhao("export", site("/t.txt"), "--as", "tsv", *ECHO, "-o", "-")
    assert site("/t.txt") in done.text
