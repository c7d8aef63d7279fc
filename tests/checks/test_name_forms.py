"""Forms of a name that say the same, and those that do not."""

from __future__ import annotations

import pytest

from translator.checks.name_forms import has_other_form


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("OPEC", "The Organization of the Petroleum Exporting Countries met."),
        ("New South Wales", "The NSW police are looking for him."),
        ("Tian Feiyu", "The show goes on, Tian said."),
        ("Tian Feiyu", "We asked Mr Tian about it."),
        ("Tian Feiyu", "Tian's show goes on."),
        ("Ant Financial Services", "Staff of Ant Financial came along."),
        ("Xiushan Tujia and Miao Autonomous County", "Xiushan County of Tujia and Miao"),
        ("Kentucky", "Senator McConnell (R-Ky.) spoke."),
        ("San Francisco", "Our SF office is closed."),
        ("Standard and Poor's", "The S&P 500 fell."),
        ("Texas", "The Texan millionaire bought it."),
    ],
)
def test_another_form_is_the_name(name: str, target: str) -> None:
    assert has_other_form(name, target)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("OPEC", "Our people enjoyed the cake."),
        ("New South Wales", "The NWS police are looking for him."),
        ("Gong Bowei", "Gong Baiwei reports from the harbour."),
        ("Tian Feiyu", "They climbed Tian Shan."),
        ("San Francisco", "SFO is an airport."),
        ("Laos", "He comes from Lagos."),
        ("Bank of East Asia", "The bank of the river is steep."),
    ],
)
def test_another_name_is_not(name: str, target: str) -> None:
    assert not has_other_form(name, target)


def test_a_chinese_person_may_be_spelt_as_elsewhere() -> None:
    assert has_other_form("Chen Maobo", "Paul Chan Mo-po wrote it.", "陈茂波")
    assert has_other_form("Wu Yanzu", "Daniel Wu was there.", "吴彦祖")
    assert not has_other_form("Chen Guangming", "Cheng Guangming was there.", "陈光明")
    assert not has_other_form("Luo Guifang", "Luo Guifen opened the window.", "罗桂芳")
