"""Which document of a folder belongs to which of another one: by their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from translator.cli.inputs import Input
from translator.errors import InputError, UsageError
from translator.lazy_regex import lazy_regex

_TAG = lazy_regex(
    r"[._-](?:zh|en|cn|chs|cht|chi|eng|chinese|english)(?:[-_](?:hans|hant|cn|tw|hk|sg|us|gb))*$",
    re.IGNORECASE,
)
"""A language at the end of a name: news.zh-Hant, news_en, news-cn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Couple:
    """A document and its translation."""

    source: Input
    target: Input


def couples(sources: Sequence[Input], targets: Sequence[Input]) -> tuple[list[Couple], list[str]]:
    """Take documents together.

    Args:
        sources: One document, or those of a folder.
        targets: Likewise.

    Returns:
        The couples, and what messages call the documents that have no partner.

    Raises:
        InputError: no document of one folder is called as one of the other.
        UsageError: one side is a folder and the other is not.
    """
    folders = [any(one.folder is not None for one in side) for side in (sources, targets)]
    if folders[0] != folders[1]:
        raise UsageError("align.folder-and-file")
    if not folders[0]:
        return [Couple(source=sources[0], target=targets[0])], []
    by_name: defaultdict[str, list[Input]] = defaultdict(list)
    for one in targets:
        by_name[_name(one)].append(one)
    found, alone = [], []
    for one in sources:
        partners = by_name.get(_name(one))
        if partners:
            found.append(Couple(source=one, target=partners.pop(0)))
        else:
            alone.append(one.shown)
    if not found:
        raise InputError("align.no-couples", source=sources[0].folder, target=targets[0].folder)
    return found, alone + [one.shown for left in by_name.values() for one in left]


def _name(one: Input) -> str:
    """Return a document's place in its folder without language and suffix."""
    assert one.path is not None and one.folder is not None  # found in a folder
    inside = one.path.parent.relative_to(one.folder)
    return (inside / _TAG.sub("", one.path.stem)).as_posix().lower()
