"""The table of families of chat models, ``chat_families.toml``, read and looked things up in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from translator.engines.chat.chat_family import GENERIC, STYLES, Family, Sampling
from translator.errors import InputError, ModelError
from translator.errors.error_sentences import because, why_of
from translator.lazy_regex import lazy_regex
from translator.system import paths
from translator.system.bounded_reading import SETTINGS, read_text_file
from translator.system.structured_text import toml_of

PACKAGED = Path(__file__).with_name("chat_families.toml")
OWN = "chat-families.toml"
"""The user's own table, in the data directory."""

_MOST_EXAMPLES = 8
"""Like sentences that may be shown with one: together they have to fit beside it."""

_NAME = lazy_regex(r"[a-z0-9][a-z0-9._-]{0,63}")
_BOTH = frozenset({"source", "target"})
_ASK = _BOTH | {"text", "source_code", "target_code"}
_BRACES: Mapping[str, frozenset[str]] = {
    "turns": frozenset({"ask"}),
    "ask": _ASK,
    "ask_terms": _ASK,
    "ask_context": _ASK,
    "ask_delimiters": _ASK,
    "context_block": frozenset({"context"}),
    "context_line": _BOTH,
    "terms_block": frozenset({"terms"}),
    "terms_line": _BOTH,
    "missing_block": _BOTH | {"missing"},
    "answer": _BOTH | {"text"},
    "begin": _BOTH,
}
"""What each wording may have filled in."""
_NEEDED: Mapping[str, str] = {
    "turns": "ask",
    "ask": "text",
    "ask_terms": "text",
    "ask_context": "text",
    "ask_delimiters": "text",
    "context_block": "context",
    "terms_block": "terms",
    "missing_block": "missing",
    "answer": "text",
}
"""What it cannot be without."""


def find_family(name: str, *, model: str) -> Family:
    """Return the family a model names; an empty name: the generic one.

    Raises:
        ModelError: there is none of that name, or a table has a mistake.
    """
    families = load_families()
    found = families.get(name or GENERIC)
    if found is None:
        raise ModelError("model.family", name=model, family=name, known=", ".join(families))
    return found


def family_of_served(model: str) -> Family:
    """Return the family of a model on a server, known by its name; else the generic one.

    Raises:
        ModelError: a table has a mistake.
    """
    families = load_families()
    name = re.split(r"[/\\]", model)[-1].lower()
    for family in families.values():
        if any(part in name for part in family.known_by):
            return family
    return families[GENERIC]


def load_families() -> Mapping[str, Family]:
    """Return every family by its name: the packaged ones, then the user's own.

    Raises:
        ModelError: a table cannot be read or has a mistake; says in which family.
    """
    packaged = _packaged()
    own = paths.home() / OWN
    return packaged if not own.exists() else {**packaged, **read_families(own, above=packaged)}


@cache
def _packaged() -> Mapping[str, Family]:
    return read_families(PACKAGED)


def read_families(path: Path, *, above: Mapping[str, Family] | None = None) -> dict[str, Family]:
    """Read a table.

    Args:
        path: The file.
        above: Families of another table that these may be ``like``; None: it is the packaged one.

    Raises:
        ModelError: it cannot be read, is not TOML, or a family has a mistake.
    """
    try:
        content = toml_of(read_text_file(path, SETTINGS, encoding="utf-8-sig"))
    except InputError as error:
        raise ModelError("family.unreadable", path=path, why=error) from error
    except OSError as error:
        raise ModelError("family.unreadable", path=path, why=because(error)) from error
    except ValueError as error:
        raise ModelError("family.unreadable", path=path, why=why_of(error)) from error
    entries = content.get("family", [])
    if set(content) - {"family"} or not isinstance(entries, list):
        raise ModelError("family.table", path=path)
    found: dict[str, Family] = {}
    for entry in entries:
        name = str(entry.get("name", "?")) if isinstance(entry, dict) else "?"
        try:
            family = _family(entry, {**(above or {}), **found})
            if family.name in found:
                raise ModelError("entry.twice")
        except ModelError as error:
            raise ModelError("family.entry", path=path, name=name, problem=error) from error
        found[family.name] = replace(family, own=above is not None)
    return found


_FIELDS = frozenset(field.name for field in fields(Family)) - {"own"}


def _family(entry: object, known: Mapping[str, Family]) -> Family:
    if not isinstance(entry, dict):
        raise ModelError("entry.table", what="family")
    said = dict(entry)
    like = said.pop("like", None)
    if unknown := sorted(set(said) - _FIELDS):
        raise ModelError("entry.unknown-field", field=unknown[0])
    if like is not None and (not isinstance(like, str) or like not in known):
        raise ModelError("entry.like", like=like)
    read: dict[str, Any] = {field: _reader(field)(said, field) for field in said}
    if like is not None:
        read.setdefault("known_by", ())
        family = replace(known[like], **read)
    else:
        for field in ("name", "version", "style", "languages", "ask", "stop", "guarded"):
            if field not in read:
                raise ModelError("entry.empty", field=field)
        for field in ("context_tokens", "source_tokens"):
            if field not in read:
                raise ModelError("entry.empty", field=field)
        family = Family(**read)
    _agree(family)
    return family


