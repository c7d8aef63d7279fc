"""The rules of sentence splitting, as tables. ``translator.text.sentences`` applies them.

Every rule has rows in ``tests/text/sentences.tsv``.
"""

from __future__ import annotations

from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORDINARY = str.maketrans(
    "︐︑︒︓︔︕︖︗︘︙︰︱︲︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹐﹑﹒﹔﹕﹖﹗﹘﹙﹚﹝﹞｡｢｣､‥〝〞〟",
    "，、。：；！？〖〗……—–（）〔〕【】《》〈〉「」『』[]，、.；：？！—（）〔〕。「」、…“””",
)
"""Marks of vertical writing, small and half-width ones → what they are forms of, one for one
(Unicode's CJK Compatibility Forms, Vertical Forms, Small Form Variants, Halfwidth Forms), and the
double primes that some write for quotation marks: they end and hold sentences as those do."""

_COMPATIBLE = lazy_regex("[\ufe10-\ufe19\ufe30-\ufe6b｡｢｣､‥〝〞〟]")


def ordinary(text: str) -> str:
    """Write compatibility marks as ordinary ones; every character keeps its place."""
    return text.translate(_ORDINARY) if _COMPATIBLE.search(text) else text


STRONG = frozenset("。！？!?‼⁇⁈⁉")
"""End a sentence wherever they stand outside brackets and addresses."""

OPERATORS = frozenset("=/\\&|#%^_@*+>$}")
"""Right after a half-width ``!`` or ``?`` these say that it is code: ``a != b``, ``#!/bin/sh``."""

EXCLAIMED = frozenset(["Yahoo", "Yum", "Jeopardy"])
"""Names that are written with ``!``: it ends a sentence only before a ``STARTERS`` word."""

ELLIPSIS = frozenset("…⋯")
"""End nothing by themselves: 先看第一部分……再看第二部分。"""

STOPS = frozenset(".．")
"""End a sentence unless they belong to a number, an abbreviation, a name or a list number."""

QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "«": "»", '"': '"'}
"""A quotation up to ``LONG_QUOTATION`` is never split inside."""

BRACKETS = {
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "[": "]",
    "〔": "〕",
    "〖": "〗",
}
"""Nothing inside them ends a sentence, except where they hold a whole sentence: （他没来。）"""

ROUND = frozenset("（(")

LONG_QUOTATION = 80
"""Characters. A longer quotation is split at the full stops inside it: it is a speech, and
engines lose clauses in what is longer."""

CONTINUES = frozenset("，、；：,;:—–-～~）)》〉】")
"""After an ender these say that the sentence goes on: “走吧！”，他说。"""

DASHES = frozenset("—–-")
"""At the beginning of a line they open the next speaker's turn (subtitles, fiction)."""

SPEECH = (
    "说|說|道|曰|问|問|答|回答|答应|答應|喊|叫|嚷|骂|罵|劝|勸|写|寫|叹|嘆|想|吼|讲|講|称|稱|表示"
    "|回应|回應|解释|解釋|补充|補充|反问|反問|追问|追問|质问|質問|笑|哭|强调|強調|指出|提醒|承认"
    "|承認|抱怨|评论|評論|回忆|回憶|嘟囔|嘀咕|念叨|命令|吩咐|嘱咐|囑咐|安慰|建议|建議|宣布|感叹"
    "|感嘆|惊呼|驚呼|哀求|告诉|告訴|道歉|反驳|反駁"
)
"""Verbs that bring a quotation in or follow it."""

_PUNCTUATION = "(?=[，。！？；,.!?;]|$)"
_LISTENER = "(?:我|你|您|他|她|它|大家|自己|对方|對方)(?:们|們)?"
_NAMES = f"[{HAN_CLASS}A-Za-z·]"
ATTRIBUTION = lazy_regex(
    f"{_NAMES}{{1,8}}?(?<!的)(?:{SPEECH})(?:[着著道说說]?(?:{_LISTENER})?{_PUNCTUATION}|[完罢罷])"
    f"|{_NAMES}{{1,20}}?(?<!的)(?:{SPEECH})道{_PUNCTUATION}"
)
"""What follows a quotation and belongs to it: 他说。 老王笑着说， 她问我。 他说完就…… and, however
long the manner is, what ends in a verb with 道: 王阿姨一边择菜一边大声抱怨道。"""

INTRODUCED = lazy_regex(f"(?:{SPEECH})[着著道过過]?$|[：:，,—]$")
"""What stands before a quotation that is a sentence of its own: 他说：“…” 写着“…”"""

