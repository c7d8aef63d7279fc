"""Inputs made up for as long as is asked: readers, writers, exports, importers, functions of texts.

    python -m tests.hostile.fuzzing --seconds 600 [--seed 1]

Whatever goes in, what comes out is a result or an error of ours; identity gives every byte back.
The seconds are the processor's. Prints how many inputs of each kind were tried and the smallest
one of each kind that fails; exit code 1 if there is any.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

import translator
from translator import application, exports, glossary
from translator.application import Options
from translator.errors import TranslatorError
from translator.system import paths
from translator.text.characters import xml_text
from translator.text.typography.apply import DEFAULT, Typography
from translator.tmx.parse import read_tmx
from translator.types import Layout

PIECES = (
    "早市",
    "天亮了。",
    "卖菜的人很多，",
    "“好”",
    "《早市》",
    "三百万",
    "2024年5月6日",
    "3.5%",
    "王小明说",
    "龍",
    "の",
    "market ",
    "Mr. Li",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "\u3000",
    "\u2028",
    "\0",
    "\u202e",
    "# ",
    "> ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n",
    "```\n",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](a.md)",
    "![",
    "](a.png)",
    "[^1]",
    "[^1]: ",
    "[a]: b\n",
    "{{ ",
    " }}",
    "{% raw %}",
    "$",
    "$$",
    "\\(",
    "\\)",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<table>",
    "<tr><td>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<br>",
    "<ruby>漢<rt>kan</rt></ruby>",
    "&amp;",
    "&#65;",
    "&",
    "<",
    "<a href='",
    "'>",
    "<Card a={",
    "}/>",
    "---\n",
    "title: 早市\n",
    "+++\n",
    ":::\n",
    "::: note\n",
    "!!! note\n",
    "https://a.example/早",
    "a@b.example",
    "👨‍👩‍👧",
    "e\u0301",
    "\ufe0f",
    "\U000f0000",
    "\U000f4001",
    "\U000f8002",
    "\ufffe",
    "|",
    ",",
    ";",
    '"',
    "=1+1",
)
ROWS = (
    *PIECES,
    "source",
    "target",
    "zh",
    "en",
    "source_lang",
    "forbidden",
    "早市,market\n",
    "a\tb\n",
    "#",
)
XML = (
    *PIECES[:20],
    '<tmx version="1.4">',
    '<header srclang="zh"/>',
    "<body>",
    "<tu>",
    '<tuv xml:lang="zh">',
    '<tuv xml:lang="en">',
    "<seg>",
    "</seg></tuv>",
    "</tu>",
    "</body></tmx>",
    '<ph x="1"/>',
    '<bpt i="1">',
    "</bpt>",
    '<ept i="1"/>',
    "<sub>",
    "</sub>",
    '<martif type="TBX"><text><body>',
    "<termEntry>",
    '<langSet xml:lang="zh"><tig><term>',
    '<langSet xml:lang="en"><tig><term>',
    "</term></tig></langSet>",
    "</termEntry>",
    "</body></text></martif>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&b;",
    "<?xml version='1.0'?>",
)
INLINE = ("ph", "bpt", "ept", "it", "sub", "hi", "ut", "g", "x", "mrk", "pc", "sc", "ec", "cp")
ATTRIBUTES = (
    "", "", ' x="1"', ' x="99999999999"', ' i="1"', ' i="2"', ' id="a1"', ' id="p1"', ' rid="p1"',
    ' pos="begin"', ' type="x-code"', ' startRef="p1"', ' xml:lang="zh-Hant"',
)  # fmt: skip
LANGUAGES = ("zh", "en", "zh-TW", "x", "")
IDS = ("", "1.0", "0.0.abcdefab.abcdefab", "99999999999.0.abcdefab.abcdefab", "早市")
SUFFIXES = (".md", ".mdx", ".html", ".txt")


def made_of(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return texts of known pieces, now and then with any characters between."""
    some = st.sampled_from(pieces)
    any_text = st.text(max_size=6).filter(lambda text: text.isprintable())
    return st.lists(some | some | some | any_text, max_size=30).map("".join)


