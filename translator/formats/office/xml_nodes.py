"""XML as nodes with positions: containers as they open and close, paragraphs whole.

The text was seen to be well-formed before (``xml_part``), so that a few expressions find its
tags. Names are told by their namespaces, whatever prefix a program gave them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from translator.errors import FormatError
from translator.formats.office.xml_part import unescaped
from translator.lazy_regex import lazy_regex

TEXT = "#text"
"""Name of a node of characters."""
DEEPEST = 200
"""Levels of elements; Word itself opens about a hundred."""
MOST_NODES = 300_000
"""Nodes of one paragraph, with all that is anchored in it."""
_MOST_ATTRIBUTES = 1_000
"""Of an element; one with its namespaces has fifty."""
_TOKEN = lazy_regex(
    r"<!--.*?-->|<\?.*?\?>"
    r"|<!\[CDATA\[(?P<raw>.*?)\]\]>"
    r"|</(?P<close>[^\s>]+)\s*>"
    r"|<(?P<open>[^\s/>]+)(?P<rest>(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_TAGS = lazy_regex(r"<[^>]*>")
_ATTRIBUTE = lazy_regex(r"([^\s=/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAMESPACE = lazy_regex(r"xmlns(?::([^\s=]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Node:
    """An element, or a stretch of characters (``name`` is ``TEXT``)."""

    __slots__ = ("children", "end", "inner", "inner_end", "name", "start")

    def __init__(self, name: str, start: int, inner: int) -> None:
        self.name = name
        """With the prefix we call its namespace by."""
        self.start = start
        self.inner = inner
        """Where its start tag ends."""
        self.inner_end = inner
        """Where its end tag begins; where it has none, its end."""
        self.end = inner
        self.children: list[Node] = []

    def first(self, name: str) -> Node | None:
        """Return the first child of a name."""
        return next((one for one in self.children if one.name == name), None)

    def path(self, *names: str) -> Node | None:
        """Return the first child of the first name, of that the first of the second …."""
        found: Node | None = self
        for name in names:
            found = found.first(name) if found is not None else None
        return found

    def every(self, name: str) -> Iterator[Node]:
        """Yield all elements of a name below this one, in order."""
        waiting = self.children[::-1]
        while waiting:
            node = waiting.pop()
            if node.name == name:
                yield node
            waiting += node.children[::-1]


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a start tag."""

    value: str
    start: int
    end: int
    """Where its value stands, without quotation marks."""
    begin: int
    """Where its name begins."""


@dataclass(frozen=True, slots=True)
class Event:
    """What is met on the way through a part."""

    kind: str
    """open, close or whole (an element with its children)."""
    node: Node


