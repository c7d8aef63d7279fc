"""What the model is asked for when it is told the target."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from translator.engines.nmt.forced import likelihoods, looks


class Translator:
    """Notes what it is asked and gives one answer for each target."""

    def __init__(self, answers: list[Any]) -> None:
        self.answers, self.asked = answers, dict[str, Any]()

    def score_batch(self, sources: object, targets: object, **asked: Any) -> list[Any]:
        self.asked = asked
        return self.answers

    def translate_batch(self, sources: object, targets: object, **asked: Any) -> list[Any]:
        self.asked = asked
        return self.answers


def test_a_likelihood_is_the_mean_of_the_tokens_after_the_prefix() -> None:
    made = Translator([SimpleNamespace(log_probs=[-1.0, -2.0]), SimpleNamespace(log_probs=[])])
    assert likelihoods(made, [["a"], ["b"]], [["x", "y"], []], 1) == [-1.5, 0.0]
    assert made.asked == {
        "max_batch_size": 1024, "batch_type": "tokens", "max_input_length": 0, "offset": 1,
    }  # fmt: skip
    one = Translator([SimpleNamespace(log_probs=[-3.0])])
    assert likelihoods(one, [["a"]], [["x"]], 0) == [-3.0]


def test_attention_is_that_of_the_tokens_after_the_prefix() -> None:
    rows = [[0.1], [0.2], [0.3], [0.4]]
    made = Translator([SimpleNamespace(attention=[rows]), SimpleNamespace(attention=[rows])])
    assert looks(made, [["a"], ["b"]], [["p", "x", "y"], ["p", "x"]], 1) == [
        [[0.2], [0.3]], [[0.2]],
    ]  # fmt: skip
    assert made.asked == {
        "max_batch_size": 1024, "batch_type": "tokens", "beam_size": 1, "return_attention": True,
        "max_input_length": 0, "max_decoding_length": 3,
    }  # fmt: skip
    with pytest.raises(ValueError, match="zip"):
        looks(Translator([]), [["a"]], [["x"]], 0)
