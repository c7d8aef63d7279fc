"""The table people choose a model from says of each what the list says."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.application import size_in_words
from translator.models.specs import PACKAGED, ModelSpec, read_specs

QUALITY = Path(__file__).parents[2] / "docs" / "quality.md"
SPECS = [spec for spec in read_specs(PACKAGED) if spec.kind == "translator"]


def rows() -> dict[str, list[str]]:
    """Return the cells of each row, by the model's name."""
    lines = QUALITY.read_text(encoding="utf-8").partition("## How it was measured")[0].split("\n")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0].strip("`"): row[1:] for row in cells if row[0].startswith("`") and row[1:]}


def test_the_models_stand_in_the_order_of_the_list() -> None:
    assert list(rows()) == [spec.name for spec in SPECS]


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_size_directions_and_licence_are_those_of_the_list(spec: ModelSpec) -> None:
    directions, size, _, _, licence = rows()[spec.name]
    assert licence == spec.licence
    assert (directions == "both") == (set(spec.directions) == {"zh-en", "en-zh"})
    if spec.size is None:
        assert size.startswith(("about", "not known"))
    else:
        assert size == size_in_words(spec.size)
