"""Who is a Chinese person in a text: a likely name between the edges of words, and a reason.

No list holds people's names. A candidate is a family name and one or two characters more. It
has to be likelier than the words of the dictionary in its place (``lattice``), likelier as a
Chinese name than as a transliteration (``name_scores``), and it must not touch what may be the
rest of a longer name. Then something from outside has to speak for it: a title, what people do,
an age, being one of a list of people. All of it is added up in natural logarithms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from translator.grounding import name_regions
from translator.grounding.evidence import FOREIGN, Lexicon, transliterating
from translator.grounding.gaps import rest_behind
from translator.grounding.lattice import Run
from translator.grounding.name_candidates import LEAST_GAIN, Candidate, Finder
from translator.grounding.name_characters import (
    ENDS,
    LEAD_BEYOND_DOUBT,
    LEAST,
    is_apt,
    is_family,
    is_firm,
    is_pinned,
    is_told,
    least_lead,
)
from translator.grounding.other_names import is_japanese, is_ruler, is_title
from translator.grounding.surroundings import LONGEST_TITLE, ends_in, words_beside
from translator.grounding.text_runs import RUN, runs_of

_SURE = 11.5
"""Points from which on a mention is sure. All limits here were set on own sentences and on the
tuning half of two parallel corpora (``benchmarks/certainty.py``)."""
_SURE_SHORT = 12.0
"""The same for a given name of one character."""
_SURE_UNTOLD = 13.5
"""The same where nothing is said of the person, and only where the name begins and ends shows."""
_LEAD_UNTOLD = 10.0
"""Lead over being a transliteration that such a name needs."""
_LEAD_ENCLOSED = 12.0
"""The same between two boundaries, which is as good as a verb."""
_SURE_BEYOND_DOUBT = 9.5
"""Points that are enough for such a name whose lead is greater still (``characters``)."""
_LEAD_IF_VAGUE = 24.0  # the same where only words that stand beside much else stand beside it
_SURE_SEEN, _LEAD_SEEN = 10.0, 10.0
"""Points and lead from which on a name is believed whose two ends show, one of them by more than
a word that stands beside much else."""
_SURE_CLEAR, _LEAD_CLEAR = 10.0, 20.0  # of a name that is hardly anything else: one end will do
_SURE_FIRM = 12.5
"""Points from which on a short name is believed between two boundaries (``firm``)."""
_LEAST_WITH_REASON = -2.5
"""The same where a title, an age or the like stands beside a name that is clearly Chinese: given
names may be words (国庆, 海洋)."""
_LEAST_WITH_VERB = -1.0  # the same at the head of a clause before a verb: ”王国军说
_FAIRLY_CLEAR = 8.0
"""Lead over being a transliteration that such a name needs."""
_MOST_LEAD = 16.0
"""Greatest lead that counts; four points of it count as one."""
_MOST = 12.0
"""Greatest gain that counts: unknown words gain as much as names."""
_ABROAD = 3.0
"""Points lost in a text about other countries: Chinese people are seldom named there."""
_KNOWN = -7.0
"""Logarithm of how often a known name is used in its document: one word in a thousand."""
_GAIN_IF_CROSSED = 9.0
"""Gain a known name needs where a word goes over its edge: 叫|屈守仁 beside 叫屈."""
_POINTS = {
    "before": 6.0, "elsewhere": 6.0, "after": 6.0, "life": 6.0, "byline": 10.0,
    "label": 8.0, "named": 3.0, "acts": 2.0, "agent": 3.0,
    "family": 4.0, "verb": 3.5, "beside": 3.0, "title": 3.0, "list": 2.0, "again": 2.0,
    "framed": 2.5, "edge left": 2.0, "edge right": 1.5, "joining": 1.5, "weak": 1.0,
}  # fmt: skip
"""What each reason is worth (``surroundings``); "family": the character is nothing else;
"beside": another person stands in the same list; "title": whose title is theirs, too; "framed": a
title before, and a boundary after."""
_BEGINS = frozenset(("edge left", "joining", "list", "named"))
_TITLED = frozenset(("before", "byline", "after", "label"))
_VAGUE = frozenset(("joining", "weak", "firm", "crossed", "runs on", "again"))
"""What stands beside much else than people, too."""
_STRONG = frozenset(("before", "elsewhere", "after", "life", "byline", "label"))
"""Reasons that speak for a person, whatever else is said."""
_CERTAIN_ENDS = ENDS - {"weak"}
"""What ends a name though a word goes over its edge, unlike in 主席马云|如是说."""
_LISTED = frozenset(("、", "和", "与", "及", "，", " "))
"""What stands between the people of a list."""
_SIDES = frozenset("军方媒警裔籍企商股队軍")  # 黎|军 is Lebanon's army
_SHORT = 2
"""Characters of a name that may have lost one to a gap."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A place where a Chinese person seems to be named."""

    start: int
    end: int
    name: str
    points: float
    lead: float
    """By how much it is likelier as a Chinese name than as a transliteration."""
    reasons: frozenset[str]

    @property
    def sure(self) -> bool:
        """Whether this mention alone is enough."""
        short = len(self.name) == 2
        if "runs on" in self.reasons and self._runs_on():
            return False
        if self.reasons & _STRONG:
            if self.lead >= _LEAD_SEEN:
                return self.points >= _SURE_SEEN
            return self.points >= (_SURE_SHORT if short else _SURE)
        enclosed = bool(self.reasons & _BEGINS and self.reasons & ENDS)
        vague = self.reasons <= _VAGUE and self.lead < _LEAD_IF_VAGUE
        seen = len(self.reasons & (_BEGINS | ENDS)) > 1 and not vague
        likely = self.lead >= _LEAD_SEEN and self.points >= _SURE_SEEN and not self._is_adverb()
        if enclosed and seen and likely and (not short or self._is_shown()):
            return True
        if short:
            if "firm" in self.reasons and enclosed and seen:
                return self.points >= _SURE_FIRM
            return "told" in self.reasons and self.points >= _SURE_SHORT
        if enclosed and seen and "firm" in self.reasons and self.lead >= LEAD_BEYOND_DOUBT:
            return self.points >= _SURE_BEYOND_DOUBT
        clear = "firm" in self.reasons and self.lead >= _LEAD_CLEAR
        if clear and self.reasons & (_BEGINS | ENDS) and self.points >= _SURE_CLEAR:
            return True
        if self.reasons & {"verb", "beside", "agent"}:
            return self.points >= _SURE
        if enclosed and self.lead >= _LEAD_ENCLOSED:
            return self.points >= _SURE
        return self.points >= _SURE_UNTOLD and self.lead >= _LEAD_UNTOLD

    def _runs_on(self) -> bool:
        """Whether a name behind a title may end in the word over its edge: 主席马云|如是."""
        strong = bool(self.reasons & _STRONG) and not self.reasons & _CERTAIN_ENDS
        return strong and len(self.name) > _SHORT and is_apt(self.name[-2])

    def _is_shown(self) -> bool:
        """Whether both ends are shown by more than words that stand beside much else."""
        told = self.reasons - _VAGUE if self.name[-1] not in _SIDES else frozenset()
        return bool(told & _BEGINS and told & ENDS)

    def _is_adverb(self) -> bool:
        """Whether the family name may be an adverb and the rest a verb: 曾|载文，."""
        return self.name[0] in words_beside() and self.reasons & ENDS <= {"edge right"}


