"""Full-width punctuation as Marian's training saw it: half-width.

The OPUS-MT models (https://github.com/Helsinki-NLP/OPUS-MT-train, preprocessing) were trained
on text that had gone through Moses' ``replace-unicode-punctuation.perl`` and had runs of white
space put together. The table below is that script's, with two slips of other copies of it
mended: ``１`` is 1, not a quotation mark. ``‘`` and the corner brackets 『』 are ours: the script
leaves the first alone and knows not the others, which are as rare in the training.
"""

from __future__ import annotations

import re

_HALF_WIDTH = {
    "，": ",", "、": ",", "；": ";", "：": ":", "∶": ":", "？": "?", "！": "!",
    "（": "(", "）": ")", "【": "[", "】": "]", "〈": "<", "〉": ">",
    "“": '"', "”": '"', "「": '"', "」": '"', "『": '"', "』": '"', "《": '"', "》": '"',
    "‘": "'", "’": "'", "～": "~", "━": "-", "％": "%", "…": "...",
}  # fmt: skip
_TABLE = str.maketrans(_HALF_WIDTH | {chr(0xFF10 + n): str(n) for n in range(10)})
_STOPS = re.compile("[。．] *")
_SPACES = re.compile(r"\s+")


def half_width(text: str) -> str:
    """Return the text with half-width punctuation and digits and single spaces."""
    text = _STOPS.sub(". ", text).translate(_TABLE)
    return _SPACES.sub(" ", text).strip()
