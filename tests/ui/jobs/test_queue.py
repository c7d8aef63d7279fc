from __future__ import annotations

import os
import sys
import threading

import pytest

from ui.jobs.queue import Queue, Rank, step_back

WAIT = 20.0


def wait(queue: Queue, order: list[str], name: str, rank: Rank) -> threading.Thread:
    """Wait in a thread, which is known to wait when this returns."""

    def wait() -> None:
        queue.acquire(rank)
        order.append(name)
        queue.release()

    before = queue.waiting
    thread = threading.Thread(target=wait)
    thread.start()
    while queue.waiting == before:
        assert thread.is_alive()
    return thread


def test_who_came_first_goes_first_and_a_sentence_before_all() -> None:
    queue, order = Queue(), list[str]()
    assert queue.acquire(Rank.DOCUMENT)
    threads = [wait(queue, order, name, Rank.DOCUMENT) for name in ("one", "two")]
    threads.append(wait(queue, order, "sentence", Rank.SENTENCE))
    queue.release()
    for thread in threads:
        thread.join(WAIT)
    assert order == ["sentence", "one", "two"]


def test_a_document_gives_way_to_a_sentence_and_not_to_a_document() -> None:
    queue, order = Queue(), list[str]()
    assert queue.acquire(Rank.DOCUMENT)
    threads = [wait(queue, order, "document", Rank.DOCUMENT)]
    assert not queue.give_way()
    threads.append(wait(queue, order, "sentence", Rank.SENTENCE))
    assert queue.give_way()
    order.append("it again")
    queue.release()
    for thread in threads:
        thread.join(WAIT)
    assert order == ["sentence", "it again", "document"]


def test_who_gives_up_keeps_nobody_waiting() -> None:
    queue = Queue()
    assert queue.acquire(Rank.DOCUMENT)
    assert not queue.acquire(Rank.DOCUMENT, given_up=lambda: True)
    assert queue.waiting == 0
    queue.release()
    assert queue.acquire(Rank.DOCUMENT)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows priorities of threads")
def test_a_thread_steps_back_with_those_it_starts_and_no_other_does() -> None:
    found: list[int] = []

    def priority() -> None:
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    def work() -> None:
        step_back()
        priority()
        inner = threading.Thread(target=priority)
        inner.start()
        inner.join()

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [max(10, before)] * 2
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def test_a_system_that_refuses_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: int) -> None:
        raise PermissionError("not allowed")

    monkeypatch.setattr(os, "setpriority", refused, raising=False)
    step_back()


def test_who_gives_way_lets_sentences_through_and_no_documents() -> None:
    queue = Queue()
    assert queue.acquire(Rank.DOCUMENT)
    assert queue.give_way() is False
    queue.enter(Rank.DOCUMENT)
    assert queue.give_way() is False
    assert queue.waiting == 1


def test_the_turn_is_free_again_after_a_sentence_that_failed() -> None:
    queue = Queue()
    with pytest.raises(ZeroDivisionError), queue.sentence():
        assert not queue.acquire(Rank.SENTENCE, given_up=lambda: True)
        raise ZeroDivisionError
    assert queue.waiting == 0
    with queue.sentence():
        pass


def test_a_turn_that_has_come_is_taken_whatever_the_person_wants_by_then() -> None:
    queue = Queue()
    assert queue.acquire(Rank.DOCUMENT, given_up=lambda: True)


def test_who_waits_longest_of_the_first_rank_is_next() -> None:
    assert Rank.SENTENCE < Rank.GAVE_WAY < Rank.DOCUMENT
    queue = Queue()
    document, sentence, second = map(queue.enter, (Rank.DOCUMENT, Rank.SENTENCE, Rank.SENTENCE))
    assert sentence < second < document
    for other in (document, second):
        assert not queue.await_turn(other, given_up=lambda: True)
    assert queue.await_turn(sentence)
    assert queue.waiting == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows priorities of threads")
@pytest.mark.parametrize(("before", "asked"), [(0, [10]), (9, [10]), (10, []), (15, [])])
def test_who_is_polite_enough_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, before: int, asked: list[int]
) -> None:
    found: list[int] = []
    monkeypatch.setattr(os, "getpriority", lambda which, who: before)
    monkeypatch.setattr(os, "setpriority", lambda which, who, value: found.append(value))
    step_back()
    assert found == asked


def test_where_threads_have_no_priority_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(os, "getpriority", None)
    step_back()
