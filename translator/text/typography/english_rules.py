"""The rules of English punctuation and spaces; see ``typography_rules``."""

from __future__ import annotations

import re

from translator.text.typography.rules import CLOSING, OPENING, PLACEHOLDERS, WORD, rule

_NEXT_WORD = (
    r"[^\s\W]|[“‘《〈「『（(\[【$€£\U000f0000-\U000f7fff" + PLACEHOLDERS + r"""]|<\d|["'][^\s\W]"""
)
_HALF = str.maketrans("，、､。．｡！？；：", ",,,...!?;:")


def _half(found: re.Match[str]) -> str:
    """Return a mark in its half-width form, with a space if a word follows."""
    return found[1].translate(_HALF) + found[2] + (" " if found[3] is not None else "")


ENGLISH = (
    rule(
        "ellipsis", "…⋯", "…{1,2}|⋯{1,2}", "...",
        why="an ellipsis is three dots",
        source="Chicago 13.50",
    ),
    rule(
        "dash", "—―", " ?(?:——|――|―) ?", " — ",
        why="one dash for two, and room around it as in most English on the web",
        source="models; Chicago 6.85 sets none",
    ),
    rule(
        "numbers", "．：，", "(?<=[0-9０-９])[．：](?=[0-9０-９])|(?<=[０-９])，(?=[０-９]{3})",
        lambda found: found[0].translate(_HALF),
        why="a decimal point, a time, a thousand's comma have no space behind them",
        source="Chicago 9",
    ),
    rule(
        "marks", "，、､。．｡！？；：",
        rf" ?([，、､。．｡！？；：])({CLOSING})(?:((?={_NEXT_WORD}))|)",
        _half,
        why="English has , . ! ? ; : and a space behind them; 、 becomes a comma",
        source="Chicago 6.7",
    ),
    rule(
        "opening bracket", "（【", " ?（ ?", " (",
        why="half width, a space before it and none behind",
        source="Chicago 6.95",
    ),
    rule(
        "closing bracket", "）", r" ?）(?:(?=[A-Za-z0-9(])|())",
        lambda found: ")" if found[1] is not None else ") ",
        why="half width, and a space before the next word",
        source="Chicago 6.95",
    ),
    rule(
        "square brackets", "【】", "([【】])", lambda found: "[" if found[1] == "【" else "]",
        why="English has no 【】",
        source="Chicago 6.99",
    ),
    rule(
        "opening title or quote", "《〈「『", " ?[《〈「『] ?", " “",
        why="titles that Chinese puts in 《》, and 「」, become quotation marks: emphasis would "
        "be a mark the source does not have",
        source="Chicago 8.163; GB 4.15.2",
    ),
    rule(
        "closing title or quote", "》〉」』", " ?[》〉」』](?:(?=[A-Za-z0-9(])|())",
        lambda found: "”" if found[1] is not None else "” ",
        why="the other half, and a space before the next word",
        source="Chicago 8.163; GB 4.15.2",
    ),
    rule(
        "words around quotes", "“”", rf"(?<={WORD})(?=“{WORD})|(?<={WORD}”)(?={WORD})", " ",
        why="a word and a quotation have a space between them",
        source="Chicago 6.7",
    ),
    rule(
        "spaces inside", " ", r"(?<=[(\[“]) +|(?<! ) +(?=[)\]”,.;:!?](?:\s|$))", "",
        why="no space inside brackets and quotes, none before a mark",
        source="Chicago 6.7, 6.95",
    ),
    rule(
        "spaces before an opening", "(“", r"(?:^ +|(?<=[\s(\[]) +)(?=[(“])", "",
        why="one space before a bracket is enough, and none at the beginning",
        source="Chicago 6.7",
    ),
    rule(
        "wide space", "\u3000", "\u3000", " ",
        why="the space of Chinese is as wide as a character",
        source="Unicode 16, 6.2",
    ),
    rule(
        "percent", "%％", rf"(?<=[0-9０-９{PLACEHOLDERS}])(?: ?％| %(?![A-Za-z0-9]))", "%",
        why="the sign follows the number without a space",
        source="Chicago 9.18",
    ),
    rule(
        "full-width letters", "".join(map(chr, range(0xFF01, 0xFF5F))), "[\uff01-\uff5e]",
        lambda found: chr(ord(found[0]) - 0xFEE0),
        why="Ａ and １ are A and 1",
        source="Unicode 16, Halfwidth and Fullwidth Forms",
    ),
)  # fmt: skip
"""Rules for English; quotation marks follow the setting afterwards."""

STRAIGHT = (
    rule(
        "straight quotes", "“”„‟", "[“”„‟]", '"',
        why="the setting quotes=straight, and what most English text on computers has",
        source="Chicago 6.115",
    ),
    rule(
        "straight apostrophes", "‘’‚‛", "[‘’‚‛]", "'",
        why="the setting quotes=straight",
        source="Chicago 6.117",
    ),
)  # fmt: skip

CURLY = (
    rule(
        "leading apostrophe", "'", r"(?<![A-Za-z0-9])'(?=\d0s\b|(?:tis|twas|em|til|cause)\b)", "’",
        why="the setting quotes=curly: what is left out at the beginning is an apostrophe",
        source="Chicago 6.117",
    ),
    rule(
        "opening double", '"', rf'(^{OPENING}|[\s(\[‘“\'—–-]{OPENING})"(?=\S)', r"\1“",
        why="the setting quotes=curly",
        source="Chicago 6.115",
    ),
    rule(
        "closing double", '"', r"""(?<=[^\s(\[])(?<![0-9]'[0-9])(?<![0-9]'[0-9][0-9])\"""", "”",
        why="the setting quotes=curly; 5'10\" is feet and inches",
        source="Chicago 6.115",
    ),
    rule(
        "opening single", "'", rf"(^{OPENING}|[\s(\[“—–]{OPENING})'(?=\S)", r"\1‘",
        why="the setting quotes=curly",
        source="Chicago 6.115",
    ),
    rule(
        "closing single", "'", r"(?<=[^\s(\[])'(?![0-9])", "’",
        why="the setting quotes=curly: closing quotes and apostrophes look alike",
        source="Chicago 6.117",
    ),
)  # fmt: skip
