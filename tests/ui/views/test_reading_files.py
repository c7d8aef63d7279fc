"""A given file is read once; while pages of it take long, it is said which and how long still."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from translator.application import Original
from translator.errors import TranslatorError
from ui.i18n import strings
from ui.views import reading_files
from ui.views.reading_files import PageBar, ReadFiles

TEXT = "早市六点开门。\n".encode()


class Reading:
    """Counts what is read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[tuple[bytes, str, str | None, str]] = []
        self._really = reading_files.read_bytes
        monkeypatch.setattr(reading_files, "read_bytes", self)

    def __call__(
        self,
        data: bytes,
        *,
        name: str,
        encoding: str | None,
        address: str,
        tell: Callable[[int, int], None],
    ) -> Original:
        self.read.append((data, name, encoding, address))
        tell(1, 2)
        return self._really(data, name=name, encoding=encoding, address=address, tell=tell)


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    return Reading(monkeypatch)


def nobody(page: int, total: int) -> None:
    """Hear of a page."""


def read(
    files: ReadFiles, data: bytes = TEXT, name: str = "a.txt", encoding: str | None = None,
    address: str = "", tell: Callable[[int, int], None] = nobody,
) -> Original:  # fmt: skip
    return files.read(data, name=name, encoding=encoding, address=address, tell=tell)


def test_a_file_is_read_once(reading: Reading) -> None:
    files = ReadFiles()
    assert read(files) is read(files)
    assert len(reading.read) == 1


def test_another_name_encoding_address_or_content_is_another_file(reading: Reading) -> None:
    files = ReadFiles()
    found = [
        read(files),
        read(files, name="b.txt"),
        read(files, encoding="utf-8"),
        read(files, address="https://example.org/a"),
        read(files, data=TEXT * 2),
    ]
    assert len({id(one) for one in found}) == len(reading.read) == 5
    assert found[3].document.address == "https://example.org/a"


def test_the_file_asked_for_longest_ago_is_forgotten(reading: Reading) -> None:
    files = ReadFiles()
    for number in range(24):
        read(files, name=f"{number}.txt")
    read(files, name="0.txt")
    assert len(reading.read) == 24
    read(files, name="24.txt")  # one more: number 1 goes
    read(files, name="0.txt")
    assert len(reading.read) == 25
    read(files, name="1.txt")
    assert len(reading.read) == 26


def test_what_cannot_be_read_is_not_kept(reading: Reading) -> None:
    files = ReadFiles()
    for _ in range(2):
        with pytest.raises(TranslatorError):
            read(files, data=b"\x89PNG\r\n\x1a\n0000", name="a.png")
    assert len(reading.read) == 2


def test_pages_that_take_long_are_told(reading: Reading) -> None:
    told: list[tuple[int, int]] = []
    read(ReadFiles(), tell=lambda page, total: told.append((page, total)))
    assert told == [(1, 2)]


def test_a_page_is_shown_with_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([100.0, 108.0, 116.0])
    # In its module alone: whatever else asks for the time would take from it.
    monkeypatch.setattr(reading_files, "time", SimpleNamespace(monotonic=lambda: next(now)))
    drawn: list[tuple[float, str]] = []
    bar = PageBar(lambda part, words: drawn.append((part, words)))
    for page in (3, 4, 5):  # two were kept from another time
        bar(page, 10)
    assert drawn == [
        (0.2, strings.say("open.page", page=3, total=10)),
        # 8 seconds a page, and seven pages: 56 seconds
        (0.3, strings.say("open.page-left", page=4, total=10, left=strings.time_left(56.0))),
        (0.4, strings.say("open.page-left", page=5, total=10, left=strings.time_left(48.0))),
    ]
