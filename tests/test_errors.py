"""Every error has a sentence in every language, with the fields it is raised with."""

from __future__ import annotations

import ast
import copy
import errno
import os
import re
import string
from functools import cache
from pathlib import Path

import pytest

import translator
import ui
from tests.row_chunks import rows_together
from translator import errors
from translator.errors import InputError, ModelError, error_sentences, restored
from translator.errors.error_sentences import (
    LANGUAGES,
    Piece,
    Said,
    UnfitError,
    in_language,
    joined,
    one_after_other,
    piece,
    row,
    table,
    why_of,
    worded,
)
from translator.models.specs import PACKAGED, ModelSpec, read_specs
from translator.text.languages import single_script_characters

HAN = re.compile("[\u4e00-\u9fff]")
FOLDERS = (Path(translator.__file__).parent, Path(ui.__file__).parent)
PIECE = "piece."
OWN = {"translator.engines.openai.http_failures.RefusedError": {"code", "said"}}
"""What a kind takes for itself."""
LOOKED_UP = {"translator.store.database"}
"""Modules that take the key out of a table of theirs."""
BUILT = (
    "piece.os.",
    "piece.tag.",
    "piece.language.",
    "piece.check.",
    "piece.about.",
    "piece.consent.",
)
"""Rows that are asked for by a number, a language or a model."""
PARTS = ("entry.", "next.", PIECE)
"""Rows that are no sentences of their own."""
NO_HAN = {"next.list-models", "piece.specs.line", "piece.times.once"}


def module_name(path: Path) -> str:
    root = next(folder for folder in FOLDERS if path.is_relative_to(folder)).parent
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def paths() -> dict[str, Path]:
    """Return every module's file; known when tests are collected, where parsing takes seconds."""
    return {module_name(path): path for folder in FOLDERS for path in sorted(folder.rglob("*.py"))}


@cache
def modules() -> dict[str, ast.Module]:
    return {name: ast.parse(path.read_text("utf-8")) for name, path in paths().items()}


def names(tree: ast.Module, module: str) -> dict[str, str]:
    """Return what each name of a module stands for, as far as it is imported or a class."""
    found = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return found | {one.name: f"{module}.{one.name}" for one in classes}


@cache
def kinds() -> frozenset[str]:
    """Return the full names of all kinds of errors."""
    found = {"translator.errors.TranslatorError"}
    while True:
        more = {
            f"{module}.{node.name}"
            for module, tree in modules().items()
            for node in tree.body
            if isinstance(node, ast.ClassDef)
            for base in node.bases
            if isinstance(base, ast.Name) and names(tree, module).get(base.id) in found
        }
        if more <= found:
            return frozenset(found)
        found |= more