PARTICLES = lazy_regex(
    "的|之|式的?|似的|地(?![上下面铁鐵方图圖球])|等(?![他她你我大到车車人])"
    "|这样|這樣|这种|這種|这句|這句|一类|一類|一词|一詞|一句|[一二两兩三四五六七八九十几幾]+[个個]字"
    f"|[吗嗎呢吧了啊]{_PUNCTUATION}"
    "|是(?![的啊呀以行时時日年岁歲故役])|成了|成为|成為|变成|變成|使人|让人|讓人|令人|被(?![子告窝窩])"
)
"""After a quotation they make it part of the sentence: an attribute (“不行！”的回答), the subject
(“来都来了！”成了口头禅), or what 吗 asks about."""

CONTINUATIONS = lazy_regex(
    "就(?![在是这這])|便(?![利宜])|时(?![间候钟刻代而])|時(?![間候鐘刻代而])"
    "|后(?![来天面悔果边者续子])|後(?![來天面悔果邊者續])"
)
"""After a short quotation these go on with the sentence before it: 喊“救命！”就跑了过去。"""

SHORT_QUOTATION = 20
"""Characters. After a longer one a new sentence begins even at 就: it was a speech, not a cry."""

_IN_BRACKETS = "[^（）()。！？\\n]"
NOTE = lazy_regex(
    r"\[[0-9]{1,3}(?:[-–,，、][0-9]{1,3})*\]"  # a footnote or reference: [1] [2-3]
    r"|[¹²³⁰⁴-⁹†‡]+"
    r"|[①-⑳](?=\s*$|\s*\n)"  # glued to what follows it opens an item: ①洗菜
    # Faces, hands, people, hearts comment on what was said; ✅ 📌 ➡ are rather bullets.
    "|(?:[\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a\U0001f440-\U0001f450"
    "\U0001f466-\U0001f487\U0001f493-\U0001f49f\U0001f389\U0001f38a\U0001f4aa\U0001f525\u2639\u263a\u2764]"
    "[\u200d\ufe0f\U0001f3fb-\U0001f3ff]*)+"
    r"|[（(](?:[^\w（）()\n]|[_ωДдε]){1,12}[）)]"  # an emoticon: (≧▽≦)
    f"|[（(]{_IN_BRACKETS}{{0,6}}"
    "(?:笑|笑声|笑聲|掌声|掌聲|鼓掌|欢呼|歡呼|沉默|停顿|停頓|叹气|嘆氣|哽咽|点头|點頭|摇头|搖頭)[）)]"
    f"|[（(](?:《|见|見|参见|參見|详见|詳見|来源|來源|出处|出處|摘自|引自|选自|選自){_IN_BRACKETS}{{1,40}}[）)]"
    rf"|[（(]{_IN_BRACKETS}{{1,40}}[，,]\s?(?:1[5-9]|20)[0-9]{{2}}[a-z]?(?:[：:，,]{_IN_BRACKETS}{{1,12}})?[）)]"
)
"""What belongs to the sentence whose ender it is glued to: notes, emoji, how it was said (（笑）),
where it is from (（《荀子》） （王明，2019）)."""

DOTTED_INITIALS = lazy_regex(r"(?:[A-Za-z]\.)+[A-Za-z]")
"""U.S, e.g, a.m, before their last full stop."""

NEVER_LAST = _words(
    "dr mr mrs ms mx prof st sr jr rev hon capt col gen lt sgt maj cmdr gov sen rep pres"
    " messrs mme mlle vs viz cf al ca approx est e.g i.e mt ft"
)
"""Abbreviations (lower case) after which a sentence goes on."""

BEFORE_NUMBER = _words("no nos fig figs eq sec ch vol pp p art ver para ex tab ed")
"""Abbreviations only in front of a number: No. 5, but: “No. I will not.”"""

MAY_BE_LAST = _words(
    "etc inc ltd co corp llc plc dept univ ave blvd rd bros jan feb mar apr jun jul aug sep"
    " sept oct nov dec mon tue wed thu fri sat sun min max ph.d"
)
"""Abbreviations that end a sentence only if what follows is a ``STARTERS`` word."""

NUMBERED = lazy_regex(
    r"\S\s+(?i:is|was|are|were|to|by|of|at|in|on|than|from|and|or|number|page|level|version"
    r"|chapter|section|table|figure|(?:no|nos|fig|figs|eq|sec|ch|vol|pp|p|ver)\.)\s*$"
)
"""What stands before a single digit that ends a sentence (The answer is 5.), while at the
beginning or after other words it numbers something (Fig. 3. Rivers of Asia; a 1. b 2. c)."""

STARTERS = _words(
    "A An The He She It They We I You This That These Those There Here His Her Its Their Our My"
    " Your In On At By For From With Without But And Or So Yet Then Now Today Yesterday When"
    " While After Before Since If Although Though As Because However Meanwhile Moreover What"
    " Who Why How Where Which Some Many Most All Both Each Every One Two No Not Yes"
)
"""Words a new English sentence often begins with."""
