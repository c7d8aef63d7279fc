"""Pages of rows, the page of a sentence, and the next thing to look at."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from translator.document.read import read_bytes
from ui.documents import ROWS, SENTENCES, OpenDocument, open_document
from ui.reader import paging
from ui.reader.scene import Scene, number_in


def opened(text: str) -> OpenDocument:
    document = read_bytes(text.encode(), name="a.md").document
    return open_document(document, source="zh", to="en")


LONG = opened("\n\n".join(f"第{number}段。" for number in range(130)) + "\n")


@pytest.mark.parametrize(
    ("rows", "sizes"),
    [(0, [0]), (1, [1]), (60, [60]), (61, [60, 1]), (121, [60, 60, 1])],
)
def test_some_rows_are_cut_into_pages(rows: int, sizes: list[int]) -> None:
    pages = paging.pages_of(LONG, range(rows))
    assert [len(page) for page in pages] == sizes
    assert [number for page in pages for number in page] == [*range(rows)]
    assert (ROWS, SENTENCES) == (60, 400)


@pytest.mark.parametrize(
    ("sentences", "sizes"), [((400,), [1]), ((399, 1), [2]), ((399, 2), [1, 1]), ((401, 1), [1, 1])]
)
def test_a_page_of_long_rows_ends_sooner(sentences: tuple[int, ...], sizes: list[int]) -> None:
    made = opened("\n\n".join("天好。" * number for number in sentences) + "\n")
    assert [len(page) for page in paging.pages_of(made, range(len(sentences)))] == sizes


def test_the_page_of_a_block_is_the_one_that_shows_it() -> None:
    pages = paging.pages_of(LONG, range(130))
    blocks = [block.id for block in LONG.document.blocks]
    assert paging.page_with(LONG, pages, blocks[0]) == 0
    assert paging.page_with(LONG, pages, blocks[59]) == 0
    assert paging.page_with(LONG, pages, blocks[60]) == 1
    assert paging.page_with(LONG, pages, blocks[129]) == 2
    assert paging.page_with(LONG, pages[:1], blocks[129]) is None
    assert paging.page_with(LONG, pages, 999) is None


def scene(number: int, doubtful: list[int] | None = None) -> Scene:
    looking: Any = SimpleNamespace(number=number, doubtful=doubtful)
    nothing: Any = None
    return Scene(
        library=nothing, proposals=nothing, job=nothing, opened=LONG, language="en", looking=looking
    )


@pytest.mark.parametrize(("wanted", "shown"), [(-5, 0), (0, 0), (1, 1), (2, 2), (3, 2), (99, 2)])
def test_a_page_that_is_shown_is_one_there_is(wanted: int, shown: int) -> None:
    assert scene(wanted).number == shown


def test_only_doubtful_rows_are_paged_where_somebody_asked_for_them() -> None:
    assert [*map(list, scene(0, [3, 5]).pages)] == [[3, 5]]
    assert scene(7, [3, 5]).number == 0
    assert [len(page) for page in scene(0).pages] == [60, 60, 10]


@pytest.mark.parametrize(
    ("value", "number"),
    [(3, 3), (0, 0), (3.0, 3), (2.9, -1), ("3", -1), (None, -1), ([], -1), (True, 1)],
)
def test_a_number_is_what_the_browser_wrote(value: object, number: int) -> None:
    assert number_in({"block": value}, "block") == number
    assert number_in({}, "block") == -1


@pytest.mark.parametrize(
    ("shown", "forward", "expected"),
    [
        ([], True, (1, 0)), ([], False, (1, 0)), ([0], True, (1, 0)), ([1], True, (4, 2)),
        ([1, 2, 3], True, (4, 2)), ([4], True, (9, 0)), ([9], True, None), ([5], False, (4, 5)),
        ([4], False, (1, 0)), ([4, 9], False, (1, 0)), ([1], False, None),
    ],
)  # fmt: skip
def test_the_next_thing_to_look_at_stands_behind_or_before_the_page(
    shown: list[int], forward: bool, expected: tuple[int, int] | None
) -> None:
    positions = [(1, 0), (4, 2), (4, 5), (9, 0)]
    assert paging.next_flagged(positions, shown, forward=forward) == expected
    assert paging.next_flagged([], [], forward=forward) is None
