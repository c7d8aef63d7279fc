"""The thread that owns a model: what goes wrong in it reaches whoever asked."""

from __future__ import annotations

import threading

import pytest

from translator.engines.firefox.worker import Worker, WorkerError


class PanicError(BaseException):
    """As pyo3's panics are: no ``Exception``."""


class Upper:
    def __init__(self, **given: bytes) -> None:
        self.given = given
        self.thread = threading.get_ident()

    def translate(self, text: str) -> str:
        assert threading.get_ident() == self.thread
        if text == "panic":
            raise PanicError("assertion failed")
        return text.upper()


def worker(opens: type = Upper) -> Worker:
    return Worker(opens, model=b"m", source=b"s", target=b"t")


def test_it_is_given_the_bytes_and_runs_in_one_thread() -> None:
    kept: list[Upper] = []

    def opens(**given: bytes) -> Upper:
        kept.append(Upper(**given))
        return kept[0]

    one = Worker(opens, model=b"m", source=b"s", target=b"t")
    assert one.translate(["a", "b"]) == ["A", "B"]
    assert kept[0].given == {"model": b"m", "src_vocab": b"s", "trg_vocab": b"t"}
    assert kept[0].thread != threading.get_ident()
    one.close()


def test_a_panic_is_an_error_and_the_next_sentence_is_translated() -> None:
    one = worker()
    with pytest.raises(WorkerError, match="assertion failed"):
        one.translate(["a", "panic", "c"])
    assert one.translate(["d"]) == ["D"]
    one.close()


def test_a_model_that_cannot_be_opened_is_an_error() -> None:
    class Broken:
        def __init__(self, **_: bytes) -> None:
            raise ValueError("model has no Wemb")

    with pytest.raises(WorkerError, match="model has no Wemb"):
        worker(Broken)
