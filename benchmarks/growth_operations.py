"""What growth.py measures: each command and format as a function of the bytes it is given."""

from __future__ import annotations

import functools
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
from translator.glossary import Glossary
from translator.glossary import parse as parse_glossary
from translator.store import Library
from translator.system import paths
from translator.tmx.parse import read_tmx
from translator.translation.run import Run
from translator.types import Bitext, Document, Layout

LOOKED_UP = 8_192
"""Bytes of the longest text that is looked up: no more than 10,000 characters may be."""

TERMS = Glossary.of({"早市": "morning market", "早": "early", "卖菜": "greengrocery"})

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
