"""Which engine a name leads to, and which models there are for a direction."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.application import (
    ModelPart,
    ModelStore,
    named_engine,
    recommend_models,
    remote_host,
    usable_engines,
    usable_models,
)
from translator.errors import ModelError


@pytest.mark.parametrize("name", ["echo", "echo:identity"])
def test_the_echo_engine_is_named(name: str) -> None:
    engine = named_engine(name)
    assert engine is not None
    assert engine.passthrough


@pytest.mark.parametrize("name", ["", "some-model"])
def test_a_models_name_leads_to_no_engine_of_itself(name: str) -> None:
    assert named_engine(name) is None


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("some-model", ""),
        ("echo", ""),
        ("openai:some-model@http://127.0.0.1:8080/v1", ""),
        ("openai:some-model@https://example.com/v1", "https://example.com"),
    ],
)
def test_a_text_leaves_only_with_a_server_elsewhere(name: str, host: str) -> None:
    assert remote_host(name).startswith(host)
    assert bool(remote_host(name)) == bool(host)


def test_a_server_whose_name_leads_nowhere_is_refused() -> None:
    with pytest.raises(ModelError):
        remote_host("openai:some-model")


def test_a_fresh_store_has_no_model_but_the_list_offers_some(tmp_path: Path) -> None:
    store = ModelStore(tmp_path)
    assert usable_models("zh-en", store) == []
    tried = [
        one
        for one in recommend_models(store).order("zh-en").choices
        if one.part is not ModelPart.LEFT_OUT
    ]
    assert tried
    for one in tried:
        assert "zh-en" in one.spec.directions
        assert one.spec.engine in usable_engines()
