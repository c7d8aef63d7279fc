"""Links are found beside the page: what is known comes at once, the rest when asked again."""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from translator.alignment import Link
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from ui.reader import word_links
from ui.reader.word_links import Linking, Sentence


def sentence(source: str, target: str) -> Sentence:
    return Sentence(source=source, target=target, source_language="zh-Hans", target_language="en")


BERLIN = sentence("见 Berlin。", "See Berlin.")
PARIS = sentence("见 Paris。", "See Paris.")


def test_what_is_not_known_is_found_meanwhile_and_kept() -> None:
    made = Linking()
    assert made.of([BERLIN]) == [None]
    assert made.wait(60.0)
    (links,) = made.of([BERLIN])
    assert links


def test_what_is_known_comes_though_the_rest_is_missing() -> None:
    made = Linking()
    made.of([BERLIN])
    assert made.wait(60.0)
    known, missing = made.of([BERLIN, PARIS])
    assert made.wait(60.0)
    assert known and missing is None


def test_words_of_linked_sentences_have_their_glosses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "words.u8"
    path.write_text("天氣 天气 [tian1 qi4] /weather/\n", "utf-8")
    words = Dictionary(path)
    monkeypatch.setattr(dictionary, "installed", lambda: words)
    made = Linking()
    assert made.glosses(["天气"]) == {}
    made.of([sentence("天气好。", "Fine weather.")])
    assert made.wait(60.0)
    assert made.glosses(["天气"]) == {"天气": (("tiānqì", "weather"),)}


def test_a_page_without_a_translation_asks_for_nothing() -> None:
    assert Linking().of([]) == []


def test_the_page_that_was_asked_for_last_is_first(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[Sentence] = []
    begun, go_on = threading.Event(), threading.Event()

    def find(one: Sentence, _: object) -> word_links.Links:
        found.append(one)
        begun.set()
        assert go_on.wait(20.0)
        return []

    monkeypatch.setattr(word_links, "find", find)
    made = Linking()
    first, second, third = (sentence(name, name) for name in "abc")
    made.of([first])
    assert begun.wait(20.0)
    made.of([second])
    made.of([third])
    go_on.set()
    assert made.wait(20.0)
    assert found == [first, third, second]


def test_a_sentence_that_cannot_be_linked_leaves_the_others_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = word_links.find

    def find(one: Sentence, dictionary: None) -> word_links.Links:
        if one is BERLIN:
            raise RuntimeError
        return real(one, dictionary)

    monkeypatch.setattr(word_links, "find", find)
    made = Linking()
    made.of([BERLIN, PARIS])
    assert made.wait(60.0)
    without, with_links = made.of([BERLIN, PARIS])
    assert without == []
    assert with_links


def test_who_waits_for_nothing_waits_for_nothing() -> None:
    made = Linking()
    assert made.wait(0.0)


def test_who_does_not_wait_long_enough_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def find(one: Sentence, _: object) -> word_links.Links:
        assert go_on.wait(20.0)
        return []

    monkeypatch.setattr(word_links, "find", find)
    made = Linking()
    made.of([BERLIN])
    assert not made.wait(0.0)
    go_on.set()
    assert made.wait(20.0)
    assert made.of([BERLIN]) == [[]]


def test_only_so_many_sentences_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_links, "_REMEMBERED", 2)
    monkeypatch.setattr(word_links, "find", lambda one, _: [[0, 0, 0.9]])
    made = Linking()
    three = [sentence(f"第{number}句。", "A sentence.") for number in "一二三"]
    made.of(three)
    assert made.wait(20.0)
    assert made.of(three) == [None, [[0, 0, 0.9]], [[0, 0, 0.9]]]
    assert made.wait(20.0)


def test_a_sentence_that_fails_keeps_no_other_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(one: Sentence, _: object) -> word_links.Links:
        if one is BERLIN:
            raise ZeroDivisionError
        return [[1, 1, 0.9]]

    monkeypatch.setattr(word_links, "find", find)
    made = Linking()
    made.of([BERLIN, PARIS])
    assert made.wait(20.0)
    assert made.of([BERLIN, PARIS]) == [[], [[1, 1, 0.9]]]


def test_links_between_words_have_their_best_confidence() -> None:
    def link(ours: tuple[int, int], theirs: tuple[int, int], sure: float) -> SimpleNamespace:
        return SimpleNamespace(
            source_start=ours[0], source_end=ours[1], target_start=theirs[0],
            target_end=theirs[1], confidence=sure,
        )  # fmt: skip

    ours, theirs = [(0, 2), (2, 3), (3, 5)], [(0, 4), (5, 8)]
    links = [link((0, 3), (5, 8), 0.5), link((2, 3), (4, 8), 0.9), link((4, 5), (0, 1), 0.7)]
    assert word_links._by_word(links, ours, theirs) == [  # type: ignore[arg-type]  # stand-ins
        [0, 1, 0.5], [1, 1, 0.9], [2, 0, 0.7],
    ]  # fmt: skip


def test_links_are_shown_from_the_confidence_on_that_was_decided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def link(start: int, confidence: float) -> Link:
        return Link(
            source_start=start, source_end=start + 1, target_start=2 * start,
            target_end=2 * start + 1, confidence=confidence, evidence="dictionary",
        )  # fmt: skip

    made = [link(0, word_links.SHOWN), link(1, word_links.SHOWN - 0.01), link(2, 1.0)]
    monkeypatch.setattr(word_links.alignment, "align", lambda *_, **__: made)
    monkeypatch.setattr(
        word_links.alignment,
        "word_spans",
        lambda text, *_, **__: [(at, at + 1) for at, sign in enumerate(text) if sign != " "],
    )
    assert word_links.find(sentence("茶水米", "a b c"), None) == [[0, 0, 0.6], [2, 2, 1.0]]