def inline() -> st.SearchStrategy[str]:
    """Return what a sentence of an XML file may hold: text and elements in one another."""
    words = st.sampled_from(PIECES).map(lambda text: escape(xml_text(text)))
    tags, attributes = st.sampled_from(INLINE), st.sampled_from(ATTRIBUTES)
    return st.recursive(
        words,
        lambda inner: st.builds(
            lambda tag, attribute, inside: f"<{tag}{attribute}>{''.join(inside)}</{tag}>",
            tags, attributes, st.lists(inner, max_size=3),
        ),
        max_leaves=8,
    )  # fmt: skip


def units(open_: str, side: str, close: str, whole: str) -> st.SearchStrategy[str]:
    """Return files of units with sides in some languages; ``{}`` in each is what it holds."""
    sides = st.builds(side.format, st.sampled_from(LANGUAGES), inline())
    unit = st.builds(
        lambda own, held: open_.format(own) + "".join(held) + close,
        st.sampled_from(IDS), st.lists(sides, max_size=3),
    )  # fmt: skip
    return st.lists(unit, max_size=4).map(lambda held: whole.format("".join(held)))


TMX_FILES = units(
    '<tu tuid="{}">', '<tuv xml:lang="{}"><seg>{}</seg></tuv>', "</tu>",
    '<tmx version="1.4"><header srclang="zh"/><body>{}</body></tmx>',
)  # fmt: skip
TBX_FILES = units(
    '<termEntry id="{}">', '<langSet xml:lang="{}"><tig><term>{}</term></tig></langSet>',
    "</termEntry>", '<martif type="TBX"><text><body>{}</body></text></martif>',
)  # fmt: skip
XLIFF_FILES = units(
    '<unit id="b0"><segment id="s0{}">', '<source xml:lang="{0}">{1}</source><target>{1}</target>',
    "</segment></unit>",
    '<xliff version="2.1" srcLang="zh" trgLang="en"><file id="f">{}</file></xliff>',
)  # fmt: skip


def bytes_are_read(data: bytes, suffix: str) -> None:
    """Read any bytes: a document, or a sentence."""
    application.read_bytes(data, name=f"a{suffix}")


def identity_holds(text: str, suffix: str) -> None:
    """Translate by identity: every byte again."""
    data = text.encode()
    written = _translated(data, suffix, "echo:identity", "balanced", DEFAULT, "own", Layout.TARGET)
    assert written == data


def exports_are_written(
    text: str, suffix: str, quality: str, typography: Typography, name: str, layout: Layout
) -> None:
    """Translate by echo with some settings and write it in some way."""
    _translated(text.encode(), suffix, "echo", quality, typography, name, layout)


def _translated(
    data: bytes,
    suffix: str,
    model: str,
    quality: str,
    typography: Typography,
    name: str,
    layout: Layout,
) -> bytes:
    document = application.read_bytes(data, name=f"a{suffix}").document
    options = Options(
        model=model, to="en", source="zh-Hans", quality=translator.Quality(quality),
        typography=typography,
    )  # fmt: skip
    planned = application.plan_document(document, options)
    with application.open_run(planned, options) as run:
        return application.export_bytes(run.translate(planned), name, layout=layout).data


def glossaries_are_read(text: str, suffix: str, name: str) -> None:
    """Read a glossary; what is read is written, and read again."""
    terms = glossary.parse(text.encode(), name=f"a{suffix}").terms
    again = glossary.parse(
        glossary.render(translator.Glossary(terms=terms), name), name=f"a.{name}"
    )
    assert len(again.terms) == len(terms)


def memories_are_read(text: str) -> None:
    """Read TMX."""
    read_tmx(text.encode(), name="a.tmx")


def what_comes_back_is_read(text: str) -> None:
    """Read a file that comes back, whatever it is."""
    application.read_returned(text.encode(), name="a")


