"""Streaming: whether pairs go out and come in without filling the computer's memory.

    python benchmarks/streaming.py [--pairs 10000 100000 1000000] [--forms tmx csv …]
                                   [--library | --documents | --one-document | --returned]

For each form and number of pairs: the peak of resident memory, in megabytes above what the process
had with everything imported, each in a process of its own (``ru_maxrss``). The pairs are made as
they are asked for, so that nothing but the writer and the reader is measured:

- nothing said: so many pairs written as a file of the memory, and read back;
- ``--library``: a TMX of so many taken into a new library (``memory import``), and all of it
  written as every form (``memory export``);
- ``--documents``: so many pairs in documents of a hundred, each exported in every form that holds
  pairs, as ``export`` of a folder does it, one after the other;
- ``--one-document``: all of them in one document, which is in memory with its pairs; what is
  measured is its export (usually 10,000 and 100,000);
- ``--returned``: files of so many pairs read as ``corrections import`` reads them: tables and JSON
  lines a hundred to a document and in no order, XLIFF and TMX as one document.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from translator.application import export_bytes
from translator.document.sentence_ids import digest
from translator.errors import ModelError
from translator.memory_files.memory_forms import memory_forms, reading_memory, write_memory
from translator.returned.read_returned import read_returned_file
from translator.store import Library, MemoryRow
from translator.types import Bitext, Block, Document, Pair, Provenance, Segment

_WORDS = ("茶馆", "面店", "书摊", "花店", "菜场", "药房", "邮局", "鞋铺")
_PAIRS = (10_000, 100_000, 1_000_000)
_SENTENCES = 100
"""Of a document that comes back."""
_LIBRARY = ("write", "import", "export")
_EXPORTS = ("tmx", "xliff", "xliff1", "tsv", "csv", "jsonl", "moses", "apkg")
"""What a document's pairs are written as; ``apkg`` wants the dictionary (``models fetch``)."""
_RETURNED = ("tsv", "jsonl", "tmx", "xliff", "xliff1")
_PROVENANCE = Provenance(
    kind="engine", signature="duizhao2:made|up", created="2026-05-03T09:12:00Z"
)


def rows(number: int, start: int = 0) -> Iterator[MemoryRow]:
    """Yield so many pairs, each another one."""
    for one in range(start, start + number):
        word = _WORDS[one % len(_WORDS)]
        yield MemoryRow(
            source=f"第{one}家{word}早上八点开门，下午六点关门，客人不少。",
            target=f"Shop {one} opens at eight and closes at six; it has many customers.",
            source_language="zh-Hans",
            target_language="en",
            provenance=_PROVENANCE,
        )


def bitext(start: int, number: int) -> Bitext:
    """Return so many pairs as a document, a sentence a paragraph, from the ``start``-th on."""
    blocks: list[Block] = []
    pairs: list[Pair] = []
    end = 0
    for place, row in enumerate(rows(number, start)):
        begun, end = end, end + len(row.source) + 2
        blocks.append(
            Block(
                id=place, kind="paragraph", text=row.source, start=begun,
                end=begun + len(row.source), inline=(), attributes={"line": str(2 * place + 1)},
            )
        )  # fmt: skip
        pairs.append(
            Pair(
                segment=Segment(block_id=place, start=0, end=len(row.source)), source=row.source,
                target=row.target, provenance=row.provenance,
            )
        )  # fmt: skip
    document = Document(
        name=f"{start}.txt", format="plain", sha256=f"{start:064x}", encoding="utf-8", bom=b"",
        language="zh-Hans", blocks=tuple(blocks), skipped=(),
        skeleton="".join(f"{block.text}\n\n" for block in blocks),
    )  # fmt: skip
    return Bitext(
        document=document, source_language="zh-Hans", target_language="en", pairs=tuple(pairs),
        signature=_PROVENANCE.signature,
    )  # fmt: skip


def work(step: str, form: str, number: int, path: Path) -> None:
    """Do one thing: what is measured."""
    if step == "write":
        with path.open("wb") as stream:
            write_memory(lambda: rows(number), stream, form)
    elif step == "read":
        with reading_memory(path) as found:
            if sum(1 for _ in found) != number:
                raise SystemExit(f"{path}: not {number} pairs")
    elif step == "import":
        with reading_memory(path) as found, Library(path.with_suffix(".library")) as library:
            library.put_memory(found)
    elif step == "return":
        handed = read_returned_file(path, most=0, held=0)
        if sum(1 for one in handed for _ in one.pairs) != number:
            raise SystemExit(f"{path}: not {number} pairs")
    elif step == "documents":
        for start in range(0, number, _SENTENCES):
            made = bitext(start, min(_SENTENCES, number - start))
            path.with_suffix(".out").write_bytes(export_bytes(made, form).data)
    else:
        with (
            Library(path.with_suffix(".library")) as library,
            library.all_memory_rows() as every,
            path.with_suffix(".out").open("wb") as stream,
        ):
            if write_memory(every, stream, form) != number:
                raise SystemExit(f"{path}: not {number} pairs")


