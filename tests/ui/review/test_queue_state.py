"""Next is next wherever it is; what is skipped comes again; the way back is the way one came."""

from __future__ import annotations

from ui.review.queue_state import QueueState

A, B, C = (1, 0, 0), (1, 4, 0), (2, 0, 0)


def test_the_first_of_the_queue_is_shown_first_and_nothing_of_an_empty_one() -> None:
    state = QueueState()
    state.begin([])
    assert state.at is None
    state.begin([A, B])
    assert state.at == A


def test_a_decided_sentence_leads_to_the_one_after_it_not_to_the_first() -> None:
    state = QueueState(at=B)
    state.go_on([A, B, C], [A, C])
    assert state.at == C
    state.go_on([A, C], [A])
    assert state.at == A
    state.go_on([A], [])
    assert state.at is None


def test_what_is_skipped_comes_again_when_nothing_else_is_left() -> None:
    state = QueueState(at=A)
    queue = [A, B]
    state.skip(queue)
    assert state.at == B
    state.go_on(queue, [A])
    assert state.at == A


def test_skipping_the_only_sentence_stays_at_it() -> None:
    state = QueueState(at=A)
    state.skip([A])
    assert (state.at, state.behind) == (A, [])


def test_back_shows_what_was_decided_and_on_leads_to_where_one_was() -> None:
    state = QueueState(at=A, words="stall")
    state.go_on([A, B, C], [B, C])
    assert state.words == ""
    state.go_back()
    assert state.at == A
    state.skip([B, C])
    assert state.at == B
    state.go_back()
    state.go_back()
    assert state.at == A


def test_a_sentence_that_is_gone_is_passed_over_for_good() -> None:
    state = QueueState(at=A)
    state.leave_out(A, [A, B])
    assert state.at == B
    state.leave_out(B, [A, B])
    assert state.at is None
