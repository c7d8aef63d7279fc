"""Readings on the command line: of segments, and over the words of a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.chinese.conftest import ENTRIES
from tests.formats.epub import small_books
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.cli.commands.export import export
from translator.cli.commands.segment import segment
from translator.errors import ModelError, UsageError
from translator.system import paths

ARTICLE = "# 北京的银行\n\n技术很新。\n"


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the small dictionary the installed one."""
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    one = Dictionary(path, cache=tmp_path)
    monkeypatch.setattr(dictionaries, "installed", lambda: one)


def read(*options: str) -> list[str]:
    result = CliRunner().invoke(
        segment, ["-", "--pinyin", *options], input=ARTICLE.encode(), catch_exceptions=False
    )
    rows = [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]
    return [word["pinyin"] for row in rows for word in row["words"] if word["pinyin"]]


def test_styles() -> None:
    assert read()[:3] == ["Běijīng", "de", "yínháng"]
    assert read("--style", "numbers")[:3] == ["Bei3 jing1", "de5", "yin2 hang2"]
    assert read("--style", "zhuyin")[:3] == ["ㄅㄟˇ ㄐㄧㄥ", "˙ㄉㄜ", "ㄧㄣˊ ㄏㄤˊ"]


def test_style_and_sandhi_need_pinyin() -> None:
    for options in (["--style", "zhuyin"], ["--sandhi"]):
        with pytest.raises(UsageError, match="pinyin"):
            CliRunner().invoke(
                segment, ["-", *options], input=ARTICLE.encode(), catch_exceptions=False
            )


def test_a_page_with_readings(tmp_path: Path) -> None:
    source = tmp_path / "article.md"
    source.write_text(ARTICLE, encoding="utf-8")
    options = ["--as", "html,tsv", "--model", "echo", "-o", str(tmp_path / "out")]
    result = CliRunner().invoke(
        export, [str(source), *options, "--ruby", "zhuyin"], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    page = next((tmp_path / "out").glob("*.html")).read_text("utf-8")
    assert "<ruby>北京<rp>(</rp><rt>ㄅㄟˇ ㄐㄧㄥ</rt><rp>)</rp></ruby>" in page
    assert "<ruby>" not in next((tmp_path / "out").glob("*.tsv")).read_text("utf-8")


def test_readings_are_for_pages(tmp_path: Path) -> None:
    source = tmp_path / "article.md"
    source.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(UsageError, match="html"):
        CliRunner().invoke(
            export, [str(source), "--as", "tsv", "--ruby", "pinyin"], catch_exceptions=False
        )


def test_a_missing_dictionary_is_said_before_anything_is_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionaries, "installed", lambda: None)
    source = tmp_path / "article.md"
    source.write_text(ARTICLE, encoding="utf-8")
    options = ["--as", "html", "--ruby", "pinyin", "--model", "echo"]
    with pytest.raises(ModelError, match="cc-cedict"):
        CliRunner().invoke(export, [str(source), *options], catch_exceptions=False)
    assert not paths.library().exists()


def test_a_book_and_a_page_in_their_own_format_have_readings(duizhao, tmp_path: Path) -> None:
    book, page = tmp_path / "茶馆.epub", tmp_path / "a.html"
    book.write_bytes(small_books.book("3"))
    page.write_text("<p>北京的银行</p>", encoding="utf-8")
    done = duizhao("translate", book, page, "--model", "echo", "--ruby", "pinyin")
    assert done.code == 0, done.err
    written = small_books.unpacked((tmp_path / "茶馆.en.epub").read_bytes())
    assert "<rp>(</rp><rt>" in written[small_books.ONE].decode()
    assert "<ruby>北京<rp>(</rp><rt>Běijīng" in (tmp_path / "a.en.html").read_text("utf-8")


def test_what_cannot_carry_readings_is_said(duizhao, tmp_path: Path) -> None:
    book, article = tmp_path / "old.epub", tmp_path / "a.md"
    book.write_bytes(small_books.book("2"))
    article.write_text(ARTICLE, encoding="utf-8")
    done = duizhao("translate", book, "--model", "echo", "--ruby", "pinyin")
    assert done.code == 0
    assert "without readings, which EPUB 2 has no place for" in done.err
    refused = duizhao("translate", article, "--model", "echo", "--ruby", "pinyin")
    assert refused.code == 2
    assert not article.with_name("a.en.md").exists()