def mentions(text: str, *, lexicon: Lexicon) -> list[Mention]:
    """Find where Chinese people seem to be named, the doubtful places too.

    Args:
        text: The whole document: a name that is there twice is likelier.
        lexicon: Keeps words of the language from being taken for names.
    """
    finder = Finder(text, lexicon)
    candidates = [one for run in RUN.finditer(text) for one in finder.of_run(run)]
    found = [mention for one in candidates if (mention := _mention(one, text, lexicon))]
    found = _beside(found, text)
    if name_regions.is_abroad(text):
        found = [replace(one, points=one.points - _ABROAD) for one in found]
    times = Counter(one.name for one in found)
    return [
        replace(one, points=one.points + _POINTS["again"], reasons=one.reasons | {"again"})
        if times[one.name] > 1
        else one
        for one in found
    ]


def sure_names(found: Sequence[Mention]) -> list[str]:
    """Return the names of sure mentions, in order.

    Of two names of which one is the beginning of the other, one that a title speaks for rules
    out one that only seems to be there: 前锋王伟 … 王伟|赛后.
    """
    strong = {one.name: bool(one.reasons & _STRONG) for one in found if one.sure}
    strong |= {one.name: True for one in found if one.sure and one.reasons & _STRONG}
    return [
        name
        for name in strong
        if strong[name]
        or not any(
            strong[other] and name != other and (name.startswith(other) or other.startswith(name))
            for other in strong
        )
    ]


