"""The walks' own files can be read, and the sheets show every state, width, scheme and language."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

from translator.document.plan import plan
from translator.document.read import read_bytes
from ui.i18n import reader_strings, strings

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "journeys.md"
IMAGES = ROOT / "docs" / "images"


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what imports a module of the walks."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module


def test_the_twelve_files_are_of_nine_formats_and_hold_their_sentences(walks: Any) -> None:
    files = walks("journey_files")
    twelve = files.twelve()
    assert len(twelve) == 12
    assert len({Path(name).suffix for name in twelve}) == 9
    for name, data in twelve.items():
        document = read_bytes(data, name=name).document
        found = [item.source.strip() for item in plan(document, to="en").items]
        wanted = [source for file, _, source, _ in files.rows() if file == name]
        assert [one for one in wanted if one not in found] == [], name


def test_the_longer_article_has_as_many_sentences_on_both_sides(walks: Any) -> None:
    files = walks("journey_files")
    original, translation = (
        read_bytes(data, name=f"a.{tag}.md").document
        for data, tag in zip(files.long_article(), ("zh-Hans", "en"), strict=True)
    )
    assert len(original.blocks) == len(translation.blocks) > 15


def test_the_model_of_the_walks_says_what_the_table_has(walks: Any) -> None:
    says = walks("journey_model").says
    assert says("一筐有25公斤。\n") == "A basket is heavy."
    assert says("Old Street Market今天卖出了510公斤菠菜。").endswith("a lot of spinach today.")


def test_the_sheets_show_every_width_scheme_and_language(walks: Any) -> None:
    sheets = walks("journey_sheets").SHEETS
    walk = walks("journey_walk")
    assert {one.setting.width for one in sheets} == set(walk.HEIGHTS)
    assert {one.scheme for one in sheets} == set(walk.SCHEMES)
    assert {one.setting.language for one in sheets} == set(walk.LOCALES)


def test_the_page_shows_the_sheets_that_are_drawn_and_names_each_state(walks: Any) -> None:
    sheets = walks("journey_sheets").SHEETS
    page = PAGE.read_text("utf-8")
    shown = {name: alt for alt, name in re.findall(r"!\[([^\]]+)\]\(images/([^)]+)\)", page)}
    assert sorted(shown) == sorted(path.name for path in IMAGES.glob("journey-*.webp"))
    assert set(shown) <= {one.name for one in sheets}
    assert len(set(shown.values())) == len(shown)
    *parts, walked = page.split("\n## ")[1:]
    assert walked.startswith("What was walked\n")
    for part, narrow in zip(parts, sheets[::2], strict=True):
        assert narrow.person in part
        assert len(re.findall(r"^\d+\. ", part, re.MULTILINE)) == len(narrow.states)


def test_the_sheets_are_small_enough_for_the_project() -> None:
    sizes = [path.stat().st_size for path in IMAGES.glob("journey-*.webp")]
    assert sizes
    assert sum(sizes) < 3_000_000


def test_the_words_that_the_walks_look_for_are_words_of_the_pages() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "benchmarks").glob("journey_*.py"))
    said = set(re.findall(r'one\.say\("([^"]+)"', text))
    words = set(re.findall(r'one\.word\("([^"]+)"', text))
    assert len(said) > 10 and words
    assert said - set(strings.table()) == set()
    assert words - set(reader_strings.sentences("en")) == set()
