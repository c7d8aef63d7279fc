"""A target beside which its pictures stand already."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.formats.markdown.pictures import without_pictures
from translator.types import Block, Inline

INLINE = (
    Inline(id=0, kind="image", source="![](a.png)"),
    Inline(id=1, kind="softbreak", source="\n"),
    Inline(id=2, kind="hardbreak", source="  \n"),
    Inline(id=3, kind="link", source="[", closing="](a)"),
    Inline(id=4, kind="code", source="`a`"),
)
NAMES = {
    "I": placeholders.atom(0),
    "S": placeholders.atom(1),
    "H": placeholders.atom(2),
    "(": placeholders.opening(3),
    ")": placeholders.closing(3),
    "C": placeholders.atom(4),
}


@pytest.mark.parametrize(
    ("target", "without"),
    [
        ("tea I rice", "tea rice"),
        ("teaIrice", "tearice"),
        ("I tea", "tea"),
        ("tea (I) rice", "tea  rice"),
        ("tea (I cup) rice", "tea ( cup) rice"),
        ("tea C I", "tea C"),
        ("teaSISrice", "teaSrice"),
        ("teaS I H rice", "teaS rice"),
        ("teaSrice", "teaSrice"),
        ("IStea", "tea"),
        ("teaHI", "tea"),
        ("C", "C"),
        ("I", ""),
    ],
)
def test_pictures_go_with_what_they_leave_behind(target: str, without: str) -> None:
    block = Block(id=0, kind="paragraph", text="", start=0, end=0, inline=INLINE)
    became = without_pictures(target.translate(str.maketrans(NAMES)), block)

    assert placeholders.translate(became, {mark: name for name, mark in NAMES.items()}) == without


def test_without_pictures_only_the_ends_are_trimmed() -> None:
    block = Block(id=0, kind="paragraph", text="", start=0, end=0, inline=())

    assert without_pictures(" tea  rice ", block) == "tea  rice"
