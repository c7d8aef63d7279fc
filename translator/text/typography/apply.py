"""Punctuation and spaces as the target language writes them, and joining sentences.

Models that write Chinese leave half-width marks after Chinese characters; models that write
English leave full-width ones. The rules stand in the tables of ``typography_chinese`` and
``typography_english``, and English wording that is certain in ``typography_wording``. They are
applied until nothing changes, so that applying them again changes nothing; marks, inline tags
(``<1>…</1>``), addresses and numbers are never changed, digits only where English has
full-width ones, letters there and by the rules of wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from translator.errors.error_sentences import UnfitError, piece
from translator.lazy_regex import lazy_regex
from translator.text.languages import has_language, primary
from translator.text.typography.chinese_rules import CHINESE, CLOSE, CORNERS, CURVED, SPACED
from translator.text.typography.english_rules import CURLY, ENGLISH, STRAIGHT
from translator.text.typography.rules import PLACEHOLDERS, Rule
from translator.text.typography.small_words import WORDING

CHOICES: Mapping[str, tuple[str, ...]] = {
    "quotes": ("straight", "curly"),
    "chinese_quotes": ("script", "curly", "corner"),
    "han_latin_space": ("keep", "none", "space"),
}
"""What each setting may be, the default first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typography:
    """What a person may choose; part of the signature, because it decides targets."""

    quotes: str = "straight"
    """In English: ``straight`` (" ') or ``curly`` (“ ” ‘ ’)."""
    chinese_quotes: str = "script"
    """In Chinese: ``script`` (“ ” in Simplified, 「 」 in Traditional), ``curly`` or ``corner``."""
    han_latin_space: str = "keep"
    """In Chinese, between characters and Latin letters or digits: ``keep`` what the engine
    wrote, ``none`` or ``space``."""

    def __post_init__(self) -> None:
        """Refuse what no setting may be.

        Raises:
            UnfitError: a setting is none of its ``CHOICES``.
        """
        for name, choices in CHOICES.items():
            if getattr(self, name) not in choices:
                *others, last = choices
                said = getattr(self, name)
                raise UnfitError(
                    piece("typography.other", name=name, others=others, last=last, said=said)
                )

    @classmethod
    def of(cls, words: Iterable[str], *, others: Typography | None = None) -> Typography:
        """Return the settings that are written ``quotes=curly``, hyphens or underscores.

        Args:
            words: Each one setting.
            others: What holds for settings that are not among them; None: the default.

        Raises:
            UnfitError: there is no such setting, or it may not be that.
        """
        chosen: dict[str, str] = {}
        for word in words:
            name, _, value = word.partition("=")
            name = name.strip().replace("-", "_")
            if name not in CHOICES:
                known = tuple(one.replace("_", "-") for one in CHOICES)
                raise UnfitError(piece("typography.unknown", word=word, known=known))
            chosen[name] = value.strip()
        return replace(others or cls(), **chosen)

    def signature(self) -> str:
        """Return the settings that are not the default, ``quotes=curly+…``; else ``""``."""
        return "+".join(
            f"{name}={getattr(self, name)}"
            for name, choices in CHOICES.items()
            if getattr(self, name) != choices[0]
        )


DEFAULT = Typography()

_PROTECTED = lazy_regex(
    # Addresses: bounded and anchored, so that a run without spaces costs no more than its length.
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{0,20}://[!-~]*[A-Za-z0-9/#=&_~-]"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?<![A-Za-z0-9])[A-Za-z0-9]+(?:[.,:/][A-Za-z0-9]+)+"  # numbers, times, versions, names
    r"|[A-Za-z](?:\.[A-Za-z])+\."  # U.S.
    f"|[{PLACEHOLDERS}]"  # what we use as a placeholder, if the text has any
)
_MAYBE_PROTECTED = lazy_regex(f"[.,:/@][A-Za-z0-9]|[{PLACEHOLDERS}]")
"""What every match of ``_PROTECTED`` has in it: a cheap look before the dear one."""
_STANDS_FOR = lazy_regex(f"[{PLACEHOLDERS}]")
_PLACEHOLDER = 0x100000
_MOST = 0xFFFE
_ROUNDS = 8
"""Rounds after which a text is left as it is; real ones need one to change, one to see that
nothing else does."""


def typography(text: str, language: str, settings: Typography = DEFAULT) -> str:
    """Write a target's punctuation as its language does.

    Args:
        text: A target; marks and inline tags stay where they are.
        language: BCP 47 tag. ``zh…``: full-width marks after Chinese characters, “ ” or,
            for Traditional, 「 」. ``en``: no full-width forms, quotation marks by the setting.
            Others: the text is returned as it is.
        settings: What a person chose.
    """
    rules = rules_for(language, settings)
    if not rules or (language[:2].lower() == "zh" and not has_language(text, "zh")):
        return text
    for _ in range(_ROUNDS):
        changed = _with_protection(text, rules)
        if changed == text:
            break
        text = changed
    return text


@cache
def rules_for(language: str, settings: Typography = DEFAULT) -> tuple[Rule, ...]:
    """Return the rules for a language, in order; none for a language without any."""
    tag, spoken = language.lower(), primary(language)
    if spoken == "en":
        return ENGLISH + WORDING + (CURLY if settings.quotes == "curly" else STRAIGHT)
    if spoken != "zh":
        return ()
    traditional = "hant" in tag or tag in ("zh-tw", "zh-hk", "zh-mo")
    corner = settings.chinese_quotes == "corner" or (
        settings.chinese_quotes == "script" and traditional
    )
    quotes: tuple[Rule, ...] = (
        CORNERS if corner else CURVED if settings.chinese_quotes == "curly" else ()
    )
    rooms = {"keep": (), "none": CLOSE, "space": SPACED}
    room: tuple[Rule, ...] = rooms[settings.han_latin_space]
    return CHINESE + quotes + room


def join(targets: Sequence[str], language: str) -> str:
    """Join the targets of a block's segments.

    Args:
        targets: In order; empty ones are left out.
        language: BCP 47 tag: nothing comes between Chinese sentences, one space between
            others unless there is white space already.
    """
    chinese = primary(language) == "zh"
    result = ""
    for target in targets:
        if result and target and not (result[-1].isspace() or target[0].isspace()):
            latin = result[-1].isascii() and target[0].isascii()
            result += " " if not chinese or latin else ""
        result += target
    return result


def _with_protection(text: str, rules: Sequence[Rule]) -> str:
    """Apply rules to everything but addresses, numbers and the like."""
    if not _MAYBE_PROTECTED.search(text):
        return _apply(rules, text)
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return chr(_PLACEHOLDER + len(kept) - 1)

    if len(_PROTECTED.findall(text)) >= _MOST:
        return text  # megabytes of numbers in one target: nothing a reader wrote
    changed = _apply(rules, _PROTECTED.sub(keep, text))
    return _STANDS_FOR.sub(lambda found: kept[ord(found.group()) - _PLACEHOLDER], changed)


def _apply(rules: Sequence[Rule], text: str) -> str:
    """Apply each rule whose characters are in the text."""
    present = set(text)
    for rule in rules:
        if rule.needs and rule.needs.isdisjoint(present):
            continue
        if rule.even and text.count(rule.even) % 2:
            continue
        if rule.unless and rule.unless in present:
            continue
        changed = rule.apply(text)
        if changed != text:
            text, present = changed, set(changed)
    return text
