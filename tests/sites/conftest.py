"""What does not hold yet is listed in ``not_yet.tsv``, test by test, with the reason.

``pytest --runxfail tests/sites`` shows what is wrong. A row whose test passes has to go.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

_LISTED = Path(__file__).with_name("not_yet.tsv")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is known to fail."""
    with _LISTED.open(encoding="utf-8", newline="") as file:
        known = {row["test"]: row["why"] for row in csv.DictReader(file, delimiter="\t")}
    for item in items:
        if item.path.parent == _LISTED.parent and item.name in known:
            item.add_marker(pytest.mark.xfail(reason=known[item.name], strict=False))
