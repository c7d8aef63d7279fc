"""The second reading of English: digits and number words, worked out, with the unit behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from translator.numbers.second_reading import Figure, units

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES = {
    "trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100,
    "dozen": 12,
}  # fmt: skip
"""The largest first."""
_SHORT = {
    "trn": 10**12, "tn": 10**12, "bn": 10**9, "b": 10**9, "mn": 10**6, "m": 10**6, "mln": 10**6,
    "k": 1000,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_CROWDS = {"dozens": 10, "tens": 10, "scores": 10, "hundreds": 100, "thousands": 1000} | {
    f"{word}s": size for word, size in _SCALES.items() if size > 1000
}
_TIMES = {
    "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2,
    "triple": 3, "tripled": 3, "tripling": 3, "thrice": 3, "threefold": 3, "quadruple": 4,
    "quadrupled": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "tenfold": 10,
}  # fmt: skip
_DECADES = {word[:-1] + "ies": value for word, value in _SMALL.items() if value >= 20}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"],
        start=1,
    )
    for name in names.split()
}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_LENGTHS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100,
            "millennium": 1000, "millennia": 1000}  # fmt: skip


def _one_of(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]  # an iterable of words


_DIGITS = re.compile(
    r"(?<!\w)(?P<sign>(?:(?:US|HK|NT|AU?|C|S|R)?\$|[€£¥￥]|(?:RMB|CNY|USD|EUR|GBP|Euro)\s?)\s?)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|(?<!\d\.)\d+\.\d+(?!\.?\d)|\d+|(?<!\d)\.\d+)"
    rf"(?:[\s-]?(?P<scale>{_one_of(_SCALES)})\b|\s?(?P<short>{_one_of(_SHORT)})\b)?"
    r"(?P<ordinal>(?:st|nd|rd|th)\b)?(?P<decade>['’]?s\b)?",
    re.IGNORECASE | re.ASCII,
)
_SIGNS_TOUCH = re.compile(r"(?<=[$€£¥￥A-Za-z])")
_W = _one_of([*_SMALL, "hundred"])
_BIG = _one_of(_SCALES)
_WORDS = re.compile(
    rf"\b(?:(?P<some>several|a\sfew|few|some)\s(?P<crowd>{_BIG})\b"
    rf"|(?P<crowds>(?:(?:{_one_of(_CROWDS)})\sof\s)?(?:{_one_of(_CROWDS)}))\b"
    rf"|(?P<half>half\s(?:a|an)\s(?={_BIG}))?(?P<couple>a\scouple\sof\s(?={_BIG}))?(?P<article>an?\s(?=(?:{_BIG})\b))?"
    rf"(?P<run>(?:(?:{_BIG})(?:\sand)?[\s-]|(?:{_W})[\s-](?=(?:{_W}|{_BIG})\b))*"
    rf"(?:{_W}|{_BIG}))(?:\sand\sa\s(?P<plus>half)(?:\s(?P<after>{_BIG}))?)?"
    rf"(?:-(?P<last>{_one_of(_ORDINALS)}))?)\b",
    re.IGNORECASE,
)
_OTHER_WORDS = re.compile(
    rf"\b(?:(?P<ordinal>{_one_of(_ORDINALS)})(?!-)|(?P<times>{_one_of(_TIMES)})"
    rf"|(?P<decade>{_one_of(_DECADES)})|(?P<day>{_one_of(_DAYS)})s?"
    rf"|(?P<length>{_one_of(_LENGTHS)}))\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)(?![a-z])"
)
_TOP = _one_of([*_ONES[1:13]])
_PART = re.compile(
    rf"\b(?:(?P<top>an?|{_TOP}|\d+)[\s-])?(?P<bottom>{_one_of(_PARTS)})s?\b(?!\s(?:world|place|time|"
    r"century|quarter|floor|day|party|round|largest|most|half|person)\b)|(?<![\d./])\b(?P<up>\d{1,3})/(?P<down>\d{1,3})\b(?![/\d])",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    rf"\b(?P<top>{_W}|\d[\d,]*)\s(?:in|out\sof)(?:\severy)?\s"
    rf"(?P<bottom>{_W}|(?:a|one)\s(?:hundred|thousand)|\d[\d,]*)\b(?!\s?%)"
    r"(?!\s(?:years?|days?|months?|weeks?|hours?|minutes?|countries|cities|people\b.*%))",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\s?(?:%|per\s?cent\b|percent\b|percentage\b|-percent\b)(?:[\s-]points?\b)?|-percentage-point",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"[\s-](?:century|centuries)\b", re.IGNORECASE)
_HOUR = re.compile(r"(?::[0-5]\d)?\s?(?:[ap]\.?m\b|o[’']clock)|:[0-5]\d(?!\d)", re.IGNORECASE)
_DOTTED_TIME = re.compile(r"(?<=\d)\.(?=[0-5]\d\s?[ap]\.?m\b)", re.IGNORECASE)
_PAST = re.compile(rf"\b(half past|quarter past|quarter to) ({_TOP}|\d\d?)\b", re.IGNORECASE)
_NOT_LENT = frozenset({"clock", "year", "month", "weekday", "ordinal", "century", "decade"})
_ROMAN = re.compile(r"\b(?=[IVX]{2,})(X{0,3})(IX|IV|V?I{0,3})\b")
_SPACED = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)")
_RANGE = re.compile(r"\s?(?:[-–—~]|to)\s?|\sand\s|\sor\s")
_OF_A_SCALE = re.compile(rf"\sof\sa\s({_one_of(_SCALES)})\b", re.IGNORECASE)
_AND_BEFORE = re.compile(rf"(?:{_W}|{_BIG}|\d)\sand\s$", re.IGNORECASE)
_AN_HOUR = re.compile(r"\ban hour\b", re.IGNORECASE)


def figures(text: str) -> tuple[Figure, ...]:
    """Read the figures of an English text, in order."""
    text = _DOTTED_TIME.sub(":", text)
    found: list[Figure] = []
    taken: list[tuple[int, int]] = []
    for read in (_past, _shares, _numerals, _in_words, _others):
        for figure in read(text):
            if all(figure.run[1] <= start or end <= figure.run[0] for start, end in taken):
                found.append(figure)
        taken = [one.run for one in found]
    found.sort(key=lambda one: one.run)
    return _with_groups(text, _borrowed(text, found))


def _figure(text: str, start: int, end: int, value: Fraction | int, **more: object) -> Figure:
    return Figure(
        start=start, end=end, text=text[start:end], value=Fraction(value), run=(start, end),
        **more,  # type: ignore[arg-type]  # fields of Figure
    )  # fmt: skip


def worth(words: str) -> Fraction | None:
    """Work number words out: what stands before the largest scale, times it, plus the rest."""
    run = [word for word in re.split(r"[\s-]+", words.lower()) if word not in ("and", "a", "an")]
    return _worth(run)


def _worth(run: list[str]) -> Fraction | None:
    for word, size in _SCALES.items():
        if word in run:
            at = len(run) - 1 - run[::-1].index(word)
            times = _worth(run[:at]) if at else Fraction(1)
            rest = _worth(run[at + 1 :]) if run[at + 1 :] else Fraction(0)
            return None if times is None or rest is None else times * size + rest
    values = [_SMALL[word] for word in run if word in _SMALL]
    if len(values) != len(run) or not run or len(run) > 3:
        return None
    if len(values) == 1:
        return Fraction(values[0])
    if len(values) == 2 and values[0] >= 20 and 0 < values[1] < 10:
        return Fraction(sum(values))
    year = values[0] * 100 + sum(values[1:])  # nineteen eighty-four
    return Fraction(year) if 10 <= values[0] <= 20 and values[1] >= 10 else None


def _past(text: str) -> list[Figure]:
    found = []
    for match in _PAST.finditer(text):
        hour = _number(match[2])
        minutes = {"half past": 30, "quarter past": 15, "quarter to": 45}[match[1].lower()]
        hour = hour - 1 or 12 if minutes == 45 else hour
        start, middle, end = match.start(), match.start(2), match.end()
        found.append(_figure(text, middle, end, hour, kind="clock", others=(hour + Fraction(12),)))
        found.append(_figure(text, start, middle, minutes, kind="clock"))
    return found


def _number(word: str) -> Fraction:
    word = word.lower().replace(",", "")
    if word in ("a", "an"):
        return Fraction(1)
    return Fraction(word) if word.isdecimal() and word.isascii() else worth(word) or Fraction(0)


def _shares(text: str) -> list[Figure]:
    """Read two-thirds, 1/5, one in ten."""
    found = []
    for match in _OUT_OF.finditer(text):
        top, bottom = _number(match["top"]), _number(match["bottom"])
        if 0 < top < bottom and not 1900 <= bottom <= 2100:
            found.append(_figure(text, *match.span(), top / bottom, kind="share"))
    for match in _PART.finditer(text):
        if match["up"]:
            up, down = int(match["up"]), int(match["down"])
            if 0 < up < down:
                dated = (Fraction(up), Fraction(down))
                found.append(
                    _figure(text, *match.span(), Fraction(up, down), kind="share", others=dated)
                )
            continue
        bottom_word, top_word = match["bottom"].lower(), match["top"]
        if top_word is None and bottom_word not in ("half", "halves", "quarter"):
            continue
        if bottom_word in ("half", "quarter") and text[match.end() :].startswith(
            (" million", " billion", " a ", " an ", "-century", " century")
        ):
            continue
        if _AND_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            continue  # six and a half
        top = _number(top_word) if top_word else Fraction(1)
        plural = match.group().endswith("s")
        if top_word and top > 1 and not plural and bottom_word not in ("halves",):
            continue
        value = top / _PARTS[bottom_word]
        whole = _OF_A_SCALE.match(text, match.end())
        if whole:  # a quarter of a million
            value *= _SCALES[whole[1].lower()]
            found.append(_figure(text, match.start(), whole.end(), value))
            continue
        found.append(_figure(text, *match.span(), value, kind="share"))
    return found


def _numerals(text: str) -> list[Figure]:
    found = []
    for match in _DIGITS.finditer(text):
        start, end = match.start("digits"), match.end()
        before = text[max(0, match.start() - 1) : match.start()]
        if len(match["digits"]) > 300:
            continue
        value = Fraction(match["digits"].replace(",", ""))
        scale = 1
        others: tuple[Fraction, ...] = ()
        if match["scale"]:
            scale = _SCALES[match["scale"].lower()]
        elif match["short"]:
            size = _SHORT[match["short"].lower()]
            unclear = match["short"].lower() in ("m", "b", "k") and not match["sign"]
            if unclear:
                others = (value * size,)
                end = match.end("digits")
            else:
                scale = size
        value *= scale
        start = match.start()
        figure = _figure(text, start, end, value, scale=scale, others=others)
        if before.isalnum() or before in tuple("_"):
            figure = replace(figure, about="doubtful")
        if match["sign"]:
            figure = replace(figure, kind="money")
        if match["decade"] and value % 10 == 0 and scale == 1:
            figure = replace(figure, kind="decade")
        elif match["ordinal"]:
            figure = replace(figure, kind="ordinal")
        found.append(_with_unit(text, figure))
    return found


def _in_words(text: str) -> list[Figure]:
    found = []
    for match in _WORDS.finditer(text):
        start, end = match.span()
        if match["crowd"]:
            size = _SCALES[match["crowd"].lower()]
            value = Fraction(10 if size == 12 else size)
            found.append(_figure(text, start, end, value, about="several"))
            continue
        if match["crowds"]:
            size = 1
            for word in re.split(r"\s(?:of\s)?", match["crowds"].lower()):
                size *= _CROWDS.get(word, 1)
            found.append(_figure(text, start, end, size, about="several"))
            continue
        value = worth(match["run"])
        if value is None:
            continue
        last = re.split(r"[\s-]", match["run"].lower())[-1]
        scale = _SCALES.get(last, 1)
        if match["half"]:
            value /= 2
        if match["couple"]:
            value *= 2
        if match["plus"]:
            value += Fraction(scale, 2)
            scale = _SCALES.get((match["after"] or "").lower(), 1)
            value *= scale
        if last == "dozen" and text.startswith(" or so", end):
            value = value * 10 / 12
        kind = ""
        if match["last"]:
            value, kind = value + _ORDINALS[match["last"].lower()], "ordinal"
        figure = _figure(text, start, end, value, scale=scale, kind=kind)
        found.append(_with_unit(text, figure))
    return found


def _others(text: str) -> list[Figure]:
    """Read ordinals, doublings, months, days of the week, decades, Roman numerals."""
    found = []
    for match in _OTHER_WORDS.finditer(text):
        word, span = match.group().lower(), match.span()
        if match["ordinal"]:
            figure = _figure(text, *span, _ORDINALS[word], kind="ordinal")
            found.append(_with_unit(text, figure))
        elif match["times"]:
            value = Fraction(_TIMES[word])
            found.append(_figure(text, *span, value, kind="times", others=(value - 1,)))
        elif match["decade"]:
            value = Fraction(_DECADES[word])
            found.append(_figure(text, *span, value, kind="decade", others=(value + 1900,)))
        elif match["day"]:
            day = _DAYS.index(match["day"].lower()) + 1
            found.append(_figure(text, *span, day, kind="weekday"))
    for match in _AN_HOUR.finditer(text):
        found.append(_figure(text, *match.span(), 1, kind="time", size=Fraction(3600)))
    for match in _MONTH.finditer(text):
        month = _MONTHS[match["month"].lower().rstrip(".")]
        found.append(_figure(text, *match.span(), month, kind="month"))
    for match in _ROMAN.finditer(text):
        low = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8,
               "IX": 9}[match[2]]  # fmt: skip
        value = 10 * len(match[1]) + low
        if value > 1:
            found.append(_figure(text, *match.span(), value, kind="ordinal", about="nearly"))
    return found


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?({_one_of(units('en'))})\b", re.IGNORECASE)


def _with_unit(text: str, figure: Figure) -> Figure:
    end, start, value = figure.end, figure.start, figure.value

    def ending(at: int, kind: str, worth_: Fraction = value, **more: object) -> Figure:
        return replace(
            figure, end=at, text=text[start:at], value=worth_, kind=kind, **more,  # type: ignore[arg-type]  # fields of Figure
        )  # fmt: skip

    if figure.kind == "ordinal":
        century = _CENTURY.match(text, end)
        return ending(century.end(), "century") if century else figure
    share = _SHARE.match(text, end)
    if share:
        return ending(share.end(), "share", value / 100)
    hour = _HOUR.match(text, end)
    if hour and value <= 24 and value.denominator == 1:
        half = Fraction(12)
        return ending(end, "clock", others=(value - half, value + half))
    if text[start - 1 : start] in (":", ".") and text[start - 2 : start - 1].isdigit():
        return figure
    unit = _unit_pattern().match(text, end)
    if unit and not figure.kind:
        word = unit[1].lower()
        measure = units("en")[word]
        if len(word) > 1 or unit[1].islower():  # 5 G is no weight
            others = (value + 1, value - 1) if measure.kind == "times" else figure.others
            return ending(unit.end(), measure.kind, size=measure.size, others=others)
    if not figure.kind and 1000 <= value < 2200 and figure.scale == 1 and "," not in figure.text:
        return replace(figure, kind="year") if value.denominator == 1 else figure
    return figure


def _borrowed(text: str, found: list[Figure]) -> list[Figure]:
    """Let the first of "3 to 5 million", "10-15%" borrow the scale and unit of the second."""
    result = list(found)
    for at in range(len(result) - 1):
        one, other = result[at], result[at + 1]
        joined = _RANGE.fullmatch(text, one.end, other.start)
        if joined is None or one.scale > 1 or one.about or other.kind in _NOT_LENT:
            continue
        value = one.value
        if other.kind == "share" and one.kind == "" and "/" not in other.text and other.value:
            result[at] = replace(one.moved(value / 100, value), kind="share")
        elif one.kind in ("", "money") and value < other.value / other.scale:
            kind, size = other.kind or one.kind, other.size
            result[at] = replace(one.moved(value * other.scale, value), kind=kind, size=size)
    return result


def _with_groups(text: str, found: list[Figure]) -> tuple[Figure, ...]:
    """Say of the pieces of 1 300 that they may be one number."""
    groups = [
        (match.span(), Fraction(re.sub(r"[^0-9]", "", match.group())))
        for match in _SPACED.finditer(text)
    ]
    if not groups:
        return tuple(found)
    result = []
    for figure in found:
        for (start, end), value in groups:
            if start <= figure.run[0] < end:
                figure = figure.moved(figure.value, value * figure.scale)
        result.append(figure)
    return tuple(result)
