"""Readings over the Chinese words of a page; the other side and hostile text are untouched."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.chinese.conftest import ENTRIES
from tests.exports.conftest import make_bitext, make_block
from translator import exports
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.syllables import Style
from translator.errors import ModelError, UsageError
from translator.exports import registry, save
from translator.grounding import document_vocabulary
from translator.types import Bitext, Layout


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the small dictionary the installed one."""
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    one = Dictionary(path, cache=tmp_path)
    monkeypatch.setattr(dictionaries, "installed", lambda: one)


def one() -> Bitext:
    return make_bitext([make_block(0, "北京")], [[("北京", "Beijing")]])


def page(bitext: Bitext) -> html.HtmlElement:
    data = registry.by_name("html", ruby=Style.MARKS).write(bitext, layout=Layout.SIDE_BY_SIDE)
    return html.document_fromstring(data.decode())


@pytest.mark.usefixtures("small")
def test_only_the_chinese_side_has_readings() -> None:
    root = page(make_bitext([make_block(0, "北京的银行")], [[("北京的银行", "A bank of 北京")]]))
    assert [one.text for one in root.iterfind(".//ruby/rt")] == ["Běijīng", "de", "yínháng"]
    assert "北京" in root.find(".//main//div[@class='t']").text_content()


@pytest.mark.usefixtures("small")
def test_hostile_text_stays_text() -> None:
    root = page(
        make_bitext([make_block(0, "<script>绿</script>")], [[("<script>绿</script>", "x")]])
    )
    assert root.find(".//script") is None
    assert [one.text for one in root.iterfind(".//rt")] == ["lǜ"]


@pytest.mark.usefixtures("small")
def test_the_documents_own_words_are_those_of_the_page() -> None:
    document_vocabulary.user_words_file().parent.mkdir(parents=True, exist_ok=True)
    document_vocabulary.user_words_file().write_text("的银行\n", encoding="utf-8")
    bitext = make_bitext([make_block(0, "北京的银行")], [[("北京的银行", "A bank")]])
    data = save.render(bitext, "html", layout=Layout.SIDE_BY_SIDE, ruby="pinyin").data
    root = html.document_fromstring(data.decode())
    assert [one.text for one in root.iterfind(".//ruby/rt")] == ["Běijīng", "deyínháng"]


def test_pages_without_readings_are_as_before() -> None:
    data = exports.by_name("html").write(one(), layout=Layout.BILINGUAL)
    assert b"<ruby>" not in data


def test_without_the_dictionary_it_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="cc-cedict"):
        save.render(one(), "html", layout=Layout.BILINGUAL, ruby="pinyin")


def test_readings_in_a_table_are_refused() -> None:
    with pytest.raises(UsageError, match="html"):
        save.render(one(), "tsv", layout=Layout.BILINGUAL, ruby="pinyin")
