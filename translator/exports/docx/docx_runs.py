"""Runs of Word: looks, languages, readings, links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from translator.exports.laid_out.clickable import clickable
from translator.exports.laid_out.runs import Run, Runs, lines_of
from translator.exports.laid_out.typefaces import Face, face
from translator.exports.laid_out.xml_strings import Xml, element, joined, text

_STYLES = {
    "code": "CodeText", "address": "Address", "picture": "Picture", "person": "QuietText",
    "link": "Hyperlink",
}  # fmt: skip
"""Looks → character styles; a run has one, the first of these."""
_WARNING = "9A6A00"
SIZE = 22
"""Half points of the text, as the styles have it."""
_READING = 0.5
"""Size of a reading, of the text below it."""
_RAISED = 0.91
"""From the foot of one to the foot of the other, of the text's size."""


@dataclass(slots=True)
class Writing:
    """What the runs of a document need beside it; grows while they are written."""

    chinese: Face
    """How the document's Chinese side is set, which is nothing special in it."""
    links: dict[str, str] = field(default_factory=dict)
    """Address → id of the relation that leads there."""
    bookmarks: int = 0
    """How many there are."""

    def runs(self, runs: Runs, tag: str, *, size: int = SIZE) -> Xml:
        """Return the runs of a side in its language; ``size`` in half points."""
        return joined(self._sentences(runs, tag, size))

    def _sentences(self, runs: Runs, tag: str, size: int) -> Iterator[Xml]:
        """Yield the runs, a bookmark around those of each target: Word keeps it while it is edited.

        One whose name begins with ``_`` is not among those Word shows.
        """
        for own, same in groupby(runs, key=lambda run: run.sentence):
            if own:
                number = {"w:id": str(self.bookmarks)}
                self.bookmarks += 1
                yield element("w:bookmarkStart", number | {"w:name": bookmark(own)})
            for run in same:
                yield from self._run(run, tag, size)
            if own:
                yield element("w:bookmarkEnd", number)

    def _run(self, run: Run, tag: str, size: int) -> Iterator[Xml]:
        address = clickable(run.leads) if run.leads else ""
        looks = self._properties(run, tag, linked=bool(address))
        inside = self._ruby(run, tag, looks, size) if run.reading else _plain(run, looks)
        if not address:
            yield inside
            return
        number = self.links.setdefault(address, f"link{len(self.links) + 1}")
        yield element("w:hyperlink", {"r:id": number, "w:history": "1"}, inside)

    def _ruby(self, run: Run, tag: str, looks: Xml, size: int) -> Xml:
        reading = str(round(size * _READING))
        small = element("w:rPr", None, element("w:sz", {"w:val": reading}), _language(tag))
        return element(
            "w:r",
            None,
            looks,
            element(
                "w:ruby",
                None,
                element(
                    "w:rubyPr",
                    None,
                    element("w:rubyAlign", {"w:val": "center"}),
                    element("w:hps", {"w:val": reading}),
                    element("w:hpsRaise", {"w:val": str(round(size * _RAISED))}),
                    element("w:hpsBaseText", {"w:val": str(size)}),
                    element("w:lid", {"w:val": face(tag).locale}),
                ),
                element("w:rt", None, element("w:r", None, small, _text(run.reading))),
                element("w:rubyBase", None, element("w:r", None, looks, _text(run.text))),
            ),
        )

    def _properties(self, run: Run, tag: str, *, linked: bool) -> Xml:
        """Return the properties of a run, in the order of the schema (CT_RPr)."""
        looks, own = run.looks, face(tag)
        chinese = own.language == "zh"
        found: list[Xml] = []
        style = next((_STYLES[one] for one in _STYLES if one in looks), "")
        if style and (style != "Hyperlink" or linked):
            found.append(element("w:rStyle", {"w:val": style}))
        if chinese and "code" not in looks:
            fonts = {"w:hint": "eastAsia"}  # else “ ” … — are taken for Latin ones
            if own.body != self.chinese.body:
                fonts["w:eastAsia"] = own.body[0]
            found.append(element("w:rFonts", fonts))
        if "strong" in looks:
            found.append(element("w:b"))
        if "emphasis" in looks and not chinese:
            found.append(element("w:i"))
        if "strikethrough" in looks:
            found.append(element("w:strike"))
        if "flagged" in looks:
            found.append(element("w:u", {"w:val": "dotted", "w:color": _WARNING}))
        raised = {"superscript", "subscript"} & looks
        if raised:
            found.append(element("w:vertAlign", {"w:val": min(raised)}))
        if "emphasis" in looks and chinese:  # Chinese has no italics, but dots below
            found.append(element("w:em", {"w:val": "underDot"}))
        return element("w:rPr", None, *found, _language(tag))


def bookmark(sentence: str) -> str:
    """Return the name of the bookmark around a sentence: letters, digits and ``_`` (17.13.6.2)."""
    return f"_dz{sentence.replace('.', '_')}"


def _plain(run: Run, looks: Xml) -> Xml:
    inside: list[Xml] = []
    for broken, line in lines_of(run):
        if broken:
            inside.append(element("w:br"))
        if line:
            inside.append(_text(line))
    return element("w:r", None, looks, *inside)


def _text(words: str) -> Xml:
    return element("w:t", {"xml:space": "preserve"}, text(words))


def _language(tag: str) -> Xml:
    own = face(tag)
    east = {"w:eastAsia": own.locale} if own.language in ("zh", "ja", "ko") else {}
    return element("w:lang", {"w:val": own.locale} | east)
