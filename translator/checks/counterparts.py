"""Which words of content of a Chinese and an English text have a counterpart in the other.

Each word is said surely (a meaning of the dictionary, the same letters, the sound of a name),
perhaps (a part of it, or another word took what would fit), or not at all. A word of English
stands for one of Chinese: of 政府 that is said twice, a single *government* leaves one open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from translator.alignment.candidates import PARTICLES
from translator.alignment.tokenise import Token, chinese, english_tokens
from translator.checks.alike import FOREIGN_CHARACTERS
from translator.checks.invented import is_name_word
from translator.checks.name_pieces import is_name_of, is_spelt_like, pieces_of, runs_of
from translator.checks.word_meanings import english_stems, is_acronym, joined, meanings
from translator.chinese.words.compounds import foreign_characters
from translator.lazy_regex import lazy_regex
from translator.numbers.numerals import NUMERALS

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

UNSAID, PERHAPS, SAID = 0, 1, 2
_JOINED = 3
"""Neighbouring words that may be one headword."""
_SHORTEST = 3
"""Letters of a word of a name that says something."""
_PEOPLE = 5
"""Letters that a country shares with its people: Australia, Australian."""
_SPELT_NEARLY = 0.8
"""Likeness of letters (``difflib``) of a name in two spellings: of Louis and Lois 0.89."""
_MOST_NAMES = 12
"""Names of a text that are listened to."""
_UNITS = frozenset(
    "年月日号號时時点點分秒岁歲次个個位名种種款家座场場份项項件条條张張只隻台架辆輛所处處组組批部本届期周天第"
    "约約多来來者性们們上下里裡中内內前后後间間人倍元万萬亿億千百十说說"
)
"""Characters that count, measure or place: English often says nothing for them."""
_NUMBERS = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec", "st", "th", "nd", "rd", "am", "pm", "km", "cm", "mm", "kg",
    "mr", "mrs", "ms", "dr", "etc", "hundred", "thousand", "million", "billion", "trillion",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first",
    "second", "third", "dozen", "twenty", "thirty", "forty", "fifty", "said", "say",
])  # fmt: skip
"""English words that the check of numbers reads, or that stand for many words."""
_TRANSLITERATING = foreign_characters() | frozenset(FOREIGN_CHARACTERS)
_DIGIT = lazy_regex(r"\d")
_PARTS = lazy_regex("['’-]")
_GLOSS = lazy_regex(
    r"([\u4e00-\u9fff·•・]{2,16})\s?[(（]\s?([A-ZÀ-Þ][^()（）\u4e00-\u9fff]{1,60}?)\s?[)）]"
)
"""A name with its original in brackets: 法尔科内 (Giovanni Falcone)."""


@dataclass(kw_only=True, slots=True)
class ContentWord:
    """A word of content of a text."""

    token: Token
    at: int
    """Its number among all words of the text."""
    said: int = UNSAID
    """``SAID``, ``PERHAPS`` or ``UNSAID`` in the other text."""
    partner: int = -1
    """Number, among the other text's words, of one that stands for it; -1: none is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counterparts:
    """The words of content of both texts, in their order."""

    chinese: list[ContentWord]
    english: list[ContentWord]
    all_words: tuple[Sequence[Token], Sequence[Token]]
    """All words of the Chinese and the English text."""

    @property
    def tokens(self) -> tuple[int, int]:
        """How many words the Chinese and the English text have."""
        return len(self.all_words[0]), len(self.all_words[1])


