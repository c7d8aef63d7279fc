"""The rules that make words of the segmenter's tokens, in one pass over a text.

Each token gets a letter that says what it may be; a rule is a regular expression over these
letters, so that a text without numerals and unknown names costs hardly more than cutting it.

* Numbers are joined: 四百|五十|万, 25|亿, 第|三, 数|百万, 三|分之|一, 百分之|五 (GB/T 13715-92 and
  the guideline of Peking University's corpus, Yu et al. 2002, have a number as one unit).
* Entries that are several words are divided (``divisions``): 第|一个 becomes 第一|个, and after
  a number 个人 becomes 个|人.
* Words doubled character by character are joined (``doubled``), and words that are two beside
  certain characters divided (``torn_words.tsv``): 三十日|内|向.
* Behind a number, 这 or 第 a measure word is one: 一|面|镜子, 那|阵|风, 第二十一|条
  (``character_kinds``); days and offices end where they do: 2日|电, 台中|市长 (``boundaries``).
* Characters of words no dictionary lists are joined (``unlisted``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.words import boundaries, compounds, divisions, doubled, torn
from translator.chinese.words.character_kinds import CharacterKinds
from translator.chinese.words.segmenter import TOKENS, headwords, segmenter
from translator.lazy_regex import lazy_regex
from translator.numbers.numerals import NUMERALS, UNITS
from translator.types import Entry

_ORDINARY, _DIGITS, _DOT = "o", "d", "k"
_NUMERAL, _UNIT, _SHARED = "n", "u", "s"
_COUNTED, _DIVIDED, _MEASURED, _TORN, _LOOSE, _FOREIGN = "N", "D", "M", "r", "l", "f"
_ORDERED, _PAIRED = "C", "P"
_FIXED = {
    "第": "t", "几": "j", "幾": "j", "数": "q", "數": "q", "分之": "z", "分": "v", "之": "w",
    "之一": "y", "点": "c", "點": "c", "百分之": "h", "千分之": "h", "万分之": "h", "萬分之": "h",
}  # fmt: skip
_NO_NUMERALS = frozenset(
    ("万一", "萬一", "一一", "三七", "二八", "五四", "七七", "九一八", "三三两两", "三三兩兩")
)
"""Words of the dictionary made of numerals that are no numbers: in case, one by one, May Fourth."""
_NUMERALS = "".join(sorted(NUMERALS))
_NUMERAL_WORD = lazy_regex(f"[数數几幾]?[{_NUMERALS}]+[几幾]?[{_NUMERALS}]*(?:分之[{_NUMERALS}]+)?")
_CARDINAL = "(?:[qj](?=u))?(?:d(?:u[nu]*)?|[nu]+j?u?)"
_FRACTION = (
    f"(?:{_CARDINAL}(?:z|vw)|[nu]*sw){_CARDINAL}|(?:{_CARDINAL}v|[nu]*s)y|h{_CARDINAL}(?:c[nu]+)?"
)
"""二分之一, 四 分 之 三, 三十 十分 之 七 (十分 is a word), 三分 之一, 百分之 五,
百分之 五 点 三; elsewhere 点 may be o'clock."""
_RULES = lazy_regex(
    "(?=[^ok])(?:"  # most tokens are ordinary: they are passed over at once
    f"(?P<number>{_FRACTION}|t?{_CARDINAL}|t(?=[NC])|[qj](?=M))(?P<after>[NMCP]|s(?![wy]))?"
    "|(?P<divided>[DN])|(?P<torn>r)|(?P<amount>C)|(?P<paired>[PM])|(?P<loose>[fl]{2,}))"
)
_UNIT_MEANING = lazy_regex(r"\bunit\b")
"""How CC-CEDICT explains gauss and newton beside Gauss and Newton."""
_CODED = frozenset("0123456789０１２３４５６７８９" + compounds.DOTS)
"""Characters by themselves that are not Han and mean something to a rule."""
_ARABIC = lazy_regex("[0-9０-９]+(?:[.,][0-9]+)*")


_COUNTING = frozenset([_DIGITS, _NUMERAL, _UNIT, _FIXED["第"], _FIXED["几"], _FIXED["数"]])
_DETERMINERS = frozenset("这這那每哪某各该該本此整两兩半多余餘首")
"""Behind these and a number a measure word is one: 这|款|车."""
_PERSONS = frozenset(["个人", "個人"])
_PAIRS_APART = frozenset(["分钟", "分鐘", "秒钟", "秒鐘", "点钟", "點鐘", "个性", "個性"])
"""Units of time, which are one word behind a number too, and 个性, which is none beside 个."""
_ABOUT = frozenset("多余餘来來")
"""Behind a number: more than so many, about so many."""
_NO_MEASURES = frozenset("起样樣点點下些手度味")
"""一起, 一样, 一点, 一下, 一些 mean something of their own before any word."""


