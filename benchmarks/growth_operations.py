"""What growth.py measures: reading and writing, translating, exporting, looking up."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import translator
from translator import application
from translator.application import Options
from translator.chinese.dictionary import dictionary, queries
from translator.cli.main import main as run_command
from translator.document.plan import plan
from translator.engines.base import Output, Request
from translator.glossary.files import parse as parse_glossary
from translator.store import Library
from translator.system import paths
from translator.tmx.parse import read_tmx
from translator.translation.run import Run
from translator.types import Bitext, Document, Layout

LOOKED_UP = 10_000
"""Characters that may be looked up at once."""


Work = Callable[[], object]
Prepare = Callable[[bytes], Work]
"""Takes a document, does what is not measured and returns what is."""


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
    "export html": exported("html"),
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
