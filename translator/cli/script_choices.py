"""The list of ``duizhao convert --choices``: where a conversion had more than one way."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from translator.types import ScriptChoice

_BY = {
    "rule": "rule: {reason}",
    "name": "a name",
    "region": "a word of the region: {reason}",
    "word": "the word",
    "phrase": "a phrase of OpenCC",
    "default": "nothing: the usual form",
}


def show(name: str, choices: Iterable[tuple[int, ScriptChoice]], *, as_json: bool) -> None:
    """Print the choices of one document: a table, or JSON lines."""
    rows = list(choices)
    if as_json:
        for line, choice in rows:
            click.echo(json.dumps(_row(name, line, choice), ensure_ascii=False))
        return
    what = "character or word" if len(rows) == 1 else "characters and words"
    click.echo(f"{name}: {len(rows)} {what} had a choice")
    if rows:
        click.echo("line\tword\tcharacter\tchosen\tor\tdecided by")
    for line, choice in rows:
        by = _BY[choice.by].format(reason=choice.reason)
        other = " ".join(choice.alternatives)
        click.echo(f"{line}\t{choice.word}\t{choice.source}\t{choice.chosen}\t{other}\t{by}")


def _row(name: str, line: int, choice: ScriptChoice) -> dict[str, object]:
    return {
        "document": name,
        "line": line,
        "word": choice.word,
        "character": choice.source,
        "chosen": choice.chosen,
        "alternatives": choice.alternatives,
        "by": choice.by,
        "reason": choice.reason,
    }
