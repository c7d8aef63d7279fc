from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.conftest import translated
from translator import config
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.store import Library, WordState
from ui.views import article_words

DICTIONARY = """\
今天 今天 [jin1 tian1] /today/
早市 早市 [zao3 shi4] /morning market/
很 很 [hen3] /very/
熱鬧 热闹 [re4 nao5] /lively/bustling/
"""
TEXT = "今天早市很热闹。\n\n今天早市不热闹，**今天**没有早市。\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dictionary]:
    path = tmp_path / "words.u8"
    path.write_text(DICTIONARY, "utf-8")
    made = Dictionary(path)
    monkeypatch.setattr(dictionary, "installed", lambda **_: made)
    yield made


def test_new_words_are_listed_learned_and_known(
    page: Any, small: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library() as library:
        _, job, _ = translated(library, TEXT)
    shown: dict[str, Any] = {"choose": ()}

    def table(rows: list[dict[str, str]], *_: object, **__: object) -> list[int]:
        shown["rows"] = rows
        return [place for place, row in enumerate(rows) if row["word"] in shown["choose"]]

    monkeypatch.setattr(article_words.word_table, "show", table)
    monkeypatch.setattr("ui.views.read.component.show", lambda *_: None)
    monkeypatch.setattr("ui.views.read.warming", lambda: Ready)
    page.open(job=str(job.id))
    assert [(row["word"], row["times"]) for row in shown["rows"]] == [
        ("今天", "3"), ("早市", "3"), ("热闹", "2"), ("很", "1"),
    ]  # fmt: skip
    assert "4 of them different; you know 0 %" in page.said
    assert page.key("article-know").disabled
    shown["choose"] = ("热闹",)
    page.run().press_key("article-learn")
    shown["choose"] = ("很",)
    page.run().press_key("article-know")
    assert [row["word"] for row in shown["rows"]] == ["今天", "早市"]
    assert "you know 11 %" in page.said
    page.choose("I know the words of", 1)
    assert [row["word"] for row in shown["rows"]] == ["早市"]
    assert config.read().config.hsk_level == 1
    with Library() as library:
        (kept,) = library.listed_words()
        assert library.word_states() == {"热闹": WordState.LEARNING, "很": WordState.KNOWN}
    assert (kept.traditional, kept.meanings) == ("熱鬧", "lively; bustling")
    assert (kept.sentence, kept.document) == ("今天早市很热闹。", "article.md")
    assert kept.translation


class Ready:
    """The reading aids of a page whose dictionary is loaded."""

    ready, preparing, dictionary = True, "", True

    @staticmethod
    def look_again() -> None:
        """Nothing is to come."""


def test_the_sentence_of_a_translation_into_chinese_is_its_target(page: Any) -> None:
    del page  # its library is the test's own
    with Library() as library:
        opened, job, pairs = translated(library, "The market is *lively*.\n")
        texts = article_words._chinese(library, opened, job)
        assert texts == tuple(pair.target for pair in pairs)
        chinese, other = article_words._sentences(library, opened, job, texts[0])
    assert (other, "*" in chinese) == ("The market is lively.", False)
