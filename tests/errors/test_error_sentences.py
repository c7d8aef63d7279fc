"""How an error is said: in each language, on a page, and with others inside."""

from __future__ import annotations

import errno
import os
import re

import pytest

from translator.errors import InputError, ModelError, TranslatorError
from translator.errors.error_sentences import because, named, tagged

HAN = re.compile("[\u4e00-\u9fff]")


def test_an_error_is_said_in_the_language_asked_for() -> None:
    problem = InputError("format.empty", name="书.md")
    assert str(problem) == "书.md is empty. Give a file with text in it."
    assert problem.say("zh-Hans") == "书.md 是空的。请选择有文字的文件。"
    assert problem.say("zh-Hant-TW") == "书.md 是空的。請選擇有文字的檔案。"
    assert problem.say("de") == str(problem)
    assert (problem.what, problem.hint) == ("书.md is empty.", "Give a file with text in it.")


def test_a_page_is_not_told_of_the_command_lines_options() -> None:
    problem = InputError("document.other-language", name="a.md")
    assert "--from" in problem.hint
    assert problem.next_step("en", page=True) == "If it is, say which under “Not right?”."


def test_pieces_are_said_in_the_language_of_their_sentence() -> None:
    problem = ModelError("model.none-for", source=tagged("zh"), target=tagged("en"))
    assert problem.what == "No model for zh to en is installed."
    assert problem.happened("zh-Hans") == "没有安装从中文到英文的模型。"
    assert tagged("fr") == named("fr") == "fr"
    assert str(named("zh-Hans")) == "Simplified Chinese"


def test_an_error_in_another_keeps_its_next_step() -> None:
    inner = InputError("encoding.binary", offset=3)
    outer = InputError("document.not-text", name="a: b.txt", problem=inner)
    assert str(outer) == f"a: b.txt: {inner}"
    assert outer.happened("zh-Hans") == "a: b.txt：这不是文本：第 3 字节处是零字节。"
    assert outer.next_step("zh-Hans", page=True).startswith("如果确实是文本")


def test_several_errors_are_said_one_after_the_other() -> None:
    one, other = ModelError("folder.none", path="/a"), ModelError("folder.none", path="/b")
    failed = ModelError("fetch.failed", name="small", problems=(one, other))
    assert failed.what == "small could not be fetched. There is no /a. There is no /b."
    assert failed.happened("zh-Hans") == "无法下载 small。没有 /a。没有 /b。"


def test_several_names_are_listed_as_the_language_lists_them() -> None:
    problem = ModelError("archive.several", path="a.zip", names=("small", "large"))
    assert problem.hint.endswith("one of: small, large.")
    assert problem.next_step("zh-Hans").endswith("指明：small、large。")
    assert problem.next_step("zh-Hant").endswith("指明：small、large。")


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EROFS])
def test_what_the_system_says_is_known_in_chinese(number: int) -> None:
    why = because(OSError(number, os.strerror(number)))
    assert str(why) == os.strerror(number)
    assert HAN.search(InputError("file.unreadable", path="a", why=why).say("zh-Hans"))


def test_what_the_system_seldom_says_is_shown_as_it_is() -> None:
    assert because(OSError(errno.EACCES, "read-only file")) == "read-only file"
    assert because(OSError("strange")) == "strange"
    assert because(OSError(0, os.strerror(0))) == os.strerror(0)  # nothing is known of the cause
    assert because(OSError()) == "OSError"


def test_a_text_that_is_no_key_is_shown_as_it_is() -> None:
    problem = TranslatorError("It broke {here}.")
    assert str(problem) == problem.say("zh-Hans") == "It broke {here}."
    assert problem.hint == ""


def test_braces_in_a_name_are_no_fields() -> None:
    assert InputError("format.empty", name="{0}{x}").what == "{0}{x} is empty."
