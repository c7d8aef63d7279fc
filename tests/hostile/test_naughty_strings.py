"""The Big List of Naughty Strings through whatever takes a text, and back out of every file.

The list lies in ``blns/`` with its licence (MIT): https://github.com/minimaxir/big-list-of-naughty-strings.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

import translator
from tests.cli import ugly
from translator import application, glossary, placeholders
from translator.errors import FormatError
from translator.glossary import Glossary, Term
from translator.store import Library
from translator.store.memory_rows import MemoryRow
from translator.system.spreadsheets import unguard
from translator.tmx.memory_file import write_tmx
from translator.tmx.parse import read_tmx
from translator.types import Bitext, Pair, Provenance

WHOLE = bool(os.environ.get("DUIZHAO_HOSTILE"))
"""The ordinary suite sends every sixth string through the commands; ``make hostile`` all."""
LIST = Path(__file__).parent / "blns" / "blns.txt"
STRINGS = tuple(
    dict.fromkeys(
        line
        for line in LIST.read_bytes().decode().split("\n")
        if line.strip() and not line.startswith("#")
    )
)
ECHO = application.Options(model="echo", to="en", source="zh-Hans")
pytestmark = pytest.mark.hostile
CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), "\ufffd")
"""XML has no place for them: they become U+FFFD."""
SUFFIXES = (".md", ".mdx", ".html", ".txt")


@pytest.fixture
def article(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / f"naughty{request.param}"
    path.write_bytes(data(STRINGS if WHOLE else STRINGS[::6]))
    return path


def data(strings: Sequence[str]) -> bytes:
    return "".join(f"早市{one}\n\n" for one in strings).encode()


@pytest.fixture(scope="module")
def bitext() -> Bitext:
    """Every string as a paragraph without markup, translated by echo."""
    document = application.read_bytes(data(STRINGS), name="naughty.txt").document
    planned = application.plan_document(document, ECHO)
    with application.open_run(planned, ECHO) as run:
        return run.translate(planned)


def test_the_list_is_whole() -> None:
    assert len(STRINGS) == 481


@pytest.mark.parametrize("article", SUFFIXES, indirect=True)
def test_identity_gives_every_byte_back(article: Path) -> None:
    document = application.read_bytes(article.read_bytes(), name=article.name).document
    options = application.Options(model="echo:identity", to="en", source="zh-Hans")
    planned = application.plan_document(document, options)
    with application.open_run(planned, options) as run:
        made = run.translate(planned)
    written = application.export_bytes(made, application.OWN, layout=translator.Layout.TARGET)
    assert written.data == article.read_bytes()


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary in the store, without which nothing has pinyin."""
    words = tmp_path / "cedict.txt"
    words.write_text("# CC-CEDICT\n早市 早市 [zao3 shi4] /morning market/\n", encoding="utf-8")
    assert ugly.run(["models", "import", str(words)], monkeypatch).code == 0


@pytest.mark.usefixtures("dictionary")
@pytest.mark.parametrize(
    ("article", "words"),
    [
        (suffix, words)
        for suffixes, words in (
            (SUFFIXES, ("translate", "--model", "echo", "--from", "zh", "-o", "{out}")),
            ((".txt",), ("translate", "--model", "echo", "--from", "zh", "--as", "html")),
            ((".txt",), ("check", "--model", "echo", "--from", "zh")),
            (SUFFIXES, ("convert", "--to", "zh-Hant-TW", "--from", "zh-Hans", "-o", "{out}")),
            ((".txt",), ("segment", "--explain")),
            ((".txt",), ("segment", "--pinyin")),
        )
        for suffix in suffixes
    ],
    indirect=["article"],
)
def test_every_command_comes_to_an_end_that_was_foreseen(
    article: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = str(article.with_name(f"out{article.suffix}"))
    said = [word.replace("{out}", out) for word in words]
    ended = ugly.run([said[0], str(article), *said[1:]], monkeypatch)
    assert ended.well, ended.said[-2000:]
    assert ended.code in (0, 1), ended.said[-2000:]


@pytest.mark.usefixtures("dictionary")
def test_a_string_alone_is_a_text_too() -> None:
    for one in STRINGS:
        translator.detect(one)
        assert "".join(translator.words(one)) == one
        assert "".join(word for word, _ in translator.pinyin(one)) == one
        translator.segment(one)
        translator.typography(one, "en")
        translator.check(one, one, source_language="zh", target_language="en")
        translator.search(one)


# Exports, read back by the programs that read such files


def pairs(bitext: Bitext) -> list[tuple[str, str]]:
    """Return what tables hold: white space in a cell is a single space."""
    return [(line(one.source), line(one.target)) for one in shown(bitext)]


def shown(bitext: Bitext) -> list[Pair]:
    """Return the pairs as they are written in the article: addresses for their marks."""
    inline = {block.id: block.inline for block in bitext.document.blocks}
    return [
        replace(
            one,
            source=placeholders.restore(one.source, inline[one.segment.block_id]),
            target=placeholders.restore(one.target, inline[one.segment.block_id]),
        )
        for one in bitext.pairs
    ]


def line(text: str) -> str:
    return " ".join(re.split(r"[ \t\r\n]+", text)).strip()


@pytest.mark.parametrize(("name", "delimiter"), [("tsv", "\t"), ("csv", ",")])
def test_tables_hold_every_string(bitext: Bitext, name: str, delimiter: str) -> None:
    written = application.export_bytes(bitext, name).data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(written, newline=""), delimiter=delimiter))
    assert [(unguard(row["source"]), unguard(row["target"])) for row in rows] == pairs(bitext)