def literals(node: ast.expr) -> list[str] | None:
    """Return the keys an argument may be; None: that is decided elsewhere."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        either = literals(node.body), literals(node.orelse)
        return None if None in either else [key for one in either for key in one or ()]
    return None


@cache
def calls() -> list[tuple[str, str, ast.Call]]:
    """Return every making of an error or of a piece: module, full name, call."""
    found = []
    for module, tree in modules().items():
        known = names(tree, module) | {"kind": "translator.errors.ModelError"}  # models.fetch
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                called = known.get(node.func.id, "")
                if called in kinds() or called == "translator.errors.error_sentences.piece":
                    found.append((module, called, node))
    return found


def of_errors() -> list[tuple[str, str, ast.Call]]:
    own = {"translator.errors", "translator.errors.error_sentences"}
    return [one for one in calls() if one[0] not in own and not one[1].endswith(".piece")]


def of_pieces() -> list[tuple[str, ast.Call]]:
    return [(one[0], one[2]) for one in calls() if one[1].endswith(".piece")]


def given(call: ast.Call) -> set[str]:
    assert all(one.arg for one in call.keywords), ast.unparse(call)
    return {str(one.arg) for one in call.keywords}


def fields(text: str) -> set[str]:
    found = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return {re.split(r"[.\[]", name)[0] for name in found}


def needed(key: str) -> set[str]:
    """Return the fields of all rows of a key."""
    found: set[str] = set()
    for one in (key, key + error_sentences.NEXT):
        for page in (False, True):
            found |= {name for cell in row(one, page=page) or () for name in fields(cell)}
    return found


def constants(module: str) -> set[str]:
    return {
        node.value
        for node in ast.walk(modules()[module])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_there_is_something_to_see() -> None:
    assert len(of_errors()) > 230 and len(of_pieces()) > 40 and len(kinds()) == 17


def test_an_error_has_a_sentence_with_exactly_its_fields() -> None:
    for module, kind, call in of_errors():
        said = f"{module}, line {call.lineno}: {ast.unparse(call)}"
        assert len(call.args) == 1, f"an error takes its key; all else by name: {said}"
        keys = literals(call.args[0])
        if keys is None:
            assert module in LOOKED_UP
            keys = [key for key in constants(module) if key in table()]
            keys = [key for key in keys if needed(key) == given(call)]
        assert keys, said
        for key in keys:
            assert row(key) is not None, f"{key}: {said}"
            assert given(call) - OWN.get(kind, set()) == needed(key), said


def test_keys_that_are_looked_up_have_their_fields() -> None:
    from translator.store.database import _CONDITIONS

    assert {frozenset(needed(key)) for key in _CONDITIONS.values()} == {frozenset({"path"})}


def test_a_piece_has_a_row_with_its_fields() -> None:
    by_module: dict[str, list[ast.Call]] = {}
    for module, call in of_pieces():
        by_module.setdefault(module, []).append(call)
    for module, made in by_module.items():
        named_keys: set[str] = set()
        elsewhere: list[ast.Call] = []
        for call in made:
            said = f"{module}, line {call.lineno}: {ast.unparse(call)}"
            keys = literals(call.args[0])
            if keys is None:
                elsewhere.append(call)
                continue
            named_keys |= set(keys)
            for key in keys:
                assert needed(PIECE + key) == given(call) or len(keys) > 1, said
                assert row(PIECE + key) is not None and needed(PIECE + key) <= given(call), said
        if elsewhere:
            may_be = {one for one in constants(module) if PIECE + one in table()} - named_keys
            may = set().union(*(given(call) for call in elsewhere))
            assert all(needed(PIECE + key) <= may for key in may_be), module


def test_no_sentence_is_left_that_no_error_says() -> None:
    said = set().union(*(constants(module) for module in modules()))
    pointed = {cells[0][1:] for cells in table().values() if cells[0].startswith("=")}
    unused = []
    for key in table():
        base = key.removesuffix(error_sentences.PAGE)
        if base.startswith(BUILT) or base in pointed:
            continue
        base = base.removesuffix(error_sentences.NEXT)
        if base not in said and base.removeprefix(PIECE) not in said and base not in pointed:
            unused.append(key)
    assert unused == []


def test_every_sentence_is_there_in_three_languages() -> None:
    only_simplified, only_traditional = single_script_characters()
    for key, cells in table().items():
        if cells[0].startswith("="):
            assert cells[0][1:] in table() and not any(cells[1:]), key
            continue
        assert len(cells) == len(LANGUAGES), key
        english, simplified, traditional = cells
        assert all(cell.strip() for cell in cells), key
        assert fields(english) == fields(simplified) == fields(traditional), key
        bare = re.sub(r"\{[^}]*\}", "", english)
        if HAN.search(english) is None and re.search("[A-Za-z]{3}", bare) and key not in NO_HAN:
            assert HAN.search(simplified) and HAN.search(traditional), key
        assert not set(traditional) & only_simplified, key
        assert not set(simplified) & only_traditional, key
        if not key.startswith(PARTS) and re.search(r"[A-Za-z]\.$", english):
            assert simplified.endswith("。") and traditional.endswith("。"), key


@pytest.mark.parametrize(
    "module",
    [one for one in paths() if one.startswith("translator.config")]
    + ["translator.text.typography.apply"],
)
def test_why_a_setting_is_refused_is_said_in_every_language(module: str) -> None:
    raised = [node.exc for node in ast.walk(modules()[module]) if isinstance(node, ast.Raise)]
    assert not any("ValueError(" in ast.unparse(one) for one in raised if one)


def test_pieces_are_joined_in_the_language_of_their_sentence() -> None:
    several = joined(piece("setting.wrong", name=n, why=piece("setting.one")) for n in "ab")
    assert several is not None and str(several) == "a takes one value; b takes one value"
    assert several.say("zh-Hans") == "a 只能有一个值；b 只能有一个值"
    assert joined([]) is None


@rows_together("module", [one for one in paths() if ".formats." in one])
def test_why_something_is_left_as_it_is_is_said_in_every_language(module: str) -> None:
    found = [one for one in ast.walk(modules()[module]) if isinstance(one, ast.Call)]
    given_reasons = [
        keyword.value for call in found for keyword in call.keywords if keyword.arg == "reason"
    ]
    written = [one for one in given_reasons if isinstance(one, ast.Constant | ast.JoinedStr)]
    assert all(isinstance(one, ast.Constant) and one.value == "" for one in written)
    sentences = [one for one in constants(module) if re.fullmatch(r"[A-Z][^\n]*[a-z]+\.", one)]
    docstrings = {
        ast.get_docstring(node)
        for node in ast.walk(modules()[module])
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    } | {
        node.value.value
        for node in ast.walk(modules()[module])
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    assert [one for one in sentences if one not in docstrings] == []


def test_a_text_keeps_how_it_is_said_in_other_languages() -> None:
    code, formula = Said(piece("left.code")), Said(piece("left.formula"))
    both = one_after_other([code, formula])
    assert both == "Code is never translated. Formulas are never translated."
    assert in_language(both, "zh-Hant") == "程式碼從不翻譯。公式從不翻譯。"
    assert copy.deepcopy(code).piece == code.piece and in_language(code, "en") == code
    assert one_after_other([code]) is code and one_after_other([]) == ""
    assert one_after_other([code, "Mine."]) == f"{code} Mine."
    assert in_language("Mine.", "zh-Hans") == "Mine."


@pytest.mark.parametrize("spec", read_specs(PACKAGED), ids=lambda spec: spec.name)
def test_what_the_list_says_of_a_model_is_known_in_every_language(spec: ModelSpec) -> None:
    assert str(worded(f"about.{spec.name}", spec.about)) == spec.about
    assert isinstance(worded(f"about.{spec.name}", spec.about), Piece)
    assert not spec.consent or isinstance(worded(f"consent.{spec.name}", spec.consent), Piece)


def test_nothing_is_said_of_a_model_that_is_not_listed() -> None:
    listed = {spec.name for spec in read_specs(PACKAGED)}
    keys = {key for key in table() if key.startswith(("piece.about.", "piece.consent."))}
    assert {key.split(".", 2)[2] for key in keys} <= listed


def test_what_a_persons_own_list_says_is_shown_as_it_is() -> None:
    assert worded("about.cc-cedict", "My own copy.") == "My own copy."
    assert worded("about.mine", "{Mine}") == "{Mine}"


def test_why_something_failed_is_said_as_far_as_it_is_known() -> None:
    assert str(why_of(OSError(errno.EROFS, os.strerror(errno.EROFS)))) == os.strerror(errno.EROFS)
    assert why_of(ValueError("strange")) == "strange"
    newer = ModelError(
        "archive.record", path="a.tar", why=why_of(UnfitError(piece("record.newer")))
    )
    assert "由较新版本的对照制作" in newer.say("zh-Hans")
    assert newer.what == "The record in a.tar is damaged (made by a newer version of Duizhao)."


def test_an_error_comes_back_from_where_it_was_stored() -> None:
    inner = InputError("encoding.binary", offset=3)
    problem = InputError("document.not-text", name=Path("a.md"), problem=inner)
    kept = problem.stored()
    assert kept.startswith(f"{problem}\n")
    for language in LANGUAGES:
        assert restored(kept).say(language) == problem.say(language)
    several = ModelError("fetch.failed", name="s", problems=(ModelError("folder.none", path="/a"),))
    assert restored(several.stored()).say("zh-Hans") == several.say("zh-Hans")
    stopped = ModelError("server.none", server="s", why=piece("server.cut"))
    assert restored(stopped.stored()).happened("zh-Hant") == "s：回應中斷了。"


@pytest.mark.parametrize(
    "text", ["", "The disk is full. Make room.", "one\ntwo", 'a\n{"error": 1}', "a\n[]"]
)
def test_what_an_older_version_stored_is_shown_as_it_is(text: str) -> None:
    assert str(restored(text)) == text


def test_what_a_newer_version_stored_is_shown_in_its_english() -> None:
    kept = 'It is new.\n{"error": "future.thing", "fields": {}}'
    assert str(restored(kept)) == "It is new."


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.UsageError, 2),
        (errors.InputError, 3),
        (errors.LanguageError, 3),
        (errors.OutputError, 3),
        (errors.StoreError, 3),
        (errors.ModelError, 4),
        (errors.EngineError, 4),
    ],
)
def test_programs_tell_failures_apart_by_the_documented_code(
    kind: type[errors.TranslatorError], code: int
) -> None:
    assert kind.exit_code == code
