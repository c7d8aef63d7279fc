"""Tags: given, taken off, renamed, and gone with their documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_library import article
from translator.errors import UsageError
from translator.store import Library


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def documents(library: Library, number: int) -> list[int]:
    return [
        library.add_document(article(f"第{one}篇。", f"{one}.md"), b"") for one in range(number)
    ]


def test_a_tag_is_given_to_several_documents_once_each(library: Library) -> None:
    first, second, third = documents(library, 3)
    assert library.add_tag([first, second], "  旅行  2026 ") == "旅行 2026"
    library.add_tag([second, third], "做饭")
    library.add_tag([second], "做饭")
    assert library.tags() == {"做饭": 2, "旅行 2026": 2}
    assert library.tags_of(second) == ["做饭", "旅行 2026"]


def test_a_tag_in_other_cases_is_the_one_that_is_there(library: Library) -> None:
    first, second = documents(library, 2)
    library.add_tag([first], "Work")
    assert library.add_tag([second], "WORK") == "Work"
    assert library.tags() == {"Work": 2}


@pytest.mark.parametrize("wrong", ["", "  \n", "\u202e\u200b", "长" * 61])
def test_an_empty_tag_and_one_that_is_too_long_are_refused(library: Library, wrong: str) -> None:
    (first,) = documents(library, 1)
    with pytest.raises(UsageError):
        library.add_tag([first], wrong)
    library.add_tag([first], "好")
    with pytest.raises(UsageError):
        library.rename_tag("好", wrong)
    assert library.tags() == {"好": 1}


def test_what_would_turn_a_line_around_is_no_part_of_a_tag(library: Library) -> None:
    (first,) = documents(library, 1)
    assert library.add_tag([first], "a\u202eb\x07c") == "abc"


def test_documents_that_are_gone_are_left(library: Library) -> None:
    (first,) = documents(library, 1)
    library.add_tag([first, first + 99], "在")
    assert library.tags() == {"在": 1}


def test_a_tag_is_taken_off_some_documents_or_off_all(library: Library) -> None:
    first, second, third = documents(library, 3)
    library.add_tag([first, second, third], "读完")
    library.remove_tag("读完", [first])
    assert library.tags() == {"读完": 2}
    library.remove_tag("读完", [])
    assert library.tags() == {"读完": 2}
    library.remove_tag("读完")
    assert library.tags() == {}


def test_a_renamed_tag_becomes_one_with_the_tag_of_that_name(library: Library) -> None:
    first, second = documents(library, 2)
    library.add_tag([first, second], "新闻")
    library.add_tag([second], "News")
    assert library.rename_tag("新闻", "news") == "News"
    assert library.tags() == {"News": 2}
    assert library.rename_tag("News", "news") == "news"
    assert library.tags() == {"news": 2}
    assert library.rename_tag("news", "news") == "news"
    assert library.tags() == {"news": 2}


def test_a_deleted_document_takes_its_tags_along(library: Library) -> None:
    first, second = documents(library, 2)
    library.add_tag([first], "甲")
    library.add_tag([second], "乙")
    library.delete_document(first)
    assert library.tags() == {"乙": 1}
