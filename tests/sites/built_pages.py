"""Built pages: links that lead nowhere, and the containers, components and formulas on them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import lxml.html

from tests.sites.families import Counted

_ADDRESSES = ("href", "src", "poster")
_ELSEWHERE = re.compile(r"(?!https?:)[a-z][a-z+.-]*:", re.IGNORECASE)
_LEAKS = re.compile(
    r":::+ ?\w*|!!! \w+|\?\?\?\+? \w+|\[!\w+\]|\]\([^)]*\)|\*\*|\{[{%<]+ ?/?\w*|\[TOC\]"
    r"|^import .* from|</?[A-Z]\w*",
    re.MULTILINE,
)
"""Marks of the source; on a page they show that nobody read them as what they are."""
_TEX = re.compile(r"(?s)\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$|\$[^$\n]+\$")
_NOT_SHOWN = frozenset(("script", "style", "pre", "code", "template"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What is compared of a page before and after."""

    counts: Counter[tuple[str, str]]
    """(kind, which one) → how often; nothing of it stands in sentences."""
    inline: Counter[tuple[str, str]]
    """The same of what stands in sentences."""
    leaks: frozenset[str]


def pages(root: Path) -> dict[str, lxml.html.HtmlElement]:
    """Parse every page of a built site."""
    return {
        path.relative_to(root).as_posix(): lxml.html.document_fromstring(
            path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
        for path in sorted(root.rglob("*"))
        if path.suffix in (".html", ".htm")
    }


def dead_links(root: Path, *, origin: str = "") -> list[str]:
    """Say which addresses on the pages lead to no file of the site, or to no place on a page.

    Args:
        root: The built site.
        origin: What its own addresses may begin with.
    """
    parsed = pages(root)
    places = {name: set(_places(tree)) for name, tree in parsed.items()}
    faults = []
    for name, tree in parsed.items():
        for address in dict.fromkeys(_addresses(tree)):
            shown = unquote(address)
            if origin and (address == origin or address.startswith(f"{origin}/")):
                address = address.removeprefix(origin) or "/"
            if _ELSEWHERE.match(address) or address.startswith(("http:", "https:", "//")):
                continue
            path, _, fragment = address.partition("#")
            target = _resolved(root, name, unquote(path.partition("?")[0]))
            if target is None:
                faults.append(f"{name}: {shown} leads nowhere")
            elif fragment and target in places and unquote(fragment) not in places[target]:
                faults.append(f"{name}: {shown} leads to no place on {target}")
    return faults


def counted(root: Path, what: tuple[Counted, ...]) -> dict[str, Page]:
    """Return what every page of a built site holds."""
    return {name: _page(tree, what) for name, tree in pages(root).items()}


def differences(before: dict[str, Page], after: dict[str, Page], *, alone: bool) -> list[str]:
    """Say what was lost or doubled from one build to the other.

    Args:
        before: Of the source.
        after: Of the translated site.
        alone: The target stands alone: what is in sentences is there as often as before.
    """
    faults = [f"{name} was built before, not after" for name in before if name not in after]
    faults += [f"{name} was built after, not before" for name in after if name not in before]
    for name in before:
        if name not in after:
            continue
        was, now = before[name], after[name]
        for kind, one in sorted(was.counts | now.counts):
            had, has = was.counts[kind, one], now.counts[kind, one]
            if had != has:
                faults.append(f"{name}: {kind} {one[:60]!r}: {had} before, {has} after")
        for kind, one in sorted(was.inline | now.inline):
            had, has = was.inline[kind, one], now.inline[kind, one]
            if had != has if alone else bool(had) != bool(has):
                faults.append(f"{name}: {kind} {one[:60]!r}: {had} before, {has} after")
        faults += [f"{name}: {leak!r} is shown as text" for leak in sorted(now.leaks - was.leaks)]
    return faults


def _page(tree: lxml.html.HtmlElement, what: tuple[Counted, ...]) -> Page:
    counts: Counter[tuple[str, str]] = Counter()
    inline: Counter[tuple[str, str]] = Counter()
    for one in what:
        for element in tree.xpath(one.xpath):
            if one.key == "text":
                key = " ".join(element.text_content().split())
            else:
                key = element.get(one.key, "") if one.key else ""
            (inline if one.inline else counts)[one.kind, key] += 1
    shown = "\n".join(_shown(tree))
    if not any("formula" in one.kind for one in what):
        # Nothing renders them here: a script in the browser would.
        inline.update(("formula", " ".join(tex.split())) for tex in _TEX.findall(shown))
    return Page(counts=counts, inline=inline, leaks=frozenset(_LEAKS.findall(shown)))


def _shown(tree: lxml.html.HtmlElement) -> Iterator[str]:
    if not isinstance(tree.tag, str) or tree.tag in _NOT_SHOWN:
        return
    yield tree.text or ""
    for child in tree:
        yield from _shown(child)
        yield child.tail or ""


def _addresses(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name in _ADDRESSES:
            if (address := element.get(name)) is not None and element.get("rel") != "canonical":
                yield address.strip()
        for one in (element.get("srcset") or "").split(","):
            if one.strip():
                yield one.split()[0]


def _places(tree: lxml.html.HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element.get("id", "")
            if element.tag == "a":
                yield element.get("name", "")


def _resolved(root: Path, page: str, path: str) -> str | None:
    """Return the file an address leads to, as a path below ``root``; None: there is none."""
    if not path:
        return page
    place = (root / path.lstrip("/")) if path.startswith("/") else (root / page).parent / path
    place = Path(*_normal(place.parts))
    for one in (place, place.with_name(f"{place.name}.html"), place / "index.html"):
        if one.is_file():
            return one.relative_to(root).as_posix() if one.is_relative_to(root) else None
    return None


def _normal(parts: tuple[str, ...]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if part == "..":
            kept.pop()
        elif part != ".":
            kept.append(part)
    return kept
