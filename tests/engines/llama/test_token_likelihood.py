"""The likelihood of what a model wrote is that of its tokens, without those that end the answer."""

from __future__ import annotations

from typing import Any

from translator.engines.llama.token_likelihood import mean_likelihood


def token(text: str, logprob: float) -> dict[str, Any]:
    return {"bytes": list(text.encode()), "logprob": logprob}


def test_tokens_after_the_text_do_not_count() -> None:
    told = [token("茶", -1.0), token("很好。", -0.5), token("\n", -9.0), token("</text>", -9.0)]
    assert mean_likelihood(told, "茶很好。") == -0.75


def test_half_a_character_is_a_token_too() -> None:
    halves = [
        {"bytes": list("茶".encode()[:1]), "logprob": -1.0},
        {"bytes": list("茶".encode()[1:]), "logprob": -2.0},
    ]
    assert mean_likelihood(halves, "茶") == -1.5


def test_of_nothing_there_is_none() -> None:
    assert mean_likelihood([], "茶") is None
    assert mean_likelihood([token("茶", -1.0)], "") is None
