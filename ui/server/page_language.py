"""The language of the page that Streamlit serves: its ``lang``, its name, its own words.

Streamlit (1.67) speaks English only and has no setting for it. Its page is one small file, so it is
changed on its way to the browser (``streamlit_page``): that counts before the first script runs and
when the server is gone, which no component of a page could do. ``page_language.js`` replaces what
Streamlit says by the rows of ``ui/i18n/streamlit_words.tsv``; ``connection_bar.js`` says when the
server is gone, and that what is on the page stays.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from translator import config
from translator.system import text_tables
from ui.i18n import strings

LANGUAGE, TITLE, HEAD = '<html lang="en">', "<title>Streamlit</title>", "<head>"
"""What is replaced in Streamlit's page."""
_UNCHANGED = "="
_DIALOG = "Connection error"
"""The head of Streamlit's dialog when the server is gone."""
_NAME = "对照 Duizhao"


def of_page(accepted: str) -> str:
    """Return the language of the pages: the one that is set, else the browser's first.

    Args:
        accepted: The header ``Accept-Language``.
    """
    first = accepted.partition(",")[0].partition(";")[0]
    return config.read().config.language or strings.of_browser(first)


def changed(page: str, language: str) -> str:
    """Return Streamlit's page in a language: one of ``strings.LANGUAGES``."""
    page = page.replace(LANGUAGE, f'<html lang="{language}">', 1)
    page = page.replace(TITLE, f"<title>{_NAME}</title>", 1)
    return page.replace(HEAD, f"{HEAD}\n    <script>{_script()}</script>", 1)


@cache
def words() -> dict[str, list[tuple[str, str]]]:
    """Return for each language (Streamlit's words, what is said instead), where they differ."""
    rows = text_tables.rows("ui.i18n", "streamlit_words.tsv", 4)
    return {
        language: [(row[0], row[column]) for row in rows if row[column] != _UNCHANGED]
        for column, language in enumerate(strings.LANGUAGES, 1)
    }


@cache
def _script() -> str:
    program = _program("page_language.js").replace("$table", _json(words()), 1)
    said = {
        language: [strings.sentence(f"gone.{where}", language, command="{command}")
                   for where in ("here", "there")]
        for language in strings.LANGUAGES
    }  # fmt: skip
    heads = [_DIALOG, *(dict(rows).get(_DIALOG, _DIALOG) for rows in words().values())]
    bar = _program("connection_bar.js").replace("$said", _json(said), 1)
    return program + bar.replace("$dialog", _json(heads), 1)


def _program(name: str) -> str:
    return files("ui.server").joinpath(name).read_text("utf-8")


def _json(value: object) -> str:
    """Write a value so that it cannot end the script it stands in."""
    return json.dumps(value, ensure_ascii=False).translate({ord("<"): "\\u003c"})
