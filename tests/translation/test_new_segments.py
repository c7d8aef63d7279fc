"""Names that are asked for alone, and what memory keeps of a call."""

from __future__ import annotations

from collections.abc import Sequence

from translator.engines.base import Output, Request
from translator.translation.new_segments import _alone


class Engine:
    """Answers with what it was asked in brackets; knows how much it takes."""

    batch, max_tokens = 2, 3

    def __init__(self) -> None:
        self.loaded = 0
        self.calls: list[list[str]] = []

    def load(self) -> None:
        self.loaded += 1

    def count_tokens(self, text: str) -> int:
        return len(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        assert (source, target) == ("zh", "en")
        self.calls.append([one.text for one in requests])
        return [Output(text=f"[{one.text}]") for one in requests]


def test_names_are_asked_for_in_calls_of_the_engine_s_size() -> None:
    engine = Engine()
    names = ["一", "二二", "三三三", "四四四四", "五"]
    said = _alone(engine, names, target="en")  # type: ignore[arg-type]
    assert said == ["[一]", "[二二]", "[三三三]", "", "[五]"]  # the long one is no name
    assert engine.calls == [["一", "二二"], ["三三三", "五"]]
    assert engine.loaded == 1


def test_nobody_is_asked_for_nothing() -> None:
    engine = Engine()
    assert _alone(engine, [], target="en") == []  # type: ignore[arg-type]
    assert engine.calls == []
