"""Traditional Chinese for the pages: our converter's, and what was read over by hand.

``traditional.tsv`` holds the sentences whose characters the converter gets right, with words that
nobody uses in Taiwan. Quotation marks become Taiwan's corners.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from translator.chinese.dictionary import dictionary
from translator.chinese.scripts import converter
from translator.system import text_tables

_CORNERS = str.maketrans("“”", "「」")


def traditional(key: str, simplified: str) -> str:
    """Return a sentence of the pages in Traditional Chinese, in Taiwan's words.

    Args:
        key: Of ``wording.tsv`` or ``reader_words.tsv``.
        simplified: What stands there.
    """
    if key in by_hand():
        return by_hand()[key]
    with dictionary.without_waiting():  # no page waits for its own words
        words = converter.convert(simplified, "zh-Hant-TW", "zh-Hans", regional="all")
    return words.translate(_CORNERS)


@cache
def by_hand() -> Mapping[str, str]:
    """Return the sentences that were read over, by key."""
    return {key: sentence for key, sentence, *_ in text_tables.rows("ui.i18n", "traditional.tsv")}
