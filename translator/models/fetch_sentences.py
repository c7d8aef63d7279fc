"""What a fetch says of the models it took and passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translator.errors.error_sentences import Piece, joined, piece
from translator.lazy_regex import lazy_regex
from translator.models.manifest import USERS_OWN
from translator.models.model_store import Installed

_SOURCES = (
    (lazy_regex("model hub, (.+)"), "source.hub"),
    (lazy_regex(r"package index, (\S+)"), "source.index"),
    (lazy_regex(r"package index, (\S+) and (\d+) more"), "source.index-more"),
    (lazy_regex("web, (.+)"), "source.web"),
    (lazy_regex("local: (.+)"), "source.local"),
    (lazy_regex(f"{re.escape(USERS_OWN)}(.+)"), "source.own"),
)
"""How a record says where a model came from, and the row that says it in every language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PassedOver:
    """A model that stood before the one taken, and why it was not taken."""

    name: str
    direction: str
    reason: Piece


def sentence(label: Piece, one: Installed | None, better: Sequence[PassedOver]) -> Piece:
    """Return what was taken for a direction, what was not, and why.

    Args:
        label: The direction, or that it is the dictionary.
        one: What was taken; None: nothing.
        better: What was tried before.
    """
    if one is None:
        head = piece("fetch.nothing", label=label)
    else:
        source = _source(one.record.source)
        head = piece("fetch.taken", label=label, name=one.name, source=source)
    reasons: dict[str, Piece] = {}
    names: dict[str, list[str]] = {}
    for each in better:
        said = str(each.reason)
        reasons.setdefault(said, each.reason)
        names.setdefault(said, []).append(each.name)
    told = joined(
        piece("fetch.reason", names=tuple(names[said]), reason=reason)
        for said, reason in reasons.items()
    )
    if told is None:
        return head
    return piece("fetch.better" if one else "fetch.tried", head=head, told=told)


def _source(recorded: str) -> Piece | str:
    """Return where a model came from, in words every language has."""
    for pattern, key in _SOURCES:
        found = pattern.fullmatch(recorded)
        if found and found.lastindex == 2:
            return piece(key, at=found[1], more=found[2])
        if found:
            return piece(key, at=found[1])
    return recorded
