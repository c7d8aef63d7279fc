"""Which word of a source went into which word of its target."""

from __future__ import annotations

from translator.alignment.aligner import align
from translator.alignment.links import EVIDENCE, Link
from translator.alignment.tokenise import Words, word_spans

__all__ = ["EVIDENCE", "Link", "Words", "align", "word_spans"]
