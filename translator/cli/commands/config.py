"""``duizhao config``: what a person chose for good, shown and changed."""

from __future__ import annotations

import json
from typing import Any

import click

from translator import config as settings
from translator.cli.reporting import say_error
from translator.config import Config, Found
from translator.errors import InputError


@click.group()
def config() -> None:
    r"""Show and change the settings: what counts when no option says otherwise.

    They stand in config.toml in the data directory, the same that the reader's settings
    change, and count for translate, export, check and the reader. An option and, for the
    model, DUIZHAO_MODEL come before them; --no-config leaves them out.

    \b
    Examples:
      duizhao config list
      duizhao config set translation.quality best
      duizhao config set translation.typography quotes=curly han-latin-space=space
      duizhao config unset translation.quality
    """


@config.command("path")
def show_path() -> None:
    """Print where the file is; there need be none."""
    click.echo(settings.path())


@config.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def show_all(as_json: bool) -> int:
    """Print every setting that is not the default, and what the others may be."""
    found = settings.read()
    chosen = settings.said(found.config)
    if as_json:
        click.echo(json.dumps(chosen, ensure_ascii=False, indent=1))
    else:
        for name, (field, _) in settings.SETTINGS.items():
            value = settings.in_toml(chosen[name]) if name in chosen else "(default)"
            click.echo(f"{name} = {value}    # {settings.FIELDS[field].may_be}")
        for name in settings.unknown(found.table):
            click.echo(f"{name}    # not known to this version: it counts for nothing")
    return _told(found)


@config.command("get")
@click.argument("name", metavar="NAME")
def show_one(name: str) -> int:
    """Print the value of a setting."""
    found = settings.read()
    click.echo(_shown(settings.value_of(found.config, name)))
    return _told(found)


@config.command("set")
@click.argument("name", metavar="NAME")
@click.argument("words", nargs=-1, required=True, metavar="VALUE...")
def set_one(name: str, words: tuple[str, ...]) -> int:
    """Give a setting another value; 'duizhao config list' says which it may be."""
    return _change(name, words)


@config.command("unset")
@click.argument("name", metavar="NAME")
def unset_one(name: str) -> int:
    """Let the default count again."""
    return _change(name, None)


def _change(name: str, words: tuple[str, ...] | None) -> int:
    before = settings.read()
    if before.problem is not None and not before.table:
        _told(before)  # says where the broken file is kept
    settings.change(lambda config: settings.changed(config, name, words))
    after = settings.read()
    click.echo(f"{name} = {_shown(_value(after.config, name))}", err=True)
    return _told(after)


def _value(config: Config, name: str) -> Any:
    return settings.said(config).get(name, "(default)")


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else settings.in_toml(value)


def _told(found: Found) -> int:
    """Say what is wrong with the file, if anything; return the exit code."""
    if found.problem is None:
        return 0
    say_error(found.problem.what, found.problem.hint)
    return InputError.exit_code
