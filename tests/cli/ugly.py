"""Ugly values for every option of every command, and what it takes to try one."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from translator.cli.main import duizhao, main
from translator.document.sentence_ids import digest

TABLE = Path(__file__).with_name("ugly_values.tsv")
ARTICLE = "# 早市\n\n天还没有亮，街上已经很热闹了。卖豆腐的师傅来得最早。\n"
GOOD = {
    "paths": "{file}", "path": "{file}", "document": "{file}", "to": "en", "formats": "tmx",
    "as_": "tmx", "source": "豆腐", "target": "tofu", "name": "translation.project",
    "words": "早市", "names": "no-such-model", "queries_typed": "豆腐", "text": "豆腐",
    "model": "echo", "no_browser": None, "files": "{file}",
    "original": "{file}", "translation": "{file}",
    "given": "{missing}", "output": "{file}",  # of corpora: refused before Ray is begun
}  # fmt: skip
"""A value for each parameter that a command cannot do without."""
GOOD_FOR: Mapping[tuple[str, ...], Mapping[str, str]] = {
    ("export",): {"names": "tsv,tmx"},
    ("align",): {"translation": "{english}"},
    ("corrections", "import"): {"files": "{returned}"},
    ("corpus", "filter"): {"given": "{pairs}", "output": "{kept}"},
}
"""Where such a value is none for one command: with it nothing else would be looked at."""
ENGLISH = "# Morning market\n\nBefore dawn the street was busy. The tofu seller came first.\n"
SENTENCES = (
    (0, 0, "早市"), (1, 0, "天还没有亮，街上已经很热闹了。"), (1, 1, "卖豆腐的师傅来得最早。")
)  # fmt: skip
"""Block, number and text of the article's sentences."""
_REPEATED = re.compile(r"\{(?P<text>[^{}*]+?)\*(?P<times>\d+)\}|(?P<digit>\d)\{(?P<many>\d+)\}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Try:
    """A command with one ugly value in it."""

    command: tuple[str, ...]
    parameter: str
    words: tuple[str, ...]
    what: str

    def __str__(self) -> str:
        return f"{' '.join(self.command)} {self.parameter} ({self.what})"


def commands(
    command: click.Command = duizhao, name: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command that does something, by its name."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command)
    for one in command.list_commands(context):
        inner = command.get_command(context, one)
        assert inner is not None
        yield from commands(inner, (*name, one))


def _rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _expanded(text: str) -> str:
    """Write out ``{ab*3}`` as ababab and ``9{3}`` as 999."""
    return _REPEATED.sub(
        lambda one: (
            one["text"] * int(one["times"]) if one["text"] else one["digit"] * int(one["many"])
        ),
        text,
    )


def values() -> Iterator[tuple[str, str]]:
    """Yield each ugly value and what it is; one in braces is a place of ``places``."""
    for row in _rows():
        if row["kind"] == "value":
            yield json.loads(row["text"]) * int(row["times"]), row["what"]
        else:
            yield f"{{files}}/{row['what']}", f"the file {row['what']}"


def returned() -> str:
    """Return a table in which somebody corrected the article."""
    rows = ["id\tdocument\tsource_lang\ttarget_lang\tsource\ttarget"]
    for block, number, source in SENTENCES:
        own = f"{block}.{number}.{digest(source)[:8]}.{digest('')[:8]}"
        rows.append(f"{own}\tarticle.md\tzh-Hans\ten\t{source}\tSentence {block}.{number}")
    return "\n".join(rows) + "\n"


def places(folder: Path) -> Mapping[str, str]:
    """Make the files and folders the table names; return place → path."""
    work = folder / "work"
    files = folder / "files"
    work.mkdir()
    files.mkdir()
    (work / "article.md").write_text(ARTICLE, encoding="utf-8")
    (work / "english.md").write_text(ENGLISH, encoding="utf-8")
    (work / "returned.tsv").write_text(returned(), encoding="utf-8")
    (work / "folder").mkdir()
    (work / "pairs.tsv").write_text("zh\ten\n卖豆腐的来得最早。\tThe tofu seller comes first.\n")
    (work / "link").symlink_to(work / "link")
    (work / "dangling").symlink_to(work / "nothing")
    for row in _rows():
        if row["kind"] == "file":
            text = _expanded(json.loads(row["text"]) * int(row["times"]))
            (files / row["what"]).write_bytes(text.encode("utf-8", "surrogatepass"))
    with socket.socket(socket.AF_UNIX) as listener, pytest.MonkeyPatch.context() as patch:
        patch.chdir(work)  # a socket's address is at most 108 bytes, whatever the folder is called
        listener.bind("socket")
    return {
        "{folder}": str(work / "folder"), "{file}": str(work / "article.md"),
        "{link}": str(work / "link"), "{dangling}": str(work / "dangling"),
        "{socket}": str(work / "socket"), "{missing}": str(work / "missing.md"),
        "{files}": str(files), "{english}": str(work / "english.md"),
        "{returned}": str(work / "returned.tsv"),
        "{pairs}": str(work / "pairs.tsv"),
        "{kept}": str(work / "kept.jsonl"),
    }  # fmt: skip


def tries() -> list[Try]:
    """Return each option and argument of each command with each ugly value, and each flag."""
    found = []
    for name, command in commands():
        for parameter in command.params:
            said = parameter.opts[-1]
            if getattr(parameter, "is_flag", False):
                words = _words(name, command, {said: None})
                found.append(Try(command=name, parameter=said, words=words, what="flag"))
                continue
            found += [
                Try(
                    command=name,
                    parameter=said,
                    words=_words(name, command, {said: value}),
                    what=what,
                )
                for value, what in values()
            ]
    return found


def good(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a command with good values alone."""
    return _words(name, dict(commands())[name], {})


def _words(
    name: tuple[str, ...], command: click.Command, said: Mapping[str, str | None]
) -> tuple[str, ...]:
    options: list[str] = []
    arguments: list[str] = []
    for parameter in command.params:
        spelled = parameter.opts[-1]
        usual = GOOD_FOR.get(name, {}).get(parameter.name or "", GOOD.get(parameter.name or ""))
        if spelled in said:
            value = said[spelled]
        elif parameter.required or spelled == "--model":
            assert usual is not None, f"GOOD has no value for {parameter.name} of {name}"
            value = usual
        else:
            continue
        if isinstance(parameter, click.Argument):
            arguments.append(value or "")
        else:
            options += [spelled] if value is None else [spelled, value]
    return (*name, *options, "--", *arguments)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    said: str

    @property
    def well(self) -> bool:
        """Whether it is an end that was foreseen."""
        crashed = "Traceback" in self.said or "nobody foresaw" in self.said
        return self.code in range(5) and not crashed


def run(words: tuple[str, ...] | list[str], patch: pytest.MonkeyPatch) -> Ended:
    """Run a command in this process; its streams take what a terminal's would."""
    out, err = io.BytesIO(), io.BytesIO()
    with patch.context() as here:
        article = io.BytesIO(ARTICLE.encode())
        here.setattr(sys, "stdin", io.TextIOWrapper(article, encoding="utf-8"))
        stdout = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
        stderr = io.TextIOWrapper(err, "utf-8", "backslashreplace", write_through=True)
        here.setattr(sys, "stdout", stdout)
        here.setattr(sys, "stderr", stderr)
        code = main(list(words))
        return Ended(code=code, said=err.getvalue().decode())
