"""The rules of punctuation and spaces, in the order they are applied.

Every rule says why it is there and where it comes from, and has rows of its own in
``tests/text/typography.tsv``, which fail without it; ``docs/typography.md`` shows the tables.

Sources:
    GB      GB/T 15834—2011, General rules for punctuation (China), by section
    clreq   W3C, Requirements for Chinese Text Layout
    Chicago The Chicago Manual of Style, 17th edition, by paragraph or chapter
    models  what translation models were seen to write, and no rule of a language

A rule is asked only where one of the characters it is about stands in the text, so that a
text in order costs a look at its characters and nothing else. No pattern needs more than time
in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from translator.text.languages import HAN_CLASS


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule: what is written, what is wanted, and why."""

    name: str
    why: str
    source: str
    needs: frozenset[str]
    """Characters one of which must be in the text for the rule to find anything."""
    expression: str
    """Compiled when it is first needed: no command that only shows its help waits for it."""
    replacement: str | Callable[[re.Match[str]], str]
    even: str = ""
    """A character that must stand an even number of times: no telling pairs apart otherwise."""

    def apply(self, text: str) -> str:
        """Return the text as the rule wants it."""
        return _compiled(self.expression).sub(self.replacement, text)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _rule(
    name: str,
    needs: str,
    expression: str,
    replacement: str | Callable[[re.Match[str]], str],
    *,
    why: str,
    source: str,
    even: str = "",
) -> Rule:
    return Rule(
        name=name,
        why=why,
        source=source,
        needs=frozenset(needs),
        expression=expression,
        replacement=replacement,
        even=even,
    )


PLACEHOLDERS = "\U00100000-\U0010fffd"
"""The inside of a class: characters that stand for what is never changed (typography.py)."""
# Marks and inline tags may stand between a character and its punctuation.
_TAG = "(?:[\U000f0000-\U000fbfff]|</?\\d+/?>)*"
_OPENING = "(?:[\U000f0000-\U000f7fff]|<\\d+/?>)*"
_CLOSING = "(?:[\U000f8000-\U000fbfff]|</\\d+>)*"
_HAN = f"[{HAN_CLASS}]"
_CHINESE = f"[{HAN_CLASS}〉》」』】）”’！？。…％]"
_LATIN = rf"[A-Za-z0-9%)\]{PLACEHOLDERS}]"
_WORD = rf"[A-Za-z0-9{PLACEHOLDERS}]"
_BEFORE_CHINESE = f"(?= ?{_TAG}[{HAN_CLASS}《「『（“])"

_NEXT_WORD = (
    r"[^\s\W]|[“‘《〈「『（(\[【$€£\U000f0000-\U000f7fff" + PLACEHOLDERS + r"""]|<\d|["'][^\s\W]"""
)

_FULL = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"})
_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_CURVE = {corner: quote for quote, corner in _CORNER.items()}
_HALF = str.maketrans("，、､。．｡！？；：", ",,,...!?;:")


def _full(found: re.Match[str]) -> str:
    """Return what stands before a mark, then the mark in its full-width form."""
    return found[1] + found[2].translate(_FULL)


def _half(found: re.Match[str]) -> str:
    """Return a mark in its half-width form, with a space if a word follows."""
    return found[1].translate(_HALF) + found[2] + (" " if found[3] is not None else "")


