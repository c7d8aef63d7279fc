"""What generators call headings; the wanted names were written down from the generators' rules."""

from __future__ import annotations

import pytest

from translator.formats.markdown.heading_slugs import heading_slugs

GITHUB, VITEPRESS, PYMDOWNX, UNICODE, ASCII, HEXO, DOCSIFY = range(7)


def names(rule: int, *titles: str) -> list[str]:
    return heading_slugs(titles)[rule]


@pytest.mark.parametrize(
    ("rule", "title", "name"),
    [
        (GITHUB, "安装 Node.js（推荐）", "安装-nodejs推荐"),
        (GITHUB, "a_b - c", "a_b---c"),
        (GITHUB, "什么是“上下文”？", "什么是上下文"),
        (VITEPRESS, "安装 Node.js（推荐）", "安装-node-js-推荐"),
        (VITEPRESS, "什么是“上下文”？", "什么是-上下文"),
        (VITEPRESS, "Café：早餐", "cafe-早餐"),
        (VITEPRESS, "3 步上手", "_3-步上手"),
        (PYMDOWNX, "安装 Node.js（推荐）", "安装-nodejs推荐"),
        (UNICODE, "安装 - 说明", "安装-说明"),
        (ASCII, "安装", "_1"),
        (ASCII, "安装 Node.js", "nodejs"),
        (HEXO, "安装 Node.js", "安装-Node-js"),
        (DOCSIFY, "安装 Node.js！", "安装-nodejs！"),
        (DOCSIFY, "3 步上手", "_3-步上手"),
    ],
)
def test_a_heading_is_called_as_its_generator_calls_it(rule: int, title: str, name: str) -> None:
    assert names(rule, title) == [name]


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (GITHUB, ["用法", "用法-1", "用法-1-1", "用法-2"]),
        (PYMDOWNX, ["用法", "用法_1", "用法-1", "用法_2"]),
        (ASCII, ["_1", "_2", "1", "_3"]),
    ],
)
def test_headings_of_one_name_are_numbered(rule: int, wanted: list[str]) -> None:
    assert names(rule, "用法", "用法", "用法 1", "用法") == wanted


def test_many_headings_of_one_name_take_linear_time() -> None:
    found = heading_slugs(["用法"] * 20_000)
    assert all(len(set(one)) == 20_000 for one in found)


@pytest.mark.parametrize("rule", [PYMDOWNX, UNICODE, ASCII])
def test_a_number_at_the_end_of_a_name_is_counted_on(rule: int) -> None:
    assert names(rule, "tea_3", "tea_3", "tea_3") == ["tea_3", "tea_4", "tea_5"]
    assert names(rule, "tea", "tea_1", "tea") == ["tea", "tea_1", "tea_2"]
    assert names(rule, "tea", "tea", "tea_1") == ["tea", "tea_1", "tea_2"]


def test_a_name_that_is_taken_by_another_heading_is_passed_over() -> None:
    assert names(GITHUB, "tea", "tea-1", "tea", "tea") == ["tea", "tea-1", "tea-2", "tea-3"]
    assert names(GITHUB, "tea", "tea-2", "tea", "tea") == ["tea", "tea-2", "tea-1", "tea-3"]
