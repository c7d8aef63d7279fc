"""A target written as Markdown that means what it should, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from translator import placeholders
from translator.formats.markdown import wikilinks
from translator.formats.markdown.emphasis import punctuation_outside, spaces_outside
from translator.formats.markdown.inline import parse_text
from translator.formats.markdown.mdx import MDX
from translator.formats.markdown.parser import Environment
from translator.formats.markdown.titles import guarded_title, without_quotes
from translator.formats.source.source_text import SourceText
from translator.lazy_regex import lazy_regex
from translator.types import Block

_EMPHASIS = frozenset(("emphasis", "strong", "strikethrough"))
# Constructs whose place among the others must be the same after writing.
_STRUCTURAL = _EMPHASIS | {"code", "image", "link", "html", "math", "footnote",
                             "wikilink", "template", "shortcode"}  # fmt: skip

# What begins a block at the start of a line, and how many characters stand before the
# one that takes the backslash (CommonMark, "Leaf blocks" and "Container blocks").
_STARTS = (
    lazy_regex(r"(?P<before>)#{1,6}(?=\s|$)"),
    lazy_regex(r"(?P<before>)[-+*](?=\s|$)"),
    lazy_regex(r"(?P<before>\d{1,9})[.)](?=\s|$)"),
    lazy_regex(r"(?P<before>)[>|]"),
    lazy_regex(r"(?P<before>)(?:=+|-+)\s*$"),
    lazy_regex(r"(?P<before>)([-*_])(?:[ \t]*\2){2,}[ \t]*$"),
    lazy_regex(r"(?P<before>)(?:`{3,}|~{3,}|\$\$|\+\+\+)"),
    lazy_regex(r"(?P<before>)\[[^\]\n]*\](?:[:\s]|$)"),
    lazy_regex(r"(?P<before>)<"),
    lazy_regex(r"(?P<before>):?-[-:| \t]*\|"),
    # Containers, definitions, tabs and admonitions (``containers``, ``admonitions`` …).
    lazy_regex(r"(?P<before>)(?::{2,}|!{3}|\?{3}|={3}|/{3})"),
)
_MEANING = lazy_regex(r"(?P<before>):(?=\s)")  # under a term only (``definition_lists``)
_CLOSING_HASHES = lazy_regex(r"(?:^|(?<=[ \t]))#+[ \t]*$")
_LINES = frozenset(("paragraph", "setext", "term", "element"))
"""Contexts in which a further line is a line of the document."""
_BRACE, _UNSAFE = lazy_regex(r"[{}]"), lazy_regex(r"(?<!\\)(\\*+)([{}<])")
_SPECIAL = lazy_regex(r"[\\`*_\[\]<>~$&!]")
_CELL_PIPE = lazy_regex(r"(?<!\\)\|")


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One way of writing a target."""

    target: str
    escaped: bool = False
    """Whether every character that may mean something gets a backslash."""
    stars: bool = False
    """Whether ``_`` marks become ``*``, which also work inside words."""


def table_of(block: Block, sources: Mapping[int, str], target: str) -> dict[str, str]:
    """Return what each mark of a block is written as.

    Args:
        block: The block.
        sources: Images whose alternative text is translated: id of the mark → source.
        target: The target; a link whose text is also its label gets the label written out.
    """
    table: dict[str, str] = {}
    for item in block.inline:
        if item.closing is None:
            table[placeholders.atom(item.id)] = sources.get(item.id, item.source)
            continue
        opening, closing = placeholders.opening(item.id), placeholders.closing(item.id)
        table[opening], table[closing] = item.source, item.closing
        if item.kind == "link" and item.closing in ("]", "][]"):
            label = _between(block.text, opening, closing)
            if label != _between(target, opening, closing):
                label = placeholders.restore(label, block.inline)
                label = re.sub(r"\s*\n[\s>]*", " ", label)
                table[closing] = f"][{label}]"
        elif item.kind == "wikilink":
            label = _between(block.text, opening, closing)
            if label != _between(target, opening, closing):
                cell = block.attributes["context"] == "cell"
                label = placeholders.restore(label, block.inline)
                table[opening] = wikilinks.opening_of(item, label, cell=cell)
    return table


def _between(text: str, opening: str, closing: str) -> str:
    start, end = text.find(opening), text.find(closing)
    return text[start + 1 : end] if 0 <= start < end else ""


def write_inline(
    target: str,
    block: Block,
    *,
    sources: Mapping[int, str],
    environment: Environment,
    guarded: bool = False,
) -> str:
    """Return a target as Markdown, read back to see that its marks mean the same.

    Args:
        target: As ``clean`` returned it.
        block: Its block.
        sources: See ``table_of``.
        environment: The document's link definitions and footnotes.
        guarded: Put a backslash before everything that may mean something at once.
    """
    target = wikilinks.fitted(target, block)
    context = block.attributes["context"]
    if context == "quoted" and '"' not in block.text:  # what reads it took those of the source
        target = without_quotes(target)
    table = table_of(block, sources, target)
    result = ""
    for attempt in _attempts(target, block):
        if guarded and not attempt.escaped:
            continue
        written = dict(table)
        if attempt.stars:
            written.update(_starred(block, table))
        result = _written(
            attempt.target, written, context, attempt.escaped, mdx=environment.get(MDX, False)
        )
        if _means(result, attempt.target, block, written, environment):
            return result
    return result


