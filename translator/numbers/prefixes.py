"""Prefixes of units that look like numerals: 千 of 千米, 百 of 百帕, 兆 of 兆瓦."""

from __future__ import annotations

from translator.lazy_regex import lazy_regex

_PREFIXED = lazy_regex(
    "(?P<kilo>[千仟])(?=米(?![粒饭飯兰蘭])|克(?![拉隆罗羅里服制製])|瓦(?![片楞])|帕(?!金|米|累|劳|勞|特)"
    "|卡(?![车車片塔通斯])|赫(?!鲁|魯)|焦(?![点點急虑慮])|伏(?![兵击擊])|兆|安(?:培|时|時|$)|牛(?:顿|頓|·|/|$)|欧姆|歐姆|巴(?=[，。；、的]|$)"
    "|字[节節]|比特|位元|电子伏|電子伏|贝可|貝可|戈瑞|居里|乏(?![人力味])|升(?![级級学學职職迁遷降空旗任]))"
    "|(?P<hecto>[百佰])(?=帕(?!金|米|累|劳|勞|特))"
    "|(?P<mega>兆)(?=瓦|赫|帕|焦|伏|欧姆|歐姆|字[节節]|比特|位元|电子伏|電子伏|吨|噸|[Bbh])"
    "|(?P<million>兆)(?=元|美元|欧元|歐元|日圓|新[臺台]幣|韓元|韓圜)"
)
"""千, 百 and 兆 before a unit are part of it: SI's closed list of units and those used with it
(SI brochure, 9th edition, tables 2, 4 and 7), the calorie and the bar, bits and bytes. Not 吨:
千吨 is a thousand tonnes. 兆 before money is Taiwan's 10^12."""
_WORTH = {"kilo": 10**3, "hecto": 10**2, "mega": 10**6, "million": 10**12}


def prefix(text: str, at: int) -> int:
    """Return what the prefix of a unit is worth that begins here (千米: 1000); none: 1."""
    found = _PREFIXED.match(text, at)
    return _WORTH[str(found.lastgroup)] if found else 1
