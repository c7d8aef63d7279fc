"""Imports run down, every room stands on its floor, nothing slow is imported before it is needed.

``python -m tests.layers`` prints the graph that is asserted here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path, PurePath

import pytest

from tests import layers

FLOORS: tuple[tuple[str, ...], ...] = (
    (
        "translator.engines.base",
        "translator.errors",
        "translator.lazy_regex",
        "translator.types",
        "translator.vectors",
        "ui.navigation",
    ),
    (
        "translator.formats.base",
        "translator.placeholders",
        "translator.system",
    ),
    (
        "translator.engines.chat",
        "translator.engines.nmt",
        "translator.formats.source",
        "translator.models",
        "translator.text",
    ),
    (
        "translator.chinese.dictionary",
        "translator.engines.llama",
        "translator.formats.html",
        "translator.formats.office",
        "translator.formats.pdf",
        "translator.formats.subtitles",
        "translator.numbers",
        "translator.text.typography",
    ),
    (
        "translator.chinese.words",
        "translator.config",
        "translator.engines.openai",
        "translator.formats.docx",
        "translator.formats.epub",
        "translator.formats.article",
        "translator.formats.markdown",
        "translator.formats.odt",
    ),
    (
        "translator.chinese.pinyin",
        "translator.chinese.scripts",
        "translator.formats",
    ),
    (
        "translator.chinese",
        "translator.document",
        "translator.engines.firefox",
        "translator.glossary",
        "translator.web",
        "ui.i18n",
    ),
    (
        "translator.exports.laid_out",
        "translator.grounding",
        "translator.moses",
        "translator.store",
        "translator.xliff",
        "ui.bookmarklet",
        "ui.word_table",
        "ui.theme",
    ),
    (
        "translator.alignment",
        "translator.engines",
        "translator.exports.anki",
        "translator.exports.docx",
        "translator.exports.epub",
        "translator.exports.markdown",
        "translator.exports.odt",
        "translator.learning",
        "translator.returned",
        "translator.tmx",
        "translator.translation.segment",
    ),
    (
        "translator.alignment.sentences",
        "translator.checks",
        "translator.exports",
        "translator.memory_files",
        "translator.translation.placeholders",
    ),
    (
        "translator.corpus",
        "translator.translation.retry",
    ),
    (
        "translator.translation",
    ),
    (
        "translator.application",
    ),
    (
        "translator.cli",
        "ui.jobs",
        "ui.server",
    ),
    (
        "translator.cli.commands",
        "ui.documents",
    ),
    (
        "ui.reader",
    ),
    (
        "ui.review",
        "ui.library_table",
    ),
    (
        "ui.views",
    ),
    (
        "ui.app",
    ),
)  # fmt: skip
"""Every room, from the bottom up: one above the highest room it imports."""
_PURE = (
    "translator.chinese", "translator.chinese.dictionary", "translator.chinese.pinyin",
    "translator.chinese.scripts", "translator.chinese.words", "translator.config",
    "translator.errors", "translator.lazy_regex", "translator.placeholders", "translator.system",
    "translator.text", "translator.text.typography", "translator.types",
)  # fmt: skip
IMPORTED_FROM_THE_LIBRARY = {
    "translator.cli": {"translator.application", "translator.store", *_PURE},
    "ui": {
        "translator.application", "translator.store", *_PURE,
        "translator.alignment",  # words that light up together
        "translator.numbers",  # the characters of a numeral
    },
}  # fmt: skip
"""Who serves people → the rooms of the library it imports, beside ``import translator`` itself."""
PARTS_OF_ONE_CONTRACT = (
    "*/base.py", "*/registry.py", "*/engine.py",  # of engines, exports, formats
    "translator/formats/*/*.py",  # a format is a folder, and every folder is built alike
    "translator/cli/commands/*.py",  # named as the command is
    "ui/views/*.py",  # named as the page is
)  # fmt: skip
"""Modules that may share a name with others."""
BEGINNINGS = (
    "translator.__main__", "translator.cli.commands.", "translator.formats.pdf.pdfium_process",
    "translator.formats.pdf.recognition_process", "ui.app",
)  # fmt: skip
"""What is started by name, not imported."""
SLOW = (
    "xllamacpp", "streamlit", "transformers", "opencc", "rjieba", "markdown_it", "rich",
    "sentencepiece", "ctranslate2", "huggingface_hub", "torch", "sqlite3", "lxml", "tomlkit",
    "cv2", "rapidocr", "onnxruntime", "rapidfuzz", "genanki",
)  # fmt: skip


def test_no_import_lies_on_a_circle() -> None:
    assert layers.circles() == []


def test_every_room_stands_on_its_floor() -> None:
    assert layers.by_floor() == [sorted(names) for names in FLOORS]


def test_nothing_below_imports_the_public_interface() -> None:
    above = [
        f"{module}:{line} imports {name}"
        for module in layers.modules()
        if module.startswith("translator.") and module not in layers.API
        for name, line in layers.imported(module).items()
        if name in layers.API or name.startswith("translator.cli")
        if not module.startswith("translator.cli")
    ]
    assert not above


@pytest.mark.parametrize("who", IMPORTED_FROM_THE_LIBRARY)
def test_commands_and_pages_import_the_application_and_pure_helpers(who: str) -> None:
    found = {layers.room(name) for name in _library_modules(who)}
    assert found == IMPORTED_FROM_THE_LIBRARY[who]


@pytest.mark.parametrize("who", IMPORTED_FROM_THE_LIBRARY)
def test_commands_and_pages_take_the_application_as_one(who: str) -> None:
    inside = "translator.application."
    assert not {name for name in _library_modules(who) if name.startswith(inside)}


def _library_modules(who: str) -> set[str]:
    """Return the modules of the library that a package imports, its own left out."""
    return {
        name
        for module in layers.modules()
        if f"{module}.".startswith(f"{who}.")
        for name in layers.imported(module)
        if name.startswith("translator.") and not f"{name}.".startswith(f"{who}.")
    }


def test_the_root_of_the_library_is_small() -> None:
    root = [path for path in layers.modules().values() if path.parent.name == "translator"]
    assert len(root) <= 8


def test_every_module_is_imported_by_another_one() -> None:
    used = {name for module in layers.modules() for name in layers.imported(module)}
    alone = [
        module
        for module, path in layers.modules().items()
        if module not in used and path.name != "__init__.py"
        if not module.startswith(BEGINNINGS)
    ]
    assert not alone


def test_no_two_modules_share_a_name() -> None:
    named: defaultdict[str, list[str]] = defaultdict(list)
    for module, path in layers.modules().items():
        place = PurePath(path.relative_to(layers.ROOT))
        if path.name != "__init__.py" and not any(map(place.match, PARTS_OF_ONE_CONTRACT)):
            named[path.stem].append(module)
    assert {name: those for name, those in named.items() if len(those) > 1} == {}


@cache
def loaded(program: str) -> frozenset[str]:
    """Return every module a fresh process has loaded after a program, without those of Python."""
    program += "\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=layers.ROOT,
    )
    return frozenset(json.loads(done.stdout.splitlines()[-1]))


def rooms_loaded(program: str) -> set[str]:
    """Return the rooms that a program loads a module of, ``__init__`` not counted."""
    found = loaded(program) & set(layers.modules())
    return {layers.room(one) for one in found if layers.modules()[one].name != "__init__.py"}


_RUN = "from translator.cli import main; main({})".format
_READERS = {
    "translator.formats.article", "translator.formats.docx", "translator.formats.epub",
    "translator.formats.html", "translator.formats.odt", "translator.formats.office",
    "translator.formats.subtitles",
}  # fmt: skip


def test_the_library_is_imported_without_anything_slow() -> None:
    assert not loaded("import translator") & {*SLOW}


@pytest.mark.parametrize("words", [["--help"], ["--version"]])
def test_help_and_version_are_shown_with_the_commands_alone(words: list[str]) -> None:
    assert not loaded(_RUN(words)) & {*SLOW}
    assert rooms_loaded(_RUN(words)) <= {
        "translator.application", "translator.cli", "translator.errors", "translator.lazy_regex",
        "translator.system", "translator.types",
    }  # fmt: skip


@pytest.mark.parametrize("command", ["translate", "export", "check", "lookup", "convert"])
def test_a_commands_help_is_shown_without_engines_and_formats(command: str) -> None:
    words = [command, "--help"]
    assert loaded(_RUN(words)) & {*SLOW} <= {"sqlite3"}
    assert not rooms_loaded(_RUN(words)) & {
        *_READERS, "translator.engines.llama", "translator.exports.docx", "translator.xliff",
    }  # fmt: skip


def test_a_text_is_converted_without_checks_and_other_formats(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("早市天亮前就开始了。\n", encoding="utf-8")
    words = ["convert", str(text), "--to", "zh-Hant", "--quiet", "-o", str(tmp_path / "b.txt")]
    assert not rooms_loaded(_RUN(words)) & {
        "translator.checks", "translator.engines", "translator.exports.docx",
        "translator.formats.article", "translator.formats.docx", "translator.formats.epub",
        "translator.formats.odt", "translator.translation.retry", "translator.web.fetching",
    }  # fmt: skip
    assert "markdown_it" not in loaded(_RUN(words))
    assert (tmp_path / "b.txt").read_text("utf-8") == "早市天亮前就開始了。\n"
