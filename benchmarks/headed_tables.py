"""Tables of our own whose first row names the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from translator.system import text_tables


def rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield ``file:line`` and the cells of each row below the head.

    Raises:
        SystemExit: the columns are others, or a row has more or fewer; names the line.
    """
    try:
        (_, head), *below = text_tables.numbered_rows_of(path, len(columns))
    except ValueError as error:
        raise SystemExit(f"{path.parent}: {error}") from error
    if head != tuple(columns):
        raise SystemExit(f"{path}:1: the columns are not {', '.join(columns)}")
    for number, cells in below:
        yield f"{path}:{number}", cells