CHINESE = (
    _rule(
        "double quotes", '"', r'"([^"\n]*)"', r"“\1”",
        why="quotation marks are “ ” (in Traditional 「 」, by setting), never straight",
        source="GB 4.8.2",
        even='"',
    ),
    _rule(
        "single quotes", "'",
        rf"(?<![A-Za-z0-9])'([^'\n]{{0,300}}{_HAN}[^'\n]{{0,300}})'(?![A-Za-z0-9])", r"‘\1’",
        why="quotation marks within a quotation are ‘ ’",
        source="GB 4.8.3",
    ),
    _rule(
        "opening quote alone", '"',
        rf'(^{_TAG}|[：:，,（(] ?{_TAG})" ?(?={_TAG}[{HAN_CLASS}A-Za-z0-9《{PLACEHOLDERS}])',
        r"\1“",
        why="a sentence may begin a quotation that a later one ends",
        source="GB 4.8.2",
    ),
    _rule(
        "closing quote alone", '"',
        rf'(?<=[{HAN_CLASS}。！？….!?])"(?={_TAG}(?:$|[，。,.；;、]))', "”",
        why="a sentence may end a quotation that an earlier one began",
        source="GB 4.8.2",
    ),
    _rule(
        "brackets", "(",
        rf"(?:(?<=[{HAN_CLASS}”》]) ?\(([^()（）\n]*)\)"
        rf"|\(([^()（）\n]{{0,300}}[{HAN_CLASS}][^()（）\n]{{0,300}})\))",
        lambda found: f"（{found[1] if found[1] is not None else found[2]}）",
        why="brackets after Chinese or around it are full width; f(x) is neither",
        source="GB 4.9.2, 5.1.3",
    ),
    _rule(
        "ellipsis", ".。…⋯", rf"({_CHINESE}{_TAG}) ?(?:\.{{3,6}}|。{{3,6}}|…(?!…)|⋯+)(?<!……)",
        r"\1……",
        why="an ellipsis is six dots in the width of two characters",
        source="GB 4.11.2",
    ),
    _rule(
        "dash", "-–—",
        rf"(?<=[{HAN_CLASS}”》）]) ?(?:—*--+|-(?: -)+) ?"
        rf"|(?<=[{HAN_CLASS}”》）]) [-–—] (?=[{HAN_CLASS}“《])",
        "——",
        why="a dash is as wide as two characters, without spaces; one that joins two names "
        "(北京—上海) has none and stays",
        source="GB 4.10.2, 4.13.2",
    ),
    _rule(
        "marks after Chinese", ",;:?!",
        rf"({_CHINESE}{_TAG}) ?([?!]+|,(?!,)|;(?!;)|:(?!:)) ?", _full,
        why="， ； ： ？ ！ are full width in a Chinese sentence",
        source="GB 5.1.1, 5.1.2",
    ),
    _rule(
        "marks before Chinese", ",;:?!",
        rf"(?<={_LATIN})()([,;:?!]){_BEFORE_CHINESE} ?", _full,
        why="so are they after a number or a Latin word, when Chinese goes on behind them",
        source="GB 5.1.1, 5.1.2",
    ),
    _rule(
        "full stop", ".",
        rf"({_CHINESE}{_TAG}) ?(\.)(?![.A-Za-z0-9{PLACEHOLDERS}]) ?", _full,
        why="a Chinese sentence ends with 。",
        source="GB 4.1.2",
    ),
    _rule(
        "full stop at the end", ".", rf"(?<={_LATIN})({_TAG})(\.)(?={_TAG}$)", _full,
        why="so does one whose last word is Latin or a number",
        source="GB 4.1.2",
    ),
    _rule(
        "spaces around marks", " ",
        "(?<=[，。；：！？、（）《》“「」『』]) +(?=[^ ])|(?<! ) +(?=[，。；：！？、）》”」』])",
        "",
        why="full-width marks bring their own space",
        source="clreq",
    ),
)  # fmt: skip
"""Rules for Chinese, besides those of ``SPACING`` and the settings."""

ENGLISH = (
    _rule(
        "ellipsis", "…⋯", "…{1,2}|⋯{1,2}", "...",
        why="an ellipsis is three dots",
        source="Chicago 13.50",
    ),
    _rule(
        "dash", "—―", " ?(?:——|――|―) ?", " — ",
        why="one dash for two, and room around it as in most English on the web",
        source="models; Chicago 6.85 sets none",
    ),
    _rule(
        "numbers", "．：，", "(?<=[0-9０-９])[．：](?=[0-9０-９])|(?<=[０-９])，(?=[０-９]{3})",
        lambda found: found[0].translate(_HALF),
        why="a decimal point, a time, a thousand's comma have no space behind them",
        source="Chicago 9",
    ),
    _rule(
        "marks", "，、､。．｡！？；：",
        rf" ?([，、､。．｡！？；：])({_CLOSING})(?:((?={_NEXT_WORD}))|)",
        _half,
        why="English has , . ! ? ; : and a space behind them; 、 becomes a comma",
        source="Chicago 6.7",
    ),
    _rule(
        "opening bracket", "（【", " ?（ ?", " (",
        why="half width, a space before it and none behind",
        source="Chicago 6.95",
    ),
    _rule(
        "closing bracket", "）", r" ?）(?:(?=[A-Za-z0-9(])|())",
        lambda found: ")" if found[1] is not None else ") ",
        why="half width, and a space before the next word",
        source="Chicago 6.95",
    ),
    _rule(
        "square brackets", "【】", "([【】])", lambda found: "[" if found[1] == "【" else "]",
        why="English has no 【】",
        source="Chicago 6.99",
    ),
    _rule(
        "opening title or quote", "《〈「『", " ?[《〈「『] ?", " “",
        why="titles that Chinese puts in 《》, and 「」, become quotation marks: emphasis would "
        "be a mark the source does not have",
        source="Chicago 8.163; GB 4.15.2",
    ),
    _rule(
        "closing title or quote", "》〉」』", " ?[》〉」』](?:(?=[A-Za-z0-9(])|())",
        lambda found: "”" if found[1] is not None else "” ",
        why="the other half, and a space before the next word",
        source="Chicago 8.163; GB 4.15.2",
    ),
    _rule(
        "words around quotes", "“”", rf"(?<={_WORD})(?=“{_WORD})|(?<={_WORD}”)(?={_WORD})", " ",
        why="a word and a quotation have a space between them",
        source="Chicago 6.7",
    ),
    _rule(
        "spaces inside", " ", r"(?<=[(\[“]) +|(?<! ) +(?=[)\]”,.;:!?](?:\s|$))", "",
        why="no space inside brackets and quotes, none before a mark",
        source="Chicago 6.7, 6.95",
    ),
    _rule(
        "spaces before an opening", "(“", r"(?:^ +|(?<=[\s(\[]) +)(?=[(“])", "",
        why="one space before a bracket is enough, and none at the beginning",
        source="Chicago 6.7",
    ),
    _rule(
        "wide space", "\u3000", "\u3000", " ",
        why="the space of Chinese is as wide as a character",
        source="Unicode 16, 6.2",
    ),
    _rule(
        "percent", "%％", rf"(?<=[0-9０-９{PLACEHOLDERS}])(?: ?％| %(?![A-Za-z0-9]))", "%",
        why="the sign follows the number without a space",
        source="Chicago 9.18",
    ),
    _rule(
        "full-width letters", "".join(map(chr, range(0xFF01, 0xFF5F))), "[\uff01-\uff5e]",
        lambda found: chr(ord(found[0]) - 0xFEE0),
        why="Ａ and １ are A and 1",
        source="Unicode 16, Halfwidth and Fullwidth Forms",
    ),
)  # fmt: skip
"""Rules for English; quotation marks follow the setting afterwards."""