def counterparts(ours: str, theirs: str, lexicon: Dictionary) -> Counterparts:
    """Compare the words of a Chinese and an English text.

    Args:
        ours: In Chinese, without marks.
        theirs: In English, without marks.
        lexicon: What Chinese words mean.
    """
    own, others = chinese(ours, lexicon), english_tokens(theirs)
    found = Counterparts(
        chinese=[ContentWord(token=one, at=at) for at, one in enumerate(own) if _counts(one)],
        english=[ContentWord(token=one, at=at) for at, one in enumerate(others) if _matters(one)],
        all_words=(own, others),
    )
    letters = ours.casefold(), theirs.casefold()
    grammar = frozenset(one.text.lower() for one in others if one.function)
    _Matching(
        found=found, all_ours=own, texts=(ours, theirs), letters=letters, grammar=grammar,
        lexicon=lexicon,
    ).run()  # fmt: skip
    return found


def _counts(token: Token) -> bool:
    """Say whether a Chinese word is one of content."""
    text = token.text
    return not (
        token.function
        or text in _UNITS
        or text in PARTICLES
        or _DIGIT.search(text)
        or NUMERALS.issuperset(text)
    )


def _matters(token: Token) -> bool:
    """Say whether an English word is one of content."""
    text = token.text
    return not (token.function or len(text) < 2 or _DIGIT.search(text) or text.lower() in _NUMBERS)


def is_name(token: Token) -> bool:
    """Say whether an English word is written as a name is."""
    return token.text[0].isupper() and is_name_word(token.text)


def _is_spelt_nearly(one: str, other: str) -> bool:
    """Say whether two names are one in two spellings: Jacob and Jakob."""
    if one[:1] != other[:1] or len(one) < _PEOPLE - 1:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SPELT_NEARLY


