"""Names a person may decide on: of which documents, and with which renderings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from translator.application import name_proposals
from translator.application.name_proposals import propose_names
from translator.errors import ModelError, UsageError


class Run:
    """Memory has one sentence, and the glossary a matcher."""

    terminology = SimpleNamespace(matcher=lambda planned: "terms")

    def recall(self, planned: Any) -> dict[str, Any]:
        return {"校长周海波说。": SimpleNamespace(target="Said Zhou Haibo.")}


def plan(source: str, target: str) -> Any:
    return SimpleNamespace(source_language=source, target_language=target)


@pytest.mark.parametrize(
    ("source", "target"), [("en", "zh-Hans"), ("zh-Hans", "zh-Hant"), ("en", "en"), ("de", "en")]
)
def test_only_from_chinese_to_english_there_are_some(source: str, target: str) -> None:
    with pytest.raises(UsageError) as caught:
        propose_names(Run(), plan(source, target))  # type: ignore[arg-type]  # as far as used
    assert caught.value.key == "names.english-only"


def test_without_a_dictionary_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_proposals.dictionary, "installed", lambda: None)
    with pytest.raises(ModelError) as caught:
        propose_names(Run(), plan("zh-Hans", "en"))  # type: ignore[arg-type]  # as above
    assert caught.value.key == "dictionary.none"


@pytest.mark.parametrize("source", ["zh", "zh-Hans", "zh-Hant"])
def test_names_are_gathered_from_what_memory_has(
    monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    asked: dict[str, Any] = {}

    def proposals(planned: Any, targets: Any, **options: Any) -> list[str]:
        asked.update(targets=targets, **options)
        return ["周海波"]

    monkeypatch.setattr(name_proposals.dictionary, "installed", lambda: "words")
    monkeypatch.setattr(name_proposals.document_names, "proposals", proposals)
    found = propose_names(Run(), plan(source, "en"))  # type: ignore[arg-type]  # as above
    assert found == ["周海波"]
    assert asked["targets"] == {"校长周海波说。": "Said Zhou Haibo."}
    assert (asked["lexicon"], asked["terms"]) == ("words", "terms")
