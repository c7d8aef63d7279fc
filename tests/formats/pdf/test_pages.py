"""What the process apart says of a file becomes its pages, or a sentence on what is wrong."""

from __future__ import annotations

import io
import json
import queue
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from tests.formats.pdf.handmade_pdf import Text, pdf
from tests.formats.pdf.stretches import stretch
from translator.errors import FormatError
from translator.formats.pdf import pages, pdfium_process
from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.pages import Pages, read_pages

BROKEN = json.dumps({"fault": "broken"})


def page(number: int) -> LaidPage:
    return LaidPage(
        number=number, height=800, stretches=(stretch("茶", 0, 0),), ruled=(), pictures=0,
        covered=0.0, slanted=False, unknown=0, unreadable=False, crowded=False,
    )  # fmt: skip


def head(count: int) -> str:
    return json.dumps({"pages": count, "title": "早市"})


def read(monkeypatch: pytest.MonkeyPatch, said: Sequence[str | None], data: bytes = b"") -> Pages:
    """Read what a process says; at the end of that it says nothing in time."""

    class Said:
        def __init__(self) -> None:
            self.waits: Iterator[str | None] = iter(said)

        def next(self, seconds: float) -> str | None:
            assert seconds > 0
            try:
                return next(self.waits)
            except StopIteration:
                raise queue.Empty from None

    @contextmanager
    def lines(*arguments: object) -> Iterator[Said]:
        yield Said()

    monkeypatch.setattr(pages, "child_lines", lines)
    return read_pages(data, "a.pdf")


def test_pages_are_taken_and_broken_ones_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    said = ["", head(3), page(1).line(), BROKEN, page(3).line()]
    made = read(monkeypatch, said)
    assert made == Pages(title="早市", laid=(page(1), page(3)), broken=(2,))
    assert read(monkeypatch, ["", head(0)]).laid == ()


@pytest.mark.parametrize(
    ("said", "key", "fields"),
    [
        ([None], "pdf.broken", {}), (["", None], "pdf.broken", {}),
        (["", BROKEN], "pdf.broken", {}),
        (["", json.dumps({"fault": "locked"})], "pdf.locked", {}),
        (["", head(4)], "pdf.too-many-pages", {"most": 3}),
        (["", head(2), page(1).line(), None], "pdf.too-heavy", {"page": 2}),
        (["", head(2), page(1).line()], "pdf.too-slow", {"page": 2}),
        (["", head(2)], "pdf.too-slow", {"page": 1}), ([], "pdf.too-slow", {"page": 1}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, said: list[str | None], key: str, fields: dict[str, int]
) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 3)
    with pytest.raises(FormatError) as refused:
        read(monkeypatch, said)
    assert refused.value.key == key
    assert refused.value.fields == {"name": "a.pdf", **fields}


def test_a_file_of_the_most_pages_and_bytes_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 1)
    monkeypatch.setattr(pages, "LARGEST", 2_000_000)
    said = ["", head(1), page(1).line()]
    assert read(monkeypatch, said, bytes(2_000_000)).laid == (page(1),)
    with pytest.raises(FormatError) as refused:
        read(monkeypatch, said, bytes(2_000_001))
    assert (refused.value.key, refused.value.fields["most"]) == ("pdf.too-large", 2)


def served(monkeypatch: pytest.MonkeyPatch, data: bytes, most: int = 9) -> list[str]:
    """Return what the process apart writes, run here; it must not limit our own memory."""
    limits: list[int] = []
    stdin, stdout = io.TextIOWrapper(io.BytesIO(data)), io.StringIO()
    monkeypatch.setattr(pdfium_process, "limit_memory", limits.append)
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stdout", stdout)
    pdfium_process.serve(most)
    assert limits == [600_000_000 + 3 * len(data)]
    return stdout.getvalue().splitlines()


def test_the_process_says_the_file_and_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([[Text(50, 100, "茶")], [Text(50, 100, "水\ue000")]], title="早市")
    said, first, second = served(monkeypatch, data)
    assert json.loads(said) == {"pages": 2, "title": "早市"}
    made = LaidPage.of(first)
    assert [one.text for one in made.stretches] == ["茶"]
    assert (made.number, made.unreadable) == (1, False)
    other = LaidPage.of(second)
    assert (other.number, other.stretches, other.unreadable, other.unknown) == (2, (), True, 1)


def test_the_process_reads_no_file_of_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([[Text(50, 100, "茶")]] * 2)
    assert len(served(monkeypatch, data, most=1)) == 1
    assert len(served(monkeypatch, data, most=2)) == 3
    assert served(monkeypatch, b"%PDF-1.4") == [BROKEN]
    locked = pdf([[Text(50, 100, "茶")]], password=b"tea")
    assert served(monkeypatch, locked) == [json.dumps({"fault": "locked"})]
