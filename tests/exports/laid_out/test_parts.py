"""Items of lists, nested as they are deep."""

from __future__ import annotations

import pytest

from translator.exports.laid_out.parts import Grid, Item, Text, with_lists
from translator.exports.laid_out.runs import Run, plain


def item(written: str) -> Text:
    """Make an item: a space for each level, its marker if it has one, its text."""
    depth = len(written) - len(written.lstrip())
    marker, _, words = written.strip().rpartition(" ")
    return Text(
        kind="list_item", source=(Run(text=words),), target=None, marker=marker, depth=depth
    )


def shown(items: tuple[Item, ...]) -> str:
    return " ".join(
        "("
        + " ".join(
            plain(part.source or ()) if isinstance(part, Text) else shown(part)
            for part in one.parts
        )
        + ")"
        for one in items
    )


@pytest.mark.parametrize(
    ("items", "nested"),
    [
        (["- a"], "(a)"),
        (["- a", "- b"], "(a) (b)"),
        (["- a", " - b", "- c"], "(a (b)) (c)"),
        (["- a", " - b", "  - c", " - d"], "(a (b (c)) (d))"),
        (["- a", "b", "- c"], "(a b) (c)"),
        (["- a", " - b", "c"], "(a (b) c)"),
        (["- a", " - b", " c", "d"], "(a (b c) d)"),
        ([" - a", "b"], "(a) (b)"),  # it belongs to nothing that is less deep
        (["  - a", " - b", "- c"], "(a) (b) (c)"),
        (["a", "- b"], "(a) (b)"),
    ],
)
def test_items_lie_in_those_that_are_less_deep(items: list[str], nested: str) -> None:
    (found,) = with_lists(map(item, items))
    assert isinstance(found, tuple)
    assert shown(found) == nested
    assert found[0].marker == item(items[0]).marker


def test_a_table_without_lines_has_no_columns() -> None:
    assert Grid(lines=()).columns == 0
