"""Names of an English target that nothing in the Chinese source explains.

A name is explained by the dictionary's English of a word of the source, by pinyin, by a
transliteration that sounds like it, by Latin letters of the source. Where a source may name
people the dictionary cannot spell (Japan, Korea, Vietnam, Hong Kong), names of that look are
left alone. Names are doubtful terrain: what is common English is never a name here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from translator.checks.addressed import called, is_title, unsaid
from translator.checks.alike import FOREIGN_CHARACTERS
from translator.checks.common_words import is_common
from translator.checks.name_evidence import Evidence
from translator.checks.spelt_abroad import letters
from translator.checks.wording import listed, say
from translator.lazy_regex import lazy_regex
from translator.types import Finding, Level

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_NAME_WORD = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-Za-zß-ÿ]+)*"
_RUN = lazy_regex(
    rf"(?<![\w'’@#./-]){_NAME_WORD}"
    rf"(?:[ ](?:(?:de|da|van|von|der|la|bin|al|of) )?{_NAME_WORD})*(?![\w@/])"
)
_WORD = lazy_regex(_NAME_WORD)
_SENTENCE_START = lazy_regex(r"(?:^|[.!?:;。！？：；“\"‘'(（\[【]\s*|[.!?][”\"’')]?\s+)$")
_LONGEST, _MOST, _LONGEST_WORD = 10_000, 40, 30
"""Characters of both texts, names and letters of a word up to which names are looked at: each is
held against the whole source, and no sentence has more."""
_TITLE = 5
"""Words from which a run is the title of a thing, which translators word as they like."""
_POSSESSIVE = lazy_regex(r"['’](?:s|d|ll|re|ve|m)?$|n['’]t$")
"""What is no part of a name: its owner's sign, and what is short for a verb (You'd)."""
_ALWAYS = frozenset(
    [
        "china", "chinese", "mandarin", "cantonese", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "mr", "mrs", "ms", "dr",
        "prof", "sir", "internet", "english", "god", "lord", "gregorian", "lunar", "celsius",
        "fahrenheit", "covid", "christmas", "easter", "earth", "jr", "sr", "miss", "street", "road",
        "park", "expo", "moon", "sun", "western", "eastern", "northern", "southern", "european",
        "asian", "african", "american"
    ]
)  # fmt: skip
"""Words that translations may bring along: what is ours, days and months, titles."""
_SYLLABLE = lazy_regex(
    "(?!(?:The|Who|How|Now|New|Few|Low|Two|We|Be|De|Re|He|She|Me|You|Her|Men|Man|Can|Ten|Hen|Den"
    "|Pan|Ran|Fan|Dan|Wan|Die|Lie|Pie|Sun|Run|Bin|Pin|Tie|Pen|Yes)$)(?:[ZCS]h|[BPMFDTNLGKHJQXZCSRYW])[aeiouü]{1,2}n?g?"
)
"""A short word that may be a family name in pinyin (and is no English word)."""
_OFFICES = (
    "总统|總統|总理|總理|首相|外长|外長|部长|部長|主席|大臣|国王|國王|女王|教练|教練|导演|導演"
)
_SAYS = "说|說|称|稱|表示|指出|认为|認為|告诉|告訴|透露|强调|強調"
_LEAST_TITLE = 2
"""Common words in a run from which it names a thing, or an event: Contemporary Art Biennale."""
_AGENTS = lazy_regex("(?:ers|ors|ists|ians)$")
_DOTTED = lazy_regex(r"[\u4e00-\u9fff][·•・‧][\u4e00-\u9fff]")


def invented(source: str, target: str, dictionary: Dictionary) -> list[Finding]:
    """Find names in an English target that nothing in its Chinese source explains.

    Args:
        source: In either script, without marks.
        target: Without marks.
        dictionary: Its English, and readings of characters.
    """
    evidence: Evidence | None = None
    strange: list[str] = []
    doubtful: list[str] = []
    dotted = len(_DOTTED.findall(source))
    spoken = len(_spoken().findall(source))
    told: set[str] = set()
    if len(source) + len(target) > _LONGEST:
        return []
    for run, alone in islice(_runs(target), _MOST):
        words = [word for word in _WORD.findall(run) if is_name_word(word)]
        words = [_POSSESSIVE.sub("", word) for word in words]
        if not words or run.count(" ") >= _TITLE - 1:
            continue
        known = " ".join(words)
        if all(word in source for word in words):
            dotted -= len(words) > 1 and known not in told
            told.add(known)
            continue
        evidence = evidence or Evidence(source, dictionary)
        if evidence.false_person(words):
            strange.append(run)
        elif evidence.explains_most(words, titled=_is_titled(run)):
            dotted -= len(words) > 1 and known not in told
            spoken -= len(words) == 1 and alone and known not in told
            told.add(known)
        elif len(words) == 1 and alone and spoken > 0:
            spoken -= known not in told  # 总统莱希 is somebody, however he is spelt
            told.add(known)
        elif len(words) > 1 or alone:
            strange.append(run)
        else:
            doubtful.append(run)
    strange += _instead(source, target, doubtful, dictionary)
    if not strange or len(strange) <= dotted:  # 艾伯特·穆坎加 is somebody, however he is spelt
        return []
    return [say("names.invented", Level.WARNING, names=listed(strange))]


def _instead(
    source: str, target: str, doubtful: Sequence[str], dictionary: Dictionary
) -> list[str]:
    """Return names that stand in the place of people the source addresses: Nanfu for 陈师傅.

    Args:
        source: As ``invented`` takes it.
        target: Likewise.
        doubtful: Single names that nothing explains.
        dictionary: Likewise.
    """
    after_titles = list(called(target))
    if not after_titles and not doubtful:
        return []  # most targets: what a source may be called is not worked out for them
    evidence = Evidence(source, dictionary)
    lost = unsaid(evidence.simplified, target)
    if not lost:
        return []
    unsure = (name for name in after_titles if not evidence.is_sure(name))
    names = dict.fromkeys([*unsure, *doubtful])
    # 马教练 may be Malone, whom the press calls so.
    return [
        name for name in names if not is_title(name) and not letters(name).startswith(tuple(lost))
    ][: len(lost)]


_PERSON_BEFORE = lazy_regex(
    r"\b(?:President|Minister|Chancellor|Secretary|Senator|Governor|Mayor|Premier|King|Queen|Prince"
    r"|Princess|General|Colonel|Captain|Judge|Professor|Doctor|Director|Chairman|Chairwoman|Coach"
    r"|Mr|Mrs|Ms|Miss|Dr|Prof|[Rr]eporter|[Jj]ournalist|[Ss]pokes(?:man|woman|person))\.?\s$"
)
_OFFICE = lazy_regex(
    r"\b(?:President|Minister|Chancellor|Secretary|Senator|Governor|Mayor|Premier|Professor|Chairman"
    r"|Chairwoman|Ambassador|Spokes(?:man|woman|person))\b"
)
_PERSON_AFTER = lazy_regex(
    r",?\s(?:said|says|told|added|noted|pointed|believes?|thinks?|wrote|replied|asked|explained"
    r"|stressed|announced|claimed|admitted|joked|recalled|commented|insisted|argued|warned)\b"
)
"""What shows that a single name is somebody's: who is invented, speaks or has an office."""


