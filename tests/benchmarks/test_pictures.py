"""The pictures of the documentation show whole articles and stay small."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from translator.document import plan
from translator.document.read import read_bytes

ROOT = Path(__file__).resolve().parents[2]


def test_the_pictured_article_has_a_target_for_every_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    pictures = importlib.import_module("pictures")
    known = pictures.sentences()
    path = pictures.ARTICLES[-1]
    planned = plan.plan(read_bytes(path.read_bytes(), name=path.name).document)
    missing = [
        item.source
        for item in planned.items
        if not item.copied and not known.get((path.name, item.source), ("",))[0]
    ]
    assert missing == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs" / "images").glob("*.png")), ids=lambda path: path.name
)
def test_a_picture_is_small_enough_for_a_page(path: Path) -> None:
    assert path.stat().st_size < 250_000
