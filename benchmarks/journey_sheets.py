"""The sheets of ``docs/journeys.md``: each state of a walk as a small picture with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import journey_newcomer
import journey_researcher
import journey_student
import journey_translator
from journey_walk import Setting, picture_name
from PIL import Image, ImageDraw, ImageFont

_MARGIN, _HEAD = 12, 26
"""Pixels between the pictures of a sheet, and above each for its number."""
_QUALITY = 50
"""Of WebP: letters stay clear."""
_PAPER, _INK = (236, 232, 224), (60, 56, 50)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The states of a walk in one window and one scheme."""

    person: str
    setting: Setting
    states: tuple[str, ...]
    columns: int
    across: int
    """Width of a state's picture in pixels."""

    @property
    def scheme(self) -> str:
        """The one the walk begins in."""
        return self.setting.first

    @property
    def name(self) -> str:
        """Of its file."""
        return f"journey-{self.person}-{self.setting.width}.webp"


def _sheets(module: Any, narrow: Setting, wide: Setting) -> tuple[Sheet, Sheet]:
    """Return both sheets of a person: four narrow windows beside each other, two wide ones."""
    who = {"person": module.NAME, "states": module.STATES}
    phone = narrow.width < 700
    return (
        Sheet(**who, setting=wide, columns=2, across=700),
        Sheet(**who, setting=narrow, columns=4 if phone else 2, across=340 if phone else 700),
    )


SHEETS = (
    *_sheets(
        journey_student,
        Setting(width=390, language="zh-Hans", first="dark"),
        Setting(width=1440, language="en"),
    ),
    *_sheets(
        journey_translator,
        Setting(width=1024, language="en", first="dark"),
        Setting(width=1920, language="zh-Hans"),
    ),
    *_sheets(
        journey_researcher,
        Setting(width=390, language="zh-Hans", first="dark"),
        Setting(width=1024, language="zh-Hant"),
    ),
    *_sheets(
        journey_newcomer,
        Setting(width=390, language="en"),
        Setting(width=1440, language="zh-Hans", first="dark"),
    ),
)


def draw(pictures: Path, out: Path, people: Sequence[str]) -> list[Path]:
    """Put the pictures of the walks together; return the sheets.

    Args:
        pictures: Where the walks put theirs.
        out: Where the sheets go.
        people: Whose.
    """
    out.mkdir(parents=True, exist_ok=True)
    return [_drawn(sheet, pictures, out) for sheet in SHEETS if sheet.person in people]


def _drawn(sheet: Sheet, pictures: Path, out: Path) -> Path:
    tiles = []
    for state in sheet.states:
        path = pictures / picture_name(sheet.person, state, sheet.setting, sheet.scheme)
        with Image.open(path) as picture:
            high = round(picture.height * sheet.across / picture.width)
            tiles.append(
                picture.convert("RGB").resize((sheet.across, high), Image.Resampling.LANCZOS)
            )
    columns = min(sheet.columns, len(tiles))
    lines = -(-len(tiles) // columns)
    step = sheet.across + _MARGIN, max(one.height for one in tiles) + _MARGIN + _HEAD
    whole = Image.new("RGB", (columns * step[0] + _MARGIN, lines * step[1] + _MARGIN), _PAPER)
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(17)
    for number, tile in enumerate(tiles):
        left = _MARGIN + number % columns * step[0]
        top = _MARGIN + number // columns * step[1]
        pen.text((left + 2, top), str(number + 1), fill=_INK, font=font)
        whole.paste(tile, (left, top + _HEAD))
    path = out / sheet.name
    whole.save(path, "WEBP", quality=_QUALITY, method=6)
    return path
