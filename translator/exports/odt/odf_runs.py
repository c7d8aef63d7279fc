"""Runs of an OpenDocument text: a style for each look in each language, readings, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from translator.exports.laid_out.clickable import clickable
from translator.exports.laid_out.runs import Run, Runs, lines_of
from translator.exports.laid_out.typefaces import CODE, Face, face
from translator.exports.laid_out.xml_strings import NOTHING, Xml, element, joined, text
from translator.lazy_regex import lazy_regex

_SPACES = lazy_regex("( {2,}|^ )")
RUBY = "Ru1"
"""The style of readings."""
_PROPERTIES: dict[str, dict[str, str]] = {
    "strong": {
        "fo:font-weight": "bold", "style:font-weight-asian": "bold",
        "style:font-weight-complex": "bold",
    },
    "strikethrough": {"style:text-line-through-style": "solid"},
    "subscript": {"style:text-position": "sub 66%"},
    "superscript": {"style:text-position": "super 66%"},
    "code": {
        "style:font-name": CODE[0], "fo:font-size": "9.5pt", "fo:background-color": "#f5f2ea",
    },
    "picture": {"fo:color": "#55514a", "fo:background-color": "#f5f2ea"},
    "address": {
        "style:font-name": CODE[0], "fo:font-size": "8pt", "fo:color": "#6f6a62",
        "fo:background-color": "transparent",
    },
    "link": {
        "fo:color": "#2b5c8a", "style:text-underline-style": "solid",
        "style:text-underline-width": "auto", "style:text-underline-color": "font-color",
    },
    "flagged": {
        "style:text-underline-style": "dotted", "style:text-underline-width": "auto",
        "style:text-underline-color": "#9a6a00",
    },
    "person": {"fo:color": "#6f6a62"},
}  # fmt: skip
"""What a look is, the later ones over the earlier ones."""
_EMPHASIS = {"fo:font-style": "italic"}
_DOTS = {"style:text-emphasize": "dot below"}
"""Chinese has no italics."""


@dataclass(slots=True)
class Texts:
    """Writes runs; holds the styles they need, which stand before them in the file."""

    chinese: Face
    """How the document's Chinese side is set."""
    _styles: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)

    def runs(self, runs: Runs, tag: str) -> Xml:
        """Return the runs of a side in its language."""
        return joined(self._run(run, tag) for run in runs)

    def _run(self, run: Run, tag: str) -> Xml:
        address = clickable(run.leads) if run.leads else ""
        looks = run.looks if address else run.looks - {"link"}
        inside = _inside(run)
        if run.reading:
            inside = element(
                "text:ruby",
                {"text:style-name": RUBY},
                element("text:ruby-base", None, inside),
                element("text:ruby-text", None, text(run.reading)),
            )
        inside = element("text:span", {"text:style-name": self._style(tag, looks)}, inside)
        if not address:
            return inside
        leads = {"xlink:type": "simple", "xlink:href": address}
        return element("text:a", leads, inside)

    def _style(self, tag: str, looks: frozenset[str]) -> str:
        return self._styles.setdefault((tag, looks), f"T{len(self._styles) + 1}")

    def styles(self) -> Iterator[Xml]:
        """Yield the automatic styles of all runs written so far."""
        ruby = {"style:ruby-position": "above", "style:ruby-align": "center"}
        yield element(
            "style:style",
            {"style:name": RUBY, "style:family": "ruby"},
            element("style:ruby-properties", ruby),
        )
        for (tag, looks), name in self._styles.items():
            properties = _language(tag)
            own = face(tag)
            if own.language == "zh" and own.body != self.chinese.body:
                properties["style:font-name-asian"] = own.body[0]
            for look, more in _PROPERTIES.items():
                if look in looks:
                    properties |= more
            if "emphasis" in looks:
                properties |= _DOTS if own.language == "zh" else _EMPHASIS
            yield element(
                "style:style",
                {"style:name": name, "style:family": "text"},
                element("style:text-properties", properties),
            )


def _language(tag: str) -> dict[str, str]:
    own = face(tag)
    found = {"fo:language": own.language, "fo:country": own.country}
    if own.language in ("zh", "ja", "ko"):
        found |= {"style:language-asian": own.language, "style:country-asian": own.country}
    return found


def _inside(run: Run) -> Xml:
    found = []
    for broken, line in lines_of(run):
        if broken:
            found.append(element("text:line-break"))
        found.append(words(line))
    return joined(found)


def words(line: str) -> Xml:
    """Return a line of text; spaces beyond one would be dropped, so they are written as such."""
    found: list[Xml] = []
    for part in _SPACES.split(line):
        if part and not part.strip(" "):
            found.append(element("text:s", {"text:c": str(len(part))}))
        else:
            found.append(text(part) if part else NOTHING)
    return joined(found)
