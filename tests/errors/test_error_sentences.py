"""How an error is said: in each language, on a page, and with others inside."""

from __future__ import annotations

import errno
import os
import re

import pytest

from translator.errors import (
    EngineError,
    InputError,
    ModelError,
    OutputError,
    TranslatorError,
    UsageError,
    restored,
)
from translator.errors.error_sentences import (
    Piece,
    Said,
    UnfitError,
    because,
    between,
    checked,
    column,
    in_language,
    joined,
    named,
    one_after_other,
    piece,
    row,
    say,
    table,
    tagged,
    why_of,
    worded,
)

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
    assert failed.happened("zh-Hans") == "无法下载 small。找不到 /a。找不到 /b。"


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


def test_the_command_lines_words_are_said_unless_a_page_asks() -> None:
    problem = InputError("document.other-language", name="a.md")
    assert problem.say() == problem.say("en", page=False) != problem.say("en", page=True)
    assert problem.next_step() == problem.next_step("en", page=False)
    key = "document.other-language.next"
    assert row(key) == row(key, page=False) != row(key, page=True)
    assert say(key, {"name": "a.md"}, "en") == problem.hint
    assert (say("nobody.says.this", {}, "en"), row("nobody.says.this")) == (None, None)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en", 0), ("de", 0), ("zh", 1), ("zh-Hans", 1), ("zh-Hant", 2), ("zh-Hant-HK", 2)],
)
def test_a_tag_reads_one_column_of_the_table(tag: str, expected: int) -> None:
    assert column(tag) == expected
    assert between(tag) == (" " if expected == 0 else "")


def test_an_errors_class_says_how_the_command_line_ends() -> None:
    kinds = (TranslatorError, UsageError, InputError, ModelError, EngineError, OutputError)
    assert [kind.exit_code for kind in kinds] == [3, 2, 3, 4, 4, 3]


def test_why_a_value_may_not_be_is_said_as_its_piece() -> None:
    why = piece("setting.one")
    assert why_of(UnfitError(why)) is why
    assert why_of(OSError(errno.EACCES, os.strerror(errno.EACCES))) == Piece("piece.os.EACCES", {})
    assert why_of(ValueError("strange")) == "strange"


def test_an_error_is_stored_with_its_chinese_readable() -> None:
    problem = InputError("format.empty", name="书.md")
    kept = problem.stored()
    assert kept.startswith("书.md is empty. Give a file with text in it.\n")
    assert "\\u" not in kept
    back = restored(kept)
    assert back.say("zh-Hans") == problem.say("zh-Hans")


def test_every_kind_of_field_comes_back_from_storage() -> None:
    inner = ModelError("folder.none", path="/a")
    problem = ModelError("fetch.failed", name=piece("setting.one"), problems=(inner, inner))
    back = restored(problem.stored())
    assert isinstance(back.fields["name"], Piece)
    problems = back.fields["problems"]
    assert isinstance(problems, tuple) and all(isinstance(one, TranslatorError) for one in problems)
    assert back.say("zh-Hans") == problem.say("zh-Hans")
    counted = InputError("encoding.binary", offset=3)
    assert restored(counted.stored()).fields == {"offset": 3}


def test_a_page_says_a_language_by_its_name_and_the_command_line_by_its_tag() -> None:
    found = tagged("zh")
    assert isinstance(found, Piece)
    assert (found.say(), found.say("en", page=True)) == ("zh", "Chinese")
    kept = Said(found)
    assert (kept, in_language(kept, "en")) == ("zh", "Chinese")


def test_pieces_are_joined_with_semicolons_and_none_is_none() -> None:
    one, other = piece("check.marks"), piece("check.loop")
    assert joined([]) is None
    assert joined(iter([one])) is one
    found = joined([one, other, one])
    assert found is not None
    assert str(found) == "marks; repetition; marks"
    assert found.say("zh-Hans") == "标记；重复；标记"


def test_sentences_one_after_the_other_can_be_said_in_each_language_if_all_can() -> None:
    one, other = Said(piece("check.marks")), Said(piece("check.loop"))
    both = one_after_other([one, other])
    assert (both, in_language(both, "zh-Hans")) == ("marks repetition", "标记重复")
    for mixed in ([one, "odd"], ["odd", one]):
        said = one_after_other(mixed)
        assert said == in_language(said, "zh-Hans") == " ".join(mixed)
    assert one_after_other([]) == ""
    assert in_language(one_after_other([one]), "zh-Hans") == "标记"


def test_what_a_list_says_in_our_own_words_is_known_in_every_language() -> None:
    known = worded("check.marks", "marks")
    assert isinstance(known, Piece) and known.say("zh-Hans") == "标记"
    assert worded("check.marks", "my own words") == "my own words"
    assert worded("nobody.says.this", "marks") == "marks"


def test_a_check_is_said_by_the_name_people_give_it() -> None:
    known = checked("loop")
    assert isinstance(known, Piece)
    assert (str(known), known.say("zh-Hans")) == ("repetition", "重复")
    assert checked("nobody") == "nobody"


def test_remarks_and_empty_lines_of_the_table_are_no_rows() -> None:
    assert "" not in table()
    assert not [key for key in table() if key.startswith("#")]
