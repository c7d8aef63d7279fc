"""The elements of an article as Markdown: paragraphs, lists, tables, pictures, links, code."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.formats.article.article_tables import table
from translator.formats.article.markdown_words import (
    address,
    code,
    escaped,
    fence,
    label,
    line_start,
)
from translator.formats.article.page_tree import BLOCKS, Element, labels, tag, text_of
from translator.lazy_regex import lazy_regex

_HEADINGS = {f"h{number}": number for number in range(1, 7)}
_EMPHASIS = {"em": "*", "i": "*", "cite": "*", "dfn": "*", "strong": "**", "b": "**",
             "del": "~~", "s": "~~", "strike": "~~"}  # fmt: skip
_PICTURES = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url", "src")
"""Where the address of a picture may stand that is loaded when it comes into view."""
_LINE, _PARAGRAPH = "\x1e", "\x1d"
"""Stand for the end of a line and of a paragraph until a paragraph is put together."""
_BREAKS = lazy_regex(rf"[ \t]*{_LINE}(?:[ \t]*{_LINE})+[ \t]*|[ \t]*{_LINE}[ \t]*(?=\u3000)")
_SPACE = lazy_regex(r"[ \t\r\n\f]+")
_AROUND_HAN = lazy_regex(r"(?<=[\u3000-\u9fff\uff00-\uffef]) ?\n ?(?=[\u3000-\u9fff\uff00-\uffef])")
_HAS_LINK = lazy_regex(r"\]\((?=[a-z]+:)")
_LANGUAGE = lazy_regex(r"(?:language|lang|highlight-source|brush:?)[-\s]?([A-Za-z0-9+#]{1,20})")


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """What becomes of addresses."""

    absolute: Callable[[str], str]
    """Returns an address as a whole one; empty: it leads nowhere."""


class ArticleWriter:
    """Writes elements of one page.

    Args:
        places: What becomes of its addresses.
        part: What will be written, or what that stands in.
    """

    def __init__(self, places: Places, part: Element) -> None:
        self._places = places
        self._around: set[Element] = set()
        for element in part.iter(*BLOCKS):
            for outer in element.iterancestors():
                if outer in self._around:
                    break
                self._around.add(outer)

    def blocks(self, element: Element) -> list[str]:
        """Return what stands in an element, a paragraph, list, table … each."""
        found: list[str] = []
        run: list[str] = [self._text(element.text)]
        for child in element:
            if tag(child) in BLOCKS:
                found += _paragraphs("".join(run))
                found += self._block(child)
                run = [self._text(child.tail)]
            elif self._has_blocks(child):  # a link around a heading, a span around everything
                found += _paragraphs("".join(run))
                found += self.blocks(child)
                run = [self._text(child.tail)]
            else:
                run += [self._inline(child), self._text(child.tail)]
        return found + _paragraphs("".join(run))

    def _has_blocks(self, element: Element) -> bool:
        return element in self._around and tag(element) not in ("math", "code")

    def _block(self, element: Element) -> list[str]:
        name = tag(element)
        if name in _HEADINGS:
            return self._heading(element, _HEADINGS[name])
        match name:
            case "ul" | "ol" | "menu" | "dir":
                return self._list(element, ordered=name == "ol")
            case "blockquote":
                return self._quote(self.blocks(element))
            case "pre":
                return self._code(element)
            case "table":
                return table(element, self._cell, self.blocks)
            case "hr":
                return ["---"]
            case "dt" | "summary":
                words = "".join(self.blocks(element)[:1])
                return [f"**{words}**"] if words and "**" not in words else [words] * bool(words)
            case "tr" | "td" | "th":  # without their table
                return self.blocks(element)
        return self.blocks(element)

    def _heading(self, element: Element, level: int) -> list[str]:
        inner = self.blocks(element)
        words = " ".join(one for one in inner if not one.startswith("!["))
        words = " ".join(words.split()).removeprefix("\\").rstrip("#").strip()
        pictures = [one for one in inner if one.startswith("![")]
        return [*pictures, *([f"{'#' * level} {words}"] if words else [])]

    def _list(self, element: Element, *, ordered: bool) -> list[str]:
        lines: list[str] = []
        start = element.get("start") or ""
        number = int(start) if start.isdecimal() and start.isascii() and len(start) < 7 else 1
        for child in element:
            if tag(child) in ("ul", "ol"):  # a list in a list without an item of its own
                inner = "\n".join(self._list(child, ordered=tag(child) == "ol"))
                lines += ["  " + line if line else "" for line in inner.split("\n")] * bool(lines)
                continue
            blocks = self.blocks(child) if tag(child) else []
            if not blocks:
                continue
            lead = f"{number}. " if ordered else "- "
            number += 1
            tight = len(blocks) == 1 or all(_is_list(one) for one in blocks[1:])
            body = ("\n" if tight else "\n\n").join(blocks)
            indent = " " * len(lead)
            first, *rest = body.split("\n")
            lines += [lead + first, *(indent + line if line else "" for line in rest)]
        return ["\n".join(lines)] if lines else []

    def _quote(self, blocks: Sequence[str]) -> list[str]:
        body = "\n\n".join(blocks)
        return ["\n".join(f"> {line}".rstrip() for line in body.split("\n"))] if body else []

    def _code(self, element: Element) -> list[str]:
        for one in element.iter("br"):
            one.text = "\n"
        text = "".join(element.itertext()).replace("\r\n", "\n").strip("\n")
        text = "\n".join(line.rstrip() for line in text.split("\n"))
        if not text.strip():
            return []
        said = " ".join(
            one.get("class") or "" for one in (element.getparent(), element, *element[:1])
            if one is not None
        )  # fmt: skip
        found = _LANGUAGE.search(said)
        return [fence(text, found[1].lower() if found else "")]

    def _cell(self, element: Element) -> str:
        """Return a table's cell, which is one line."""
        words = " ".join(self.blocks(element))
        return _SPACE.sub(" ", words.replace("\\\n", " ")).replace("|", "\\|").strip()

    def _inline(self, element: Element) -> str:
        name = tag(element)
        match name:
            case "":
                return ""
            case "br":
                return _LINE
            case "img":
                return self._picture(element)
            case "a":
                return self._link(element)
            case "code" | "kbd" | "samp" | "tt":
                text = "".join(element.itertext())
                return code(text.strip()) if text.strip() else ""
            case "rt" | "rp" | "rtc":
                return ""  # readings; in another language they are of no use
            case "math":
                return _formula(element)
            case "q":
                return f"“{self._inside(element)}”"
        if "katex" in labels(element) or "mwe" in labels(element):
            inner = next(element.iter("annotation"), None)
            if inner is not None:
                return _formula(element)
        inside = self._inside(element)
        sign = _EMPHASIS.get(name)
        return _around(inside, sign) if sign else inside

    def _inside(self, element: Element) -> str:
        parts = [self._text(element.text)]
        for child in element:
            parts += [self._inline(child), self._text(child.tail)]
        return "".join(parts)

    def _link(self, element: Element) -> str:
        inside = self._inside(element)
        where = self._places.absolute(element.get("href") or "")
        words = inside.replace(_LINE, " ").strip()
        if not where or not words:
            return inside
        if _HAS_LINK.search(words):
            picture = words.startswith("![") and words.count("](") == 1
            if not picture:
                return inside  # a link in a link is none
        else:
            words = label(words)
        lead = " " if inside[:1].isspace() else ""
        tail = " " if inside[-1:].isspace() else ""
        return f"{lead}[{words}]({address(where)}){tail}"

    def _picture(self, element: Element) -> str:
        said = (element.get(name) or "" for name in _PICTURES)
        source = next((one for one in said if one and not one.startswith("data:")), "")
        if not source and (several := element.get("srcset") or element.get("data-srcset")):
            source = several.strip().split(",")[0].split(" ")[0]
        where = self._places.absolute(source)
        if not where or _is_tiny(element):
            return ""
        words = label(escaped(" ".join((element.get("alt") or "").split())))
        return f"![{words}]({address(where)})"

    def _text(self, text: str | None) -> str:
        if not text:
            return ""
        text = text.replace("\u00a0", " ").replace("\u200b", "").replace("\ufeff", "")
        text = _AROUND_HAN.sub("", text)  # a line of the file's end is no space in Chinese
        return escaped(_SPACE.sub(" ", text))


