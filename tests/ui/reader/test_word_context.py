"""What a sentence says about a word in it: its English, its partners, how it is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.reader.test_actions import scene_of
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.store import Library
from ui.jobs.manager import JobManager
from ui.reader import word_context
from ui.reader.scene import Scene
from ui.reader.word_context import NOWHERE, WordContext


@pytest.fixture
def scene(whole_dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr(dictionary, "installed", lambda **_: whole_dictionary)
    with Library() as library:
        manager = JobManager(library)
        yield scene_of(manager, "他的头发很长，校长也长高了。\n")
        manager.close()


def asked(scene: Scene, word: str, **more: object) -> WordContext:
    return word_context.of({"block": 0, "start": 0, "word": word} | more, scene)


def test_a_word_is_read_as_its_sentence_has_it(scene: Scene) -> None:
    assert asked(scene, "校长").sounds == ("xiao4", "zhang3")
    assert asked(scene, "校長").sounds == ("xiao4", "zhang3")
    assert asked(scene, "天气").sounds == ()


def test_a_part_is_read_as_its_word_has_it(scene: Scene) -> None:
    assert asked(scene, "长", sounds="zhang3").sounds == ("zhang3",)


def test_the_english_is_the_translation_and_the_source_the_sentence(scene: Scene) -> None:
    found = asked(scene, "校长", partners=["headmaster"])
    assert found.source == "他的头发很长，校长也长高了。"
    assert found.english == f"⟦{found.source}⟧"
    assert found.partners == ("headmaster",)


def test_a_sentence_that_is_gone_says_nothing(scene: Scene) -> None:
    assert word_context.of({"block": 99, "start": 0, "word": "校长"}, scene) == NOWHERE


@pytest.mark.parametrize("told", ["headmaster", None, 7, {"a": 1}, [None, 7, ["x"]]])
def test_partners_that_are_no_list_of_words_are_none(scene: Scene, told: object) -> None:
    assert asked(scene, "校长", partners=told).partners == ()


def test_partners_are_as_many_and_as_long_as_words_are(scene: Scene) -> None:
    found = asked(scene, "校长", partners=["x" * 500] * 500).partners
    assert len(found) == 8 and {len(one) for one in found} == {60}


@pytest.mark.parametrize("nth", [-1, 99, "x", None, 1e400])
def test_a_number_that_no_word_has_means_the_first(scene: Scene, nth: object) -> None:
    assert asked(scene, "校长", nth=nth).sounds == ("xiao4", "zhang3")
