"""Relative links in Markdown and web pages that are not built yet: do they lead to a file?

Fragments are the generator's business (``built_pages``), but for wikilinks, which no generator
reads: their headings are looked for here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tests.sites.structure import without_code

_DESTINATION = re.compile(r"\]\(\s*<?([^\s()<>{}]+)|^\[[^\]\n^]+\]:\s*(\S+)", re.MULTILINE)
_ATTRIBUTE = re.compile(r"\b(?:href|src|poster)=\"([^\"{]+)\"")
_SRCSET = re.compile(r"\bsrcset=\"([^\"{]+)\"")
_WIKILINK = re.compile(r"\[\[([^\]|\\#]*)(?:#([^\]|\\]+))?")
_ELSEWHERE = re.compile(r"[a-z][a-z+.-]*:|//|/|#")


def targets(text: str) -> Iterator[str]:
    """Yield the relative addresses of files in a document, fragments cut off."""
    text = without_code(text)
    found = [one or two for one, two in _DESTINATION.findall(text)]
    found += _ATTRIBUTE.findall(text)
    for several in _SRCSET.findall(text):
        found += [one.split()[0] for one in several.split(",")]
    for address in found:
        if not _ELSEWHERE.match(address):
            path = unquote(address.partition("#")[0].partition("?")[0])
            if path:
                yield path


def exists(folder: Path, path: str) -> bool:
    """Say whether a relative address leads to a file, under the forms sites write it in."""
    place = folder / path
    names = [place] if path.endswith("/") else [place, *(
        place.with_name(place.name + suffix) for suffix in (".md", ".mdx", ".html")
    )]  # fmt: skip
    inside = [place / name for name in ("index.md", "index.mdx", "_index.md", "index.html")]
    return any(one.is_file() for one in (*names, *inside))


def working(root: Path) -> dict[Path, Counter[str]]:
    """Return for each document of a folder the relative addresses that lead to a file."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.suffix in (".md", ".mdx", ".html", ".htm"):
            text = path.read_text("utf-8")
            found[path.relative_to(root)] = Counter(
                one for one in targets(text) if exists(path.parent, one)
            )
    return found


def dead(root: Path, before: dict[Path, Counter[str]]) -> list[str]:
    """Say which addresses of a written folder lead nowhere, and where some were lost.

    Args:
        root: What was written; documents have the names they had.
        before: ``working`` of what was translated. What led nowhere then may do so now.
    """
    faults = []
    for name, lived in before.items():
        path = root / name
        if not path.is_file():
            faults.append(f"{name} is not there")
            continue
        now = list(targets(path.read_text("utf-8")))
        alive = [one for one in now if exists(path.parent, one)]
        # The same address may have led nowhere before: Jekyll's pages lie elsewhere when built.
        faults += [f"{name}: {one} leads nowhere" for one in lived if one in set(now) - set(alive)]
        if len(alive) < sum(lived.values()):
            faults.append(f"{name}: {sum(lived.values())} links before, {len(alive)} after")
    return faults


def dead_wikilinks(root: Path) -> list[str]:
    """Say which wikilinks lead to no note, heading or block of a vault."""
    notes = {path.stem: path for path in root.rglob("*.md")}
    faults = []
    for path in sorted(root.rglob("*.md")):
        for note, place in _WIKILINK.findall(without_code(path.read_text("utf-8"))):
            if (root / note).is_file() or list(root.rglob(note or "?")):
                continue
            target = path if not note else notes.get(Path(note).name)
            if target is None:
                faults.append(f"{path.relative_to(root)}: [[{note}]] leads to no note")
            elif place and not _has(target.read_text("utf-8"), place):
                faults.append(f"{path.relative_to(root)}: [[{note}#{place}]] has no such place")
    return faults


def _has(text: str, place: str) -> bool:
    if place.startswith("^"):
        return bool(re.search(rf"{re.escape(place)}$", text, re.MULTILINE))
    headings = {_same(one) for one in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    return all(_same(part) in headings for part in place.split("#"))


def _same(words: str) -> str:
    """Return a heading's words as Obsidian compares them: signs and spaces are one."""
    return re.sub(r"[^\w⟦⟧]+", " ", words).strip()