def _attempts(target: str, block: Block) -> Iterator[Attempt]:
    yield Attempt(target=target)
    yield Attempt(target=target, escaped=True)
    emphasis = [item for item in block.inline if item.paired and item.kind in _EMPHASIS]
    outside = punctuation_outside(target, emphasis)
    if outside != target:
        yield Attempt(target=outside)
        yield Attempt(target=outside, escaped=True)
    yield Attempt(target=outside, escaped=True, stars=True)
    spaced = spaces_outside(target, emphasis)
    yield Attempt(target=spaced, escaped=True, stars=True)
    dropped = {item.id for item in emphasis}
    plain = placeholders.MARK.sub(
        lambda found: (
            ""
            if placeholders.role(found.group()) != "atom"
            and placeholders.index(found.group()) in dropped
            else found.group()
        ),
        target,
    )
    yield Attempt(target=plain, escaped=True)


def _starred(block: Block, table: dict[str, str]) -> dict[str, str]:
    return {
        mark: table[mark].replace("_", "*")
        for item in block.inline
        if item.paired and item.kind in _EMPHASIS
        for mark in (placeholders.opening(item.id), placeholders.closing(item.id))
    }


def _written(
    target: str, table: Mapping[str, str], context: str, escaped: bool, *, mdx: bool
) -> str:
    parts: list[str] = []
    line_start = context in _LINES
    for part in re.split(f"({placeholders.MARK.pattern})", target):
        if not part:
            continue
        if placeholders.MARK.fullmatch(part):
            parts.append(table[part])
            line_start = "\n" in table[part] and context in _LINES
            continue
        text = _escaped_text(part, context, escaped)
        if mdx:  # a brace or a bare < that begins no tag does not even compile
            text = _BRACE.sub(r"\\\g<0>", text) if escaped else _UNSAFE.sub(r"\1\1\\\2", text)
        parts.append(_guarded_start(text, escaped) if line_start else text)
        line_start = False
    written = "".join(parts)
    if context == "atx" and (found := _CLOSING_HASHES.search(written)):
        written = f"{written[: found.start()]}\\{written[found.start() :]}"
    if context in ("title", "tight"):
        written = guarded_title(written, context)
    if written.endswith("\\") and not written.endswith("\\\\"):
        written += "\\"  # it would escape what follows, or break the line
    return written


def _escaped_text(text: str, context: str, escaped: bool) -> str:
    if escaped:
        text = _SPECIAL.sub(r"\\\g<0>", text)
    elif context in ("alt", "label"):
        text = re.sub(r"[\\\[\]]", r"\\\g<0>", text)
    if context == "cell":
        text = _CELL_PIPE.sub(r"\\|", text)
    return text


def _guarded_start(text: str, escaped: bool) -> str:
    begin = len(text) - len(text.lstrip(" \t"))
    for start in (*_STARTS, _MEANING) if escaped else _STARTS:
        if found := start.match(text, begin):
            at = found.end("before")
            return f"{text[:at]}\\{text[at:]}"
    return text


def _means(
    written: str,
    target: str,
    block: Block,
    table: Mapping[str, str],
    environment: Environment,
) -> bool:
    kinds = {(item.paired, item.id): item.kind for item in block.inline}
    wanted = [
        (placeholders.role(mark), table[mark])
        for mark in placeholders.MARK.findall(target)
        if kinds[placeholders.role(mark) != "atom", placeholders.index(mark)] in _STRUCTURAL
    ]
    source = SourceText(written)
    pieces = [(0, len(source.normal))]
    for lenient in (False, True):
        parsed = parse_text(source, pieces, environment, lenient=lenient)
        if lenient and (not parsed.unrendered or not _unrendered(block, environment)):
            return False
        found = []
        read = {(item.paired, item.id): item for item in parsed.inline}
        for mark in placeholders.MARK.findall(parsed.text):
            role = placeholders.role(mark)
            item = read[role != "atom", placeholders.index(mark)]
            if item.kind in _STRUCTURAL:
                found.append((role, (item.closing or "") if role == "close" else item.source))
        if _one_by_one(found) == _one_by_one(wanted):
            return True
    return False


def _one_by_one(marks: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Return marks as groups of what stands together: ``***`` is ``*`` and ``**`` in any order."""
    single: list[tuple[str, str]] = []
    for role, source in marks:
        parts = ("*", "**") if source == "***" else (source,)
        single += [(role, part) for part in parts]
    return [
        sorted(group) if role != "atom" else list(group)
        for role, group in groupby(single, key=lambda mark: mark[0])
    ]


def _unrendered(block: Block, environment: Environment) -> bool:
    """Say whether the source itself has strong text that does not render."""
    source = SourceText(placeholders.restore(block.text, block.inline))
    return parse_text(source, [(0, len(source.normal))], environment).unrendered > 0