def functions_keep_the_text(text: str) -> None:
    """Cut, convert and check a text: words and sentences joined are the text."""
    assert "".join(translator.words(text)) == text
    translator.segment(text)
    translator.detect(text)
    for language in ("zh", "en"):
        translator.typography(text, language)
    translator.check(text, text[::-1], source_language="zh", target_language="en")
    for tag in ("zh-Hant", "zh-Hant-TW", "zh-Hans"):
        translator.convert(text, tag)
    assert "".join(word for word, _ in translator.pinyin(text)) == text


TEXT, SUFFIX = made_of(PIECES), st.sampled_from(SUFFIXES)
KINDS: dict[str, tuple[Callable[..., None], tuple[st.SearchStrategy[Any], ...]]] = {
    "bytes into a reader": (bytes_are_read, (st.binary(max_size=400), SUFFIX)),
    "identity": (identity_holds, (TEXT, SUFFIX)),
    "settings and exports": (
        exports_are_written,
        (
            TEXT,
            SUFFIX,
            st.sampled_from([one.value for one in translator.Quality]),
            st.sampled_from([DEFAULT, Typography()]),
            # A PDF is a page that a browser prints: the page is tried, the browser is others' work.
            st.sampled_from(["own", *(name for name in exports.names() if name != "pdf")]),
            st.sampled_from(list(Layout)),
        ),
    ),
    "glossaries": (
        glossaries_are_read,
        (
            made_of(ROWS), st.sampled_from([".csv", ".tsv", ".txt"]),
            st.sampled_from(["csv", "tsv"]),
        ),
    ),
    "TBX": (
        glossaries_are_read, (made_of(XML) | TBX_FILES, st.just(".tbx"), st.just("tbx")),
    ),
    "TMX": (memories_are_read, (made_of(XML) | TMX_FILES,)),
    "what comes back": (
        what_comes_back_is_read, (made_of(XML) | TMX_FILES | XLIFF_FILES | made_of(ROWS),),
    ),
    "functions of a text": (functions_keep_the_text, (TEXT,)),
}  # fmt: skip
"""Kind → what is done, and with what."""
ROUND = 40
"""Inputs of a kind before the next one has its turn."""


def fuzz(kind: str, number: int, counts: Counter[str]) -> str:
    """Try a round of inputs of a kind; return what is wrong with the smallest that fails."""
    work, strategies = KINDS[kind]
    shown: list[object] = []

    @seed(number)
    @settings(
        max_examples=ROUND, database=None, deadline=None, print_blob=False,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.tuples(*strategies))
    def tried(given_: tuple[Any, ...]) -> None:
        counts[kind] += 1
        shown[:] = given_
        try:
            with contextlib.redirect_stderr(None):
                work(*given_)
        except TranslatorError:
            counts[f"{kind}, refused"] += 1

    try:
        tried()
    except Exception as error:  # whatever it is, nobody foresaw it
        return f"{kind}: {tuple(shown)!r}\n    {type(error).__name__}: {error}"
    return ""


def main() -> int:
    """Fuzz, and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=600.0, help="of the processor")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    wrong: set[str] = set()
    number = options.seed
    with tempfile.TemporaryDirectory() as home:
        _use(home)
        while sum(os.times()[:4]) < options.seconds:  # its children's, too
            for kind in KINDS:
                if (found := fuzz(kind, number, counts)) and found not in wrong:
                    wrong.add(found)
                    print(found, flush=True)
            number += 1
    for kind in KINDS:
        print(f"{counts[kind]:>8} {kind}, {counts[f'{kind}, refused']} of them refused")
    print(f"{sum(counts[kind] for kind in KINDS)} inputs, {len(wrong)} that fail")
    return int(bool(wrong))


def _use(home: str) -> None:
    """Use a data directory with nothing in it but the user's dictionary."""
    if (models := paths.home() / "models").exists():
        Path(home, "models").symlink_to(models, target_is_directory=True)
    os.environ["DUIZHAO_HOME"] = home


if __name__ == "__main__":
    sys.exit(main())
