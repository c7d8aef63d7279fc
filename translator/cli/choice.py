"""What the command line and the settings say about languages, model and reading.

An option comes first, then ``DUIZHAO_MODEL`` (for the model), then ``config.toml``, then the
default. ``--no-config`` leaves the settings out, for runs that must come out alike everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import click

from translator import config
from translator.application import (
    TARGETS,
    Options,
    choose_front_matter_keys,
    choose_read_scans,
    options_of,
)
from translator.chinese.scripts import converter
from translator.cli.tracked_changes import REFUSE, changes_option
from translator.config import Config
from translator.errors import InputError
from translator.text.languages import primary
from translator.text.typography.apply import CHOICES, Typography
from translator.types import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What was said, with the settings where nothing was."""

    options: Options
    """Of the runs."""
    encoding: str | None = None
    """Of the input; None: detected."""
    changes: str = REFUSE
    """What becomes of tracked changes: ``refuse`` or ``accept``."""
    project: bool = False
    """Whether the glossary of the options is the settings'."""
    language: str = ""
    """Of sentences that explain: ``en`` or ``zh``; empty: the system's."""
    quiet: bool = False
    settings: str = ""
    """Which settings of the file count, to be told; empty: none."""
    front_matter_keys: tuple[str, ...] = ()
    """What of a page's front matter is text, besides the usual."""
    read_scans: bool = True
    """Whether pages of PDF that are pictures are read."""


def choose(
    kept: Config,
    *,
    to: str | None = None,
    source: str | None = None,
    model: str | None = None,
    draft: str | None = None,
    drafting: bool = False,
    quality: str | None = None,
    encoding: str | None = None,
    glossaries: Sequence[str] = (),
    typography: Sequence[str] = (),
    fresh: bool = False,
    quiet: bool = False,
) -> Choice:
    """Put options and settings together.

    ``kept`` are the settings, ``Config()`` to leave them out; the others are the options of
    their names, None or empty where nothing was said. ``drafting``: whether the command drafts
    at all.

    Raises:
        ValueError: the typography that was said is none.
    """
    named = model or os.environ.get("DUIZHAO_MODEL")
    settled = options_of(kept)
    overruled = {
        "translation.quality": quality,
        "translation.chinese": to,
        "translation.project": glossaries,
        **{f"models.{one}": named for one in config.DIRECTIONS},
        **{f"drafts.{one}": draft or not drafting for one in config.DIRECTIONS},
        "reader.draft-first": True,  # these two count in the reader alone
        "reader.language": True,
    }
    return Choice(
        options=replace(
            settled,
            to=to,
            source=source,
            model=model,
            models={} if named else kept.models,
            draft=draft or None,
            drafts=kept.drafts if drafting and not draft else {},
            quality=Quality(quality) if quality else settled.quality,
            typography=Typography.of(typography, others=settled.typography),
            glossaries=tuple(glossaries) or settled.glossaries,
            fresh=fresh,
        ),
        encoding=encoding,
        project=bool(settled.glossaries and not glossaries),
        language=primary(kept.language),
        quiet=quiet,
        front_matter_keys=tuple(kept.front_matter_keys),
        read_scans=kept.read_scans,
        settings=_counting(kept, frozenset(name for name, said in overruled.items() if said)),
    )


def _counting(kept: Config, overruled: frozenset[str]) -> str:
    """Say which settings of the file count; empty if none does."""
    counting = [
        f"{name} = {config.in_toml(value)}"
        for name, value in config.said(kept).items()
        if name not in overruled
    ]
    if not counting:
        return ""
    return f"Settings of {config.path()} (--no-config leaves them out): {', '.join(counting)}"


def settings(*, ignored: bool) -> Config:
    """Return the settings of the file.

    Args:
        ignored: Leave them out: every one is the default.

    Raises:
        InputError: the file cannot be read or has a mistake; with the defaults instead, hours
            of work would come out otherwise than a person chose.
    """
    if ignored:
        _read_as(Config())
        return Config()
    found = config.read()
    if found.problem is not None:
        raise InputError("cli.settings", problem=found.problem)
    _read_as(found.config)
    return found.config


