"""The tables that come with the program: a row a line, cells between tabs, ``#`` before a comment.

Every table in the project is read here, those of the tests and benchmarks too. Nothing is kept:
whoever reads a table on every call caches what it makes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path


def rows(package: str, name: str, cells: int = 0, *, least: int = 0) -> list[tuple[str, ...]]:
    """Return the rows of a table that comes with a package.

    Args:
        package: Its dotted name.
        name: Of the file in its folder; one that ends in ``.gz`` is unpacked.
        cells: How many each row has; 0: any number.
        least: How many it has at least, if the last may be left out; they are empty then.

    Raises:
        ValueError: a row has another number of cells.
    """
    file = resources.files(package).joinpath(name)
    return [row for _, row in _rows(file, cells, least or cells)]


def lines(package: str, name: str) -> list[str]:
    """Return the lines of such a table, without its comments and blank lines."""
    return [line for _, line in _lines(resources.files(package).joinpath(name))]


def rows_of(file: Path, cells: int = 0, *, least: int = 0) -> list[tuple[str, ...]]:
    """Return the rows of a table that is a file, as ``rows`` does."""
    return [row for _, row in _rows(file, cells, least or cells)]


def numbered_rows_of(file: Path, cells: int = 0) -> list[tuple[int, tuple[str, ...]]]:
    """Return such rows, each with the number of its line."""
    return list(_rows(file, cells, cells))


def lines_of(file: Path) -> list[str]:
    """Return the lines of a table that is a file, as ``lines`` does."""
    return [line for _, line in _lines(file)]


def _rows(file: Traversable, cells: int, least: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, line in _lines(file):
        row = line.split("\t")
        if cells and not least <= len(row) <= cells:
            wanted = f"{cells}" if least == cells else f"{least} to {cells}"
            raise ValueError(
                f"{file.name}, line {number}: {len(row)} cells, not {wanted}: {line!r}"
            )
        yield number, (*row, *[""] * (cells - len(row)))


def _lines(file: Traversable) -> Iterator[tuple[int, str]]:
    """Yield what is neither a comment nor blank, with its number in the file."""
    content = file.read_bytes()
    if file.name.endswith(".gz"):
        import gzip

        content = gzip.decompress(content)
    for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line
