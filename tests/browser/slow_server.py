"""A reader whose server is slow, breaks its runs off, and looks at the library all the time."""

from __future__ import annotations

import time
from typing import Any

from ui.reader import page_data
from ui.views import read as reading

_SECONDS = 0.25
"""That a page takes longer than it does."""


def slow_down() -> None:
    """Make each page slowly, and one each second, as while a document is translated."""
    make = page_data.page

    def slowly(*given: Any, **named: Any) -> Any:
        time.sleep(_SECONDS)
        return make(*given, **named)

    page_data.page = slowly
    reading._busy = lambda *_: True
