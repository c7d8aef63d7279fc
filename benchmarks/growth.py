"""Growth: whether time grows with the input, and no faster, for each command and format.

    python benchmarks/growth.py [--only WORD]... [--largest 131072] [--step 1.0]

Each pattern of growth_patterns.py goes through each operation in doubling sizes, until a step
takes a second or the input is as large as ``--largest`` bytes. Prints the seconds of processor
time of the last steps and the exponent: the slope of their logarithms, where 1 is linear and 2
quadratic. An exponent of 1.3 or more counts as a fault where the last step took 0.2 s; it is
measured once more before it is called one. Exit code 1 if there is a fault. ``--only`` takes
series whose name (``export tmx: lines of a paragraph``) holds a word; several: any of them.

The library is a temporary one; dictionary and its cache are the user's, where they are installed.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from growth_patterns import PATTERNS, Pattern

import translator
from translator import application
from translator.application import Options
from translator.chinese.dictionary import dictionary, queries
from translator.cli.main import main as run_command
from translator.document.plan import plan
from translator.engines.base import Output, Request
from translator.errors import TranslatorError
from translator.glossary.files import parse as parse_glossary
from translator.store import Library
from translator.system import paths
from translator.tmx.parse import read_tmx
from translator.translation.run import Run
from translator.types import Bitext, Document, Layout

FAULT = 1.3
"""Exponent from which growth is too fast: n log n and caches that fill stay below it."""
MATTERS = 0.2
"""Seconds below which an exponent is noise."""
STOP = 20.0
"""Seconds after which a series ends, whatever was asked for."""
FIRST = 4_096
"""Bytes of the first step."""
LOOKED_UP = 10_000
"""Characters that may be looked up at once."""

Work = Callable[[], object]
Prepare = Callable[[bytes], Work]
"""Takes a document, does what is not measured and returns what is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """What an operation took for one pattern."""

    sizes: tuple[int, ...]
    seconds: tuple[float, ...]
    refused: bool
    """The last step ended in a sentence, as it may."""

    @property
    def exponent(self) -> float:
        """Return the slope over the last two doublings, or what there is of them."""
        if len(self.sizes) < 2:
            return 0.0
        first = max(-3, -len(self.sizes))
        grown = math.log(self.sizes[-1] / self.sizes[first])
        return math.log(self.seconds[-1] / self.seconds[first]) / grown

    @property
    def faulty(self) -> bool:
        """Say whether time grows faster than the input, and enough to matter."""
        return self.exponent >= FAULT and self.seconds[-1] >= MATTERS


