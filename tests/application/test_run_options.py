"""Which model a direction has, and what a person chose for good."""

from __future__ import annotations

from typing import Any, cast

import pytest

from translator.application import Options, Plan, options_of, text_document
from translator.application.name_proposals import propose_names
from translator.chinese.dictionary import dictionary
from translator.config import Config
from translator.errors import ModelError, UsageError
from translator.types import Quality


def plan(source: str = "zh-Hans", target: str = "en") -> Plan:
    return Plan(
        document=text_document("。"), source_language=source, target_language=target, items=()
    )


def test_a_model_that_is_named_counts_before_the_direction_s() -> None:
    each = {"zh-en": "a", "en-zh": "b"}
    assert Options(models=each).model_for(plan()) == "a"
    assert Options(models=each).model_for(plan("en", "zh-Hant")) == "b"
    assert Options(model="c", models=each).model_for(plan()) == "c"
    assert Options().model_for(plan()) is None


@pytest.mark.parametrize(
    ("kept", "glossaries", "own"),
    [
        (Config(), (), True), (Config(project="mine"), ("mine",), True),
        (Config(project="mine", glossary=False), (), False), (Config(glossary=False), (), False),
    ],
)  # fmt: skip
def test_a_glossary_counts_where_glossaries_do(
    kept: Config, glossaries: tuple[str, ...], own: bool
) -> None:
    found = options_of(kept)
    assert (found.glossaries, found.own_glossary) == (glossaries, own)


def test_what_a_person_chose_is_in_the_options_and_the_models_are_not() -> None:
    found = options_of(Config(chinese="zh-Hant", quality=Quality.BEST, models={"zh-en": "a"}))
    assert (found.chinese, found.quality, dict(found.models)) == ("zh-Hant", Quality.BEST, {})
    assert (found.to, found.source, found.model) == (None, None, None)


@pytest.mark.parametrize(("source", "target"), [("en", "zh-Hans"), ("zh-Hans", "zh-Hant")])
def test_names_are_proposed_from_chinese_to_english_alone(source: str, target: str) -> None:
    with pytest.raises(UsageError) as caught:
        propose_names(cast("Any", None), plan(source, target))
    assert caught.value.key == "names.english-only"


def test_names_need_the_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "installed", lambda: None)
    with pytest.raises(ModelError) as caught:
        propose_names(cast("Any", None), plan("zh-Hant"))
    assert caught.value.key == "dictionary.none"
