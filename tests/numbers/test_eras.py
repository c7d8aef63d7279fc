from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from tests.row_chunks import rows_together
from translator.numbers import eras
from translator.numbers.eras import Setting, choose


def setting(before: str = "", *, year: int | None = None, dated: bool = False, abroad=False):
    return Setting(before=before, abroad=abroad, year=year, dated=dated)


# First years that any history of China or Japan has.
KNOWN = [
    ("建安", 196), ("黄初", 220), ("开皇", 581), ("大业", 605), ("武德", 618), ("贞观", 627),
    ("永徽", 650), ("开元", 713), ("天宝", 742), ("大历", 766), ("会昌", 841), ("乾符", 874),
    ("建隆", 960), ("庆历", 1041), ("熙宁", 1068), ("元丰", 1078), ("崇宁", 1102),
    ("宣和", 1119), ("靖康", 1126), ("建炎", 1127), ("绍兴", 1131), ("淳熙", 1174),
    ("咸淳", 1265), ("至正", 1341), ("洪武", 1368), ("建文", 1399), ("永乐", 1403),
    ("洪熙", 1425), ("宣德", 1426), ("正统", 1436), ("景泰", 1450), ("成化", 1465),
    ("弘治", 1488), ("正德", 1506), ("嘉靖", 1522), ("隆庆", 1567), ("万历", 1573),
    ("泰昌", 1620), ("崇祯", 1628), ("崇德", 1636), ("顺治", 1644), ("康熙", 1662),
    ("雍正", 1723), ("乾隆", 1736), ("嘉庆", 1796), ("道光", 1821), ("咸丰", 1851),
    ("同治", 1862), ("光绪", 1875), ("宣统", 1909), ("民国", 1912), ("明治", 1868),
    ("大正", 1912), ("昭和", 1926), ("平成", 1989), ("令和", 2019),
]  # fmt: skip


@rows_together(("name", "first"), KNOWN)
def test_the_first_year_of_an_era(name: str, first: int) -> None:
    era = choose(name, 1, setting(dated=True))
    assert era is not None
    assert era.year(1) == first
    assert era.year(era.last) >= first


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("光绪", "光緒"), ("万历", "萬曆"), ("万历", "萬歷"), ("贞观", "貞觀"), ("开宝", "開寶")],
)
def test_both_scripts_have_the_same_eras(simplified: str, traditional: str) -> None:
    assert eras.table()[simplified] == eras.table()[traditional]


def test_eras_of_a_dynasty_follow_each_other() -> None:
    by_state = defaultdict(set)
    for name, found in eras.table().items():
        for era in found:
            assert era.last >= 1, name
            assert era.roman[0].isupper()
            if era.state in ("清", "明"):
                by_state[era.state].add((era.first, era.last))
    for spans in by_state.values():
        ordered = sorted(spans)
        for (first, last), (following, _) in pairwise(ordered):
            assert first + last - 1 <= following + 1


@pytest.mark.parametrize(
    ("name", "number", "around", "year"),
    [
        ("太和", 3, setting(), None),  # Wei, Jin and Tang had one
        ("太和", 18, setting(), None),  # a place too; and only Northern Wei's was so long
        ("太和", 18, setting("北魏孝文帝"), 494),
        ("太和", 3, setting(year=229), 229),
        ("至元", 3, setting(), None),  # Yuan had two
        ("至元", 30, setting(), 1293),
        ("贞观", 3, setting(), 629),
        ("贞观", 3, setting("西夏"), 1103),
        ("贞观", 3, setting(abroad=True), None),  # Japan had one
        ("贞观", 3, setting("唐太宗", abroad=True), 629),
        ("光绪", 20, setting(abroad=True), 1894),
        ("长安", 3, setting(), None),
        ("长安", 3, setting(dated=True), 703),
        ("长安", 3, setting("武周"), 703),
        ("天授", 3, setting("西夏"), None),  # Western Xia's has another name in the table
        ("永和", 9, setting("北魏时期，"), None),
        ("同治", 14, setting("清"), 1875),
        ("同治", 40, setting(), None),
        ("建元", 1, setting(), None),
        ("建元", 2, setting("汉武帝", dated=True), None),  # before Christ
        ("开元", 3, setting("他说。唐代"), 715),
        ("没有", 3, setting(), None),
    ],
)
def test_which_era_is_meant(name: str, number: int, around: Setting, year: int | None) -> None:
    era = choose(name, number, around)
    assert (era and era.year(number)) == year


@pytest.mark.parametrize(
    ("name", "before", "year"),
    [
        ("永元", "漢和帝", 91),  # one letter for 東漢, in either script
        ("永元", "汉和帝", 91),
        ("永元", "齐", 501),
        ("太和", "魏国的旧地，", None),  # a letter that is a word of its own names no dynasty,
        ("太和", "晋朝的旧地，", 368),  # with 朝 it does
        ("太和", "北魏" + "旧" * 37 + "，", 479),  # as far as 40 characters before,
        ("太和", "北魏" + "旧" * 38 + "，", None),  # and no farther
    ],
)
def test_the_dynasty_before_an_era_decides(name: str, before: str, year: int | None) -> None:
    era = choose(name, 3, setting(before, dated=True))
    assert (era and era.year(3)) == year


@pytest.mark.parametrize(
    ("in_brackets", "year"), [(226, None), (227, 229), (234, 229), (235, None)]
)
def test_the_year_in_brackets_is_one_of_the_era(in_brackets: int, year: int | None) -> None:
    """An era may end in the year its successor begins, so one year more than it has counts."""
    era = choose("太和", 3, setting(year=in_brackets))
    assert (era and era.year(3)) == year


def test_the_era_of_the_birth_of_christ_has_a_year() -> None:
    era = choose("元始", 1, setting())
    assert era is not None and era.year(1) == 1


@pytest.mark.parametrize(
    ("name", "gregorian", "main", "word", "abroad"),
    [
        ("昭和", 1, True, False, False),
        ("贞观", 0, True, False, True),
        ("长安", 0, True, True, False),
    ],
)
def test_what_the_table_says_of_an_era(
    name: str, gregorian: int, main: bool, word: bool, abroad: bool
) -> None:
    era = eras.table()[name][0]
    assert (era.gregorian, era.main, era.word, era.abroad) == (gregorian, main, word, abroad)
