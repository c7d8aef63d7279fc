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
import pytest

from tests.cli.conftest import Command
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


@pytest.mark.parametrize(("words", "open_browser"), [((), True), (("--no-browser",), False)])
def test_the_reader_is_opened_here_unless_a_person_says_otherwise(
    duizhao: Command, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], open_browser: bool
) -> None:
    from ui.server import access, launch

    served: list[tuple[int, dict[str, object]]] = []
    monkeypatch.setattr(launch, "choose_port", lambda port, host: port or 8501)
    monkeypatch.setattr(launch, "serve", lambda port, **more: served.append((port, more)))
    monkeypatch.setattr(launch, "reachable", lambda host: ["192.168.1.5", "10.0.0.3"])
    monkeypatch.setattr(access, "new_token", lambda: "t0ken")
    required: list[str] = []
    monkeypatch.setattr(access, "require", required.append)
    done = duizhao("ui", *words)
    assert (done.code, done.text, required) == (0, "", [])
    assert done.err == "The reader is at http://127.0.0.1:8501 (end it with Ctrl-C)\n"
    assert served == [(8501, {"open_browser": open_browser, "host": "127.0.0.1"})]
    served.clear()
    done = duizhao("ui", "--host", "0.0.0.0", "--port", "8600")
    assert served == [(8600, {"open_browser": False, "host": "0.0.0.0"})]
    assert (done.code, done.text, required) == (0, "", ["t0ken"])
    assert [line.strip() for line in done.err.splitlines()[1:]] == [
        "http://192.168.1.5:8600/?token=t0ken",
        "http://10.0.0.3:8600/?token=t0ken",
        "http://127.0.0.1:8600/?token=t0ken",
        "What is read goes through that network unencrypted.",
    ]
    done = duizhao("ui", "--host", "192.168.1.5")
    assert [line.strip() for line in done.err.splitlines()[1:-1]] == [
        "http://192.168.1.5:8501/?token=t0ken"
    ]


if __name__ == "__main__":
    TABLE.write_text(_HEAD + "".join("\t".join(row) + "\n" for row in found()), encoding="utf-8")
