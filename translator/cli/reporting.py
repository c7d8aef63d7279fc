"""How errors are told on standard error."""

from __future__ import annotations

import click

from translator.system.printable import printable

_LINES = "\n\t"


def say_error(what: str, hint: str) -> None:
    """Print what happened and, where there is one, what to do next."""
    click.echo(f"Error: {printable(what, keep=_LINES)}", err=True)
    if hint:
        click.echo(f"       {printable(hint, keep=_LINES)}", err=True)
