"""Pathological Markdown: read and written in time that grows with its length, unchanged.

``make hostile`` tries the sizes of cmark's list, twice over, and looks at the processor's time; the
ordinary suite looks at what comes back alone.
"""

from __future__ import annotations

import math
import os
import time

import pytest

from tests.hostile.pathological import CASES
from translator.errors import EncodingError, FormatError
from translator.formats import registry
from translator.types import Layout

WHOLE = bool(os.environ.get("DUIZHAO_HOSTILE"))
SIZES = (25_000, 50_000, 100_000) if WHOLE else (250, 1_000)
FAULT = 1.3
MATTERS = 0.3
"""Seconds below which an exponent is noise."""
MARKDOWN = registry.by_name("markdown")


def there_and_back(text: str) -> float:
    """Return the seconds it takes to read a text and write it unchanged, or to refuse it."""
    data = text.encode()
    began = time.process_time()
    try:
        document = MARKDOWN.read(data, name="a.md")
        own = {block.id: block.text for block in document.blocks}
        assert MARKDOWN.write(document, own, layout=Layout.TARGET, target_language="en") == data
    except (EncodingError, FormatError):  # NUL is no text
        pass
    return time.process_time() - began


@pytest.mark.hostile
@pytest.mark.parametrize("case", CASES)
def test_what_is_pathological_comes_back_in_time(case: str) -> None:
    texts = [CASES[case](size) for size in SIZES]
    if not WHOLE:
        for text in texts:
            there_and_back(text)
        return
    for _ in range(3):  # a pause of the machine is no fault
        spent = [there_and_back(text) for text in texts]
        grown = math.log(len(texts[-1]) / len(texts[0]))
        exponent = math.log(max(spent[-1], 1e-6) / max(spent[0], 1e-6)) / grown
        if exponent < FAULT or spent[-1] < MATTERS:
            break
    print(f"{case}: {len(texts[-1])} characters, {spent[-1]:.2f} s, exponent {exponent:.2f}")
    assert exponent < FAULT or spent[-1] < MATTERS
