"""Links to pages and tags as they are written: the page keeps its name."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.formats.markdown.format import Markdown
from translator.types import Layout

MARKDOWN = Markdown()


def written(text: str, *targets: str, layout: Layout = Layout.TARGET) -> str:
    """Write targets, one a block; in them @0 is an atom, <0 an opening, >0 a closing mark."""
    document = MARKDOWN.read(text.encode(), name="note.md")
    assert len(targets) == len(document.blocks)
    made = {}
    for block, target in zip(document.blocks, targets, strict=True):
        for number in range(4):
            target = target.replace(f"@{number}", placeholders.atom(number))
            target = target.replace(f"<{number}", placeholders.opening(number))
            target = target.replace(f">{number}", placeholders.closing(number))
        made[block.id] = target
    return MARKDOWN.write(document, made, layout=layout, target_language="en").decode()


WRITTEN = [
    ("去[[茶馆]]坐\n", "sit in <0the teahouse>0", "sit in [[茶馆|the teahouse]]\n"),
    ("去[[茶馆]]坐\n", "sit in <0茶馆>0", "sit in [[茶馆]]\n"),
    ("去[[茶馆#二楼]]\n", "go <0upstairs>0", "go [[茶馆#二楼|upstairs]]\n"),
    ("去[[茶馆|楼上]]\n", "go <0upstairs>0", "go [[茶馆|upstairs]]\n"),
    ("去[[茶馆]]\n", "to <0tea [old] | new>0", "to [[茶馆|tea (old) / new]]\n"),
    ("今天 #茶 好\n", "good@0today", "good #茶 today\n"),
    ("去茶馆 ^1a2b3c\n", "to the teahouse", "to the teahouse ^1a2b3c\n"),
    ("这是==茶==。\n", "It is <0tea>0.", "It is ==tea==.\n"),
]


@pytest.mark.parametrize(("source", "target", "expected"), WRITTEN)
def test_writes(source: str, target: str, expected: str) -> None:
    assert written(source, target) == expected


def test_a_bar_in_a_table_gets_its_backslash() -> None:
    assert written("| 店 |\n|---|\n| [[茶馆]] |\n", "shop", "<0tea>0") == (
        "| shop |\n|---|\n| [[茶馆\\|tea]] |\n"
    )


def test_a_picture_of_a_note_stands_once_where_both_languages_do() -> None:
    text = "看![[山.png]]吧\n"
    assert written(text, "look @0 here", layout=Layout.BILINGUAL) == f"{text}\nlook here\n"


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("marker", ["", "- "])
@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_block_keeps_one_name_at_its_end(layout: Layout, marker: str, between: str) -> None:
    out = written(f"{marker}去茶馆{between}^1a2b\n", "go", layout=layout)
    assert out.count("^1a2b") == 1
    assert out.endswith(f"go{between}^1a2b\n")
