"""Every word of the page stands in one table, in English and in Chinese."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

import ui
from tests.row_chunks import rows_together
from ui.i18n import strings

FOLDER = Path(ui.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
_FIELD = re.compile(r"\{(\w+)\}")
# What shows its first argument, or the named ones, to a person.
_SHOWING = frozenset(
    (
        "Page", "box", "button", "caption", "checkbox", "dataframe", "dialog", "download_button",
        "error", "exception", "expander", "facts", "file_uploader", "form_submit_button",
        "header", "info", "link_button", "markdown", "metric", "multiselect", "number_input",
        "pills", "popover", "progress", "radio", "segmented_control", "selectbox", "slider",
        "spinner", "status", "subheader", "success", "tabs", "text", "text_area", "text_input",
        "title", "toast", "toggle", "warning", "write",
    )
)  # fmt: skip
_NAMED = frozenset(("label", "placeholder", "help", "title", "text", "body"))
_WORD = re.compile(r"[A-Za-z]{2,}|[\u4e00-\u9fff]")


def literals(node: ast.expr) -> list[str]:
    """Return the words written in an argument itself, not those looked up."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) and _WORD.search(node.value) else []
    if isinstance(node, ast.JoinedStr):
        return [text for part in node.values for text in literals(part)]
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    if isinstance(node, ast.List | ast.Tuple):
        return [text for part in node.elts for text in literals(part)]
    if isinstance(node, ast.BinOp):
        return literals(node.left) + literals(node.right)
    return []


def html_words(node: ast.expr) -> list[str]:
    """Return the words of a piece of HTML that stand outside its tags."""
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(p.value) if isinstance(p, ast.Constant) else "…" for p in node.values)
    elif isinstance(node, ast.Constant):
        text = str(node.value)
    else:
        return []
    words_left = re.sub(r"<[^>]*>", "", text).replace("对照 Duizhao", "")  # its name is its name
    words_left = re.sub(r"&\w+;", "", words_left)
    return _WORD.findall(words_left)


def stray(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        if getattr(getattr(node.func, "value", None), "id", "") == "_log":
            continue  # what the terminal is told
        if name == "html" and node.args:
            found += [f"{path.name}:{node.lineno}: {word}" for word in html_words(node.args[0])]
        if name not in _SHOWING:
            continue
        shown = node.args[:1] + [k.value for k in node.keywords if k.arg in _NAMED]
        if name in ("segmented_control", "radio", "pills") and not any(
            k.arg == "format_func" for k in node.keywords
        ):
            shown += node.args[1:2]
        found += [f"{path.name}:{node.lineno}: {t}" for one in shown for t in literals(one)]
    return found


@rows_together("path", MODULES, ids=lambda path: path.name)
def test_no_page_says_a_word_that_is_not_in_the_table(path: Path) -> None:
    assert stray(path) == []


def keys_used() -> set[str]:
    """Return the keys written out in the pages; those put together are left to their tests."""
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


@rows_together("key", strings.table())
def test_every_sentence_is_there_in_both_languages_with_the_same_fields(key: str) -> None:
    wording = strings.table()[key]
    assert wording.english.strip() and wording.chinese.strip()
    assert set(_FIELD.findall(wording.english)) == set(_FIELD.findall(wording.chinese))


def test_every_key_that_is_asked_for_is_in_the_table() -> None:
    known = strings.table()
    said = {
        node.args[0].value
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("say", "count")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and "." in str(node.args[0].value)
    }
    assert said <= set(known)
    assert said


def test_no_sentence_is_left_in_the_table_that_no_page_says() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in MODULES)
    put_together = set(re.findall(r'f"([a-z]+\.[a-z_-]*)\{', texts))  # say(f"state.{state}")
    unused = [
        key
        for key in strings.table()
        if f'"{key.removesuffix(".one")}"' not in texts
        and not any(key.startswith(prefix) for prefix in put_together)
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("en-GB", "en"),
        ("de", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-hk", "zh-Hant"),
        ("zh_Hant_TW", "zh-Hant"),
        ("zha", "en"),
    ],
)
def test_the_browser_decides_the_language_until_a_person_does(
    locale: str | None, language: str
) -> None:
    assert strings.of_browser(locale) == language


def test_traditional_chinese_is_made_of_the_simplified() -> None:
    assert strings._sentence("nav.memory", "zh-Hans") == "记忆与术语"
    assert strings._sentence("nav.memory", "zh-Hant") == "記憶與術語"


def test_a_single_thing_has_a_form_of_its_own() -> None:
    assert strings.count("read.sentences", 1) == "1 sentence"
    assert strings.count("read.sentences", 2) == "2 sentences"


def test_the_upload_field_speaks_the_pages_language(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.i18n.strings.of_browser", lambda locale: "zh-Hans")
    page.open()
    assert '--dz-choose: "选择文件";' in page.said
    assert "每个不超过 100 MB" in page.said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0, "job.left-few"), (9.9, "job.left-few"), (10.0, "10"), (11.0, "20"), (89.0, "90"),
        (90.0, "2"), (149.0, "2"), (151.0, "3"), (5399.0, "90"), (5400.0, "1.5"), (7200.0, "2.0"),
    ],
)  # fmt: skip
def test_a_time_is_said_as_one_says_it(seconds: float, said: str) -> None:
    key = "job.left-few"
    if said != key:
        kind = "seconds" if seconds < 90 else "minutes" if seconds < 5400 else "hours"
        key = f"job.left-{kind}"
    assert strings.time_left(seconds) == strings.sentence(key, "en", number=said)
