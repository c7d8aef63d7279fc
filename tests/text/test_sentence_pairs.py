"""Quotes and brackets that belong together, as far as a sentence or a paragraph goes."""

from __future__ import annotations

import pytest

from translator.text.sentence_pairs import pairs


def found(text: str, forced: list[int] | None = None) -> set[tuple[int, int]]:
    partner = pairs(text, forced or [])
    assert all(partner[partner[one]] == one for one in partner)
    return {(one, other) for one, other in partner.items() if one < other}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（茶）", {(0, 2)}),
        ("茶", set()),
        ("（茶", set()),
        ("茶）", set()),
        ("（“茶”）", {(0, 4), (1, 3)}),
        ("（“茶）", {(0, 3)}),  # what was left open within is forgotten
        ("（“‘茶）水”", {(0, 4)}),
        ("“（《茶”", {(0, 4)}),
        ("（茶）（水）", {(0, 2), (3, 5)}),
        ("（茶\n水）", {(0, 4)}),
        ("（茶\n\n水）", set()),  # no pair goes over a paragraph's end
        ("（茶\n \n（水）", {(5, 7)}),
    ],
)
def test_what_is_opened_is_closed_by_its_own_kind(
    text: str, expected: set[tuple[int, int]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("forced", "expected"),
    [([], {(0, 4)}), ([2], set()), ([4], set()), ([5], {(0, 4)}), ([0], {(0, 4)})],
)
def test_no_pair_goes_over_an_end_that_is_certain(
    forced: list[int], expected: set[tuple[int, int]]
) -> None:
    assert found("（茶 水）", forced) == expected


@pytest.mark.parametrize(("depth", "number"), [(31, 31), (32, 32), (33, 32), (40, 32)])
def test_only_so_many_are_remembered(depth: int, number: int) -> None:
    assert len(found("（" * depth + "茶" + "）" * depth)) == number
