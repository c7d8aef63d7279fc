"""What the library says when something fails, in the page's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import translator
import ui
from translator import config
from ui.i18n import error_wording
from ui.i18n.error_wording import explained

_FIELD = re.compile(r"\{\w*\}")
FOLDERS = (Path(translator.__file__).parent, Path(ui.__file__).parent)


def texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts of a module, what is filled in as ``{}``."""
    for one in ast.walk(node):
        if isinstance(one, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in one.values
            )
        elif isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


SAID = frozenset(
    text
    for folder in FOLDERS
    for path in folder.rglob("*.py")
    for text in texts(ast.parse(path.read_text("utf-8")))  # type: ignore[arg-type]
)
SENTENCES = [
    one for one in error_wording.table() if one.endswith((".", "}", "fetch", "list", "verify"))
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_the_table_is_one_the_library_says(sentence: str) -> None:
    assert _FIELD.sub("{}", sentence) in SAID


@pytest.mark.parametrize("sentence", error_wording.table())
def test_every_sentence_has_its_fields_in_both_languages(sentence: str) -> None:
    fields = set(re.findall(r"\{(\w+)\}", sentence))
    for shown in error_wording.table()[sentence]:
        assert set(re.findall(r"\{(\w+)\}", shown)) <= fields
    assert re.search(r"[\u4e00-\u9fff]|^ ", error_wording.table()[sentence][1])


@pytest.mark.parametrize(
    ("library", "language", "page"),
    [
        ("a.md is empty.", "zh-Hans", "a.md 是空的。"),
        (
            "a.md is empty. Give a file with text in it.",
            "zh-Hans",
            "a.md 是空的。请选择有文字的文件。",
        ),
        ("a.md is empty.", "en", "a.md is empty."),
        ("scan.pdf is a PDF, not an article.", "zh-Hans", "scan.pdf 是 PDF，不是文章。"),
        (
            "old.rar is a compressed file, not an article.",
            "zh-Hant",
            "old.rar 是壓縮檔案，不是文章。",
        ),
        ("书.md is empty.", "zh-Hant", "书.md 是空的。"),
        (
            "a: b.txt: This is not text: there is a zero byte at offset 3.",
            "zh-Hans",
            "a: b.txt：这不是文本：第 3 字节处是零字节。",
        ),
        (
            "No model for zh to en is installed.",
            "zh-Hans",
            "没有安装从中文到英文的模型。",
        ),
        (
            "Say what it is with --from zh or --from en.",
            "en",
            "If it is, say which under “Not right?”.",
        ),
        ("Nobody foresaw this. Do that.", "zh-Hans", "Nobody foresaw this. Do that."),
        ("", "zh-Hans", ""),
    ],
)  # fmt: skip
def test_a_sentence_is_said_in_the_pages_language(library: str, language: str, page: str) -> None:
    assert explained(library, language) == page


def test_the_page_says_an_error_in_chinese(page: Any) -> None:
    config.change(language="zh-Hans")
    page.open(job="404")
    assert "文库中已没有这份译文。" in page.said
    assert "no job" not in page.said


def test_a_home_that_cannot_be_made_is_told_in_chinese(
    page: Any, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_home / "a file").touch()
    monkeypatch.setenv("DUIZHAO_HOME", str(own_home / "a file" / "home"))
    monkeypatch.setattr("ui.i18n.strings.of_browser", lambda locale: "zh-Hans")
    page.run()
    assert "无法创建文库所在的文件夹" in page.said
    assert "请把 DUIZHAO_HOME 设为你自己的文件夹。" in page.said
