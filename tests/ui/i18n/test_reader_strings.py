"""Every word of the reading surface stands in one table, in both languages, and is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ui
from tests.row_chunks import rows_together
from translator.system import text_tables
from ui.i18n import reader_strings

FOLDER = Path(ui.__file__).parent


def texts(suffix: str) -> list[str]:
    """Return the texts of the pages; the library's table has its words in ``wording.tsv``."""
    paths = [path for path in FOLDER.rglob(f"*{suffix}") if path.parent.name != "library_table"]
    return [path.read_text("utf-8") for path in paths]


SCRIPTS = "\n".join(texts(".js"))
TEXTS = "\n".join([SCRIPTS, *texts(".html"), *texts(".py")])
ENGLISH, CHINESE = reader_strings.sentences("en"), reader_strings.sentences("zh-Hans")
_FIELD = re.compile(r"\{(\w+)\}")


def family(name: str) -> list[str]:
    """Return the endings of the keys that are put together: ``check.loop`` → loop."""
    return [key.partition(".")[2] for key in ENGLISH if key.startswith(f"{name}.")]


@rows_together("key", ENGLISH)
def test_a_sentence_is_there_in_both_languages_with_the_same_fields(key: str) -> None:
    assert ENGLISH[key].strip() and CHINESE[key].strip()
    assert set(_FIELD.findall(ENGLISH[key])) == set(_FIELD.findall(CHINESE[key]))


def test_every_key_that_the_surface_asks_for_is_in_the_table() -> None:
    asked = set(re.findall(r'say\((?:state\.)?page, "([^"]+)"|data-(?:say|label)="([^"]+)"', TEXTS))
    asked = {one or other for one, other in asked}
    assert asked
    assert asked <= set(ENGLISH)


def test_no_sentence_is_left_in_the_table_that_nothing_says() -> None:
    put_together = set(re.findall(r"`([a-z]+\.)\$\{", SCRIPTS))
    unused = [
        key
        for key in ENGLISH
        if f'"{key}"' not in TEXTS
        and not any(
            key.startswith(prefix) and f'"{key.removeprefix(prefix)}"' in TEXTS
            for prefix in put_together
        )
        and not key.startswith(("check.", "band."))  # the checks' names, and a number
    ]
    assert unused == []


def test_every_check_has_a_name_and_no_name_is_of_none() -> None:
    table = text_tables.rows("translator.checks", "sentences.tsv")
    names = {key.partition(".")[0] for key, *_ in table}
    assert set(family("check")) == names - {"piece"}


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_how_common_a_word_is_has_a_name_in_every_language(language: str) -> None:
    names = [reader_strings.say(f"band.{band}", language) for band in range(1, 6)]
    assert len(set(names)) == 5
