"""The names that site generators give to headings, by which links find them.

Each generator has a rule of its own, and a document does not say which one it is written for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.lazy_regex import lazy_regex

_LETTERS = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Nd", "Mn", "Mc", "Me", "Pc"))
_CONTROL = lazy_regex(r"[\x00-\x1f]")
_ACCENT = lazy_regex("[\u0300-\u036f]")
_VITEPRESS = lazy_regex(r"[\s~`!@#$%^&*()\-_+=[\]{}|\\;:\"'“”‘’<>,.?/]+")
_HEXO = lazy_regex(r"[\s~`!@#$%^&*()\-_+=[\]{}|\\;:\"'<>,.?/]+")
_DOCSIFY = lazy_regex(r"[\u2000-\u206F\u2E00-\u2E7F\\'!\"#$%&()*+,./:;<=>?@[\]^`{|}~]")
_NO_WORD = lazy_regex(r"[^\w\s-]")
_NO_WORD_OR_SPACE = lazy_regex(r"[^\w\- ]")
_SEPARATORS = lazy_regex(r"[-\s]+")
_HYPHENS = lazy_regex(r"-+")
_COUNTED = lazy_regex(r"(.*)_(\d+)", re.DOTALL)
_CAPITALS = lazy_regex(r"[A-Z]+")


def _github(title: str) -> str:
    """https://github.com/Flet/github-slugger: GitHub, Docusaurus, Hugo, Jekyll (GFM)."""
    kept = (one for one in title.lower() if one in "- " or unicodedata.category(one) in _LETTERS)
    return "".join(kept).replace(" ", "-")


def _vitepress(title: str) -> str:
    """https://github.com/mdit-vue/mdit-vue, packages/shared/src/slugify.ts."""
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", title))
    slug = _HYPHENS.sub("-", _VITEPRESS.sub("-", _CONTROL.sub("", plain))).strip("-").lower()
    return f"_{slug}" if slug[:1].isdecimal() and slug[:1].isascii() else slug


def _hexo(title: str) -> str:
    """https://github.com/hexojs/hexo-util, lib/slugize.ts; letters keep their case."""
    return _HEXO.sub("-", _CONTROL.sub("", title.strip())).strip("-")


def _docsify(title: str) -> str:
    """https://github.com/docsifyjs/docsify, src/core/render/slugify.js."""
    plain = unicodedata.normalize("NFC", title.strip())
    slug = _DOCSIFY.sub("", _CAPITALS.sub(lambda found: found.group().lower(), plain))
    slug = _HYPHENS.sub("-", re.sub(r"\s", "-", slug))
    return f"_{slug}" if slug[:1].isdecimal() and slug[:1].isascii() else slug


def _python_markdown(title: str) -> str:
    """https://python-markdown.github.io/extensions/toc/: MkDocs, where nothing else is set."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _SEPARATORS.sub("-", _NO_WORD.sub("", plain).strip().lower())


def _python_markdown_unicode(title: str) -> str:
    """``markdown.extensions.toc.slugify_unicode``."""
    plain = unicodedata.normalize("NFKC", title)
    return _SEPARATORS.sub("-", _NO_WORD.sub("", plain).strip().lower())


def _pymdownx(title: str) -> str:
    """``pymdownx.slugs.slugify(case="lower")``, which Material for MkDocs advises."""
    plain = unicodedata.normalize("NFC", title)
    return _NO_WORD_OR_SPACE.sub("", plain).strip().lower().replace(" ", "-")


class _Numbers:
    """Tells headings of one name apart: ``-1``, ``-2`` … after the first."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._next: dict[str, int] = {}

    def distinct(self, slug: str) -> str:
        """Return a name that no heading before has."""
        if slug not in self.taken:
            self.taken.add(slug)
            return slug
        number = self._next.get(slug, 1)
        while (name := f"{slug}-{number}") in self.taken:
            number += 1
        self._next[slug] = number + 1
        self.taken.add(name)
        return name


class _PythonNumbers(_Numbers):
    """``markdown.extensions.toc.unique``: ``_1``; none is empty, and ``x_3`` counts on."""

    def distinct(self, slug: str) -> str:
        """Return a name that no heading before has."""
        name, number = slug, 1
        if counted := _COUNTED.fullmatch(slug):
            slug, number = counted.group(1), int(counted.group(2)) + 1
        if not name or name in self.taken:
            number = max(number, self._next.get(slug, 1))
            while (name := f"{slug}_{number}") in self.taken:
                number += 1
            self._next[slug] = number + 1
        self.taken.add(name)
        return name


@dataclass(frozen=True, slots=True)
class _Rule:
    slug: Callable[[str], str]
    numbers: type[_Numbers] = _Numbers


_RULES = (
    _Rule(_github),
    _Rule(_vitepress),
    _Rule(_pymdownx, _PythonNumbers),
    _Rule(_python_markdown_unicode, _PythonNumbers),
    _Rule(_python_markdown, _PythonNumbers),
    _Rule(_hexo),
    _Rule(_docsify),
)
"""Where a name means another heading by another rule, the first rule counts."""


def heading_slugs(titles: Sequence[str]) -> list[list[str]]:
    """Return what the headings of a document are called, a list for each rule.

    Args:
        titles: What a reader sees of each heading, in order.
    """
    found = []
    for rule in _RULES:
        numbers = rule.numbers()
        found.append([numbers.distinct(rule.slug(title)) for title in titles])
    return found
