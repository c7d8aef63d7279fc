"""Growth: whether time grows with the input, and no faster, for each command and format.

    python benchmarks/growth.py [--only WORD]... [--largest 131072] [--step 0.5]

Each pattern of growth_patterns.py goes through each operation in doubling sizes, until a step
takes half a second or the input is as large as ``--largest`` bytes (half of it, where a document is
more than read and written). What takes a text as it is, without a document's syntax, is tried
with the patterns of ``TEXTS``; glossaries and memories grow by rows (growth_collections.py).
Prints the seconds of processor time of the last step and the exponent: the slope of the
logarithms, where 1 is linear and 2 quadratic. An exponent of 1.3 or more counts as a fault where
the last step took 0.1 s; it is measured once more before it is called one. Exit code 1 if there
is a fault. ``--only`` takes series whose name (``export tmx: lines of a paragraph``) holds a word;
several: any of them.

The library is a temporary one; dictionary and its cache are the user's, where they are installed.
"""

from __future__ import annotations

import argparse
import functools
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

from growth_collections import COLLECTIONS
from growth_patterns import PATTERNS, TEXTS, Pattern

import translator
from translator import application
from translator.application import Options
from translator.chinese.dictionary import dictionary, queries
from translator.cli.main import main as run_command
from translator.document.plan import plan
from translator.engines.base import Output, Request
from translator.errors import TranslatorError
from translator.glossary import Glossary
from translator.glossary import parse as parse_glossary
from translator.store import Library
from translator.system import paths
from translator.tmx.parse import read_tmx
from translator.translation.run import Run
from translator.types import Bitext, Document, Layout

FAULT = 1.3
"""Exponent from which growth is too fast: n log n and caches that fill stay below it."""
MATTERS = 0.1
"""Seconds below which an exponent is noise."""
STOP = 20.0
"""Seconds after which a series ends, whatever was asked for."""
FIRST = 4_096
"""Bytes of the first step."""
LOOKED_UP = 8_192
"""Bytes of the longest text that is looked up: no more than 10,000 characters may be."""

TERMS = Glossary.of({"早市": "morning market", "早": "early", "卖菜": "greengrocery"})

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


@functools.lru_cache(maxsize=16)
def bitext_of(data: bytes, suffix: str = ".md") -> Bitext:
    """Translate by echo; nothing is remembered but the bitext, for the next export."""
    document = read(data, suffix)
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
    """Translate into a library with a glossary, by an engine that gets all a model gets."""

    def work() -> None:
        with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
            run = Run(
                engine=Identity(),
                library=library,
                dictionary=dictionary.installed(),
                glossary=TERMS,
            )
            run.translate(plan(read(data), to="en", source="zh-Hans"))

    return work


def exported(name: str) -> Prepare:
    """Export a bitext; own is the document's format, in both languages."""

    def prepare(data: bytes) -> Work:
        bitext = bitext_of(data)
        return lambda: application.export_bytes(bitext, name)

    return prepare


def page(suffix: str, layout: Layout) -> Prepare:
    """Write a translated document in a layout."""

    def prepare(data: bytes) -> Work:
        bitext = bitext_of(data, suffix)
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
    """Look a text up."""
    text = data.decode("utf-8", "replace")
    return lambda: queries.find(text, dictionary.required(), limit=20)


_MARTIF = '<martif type="TBX"><text><body><termEntry><langSet xml:lang="zh"><tig><term>'
_MARTIF_END = (
    '</term></tig></langSet><langSet xml:lang="en"><tig><term>a</term></tig></langSet>'
    "</termEntry></body></text></martif>"
)
READERS: dict[str, Prepare] = {
    "markdown": there_and_back(".md"),
    "mdx": there_and_back(".mdx"),
    "html": there_and_back(".html"),
    "plain": there_and_back(".txt"),
}
"""Reading and writing: every pattern, to the largest size."""
DOCUMENTS: dict[str, Prepare] = {
    "translate": translated,
    "convert": converted,
    "segment --pinyin": command("segment", "--pinyin"),
    "check command": command("check", "--model", "echo"),
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
}
"""What is done with a document: every pattern, to half the largest size."""
OF_TEXTS: dict[str, Prepare] = {
    "segment --explain": command("segment", "--explain", suffix=".txt"),
    "check": checked,
    "glossary csv": glossary(".csv", "source,target\n", "\n"),
    "glossary tbx": glossary(".tbx", _MARTIF, _MARTIF_END),
    "memory tmx": memory,
    "lookup": looked_up,
}
"""What knows no document: the patterns of ``TEXTS``, to half the largest size."""
OPERATIONS = READERS | DOCUMENTS | OF_TEXTS


def measure(
    prepare: Prepare, pattern: Pattern, *, largest: int, step: float, first: int = FIRST
) -> Series:
    """Double until a step takes long or the input is large."""
    number = max(1, first // max(1, len(pattern(8)) // 8))
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


def series(
    only: Sequence[str], largest: int = 131_072
) -> Iterator[tuple[str, Prepare, Pattern, int]]:
    """Return the series whose names hold one of the words (none: all), each with its last size.

    One pattern after the other, so that what is prepared serves several operations.
    """
    warm: set[str] = set()
    for label, pattern in PATTERNS.items():
        for operation in OPERATIONS if label in TEXTS else READERS | DOCUMENTS:
            name, prepare = f"{operation}: {label}", OPERATIONS[operation]
            if not only or any(word in name for word in only):
                if operation not in warm:  # what is loaded once is nobody's growth
                    _timed(prepare("早市开了。\n".encode()))
                    warm.add(operation)
                last = LOOKED_UP if operation == "lookup" else largest // 2
                yield name, prepare, pattern, largest if operation in READERS else last
    for name, (prepare, pattern) in COLLECTIONS.items():
        if not only or any(word in name for word in only):
            _timed(prepare(pattern(2)))
            yield name, prepare, pattern, largest


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
    parser.add_argument("--step", type=float, default=0.5, help="seconds that end a series")
    parser.add_argument("--faults", action="store_true", help="print faults only")
    options = parser.parse_args()
    faults = count = 0
    print(f"{'series':<50} {'bytes':>8} {'seconds':>8} {'exponent':>8}")
    with tempfile.TemporaryDirectory() as folder:
        home(Path(folder))
        for name, prepare, pattern, largest in series(options.only, options.largest):
            limits = {"largest": largest, "first": min(FIRST, largest // 8)}
            found = measure(prepare, pattern, step=options.step, **limits)
            if found.faulty:  # a pause of the machine is none
                found = measure(prepare, pattern, step=options.step, **limits)
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
