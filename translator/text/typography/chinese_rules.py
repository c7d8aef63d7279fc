"""The rules of Chinese punctuation and spaces; see ``typography_rules``."""

from __future__ import annotations

import re

from translator.text.languages import HAN_CLASS
from translator.text.typography.rules import CLOSING, OPENING, PLACEHOLDERS, TAG, WORD, rule

_HAN = f"[{HAN_CLASS}]"
_CHINESE = f"[{HAN_CLASS}〉》」』】）”’！？。…％]"
_LATIN = rf"[A-Za-z0-9%)\]{PLACEHOLDERS}]"
_BEFORE_CHINESE = f"(?= ?{TAG}[{HAN_CLASS}《「『（“])"

_FULL = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"})
_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
_CURVE = {corner: quote for quote, corner in _CORNER.items()}


def _full(found: re.Match[str]) -> str:
    """Return what stands before a mark, then the mark in its full-width form."""
    return found[1] + found[2].translate(_FULL)


CHINESE = (
    rule(
        "double quotes", '"', r'"([^"\n]*)"', r"“\1”",
        why="quotation marks are “ ” (in Traditional 「 」, by setting), never straight",
        source="GB 4.8.2",
        even='"',
    ),
    rule(
        "single quotes", "'",
        rf"(?<![A-Za-z0-9])'([^'\n]{{0,300}}{_HAN}[^'\n]{{0,300}})'(?![A-Za-z0-9])", r"‘\1’",
        why="quotation marks within a quotation are ‘ ’",
        source="GB 4.8.3",
    ),
    rule(
        "opening quote alone", '"',
        rf'(^{TAG}|[：:，,（(] ?{TAG})" ?(?={TAG}[{HAN_CLASS}A-Za-z0-9《{PLACEHOLDERS}])',
        r"\1“",
        why="a sentence may begin a quotation that a later one ends",
        source="GB 4.8.2",
    ),
    rule(
        "closing quote alone", '"',
        rf'(?<=[{HAN_CLASS}。！？….!?])"(?={TAG}(?:$|[，。,.；;、]))', "”",
        why="a sentence may end a quotation that an earlier one began",
        source="GB 4.8.2",
    ),
    rule(
        "brackets", "(",
        rf"(?:(?<=[{HAN_CLASS}”》]) ?\(([^()（）\n]*)\)"
        rf"|\(([^()（）\n]{{0,300}}[{HAN_CLASS}][^()（）\n]{{0,300}})\))",
        lambda found: f"（{found[1] if found[1] is not None else found[2]}）",
        why="brackets after Chinese or around it are full width; f(x) is neither",
        source="GB 4.9.2, 5.1.3",
    ),
    rule(
        "ellipsis", ".。…⋯", rf"({_CHINESE}{TAG}) ?(?:\.{{3,6}}|。{{3,6}}|…(?!…)|⋯+)(?<!……)",
        r"\1……",
        why="an ellipsis is six dots in the width of two characters",
        source="GB 4.11.2",
    ),
    rule(
        "dash", "-–—",
        rf"(?<=[{HAN_CLASS}”》）]) ?(?:—*--+|-(?: -)+) ?"
        rf"|(?<=[{HAN_CLASS}”》）]) [-–—] (?=[{HAN_CLASS}“《])",
        "——",
        why="a dash is as wide as two characters, without spaces; one that joins two names "
        "(北京—上海) has none and stays",
        source="GB 4.10.2, 4.13.2",
    ),
    rule(
        "marks after Chinese", ",;:?!",
        rf"({_CHINESE}{TAG}) ?([?!]+|,(?!,)|;(?!;)|:(?!:)) ?", _full,
        why="， ； ： ？ ！ are full width in a Chinese sentence",
        source="GB 5.1.1, 5.1.2",
    ),
    rule(
        "marks before Chinese", ",;:?!",
        rf"(?<={_LATIN})()([,;:?!]){_BEFORE_CHINESE} ?", _full,
        why="so are they after a number or a Latin word, when Chinese goes on behind them",
        source="GB 5.1.1, 5.1.2",
    ),
    rule(
        "full stop", ".",
        rf"({_CHINESE}{TAG}) ?(\.)(?![.A-Za-z0-9{PLACEHOLDERS}]) ?", _full,
        why="a Chinese sentence ends with 。",
        source="GB 4.1.2",
    ),
    rule(
        "full stop at the end", ".", rf"(?<={_LATIN})({TAG})(\.)(?={TAG}$)", _full,
        why="so does one whose last word is Latin or a number",
        source="GB 4.1.2",
    ),
    rule(
        "spaces around marks", " ",
        "(?<=[，。；：！？、（）《》“「」『』]) +(?=[^ ])|(?<! ) +(?=[，。；：！？、）》”」』])",
        "",
        why="full-width marks bring their own space",
        source="clreq",
    ),
)  # fmt: skip
"""Rules for Chinese, besides those of ``SPACING`` and the settings."""

CORNERS = (
    rule(
        "kept apostrophe", "’", r"(?<=[A-Za-z0-9])’(?=[A-Za-z0-9])", "'",
        why="an apostrophe is no quotation mark: it's",
        source="clreq",
    ),
    rule(
        "corner brackets", "“”‘’", "[“”‘’]", lambda found: _CORNER[found[0]],
        why="Traditional Chinese quotes with 「 」 and, within them, 『 』",
        source="clreq",
    ),
)  # fmt: skip

CURVED = (
    rule(
        "curved quotes", "「」『』", "[「」『』]", lambda found: _CURVE[found[0]],
        why="Simplified Chinese quotes with “ ” and, within them, ‘ ’",
        source="GB 4.8.2",
    ),
)  # fmt: skip

SPACED = (
    rule(
        "room between scripts", "",
        rf"(?<={_HAN})()(?={OPENING}{WORD})|([A-Za-z0-9%{PLACEHOLDERS}]{CLOSING})(?={_HAN})",
        lambda found: f"{found[2] or ''} ",
        why="the setting han-latin-space=space",
        source="clreq",
    ),
)  # fmt: skip

CLOSE = (
    rule(
        "no room between scripts", " ",
        rf"(?<={_HAN})() (?={OPENING}{WORD})|([A-Za-z0-9%{PLACEHOLDERS}]{CLOSING}) (?={_HAN})",
        lambda found: found[2] or "",
        why="the setting han-latin-space=none: the layout, not the text, makes the room",
        source="clreq",
    ),
)  # fmt: skip
