"""Who made the translation of a page: what is said below an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translator.application import Item, is_written
from translator.store import Job
from translator.types import Pair


def key(job: Job, pairs: Sequence[Pair], items: Mapping[int, Sequence[Item]], blocks: range) -> str:
    """Return the key of ``reader_words.tsv`` for the page's foot.

    Args:
        job: Of the article.
        pairs: Those of the page.
        items: Segments of each block of the article; one without a pair is still to come.
        blocks: Ids of those on the page.
    """
    if is_written(job.signature):
        return "made.written"
    kinds = {pair.provenance.kind for pair in pairs}
    whole = len(pairs) >= sum(len(found) for block, found in items.items() if block in blocks)
    # What is copied (a figure, an address) nobody made.
    return "made.people" if whole and kinds - {"copy"} == {"person"} else "made"
