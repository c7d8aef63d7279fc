"""What the reading surface says, in English and Chinese: one table, ``reader_words.tsv``.

The component is given all of it, because it says most of it itself; what stands around it is
said by ``ui.i18n.strings``.
"""

from __future__ import annotations

from functools import cache

from translator.system import text_tables
from ui.i18n.traditional import traditional


def say(key: str, language: str = "en", **fields: object) -> str:
    """Return a sentence.

    Args:
        key: Of ``reader_words.tsv``.
        language: BCP 47 tag of the interface: ``en``, ``zh-Hans``, ``zh-Hant``.
        fields: What stands in the sentence's braces.
    """
    return sentences(language)[key].format_map(fields)


@cache
def sentences(language: str) -> dict[str, str]:
    """Return every sentence by its key, braces and all."""
    found = {
        key: chinese if language.startswith("zh") else english
        for key, english, chinese in text_tables.rows("ui.i18n", "reader_words.tsv", 3)
    }
    if language.startswith("zh-Hant"):
        return {key: traditional(key, text) for key, text in found.items()}
    return found