def stands_free(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether a name that the document is known to have stands here between words."""
    if not RUN.fullmatch(text, start, end):
        return True  # its dots say so
    found = runs_of(text, lexicon).around(start, end)
    if found is None:
        return False
    run_start, run_end, here = found
    if end - start == _SHORT and run_end == end and rest_behind(text, end, lexicon):
        return False  # 陈志 远
    first, last = start - run_start, end - run_start
    sides = (here.before(first), here.after(last))
    sounds = transliterating().issuperset(text[start:end])
    if sounds and any(len(side) == 1 and side in FOREIGN for side in sides):
        return False
    gain = here.gain(first, last, _KNOWN)
    crossed = _is_crossed(here, first, sides[0]) or _is_crossed(here, last, sides[1])
    return gain >= (_GAIN_IF_CROSSED if crossed else 0)


def _is_crossed(run: Run, edge: int, beside: str) -> bool:
    """Whether a word goes over an edge of a name and leaves a character alone: 李|明天|见."""
    return len(beside) == 1 and run.has_word_over(edge)


def _mention(one: Candidate, text: str, lexicon: Lexicon) -> Mention | None:
    if one.lead < least_lead(one):
        return None
    if lexicon.lookup(one.name) or is_japanese(text, one.start) or is_title(text, one):
        return None
    reasons, least = one.reasons, LEAST
    strong = _STRONG & reasons
    if strong and not is_apt(one.name[-1]) and reasons & ENDS == {"weak"}:
        return None  # 审判员谢芳|独|任
    if strong and not one.is_short and (one.lead >= _FAIRLY_CLEAR or "byline" in strong):
        least = _LEAST_WITH_REASON
        if reasons & _TITLED and reasons & ENDS:
            reasons |= {"framed"}
    if strong and one.is_clear and is_family(one, lexicon):
        reasons |= {"family"}
        least = LEAST_GAIN
    elif not one.is_short and one.lead >= _LEAD_SEEN and {"edge left", "verb"} <= reasons:
        least = _LEAST_WITH_VERB
    if is_pinned(one):
        least = LEAST_GAIN
        reasons |= {"framed"}
    if one.gain < least:
        return None
    if is_told(one):
        reasons |= {"told"}
    if is_firm(one, lexicon):
        reasons |= {"firm"}
    if "acts" in reasons and not reasons & _BEGINS:
        reasons -= {"acts"}
    if not strong and (transliterating().issuperset(one.name) or is_ruler(one.name)):
        return None
    points = min(one.gain, _MOST) + min(one.lead, _MOST_LEAD) / 4
    points += sum(_POINTS.get(reason, 0.0) for reason in reasons)
    return Mention(
        start=one.start, end=one.end, name=one.name, points=points, lead=one.lead, reasons=reasons
    )


def _beside(found: list[Mention], text: str) -> list[Mention]:
    """Mark those in one list with another person: 袁学军、邓亚男和许国栋.

    A title before the first is that of all: 记者任丽颖、白明山、范世辉.
    """
    reasons: dict[int, set[str]] = defaultdict(set)
    for one, other in pairwise(found):
        between = text[one.end : other.start]
        if not between or between[0] not in _LISTED or len(between) > LONGEST_TITLE + 1:
            continue
        if between[1:] and not ends_in(between[1:], "before"):
            continue
        reasons[one.start].add("beside")
        reasons[other.start].add("beside")
        if between == "、" and {"before", "title"} & {*one.reasons, *reasons[one.start]}:
            reasons[other.start].add("title")
    return [
        replace(
            one,
            points=one.points + sum(_POINTS[reason] for reason in more),
            reasons=one.reasons | more,
        )
        if (more := reasons.get(one.start))
        else one
        for one in found
    ]
