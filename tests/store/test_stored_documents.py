"""Documents of the library: how many are listed, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.store.test_library import article
from translator.errors import StoreError
from translator.store import Library


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_two_hundred_are_listed_unless_more_are_asked_for(library: Library) -> None:
    numbers = [
        library.add_document(article(f"第{number}篇。", f"{number}.md"), b"x")
        for number in range(202)
    ]
    newest_first = numbers[::-1]
    assert [one.id for one in library.documents()] == newest_first[:200]
    assert [one.id for one in library.documents(limit=500)] == newest_first
    assert [one.id for one in library.documents(limit=1, offset=1)] == newest_first[1:2]


def test_a_document_says_what_it_is(library: Library) -> None:
    number = library.add_document(article("你好。", "a.md"), "你好。".encode())
    found = library.document(number)
    assert (found.id, found.name, found.format, found.encoding) == (
        number, "a.md", "markdown", "utf-8",
    )  # fmt: skip
    assert (found.language, found.size, found.sha256) == ("zh-Hans", 9, article("你好。").sha256)
    assert found.added.endswith("Z")


def test_what_is_deleted_is_gone_and_deleted_once(library: Library) -> None:
    number = library.add_document(article(), b"x")
    other = library.add_document(article("别的。"), b"y")
    library.delete_document(number)
    for call in (library.document, library.content, library.delete_document):
        with pytest.raises(StoreError):
            call(number)
    assert library.content(other) == b"y"


def test_the_address_a_document_came_from_stays_when_the_file_is_added_again(
    library: Library,
) -> None:
    fetched = replace(article("你好。", "a.pdf"), address="https://example.org/a.pdf")
    number = library.add_document(fetched, b"1")
    assert library.add_document(article("你好。", "a.pdf"), b"1") == number
    assert library.document(number).address == "https://example.org/a.pdf"
