"""One small article, whole, as somebody read it last: ``tests/exports/whole/``."""

from __future__ import annotations

import pytest

from tests.exports.whole_documents import BOTH, kept, written
from translator.types import Layout


@pytest.mark.parametrize("layout", BOTH)
def test_an_article_is_written_as_it_was_read_and_found_right(layout: Layout) -> None:
    assert written("md", layout) == kept("md", layout)