def read_as_chosen() -> None:
    """Have the settings say what of a document is text, in commands that ask them nothing else.

    A mistake in the file is no reason to stop there: the default counts.
    """
    _read_as(config.read().config)


def _read_as(kept: Config) -> None:
    choose_front_matter_keys(kept.front_matter_keys)
    choose_read_scans(kept.read_scans)


def _checked(
    context: click.Context, option: click.Parameter, words: Sequence[str]
) -> tuple[str, ...]:
    try:
        Typography.of(words)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx=context, param=option) from error
    return tuple(words)


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options every translating command has, handed to it as one ``choice``."""

    @wraps(command)
    def chosen(
        *words: Any,
        to: str | None,
        source: str | None,
        model: str | None,
        quality: str | None,
        encoding: str | None,
        glossaries: tuple[str, ...],
        typography: tuple[str, ...],
        changes: str,
        no_config: bool,
        **others: Any,
    ) -> Any:
        choice = choose(
            settings(ignored=no_config),
            to=to,
            source=source,
            model=model,
            drafting="draft" in others,
            draft=others.pop("draft", None),
            quality=quality,
            encoding=encoding,
            glossaries=glossaries,
            typography=typography,
            fresh=bool(others.pop("fresh", False)),
            quiet=bool(others.get("quiet")),
        )
        return command(*words, choice=replace(choice, changes=changes), **others)

    result: Callable[..., Any] = chosen
    for option in reversed(_OPTIONS):
        result = option(result)
    return result


regional_option = click.option(
    "--regional",
    type=click.Choice(list(converter.REGIONAL)),
    default=converter.SAFE,
    show_default=True,
    help="Words of Taiwan or Hong Kong in place of the mainland's: "
    + "; ".join(f"{name}: {means}" for name, means in converter.REGIONAL.items())
    + ".",
)
"""For commands that convert Chinese to Chinese."""
fuzzy_option = click.option(
    "--fuzzy",
    type=click.IntRange(50, 100),
    metavar="PERCENT",
    help="Use the translation of a sentence that is as similar as that or more; what differs "
    "is said. [default: never]",
)
"""For commands whose result has translations."""
draft_option = click.option(
    "--draft",
    metavar="NAME",
    help="A quick model that goes first: the reader shows its drafts until the better "
    "translation is there. They stay, marked, where --model fails. [default: none]",
)
"""For commands that translate whole documents; ``choice_options`` takes it up."""
no_config_option = click.option(
    "--no-config", is_flag=True, help="Leave your settings out; see 'duizhao config list'."
)
_OPTIONS = (
    click.option("--to", metavar="TAG", help=f"{', '.join(TARGETS)} [default: the other language]"),
    click.option("--from", "source", metavar="TAG", help="zh or en [default: detected]"),
    click.option(
        "--model",
        metavar="NAME",
        help="See 'duizhao models list'; or openai:MODEL@BASE_URL, a server's; or echo.",
    ),
    click.option(
        "--quality",
        type=click.Choice([quality.value for quality in Quality]),
        help=f"How much time a sentence may take. [default: {Quality.BALANCED}]",
    ),
    click.option("--encoding", metavar="NAME", help="Of the input [default: detected]"),
    changes_option,
    click.option(
        "--glossary",
        "glossaries",
        metavar="FILE",
        multiple=True,
        help="CSV, TSV or TBX, or the name of a glossary of yours; may be given again.",
    ),
    click.option(
        "--typography",
        metavar="SETTING=VALUE",
        multiple=True,
        callback=_checked,
        help="; ".join(
            f"{name.replace('_', '-')}: {', '.join(values)}" for name, values in CHOICES.items()
        ),
    ),
    no_config_option,
)
