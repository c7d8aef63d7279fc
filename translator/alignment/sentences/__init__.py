"""Which sentences of two texts are translations of each other."""

from __future__ import annotations

from translator.alignment.sentences.beads import Bead, Sentence
from translator.alignment.sentences.sentence_aligner import Alignment, align_sentences

__all__ = ["Alignment", "Bead", "Sentence", "align_sentences"]