def _is_list(block: str) -> bool:
    return bool(re.match(r"(?:- |\d+\. )", block))


def _is_tiny(element: Element) -> bool:
    """Say whether a picture counts its visitors or draws a line."""
    sizes = [(element.get(name) or "").removesuffix("px") for name in ("width", "height")]
    return any(size.isdecimal() and int(size) <= 3 for size in sizes if size and len(size) < 6)


def _formula(element: Element) -> str:
    for one in element.iter("annotation"):
        if "tex" in (one.get("encoding") or "").lower() and one.text and one.text.strip():
            inner = " ".join(one.text.split())
            inner = re.sub(r"^\{\\displaystyle (.*)\}$", r"\1", inner)
            return f"${inner}$" if "$" not in inner else code(inner)
    return escaped(text_of(element))


def _around(text: str, sign: str) -> str:
    """Put signs around words; white space stays outside, and emphasis is not put into itself."""
    words = text.strip(f" {_LINE}")
    if not words or sign[0] in words.replace("\\" + sign[0], ""):
        return text
    start = text.index(words)
    return f"{text[:start]}{sign}{words}{sign}{text[start + len(words) :]}"


def _paragraphs(run: str) -> list[str]:
    """Return the paragraphs of a run of text: two ends of lines end one."""
    found: list[str] = []
    for part in _BREAKS.split(run):
        lines = [_SPACE.sub(" ", line).strip(" \u3000") for line in part.split(_LINE)]
        lines = [line_start(line) for line in lines if line]
        if lines:
            found.append("\\\n".join(lines))
    return found
