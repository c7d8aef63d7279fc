"""How a text gets from one script to another: OpenCC's chains, our rules, a region's words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from translator.chinese.scripts.ambiguity import Direction
from translator.chinese.scripts.character_rules import Towards
from translator.chinese.scripts.region_words import Way as RegionWay
from translator.chinese.scripts.regions import Region
from translator.chinese.scripts.single_characters import Way, way
from translator.chinese.scripts.targets import normalise

# OpenCC's chains for characters: from where to where.
_CHAINS: dict[tuple[str, str], tuple[str, ...]] = {
    ("zh-Hans", "zh-Hant"): ("s2tw",),
    ("zh-Hans", "zh-Hant-TW"): ("s2tw",),
    ("zh-Hans", "zh-Hant-HK"): ("s2hk",),
    ("zh-Hans", "zh-Hans"): ("t2s",),
    ("zh-Hant", "zh-Hans"): ("hk2t", "t2s"),
    ("zh-Hant", "zh-Hant"): ("hk2t", "t2tw"),
    ("zh-Hant", "zh-Hant-TW"): ("hk2t", "t2tw"),
    ("zh-Hant", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-TW", "zh-Hans"): ("tw2s",),
    ("zh-Hant-TW", "zh-Hant"): (),
    ("zh-Hant-TW", "zh-Hant-TW"): (),
    ("zh-Hant-TW", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-HK", "zh-Hans"): ("hk2s",),
    ("zh-Hant-HK", "zh-Hant"): ("hk2t", "t2tw"),
    ("zh-Hant-HK", "zh-Hant-TW"): ("hk2t", "t2tw"),
    ("zh-Hant-HK", "zh-Hant-HK"): (),
}

# Where words change as well. Between Traditional scripts they are found in the Simplified form of
# the text, which is as long as the text.
_TO_TAIWAN = Region(plain=("s2tw",), with_words=("s2twp",), converted_first=True)
_FROM_TAIWAN = Region(plain=("tw2s",), with_words=("tw2sp",), converted_first=False)
_TO_HONG_KONG_WORDS = Region(plain=("s2hk",), with_words=("s2hkp",), converted_first=True)
_FROM_HONG_KONG = Region(plain=("hk2s",), with_words=("hk2sp",), converted_first=False)
_REGIONS: dict[tuple[str, str], tuple[RegionWay, Region]] = {
    ("zh-Hans", "zh-Hant-TW"): ("TW", _TO_TAIWAN),
    ("zh-Hant", "zh-Hant-TW"): ("TW", _TO_TAIWAN),
    ("zh-Hant-HK", "zh-Hant-TW"): ("TW", _TO_TAIWAN),
    ("zh-Hant-TW", "zh-Hans"): ("from TW", _FROM_TAIWAN),
    ("zh-Hans", "zh-Hant-HK"): ("HK", _TO_HONG_KONG_WORDS),
    ("zh-Hant-HK", "zh-Hans"): ("from HK", _FROM_HONG_KONG),
}

_TO_HONG_KONG = ("tw2t", "t2hk")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Route:
    """How a text gets from one script to another."""

    chain: tuple[str, ...]
    """OpenCC's chain for characters; empty: the text stays."""
    way: Way
    """How it is gone."""
    direction: Direction | None
    """Where our rules lead; None: there is nothing to decide."""
    region: tuple[RegionWay, Region] | None
    """Whose words change, by our table and by OpenCC; None: none do."""
    if_traditional: bool
    """Whether only a text with Traditional characters changes."""


@cache
def route_of(source: str, to: str) -> Route:
    """Return how a text gets from one script to another, by their tags.

    Raises:
        LanguageError: one of the tags is not a script we convert.
    """
    target = normalise(to)
    origin = normalise(source)
    chain = _CHAINS[origin, target]
    return Route(
        chain=chain,
        way=way(chain),
        direction=_direction(origin, target),
        region=_REGIONS.get((origin, target)),
        if_traditional=origin == target == "zh-Hans",
    )


def _direction(origin: str, target: str) -> Direction | None:
    towards: Towards
    if target == "zh-Hans" and origin != target:
        towards = "Hans"
    elif target != "zh-Hans" and origin == "zh-Hans":
        towards = "Hant"
    else:
        return None
    variants = _TO_HONG_KONG if target == "zh-Hant-HK" else ()
    return Direction(chain=_CHAINS[origin, target], towards=towards, variants=variants)
