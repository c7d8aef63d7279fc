"""The runs of Chinese characters of a text, each cut once."""

from __future__ import annotations

import pytest

from translator.grounding.text_runs import TextRuns, runs_of


class Lexicon:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def frequency(self, word: str) -> int:
        self.asked += 1
        return 0

    def lookup(self, word: str) -> list[object]:
        return []

    def is_proper_noun_only(self, word: str) -> bool:
        return False

    def reading(self, character: str) -> str:
        return ""


TEXT = "ab茶馆，cd早市人"


@pytest.mark.parametrize(
    ("start", "end", "run"),
    [
        (2, 4, (2, 4)), (3, 4, (2, 4)), (2, 2, (2, 4)), (7, 8, (7, 10)), (9, 10, (7, 10)),
        (0, 1, None), (1, 3, None), (3, 5, None), (4, 5, None), (9, 11, None), (2, 8, None),
    ],
)  # fmt: skip
def test_a_stretch_is_in_the_run_that_holds_all_of_it(
    start: int, end: int, run: tuple[int, int] | None
) -> None:
    found = TextRuns(TEXT, Lexicon()).around(start, end)  # type: ignore[arg-type]  # as far as used
    assert (found[:2] if found else None) == run
    assert found is None or found[2].text == TEXT[found[0] : found[1]]


def test_a_text_without_chinese_has_no_run() -> None:
    assert TextRuns("tea", Lexicon()).around(0, 1) is None  # type: ignore[arg-type]  # as above


def test_a_run_is_cut_once_and_a_text_looked_through_once() -> None:
    lexicon = Lexicon()
    runs = runs_of(TEXT, lexicon)  # type: ignore[arg-type]  # as above
    first = runs.around(2, 3)
    asked = lexicon.asked
    again = runs.around(3, 4)
    assert first is not None and again is not None and first[2] is again[2]
    assert lexicon.asked == asked
    assert runs_of(TEXT, lexicon) is runs  # type: ignore[arg-type]  # as above
