from __future__ import annotations

import threading

from ui.jobs.queue import Rank, Turns

WAIT = 20.0


def queue(turns: Turns, order: list[str], name: str, rank: Rank) -> threading.Thread:
    """Wait in a thread, which is known to wait when this returns."""

    def wait() -> None:
        turns.take(rank)
        order.append(name)
        turns.give_back()

    before = turns.waiting
    thread = threading.Thread(target=wait)
    thread.start()
    while turns.waiting == before:
        assert thread.is_alive()
    return thread


def test_who_came_first_goes_first_and_a_sentence_before_all() -> None:
    turns, order = Turns(), list[str]()
    assert turns.take(Rank.DOCUMENT)
    threads = [queue(turns, order, name, Rank.DOCUMENT) for name in ("one", "two")]
    threads.append(queue(turns, order, "sentence", Rank.SENTENCE))
    turns.give_back()
    for thread in threads:
        thread.join(WAIT)
    assert order == ["sentence", "one", "two"]


def test_a_document_gives_way_to_a_sentence_and_not_to_a_document() -> None:
    turns, order = Turns(), list[str]()
    assert turns.take(Rank.DOCUMENT)
    threads = [queue(turns, order, "document", Rank.DOCUMENT)]
    assert not turns.give_way()
    threads.append(queue(turns, order, "sentence", Rank.SENTENCE))
    assert turns.give_way()
    order.append("it again")
    turns.give_back()
    for thread in threads:
        thread.join(WAIT)
    assert order == ["sentence", "it again", "document"]


def test_who_gives_up_keeps_nobody_waiting() -> None:
    turns = Turns()
    assert turns.take(Rank.DOCUMENT)
    assert not turns.take(Rank.DOCUMENT, given_up=lambda: True)
    assert turns.waiting == 0
    turns.give_back()
    assert turns.take(Rank.DOCUMENT)
