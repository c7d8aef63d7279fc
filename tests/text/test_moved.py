"""Programs written before the dictionary had its own folder still run."""

from __future__ import annotations

import pytest


def test_the_dictionary_is_found_where_it_was() -> None:
    from translator.chinese.dictionary import dictionary
    from translator.text import dictionary as before

    assert before is dictionary


def test_nothing_else_is_made_up() -> None:
    from translator import text

    with pytest.raises(AttributeError, match="no attribute 'zhuyin'"):
        text.zhuyin  # noqa: B018
