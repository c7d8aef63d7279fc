"""Where the people of a document are from."""

from __future__ import annotations

import pytest

from translator.grounding.name_regions import Places, is_abroad


def elsewhere(text: str, name: str) -> bool:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return Places(text).is_elsewhere(name, starts)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("韩国外长李英浩来了。", "李英浩", True),
        ("李英浩是韩国外长。", "李英浩", True),
        ("中国驻韩国大使李英浩来了。", "李英浩", False),
        ("北京市民李英浩去过韩国。", "李英浩", False),
        ("李英浩来了。", "李英浩", False),
        ("谈判在河内举行。范明政来了。", "范明政", True),
        ("谈判在河内举行。欧阳明来了。", "欧阳明", False),  # no family of Vietnam
        ("台北下雨了。林文月说，她不去。", "林文月", True),
        ("浙江和江苏下雨，台北没有。林文月说，她不去。", "林文月", False),
        ("美国运输部长赵小兰辞职。", "赵小兰", True),
        ("赵小兰去过美国。", "赵小兰", False),
        ("（德）魏思敏著", "魏思敏", True),
        ("旅美学者张文说，她想家。", "张文", True),
        ("（德）" + " " * 7 + "魏思敏著", "魏思敏", True),
        ("（德）" + " " * 8 + "魏思敏著", "魏思敏", False),
        ("美国" + "长" * 14 + "赵小兰辞职。", "赵小兰", True),
        ("美国" + "长" * 15 + "赵小兰辞职。", "赵小兰", False),
        ("美国的，赵小兰辞职。", "赵小兰", False),
        ("韩国下雨。李英浩是北京人。", "李英浩", False),
        ("李英浩是北京人。李英浩去过韩国。", "李英浩", True),
        ("北京市民李英浩来了。韩国、首尔和釜山下雨。", "李英浩", False),
        ("北京、韩国下雨。李英浩说，他不去。", "李英浩", False),  # as often here as there
        ("北京、韩国、首尔下雨。李英浩说，他不去。", "李英浩", True),
        ("驻韩国大使来了。李英浩说，他不去。", "李英浩", False),
        ("阮小武说，他不去。", "阮小武", True),
        ("北京下雨。阮小武说，他不去。", "阮小武", False),
    ],
)
def test_places_say_where_somebody_is_from(text: str, name: str, expected: bool) -> None:
    assert elsewhere(text, name) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法国总统来了。", True),
        ("法国总统访问中国。", False),
        ("约翰·史密斯来了。", True),
        ("今天下雨。", False),
        ("约翰·史密斯来北京了。", False),
    ],
)
def test_a_text_about_other_countries(text: str, expected: bool) -> None:
    assert is_abroad(text) is expected
