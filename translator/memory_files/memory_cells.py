"""A row of the memory as cells with names, which tables and JSON lines have in common.

A mark is nothing a table could hold for people: it is written as ``⟨1⟩``, and the cell ``marks``
says ``shown``. Where a text has such signs of its own beside marks, the marks stay what they are
(``raw``): so what is read back is what was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.store.memory_rows import MemoryRow
from translator.tmx.parse import memory_language
from translator.types import Finding, Provenance

COLUMNS = (
    "source",
    "target",
    "source_lang",
    "target_lang",
    "provenance",
    "signature",
    "created",
    "findings",
    "marks",
)
_SIGN = lazy_regex("⟨([0-9]{1,5})⟩|⟨([0-9]{1,5})›|‹([0-9]{1,5})⟩")
"""What ``placeholders.show`` writes for an atomic, an opening and a closing mark."""
_DATE = lazy_regex(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def cells_of_row(row: MemoryRow) -> dict[str, str]:
    """Return the cells of a row, without its findings."""
    sides, marks = (row.source, row.target), ""
    if any(map(placeholders.MARK.search, sides)):
        marks = "raw" if any(map(_SIGN.search, sides)) else "shown"
    if marks == "shown":
        sides = placeholders.show(row.source), placeholders.show(row.target)
    return {
        "source": sides[0],
        "target": sides[1],
        "source_lang": row.source_language,
        "target_lang": row.target_language,
        "provenance": row.provenance.kind,
        "signature": row.provenance.signature,
        "created": row.provenance.created,
        "marks": marks,
    }


def row_of_cells(cells: Mapping[str, str], findings: tuple[Finding, ...] = ()) -> MemoryRow | None:
    """Return the row that cells are; None: it has no Chinese and no English side.

    Of a document's table (``exports.delimited``) the cell of the provenance says the signature,
    too. What no engine of ours made is a person's.

    Args:
        cells: By name; what is missing is empty.
        findings: What the checks said of an engine's target.
    """
    languages = tuple(memory_language(cells.get(f"{one}_lang", "")) for one in ("source", "target"))
    source, target = (_marked(cells.get(one, ""), cells) for one in ("source", "target"))
    if not all((*languages, source, target)) or languages[0][:2] == languages[1][:2]:
        return None
    return MemoryRow(
        source=source,
        target=target,
        source_language=languages[0],
        target_language=languages[1],
        provenance=_origin(cells),
        findings=findings,
    )


def _marked(text: str, cells: Mapping[str, str]) -> str:
    """Return a text with its marks; without the file's word for it nothing is one."""
    marks = cells.get("marks", "")
    if marks == "shown":
        return _SIGN.sub(_mark, text).strip()
    return (text if marks == "raw" else placeholders.strip(text)).strip()


def _mark(sign: re.Match[str]) -> str:
    makes = (placeholders.atom, placeholders.opening, placeholders.closing)
    make, number = next(
        (make, int(said)) for make, said in zip(makes, sign.groups(), strict=True) if said
    )
    return make(number - 1) if 0 < number <= placeholders.RANGE else sign.group()


def _origin(cells: Mapping[str, str]) -> Provenance:
    kind, _, rest = cells.get("provenance", "").partition(" ")
    said = cells.get("signature", "")
    if not said:
        said = rest.partition(" ")[0] if kind in ("engine", "draft") else rest
    found = _DATE.fullmatch(cells.get("created", ""))
    created = found.group() if found else ""
    if kind in ("engine", "aligned", "draft") and said:
        return Provenance(kind=kind, signature=said, created=created)
    named = said if kind == "person" and said.startswith("person:") else ""
    return Provenance(kind="person", signature=named, created=created)
