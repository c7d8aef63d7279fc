"""What the command line and the settings say about languages, model and reading.

An option comes first, then ``DUIZHAO_MODEL`` (for the model), then ``config.toml``, then the
default. ``--no-config`` leaves the settings out, for runs that must come out alike everywhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import click

from translator import config
from translator.chinese.scripts import converter
from translator.config import Config
from translator.document import plan
from translator.errors import InputError
from translator.text.typography.apply import CHOICES, DEFAULT, Typography
from translator.types import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What was said, with the settings where nothing was."""

    to: str | None = None
    source: str | None = None
    chinese: str = Config().chinese
    """What English becomes unless ``to`` says otherwise."""
    model: str | None = None
    models: Mapping[str, str] = field(default_factory=dict)
    """Direction → model of the settings, for directions without ``model``."""
    encoding: str | None = None
    fresh: bool = False
    quality: Quality = Quality.BALANCED
    glossaries: tuple[str, ...] = ()
    """Files, or names of glossaries in the library."""
    project: bool = False
    """Whether the one among them is the settings'."""
    own_glossary: bool = True
    """Whether the library's glossary that always counts does."""
    typography: Typography = DEFAULT
    regional: str = converter.SAFE
    """Which words of Taiwan or Hong Kong replace others: a key of ``scripts.REGIONAL``."""
    language: str = ""
    """Of sentences that explain: ``en`` or ``zh``; empty: the system's."""
    quiet: bool = False
    settings: str = ""
    """Which settings of the file count, to be told; empty: none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """The options themselves; what was not said is None or empty."""

    to: str | None = None
    source: str | None = None
    model: str | None = None
    quality: str | None = None
    encoding: str | None = None
    glossaries: tuple[str, ...] = ()
    typography: tuple[str, ...] = ()
    fresh: bool = False
    quiet: bool = False


def choose(said: Said, kept: Config) -> Choice:
    """Put options and settings together.

    Args:
        said: The options.
        kept: The settings; ``Config()`` to leave them out.

    Raises:
        ValueError: the typography that was said is none.
    """
    project = kept.project if kept.glossary and not said.glossaries else ""
    models = {} if said.model or os.environ.get("DUIZHAO_MODEL") else kept.models
    return Choice(
        to=said.to,
        source=said.source,
        chinese=kept.chinese,
        model=said.model,
        models=models,
        encoding=said.encoding,
        fresh=said.fresh,
        quality=Quality(said.quality) if said.quality else kept.quality,
        glossaries=(project,) if project else said.glossaries,
        project=bool(project),
        own_glossary=kept.glossary,
        typography=Typography.of(said.typography, others=kept.typography),
        language=plan.primary(kept.language),
        quiet=said.quiet,
        settings=_counting(kept, _overruled(said)),
    )


def _overruled(said: Said) -> frozenset[str]:
    """Return the names of the settings that an option or the environment comes before."""
    model = said.model or os.environ.get("DUIZHAO_MODEL")
    overruled = {
        "translation.quality": said.quality,
        "translation.chinese": said.to,
        "translation.project": said.glossaries,
        **{f"models.{one}": model for one in config.DIRECTIONS},
        "reader.language": True,  # counts for no target
    }
    return frozenset(name for name, given in overruled.items() if given)


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
        return Config()
    found = config.read()
    if found.problem is not None:
        raise InputError("cli.settings", problem=found.problem)
    return found.config


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
        no_config: bool,
        **others: Any,
    ) -> Any:
        said = Said(
            to=to,
            source=source,
            model=model,
            quality=quality,
            encoding=encoding,
            glossaries=glossaries,
            typography=typography,
            fresh=bool(others.pop("fresh", False)),
            quiet=bool(others.get("quiet")),
        )
        return command(*words, choice=choose(said, settings(ignored=no_config)), **others)

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
no_config_option = click.option(
    "--no-config", is_flag=True, help="Leave your settings out; see 'duizhao config list'."
)
_OPTIONS = (
    click.option("--to", metavar="TAG", help=f"{', '.join(plan.TARGETS)} [default: the other one]"),
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
