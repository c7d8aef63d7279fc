"""The rules of sentence splitting, as tables. ``translator.text.sentences`` applies them.

Every rule has rows in ``tests/text/sentences.tsv``.
"""

from __future__ import annotations

import re

from translator.text.languages import HAN_CLASS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STRONG = frozenset("。！？!?｡‼⁇⁈⁉")
"""End a sentence wherever they stand outside brackets and addresses."""

ELLIPSIS = frozenset("…⋯")
"""End nothing by themselves: 先看第一部分……再看第二部分。"""

STOPS = frozenset(".．")
"""End a sentence unless they belong to a number, an abbreviation, a name or a list number."""

QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "«": "»", '"': '"'}
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

SPEECH = (
    "说|說|道|问|問|答|回答|喊|叫|嚷|骂|罵|劝|勸|写|寫|叹|嘆|想|吼|讲|講|称|稱|表示|回应|回應|解释|解釋"
    "|补充|補充|反问|反問|追问|追問|笑|哭|强调|強調|指出|提醒|承认|承認|抱怨|评论|評論|回忆|回憶"
)
"""Verbs that bring a quotation in or follow it."""

_NAME = f"[{HAN_CLASS}A-Za-z·]{{1,8}}?"
ATTRIBUTION = re.compile(f"{_NAME}(?:{SPEECH})[着著道说說]?(?=[，。！？；,.!?;]|$)")
"""What follows a quotation and belongs to it: 他说。 老王笑着说，"""

INTRODUCED = re.compile(f"(?:{SPEECH})[着著道过過]?$|[：:，,—]$")
"""What stands before a quotation that is a sentence of its own: 他说：“…” 写着“…”"""

PARTICLES = re.compile("的|地|之|等|这样|這樣|这种|這種|这句|這句|一类|一類|一词|一詞|似的|式的?")
"""After a quotation they make it part of the sentence: “不行！”的回答"""

DOTTED_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
"""U.S, e.g, a.m, before their last full stop."""

NEVER_LAST = _words(
    "dr mr mrs ms mx prof st sr jr rev hon capt col gen lt sgt maj cmdr gov sen rep pres"
    " messrs mme mlle vs viz cf al ca approx est e.g i.e ph.d"
)
"""Abbreviations (lower case) after which a sentence goes on."""

BEFORE_NUMBER = _words("no nos fig figs eq sec ch vol pp p art ver para ex tab ed")
"""Abbreviations only in front of a number: No. 5, but: “No. I will not.”"""

MAY_BE_LAST = _words(
    "etc inc ltd co corp llc plc dept univ ave blvd rd bros jan feb mar apr jun jul aug sep"
    " sept oct nov dec mon tue wed thu fri sat sun min max"
)
"""Abbreviations that end a sentence only if what follows is a ``STARTERS`` word."""

STARTERS = _words(
    "A An The He She It They We I You This That These Those There Here His Her Its Their Our My"
    " Your In On At By For From With Without But And Or So Yet Then Now Today Yesterday When"
    " While After Before Since If Although Though As Because However Meanwhile Moreover What"
    " Who Why How Where Which Some Many Most All Both Each Every One Two No Not Yes"
)
"""Words a new English sentence often begins with."""
