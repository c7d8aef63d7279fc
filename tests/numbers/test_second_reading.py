"""The second reading: every row of second_reading.tsv is a reading that must stay."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator.grounding.quantities import spans
from translator.numbers import second_reading
from translator.numbers.second_reading import agrees, is_plausible, values
from translator.system import text_tables

HERE = Path(__file__).parent
PACKAGE = Path(second_reading.__file__).parent
ROWS = text_tables.rows_of(HERE / "second_reading.tsv")
BOUNDS = text_tables.rows_of(HERE / "second_reading_bounds.tsv", 3, least=2)
OWN = ("second_reading", "marks", "lazy_regex")


def read(text: str, language: str) -> str:
    return "|".join(
        f"{one.value}{'?' if one.about == 'doubtful' else ''} {one.kind}"
        for one in values(text, language)
    )


@rows_together("row", ROWS, ids=[row[1] for row in ROWS])
def test_a_reading_stays(row: tuple[str, ...]) -> None:
    assert read(row[1], row[0]) == row[2]


def shown(figure: second_reading.Figure) -> str:
    """Return all that a figure says, as a row of the table has it."""
    more = [
        figure.kind,
        f"x{figure.size}" * (figure.size != 1),
        f"scale {figure.scale}" * (figure.scale != 1),
        figure.about,
        f"or {','.join(map(str, figure.others))}" * bool(figure.others),
    ]
    return " ".join(filter(None, (f"{figure.text}={figure.value}", *more)))


@rows_together(("language", "text", "figures"), BOUNDS, ids=[row[1] for row in BOUNDS])
def test_every_word_and_bound_is_read(language: str, text: str, figures: str) -> None:
    assert "|".join(map(shown, values(text, language))) == figures


def test_it_shares_no_code_with_the_first_reading() -> None:
    for path in PACKAGE.glob("second_reading*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("translator."):
                last = [node.module.rpartition(".")[2]] if node.module else []
                names = last if last != ["numbers"] else [alias.name for alias in node.names]
                assert all(name.startswith(OWN) for name in names), path.name


@pytest.mark.parametrize(
    ("text", "piece", "written"),
    [
        ("增长20%至300亿元", "20%至300亿元", "2,000,000,000% to 30,000,000,000%"),
        ("三成至50万", "三成至50万", "30,000 to 500,000"),
        ("重二十五千克", "二十五千", "25,000"),
        ("三千瓦", "三千", "3,000"),
        ("迎接二十大", "二十", "20"),
        ("她才十几岁", "十几", "more than 10"),
        ("迎接万圣节", "上万", "more than 10,000"),
        ("一千两百万台", "一千两百万", "120 million"),
        ("占三成", "三成", "3%"),
        ("一百二十人", "二十", "20"),
        ("收入增长200倍%", "200", "20000000000000000"),
    ],
)
def test_what_is_not_so_is_not_written(text: str, piece: str, written: str) -> None:
    start = max(text.find(piece), 0)
    assert not agrees(text, start, start + len(piece), written, source="zh", target="en")


@pytest.mark.parametrize(
    ("text", "piece", "written"),
    [
        ("一千两百万台", "一千两百万", "12 million"),
        ("约占三成", "三成", "30%"),
        ("民國99年", "民國99年", "2010"),
        ("二〇二四年三月五日", "二〇二四年三月五日", "March 5, 2024"),
        ("上世纪九十年代", "上世纪九十年代", "the 1990s"),
        ("数百万人", "数百万", "millions of"),
        ("六毛钱", "六毛钱", "0.6 yuan"),
    ],
)
def test_what_is_so_is_written(text: str, piece: str, written: str) -> None:
    start = text.index(piece)
    assert agrees(text, start, start + len(piece), written, source="zh", target="en")


@pytest.mark.parametrize(
    ("text", "piece", "written", "so"),
    [
        # Of an era that the table does not have, anything that can be a year of it.
        ("永泰三年重修", "永泰三年", "767", True),
        ("永泰一百二十九年", "永泰一百二十九年", "999", True),
        ("永泰一百三十年", "永泰一百三十年", "999", False),
        ("永泰三年", "永泰三年", "100", True),
        ("永泰三年", "永泰三年", "99", False),
        ("永泰三年", "永泰三年", "2199", True),
        ("永泰三年", "永泰三年", "2200", False),
        ("泰三年", "泰三年", "767", False),
        ("三年", "三年", "767", False),
        ("70年代", "70年代", "the 1970s", True),
        ("1970年代", "1970年代", "the 70s", False),
        ("100年代", "100年代", "the 1000s", False),
        ("三四十万至五六十万", "三四十万至五六十万", "300,000 to 600,000", True),
        ("三四十万", "三四十万", "300,000", False),
        ("三万人五千人", "三万人五千人", "30,000", False),
        ("数百人", "数百", "100", False),
        ("数百人", "数百", "hundreds of", True),
        ("三成", "三成", "0.3", False),
        ("下午三点", "三点", "3 p.m.", True),
        ("下午三点", "三点", "15:00", False),
        ("下午三点", "三点", "4 p.m.", False),
        ("六毛", "六毛", "0.6 yuan", True),
        ("六毛", "六毛", "6 yuan", False),
        ("没有", "没有", "5", False),
        ("共五百人", "五百人", "500 and 7", False),
        ("同治三年", "同治三年", "1864 (the third year of Tongzhi)", True),
        ("同治三年", "同治三年", "1864 (the fourth year of Tongzhi)", False),
        ("共一百倍", "一百倍", "100 times", True),
    ],
)
def test_what_may_be_written_ends_at_its_bounds(
    text: str, piece: str, written: str, so: bool
) -> None:
    start = text.index(piece)
    assert agrees(text, start, start + len(piece), written, source="zh", target="en") is so


@pytest.mark.parametrize(
    ("text", "plausible"),
    [
        ("9999万亿", True),
        ("一亿亿", False),
        ("10000万亿", False),
        ("9999%", True),
        ("10000%", False),
    ],
)
def test_what_nobody_would_say_is_not_plausible(text: str, plausible: bool) -> None:
    assert all(map(is_plausible, values(text, "zh"))) is plausible


def test_grounding_asks_it() -> None:
    for text in ("功率为三千瓦。", "中共二十大闭幕了。", "游客增加三成至50万。"):
        written = [span.replacement for span in spans(text, source="zh", target="en")]
        assert not {"3,000", "20", "30,000 to 500,000"} & set(written)
    assert [s.replacement for s in spans("占总数的三成。", source="zh", target="en")] == ["30%"]


def test_nobody_writes_billions_of_per_cent() -> None:
    share, amount = values("增长20000000%，达10000000000000000000元", "zh")
    assert not is_plausible(share)
    assert not is_plausible(amount)
    assert all(map(is_plausible, values("增长300%，达300万亿元", "zh")))


def test_another_language_has_no_figures() -> None:
    assert values("12 Äpfel", "de") == ()


TEXT = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("零一二三十百千万亿点半成分之多几%年月日0123.,- onehalfXVI"),
    ),
    max_size=80,
)


@settings(max_examples=200, deadline=None)
@given(text=TEXT, language=st.sampled_from(["zh", "en"]))
def test_any_text_can_be_read(text: str, language: str) -> None:
    for one in values(text, language):
        assert 0 <= one.start <= one.run[0] < one.run[1] <= one.end <= len(text)
        assert one.text == text[one.start : one.end]
        assert isinstance(one.value, Fraction)


@pytest.mark.parametrize(
    "text", ["万" * 5000, "9" * 5000, "三" * 5000, "一万" * 3000, "点三" * 3000]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_endless_runs_are_no_numbers(text: str, language: str) -> None:
    assert all(one.value < 10**40 for one in values(text, language))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("三四万", "30,000 to 40,000"),
        ("1.2万亿元", "1.2 trillion yuan"),
        ("三亿五千万", "350 million"),
        ("两万五", "25,000"),
        ("一亿二", "120 million"),
        ("3至5万元", "30,000 to 50,000 yuan"),
        ("二十七八人", "27 to 28 人"),
        ("壹拾贰万叁仟元", "123,000 yuan"),
        ("数千", "thousands of"),
        ("近千亿", "nearly 100 billion"),
        ("１，２００万", "12 million"),
    ],
)
def test_a_right_reading_is_confirmed(chinese: str, english: str) -> None:
    assert agrees(chinese, 0, len(chinese), english, source="zh", target="en")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("三四万", "30,000 to 300,040,000"),
        ("1.2万亿元", "12 trillion yuan"),
        ("3至5万元", "3 to 500,000 yuan"),
        ("两万五", "20,005"),
    ],
)
def test_a_slip_of_the_first_reading_is_seen(chinese: str, english: str) -> None:
    assert not agrees(chinese, 0, len(chinese), english, source="zh", target="en")
