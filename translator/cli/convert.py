"""``duizhao convert``: one script into the other, the document's structure kept."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from translator import marks
from translator.errors import EncodingError, InputError, OutputError, UsageError
from translator.files import same_file, write_atomic
from translator.formats import registry
from translator.formats.base import Format
from translator.text import scripts
from translator.text.languages import HAN, detect
from translator.types import Block, Document, Layout

STANDARD = "-"
"""Path that means standard input or output."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", "to", required=True, metavar="TAG", help=", ".join(scripts.TARGETS))
@click.option("--from", "source", metavar="TAG", help="Script of the input [default: detected]")
@click.option("--output", "-o", metavar="OUT", help="File, or - for standard output.")
@click.option("--encoding", metavar="NAME", help="Of the input [default: detected]")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def convert(
    paths: tuple[str, ...],
    to: str,
    source: str | None,
    output: str | None,
    encoding: str | None,
    quiet: bool,
) -> None:
    r"""Convert between Simplified and Traditional Chinese; nothing is translated.

    Code, addresses and everything else that is not text stays as it is. The result is
    written next to the input with the tag before the suffix (article.zh-Hant-TW.md), never
    over the input. PATH may be - for standard input.

    \b
    zh-Hans     Simplified
    zh-Hant     Traditional, Taiwan's standard characters, words as they are
    zh-Hant-TW  Traditional, Taiwan's characters and words (软件 → 軟體)
    zh-Hant-HK  Traditional, Hong Kong's characters

    \b
    Example:
      duizhao convert article.md --to zh-Hant-TW
      cat article.txt | duizhao convert - --to zh-Hans -o -
    """
    target = scripts.normalise(to)
    origin = scripts.normalise(source) if source else None
    if output not in (None, STANDARD) and len(paths) > 1:
        raise UsageError("-o names one file, but there are several inputs.", "Leave -o out.")
    for path in paths:
        data = read_input(path)
        kind = registry.by_path("standard input.md" if path == STANDARD else path, data)
        document = kind.read(data, name=path, encoding=encoding)
        result, note = converted(kind, document, target, origin)
        place = _place(path, target, output)
        if place is None:
            sys.stdout.buffer.write(result)
            sys.stdout.buffer.flush()
        else:
            if path != STANDARD and place.exists() and same_file(Path(path), place):
                raise OutputError(f"{place} is the input itself.", "Name another file with -o.")
            write_atomic(place, result)
        if not quiet:
            click.echo(f"{path} → {place or 'standard output'}{note}", err=True)


def converted(
    kind: Format, document: Document, target: str, source: str | None
) -> tuple[bytes, str]:
    """Convert a document's blocks.

    Returns:
        The file and a remark for the user, empty or beginning with a comma.
    """
    fallback = source or _script(document.language)
    targets: dict[int, str] = {}
    for block in document.blocks:
        text = scripts.convert(block.text, target, source or _origin(block, fallback, target))
        if text != block.text:
            targets[block.id] = text
    try:
        result = kind.write(document, targets, layout=Layout.TARGET, target_language=target)
    except EncodingError:
        # Big5 has no Simplified characters, GBK few Traditional ones: UTF-8 has them all.
        unicode = replace(document, encoding="utf-8", bom=b"")
        result = kind.write(unicode, targets, layout=Layout.TARGET, target_language=target)
        return result, f", in UTF-8, because {document.encoding} lacks some of the characters"
    return result, ""


def read_input(path: str) -> bytes:
    """Read a file or standard input.

    Raises:
        InputError: it cannot be read.
    """
    if path == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder.", f"Name its files: {path}/*.md") from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror}.", "Check the name and its permissions."
        ) from error


def _origin(block: Block, fallback: str | None, target: str) -> str | None:
    """Return the script of a block: its own where it shows one, else the document's.

    None leaves it to the conversion, which looks at what the text needs.
    """
    text = marks.strip(block.text)
    if HAN.search(text) is None:
        return target  # nothing to convert
    return None if fallback is None or detect(text).script else fallback


def _script(language: str) -> str | None:
    return language if language in ("zh-Hans", "zh-Hant") else None


def _place(path: str, target: str, output: str | None) -> Path | None:
    """Return the file to write, or None for standard output."""
    if output is not None:
        return None if output == STANDARD else Path(output)
    if path == STANDARD:
        return None
    given = Path(path)
    return given.with_name(f"{given.stem}.{target}{given.suffix}")
