"""Every sentence of the pages is there in three languages, the third in Taiwan's words."""

from __future__ import annotations

import re

from tests.row_chunks import rows_together
from translator.text.languages import single_script_characters
from ui.i18n import reader_strings, strings
from ui.i18n.traditional import by_hand, traditional

_FIELD = re.compile(r"\{\w+\}")
PAGES = {key: (one.english, one.chinese) for key, one in strings.table().items()}
READER = {
    key: (english, reader_strings.sentences("zh-Hans")[key])
    for key, english in reader_strings.sentences("en").items()
}
ROWS = [(key, *row) for table in (PAGES, READER) for key, row in table.items()]


@rows_together(("key", "english", "simplified"), ROWS, ids=lambda one: one[:30])
def test_a_sentence_is_there_in_three_languages(key: str, english: str, simplified: str) -> None:
    hant = traditional(key, simplified)
    assert english.strip() and simplified.strip() and hant.strip()
    fields = set(_FIELD.findall(english))
    assert fields == set(_FIELD.findall(simplified)) == set(_FIELD.findall(hant))
    only_simplified, only_traditional = single_script_characters()
    assert not set(hant) & only_simplified
    assert not set(simplified) & only_traditional


def test_quotations_stand_in_taiwans_corners() -> None:
    curly = {key for key, _, simplified in ROWS if "“" in traditional(key, simplified)}
    assert curly == {"settings.curly"}  # which names them
    assert strings.sentence("shelf.only-tag", "zh-Hant", tag="旅行") == "只看標有「旅行」的文章"


def test_what_was_read_over_is_still_said() -> None:
    assert by_hand().keys() <= PAGES.keys() | READER.keys()
    assert not PAGES.keys() & READER.keys()


def test_pages_say_what_was_read_over() -> None:
    assert strings.sentence("open.example", "zh-Hant") == "開啟範例"
    assert reader_strings.say("readings", "zh-Hant") == "讀音"
    assert strings.sentence("nav.memory", "zh-Hant") == "記憶與術語"
