"""Chinese that a translation left where it was.

The echo engine writes each target as ``⟦source⟧``: Chinese outside of these signs was not sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import lxml.html

from tests.sites.structure import without_code

_HAN = re.compile(r"[\u3400-\u9fff]")
_CARRIED = re.compile(
    r"<!--.*?-->|\{/\*.*?\*/\}|^%%.*?%%|<(script|style)\b.*?</\1>"
    r"|^(?:import|export) [^\n]*(?:\n(?![\n])[^\n]*)*"
    r"|\$\$.*?\$\$|\$[^$\n]+\$|\\\[.*?\\\]|\\\(.*?\\\)"
    r"|\{%\s*(raw|comment)\s*%\}.*?\{%\s*end\2\s*%\}|\{[{%].*?[%}]\}"
    r"|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|^\[[^\]\n]+\]: *[^\n]*|(?<=\])\[[^\]\n]+\]"
    r"|!?\[\[[^\]|]*(?:\]\]|\|)|\^\w+$|<a [^>]*>|\{[#:][^}\n]*\}|<<< [^\n]*"
    r"|(?:href|src|srcset|value|data-\w+)=\"[^\"\n]*\"|\{[^{}\n]*\}"
    r"|v-for=\"[^\"]*\"|:key=\"[^\"]*\"",
    re.DOTALL | re.MULTILINE,
)
"""Structure and addresses; each is carried over as it is."""
_NO_TEXT = frozenset(("script", "style", "pre", "code", "math", "template"))


def left_in_markdown(text: str, allowed: Iterable[str]) -> list[str]:
    """Return the lines with Chinese that is neither a target nor carried over.

    Args:
        text: A document written by the echo engine with the target alone.
        allowed: What rightly stays.
    """
    text = _CARRIED.sub("", without_code(_outside_targets(text)))
    for one in allowed:
        text = text.replace(one, "")
    return [line.strip() for line in text.splitlines() if _HAN.search(line)]


def left_in_page(data: bytes, allowed: Iterable[str]) -> list[str]:
    """Return the texts with Chinese in a web page that are no target."""
    # A target may be spread over several elements: the signs are matched over all of them.
    texts = "\n".join(_texts(lxml.html.document_fromstring(data)))
    outside = _CARRIED.sub("", _outside_targets(texts))
    for one in allowed:
        outside = outside.replace(one, "")
    return [line for line in outside.splitlines() if _HAN.search(line)]


def _texts(element: lxml.html.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return
    if "katex" in element.get("class", ""):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _outside_targets(text: str) -> str:
    """Return what stands outside of ``⟦…⟧``, which may stand in one another."""
    depth, kept = 0, []
    for character in text:
        if character == "⟦":
            depth += 1
        elif character == "⟧":
            depth = max(0, depth - 1)
        elif not depth or character == "\n":
            kept.append(character)
    return "".join(kept)