class XmlNodes:
    """The nodes of one part."""

    def __init__(self, text: str, spaces: Mapping[str, str], *, name: str) -> None:
        """Take a part.

        Args:
            text: The whole part.
            spaces: Namespace → the prefix we call it by.
            name: Of the file and the part, for messages.
        """
        self.text = text
        self.prefixes: dict[str, str] = {}
        """Our prefix → the one the part uses."""
        self.lacking: dict[str, str] = {}
        """Prefix that ``tag`` gave out and the part does not declare → namespace."""
        self.root = 0
        """Where the start tag of its root ends, before the bracket."""
        self._spaces = spaces
        self._name = name
        self._uris: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def events(self, whole: Collection[str]) -> Iterator[Event]:
        """Go through the part once.

        Args:
            whole: Names of elements that come with their children; others open and close.

        Raises:
            FormatError: it is nested too deeply, or holds more than a document does.
        """
        stack: list[Node] = []
        root = -1  # place on the stack of the element that comes whole
        count = 0
        for found in _TOKEN.finditer(self.text):
            if found["open"] is not None:
                if not self.root and not found["open"].startswith("!"):  # no document type
                    self.root = found.end("rest") - found["rest"].endswith("/")
                node = Node(self._name_of(found["open"], found["rest"]), *found.span())
                if root >= 0:
                    stack[-1].children.append(node)
                    count += 1
                    if count > MOST_NODES:
                        raise FormatError("office.too-many", name=self._name, most=MOST_NODES)
                elif node.name in whole:
                    root, count = len(stack), 0
                closed = found["rest"].endswith("/")
                if not closed:
                    stack.append(node)
                    if len(stack) > DEEPEST:
                        raise FormatError("office.too-deep", name=self._name, most=DEEPEST)
                if root < 0:
                    yield Event("open", node)
                    if closed:
                        yield Event("close", node)
                elif closed and root == len(stack):
                    root = -1
                    yield Event("whole", node)
            elif found["close"] is not None:
                node = stack.pop()
                node.inner_end, node.end = found.span()
                if root < 0:
                    yield Event("close", node)
                elif root == len(stack):
                    root = -1
                    yield Event("whole", node)
            elif root >= 0 and (found["text"] is not None or found["raw"] is not None):
                node = Node(TEXT, *found.span())
                node.inner, node.inner_end = node.start, node.end
                stack[-1].children.append(node)

    def source(self, node: Node) -> str:
        """Return a node as it is written."""
        return self.text[node.start : node.end]

    def characters(self, node: Node) -> str:
        """Return what a node of characters shows."""
        source = self.source(node)
        if source.startswith("<![CDATA["):
            return source[9:-3]
        return unescaped(source)

    def unmarked(self, start: int, end: int) -> str:
        """Return the characters of a stretch without its tags."""
        return unescaped(_TAGS.sub("", self.text[start:end]))

    def words(self, node: Node) -> str:
        """Return all characters below a node."""
        return "".join(self.characters(one) for one in node.every(TEXT))

    def attributes(self, node: Node) -> dict[str, Attribute]:
        """Return the attributes of an element, by the names with our prefixes."""
        if node.name == TEXT:
            return {}
        found: dict[str, Attribute] = {}
        for one in _ATTRIBUTE.finditer(self.text, node.start, node.inner):
            if len(found) > _MOST_ATTRIBUTES:
                raise FormatError("office.too-many", name=self._name, most=_MOST_ATTRIBUTES)
            value = 2 if one[2] is not None else 3
            name = self._attribute_name(one[1])
            found[name] = Attribute(unescaped(one[value]), *one.span(value), one.start())
        return found

    def value(self, node: Node | None, name: str, default: str = "") -> str:
        """Return the value of an attribute; the default where there is no such."""
        if node is None:
            return default
        found = self.attributes(node).get(name)
        return default if found is None else found.value

    def tag(self, name: str) -> str:
        """Return a name of ours with the part's own prefix."""
        prefix, _, local = name.partition(":")
        own = self.prefixes.get(prefix)
        if own is None:
            own = self.prefixes[prefix] = self._lacked(prefix)
        return f"{own}:{local}" if own else local

    def _lacked(self, prefix: str) -> str:
        """Return a name the part can call a namespace by that it did not name so far."""
        own = prefix
        while own in self._uris:
            own += "_"
        space = next(space for space, known in self._spaces.items() if known == prefix)
        self.lacking[own] = space
        return own

    def _name_of(self, raw: str, rest: str) -> str:
        if "xmlns" in rest:
            self._declare(rest)
        known = self._known.get(raw)
        if known is None:
            prefix, colon, local = raw.rpartition(":")
            space = self._uris.get(prefix, "")
            ours = self._spaces.get(space)
            known = f"{ours}:{local}" if ours is not None else f"?{prefix}{colon}{local}"
            self._known[raw] = known
        return known

    def _attribute_name(self, raw: str) -> str:
        prefix, colon, local = raw.rpartition(":")
        if not colon:
            return raw
        ours = self._spaces.get(self._uris.get(prefix, ""), prefix)
        return f"{ours}:{local}"

    def _declare(self, rest: str) -> None:
        """Note which namespaces prefixes stand for; two known ones for one prefix are refused."""
        for one in _NAMESPACE.finditer(rest):
            prefix, space = one[1] or "", unescaped(one[2] if one[2] is not None else one[3])
            before = self._uris.get(prefix)
            if before == space:
                continue
            known = before in self._spaces or space in self._spaces
            if before is not None and known and prefix:
                raise FormatError("office.prefix", name=self._name, prefix=prefix)
            self._uris[prefix] = space
            if space in self._spaces:
                self.prefixes.setdefault(self._spaces[space], prefix)
            self._known.clear()