def _points(token: str) -> bool:
    """Whether a measure word may follow a word that is no number: 这, 每, 第三, 二十多."""
    return (
        token in _DETERMINERS
        or (token[0] == "第" and NUMERALS.issuperset(token[1:]))
        or (token[-1] in _ABOUT and len(token) > 1 and NUMERALS.issuperset(token[:-1]))
    )


def _parts(run: str, start: int, ends: Sequence[int]) -> Iterator[str]:
    """Divide a run of Han characters where days of months end; most have none."""
    at, stop = start, start + len(run)
    for number in range(bisect_right(ends, start), bisect_left(ends, stop)):
        yield run[at - start : ends[number] - start]
        at = ends[number]
    yield run[at - start :] if at > start else run


class Rules:
    """The rules for one dictionary, with what they have found out about each of its words."""

    def __init__(self, dictionary: dictionaries.Dictionary | None) -> None:
        """Read the dictionary's headwords; without one only numerals are joined."""
        self._dictionary = dictionary
        self._segmenter = segmenter(dictionary)
        self._frequencies = headwords(dictionary) if dictionary else {}
        self._independent = compounds.independence(self._frequencies)
        self._kinds = CharacterKinds(dictionary) if dictionary else None
        self._divisions: dict[str, tuple[str, ...]] = {}
        self._codes = _Remembered(self._code)

    def lists(self, word: str) -> bool:
        """Say whether the dictionary, or the list that takes its place, has a word."""
        if self._dictionary is None:
            return self._segmenter.has_word(word)
        return word in self._frequencies

    def independence(self, character: str) -> float:
        """Say how often a character is a word by itself: 0 (never) to 1 (always)."""
        return self._independent.get(character, 1.0)

    def are_words(self, first: str, second: str) -> bool:
        """Say whether two characters are a word each, however often they stand together: 车|停."""
        weights = [self.independence(one) for one in (first, second)]
        alone = min(weights) > compounds.ALONE_OFTEN
        return alone or compounds.are_words((first, second), weights, 0, kinds=self._kinds)

    def words(self, text: str) -> list[str]:
        """Return the words of a text; joined, they are the text."""
        cut = self._segmenter.cut
        code = self._codes.__getitem__
        tokens: list[str] = []
        codes: list[str] = []
        days = list(boundaries.days(text))
        passed = 0
        for found in TOKENS.finditer(text):
            token = found.group()
            if found.lastgroup == "han":
                runs: Sequence[str] = (token,)
                if passed < len(days) and days[passed] < found.end():
                    runs = list(_parts(token, found.start(), days))
                    passed = bisect_left(days, found.end())
                for run in runs:
                    pieces = boundaries.offices(run, cut(run, False), self.lists)
                    pieces = doubled.join(run, pieces, self.lists)
                    tokens += pieces
                    codes += map(code, pieces)
            else:
                tokens.append(token)
                codes.append(_plain_code(token) if len(token) > 1 or token in _CODED else _ORDINARY)
        return self._apply("".join(codes), tokens)

    def _apply(self, codes: str, tokens: list[str]) -> list[str]:
        result: list[str] = []
        done = 0
        for found in _RULES.finditer(codes):
            start, end = found.span()
            result += tokens[done:start]
            done = end
            if found["divided"]:
                result += self._divisions[tokens[start]]
            elif found["torn"]:
                result += torn.divided(tokens, start)
            elif found["paired"]:
                result += self._paired(tokens, start)
            elif found["amount"]:
                result += self._amount(tokens, start)
            elif found["loose"]:
                counted = codes[start - 1 : start] in _COUNTING or _points(tokens[start - 1])
                result += compounds.join(
                    tokens[start:end],
                    self._independent,
                    kinds=self._kinds,
                    around=compounds.Around(
                        before=tokens[start - 1] if start else "",
                        after=tokens[end] if end < len(tokens) else "",
                        counted=start > 0 and counted,
                    ),
                )
            else:
                result += self._number(tokens[start:end], found["after"])
        return result + tokens[done:]

    def _number(self, tokens: Sequence[str], after: str | None) -> list[str]:
        """Join a number; what follows may be divided: 第|一个, 三|个人, 三|十分."""
        if after is None:
            return ["".join(tokens)]
        *number, last = tokens
        if after == _ORDERED and _ARABIC.fullmatch(number[-1]):
            return ["".join(number), last]  # 1945|二战
        if after == _MEASURED:
            return ["".join(number), *divisions.measured_words()[last]]
        if after == _PAIRED:
            return ["".join(number), *last]
        first, *rest = self._divisions[last] if after == _COUNTED else (last[:-1], last[-1])
        return ["".join((*number, first)), *rest]

    def _paired(self, tokens: Sequence[str], at: int) -> Sequence[str]:
        """Divide a word of a measure word and what it counts behind 这 and 二十多: 这|阵|风."""
        token, before = tokens[at], tokens[at - 1] if at else ""
        about = bool(before) and before not in _DETERMINERS and _points(before)
        if before in _ABOUT and at > 1:
            about = NUMERALS.issuperset(tokens[at - 2]) or bool(_ARABIC.fullmatch(tokens[at - 2]))
        if token in divisions.measured_words():
            apart = about or (token in _PERSONS and before in compounds.POINTING)
            return divisions.measured_words()[token] if apart else (token,)
        return token if before in compounds.POINTING or about else (token,)

    def _amount(self, tokens: Sequence[str], at: int) -> tuple[str, ...]:
        """Divide 一面 and 一口 before what the dictionary counts so: 一|面|镜子, 一|口|井."""
        number, measure = tokens[at][:-1], tokens[at][-1]
        thing = tokens[at + 1] if at + 1 < len(tokens) else ""
        counts = self._kinds is not None and self._kinds.measures(thing, measure)
        return (number, measure) if counts else (tokens[at],)

    def _code(self, token: str) -> str:
        """Say what a token of Han characters may be for the rules."""
        if token in _FIXED:
            return _FIXED[token]
        if len(token) > 1 and token[0] == "第" and NUMERALS.issuperset(token[1:]):
            return _NUMERAL  # 第三十|五, 第一|个人
        if _NUMERAL_WORD.fullmatch(token) and token not in _NO_NUMERALS:
            return _UNIT if all(character in UNITS for character in token) else _NUMERAL
        if len(token) > 1 and token[-1] == "分" and NUMERALS.issuperset(token[:-1]):
            return _SHARED
        if token in divisions.measured_words():
            return _MEASURED
        if token in torn.torn_words():
            return _TORN
        if self._dictionary is None:
            return _ORDINARY
        if len(token) == 1:
            return self._code_of_character(token)
        divided = divisions.divide(token, self._dictionary, self._frequencies)
        if divided is not None:
            self._divisions[token] = divided
            return _COUNTED if NUMERALS.issuperset(divided[0]) else _DIVIDED
        if token not in _PAIRS_APART and len(token) == 2 and self._is_pair(token):
            return _PAIRED
        if self._is_amount(token):
            return _ORDERED
        foreign = len(token) == 2 and compounds.foreign_characters().issuperset(token)
        if foreign and _is_name(self._dictionary.lookup(token)):  # 玛丽|娜, 高斯|林
            return _FOREIGN
        return _ORDINARY

    def _is_pair(self, token: str) -> bool:
        """Whether a word is a measure word and what it counts besides what it means: 阵风, 双手."""
        return self._kinds is not None and self._kinds.measures(token[1], token[0])

    def _is_amount(self, token: str) -> bool:
        """Whether a word is a numeral and what it counts besides what it means: 一面, 三代."""
        number, counted = token[:-1], token[-1]
        return (
            NUMERALS.issuperset(number)
            and counted not in NUMERALS
            and counted not in _NO_MEASURES
            and token not in _NO_NUMERALS
        )

    def _code_of_character(self, character: str) -> str:
        if character in compounds.foreign_characters():
            return _FOREIGN
        if character in compounds.characters_apart():
            return _ORDINARY
        dependent = self._independent.get(character, 0.0) < compounds.LOOSE
        return _LOOSE if dependent else _ORDINARY


def _is_name(entries: Sequence[Entry]) -> bool:
    """Whether a word is nothing but a name, or a unit that is called after one."""
    return any(entry.pinyin[:1].isupper() for entry in entries) and all(
        entry.pinyin[:1].isupper() or _UNIT_MEANING.search(entry.meanings[0]) for entry in entries
    )


@lru_cache(maxsize=4)
def rules_of(dictionary: dictionaries.Dictionary | None) -> Rules:
    """Return the rules on top of a dictionary's segmenter (half a second the first time)."""
    return Rules(dictionary)


class _Remembered(dict[str, str]):
    """Answers of a function; a text repeats its words, and the dictionary bounds their number."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: str) -> str:
        self[key] = value = self._function(key)
        return value


def _plain_code(token: str) -> str:
    """Say what a token that is not Han may be for the rules."""
    if token in compounds.DOTS:
        return _DOT
    return _DIGITS if _ARABIC.fullmatch(token) else _ORDINARY