def _agree(family: Family) -> None:
    """Refuse what does not go together."""
    for field, allowed in _BRACES.items():
        _check_braces(field, getattr(family, field), allowed)
    if (family.style == "turns") != bool(family.turns):
        raise ModelError("entry.empty", field="turns")
    if family.style != "chat" and (family.system or family.answer or family.begin):
        raise ModelError("entry.form", field="style", value=family.style)
    for block, line in (("terms_block", "terms_line"), ("context_block", "context_line")):
        if bool(getattr(family, block)) != bool(getattr(family, line)):
            raise ModelError("entry.empty", field=line if getattr(family, block) else block)
    wordings = family.ask + family.ask_terms + family.ask_context + family.ask_delimiters
    if family.examples and not family.answer:
        raise ModelError("entry.empty", field="answer")
    if "_code}" in wordings and set(family.codes or ()) != set(family.languages):
        raise ModelError("entry.empty", field="codes")
    if not {"zh", "en"} <= set(family.languages):
        raise ModelError("entry.empty", field="languages")


def _check_braces(field: str, wording: str, allowed: frozenset[str]) -> None:
    if not wording:
        return
    try:
        found = {name for _, name, _, _ in Formatter().parse(wording) if name is not None}
    except ValueError as error:
        raise ModelError("entry.form", field=field, value=wording) from error
    needed = _NEEDED.get(field)
    if found - allowed or (needed and needed not in found):
        names = ", ".join(f"{{{name}}}" for name in sorted(allowed))
        raise ModelError("entry.braces", field=field, allowed=names)


def _text(entry: Mapping[str, Any], field: str) -> str:
    value = entry[field]
    if not isinstance(value, str) or not value:
        raise ModelError("entry.no-text", field=field)
    if field == "name" and not _NAME.fullmatch(value):
        raise ModelError("entry.form", field=field, value=value)
    if field == "style" and value not in STYLES:
        raise ModelError("entry.form", field=field, value=value)
    return value


def _number(entry: Mapping[str, Any], field: str) -> int:
    value = entry[field]
    if type(value) is not int or not 1 <= value <= 1 << 20:
        raise ModelError("entry.form", field=field, value=value)
    return value


def _truth(entry: Mapping[str, Any], field: str) -> bool:
    value = entry[field]
    if not isinstance(value, bool):
        raise ModelError("entry.form", field=field, value=value)
    return value


def _texts(entry: Mapping[str, Any], field: str) -> tuple[str, ...]:
    value = entry[field]
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise ModelError("entry.empty", field=field)
    if field == "guarded" and not (value and all(one.startswith("<") for one in value)):
        raise ModelError("entry.form", field=field, value=value)
    return tuple(value)


def _names(entry: Mapping[str, Any], field: str) -> Mapping[str, str]:
    value = entry[field]
    if not isinstance(value, dict) or not all(
        isinstance(one, str) and one for one in value.values()
    ):
        raise ModelError("entry.empty", field=field)
    return dict(value)


def _counts(entry: Mapping[str, Any], field: str) -> Mapping[str, int]:
    value = entry[field]
    if not isinstance(value, dict) or not set(value) <= {"zh", "en"}:
        raise ModelError("entry.form", field=field, value=value)
    if not all(type(one) is int and 0 <= one <= _MOST_EXAMPLES for one in value.values()):
        raise ModelError("entry.form", field=field, value=value)
    return dict(value)


def _sampling(entry: Mapping[str, Any], field: str) -> Sampling:
    value = entry[field]
    names = {one.name for one in fields(Sampling)}
    if not isinstance(value, dict) or set(value) != names:
        raise ModelError("entry.form", field=field, value=value)
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in value.values()):
        raise ModelError("entry.form", field=field, value=value)
    if not (0 < value["temperature"] <= 2 and 0 < value["top_p"] <= 1 and value["top_k"] >= 0):
        raise ModelError("entry.form", field=field, value=value)
    return Sampling(
        temperature=float(value["temperature"]),
        top_p=float(value["top_p"]),
        top_k=int(value["top_k"]),
        repeat_penalty=float(value["repeat_penalty"]),
    )


_Reader = Callable[[Mapping[str, Any], str], Any]
_READERS: Mapping[str, _Reader] = {
    "version": _number,
    "context_tokens": _number,
    "source_tokens": _number,
    "think": _truth,
    "stop": _texts,
    "guarded": _texts,
    "known_by": _texts,
    "likeliest": _texts,
    "languages": _names,
    "codes": _names,
    "sampling": _sampling,
    "examples": _counts,
}
"""How a field is read; every other is a text."""


def _reader(field: str) -> _Reader:
    return _READERS.get(field, _text)
