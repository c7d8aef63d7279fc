"""Links that find a heading by its words (Obsidian) follow it into the translation."""

from __future__ import annotations

import pytest

from translator.formats.markdown.format import Markdown
from translator.types import Document, Layout

MARKDOWN = Markdown()


def read(text: str, name: str = "买菜.md") -> Document:
    return MARKDOWN.read(text.encode(), name=name)


def written(text: str, *, layout: Layout = Layout.TARGET) -> str:
    """Translate headings as in ``NEW``; the rest stays."""
    document = read(text)
    targets = {one.id: NEW[one.text] for one in document.blocks if one.text in NEW}
    return MARKDOWN.write(document, targets, layout=layout, target_language="en").decode()


NEW = {"价钱": "Prices: [a|b]", "去哪儿": "Where to go", "早市": "Early market"}
HEADINGS = "## 价钱\n\n## 去哪儿\n\n### 早市\n\n"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[[#去哪儿]]", "[[#Where to go]]"),
        ("[[#价钱|多少]]", "[[#Prices a b|多少]]"),
        ("![[买菜#去哪儿]]", "![[买菜#Where to go]]"),
        ("[[买菜.md#去哪儿]]", "[[买菜.md#Where to go]]"),
        ("[[#去哪儿#早市]]", "[[#Where to go#Early market]]"),
        ("[[#去哪儿？]]", "[[#去哪儿？]]"),
        ("[[#^a1b2]]", "[[#^a1b2]]"),
        ("[[早市#价钱]]", "[[早市#价钱]]"),
        ("`[[#价钱]]`", "`[[#价钱]]`"),
    ],
)
def test_links_in_a_page_lead_to_its_new_headings(link: str, expected: str) -> None:
    assert written(f"{HEADINGS}见 {link}\n").endswith(f"见 {expected}\n")


def test_bilingual_headings_are_found_by_both_sides() -> None:
    result = written(f"{HEADINGS}见 [[#去哪儿]]\n", layout=Layout.BILINGUAL)
    assert "## 去哪儿 / Where to go\n" in result
    assert result.endswith("见 [[#去哪儿 / Where to go]]\n")


def test_a_cell_of_a_table_keeps_its_bars() -> None:
    result = written(f"{HEADINGS}| [[#早市\\|街口]] | 好 |\n|---|---|\n")
    assert "| [[#Early market\\|街口]] | 好 |" in result


def test_pages_of_a_run_follow_each_other() -> None:
    before = read(HEADINGS)
    words = MARKDOWN.heading_words(before, read(written(HEADINGS)))
    other = read("见 [[买菜#去哪儿]]、[[生活/买菜#早市|市场]]、[[#去哪儿]]\n", "首页.md")
    assert MARKDOWN.follow(other, {"买菜": words, "生活/买菜": words}).decode() == (
        "见 [[买菜#Where to go]]、[[生活/买菜#Early market|市场]]、[[#去哪儿]]\n"
    )


def test_of_two_headings_of_one_name_the_first_is_meant() -> None:
    before, after = read("# 茶\n\n# 茶\n"), read("# Tea\n\n# More tea\n")
    assert MARKDOWN.heading_words(before, after) == {"茶": "Tea"}


def test_anchors_in_a_heading_are_none_of_its_words() -> None:
    before, after = read("# 茶\n"), read('# <a id="茶"></a>Tea\n')
    assert MARKDOWN.heading_words(before, after) == {"茶": "Tea"}
