"""Punctuation and spaces as the target language writes them, and joining sentences.

Models that write Chinese leave half-width marks after Chinese characters; models that write
English leave full-width ones. The rules stand in two tables below, in the order they are
applied; each has rows in ``tests/text/typography.tsv``. Marks, inline tags (``<1>…</1>``),
addresses and numbers are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from translator.text.languages import HAN_CLASS, has_language

_PROTECTED = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[!-~]*[A-Za-z0-9/#=&_~-]"  # addresses
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9])[A-Za-z0-9]+(?:[.,:/][A-Za-z0-9]+)+"  # numbers, times, versions, names
    r"|[A-Za-z](?:\.[A-Za-z])+\."  # U.S.
    "|[\U00100000-\U0010fffd]"  # what we use as a placeholder, if the text has any
)
_PLACEHOLDER = 0x100000
_MOST = 0xFFFE

# Marks and inline tags may stand between a character and its punctuation.
_TAG = "(?:[\U000f0000-\U000fbfff]|</?\\d+/?>)*"
_CJK = f"[{HAN_CLASS}〉》」』】）”’！？。…％]"
_NEXT_CJK = f"(?= ?{_TAG}[{HAN_CLASS}《「『（“])"

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _table(*rows: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in rows)


def _after_han(half: str, full: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the rows of a mark: behind Han, and between anything and Han."""
    return (
        (f"({_CJK}{_TAG}) ?{half}(?!{half}) ?", rf"\g<1>{full}"),
        (f"(?<=[A-Za-z0-9%)\U00100000-\U0010fffd]){half}{_NEXT_CJK} ?", full),
    )


_CHINESE = _table(
    # brackets whose inside, or what stands before them, is Chinese
    (rf"(?<=[{HAN_CLASS}”》]) ?\(([^()（）\n]*)\)", r"（\1）"),
    (rf"\(([^()（）\n]*[{HAN_CLASS}][^()（）\n]*)\)", r"（\1）"),
    (rf"({_CJK}{_TAG}) ?(?:\.{{3,6}}|。{{3,6}})", r"\1……"),
    (rf"(?<=[{HAN_CLASS}”》）]) ?--+ ?", "——"),
    *_after_han(",", "，"),
    *_after_han(";", "；"),
    *_after_han(":", "："),
    *_after_han(r"\?", "？"),
    *_after_han("!", "！"),
    (rf"({_CJK}{_TAG}) ?\.(?![.A-Za-z0-9\U00100000-\U0010fffd]) ?", r"\1。"),
    (rf"(?<=[A-Za-z0-9%)\U00100000-\U0010fffd])({_TAG})\.(?={_TAG}$)", r"\1。"),
    (rf"(?<=[！？])!(?={_TAG}(?:$|[^A-Za-z]))", "！"),
    (rf"(?<=[！？])\?(?={_TAG}(?:$|[^A-Za-z]))", "？"),
    # no space around full-width marks
    ("(?<=[，。；：！？、（《“「『]) +(?=[^ ])", ""),
    (" +(?=[，。；：！？、）》”」』])", ""),
)

_ENGLISH = _table(
    ("(?:……|⋯⋯|…|⋯)", "..."),
    (" ?(?:——|――) ?", " — "),
    (" ?[。．｡](?=[ \n]|$)", "."),
    (" ?[。｡]", ". "),
    (" ?．", "."),
    (" ?[、，､](?=[ \n]|$)", ","),
    (" ?[、，､]", ", "),
    (" ?([！？；])(?=[A-Za-z0-9“「《（(])", r"\1 "),
    (" ?！", "!"),
    (" ?？", "?"),
    (" ?；", ";"),
    (" ?：(?=//)", ":"),
    (" ?：(?=[ \n]|$)", ":"),
    (" ?：", ": "),
    (" ?（ ?", " ("),
    (" ?）(?=[A-Za-z0-9(])", ") "),
    (" ?）", ")"),
    ("【", "["),
    ("】", "]"),
    (" ?[《〈「『] ?", " “"),
    (" ?[》〉」』](?=[A-Za-z0-9(])", "” "),
    (" ?[》〉」』]", "”"),
    (r"(?<=[(\[“]) +| +(?=[)\]”,.;:!?](?:\s|$))", ""),
    ("^ +(?=[(“])", ""),
    (r"(?<=[\s(\[]) +(?=[(“])", ""),
    ("\u3000", " "),
)

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_CORNERS = str.maketrans("“”‘’", "「」『』")
_STRAIGHT_PAIR = re.compile('"([^"\n]*)"')
_APOSTROPHE = re.compile("(?<=[A-Za-z0-9])’(?=[A-Za-z0-9])")


def typography(text: str, language: str, *, quotes: str = "straight") -> str:
    """Write a target's punctuation as its language does.

    Args:
        text: A target; marks and inline tags stay where they are.
        language: BCP 47 tag. ``zh…``: full-width marks after Chinese characters, “ ” or,
            for Traditional, 「 」. ``en``: no full-width forms, quotation marks by ``quotes``.
            Others: the text is returned as it is.
        quotes: ``straight`` or ``curly``, for English.

    Raises:
        ValueError: ``quotes`` is neither.
    """
    if quotes not in ("straight", "curly"):
        raise ValueError(f"quotes are straight or curly, not {quotes!r}")
    primary = language.partition("-")[0].lower()
    if primary == "zh" and has_language(text, "zh"):
        return _with_protection(text, lambda part: _chinese(part, language))
    if primary == "en":
        return _with_protection(text, lambda part: _english(part, quotes))
    return text


def join(targets: Sequence[str], language: str) -> str:
    """Join the targets of a block's segments.

    Args:
        targets: In order; empty ones are left out.
        language: BCP 47 tag: nothing comes between Chinese sentences, one space between
            others unless there is white space already.
    """
    chinese = language.partition("-")[0].lower() == "zh"
    result = ""
    for target in targets:
        if result and target and not (result[-1].isspace() or target[0].isspace()):
            latin = result[-1].isascii() and target[0].isascii()
            result += " " if not chinese or latin else ""
        result += target
    return result


def _with_protection(text: str, change: Callable[[str], str]) -> str:
    """Apply a change to everything but addresses, numbers and the like."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return chr(_PLACEHOLDER + len(kept) - 1)

    if len(_PROTECTED.findall(text)) >= _MOST:
        return text  # megabytes of numbers in one target: nothing a reader wrote
    changed = change(_PROTECTED.sub(keep, text))
    return re.sub(
        "[\U00100000-\U0010fffd]", lambda found: kept[ord(found.group()) - _PLACEHOLDER], changed
    )


def _chinese(text: str, language: str) -> str:
    if text.count('"') % 2 == 0:
        text = _STRAIGHT_PAIR.sub(r"“\1”", text)
    text = _apply(_CHINESE, text)
    if "hant" in language.lower() or language.lower() in ("zh-tw", "zh-hk", "zh-mo"):
        hidden = _APOSTROPHE.sub("'", text)
        text = hidden.translate(_CORNERS)
    return text


def _english(text: str, quotes: str) -> str:
    text = _apply(_ENGLISH, text).translate(_FULL_WIDTH)
    return text.translate(_STRAIGHT) if quotes == "straight" else text


def _apply(rules: _Rules, text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text
