"""Taking a translation out of what a chat model wrapped around it.

Only what is certainly not part of the translation is taken off: what stands on a line of its
own, or is a tag we brought in, and what the source has nothing like. All else is left for the
checks to find.
"""

from __future__ import annotations

import re

from translator.engines.chat.prompt import CLOSE, OPEN
from translator.lazy_regex import lazy_regex

_THOUGHTS = lazy_regex(r"\A\s*<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_CODE_FENCE = lazy_regex(r"\A```\w*\n(?P<inside>.*?)\n?```\Z", re.DOTALL)
_LINE_BEFORE_TAG = lazy_regex(rf"\A(?:[^\n<]{{0,80}}[:：])?\s*{OPEN}\s*", re.IGNORECASE)
_ANNOUNCEMENT = lazy_regex(
    r"""\A(?:
        (?:sure|certainly|of\ course)\b[^\n]{0,80}[:!.]
      | here(?:['’]s|\ is|\ are)\b[^\n]{0,80}:
      | (?:the\ )?(?:english\ |chinese\ )?translation\b[^\n]{0,60}:
      | (?:好的|当然)[^\n]{0,40}[：:]
      | (?:以下|下面)是[^\n]{0,40}[：:]
      | (?:中文|英文)?(?:译文|翻译)[^\n]{0,20}[：:]
    )[ \t]*\n+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that only says that a translation follows."""
_REMARK = lazy_regex(
    r"\n\s*[(（*]{0,3}(?:note|explanation|translator['’]s\ note|注|说明|注释)[:：].*\Z",
    re.IGNORECASE | re.DOTALL,
)
"""A remark after the translation, from a line of its own to the end."""
_SPEAKS_OF_IT = lazy_regex(r"translat|note|explanation|译|注|说明", re.IGNORECASE)


def unwrap(answer: str, *, source: str, begun: str) -> str:
    """Return the translation inside an answer.

    Args:
        answer: As the model gave it.
        source: The source as the model was shown it: what it has itself is not taken off.
        begun: How the answer was, or would have been, begun for the model: some servers hand
            the beginning back with the rest.
    """
    text = answer.removeprefix(begun)
    if "<think" not in source:
        text = _THOUGHTS.sub("", text)
    text = text.strip().removeprefix(begun.strip())
    if OPEN not in source:
        text = _LINE_BEFORE_TAG.sub("", text, count=1)
    if CLOSE not in source:
        text = text.removesuffix(CLOSE)
    text = text.strip()
    if "```" not in source and (found := _CODE_FENCE.match(text)):
        text = found["inside"].strip()
    if "\n" not in source.strip() and not _SPEAKS_OF_IT.search(source):
        text = _ANNOUNCEMENT.sub("", text, count=1)
        text = _REMARK.sub("", text, count=1)
    return text.strip()
