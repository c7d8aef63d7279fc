"""Rows of a table tried many to a test: a test costs pytest 4 ms, most rows cost us a tenth.

``@rows_together`` stands where ``@pytest.mark.parametrize`` would. Only for tests that leave
nothing behind: rows share their fixtures. ``DUIZHAO_ROWS=1`` makes each row a test of its own.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

SIZE = int(os.environ.get("DUIZHAO_ROWS") or 50)
"""Rows of a test."""
_PART = "rows_of_the_table"
Test = Callable[..., None]
Ids = Sequence[str] | Callable[[Any], object] | None


def rows_together(
    names: str | Sequence[str], rows: Iterable[Any], *, ids: Ids = None
) -> Callable[[Test], Test]:
    """Return what has a test tried on many rows; all that fail are told, by name.

    Args:
        names: Of what a row holds, as ``parametrize`` takes them.
        rows: A tuple each, or a value where there is one name.
        ids: Names of the rows, or what makes one of a value.
    """
    table = list(rows)
    if SIZE == 1:
        return pytest.mark.parametrize(names, table, ids=ids)
    wanted = [names] if isinstance(names, str) else list(names)
    values = [(row,) if isinstance(names, str) else tuple(row) for row in table]
    if any(len(row) != len(wanted) for row in values):
        raise ValueError(f"every row of the table has to hold {', '.join(wanted)}")
    named = ids if isinstance(ids, Sequence) else [", ".join(map(str, row)) for row in values]
    every = [
        (name, dict(zip(wanted, row, strict=True))) for name, row in zip(named, values, strict=True)
    ]
    parts = [every[first : first + SIZE] for first in range(0, len(every), SIZE)]
    ranges = [
        f"{SIZE * number + 1}-{SIZE * number + len(part)}" for number, part in enumerate(parts)
    ]

    def together(test: Test) -> Test:
        @functools.wraps(test)
        def tried(**fixtures: Any) -> None:
            part = fixtures.pop(_PART)
            wrong = [error for name, row in part if (error := _error(test, name, fixtures | row))]
            if len(wrong) == 1:
                raise wrong[0]
            if wrong:
                raise ExceptionGroup(f"{len(wrong)} of {len(part)} rows", wrong)

        fixtures = [
            one for one in inspect.signature(test).parameters.values() if one.name not in wanted
        ]
        part = inspect.Parameter(_PART, inspect.Parameter.KEYWORD_ONLY)
        tried.__signature__ = inspect.Signature([*fixtures, part])  # type: ignore[attr-defined]
        return pytest.mark.parametrize(_PART, parts, ids=ranges)(tried)

    return together


def _error(test: Test, name: str, given: dict[str, Any]) -> Exception | None:
    """Return what is wrong with a row; None: nothing, or it is known to be wrong."""
    try:
        test(**given)
    except pytest.xfail.Exception:
        return None
    except pytest.skip.Exception as error:
        return RuntimeError(f"a row cannot be skipped, its neighbours would be, too: {error}")
    except pytest.fail.Exception as error:
        return _said(AssertionError(str(error)), name)
    except Exception as error:
        return _said(error, name)
    return None


def _said(error: Exception, name: str) -> Exception:
    error.add_note(f"the row: {name}")
    return error
