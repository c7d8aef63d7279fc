r"""TeX in a text: ``$…$``, ``$$…$$``, ``\(…\)``, ``\[…\]``, ``\begin{…}…\end{…}``.

The rules for dollars are pandoc's (``tex_math_dollars``): nothing blank inside of either sign, no
digit after the closing one, none before the opening one. Money keeps to them now and then (``$5
(was 6$)``), and Markdown has uses of its own for ``\(`` and ``\[``, so what stands between the
signs has to look like a formula, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.formats.source.ahead import Ahead
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape

SIGNS = r"\\\\?[(\[]|\\begin\{|\$"
"""Matches where a formula may begin."""

_HAN = lazy_regex("[\u3000-\u303f\uff00-\uffef\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BLANK_LINE = r"\n[ \t>]*\n"
_DOLLAR = r"(?<!\\)\$|(?<=[^\\]\\\\)\$"
_DOLLARS = r"(?<!\\)\$\$"
_DELIMITERS = {
    "\\\\(": r"\\\\\)",
    "\\\\[": r"\\\\\]",
    "\\(": r"(?<!\\)\\\)",
    "\\[": r"(?<!\\)\\\]",
}
_ENVIRONMENT = lazy_regex(r"\\(begin|end)\{([A-Za-z]{1,40}\*?)\}")
_BEGINS_OTHER = r"^[ \t>]*(?:`{3}|~{3}|#{1,6}[ \t])"
_WORDS = lazy_regex(
    r"\\(?:text[a-z]{0,6}|mbox|hbox|mathrm|mathbf|operatorname\*?|tag\*?)\{[^{}]*\}"
)
_SIGN = lazy_regex(r"\\[A-Za-z]+|\\[,;:!{}|\\]|\^|_(?=[{\\A-Za-z0-9])")
_CERTAIN = lazy_regex(r"\\[A-Za-z]{2,}|\^|_\{|[A-Za-z]_[A-Za-z0-9](?![A-Za-z0-9_])")
_OPERATOR = lazy_regex(r"[=+*/<>≤≥≠≈×÷±∈→-]")
_PLAIN_WORD = lazy_regex(r"[A-Za-z]{4,}")
_SHORT_WORD = lazy_regex(r"[A-Za-z]{3,}")
_TERM = r"(?:\d{1,9}(?:\.\d{1,9})?[A-Za-z]?|[A-Za-zα-ωΑ-Ω]'{0,3}(?:\([A-Za-z0-9,]{1,9}\))?)"
_EXPRESSION = lazy_regex(rf"[-+]?{_TERM}(?: ?[=+*/<>≤≥≠×÷±,-] ?{_TERM})*")
_VARIABLE = lazy_regex(r"[A-Za-zα-ωΑ-Ω]")
_LONGEST_EXPRESSION = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Formula:
    """A stretch of a text that is a formula, its signs included."""

    start: int
    end: int


class Formulas:
    """The formulas of one text."""

    def __init__(self, text: str, ahead: Ahead, *, dollars: bool, references: bool = False) -> None:
        """Take a text.

        Args:
            text: The whole text.
            ahead: Of the same text.
            dollars: Whether a dollar sign is known to begin formulas here; else what stands
                between two must look like nothing else.
            references: Whether ``&lt;`` in it is a sign.
        """
        self._text = text
        self._ahead = ahead
        self._dollars = dollars
        self._references = references
        self._ends: dict[int, int] | None = None

    def at(self, start: int, end: int) -> Formula | None:
        """Return the formula that begins at a place; None: there is none.

        Args:
            start: Where one of ``SIGNS`` stands.
            end: Where it has to have ended.
        """
        if self._text[start] == "$":
            stop = self._dollar(start, end)
        elif self._text.startswith("\\begin{", start):
            stop = self._environment(start)
        else:
            stop = self._delimited(start)
        return None if stop is None or stop > end else Formula(start=start, end=stop)

    def _content(self, start: int, end: int) -> str:
        content = self._text[start:end]
        return unescape(content) if self._references and "&" in content else content

    def _delimited(self, start: int) -> int | None:
        opening = self._text[start : start + 3]
        opening = opening if opening in _DELIMITERS else opening[:2]
        inside = start + len(opening)
        found = self._ahead.find(_DELIMITERS[opening], inside)
        if found is None or self._ahead.count(re.escape(opening), inside, found[0]):
            return None
        if self._ahead.count(_BLANK_LINE, inside, found[0]):
            return None
        content = self._content(inside, found[0])
        block = opening.endswith("[")
        if block and _alone(content):
            return found[1]
        content = content.strip()
        return found[1] if _is_formula(content, block=block) else None

    def _dollar(self, start: int, end: int) -> int | None:
        text = self._text
        doubled = text.startswith("$$", start)
        inside = start + 1 + doubled
        if start and (text[start - 1].isdigit() or text[start - 1] == "\\"):
            return None
        if inside >= end or (not doubled and text[inside].isspace()):
            return None
        found = self._ahead.find(_DOLLARS if doubled else _DOLLAR, inside)
        if found is None or found[1] > end or self._ahead.count(_BLANK_LINE, inside, found[0]):
            return None
        stop = found[1]
        content = self._content(inside, found[0])
        if not content.strip():
            return None
        if doubled:
            sure = _alone(content) or _HAN.search(content) is None
            return stop if sure or _SIGN.search(content) else None
        if content[-1].isspace() or text[stop : stop + 1].isdigit():
            return None
        if content[0] == "{" and text.startswith("{", stop):
            return None  # ${a} and ${b} are a program's
        return stop if _is_dollar_formula(content, known=self._dollars) else None

    def _environment(self, start: int) -> int | None:
        """Return where the environment ends, counted by its own name."""
        if self._ends is None:
            self._ends = {}
            opened: dict[str, list[int]] = {}
            for one in _ENVIRONMENT.finditer(self._text):
                waiting = opened.setdefault(one[2], [])
                if one[1] == "begin":
                    waiting.append(one.start())
                elif waiting:
                    self._ends[waiting.pop()] = one.end()
        stop = self._ends.get(start)
        if stop is None or self._ahead.count(_BEGINS_OTHER, start, stop):
            return None
        return stop


def _alone(content: str) -> bool:
    """Say whether the signs around a formula stand on lines of their own."""
    lines = content.split("\n")
    return len(lines) > 2 and not lines[0].strip() and not lines[-1].strip(" \t>")


def _is_formula(content: str, *, block: bool) -> bool:
    r"""Say whether what stands in ``\(…\)`` is one, and no bracket that Markdown must not see."""
    if not content:
        return False
    if _SIGN.search(content):
        return True
    if _HAN.search(_WORDS.sub("", content)):
        return False
    if _VARIABLE.search(content) is None:
        return block and "=" in content  # \[1\] is a note's number
    if _OPERATOR.search(content):
        return _PLAIN_WORD.search(content) is None or "=" in content
    return (not block and len(content) <= 3) or _calls(content)


def _calls(content: str) -> bool:
    return len(content) > 3 and content.endswith(")") and _EXPRESSION.fullmatch(content) is not None


def _is_dollar_formula(content: str, *, known: bool) -> bool:
    if _HAN.search(_WORDS.sub("", content)):
        return _SIGN.search(content) is not None
    if known:
        money = content[0].isdigit() and _SHORT_WORD.search(content) is not None
        return not money or _SIGN.search(content) is not None
    if _CERTAIN.search(content):
        return True
    if len(content) > _LONGEST_EXPRESSION or _VARIABLE.search(content) is None:
        return False
    return _EXPRESSION.fullmatch(content) is not None
