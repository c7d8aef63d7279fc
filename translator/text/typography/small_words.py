"""Small English that a model gets wrong and a rule gets right: a hour, April 22 alone, a bracket.

Unlike the rules of punctuation these change letters, so each is held to what is certain by its
form alone: closed lists of words, never a judgement about meaning. See ``typography_rules``.
"""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex
from translator.text.typography.rules import OPENING, PLACEHOLDERS, Rule, rule

_COUNTED = lazy_regex(
    r"\b(?:vitamin|hepatitis|influenza|type|class|group|plan|grade|level|serie|section|part|point|"
    r"option|figure|appendix|team|category|block|exhibit|item|clause|paragraph|article|phase|"
    r"step|zone|gate|hall|building|room|line|model|unit|letter|vis) $",
    re.IGNORECASE,
)
"""Words that a letter counts: after them "a" is no article."""
_NO_NOUN = (
    "am|an|and|are|as|at|if|in|into|is|it|its|of|off|on|onto|or|our|out|over|us|under|until|"
    "upon|al|el|es|en|et|ein|eine|est|il|un|una|uno|ou"
)
"""Words that no article stands before (the letter A is …), and small words of other languages."""
_SOUNDED = (
    r"[aio](?!nce\b|nes?\b|ui)[a-z]+|e(?!u|w)[a-z]+"
    r"|u(?:n(?!i|anim)|p|gl|lt|lc|mb|mp|rb|rg|rn|sher|tt|nint)[a-z]*"
    r"|[AIO](?!axa|nce\b|nes?\b|ua|e)[a-z]{2,}|E(?!u|w)[a-z]{2,}"
    r"|hours?\b|hourly\b|hour-|honest|hono[u]?r|heir"
)
"""Words that begin with the sound of a vowel; of u only what never sounds like "you"."""
_SPELLED = (
    "FBI|NBA|NBC|NGO|NFL|NHL|NHS|MBA|MP|MPV|MRI|MVP|MTV|SUV|SMS|SOS|SSD|RNA|HIV|HTML|HR|FDA|FTA|"
    "LCD|LED|LGBT|XML|X-ray|x-ray|[AI][A-Z]{1,3}|E[A-TV-Z][A-Z]{0,2}|EU|O[A-MO-Z][A-Z]{0,2}"
)
"""Abbreviations read letter by letter, and those that any way of reading begins with a vowel."""
_COUNTS = r"(?:8\d*|1[18])(?:th)?"
"""Eight, eighty …, eleven, eighteen; one with a comma or a point is out of sight here."""

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_FINITE = (
    "(?:is|are|was|were|has|had|have|will|would|can|could|may|did|does|said|says|told|held|met|"
    "began|became|came|went|took|made|gave|got|won|lost|led|left|sent|set|saw|spoke|wrote|"
    r"rose|fell|grew|hit|put|found|built|bought|sold|fought|broke|struck|drew|beat|stood|paid|"
    r"shot|brought|[a-z]{2,}(?<!e)ed)\b(?! by\b)"
)
"""Verbs that show a clause: usual ones, and every past form in -ed."""
_EXPLAINS = (
    "(?:day|date|year|month|week|weekend|time|eve|anniversary|birthday|night|morning|evening|"
    "afternoon|period|moment|occasion|season|start|beginning|end|first|second|third|last|same|"
    r"next)\b"
)
"""Nouns that explain a date: April 22, the day the war ended, was a Monday."""
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CLAUSE = (
    r"(?:he|she|it|they|we|I|there)\b(?! and\b| or\b)"
    r"|(?:the|a|an|his|her|their|its|our|my|this|these|some|many|several)"
    rf"(?: (?!{_EXPLAINS})[A-Za-z][\w’'-]*){{1,5}}? {_FINITE}"
    rf"|(?!{_WEEKDAY}|{_MONTH})(?:[A-Z][\w’'-]* ){{1,4}}(?:[a-z]+ )?{_FINITE}"
)
"""How a clause begins that has a subject and a verb of its own."""
_INSIDE = rf"[^()\n<>{PLACEHOLDERS}\U000f0000-\U000fbfff]"


def _article(found: re.Match[str]) -> str:
    counted = _COUNTED.search(found.string, max(0, found.start() - 12), found.start())
    return found[0] if counted else f"{found[0]}n"


def _dated(found: re.Match[str]) -> str:
    return f"{found[1]}{'On' if found['day'] else 'In'} {found[2]}"


def _said_once(found: re.Match[str]) -> str:
    """Leave a bracket out that repeats the words before it, or its part that does."""
    for said in dict.fromkeys((found[1], found[1].partition(",")[0])):
        end = found.start()
        while end and (found.string[end - 1] in '"”' or found.string[end - 1] >= "\U000f8000"):
            end -= 1
        start = end - len(said)
        if (
            start >= 0
            and found.string[start:end].casefold() == said.casefold()
            and not found.string[max(0, start - 1) : start].isalnum()
            and re.search("[A-Za-z]{2}", said)
        ):
            rest = found[1][len(said) :].strip(", ")
            return f" ({rest})" if rest else ""
    return found[0]


WORDING: tuple[Rule, ...] = (
    rule(
        "an before a vowel", "aA",
        rf"(?<![\w.’'&/-])[Aa](?= {OPENING}(?!(?i:{_NO_NOUN})\b)"
        rf"(?:{_SOUNDED}|(?:{_SPELLED}|{_COUNTS})(?![\w{PLACEHOLDERS}])))",
        _article,
        why="an before the sound of a vowel; words, figures and abbreviations that are certain",
        source="Chicago 7.32", unless="`",
    ),
    rule(
        "date at the beginning", ",",
        rf"^({OPENING})((?P<day>{_MONTH} [1-9]\d?(?:, {_YEAR})?|[1-9]\d? {_MONTH}(?: {_YEAR})?)"
        rf"|(?:{_MONTH} )?{_YEAR})(?=, (?:{_CLAUSE}))",
        _dated,
        why="a clause is told its day with on, its month or year with in",
        source="models",
    ),
    rule(
        "repeated bracket", "(", rf" ?\(({_INSIDE}{{3,80}})\)", _said_once,
        why="a name that is the same in both languages need not stand in brackets behind itself",
        source="models",
    ),
)  # fmt: skip
"""Rules for English wording, applied after those of punctuation."""
