"""Packs: nothing left out, nothing twice, none too large, the longest first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.engines.base import Request
from translator.engines.nmt.decoding import Decoding, limit, other_way
from translator.engines.nmt.packing import LARGEST, SMALLEST, Pack, packs

GREEDY = Decoding(beam=1)
LENGTHS = st.lists(st.integers(min_value=1, max_value=200), min_size=1, max_size=300)


def packed(
    lengths: list[int],
    *,
    attempts: list[int] | None = None,
    decoding: Decoding = GREEDY,
    shares: int = 1,
) -> list[Pack]:
    requests = [Request(text="", attempt=attempt) for attempt in attempts or [0] * len(lengths)]
    return list(
        packs(requests, [["x"] * length for length in lengths], decoding=decoding, shares=shares)
    )


@given(lengths=LENGTHS, shares=st.integers(min_value=1, max_value=16))
def test_every_request_is_in_one_pack(lengths: list[int], shares: int) -> None:
    found = [index for one in packed(lengths, shares=shares) for index in one.indices]
    assert sorted(found) == list(range(len(lengths)))


@given(lengths=LENGTHS, beam=st.sampled_from([1, 4, 8]))
def test_no_pack_is_larger_than_what_decodes_fast(lengths: list[int], beam: int) -> None:
    for one in packed(lengths, decoding=Decoding(beam=beam)):
        widest = max(lengths[index] for index in one.indices)
        assert widest * len(one.indices) * beam <= LARGEST


def test_one_request_longer_than_a_pack_is_a_pack_of_its_own() -> None:
    assert [one.indices for one in packed([3, LARGEST + 1, 2])] == [(1,), (0, 2)]


@given(lengths=LENGTHS)
def test_the_longest_come_first_and_set_the_limit(lengths: list[int]) -> None:
    found = packed(lengths)
    order = [lengths[index] for one in found for index in one.indices]
    assert order == sorted(lengths, reverse=True)
    assert [one.limit for one in found] == [limit(lengths[one.indices[0]]) for one in found]


@pytest.mark.parametrize("shares", [1, 2, 4, 8])
def test_every_worker_gets_its_share(shares: int) -> None:
    lengths = [20] * (SMALLEST * shares // 20 + shares)
    assert len(packed(lengths, shares=shares)) >= shares


def test_what_is_little_is_not_cut_for_the_sake_of_the_workers() -> None:
    assert len(packed([20] * (SMALLEST // 20), shares=8)) == 1


def test_attempts_are_searched_in_their_own_way_and_share_no_pack() -> None:
    attempts = [0, 2, 0, 1]
    found = packed([5, 5, 5, 5], attempts=attempts)
    assert [one.indices for one in found] == [(0, 2), (3,), (1,)]
    assert [one.way for one in found] == [other_way(GREEDY, attempt) for attempt in (0, 1, 2)]


@pytest.mark.parametrize(
    ("lengths", "beam", "shares", "sizes"),
    [
        ([64] * 64, 1, 1, [64]), ([64] * 65, 1, 1, [64, 1]), ([64] * 16, 4, 1, [16]),
        ([64] * 17, 4, 1, [16, 1]), ([64] * 8, 1, 2, [4, 4]), ([64] * 8, 1, 4, [4, 4]),
        ([64] * 4, 1, 8, [4]), ([64] * 5, 1, 8, [4, 1]), ([4096], 1, 1, [1]),
    ],
)  # fmt: skip
def test_a_pack_is_cut_by_tokens_hypotheses_and_workers(
    lengths: list[int], beam: int, shares: int, sizes: list[int]
) -> None:
    found = packed(lengths, decoding=Decoding(beam=beam), shares=shares)
    assert [len(one.indices) for one in found] == sizes
    assert (LARGEST, SMALLEST) == (4096, 256)
