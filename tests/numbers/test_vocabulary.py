"""What each word is worth: the tables of both readings against lists that are counted off."""

from __future__ import annotations

import calendar
from fractions import Fraction

import pytest

from translator.numbers import (
    chinese_manners,
    chinese_shares,
    english_amounts,
    english_dates,
    english_numerals,
    english_parts,
    eras,
    not_amounts,
    numerals,
    parse_chinese,
    parse_english,
    prefixes,
    second_reading,
    second_reading_chinese_units,
    second_reading_runs,
    second_reading_words,
)
from translator.numbers.extent import is_whole
from translator.numbers.quantity import Quantity, parts

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
TENTHS = (
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth",
    "ninetieth",
)  # fmt: skip
POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
SHORT = {"k": 3, "m": 6, "mn": 6, "mln": 6, "b": 9, "bn": 9, "tn": 12, "trn": 12}
MULTIPLES = (
    "double doubled doubles doubling twice twofold two-fold",
    "triple tripled triples tripling treble trebled thrice threefold",
    "quadruple quadrupled quadrupling fourfold",
    "fivefold quintupled",
    "sixfold",
    "sevenfold",
    "eightfold",
    "ninefold",
    "tenfold",
)
DIGITS = "零一二三四五六七八九"


def power(number: int) -> int:
    """Return a one with so many zeros."""
    return int("1" + "0" * number)


@pytest.mark.parametrize("module", [english_numerals, second_reading_words])
def test_numerals_count_up(module: object) -> None:
    first = english_numerals.ONES if module is english_numerals else dict(
        zip(second_reading_words.ONES, range(20), strict=True)
    )  # fmt: skip
    assert first == {word: value for value, word in enumerate(ONES)}
    ordinals = {word: value for value, word in enumerate(ORDINALS, start=1)}
    ordinals |= {word: 10 * value for value, word in enumerate(TENTHS, start=2)}
    ordinals["hundredth"] = 100
    found = dict(module.ORDINALS)  # type: ignore[attr-defined]
    found.pop("thousandth", None)
    assert found == ordinals


def test_tens_count_up() -> None:
    tens = {word: 10 * value for value, word in enumerate(TENS, start=2)}
    assert tens == english_numerals.TENS
    assert tens | {word: at for at, word in enumerate(ONES)} == second_reading_words.SMALL
    decades = {f"{word[:-1]}ies": value for word, value in tens.items()}
    assert decades == english_dates.DECADES == second_reading_words.DECADES


def test_scales_are_powers_of_ten() -> None:
    scales = {word: power(zeros) for word, zeros in POWERS.items()} | {"hundred": 100, "dozen": 12}
    short = {word: power(zeros) for word, zeros in SHORT.items()}
    assert scales | short == english_numerals.SCALES
    assert scales == second_reading_words.SCALES
    assert short == second_reading_words.SHORT
    large = {word: worth for word, worth in scales.items() if worth > 1000}
    assert large == english_parts._LARGE
    crowds = {f"{word}s": worth for word, worth in scales.items() if word != "dozen"}
    assert crowds | {"dozens": 10, "tens": 10, "scores": 10} == second_reading_words.CROWDS
    assert english_numerals.ORDINALS["thousandth"] == 1000


def test_parts_of_one_are_named_after_their_number() -> None:
    named = {word: value for value, word in enumerate(ORDINALS[2:10], start=3)}
    named |= {"half": 2, "halves": 2, "quarter": 4, "hundredth": 100, "thousandth": 1000}
    assert named == english_parts.PARTS_OF_ONE == second_reading_words.PARTS


def test_multiples_are_named_after_their_number() -> None:
    named = {word: at for at, words in enumerate(MULTIPLES, start=2) for word in words.split()}
    assert named | {"halved": 2} == english_parts.TIMES
    assert second_reading_words.TIMES.items() <= named.items()


def test_months_are_those_of_the_calendar() -> None:
    names = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    names |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    names["sept"] = 9
    assert names == english_dates.MONTHS == second_reading_words.MONTHS


def test_centuries_count_up_to_the_twenty_ninth() -> None:
    named = {word: value for value, word in enumerate(ORDINALS, start=1)}
    named |= {f"twenty-{word}": 20 + value for value, word in enumerate(ORDINALS[:9], start=1)}
    assert named == english_dates.CENTURIES


def test_chinese_numerals_count_up() -> None:
    plain = {digit: value for value, digit in enumerate(DIGITS)}
    formal = dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
    others = {"〇": 0, "○": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6}
    assert plain | formal | others == numerals.DIGITS
    assert plain | {"两": 2} == second_reading_runs.DIGITS
    units = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
    assert {word: power(zeros) for word, zeros in units.items()} == numerals.SMALL_UNITS
    big = {"万": 4, "萬": 4, "亿": 8, "億": 8}
    assert {word: power(zeros) for word, zeros in big.items()} == numerals.BIG_UNITS
    assert numerals.TENS == {"廿": 20, "卅": 30}


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("千米", 1000), ("千瓦", 1000), ("百帕", 100), ("佰帕", 100), ("兆瓦", 10**6),
        ("兆赫", 10**6), ("兆元", 10**12), ("千人", 1), ("百米", 1), ("米", 1), ("", 1),
    ],
)  # fmt: skip
def test_a_prefix_is_worth_what_the_system_of_units_says(text: str, worth: int) -> None:
    assert prefixes.prefix(f"3{text}", 1) == worth