@dataclass(frozen=True, kw_only=True, slots=True)
class _Matching:
    found: Counterparts
    all_ours: Sequence[Token]
    texts: tuple[str, str]
    letters: tuple[str, str]
    """The texts in small letters."""
    grammar: frozenset[str]
    lexicon: Dictionary
    places: dict[str, list[int]] = field(default_factory=dict)
    """Stem → where, among the English words of content."""

    def run(self) -> None:
        for place, word in enumerate(self.found.english):
            if word.token.text.casefold() in self.letters[0]:
                word.said = SAID
            for stem in english_stems(word.token.text):
                self.places.setdefault(stem, []).append(place)
        fits = self._by_meaning()
        self._joined(fits)
        self._assign(fits)
        self._peoples()
        self._glossed()
        self._names()

    def _by_meaning(self) -> dict[int, list[int]]:
        """Say which English words may stand for each Chinese one by the whole of a meaning."""
        fits: dict[int, list[int]] = {}
        known = self.places.keys()
        for place, word in enumerate(self.found.chinese):
            text = word.token.text
            if text[0].isascii():
                word.said = SAID if text.casefold() in self.letters[1] else UNSAID
                continue
            its = meanings(text, self.lexicon)
            if met := its.whole & known:
                fits[place] = self._where(met)
            elif its.grammar & self.grammar:
                word.said = SAID
            elif met := its.parts & known:
                where = self._where(met)
                word.said, word.partner = PERHAPS, self.found.english[where[0]].at
                for other in where:
                    self._raise(other, PERHAPS)
        return fits

    def _joined(self, fits: dict[int, list[int]]) -> None:
        """Add what neighbouring words are as one headword."""
        ours, known = self.found.chinese, self.places.keys()
        for place, word in enumerate(ours):
            text = word.token.text
            for more in range(1, _JOINED):
                if place + more >= len(ours):
                    break
                last, before = ours[place + more].token, ours[place + more - 1].token
                if before.end != last.start:
                    break
                text += last.text
                if met := joined(text, self.lexicon) & known:
                    where = self._where(met)
                    for one in range(place, place + more + 1):
                        fits.setdefault(one, where)

    def _where(self, stems: frozenset[str]) -> list[int]:
        return sorted({place for stem in stems for place in self.places[stem]})

    def _raise(self, place: int, said: int) -> None:
        word = self.found.english[place]
        word.said = max(word.said, said)

    def _assign(self, fits: dict[int, list[int]]) -> None:
        """Let each English word stand for one Chinese word, and its neighbours."""
        share = max(1, self.found.tokens[0]) / max(1, self.found.tokens[1])
        taken: dict[int, int] = {}
        for place in sorted(fits, key=lambda one: (len(fits[one]), one)):
            word, where = self.found.chinese[place], fits[place]
            free = [one for one in where if one not in taken]
            pick = min(
                free or where,
                key=lambda one: abs(self.found.english[one].at * share - word.at),
            )
            beside = free or abs(taken[pick] - place) < _JOINED
            word.said = SAID if beside else max(word.said, PERHAPS)
            word.partner = self.found.english[pick].at
            self.found.english[pick].partner = word.at
            taken.setdefault(pick, place)
            self._raise(pick, SAID)
            for one in where:
                self._raise(one, PERHAPS)

    def _peoples(self) -> None:
        """Let Australian stand for 澳大利亚."""
        open_names = [
            word
            for word in self.found.chinese
            if word.said < SAID and len(word.token.text) > 1 and not word.token.text.isascii()
        ]
        peoples = [(one, one.token.text) for one in self._open_capitals()[:_MOST_NAMES]]
        peoples += [
            (one, part)
            for one in self.found.english
            if "-" in one.token.text  # Russian-born
            for part in one.token.text.split("-")
            if part[:1].isupper()
        ]
        for other, name in peoples:
            text = name.lower()
            if len(text) < _PEOPLE:
                continue
            for word in open_names:
                its = meanings(word.token.text, self.lexicon)
                shared = _PEOPLE - 1 if its.proper else _PEOPLE
                if any(
                    one[:shared] == text[:shared] or (its.proper and _is_spelt_nearly(one, text))
                    for one in its.whole
                ):
                    self._pair(word, other)

    def _glossed(self) -> None:
        """Take a name for said whose original beside it stands in the other text."""
        for match in _GLOSS.finditer(self.texts[0]):
            original = match[2].casefold()
            there = original in self.letters[1] or any(
                one in self.letters[1] for one in original.split() if len(one) > _SHORTEST
            )
            inside = [
                word
                for word in self.found.chinese
                if there and match.start(1) <= word.token.start and word.token.end <= match.end(1)
            ]
            if is_acronym(match[2]):  # as many words as it has letters: 注意力缺陷障碍（ADD）
                named = inside[-len(match[2]) :]
            else:
                named = [word for word in inside if self._is_foreign(word.token.text)]
            for word in named:
                word.said = SAID

    def _is_foreign(self, text: str) -> bool:
        return _TRANSLITERATING.issuperset(text) or meanings(text, self.lexicon).proper

    def _open_capitals(self) -> list[ContentWord]:
        return [
            word for word in self.found.english if word.said < SAID and word.token.text[0].isupper()
        ]

    def _pair(self, word: ContentWord, other: ContentWord) -> None:
        word.said = other.said = SAID
        word.partner, other.partner = other.at, word.at

    def _names(self) -> None:
        """Link names by how they are spelt or sound."""
        others = [one for one in self._open_capitals() if not is_acronym(one.token.text)]
        if not others:
            return
        closed = {word.at for word in self.found.chinese if word.said == SAID}
        by_place = {word.at: word for word in self.found.chinese}
        runs = list(runs_of(self.all_ours, closed))
        for other in others[:_MOST_NAMES]:
            spelt = "".join(_PARTS.split(other.token.text)).lower()
            heard = [one for run in runs for one in pieces_of(run, self.all_ours)]
            for piece in heard:
                text = "".join(self.all_ours[at].text for at in piece)
                if is_name_of(text, spelt, other.token.text, self.lexicon) and is_spelt_like(
                    text, spelt, self.lexicon
                ):
                    other.said, other.partner = SAID, piece[0]
                    for at in piece:
                        if at in by_place:
                            by_place[at].said, by_place[at].partner = SAID, other.at
