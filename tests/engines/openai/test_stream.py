"""Answers of a server, read to their end: whole, in pieces, endless and broken off."""

from __future__ import annotations

import io
import json

import pytest

from translator.engines.openai import stream
from translator.engines.openai.backoff import PassingError
from translator.engines.openai.stream import read


def event(text: str = "", finish: str | None = None, index: int = 0) -> bytes:
    choice = {"index": index, "delta": {"content": text}, "finish_reason": finish}
    return b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n"


def whole(text: str, finish: str = "stop") -> bytes:
    choice = {"message": {"content": text}, "finish_reason": finish}
    return json.dumps({"choices": [choice]}).encode()


def answered(content: bytes, most: int = 100) -> tuple[str, bool]:
    found = read(io.BytesIO(content), most=most)
    return found.text, found.cut


def failure(content: bytes, most: int = 100) -> str:
    with pytest.raises(PassingError) as refused:
        read(io.BytesIO(content), most=most)
    what = refused.value.what
    return what if isinstance(what, str) else what.key


@pytest.mark.parametrize(
    ("content", "text", "cut"),
    [
        (event("Te") + event("a.") + event(finish="stop"), "Tea.", False),
        (event("Te") + event("a.") + b"data: [DONE]\n\n" + event("x"), "Tea.", False),
        (event("Tea") + event(finish="length"), "Tea", True),
        (b"\n\n" + event("Tea.", finish="stop"), "Tea.", False),
        (b": waiting\n\n" + event("Tea.", finish="stop"), "Tea.", False),
        (event("Tea.", finish="stop").rstrip(b"\n"), "Tea.", False),  # its end ends the last event
        (whole("Tea."), "Tea.", False),
        (whole("Tea", "length"), "Tea", True),
    ],
)
def test_an_answer_is_read_however_it_comes(content: bytes, text: str, cut: bool) -> None:
    assert answered(content) == (text, cut)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (event("Tea"), "piece.server.cut"),
        (b"data: [DONE]\n\n", "piece.server.no-choices"),
        (b'{"choices": []}', "piece.server.no-choices"),
    ],
)
def test_an_answer_that_is_none_is_told(content: bytes, key: str) -> None:
    assert failure(content) == key


def test_a_server_that_does_not_stop_is_cut_off() -> None:
    text, cut = answered(event("Tea. ") * 50, most=20)
    assert cut and len(text) <= 25


@pytest.mark.parametrize(("spare", "endless"), [(1, False), (0, False), (-1, True)])
def test_no_answer_is_longer_than_the_longest(
    monkeypatch: pytest.MonkeyPatch, spare: int, endless: bool
) -> None:
    assert (stream._LINE, stream._ALL) == (1_048_576, 16_777_216)
    lines = json.dumps(json.loads(whole("Tea.")), indent=1).encode()
    events = event("Te") + event("a.", finish="stop")
    for content, counted in ((lines, lines.partition(b"\n")[2]), (events, events)):
        monkeypatch.setattr(stream, "_ALL", len(counted) + spare)
        if endless:
            assert failure(content) == "piece.server.endless"
        else:
            assert answered(content) == ("Tea.", False)


def test_a_line_without_an_end_is_not_read_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_LINE", 40)
    assert failure(event("Tea. " * 50, finish="stop")) == "piece.server.endless"
