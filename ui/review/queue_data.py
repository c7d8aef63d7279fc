"""What the queue's surface is told: one sentence with all that decides about it, as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translator import placeholders
from translator.application import Glossary, Item, terms_in_sentence
from translator.store import version
from translator.types import Level, Pair
from ui.i18n import strings
from ui.reader import article_headings, edits, memory_card, page_data, paging
from ui.reader.row_data import Options
from ui.reader.scene import Json, Scene

_AROUND = 2
"""Sentences shown before and after."""
_ROWS_AROUND = 3
"""Rows of the article in which they are looked for."""
_BARE = Options(aids=None)
_QUOTED = re.compile(r"(?:“|「|\")([^”」\"]{1,40})[”」\"]")
"""Words that a finding quotes."""


def entry(scene: Scene, item: Item, pair: Pair, *, words: str, glossary: Glossary) -> Json:
    """Return a sentence of the queue.

    Args:
        scene: Its document.
        item: The segment.
        pair: As it stands now.
        words: What somebody looks for in the memory; empty: what a finding or a term names.
        glossary: Whose terms are shown.
    """
    around, said = _around(scene, item, pair)
    form = edits.form(item.source, pair.target.strip(), item.block)
    languages = scene.languages()
    terms = terms_in_sentence(glossary, item.source, pair.target, **languages)
    sought = words or _worth_seeking(pair, [one.source for one in terms])
    memory = memory_card.card(scene.library, item, sought, languages)
    return {
        "at": [scene.job.id, item.segment.block_id, item.segment.start],
        "title": article_headings.title(scene.opened.document),
        "source": _side(scene.job.source_language),
        "target": _side(scene.job.target_language),
        "text": said or [{"kind": "text", "text": placeholders.strip(item.source)}],
        "edit": form.text,
        "marks": _marks(form),
        "version": version(pair.target, pair.provenance),
        "decided": pair.provenance.kind == "person",
        "notes": [
            {
                "number": number,
                "check": finding.check,
                "level": (finding.raised or finding.level).value,
                "message": finding.message_in(scene.language),
                "dismissed": finding.dismissed,
            }
            for number, finding in enumerate(pair.findings)
            if finding.level is not Level.INFO or finding.dismissed
        ],
        "before": around[0],
        "after": around[1],
        "terms": [
            {"source": one.source, "targets": list(one.targets), "kept": one.kept} for one in terms
        ],
        "matches": memory["matches"],
        "words": memory["words"],
        "found": memory["found"],
    }


def _side(tag: str) -> Json:
    return {"tag": tag, "name": strings.language_name(tag)}


def _marks(form: edits.Form) -> list[Json]:
    return [
        {"all": [one.opening, one.closing] if one.closing else [one.opening],
         "kind": one.kind, "means": one.means}
        for one in form.placeholders
    ]  # fmt: skip


def _around(
    scene: Scene, item: Item, pair: Pair
) -> tuple[tuple[list[Json], list[Json]], list[Json]]:
    """Return the sentences before and after, and the source itself, as the article shows them."""
    opened = scene.opened
    here = paging.flagged_rows(opened, [pair])[:1]
    if not here:
        return ([], []), []
    first, last = max(here[0] - _ROWS_AROUND, 0), min(here[0] + _ROWS_AROUND + 1, len(opened.rows))
    rows = range(first, last)
    blocks = page_data.block_range(opened, 0, rows)
    pairs = scene.library.pairs(scene.job.id, first_block=blocks[0], last_block=blocks[1])
    page = page_data.page(
        opened, scene.job, pairs, 0, language=scene.language, options=_BARE, rows=rows
    )
    found = list(_segments(page))
    at = [item.segment.block_id, item.segment.start]
    number = next((number for number, one in enumerate(found) if one["at"] == at), None)
    if number is None:  # a picture's text, inside of another sentence
        return ([], []), []
    return (
        (
            [_pair(one) for one in found[max(number - _AROUND, 0) : number]],
            [_pair(one) for one in found[number + 1 : number + 1 + _AROUND]],
        ),
        found[number]["source"],
    )


def _pair(segment: Json) -> Json:
    return {"source": segment["source"], "target": segment["target"] or []}


def _segments(page: Json) -> Iterable[Json]:
    for row in page["rows"]:
        yield from row.get("segments", [])
        for line in row.get("lines", []):
            for cell in line:
                yield from cell.get("segments", [])


def _worth_seeking(pair: Pair, terms: list[str]) -> str:
    """Return words for which the memory is looked through unasked; empty: none stand out."""
    texts = placeholders.strip(pair.source), placeholders.strip(pair.target)
    quoted: list[str] = [
        words for finding in pair.findings for words in _QUOTED.findall(finding.message)
    ]
    return next((one for one in (*quoted, *terms) if any(one in text for text in texts)), "")
