"""The commands the documentation shows do run."""

from __future__ import annotations

import contextlib
import csv
import inspect
import io
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import translator
from tests import layers
from translator.checks.wording import Sentence, sentences
from translator.cli import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINKED = [
    *PAGES,
    *(ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")),
    ROOT / "benchmarks" / "README.md",
]
MADE = "benchmarks/out/"
"""A folder that is named and only there when a benchmark has run."""
_OURS = re.compile(r"`((?:translator|ui|tests|benchmarks|docs|examples)/[\w./*-]+)`")
_SHELL = re.compile(r"[|<>;&*$~]|\\$")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# They download, wait for a person or another program, need the dictionary, a model, a book; or
# they begin Ray, which a test of its own does with what the page shows (test_corpus_ray.py).
_NOT_RUN = re.compile(
    r"duizhao (?:ui|corpus (?!filter)|models (?!list)|doctor|glossary names|lookup"
    r"|.*(?:--(?:pinyin|ruby)|apkg))|\[|\.\.\.|<|git |pip "
    r"|.*(?:https://|--watch|book\.epub| zh/ |article/target/)"
)


def commands(page: Path) -> list[str]:
    fences = _FENCE.findall(page.read_text("utf-8"))
    shown = [text for language, text in fences if language in ("", "sh", "bash", "console")]
    lines = [line.split(" #")[0].strip() for text in shown for line in text.splitlines()]
    return [line for line in lines if "duizhao " in line and not _NOT_RUN.search(line)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = commands(page)
    if not shown:
        pytest.skip(f"{page.name} shows no command that runs without a model or a person")
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    for name, copy in (
        ("news.zh-Hans.md", "article.md"),
        ("letter.zh-Hant.md", "articles/letter.md"),
        ("news.zh-Hans.md", "articles/news.md"),
    ):
        shutil.copy(ROOT / "examples" / name, copy)
    shutil.copy(ROOT / "tests" / "application" / "news.en.md", "published.md")
    Path("corpus").mkdir()
    Path("corpus/pairs.tsv").write_text("今天下雨。\tIt rains today.\n", encoding="utf-8")
    for number, command in enumerate(shown):
        code, errors = run(command)
        # 1: `check` finds segments that are not translated (yet).
        allowed = (0, 1) if "check" in command else (0,)
        assert code in allowed, f"{number}: {command}\n{errors}"


def test_what_the_page_about_python_shows_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "news.zh-Hans.md", "article.md")
    names: dict[str, object] = {}
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    shown = [text for language, text in _FENCE.findall(page) if language == "python"]
    for text in shown:
        exec(text, names)
    assert len(shown) >= 6
    said = capsys.readouterr().out
    assert said.startswith("⟦早市天亮前就开始了。⟧\n")
    assert "頭髮很長，軟體很新。" in said
    assert "no words that could be translated" in said
    assert {"article.tmx", "article.en.md"} <= {path.name for path in tmp_path.iterdir()}


def test_the_page_about_python_names_every_function() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    for name in translator.__all__:
        if inspect.isfunction(getattr(translator, name)):
            assert re.search(rf"\b{name}\b", page), name


def run(command: str) -> tuple[int, str]:
    """Run a command as a person would type it; return its exit code and what it said.

    One that needs no shell is run in this process: starting Python costs more than most of them.
    """
    if command.startswith("duizhao ") and not _SHELL.search(command):
        output, errors = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            code = main(shlex.split(command)[1:])
        errors.seek(0)
        return code, errors.read()
    line = command.replace("duizhao ", f"{sys.executable} -m translator ")
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def prose(page: Path) -> str:
    """Return a page without what is shown as code in lines of its own."""
    return _FENCE.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """Return what a link may name of a page: its headings, as GitHub writes them."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", LINKED, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", prose(page))
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", text):
        place = page.parent / target if target else page
        assert place.exists(), f"{page.name} links to {target}"
        assert not anchor or anchor in anchors(place), f"{page.name} links to {target}#{anchor}"


@pytest.mark.parametrize("page", LINKED, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_path_of_the_project_that_a_page_names_is_there(page: Path) -> None:
    for path in _OURS.findall(prose(page)):
        assert path == MADE or list(ROOT.glob(path)), f"{page.name} names {path}"


def test_the_way_around_names_every_module_and_package_of_the_library() -> None:
    way = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    names = {path.name for path in (ROOT / "translator").glob("*.py")} - {"__main__.py"}
    packages = {path.parent.name for path in (ROOT / "translator").glob("*/__init__.py")}
    assert {name for name in names if not re.search(rf"\b{name}`", way)} == set()
    assert {name for name in packages if f"`translator/{name}/" not in way} == set()


def walkthrough(name: str) -> str:
    """Return one of the changes that CONTRIBUTING.md makes step by step."""
    return (ROOT / "CONTRIBUTING.md").read_text("utf-8").split(f"### {name}\n")[1].split("\n##")[0]


def shown_module(steps: str) -> dict[str, Any]:
    """Run the module that a walkthrough writes; return its names."""
    shown = re.findall(r"^    ```python\n(.*?)^    ```$", steps, re.MULTILINE | re.DOTALL)
    module = ModuleType("shown")
    sys.modules["shown"] = module  # dataclasses look their module up
    try:
        exec(textwrap.dedent(shown[0]), module.__dict__)
    finally:
        del sys.modules["shown"]
    return module.__dict__


@pytest.mark.parametrize(("name", "room"), [("A new export", "exports"), ("A new check", "checks")])
def test_a_module_that_contributing_writes_has_a_name_of_its_own(name: str, room: str) -> None:
    (written,) = re.findall(r"Write `(\w+)\.py`", walkthrough(name))
    named = {module for module, path in layers.modules().items() if path.stem == written}
    assert named <= {f"translator.{room}.{written}"}  # there when somebody has followed the steps


def test_the_export_that_contributing_writes_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    proof = shown_module(walkthrough("A new export"))["Proof"]()
    bitext = translator.translate("早市很热闹。", to="en").bitext
    assert proof.write(bitext, layout=translator.Layout.BILINGUAL).decode() == (
        "1. 早市很热闹。\n   ⟦早市很热闹。⟧\n"
    )


def test_the_check_that_contributing_writes_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    steps = walkthrough("A new check")
    row = re.findall(r"`([^`]+)`", steps[steps.index("`brackets.open`") :])[:4]
    assert len(row) == 1 + len(fields(Sentence))
    cells = dict(zip((field.name for field in fields(Sentence)), row[1:], strict=True))
    said = {**sentences(), row[0]: Sentence(**cells)}
    monkeypatch.setattr("translator.checks.wording.sentences", lambda: said)
    unclosed = shown_module(steps)["unclosed"]
    found = unclosed("他在（上午）来。", "He came (in the morning.")
    assert [finding.message for finding in found] == [
        "The translation opens ( and does not close it."
    ]
    assert found[0].message_hant == "譯文裡的(沒有配上另一半。"
    assert not unclosed("他（上午）来。", "He came (in the morning）.")


def test_the_page_of_the_library_names_everything_it_does() -> None:
    page = (ROOT / "docs" / "library.md").read_text("utf-8").split("## For programmers")[1]
    public = {name for name in dir(translator.Library) if not name.startswith("_")}
    assert {name for name in public if f"`{name}`" not in page} == set()


def test_the_page_of_the_findings_has_every_sentence() -> None:
    page = (ROOT / "docs" / "findings.md").read_text("utf-8")
    for key, sentence in sentences().items():
        if not key.startswith("piece"):
            assert f"| {sentence.english} | {sentence.chinese} |" in page


def test_what_the_readme_shows_is_what_the_model_made() -> None:
    with (ROOT / "benchmarks" / "data" / "pictures.tsv").open("r", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    made = {bare(row["source"]): bare(row["engine"]) for row in rows}
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme[readme.index("| the article |") :].split("\n\n")[0]
    shown = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    assert len(shown) == 4
    assert {bare(source): bare(target) for source, target in shown}.items() <= made.items()


def bare(text: str) -> str:
    """Return a sentence without its marks or its asterisks."""
    return re.sub(r"[\*\U000F0000-\U0010FFFD]", "", text)
