"""What a page sends is done once and in its order, however often it arrives."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from ui.reader.inbox import Inbox, actions_of


def action(number: object, do: str = "accept") -> dict[str, Any]:
    return {"id": number, "do": do}


def numbers(inbox: Inbox, *sent: dict[str, Any]) -> list[Any]:
    """Return the ids of the actions that were done of those sent."""
    done: list[Any] = []
    inbox.take(sent, lambda one: done.append(one["id"]) or {"id": one["id"]})
    return done


def test_an_action_that_arrives_again_is_not_done_again() -> None:
    inbox = Inbox()
    assert numbers(inbox, action(1), action(2)) == [1, 2]
    assert numbers(inbox, action(1), action(2), action(3)) == [3]
    assert inbox.done == 3
    assert [one["id"] for one in inbox.answers] == [1, 2, 3]


def test_actions_are_done_in_the_order_they_were_made() -> None:
    assert numbers(Inbox(), action(9), action(4), action(7)) == [4, 7, 9]


@pytest.mark.parametrize("number", [None, "7", True, 0, -3, 2.5])
def test_what_has_no_number_is_left_out(number: object) -> None:
    assert numbers(Inbox(), action(number), action(5)) == [5]


def test_an_action_that_raises_is_not_tried_for_ever() -> None:
    inbox = Inbox()

    def fail(_: dict[str, Any]) -> dict[str, Any]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        inbox.take([action(1)], fail)
    assert numbers(inbox, action(1), action(2)) == [2]


def test_only_the_latest_answers_are_kept() -> None:
    inbox = Inbox()
    numbers(inbox, *(action(one) for one in range(1, 100)))
    assert inbox.answers[-1]["id"] == 99
    assert len(inbox.answers) < 50


def test_two_runs_at_once_do_each_action_once() -> None:
    inbox = Inbox()
    done: list[int] = []
    begin = threading.Barrier(8)

    def run() -> None:
        begin.wait()
        inbox.take([action(one) for one in range(1, 50)], lambda one: done.append(one["id"]) or {})

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == list(range(1, 50))


@pytest.mark.parametrize(
    "sent",
    [None, "x", [], {}, {"job": 4, "actions": [action(1)]}, {"job": 3}, {"job": 3, "actions": "x"}],
)
def test_what_is_another_documents_or_no_action_is_left_alone(sent: object) -> None:
    assert actions_of(sent, 3) == []


def test_actions_of_this_document_are_found() -> None:
    assert actions_of({"job": 3, "actions": [action(1), "x", action(2)]}, 3) == [
        action(1),
        action(2),
    ]
