from __future__ import annotations

from translator.checks import Expected, check
from translator.types import Level

TERM = Expected(source="社区食堂", targets=("neighbourhood canteen",), forbidden=("canteen",))


def found(target: str) -> list[tuple[Level, str]]:
    findings = check(
        "社区食堂开门了。", target, source_language="zh", target_language="en", terms=[TERM]
    )
    return [(one.level, one.message) for one in findings if one.check == "terms"]


def test_a_term_that_is_there_in_the_plural_is_there() -> None:
    assert not found("Neighbourhood canteens opened.")


def test_a_missing_term_is_a_warning() -> None:
    assert found("The eatery opened.") == [
        (
            Level.WARNING,
            "A term is not as the glossary has it: 社区食堂 should be “neighbourhood canteen”.",
        )
    ]


def test_a_form_that_is_ruled_out_is_named_but_not_inside_the_right_one() -> None:
    assert "rules out “canteen”" in found("The canteen opened.")[1][1]
    assert not found("The neighbourhood canteen opened.")


def test_a_chinese_target_may_be_in_either_script() -> None:
    expected = Expected(source="book circle", targets=("读书会",))
    assert not check(
        "The book circle meets.", "讀書會今天聚會。", source_language="en",
        target_language="zh-Hant", terms=[expected],
    )  # fmt: skip
