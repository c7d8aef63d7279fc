"""Which addresses are a cluster's, and how many workers its computers have room for."""

from __future__ import annotations

import socket

import pytest

from translator.application.ray_cluster import is_cluster_address, join, room
from translator.errors import OutputError


@pytest.mark.parametrize("said", ["ray-head:6379", "127.0.0.1:1", "[fd00::2]:65535", "auto"])
def test_a_host_with_a_port_is_an_address(said: str) -> None:
    assert is_cluster_address(said)


@pytest.mark.parametrize(
    "said",
    ["", "local", "ray://head:10001", "head", ":6379", "head:", "head:0", "head:65536", "a b:1",
     "head:6379\n", "fd00::2:6379", "早市:1"],
)  # fmt: skip
def test_what_ray_would_take_for_something_else_is_none(said: str) -> None:
    assert not is_cluster_address(said)


@pytest.mark.parametrize(
    ("processors", "workers", "cores", "expected"),
    [
        ([2], None, None, (1, 2, 2)),
        ([2], 2, None, (2, 1, 1)),
        ([8], None, 3, (2, 3, 3)),
        ([0, 4, 4], None, None, (4, 2, 2)),  # a head that does no work
        ([1, 1, 1], None, None, (3, 1, 1)),  # two cores are nowhere together
        ([3, 3], 4, 2, (4, 2, 1)),  # not 1.5: one of them would find no room
        ([2], 3, None, (3, 1, 0.6666)),  # 0.6667 three times is more than there is
        ([1], 3, 16, (3, 16, 0.3333)),
        ([], None, None, (1, 1, 1)),  # grows when it is asked
    ],
)
def test_every_worker_fits_in_one_computer(
    processors: list[float],
    workers: int | None,
    cores: int | None,
    expected: tuple[int, int, float],
) -> None:
    found = room(processors, workers=workers, cores=cores)
    assert found == expected
    assert not processors or sum(int(one / found[2]) for one in processors) >= found[0]


def test_where_nothing_answers_nobody_waits_for_ray() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        with pytest.raises(OutputError) as caught:
            join(None, f"127.0.0.1:{taken.getsockname()[1]}")
    assert caught.value.key == "corpus.no-cluster"
    assert "Connection refused" in caught.value.say()
