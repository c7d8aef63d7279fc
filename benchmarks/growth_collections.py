"""What growth.py doubles besides texts: rows of glossaries and memories, and what uses them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from translator import application
from translator.application import Options
from translator.glossary import FORMATS, Glossary, Matcher, conflicts, parse, render
from translator.store import Library
from translator.tmx.memory_file import write_tmx
from translator.tmx.parse import read_tmx

Work = Callable[[], object]
SENTENCES = tuple(
    f"{place}的{trade}{hour}点开门，客人不少。"
    for place in ("北门", "河边", "桥头", "站前", "东街", "后巷", "老城")
    for trade in ("茶馆", "面店", "书摊", "花店", "菜场", "药房", "邮局", "鞋铺")
    for hour in "五六七八九"
)
"""Sentences a glossary of any size is used on."""


def terms(number: int) -> bytes:
    """Return a table with so many different terms."""
    rows = (f"{name(row)}\tterm {row}\n" for row in range(number))
    return ("source\ttarget\n" + "".join(rows)).encode()


def alike(number: int) -> bytes:
    """Return a table whose terms each begin as the one before and go on."""
    rows = (f"{'茶馆' * (row % 30 + 1)}{name(row)}\ttea {row}\n" for row in range(number))
    return ("source\ttarget\n" + "".join(rows)).encode()


def contradicting(number: int) -> bytes:
    """Return a table that says something else about one word in every row."""
    return ("source\ttarget\n" + "".join(f"茶馆\tterm {row}\n" for row in range(number))).encode()


def entries(number: int) -> bytes:
    """Return TBX with so many entries."""
    tig = '<langSet xml:lang="{}"><tig><term>{}</term></tig></langSet>'
    rows = (
        f"<termEntry>{tig.format('zh', name(row))}{tig.format('en', f'term {row}')}</termEntry>"
        for row in range(number)
    )
    return f'<martif type="TBX"><text><body>{"".join(rows)}</body></text></martif>'.encode()


def units(number: int) -> bytes:
    """Return TMX with so many units."""
    tuv = '<tuv xml:lang="zh"><seg>{}开门了。</seg></tuv><tuv xml:lang="en"><seg>{}</seg></tuv>'
    rows = (f"<tu>{tuv.format(name(row), f'Shop {row} opened.')}</tu>" for row in range(number))
    head = '<tmx version="1.4"><header srclang="zh"/><body>'
    return f"{head}{''.join(rows)}</body></tmx>".encode()


def name(number: int) -> str:
    """Return a name of three characters, a different one for each number up to 8 million."""
    return "".join(chr(0x4E00 + number // 200**place % 200 * 97) for place in range(3))


def read(suffix: str) -> Callable[[bytes], Work]:
    """Read a glossary."""
    return lambda data: lambda: parse(data, name=f"growth{suffix}")


def used(data: bytes) -> Work:
    """Translate the same sentences by echo with a glossary."""
    glossary = table(data)
    document = application.read_bytes("\n\n".join(SENTENCES).encode(), name="growth.md").document
    options = Options(model="echo", to="en", source="zh-Hans", glossaries=(glossary,))
    planned = application.plan_document(document, options)

    def work() -> None:
        with application.open_run(planned, options) as run:
            run.translate(planned)

    return work


def found(data: bytes) -> Work:
    """Find the terms of a glossary in a text that is made of them."""
    glossary = table(data)
    text = "，".join(term.source for term in glossary.terms)
    return lambda: Matcher(glossary, source="zh", target="en").find(text)


def compared(data: bytes) -> Work:
    """Look for terms that contradict each other."""
    glossary = table(data)
    return lambda: conflicts(glossary)


def kept(data: bytes) -> Work:
    """Take a glossary into a library, and out again in every format."""
    glossary = table(data)

    def work() -> None:
        with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
            library.put_terms(glossary.terms)
            for form in FORMATS:
                render(library.glossary(), form)

    return work


def remembered(data: bytes) -> Work:
    """Take a memory into a library twice, and out again."""

    def work() -> None:
        with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library") as library:
            for _ in range(2):
                library.put_memory(read_tmx(data, name="growth.tmx").rows, author="growth.tmx")
            write_tmx(library.memory_rows(limit=None))

    return work


def table(data: bytes) -> Glossary:
    """Return the glossary of a table."""
    return parse(data, name="growth.tsv")


COLLECTIONS: dict[str, tuple[Callable[[bytes], Work], Callable[[int], bytes]]] = {
    "glossary tsv: rows": (read(".tsv"), terms),
    "glossary tbx: entries": (read(".tbx"), entries),
    "glossary in use: terms": (used, terms),
    "glossary in use: terms alike": (used, alike),
    "glossary in use: one word": (used, contradicting),
    "terms in a text of them: terms": (found, terms),
    "terms in a text of them: terms alike": (found, alike),
    "glossary conflicts: terms": (compared, terms),
    "glossary conflicts: one word": (compared, contradicting),
    "glossary in a library: terms": (kept, terms),
    "memory in a library: units": (remembered, units),
}
"""Series → what is done, and with so many rows of what."""
