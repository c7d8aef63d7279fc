"""What an action carries, and what a session sees before it did anything."""

from __future__ import annotations

import pytest

from ui.reader.scene import Looking, number_in


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0, 0), (7, 7), (-3, -3), (7.0, 7), (True, True), (2**53 - 1, 2**53 - 1),
        (1 - 2**53, 1 - 2**53),
        (2**53, -1), (-(2**53), -1), (float(2**53), -1), (1e300, -1), (7.5, -1),
        (float("inf"), -1), (float("nan"), -1), ("7", -1), (None, -1), ([7], -1),
    ],
)  # fmt: skip
def test_a_number_is_one_that_a_browser_can_tell_apart(value: object, number: int) -> None:
    assert number_in({"block": value}, "block") == number
    assert number_in({"start": value}, "block") == -1


def test_a_session_begins_on_the_first_page_with_all_rows() -> None:
    looking = Looking()
    assert (looking.number, looking.doubtful, looking.focus, looking.panel) == (0, None, None, None)
    assert not looking.list_changed
    assert looking.inbox.done == 0 and looking.inbox.answers == []
    assert Looking().inbox is not looking.inbox
