"""What stands before and after a name, and what it says of a person.

* ``before``: a title (记者…); ``elsewhere``: one of another country (总统…); ``byline``: who wrote;
* ``label``: a credit (校对：…), the speaker of an interview, whom a letter is for; ``named``: 叫…;
  ``agent``: 由…编剧;
* ``after``: a title, or whose relative somebody is; ``life``: sex, age, year of birth;
* ``verb``: what people do; ``joining``, ``weak``: words that often stand beside names;
* ``list``, ``edge left``, ``edge right``: punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from translator.grounding.evidence import words_of
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS

LONGEST_TITLE = 8
"""Characters of the longest title."""
_LIFE_AFTER = lazy_regex(
    r"[,，（(、]?\s*(?:男|女)[,，、。）)]|[,，（(]?\s*(?:化名|笔名|本名|原名|时年|现年|年仅|今年\d)"
    r"|今年(?:已经?|刚|才|整)?\s*[\d一二三四五六七八九十]{1,3}(?:多)?岁"
    r"|[,，（(]?\s*\d{1,3}岁|[（(]\s*(?:生于)?(?:18|19|20)\d\d(?:年|[-—–～])"
    r"|[（(](?:前排|后排)?(?:左|右|中)[一二三四五六七八九]?[）)]"
    r"|[,，]\s*(?:18|19|20)\d\d年(?:\d+月)?(?:\d+日)?(?:出?生)"
)
_KIN_AFTER = lazy_regex(
    "的?(?:父亲|母亲|爸爸|妈妈|父母|妻子|丈夫|儿子|女儿|爷爷|奶奶|外公|外婆|祖父|祖母|哥哥|姐姐|弟弟|妹妹|"
    "家人|亲属|孩子|老伴|同事|同学|邻居|老师|学生|徒弟|朋友|办公室|家中|家里)"
)
_COLONS = frozenset(":：/／")
_NAMING = frozenset(("叫", "叫做", "叫作"))
_LABEL = lazy_regex(r"[:：/／]\s*$")
_BYLINE = lazy_regex(
    rf"[（(][^（）()。]{{0,30}}(?:记者|通讯员|实习生|摄影|摄|文|图)[\s:：/]*(?:[{HAN_CLASS}]{{2,4}}[\s、]+)*$"
)
"""What stands before the names of who wrote: （新华社记者李明 张华）."""
_CREDIT = lazy_regex(rf"([{HAN_CLASS}]{{1,20}})\s*[:：/／]\s*$")
"""Before who did something, to the end of the line or the clause: 校对：李明, 音乐／张华."""
_ASKS = lazy_regex(r"(?:^|[\n。！？?])\s*(?:记者|记|问|主持人|采访者)[:：]")
"""An interview."""
_SPEAKS_FROM = lazy_regex(r"(?:^|[\n。！？?!”」])\s*$")
_DEAR = lazy_regex("(?:亲爱|尊敬|敬爱)的$")


def said_before(text: str, start: int, end: int, left: str) -> Iterator[str]:
    """Yield the reasons before a name.

    Args:
        text: The whole document.
        start: Where the name begins.
        end: Where it ends.
        left: The word of the same run of characters right before it; may be empty.
    """
    before = text[max(0, start - 50) : start]
    if _is_credited(before) or _is_speaker(text, start, end, before):
        yield "label"
    if _BYLINE.search(before) and (not left or ends_in(left, "before")):
        yield "byline"
    elif ends_in(before, "elsewhere"):
        yield "elsewhere"
    elif ends_in(before, "before") or ends_in(_LABEL.sub("", before), "before"):
        yield "before"
    elif left in words_of("joining"):
        yield "joining"
        if left in _NAMING and not text[end : end + 1].isalnum():
            yield "named"
    if not left and before.endswith("、") and not before[-2:-1].isdecimal():
        yield "list"
    elif not left and not before[-1:].isalnum():
        yield "edge left"


def said_after(text: str, end: int, right: str) -> Iterator[str]:
    """Yield the reasons after a name; ``right`` is the word right after it, or empty."""
    if _LIFE_AFTER.match(text, end):
        yield "life"
    if _KIN_AFTER.match(text, end):
        yield "after"
    if right:
        if right in words_of("after"):
            yield "after"
        elif right in words_of("verb") or _begins_with(text, end, "verb"):
            yield "verb"
        elif right in words_of("weak") or right in words_of("joining"):
            yield "weak"
        return
    after = text[end : end + 1]
    if after == "、":
        yield "list"
    elif not after or not after.isalnum():
        yield "edge right"


def _is_credited(before: str) -> bool:
    credit = _CREDIT.search(before) if before.rstrip()[-1:] in _COLONS else None
    return credit is not None and (credit[1] in words_of("credit") or ends_in(credit[1], "credit"))


def _is_speaker(text: str, start: int, end: int, before: str) -> bool:
    if text[end : end + 1] not in _COLONS:
        return False
    if _DEAR.search(before):
        return True
    return bool(_SPEAKS_FROM.search(before) and _ASKS.search(text))


def ends_in(text: str, role: str) -> bool:
    """Say whether a text ends in a word of a role, of two characters or more."""
    return any(
        text[-size:] in words_of(role) for size in range(2, min(len(text), LONGEST_TITLE) + 1)
    )


def _begins_with(text: str, at: int, role: str) -> bool:
    return any(text[at : at + size] in words_of(role) for size in (2, 3))


@cache
def words_beside() -> frozenset[str]:
    """Return all words that may stand beside a name, whatever they say."""
    return words_of("weak") | words_of("verb") | words_of("joining")
