"""Which engine a name leads to, and that nothing goes to a server that is not named now."""

from __future__ import annotations

import pytest

from translator.engines import registry
from translator.engines.base import Request


@pytest.mark.parametrize(
    ("name", "target"), [("echo", "⟦茶。⟧"), ("echo:identity", "茶。"), ("small", None), ("", None)]
)
def test_the_echo_engine_has_two_names(name: str, target: str | None) -> None:
    engine = registry.echo(name)
    if target is None:
        assert engine is None
    else:
        assert engine is not None
        (output,) = engine.translate([Request(text="茶。")], source="zh", target="en")
        assert output.text == target


SERVER = "openai:small@http://127.0.0.1:8080/v1"


def test_a_server_is_named_by_model_and_address() -> None:
    assert registry.server("small") is None
    engine = registry.server(SERVER)
    assert engine is not None
    signature = f"duizhao4:{engine.signature()}"
    assert registry.server_of(signature, wished=SERVER) == SERVER
    assert registry.server_of(signature, wished="") is None
    assert registry.server_of(signature, wished="openai:small@http://127.0.0.1:9090/v1") is None
    assert registry.server_of("duizhao4:echo", wished=SERVER) is None


@pytest.mark.parametrize(
    ("name", "key", "fields"),
    [
        ("teapot", "piece.engine.unknown", {}),
        ("ctranslate", "piece.engine.needs", {"package": "ctranslate2", "extra": ""}),
        ("transformers", "piece.engine.needs", {"package": "torch", "extra": "[torch]"}),
    ],
)
def test_why_an_engine_cannot_run_is_said(name: str, key: str, fields: dict[str, str]) -> None:
    why = registry.why_not(name)
    assert key.endswith(why.key.removeprefix("piece."))
    assert dict(why.fields) == fields