@cache
def _spoken() -> re.Pattern[str]:
    """Return what finds a short name, spelt in many ways, of somebody who speaks."""
    from translator.grounding.evidence import transliterating  # only then: it loads the stage

    foreign = f"[{''.join(sorted(transliterating() | set(FOREIGN_CHARACTERS)))}]{{2,4}}"
    return re.compile(
        rf"(?:{_OFFICES}){foreign}|(?<![\u4e00-\u9fff]){foreign}"
        rf"(?=[\u4e00-\u9fff\d]{{0,24}}?(?:{_SAYS}))"
    )


def _runs(target: str) -> Iterator[tuple[str, bool]]:
    """Yield the runs of names, and whether one is somebody's though it stands alone."""
    for match in _RUN.finditer(target):
        run = match.group().removeprefix("The ")
        if _SENTENCE_START.search(target, max(0, match.start() - 6), match.start()):
            first, _, rest = run.partition(" ")
            run = rest if is_common(first) or _is_agents(first) else run
        office = _PERSON_BEFORE.search(target, max(0, match.start() - 16), match.start())
        if run:
            person = office or _OFFICE.search(run) or _PERSON_AFTER.match(target, match.end())
            yield run, bool(person)


def _is_titled(run: str) -> bool:
    """Say whether a run is as much of common words as the name of a thing is."""
    plain = [word for word in _WORD.findall(run) if not is_name_word(word)]
    return len(plain) >= _LEAST_TITLE and not _OFFICE.search(run)


def _is_agents(word: str) -> bool:
    """Say whether a word is people by what they do: Forecasters."""
    stem = _AGENTS.sub("", word)
    return stem != word and (is_common(stem) or is_common(stem + "e"))


def is_name_word(word: str) -> bool:
    """Say whether a capitalised word is a name, rather than a common word or one of no matter."""
    plain = _POSSESSIVE.sub("", word)
    if (
        len(plain) > _LONGEST_WORD
        or plain.casefold() in _ALWAYS
        or (len(plain) <= 3 and not _SYLLABLE.fullmatch(plain))
    ):
        return False
    parts = plain.split("-")
    return not all(is_common(part) or part.casefold() in _ALWAYS for part in parts)
