"""A site translated through the whole command, as a person would have it done."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.sites.families import Family
from translator.cli import main
from translator.engines import registry
from translator.engines.base import Output, Request
from translator.engines.echo import EchoEngine

KEEP = ("--names", "keep", "--assets", "copy")
LAYOUTS = ("bilingual", "side-by-side", "target")


class MarkingEngine(EchoEngine):
    """Echo, with a word of English before each target.

    Echo's signs alone would not do: GitHub's and kramdown's anchors leave them out, and a heading
    would have the anchor it had.
    """

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        return [Output(text=f"⟦en {request.text}⟧") for request in requests]


def translate(family: Family, out: Path, *, layout: str, model: str = "marking") -> str:
    """Translate a family's content into a folder, documents by the names they had.

    Args:
        family: Whose site.
        out: Takes what is written; made if it is not there.
        layout: One of ``LAYOUTS``.
        model: For ``--model``; ``marking`` is the engine above.

    Returns:
        What the command said.
    """
    said = io.StringIO()
    words = ["translate", str(family.folder / family.content), "-o", str(out)]
    words += ["--model", model, "--layout", layout, "--quality", "fast"]
    real = registry.echo
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
    ):
        patch.setattr(
            registry, "echo", lambda name: MarkingEngine() if name == "marking" else real(name)
        )
        code = main([*words, *(KEEP if brings_assets() else ())])
    assert code in (0, 1), said.getvalue()  # 1: something in it should be looked at
    if not brings_assets():
        _rename(out)
    return said.getvalue()


def translated_site(family: Family, site: Path, *, layout: str) -> Path:
    """Write a whole site: the family's own, with its documents replaced by what was written."""
    copy(family, site)
    content = site / family.content
    for name in family.documents(family.folder):
        (content / name).unlink()
    written = site.with_name(f"{site.name}-written")
    translate(family, written, layout=layout)
    shutil.copytree(written, content, dirs_exist_ok=True)
    return site


def copy(family: Family, site: Path) -> Path:
    """Copy a family's site, to be built there."""
    shutil.copytree(family.folder, site, symlinks=True)
    return site


@cache
def brings_assets() -> bool:
    """Say whether ``translate`` can keep names and bring what documents link to."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        main(["translate", "--help"])
    return all(option in said.getvalue() for option in KEEP[::2])


def _rename(out: Path) -> None:
    for path in sorted(out.rglob("*.en.*")):
        path.rename(path.with_name(path.name.replace(".en.", ".")))