def test_json_lines_hold_every_string(bitext: Bitext) -> None:
    lines = application.export_bytes(bitext, "jsonl").data.decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(row["source_raw"], row["target_raw"]) for row in rows] == [
        (one.source, one.target) for one in shown(bitext)
    ]


def test_a_memory_holds_every_string(bitext: Bitext) -> None:
    rows = read_tmx(application.export_bytes(bitext, "tmx").data, name="a.tmx").rows
    wanted = [
        (source.translate(CONTROLS), target.translate(CONTROLS))
        for source, target in ((one.source.strip(), one.target) for one in bitext.pairs)
    ]
    assert [(row.source, row.target) for row in rows] == wanted


def test_a_page_shows_every_string_and_runs_none(bitext: Bitext) -> None:
    page = html5lib.parse(
        application.export_bytes(bitext, "html").data.decode(), namespaceHTMLElements=False
    )
    seen = squeezed("".join(page.itertext()))
    # HTML has no place for controls: they are U+FFFD, as in XML.
    assert [one for one in STRINGS if squeezed(one.translate(CONTROLS)) not in seen] == []
    for element in page.iter():
        if isinstance(element.tag, str):
            assert element.tag not in ("script", "iframe", "object", "embed", "img", "svg", "base")
            assert not any(name.startswith("on") for name in element.attrib)
            assert not re.match("javascript|data", element.attrib.get("href", ""), re.IGNORECASE)


def test_plain_text_holds_every_string(bitext: Bitext) -> None:
    text = squeezed(application.export_bytes(bitext, "txt").data.decode())
    assert [one for one in STRINGS if squeezed(one) not in text] == []


def squeezed(text: str) -> str:
    return "".join(text.split())


# Glossary and memory, out and in again


@pytest.fixture(scope="module")
def terms() -> Glossary:
    """Every string as a term with a translation, and as the translation of one."""
    edged = [one.strip() for one in STRINGS]
    found = [
        Term(source=f"早市{one}", targets=(f"a {one}",), forbidden=(f"{one}!",), note=one)
        for one in edged
    ]
    found += [
        Term(source=f"a {one}", targets=(f"早市{one}",), source_language="en", target_language="zh")
        for one in edged
    ]
    return Glossary(terms=tuple(found))


def spaced(term: Term) -> Term:
    return replace(
        term,
        source=" ".join(term.source.split()),
        targets=tuple(" ".join(one.split()) for one in term.targets),
        forbidden=tuple(" ".join(one.split()) for one in term.forbidden),
        note=" ".join(term.note.split()),
    )


@pytest.mark.parametrize("name", glossary.FORMATS)
def test_a_glossary_comes_back(terms: Glossary, name: str) -> None:
    lost = []
    for term in terms.terms:
        try:
            data = glossary.render(Glossary(terms=(term,)), name)
        except FormatError as error:
            assert error.fields["source"] == term.source
            continue
        (back,) = glossary.parse(data, name=f"terms.{name}").terms
        if name == "tbx":  # white space in XML is a space
            term, back = spaced(term), spaced(back)
        if back != term:
            lost.append((term, data))
    assert lost == []


def test_a_glossary_in_the_library_comes_back(terms: Glossary) -> None:
    with Library() as library:
        library.put_terms(terms.terms)
        kept = library.glossary()
    wanted = {(one.source, one.targets, one.note) for one in terms.terms}
    assert {(one.source, one.targets, one.note) for one in kept.terms} == wanted


def test_a_memory_comes_back_into_another_library() -> None:
    person = Provenance(kind="person", signature="person:早", created="2026-01-01T00:00:00Z")
    rows = [
        MemoryRow(
            source=f"早市{one}", target=one, source_language="zh-Hans", target_language="en",
            provenance=person,
        )
        for one in map(str.strip, STRINGS)
    ]  # fmt: skip
    with Library() as library:
        library.put_memory(rows)
        kept = library.memory_rows(limit=None)
    assert {(one.source, one.target) for one in kept} == {(one.source, one.target) for one in rows}
    again = read_tmx(write_tmx(kept), name="a.tmx").rows
    assert {(one.source, one.target) for one in again} == {
        (one.source.translate(CONTROLS), one.target.translate(CONTROLS)) for one in kept
    }
