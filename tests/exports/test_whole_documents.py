"""One small article, whole, in every form that is no archive, and nothing else kept."""

from __future__ import annotations

import pytest

from tests.exports.whole_documents import BOTH, FOLDER, FORMS, kept, place, written


@pytest.mark.parametrize("form", ["txt", "tsv", "jsonl"])
def test_an_article_is_written_as_it_was_read_and_found_right(form: str) -> None:
    assert written(form, BOTH[0]) == kept(form, BOTH[0])


def test_what_is_kept_is_what_is_written() -> None:
    expected = {place(form, layout) for form, layouts in FORMS.items() for layout in layouts}
    assert set(FOLDER.iterdir()) == expected