def hand_over(form: str, number: int, path: Path) -> None:
    """Write what ``export`` would: tables sorted by their number in the document."""
    if form in _XML:
        _hand_over_xml(form, number, path)
        return
    documents = max(1, number // _SENTENCES)
    names = ("id", "document", "source_lang", "target_lang", "source", "target")
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, delimiter="\t")
        if form == "tsv":
            table.writerow(names)
        for place, row in enumerate(rows(number)):
            block, document = divmod(place, documents)
            cells = (
                _own(block, row), f"{document}.md", "zh-Hans", "en", row.source, row.target,
            )  # fmt: skip
            if form == "tsv":
                table.writerow(cells)
            else:
                stream.write(json.dumps(dict(zip(names, cells, strict=True))) + "\n")


def _own(block: int, row: MemoryRow) -> str:
    return f"{block}.0.{digest(row.source)[:8]}.{digest('')[:8]}"


_XML = {
    "tmx": (
        '<tmx version="1.4"><header srclang="zh-Hans"/><body>\n',
        '<tu tuid="{own}"><tuv xml:lang="zh-Hans"><seg>{source}</seg></tuv>'
        '<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>\n',
        "</body></tmx>\n",
    ),
    "xliff": (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hans" '
        'trgLang="en"><file id="f1" original="a.md">\n',
        '<unit id="b{block}"><segment id="s0"><source>{source}</source>'
        "<target>{target}</target></segment></unit>\n",
        "</file></xliff>\n",
    ),
    "xliff1": (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file '
        'original="a.md" source-language="zh-Hans" target-language="en"><body>\n',
        '<group id="b{block}"><trans-unit id="b{block}.0"><source>{source}</source>'
        "<target>{target}</target></trans-unit></group>\n",
        "</body></file></xliff>\n",
    ),
}
"""How a file begins, a sentence of it, and how it ends."""


def _hand_over_xml(form: str, number: int, path: Path) -> None:
    beginning, sentence, end = _XML[form]
    with path.open("w", encoding="utf-8") as stream:
        stream.write(beginning)
        for block, row in enumerate(rows(number)):
            own = _own(block, row)
            stream.write(
                sentence.format(own=own, block=block, source=row.source, target=row.target)
            )
        stream.write(end)


def measured(step: str, form: str, number: int, path: Path) -> float:
    """Do one thing in a process of its own; return the megabytes it needed at most."""
    words = ("--one", step, form, str(number), str(path))
    done = subprocess.run(
        [sys.executable, __file__, *words], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def peak() -> float:
    """Return the most this process ever had, in megabytes (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one(step: str, form: str, number: int, path: Path) -> None:
    """Print the megabytes that one thing needs above what is loaded for the first pair."""
    small = path.with_name(f"{path.stem}-first.{form}")
    if step == "return":
        hand_over(form, 10, small)
    if step == "one-document":
        work("documents", form, 10, small)
        whole = bitext(0, number)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forgets the peak
        before = peak()
        path.with_suffix(".out").write_bytes(export_bytes(whole, form).data)
        print(peak() - before)
        return
    before_it = {
        "return": ("return",), "documents": ("documents",), "export": _LIBRARY, "import": _LIBRARY,
    }  # fmt: skip
    for first in before_it.get(step, ("write", "read")):
        work(first, form, 10, small)
    before = peak()
    work(step, form, number, path)
    print(peak() - before)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, nargs="+")
    every = list(dict.fromkeys((*memory_forms(), *_EXPORTS)))
    parser.add_argument("--forms", nargs="+", choices=every)
    what = parser.add_mutually_exclusive_group()
    for option in ("--library", "--documents", "--one-document", "--returned"):
        what.add_argument(option, dest="what", action="store_const", const=option[2:])
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        step, form, number, path = options.one
        one(step, form, int(number), Path(path))
        return 0
    usual = _PAIRS[:2] if options.what == "one-document" else _PAIRS
    pairs: list[int] = options.pairs or list(usual)
    print(f"{'':<20}" + "".join(f"{number:>16,}" for number in pairs) + "   pairs")
    with tempfile.TemporaryDirectory() as folder:
        table(options.what or "", options.forms or (), pairs, Path(folder))
    return 0


def table(what: str, forms: Sequence[str], pairs: list[int], folder: Path) -> None:
    """Print what was asked for, a row for each step and form."""

    def files(form: str) -> list[Path]:
        return [folder / f"{number}.{form}" for number in pairs]

    if what in ("documents", "one-document"):
        for form in forms or _EXPORTS:
            try:
                export_bytes(bitext(0, 1), form)
            except ModelError as error:
                print(f"{form}: {error}")
                continue
            tell(what, form, pairs, files(form))
        return
    os.environ["DUIZHAO_HOME"] = str(folder)
    if what == "returned":
        for form in forms or _RETURNED:
            for number, path in zip(pairs, files(form), strict=True):
                hand_over(form, number, path)
            tell("return", form, pairs, files(form))
        return
    steps: tuple[str, ...] = ("write", "read")
    if what == "library":
        for number, path in zip(pairs, files("tmx"), strict=True):
            work("write", "tmx", number, path)
        tell("import", "tmx", pairs, files("tmx"))
        steps = ("export",)
    for form in forms or memory_forms():
        for step in steps:
            tell(step, form, pairs, files(form))


def tell(step: str, form: str, pairs: list[int], paths: list[Path]) -> None:
    """Print a row of the table."""
    print(f"{step + ' ' + form:<20}", end="", flush=True)
    for number, path in zip(pairs, paths, strict=True):
        print(f"{measured(step, form, number, path):>13.1f} MB", end="", flush=True)
    print(flush=True)


if __name__ == "__main__":
    sys.exit(main())
