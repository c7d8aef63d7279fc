"""Sentences that were retranslated: what a model proposes, beside the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from translator.errors import restored
from ui.documents import OpenDocument
from ui.jobs.retranslate import Proposal
from ui.reader import edits

Json = dict[str, Any]


def proposed(
    page: Json, proposals: Mapping[tuple[int, int], Proposal], opened: OpenDocument
) -> None:
    """Put the proposals into the segments of a page they are about.

    Its rows may be kept for the next time, when there are others: they are copied before.
    """
    if not proposals:
        return
    page["rows"] = [
        deepcopy(row)
        if any(tuple(one["at"]) in proposals for one in _segments({"rows": [row]}))
        else row
        for row in page["rows"]
    ]
    for segment in _segments(page):
        block_id, start = segment["at"]
        proposal = proposals.get((block_id, start))
        if proposal is None:
            continue
        item = next(one for one in opened.items[block_id] if one.segment.start == start)
        form = edits.form(item.source, proposal.target, item.block)
        segment["proposal"] = {
            "model": proposal.model,
            "state": proposal.state.value,
            "text": form.text,
            "message": restored(proposal.message).say(str(page["language"]), page=True),
        }


def _segments(page: Json) -> Iterator[Json]:
    for row in page["rows"]:
        yield from row.get("segments", [])
        for line in row.get("lines", []):
            for cell in line:
                yield from cell.get("segments", [])
