"""The words of the command line: a promise to scripts, so that none changes unnoticed.

``options.tsv`` is read by people: command, option, what it takes, its default, and whether it may
be given again. Who changes one on purpose changes the row, the documentation and the changelog:
``PYTHONPATH=. python -m tests.cli.test_options`` writes the table.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import click

from translator.system.text_tables import rows_of

TABLE = Path(__file__).with_name("options.tsv")
_HEAD = "# command, option, what it takes, default, given again (tests/cli/test_options.py)\n"
_GROUP = importlib.import_module("translator.cli.main").duizhao


def commands(group: click.Command, name: str = "duizhao") -> Iterator[tuple[str, click.Command]]:
    if not isinstance(group, click.Group):
        yield name, group
        return
    context = click.Context(group)
    for one in group.list_commands(context):
        command = group.get_command(context, one)
        assert command is not None
        yield from commands(command, f"{name} {one}")


def takes(option: click.Parameter) -> str:
    if isinstance(option, click.Option) and option.is_flag:
        return "nothing"
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.type.name


def default_of(option: click.Parameter) -> str:
    found = option.to_info_dict().get("default")
    return "" if found in (None, False, ()) or "Sentinel" in repr(found) else str(found)


def found() -> list[tuple[str, ...]]:
    rows = []
    for name, command in commands(_GROUP):
        for option in command.params:
            several = option.multiple if isinstance(option, click.Option) else option.nargs != 1
            said = " ".join(option.opts) if isinstance(option, click.Option) else option.name or ""
            needed = "needed" if option.required else default_of(option)
            rows.append((name, said, takes(option), needed, "again" if several else "once"))
    return rows


def test_what_a_script_may_say_is_what_was_promised() -> None:
    assert sorted(found()) == sorted(rows_of(TABLE, 5))


if __name__ == "__main__":
    TABLE.write_text(_HEAD + "".join("\t".join(row) + "\n" for row in found()), encoding="utf-8")
