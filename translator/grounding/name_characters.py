"""What the characters of a candidate and its edges say, before all is added up (``people``)."""

from __future__ import annotations

from translator.grounding.evidence import Lexicon, words_of
from translator.grounding.name_candidates import Candidate
from translator.grounding.name_scores import is_chosen, share_last
from translator.grounding.surroundings import words_beside

LEAST = 1.0
"""Least gain over the words in a name's place."""
LEAD_BEYOND_DOUBT = 16.0
"""Lead over being a transliteration from which on a name needs fewer points."""
ENDS = frozenset(("edge right", "list", "verb", "after", "life", "weak", "acts", "agent"))
"""Reasons that show where a name ends."""
_OFTEN_LAST = 5e-4
"""Share of given names that end in a character from which on it is a likely end."""
_FIRM_GAIN, _FIRM_LEAD = 3.5, 14.0
"""Gain and lead of a short name that is believed between two boundaries."""
_VERY_CLEAR = 20.0
"""Lead over being a transliteration from which on a given name may be a common word."""
_TOLD_GAIN, _TOLD_LEAD = 3.5, 9.5
"""Gain and lead of a short name that is believed for what it does: a company acts, too (江铃)."""
_CHINESE = 6.0
"""Least lead over being a transliteration."""
_CHINESE_SHORT = 4.0
"""The same for a given name of one character, which needs a title or the like anyhow."""
_CHINESE_TITLED, _OWN_GAIN = 3.0, 5.0
"""The same with a title before it, a verb or an edge behind it and a gain of its own, where the
family name is hardly a word: 总经理王海松告诉."""
_CHINESE_BYLINE = -2.0
"""The same among the reporters in the brackets of an agency's report: （记者艾福梅）."""
_CHINESE_AGED = 0.0
"""The same with an age or a sex behind it, or a label before it: 王丽（34岁）."""


def least_lead(one: Candidate) -> float:
    """Return how much likelier a name has to be as a Chinese one than as a transliteration."""
    if "byline" in one.reasons and not one.reasons.isdisjoint(("edge right", "list", "edge left")):
        return _CHINESE_BYLINE
    titled = not one.reasons.isdisjoint(("before", "label", "after"))
    ended = not one.reasons.isdisjoint(("verb", "after", "edge right", "life"))
    if titled and ended and one.gain >= _OWN_GAIN and one.name[0] in words_of("family"):
        return _CHINESE_TITLED
    if not one.is_short:
        return _CHINESE
    shown = "label" in one.reasons or {"life", "edge left"} <= one.reasons
    aged = shown and one.name[0] in words_of("family")
    return _CHINESE_AGED if aged else _CHINESE_SHORT


def is_pinned(one: Candidate) -> bool:
    """Whether both edges are shown, so that a name may be made of words: 摄影：段飞."""
    if "label" in one.reasons:
        return not one.reasons.isdisjoint(("edge right", "list"))
    titled = bool({"before", "byline"} & one.reasons)
    ended = bool({"after", "verb", "edge right", "life"} & one.reasons)
    return titled and ended and one.is_short and one.lead >= _FIRM_LEAD


def is_family(one: Candidate, lexicon: Lexicon) -> bool:
    """Whether the family name is clear: 曾大力|支持 begins with an adverb."""
    other = (
        one.name[0] in words_beside()
        and not one.reasons.isdisjoint(("acts", "verb"))
        and bool(lexicon.lookup(one.name[one.family :]))
    )
    return one.name[0] in words_of("family") or (one.lead >= _VERY_CLEAR and not other)


def is_apt(last: str) -> bool:
    """Say whether a character often ends a given name."""
    return is_chosen(last) or share_last(last) >= _OFTEN_LAST


def is_firm(one: Candidate, lexicon: Lexicon) -> bool:
    """Whether the characters themselves are hardly anything but a name."""
    if "crossed" in one.reasons or one.lead < _FIRM_LEAD or not is_apt(one.name[-1]):
        return False
    if one.name[0] in words_beside() and one.reasons & ENDS <= {"edge right"}:
        return False  # 曾|载文，
    if one.family == 2:
        return one.gain >= LEAST
    if not one.is_short:
        return one.gain >= LEAST and is_family(one, lexicon)
    often = one.lead >= LEAD_BEYOND_DOUBT and one.name[0] not in words_beside()
    return one.gain >= _FIRM_GAIN and (one.name[0] in words_of("family") or often)


def is_told(one: Candidate) -> bool:
    """Whether what somebody does is enough for a short name: 陈静说."""
    return (
        one.is_short
        and "verb" in one.reasons
        and bool(one.reasons & {"edge left", "joining"})
        and one.name[0] in words_of("family")
        and one.gain >= _TOLD_GAIN
        and one.lead >= _TOLD_LEAD
    )
