from __future__ import annotations

import pytest

from translator.exports.laid_out.runs import Run
from translator.exports.markdown.inline_marks import bracketed, line_of


def run(text: str, looks: str = "", address: str = "") -> Run:
    return Run(text=text, looks=frozenset(looks.split()), address=address)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ([run("茶", "strong")], "**茶**"),
        ([run("茶", "emphasis strong strikethrough")], "~~***茶***~~"),
        ([run("2", "subscript"), run("3", "superscript")], "<sub>2</sub><sup>3</sup>"),
        ([run(" 茶 ", "strong"), run("好")], " **茶** 好"),
        # A mark beside a sign is read only before white space or another one.
        ([run("注意：", "strong"), run("请看")], "**注意**：请看"),
        ([run("注意：", "strong"), run(" 请看")], "**注意：** 请看"),
        ([run("注意：", "strong"), run("，请看")], "**注意：**，请看"),
        ([run("注意：", "strong")], "**注意：**"),
        ([run("请看"), run("“注意", "strong")], "请看“**注意**"),
        ([run("“注意", "strong")], "**“注意**"),
        ([run("：", "strong"), run("茶")], "：茶"),
        ([run("  ", "strong")], "  "),
        ([run("a*b", "code")], "`a*b`"),
        ([run("\u00a0✎", "person")], "\u00a0✎"),
        ([run("茶", "link", "a.md")], "[茶](a.md)"),
        ([run("茶", "link", "a.md"), run("馆", "link strong", "a.md")], "[茶**馆**](a.md)"),
        ([run("茶", "link", "javascript:x")], "茶"),
        ([run("a:b", "link", "x/a:b")], "[a:b](x/a:b)"),
        ([run(" ", "link", "a.md")], " "),
        ([run("https://a.example/", "link", "https://a.example/")], "<https://a.example/>"),
        ([run("▧ 猫", "picture", "a.png"), run(" a.png", "picture address")], "![猫](a.png)"),
        ([run("一\n二")], "一/二"),
    ],
)
def test_runs_are_written_with_their_marks(runs: list[Run], written: str) -> None:
    assert line_of(tuple(runs), broken="/") == written


def test_a_picture_may_be_its_words_alone() -> None:
    picture = (run("▧ 猫", "picture", "a.png"), run(" a.png", "picture address"))
    assert line_of(picture, broken="", pictures=False) == "猫"
    assert line_of((run("▧ 猫", "picture"),), broken="") == "猫"


def test_only_a_bracket_of_a_picture_closes_in_a_link() -> None:
    assert bracketed("a]b") == r"a\]b"
    assert bracketed("![a](b)") == "![a](b)"
