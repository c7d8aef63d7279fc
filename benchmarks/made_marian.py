"""A model made here, in a model store of its own: measured where no other can be fetched.

It has OPUS-MT's shape and random weights (``random_marian.py``), and is in the store as any model
is: in a list of its own, fetched from a folder, converted for CTranslate2 once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import random_marian

NAME = "random-marian"
_LIST = """
[[model]]
name = "{name}"
about = "OPUS-MT's shape with random weights: for measuring."
kind = "translator"
engine = "ctranslate"
directions = ["zh-en"]
licence = "CC0-1.0"
attribution = "nobody"
card = "https://example.org"
file = [
  {{ name = "model.safetensors" }}, {{ name = "config.json" }}, {{ name = "source.spm" }},
  {{ name = "target.spm" }}, {{ name = "vocab.json" }},
]
[[model.source]]
folder = "{folder}"
"""


def install(home: Path, texts: Sequence[str], *, layers: int) -> None:
    """Make the model and install it; from then on ``DUIZHAO_HOME`` is ``home``.

    Args:
        home: A new data directory.
        texts: In Chinese; the model's pieces are theirs.
        layers: Of the encoder and of the decoder; OPUS-MT has 6.
    """
    checkpoint = home / "made"
    random_marian.write(checkpoint, list(texts), layers=layers)
    text = _LIST.format(name=NAME, folder=checkpoint)
    (home / "models.txt").write_text(text, encoding="utf-8")
    os.environ["DUIZHAO_HOME"] = str(home)
    first = home / "first.txt"
    first.write_text(texts[0], encoding="utf-8")
    for words in (
        ("models", "fetch", NAME, "--quiet"),
        # The first translation converts it; what is found in random words is nobody's concern.
        ("translate", str(first), "--model", NAME, "--quiet", "-o", str(home / "first.md")),
    ):
        done = subprocess.run([sys.executable, "-m", "translator", *words])
        if done.returncode not in (0, 1):
            raise SystemExit(f"duizhao {' '.join(words)} ended with {done.returncode}")