def said(text: str) -> list[tuple[str, str, list[Fraction | int]]]:
    return [(q.text, q.kind, [part.value for part in q.parts]) for q in parse_chinese(text)]


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        ("三成", "percent", [30]), ("三成半", "percent", [35]), ("七成五", "percent", [75]),
        ("六七成", "range", [60, 70]), ("百分之三", "percent", [3]),
        ("千分之三", "percent", [Fraction(3, 10)]), ("万分之三", "percent", [Fraction(3, 100)]),
        ("萬分之三", "percent", [Fraction(3, 100)]), ("一半", "fraction", [Fraction(1, 2)]),
        ("过半", "fraction", [Fraction(1, 2)]), ("翻一番", "multiple", [2]),
        ("翻番", "multiple", [2]), ("翻了两番", "multiple", [4]), ("翻三番", "multiple", [8]),
        ("3万", "cardinal", [30_000]), ("八折", "percent", [80]), ("七五折", "percent", [75]),
    ],
)  # fmt: skip
def test_shares_are_worth_what_they_say(text: str, kind: str, values: list[Fraction]) -> None:
    for whole in (text, f"约{text}。"):
        assert [(one[1], one[2]) for one in said(whole)] == [(kind, values)]


@pytest.mark.parametrize(
    ("year", "is_one"), [(999, False), (1000, True), (1950, True), (2199, True), (2201, False)]
)
def test_a_year_without_a_month_lies_within_twelve_centuries(year: int, is_one: bool) -> None:
    assert any(kind == "year" for _, kind, _ in said(f"在{year}年那里")) is is_one


def test_a_year_with_a_month_is_a_date_however_long_ago() -> None:
    assert [kind for _, kind, _ in said("1202年5月")] == ["date"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5w人", [50_000]), ("5k人", [5000]), ("5K", [5000]), ("3W", [30_000]),
        ("年过六旬", [60]), ("80后", [1980]), ("50后", [1950]), ("00后", [2000]), ("10后", [2010]),
        ("一米七", [Fraction(17, 10)]), ("1米75", [Fraction(7, 4)]),
    ],
)  # fmt: skip
def test_manners_of_speaking_are_worth_what_they_mean(text: str, found: list[Fraction]) -> None:
    assert [value for _, _, values in said(text) for value in values] == found
    assert chinese_manners._WORTH == {"w": 10_000, "k": 1000}


def test_the_limits_of_what_is_read_are_the_documented_ones() -> None:
    assert (chinese_shares._WHOLE, not_amounts._LAST_KING, eras.REACH) == (100, 30, 40)
    assert (not_amounts._CHANGE_REACH, not_amounts._PRICE_REACH) == (5, 12)
    assert second_reading._ERA_NAME == 2
    assert round(365.25 * 24 * 3600) == second_reading._YEAR
    assert (second_reading._LONGEST_ERA, second_reading._LATEST) == (130, 2200)
    assert power(16) == second_reading.HIGHEST
    assert second_reading_chinese_units._AFTER_HOUR == {"半": 30, "一刻": 15, "三刻": 45}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("[三十块]五角", False), ("[三十块]五", True), ("[三十块]50分", False),
        ("[三十人]五", True),
        ("1[三]人", True), ("[5]%", True), ("[5].5%", False), ("[5],555", False), ("[5],55", True),
        ("[五]百", False), ("[五]千米", True), ("[五]兆", False), ("[五]兆瓦", True),
        ("5 [百]人", False), ("第五[百]人", True),
    ],
)  # fmt: skip
def test_a_numbers_edges_are_its_own(text: str, whole: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert is_whole(text.replace("[", "").replace("]", ""), start, end) is whole


def test_a_quantity_moves_as_a_whole_and_says_nothing_it_was_not_told() -> None:
    made = Quantity.of("约30人", 1, 3, "cardinal", parts("number", 30))
    assert (made.start, made.end, made.text) == (1, 3, "30")
    assert (made.bare, made.scaled, made.about, made.unit, made.also) == (False, False, "", "", ())
    assert (made.moved(5).start, made.moved(5).end, made.moved(5).text) == (6, 8, "30")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("dozens of people", [10]), ("scores of people", [20]),
    ],
)  # fmt: skip
def test_a_crowd_is_worth_its_word(text: str, values: list[int]) -> None:
    (found,) = parse_english(text)
    assert found.parts[0].value in values
    assert english_amounts.CURRENCIES


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("the twenty-first street", "ordinal", 21), ("the thirty-ninth street", "ordinal", 39),
        ("3/4 of it", "fraction", Fraction(3, 4)), ("a quarter of a million", "cardinal", 250_000),
        ("half of it", "fraction", Fraction(1, 2)),
        ("two thirds of it", "fraction", Fraction(2, 3)),
        ("doubled", "multiple", 2), ("the 3rd door", "ordinal", 3), ("1,001st", "ordinal", 1001),
    ],
)  # fmt: skip
def test_english_parts_are_worth_what_they_say(text: str, kind: str, value: Fraction) -> None:
    (found,) = parse_english(text)
    assert (found.kind, found.parts[0].value) == (kind, value)
