"""Settings by the names a person says, shown and changed."""

from __future__ import annotations

import pytest

from translator.config import Config, changed, said, unknown, value_of
from translator.errors import UsageError
from translator.types import Quality

BOTH = Config(models={"zh-en": "first", "en-zh": "second"})


def test_the_model_of_one_direction_is_set_and_the_other_stays() -> None:
    assert changed(BOTH, "models.zh-en", ["third"]) == {
        "models": {"zh-en": "third", "en-zh": "second"}
    }
    assert changed(Config(), "models.zh-en", ["third"]) == {"models": {"zh-en": "third"}}


def test_the_model_of_one_direction_is_taken_out_and_the_other_stays() -> None:
    assert changed(BOTH, "models.zh-en", None) == {"models": {"en-zh": "second"}}


def test_a_setting_of_one_value_goes_back_to_its_default() -> None:
    assert changed(Config(quality=Quality.BEST), "translation.quality", None) == {
        "quality": Config().quality
    }


def test_what_a_setting_may_not_be_is_refused_with_what_it_may_be() -> None:
    with pytest.raises(UsageError) as refused:
        changed(BOTH, "translation.quality", ["great"])
    assert "fast, balanced, best" in str(refused.value)


def test_a_model_that_is_not_chosen_has_no_name() -> None:
    assert value_of(Config(models={"en-zh": "second"}), "models.zh-en") == ""


def test_only_what_differs_from_the_default_is_said() -> None:
    assert said(Config()) == {}
    assert said(Config(quality=Quality.BEST, models={"en-zh": "second"})) == {
        "translation.quality": "best",
        "models.en-zh": "second",
    }


@pytest.mark.parametrize(("word", "expected"), [("true", True), ("false", False)])
def test_whether_the_glossary_counts_is_said_by_a_word(word: str, expected: bool) -> None:
    assert changed(Config(), "translation.glossary", [word]) == {"glossary": expected}


@pytest.mark.parametrize("words", [[], ["true", "false"], ["yes"]])
def test_a_setting_of_one_value_takes_one_that_it_knows(words: list[str]) -> None:
    with pytest.raises(UsageError):
        changed(Config(), "translation.glossary", words)


def test_a_setting_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"translation\.quality"):
        value_of(Config(), "translation.speed")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({}, []),
        ({"reader": {"language": "en"}, "models": {"zh-en": "a"}}, []),
        ({"reader": {"later": 1}, "models": {"zh-fr": "a"}}, ["reader.later", "models.zh-fr"]),
        ({"somebody": {"else": 1}}, ["somebody"]),
        ({"reader": "en"}, ["reader"]),
        ({"translation": {"quality": {"of": 1}, "glossary": True}}, []),
        ({"top": 1, "reader": {"language": "en"}}, ["top"]),
    ],
)
def test_what_this_version_does_not_know_is_named(
    table: dict[str, object], expected: list[str]
) -> None:
    assert unknown(table) == expected
