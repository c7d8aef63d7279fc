from __future__ import annotations

from pathlib import Path

import pytest

import translator
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.document.read import read_bytes
from translator.grounding import document_vocabulary
from translator.types import Document
from ui.reader import known_words

ENTRIES = """\
校長 校长 [xiao4 zhang3] /headmaster/
說 说 [shuo1] /to say/
學校 学校 [xue2 xiao4] /school/
周 周 [Zhou1] /surname Zhou/
海 海 [hai3] /sea/
波 波 [bo1] /wave/
濤 涛 [tao1] /big wave/
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Document:
    words = tmp_path / "words.u8"
    words.write_text(ENTRIES, "utf-8")
    made = Dictionary(words, cache=tmp_path)
    monkeypatch.setattr(dictionary, "installed", lambda **_: made)
    path = tmp_path / "article.md"
    path.write_text("校长周海波说，学校很好。\n", "utf-8")
    return translator.read(path)


def test_names_and_the_own_list_count(article: Document) -> None:
    document_vocabulary.user_words_file().parent.mkdir(parents=True, exist_ok=True)
    document_vocabulary.user_words_file().write_text("很好\n", "utf-8")
    found = known_words.of(article, "zh-Hans", "zh-Hans")
    assert "周海波" in found.names
    assert "很好" in found.words


def test_a_broken_list_costs_no_name_and_counts_as_soon_as_it_is_mended(
    article: Document,
) -> None:
    file = document_vocabulary.user_words_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes("很好的".encode("gb18030"))
    assert "周海波" in known_words.of(article, "zh-Hans", "zh-Hans").names
    file.write_text("很好\n", "utf-8")
    assert "很好" in known_words.of(article, "zh-Hans", "zh-Hans").words


def test_names_are_in_the_script_that_is_shown(article: Document) -> None:
    other = read_bytes("校长周海涛说，学校很好。\n".encode(), name="names.md").document
    assert known_words.of(other, "zh-Hans", "zh-Hans").names == {"周海涛"}
    assert known_words.of(other, "zh-Hans", "zh-Hant").names == {"周海濤"}


def test_an_english_article_has_none(article: Document) -> None:
    assert not known_words.of(article, "en", "en")


def test_the_words_of_sixteen_articles_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[str] = []

    def gather(document: Document, tag: str, shown: str) -> Vocabulary:
        gathered.append(document.name)
        return NOTHING

    monkeypatch.setattr(known_words, "_gather", gather)
    known_words._known.clear()
    articles = [read_bytes(f"第{n}篇。".encode(), name=f"{n}.md").document for n in range(17)]
    for article in (*articles[:16], *articles[:16]):
        known_words.of(article, "zh-Hans", "zh-Hans")
    assert gathered == [article.name for article in articles[:16]]
    known_words.of(articles[16], "zh-Hans", "zh-Hans")
    known_words.of(articles[1], "zh-Hans", "zh-Hans")
    known_words.of(articles[0], "zh-Hans", "zh-Hans")
    assert gathered[16:] == ["16.md", "0.md"]
    known_words._known.clear()
