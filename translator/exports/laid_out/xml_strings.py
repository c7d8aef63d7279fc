"""XML as text, made piece by piece: a document of 500 pages is never held as a tree.

Only what went through ``text`` or ``element`` is of the type ``Xml``, so that the type checker
finds whatever was not escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import NewType

from translator.text.characters import xml_text

Xml = NewType("Xml", str)
"""Well-formed XML, without characters that XML cannot hold."""
DECLARATION = Xml('<?xml version="1.0" encoding="UTF-8"?>\n')
NOTHING = Xml("")


def text(value: str) -> Xml:
    """Return a text as XML; what XML cannot hold becomes U+FFFD."""
    return Xml(escape(xml_text(value), quote=False))


def attributes(values: Mapping[str, str]) -> Xml:
    """Return attributes, each with a space before it; line ends in a value are kept."""
    return Xml("".join(f' {name}="{_attribute_value(value)}"' for name, value in values.items()))


def element(name: str, values: Mapping[str, str] | None = None, *inside: Xml) -> Xml:
    """Return an element with attributes and what is in it."""
    start = f"{name}{attributes(values)}" if values else name
    return Xml(f"<{start}>{''.join(inside)}</{name}>" if inside else f"<{start}/>")


def opening(name: str, values: Mapping[str, str] | None = None) -> Xml:
    """Return an opening tag; ``closing`` ends it."""
    return Xml(f"<{name}{attributes(values or {})}>")


def closing(name: str) -> Xml:
    """Return a closing tag."""
    return Xml(f"</{name}>")


def joined(parts: Iterable[Xml]) -> Xml:
    """Return parts one after the other."""
    return Xml("".join(parts))


def _attribute_value(value: str) -> str:
    return escape(xml_text(value)).replace("\n", "&#10;").replace("\t", "&#9;")
