"""How much of each article is known: found beside the page, once, and again when more is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.document.plan import plan
from translator.document.read import read_bytes
from translator.engines.echo import EchoEngine
from translator.store import ArticleRow, JobState, Library, WordState
from translator.translation.run import Run
from ui.library_table import known_shares

LINES = """\
天氣 天气 [tian1 qi4] /weather/
熱鬧 热闹 [re4 nao5] /lively/
早市 早市 [zao3 shi4] /morning market/
很 很 [hen3] /very/
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    path = tmp_path / "words.u8"
    path.write_text(LINES, "utf-8")
    words = Dictionary(path, cache=tmp_path)
    monkeypatch.setattr(dictionary, "installed", lambda: words)
    monkeypatch.setattr(dictionary, "is_fetched", lambda: True)
    with Library() as opened:
        for name, text in (("a.md", "早市很热闹。天气很热闹。"), ("b.md", "Good morning.")):
            original = read_bytes(text.encode(), name=name)
            planned = plan(original.document, to="en" if name == "a.md" else "zh-Hans")
            Run(engine=EchoEngine(), library=opened).translate(planned, data=original.data)
        yield opened
        waited()


def waited() -> None:
    thread = known_shares._thread
    if thread is not None:
        thread.join(30)
    assert not known_shares.working()


def shown(library: Library, level: int = 0) -> dict[str, int]:
    """Return what a page says at last, by the names of articles."""
    rows = library.article_rows()
    known_shares.percents(rows, library, level)
    waited()
    found: Mapping[int, int] = known_shares.percents(rows, library, level)
    return {row.name: found[row.job_id] for row in rows if row.job_id in found}


def test_who_said_nothing_of_words_is_told_nothing(library: Library) -> None:
    assert shown(library) == {}


def test_a_share_is_that_of_the_words_said_to_be_known(library: Library) -> None:
    library.set_word_state(["很", "热闹"], WordState.KNOWN)
    assert shown(library) == {"a.md": 66}  # 很 and 热闹 twice each, of six
    library.set_word_state(["天气"], WordState.KNOWN)
    assert shown(library) == {"a.md": 83}
    library.set_word_state(["早市"], WordState.IGNORED)
    assert shown(library) == {"a.md": 100}


def test_words_are_looked_for_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.set_word_state(["很"], WordState.KNOWN)
    assert shown(library) == {"a.md": 33}
    asked: list[int] = []
    monkeypatch.setattr(Library, "pairs", lambda _, job: asked.append(job) or [])
    library.set_word_state(["热闹"], WordState.KNOWN)
    assert shown(library) == {"a.md": 66} and asked == []


def test_a_share_stays_where_its_words_are_kept_no_longer(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_word_state(["很"], WordState.KNOWN)
    monkeypatch.setattr(known_shares, "_REMEMBERED", 0)
    asked: list[int] = []
    pairs = Library.pairs
    monkeypatch.setattr(Library, "pairs", lambda own, job: asked.append(job) or pairs(own, job))
    assert shown(library) == shown(library) == {"a.md": 33} and len(asked) == 2  # both, once
    library.set_word_state(["热闹"], WordState.KNOWN)
    assert shown(library) == {"a.md": 66} and len(asked) == 4


def test_what_the_reader_counted_stands_for_an_article(library: Library) -> None:
    library.set_word_state(["很"], WordState.KNOWN)
    (row,) = [one for one in library.article_rows() if one.name == "a.md"]
    assert shown(library) == {"a.md": 33} and row.job_id is not None
    known_shares.note(library, row.job_id, [])
    assert shown(library) == {}


def test_an_article_that_cannot_be_counted_keeps_no_other_from_it(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    library.set_word_state(["很"], WordState.KNOWN)

    def fails(*_: object) -> None:
        raise ValueError("no such pairs")

    monkeypatch.setattr(Library, "pairs", fails)
    assert shown(library) == {} and "no such pairs" in caplog.text
    assert not known_shares.working()


def test_unfinished_articles_and_missing_dictionaries_have_none(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.set_word_state(["很"], WordState.KNOWN)
    rows: list[ArticleRow] = library.article_rows()
    for row in rows:
        if row.job_id is not None:
            library.finish_job(row.job_id, JobState.STOPPED)
    assert shown(library) == {}
    monkeypatch.setattr(dictionary, "is_fetched", lambda: False)
    assert known_shares.percents(rows, library, 3) == {}