class Identity:
    """An engine that costs nothing and yet gets all that a model gets: grounding, checks."""

    name = "identity"
    passthrough = False
    notation = False
    remote_host = ""
    batch = 64
    max_tokens = 1_000_000_000
    concurrency = 1

    def supports(self, source: str, target: str) -> bool:
        return True

    def signature(self) -> str:
        return "identity"

    def load(self) -> None:
        """Nothing to load."""

    def count_tokens(self, text: str) -> int:
        return len(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        return [Output(text=request.text) for request in requests]

    def close(self) -> None:
        """Nothing to free."""


def read(data: bytes, suffix: str = ".md") -> Document:
    """Read a document of the format a suffix stands for."""
    return application.read_bytes(data, name=f"growth{suffix}").document


def bitext_of(document: Document) -> Bitext:
    """Translate by echo; nothing is remembered."""
    planned = application.plan_document(document, _echo())
    with application.open_run(planned, _echo()) as run:
        return run.translate(planned)


def _echo() -> Options:
    return Options(model="echo", to="en", source="zh-Hans")


def there_and_back(suffix: str) -> Prepare:
    """Read and write unchanged, in the format of a suffix."""

    def prepare(data: bytes) -> Work:
        def work() -> None:
            document = read(data, suffix)
            targets = {block.id: block.text for block in document.blocks}
            splice(document, targets)

        return work

    return prepare


def splice(document: Document, targets: dict[int, str]) -> bytes:
    """Write a document with its own texts as targets."""
    from translator.formats import registry

    return registry.by_name(document.format).write(
        document, targets, layout=Layout.TARGET, target_language="en"
    )


def translated(data: bytes) -> Work:
    """Translate by echo into a library."""
    return lambda: _translate(read(data), None)


def grounded(data: bytes) -> Work:
    """Translate by an engine that gets grounding, retries and checks."""
    return lambda: _translate(read(data), Identity())


def _translate(document: Document, engine: Identity | None) -> None:
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
        if engine is None:
            application.translate(document, _echo(), library=library)
            return
        Run(engine=engine, library=library, dictionary=dictionary.installed()).translate(
            plan(document, to="en", source="zh-Hans")
        )


def exported(name: str) -> Prepare:
    """Export a bitext; own is the document's format, in both languages."""

    def prepare(data: bytes) -> Work:
        bitext = bitext_of(read(data))
        return lambda: application.export_bytes(bitext, name)

    return prepare


def page(suffix: str, layout: Layout) -> Prepare:
    """Write a translated document in a layout."""

    def prepare(data: bytes) -> Work:
        bitext = bitext_of(read(data, suffix))
        return lambda: application.export_bytes(bitext, application.OWN, layout=layout)

    return prepare


def converted(data: bytes) -> Work:
    """Convert a document to Taiwan's characters and words."""
    return lambda: application.convert_document(read(data), "zh-Hant-TW", None)


def command(*arguments: str, suffix: str = ".md") -> Prepare:
    """Run a command on a file, its output thrown away."""

    def prepare(data: bytes) -> Work:
        path = paths.home() / f"growth{suffix}"
        path.write_bytes(data)
        return lambda: _run(*arguments, str(path))

    return prepare


def _run(*arguments: str) -> None:
    kept = os.dup(1), os.dup(2)
    with Path(os.devnull).open("wb") as nowhere:
        try:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
            run_command(list(arguments))
            sys.stdout.flush()
        finally:
            for number, copy in enumerate(kept, 1):
                os.dup2(copy, number)
                os.close(copy)


def checked(data: bytes) -> Work:
    """Check a text against itself."""
    text = data.decode("utf-8", "replace")
    return lambda: translator.check(text, text, source_language="zh", target_language="en")


def glossary(suffix: str, before: str, after: str) -> Prepare:
    """Read a glossary: what is repeated stands in one cell, or makes the rows."""

    def prepare(data: bytes) -> Work:
        inside = data if suffix == ".csv" else _xml(data)
        whole = before.encode() + inside + after.encode()
        return lambda: parse_glossary(whole, name=f"growth{suffix}")

    return prepare


def memory(data: bytes) -> Work:
    """Import a memory of one unit."""
    whole = (
        b'<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>'
        + _xml(data)
        + b'</seg></tuv><tuv xml:lang="en"><seg>a</seg></tuv></tu></body></tmx>'
    )

    def work() -> None:
        found = read_tmx(whole, name="growth.tmx")
        with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
            library.put_memory(found.rows, author="growth.tmx")

    return work


def _xml(data: bytes) -> bytes:
    return escape(data.decode("utf-8", "replace")).encode()


def looked_up(data: bytes) -> Work:
    """Look a text up; more than may be looked up is cut off."""
    text = data.decode("utf-8", "replace")[:LOOKED_UP]
    return lambda: queries.find(text, dictionary.required(), limit=20)


_MARTIF = '<martif type="TBX"><text><body><termEntry><langSet xml:lang="zh"><tig><term>'
_MARTIF_END = (
    '</term></tig></langSet><langSet xml:lang="en"><tig><term>a</term></tig></langSet>'
    "</termEntry></body></text></martif>"
)
OPERATIONS: dict[str, Prepare] = {
    "markdown": there_and_back(".md"),
    "mdx": there_and_back(".mdx"),
    "html": there_and_back(".html"),
    "plain": there_and_back(".txt"),
    "translate": translated,
    "translate, grounded": grounded,
    "convert": converted,
    "segment": command("segment"),
    "segment --words": command("segment", "--words"),
    "segment --pinyin": command("segment", "--pinyin"),
    "export tmx": exported("tmx"),
    "export docx": exported("docx"),
    "export epub": exported("epub"),
    "export html": exported("html"),
    "export md": exported("md.page"),
    "export odt": exported("odt"),
    "export tsv": exported("tsv"),
    "export jsonl": exported("jsonl"),
    "export txt": exported("txt"),
    "write markdown": page(".md", Layout.BILINGUAL),
    "write html": page(".html", Layout.SIDE_BY_SIDE),
    "check": checked,
    "check command": command("check", "--model", "echo"),
    "glossary csv": glossary(".csv", "source,target\n", "\n"),
    "glossary tbx": glossary(".tbx", _MARTIF, _MARTIF_END),
    "memory tmx": memory,
    "lookup": looked_up,
}


def measure(prepare: Prepare, pattern: Pattern, *, largest: int, step: float) -> Series:
    """Double until a step takes long or the input is large."""
    number = max(1, FIRST // max(1, len(pattern(8)) // 8))
    sizes: list[int] = []
    seconds: list[float] = []
    refused = False
    while True:
        data = pattern(number)
        if len(data) > largest and len(sizes) > 1:
            break
        started = time.process_time()
        try:
            work = prepare(data)
        except TranslatorError:
            refused = True
            break  # another operation says how long that takes
        prepared = time.process_time() - started
        spent, refused = _timed(work)
        sizes.append(len(data))
        seconds.append(spent)
        enough = len(sizes) > 2 and (spent >= step or prepared >= 4 * step)
        if enough or spent + prepared >= STOP:
            break
        number *= 2
    return Series(sizes=tuple(sizes), seconds=tuple(seconds), refused=refused)


def _timed(work: Work) -> tuple[float, bool]:
    """Return the median of three runs, of one where it is slow, and whether it was refused."""
    taken: list[float] = []
    refused = False
    while not taken or (len(taken) < 3 and taken[0] < 0.02):
        gc.collect()
        started = time.process_time()
        try:
            work()
        except TranslatorError:
            refused = True
        except SystemExit:
            refused = True
        taken.append(max(time.process_time() - started, 1e-6))
    return sorted(taken)[len(taken) // 2], refused


def series(only: Sequence[str]) -> Iterator[tuple[str, Prepare, Pattern]]:
    """Return the series whose names hold one of the words; none: all of them."""
    for operation, prepare in OPERATIONS.items():
        warm = False
        for label, pattern in PATTERNS.items():
            name = f"{operation}: {label}"
            if not only or any(word in name for word in only):
                if not warm:  # what is loaded once is nobody's growth
                    _timed(prepare("早市开了。\n".encode()))
                    warm = True
                yield name, prepare, pattern


def home(place: Path) -> None:
    """Make a data directory with nothing in it but the user's dictionary."""
    for name in ("models", "cache"):
        if (found := paths.home() / name).exists():
            (place / name).symlink_to(found, target_is_directory=True)
    os.environ["DUIZHAO_HOME"] = str(place)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", action="append", default=[], metavar="WORD")
    parser.add_argument("--largest", type=int, default=131_072, help="bytes of the last step")
    parser.add_argument("--step", type=float, default=1.0, help="seconds that end a series")
    parser.add_argument("--faults", action="store_true", help="print faults only")
    options = parser.parse_args()
    limits: dict[str, Any] = {"largest": options.largest, "step": options.step}
    faults = count = 0
    print(f"{'series':<50} {'bytes':>8} {'seconds':>8} {'exponent':>8}")
    with tempfile.TemporaryDirectory() as folder:
        home(Path(folder))
        for name, prepare, pattern in series(options.only):
            found = measure(prepare, pattern, **limits)
            if found.faulty:
                found = measure(prepare, pattern, **limits)  # a pause of the machine is no fault
            count += 1
            faults += found.faulty
            if found.sizes and (found.faulty or not options.faults):
                said = "  refused" * found.refused + "  FAULT" * found.faulty
                print(
                    f"{name:<50} {found.sizes[-1]:>8} {found.seconds[-1]:>8.3f} "
                    f"{found.exponent:>8.2f}{said}",
                    flush=True,
                )
    print(f"{count} series, {faults} faults")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