STRAIGHT = (
    _rule(
        "straight quotes", "“”„‟", "[“”„‟]", '"',
        why="the setting quotes=straight, and what most English text on computers has",
        source="Chicago 6.115",
    ),
    _rule(
        "straight apostrophes", "‘’‚‛", "[‘’‚‛]", "'",
        why="the setting quotes=straight",
        source="Chicago 6.117",
    ),
)  # fmt: skip

CURLY = (
    _rule(
        "leading apostrophe", "'", r"(?<![A-Za-z0-9])'(?=\d0s\b|(?:tis|twas|em|til|cause)\b)", "’",
        why="the setting quotes=curly: what is left out at the beginning is an apostrophe",
        source="Chicago 6.117",
    ),
    _rule(
        "opening double", '"', rf'(^{_OPENING}|[\s(\[‘“\'—–-]{_OPENING})"(?=\S)', r"\1“",
        why="the setting quotes=curly",
        source="Chicago 6.115",
    ),
    _rule(
        "closing double", '"', r"""(?<=[^\s(\[])(?<![0-9]'[0-9])(?<![0-9]'[0-9][0-9])\"""", "”",
        why="the setting quotes=curly; 5'10\" is feet and inches",
        source="Chicago 6.115",
    ),
    _rule(
        "opening single", "'", rf"(^{_OPENING}|[\s(\[“—–]{_OPENING})'(?=\S)", r"\1‘",
        why="the setting quotes=curly",
        source="Chicago 6.115",
    ),
    _rule(
        "closing single", "'", r"(?<=[^\s(\[])'(?![0-9])", "’",
        why="the setting quotes=curly: closing quotes and apostrophes look alike",
        source="Chicago 6.117",
    ),
)  # fmt: skip

CORNERS = (
    _rule(
        "kept apostrophe", "’", r"(?<=[A-Za-z0-9])’(?=[A-Za-z0-9])", "'",
        why="an apostrophe is no quotation mark: it's",
        source="clreq",
    ),
    _rule(
        "corner brackets", "“”‘’", "[“”‘’]", lambda found: _CORNER[found[0]],
        why="Traditional Chinese quotes with 「 」 and, within them, 『 』",
        source="clreq",
    ),
)  # fmt: skip

CURVED = (
    _rule(
        "curved quotes", "「」『』", "[「」『』]", lambda found: _CURVE[found[0]],
        why="Simplified Chinese quotes with “ ” and, within them, ‘ ’",
        source="GB 4.8.2",
    ),
)  # fmt: skip

SPACED = (
    _rule(
        "room between scripts", "",
        rf"(?<={_HAN})()(?={_OPENING}{_WORD})|([A-Za-z0-9%{PLACEHOLDERS}]{_CLOSING})(?={_HAN})",
        lambda found: f"{found[2] or ''} ",
        why="the setting han-latin-space=space",
        source="clreq",
    ),
)  # fmt: skip

CLOSE = (
    _rule(
        "no room between scripts", " ",
        rf"(?<={_HAN})() (?={_OPENING}{_WORD})|([A-Za-z0-9%{PLACEHOLDERS}]{_CLOSING}) (?={_HAN})",
        lambda found: found[2] or "",
        why="the setting han-latin-space=none: the layout, not the text, makes the room",
        source="clreq",
    ),
)  # fmt: skip
