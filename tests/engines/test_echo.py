"""Engines without a model: what they take at once, and what they make of a text."""

from __future__ import annotations

import pytest

from translator.engines.base import Engine, Request
from translator.engines.echo import EchoEngine
from translator.engines.script import ScriptEngine
from translator.placeholders import atom


@pytest.mark.parametrize(("engine", "batch"), [(EchoEngine(), 64), (ScriptEngine("zh-Hant"), 256)])
def test_what_needs_no_model_takes_texts_of_any_length_one_call_at_a_time(
    engine: Engine, batch: int
) -> None:
    assert (engine.passthrough, engine.notation, engine.remote_host) == (True, False, "")
    assert (engine.batch, engine.concurrency, engine.max_tokens) == (batch, 1, 1_000_000_000)
    assert engine.count_tokens("早市") == 2


@pytest.mark.parametrize(("identity", "text"), [(False, "⟦早{}市⟧"), (True, "早{}市")])
def test_a_text_comes_back_between_brackets_unless_it_is_the_identity(
    identity: bool, text: str
) -> None:
    engine = EchoEngine(identity=identity)
    (output,) = engine.translate([Request(text=f"早{atom(0)}市")], source="zh", target="en")
    assert (output.text, output.tokens) == (text.format(atom(0)), 2)
    assert engine.signature() == ("echo:identity" if identity else "echo")
    assert engine.supports("fr", "de")
