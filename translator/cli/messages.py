"""How errors are told on standard error."""

from __future__ import annotations

import click


def say_error(what: str, hint: str) -> None:
    """Print what happened and, where there is one, what to do next."""
    click.echo(f"Error: {what}", err=True)
    if hint:
        click.echo(f"       {hint}", err=True)
