"""Test data of others: fetched by ``python -m tests.hostile.fetched``, never by a test.

html5lib's tests come with the source distribution of html5lib (MIT), from the package index, into
a folder of their own (``DUIZHAO_HOSTILE_CACHE``, else one in the temporary folder).
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

_ARCHIVE = "html5lib-1.1.tar.gz"
_SHA256 = "b2e5b40261e20f354d198eae92afc10d750afb487ed5e50f9c4eaf07c184146f"
_INSIDE = "html5lib-1.1/html5lib/tests/testdata/"
_BUILT_WITH = "setuptools<80"
"""pip asks every source distribution for its metadata; this one needs ``pkg_resources``."""


def folder() -> Path:
    """Return where html5lib's tests are, or would be."""
    place = os.environ.get("DUIZHAO_HOSTILE_CACHE")
    return Path(place or Path(tempfile.gettempdir()) / "duizhao-hostile") / "html5lib"


def fetch() -> None:
    """Fetch them, unless they are there already.

    Raises:
        CalledProcessError: the index cannot be reached, or has no such version.
        ValueError: what came is another file.
    """
    place = folder()
    if (place / "tokenizer").is_dir():
        return
    with tempfile.TemporaryDirectory() as work:
        constraint = Path(work, "constraint.txt")
        constraint.write_text(f"{_BUILT_WITH}\n", encoding="utf-8")
        command = ["download", "--quiet", "--no-deps", "--no-binary", "html5lib", "html5lib==1.1"]
        subprocess.run(
            [sys.executable, "-m", "pip", *command, "--dest", work],
            env=os.environ | {"PIP_CONSTRAINT": str(constraint)},
            check=True,
        )
        archive = Path(work, _ARCHIVE)
        if hashlib.sha256(archive.read_bytes()).hexdigest() != _SHA256:
            raise ValueError(f"{archive.name} is not the file that was expected")
        with tarfile.open(archive) as packed:
            for member in packed:
                if member.isfile() and member.name.startswith(_INSIDE):
                    target = place / member.name.removeprefix(_INSIDE)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    content = packed.extractfile(member)
                    target.write_bytes(content.read() if content else b"")


if __name__ == "__main__":
    fetch()
    print(f"html5lib's tests are in {folder()}")
