"""The settings in the sidebar; each is kept in ``config.toml`` the moment it is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from translator import config
from translator.application import DIRECTIONS, ModelStore, usable_models
from translator.config import Config
from translator.errors import TranslatorError
from translator.store import Library
from translator.text.typography.apply import CHOICES
from translator.types import Quality
from ui.i18n import choices, messages, strings
from ui.i18n.strings import say
from ui.theme import theme


def show(chosen: Config, library: Library, *, pages: Sequence[str] = ()) -> Config:
    """Show every setting; return what holds from now on.

    Args:
        chosen: The settings as they are.
        library: Whose glossaries may count.
        pages: As ``theme.show`` takes them.
    """
    st.html(f'<h2 class="dz-heading">{say("settings.title")}</h2>')
    _select(
        "language", config.LANGUAGES, chosen.language, _language, label=say("settings.language")
    )
    theme.show(pages)
    messages.note(say("settings.letters"))
    st.html(f'<h3 class="dz-heading">{say("settings.new")}</h3>')
    _select(
        "quality",
        list(Quality),
        chosen.quality,
        lambda quality: say(f"settings.{quality}"),
        label=say("settings.quality"),
    )
    try:
        _models(chosen)
    except TranslatorError as error:  # a damaged model must not keep anybody from the pages
        messages.error(error)
    _select(
        "chinese",
        config.SCRIPTS,
        chosen.chinese,
        strings.language_name,
        label=say("settings.chinese"),
    )
    _glossary(chosen, library)
    st.toggle(
        say("settings.draft-first"),
        value=chosen.draft_first,
        key="setting-draft-first",
        help=say("settings.draft-first-what"),
        on_change=_keep,
        args=("setting-draft-first", lambda value: {"draft_first": value}),
    )
    _typography(chosen)
    if problem := st.session_state.pop(_PROBLEM, None):
        messages.error(problem)
    return config.read().config


_PROBLEM = "settings-problem"


def _models(chosen: Config) -> None:
    """Offer a choice for each direction that has more than one model."""
    for direction in DIRECTIONS:
        names = [one.name for one in usable_models(direction, ModelStore())]
        kept = chosen.models.get(direction, "")
        if len(names) < 2 and not kept:
            continue
        options = ["", *names] if kept in ("", *names) else ["", kept, *names]
        _select(
            f"model-{direction}",
            options,
            kept,
            lambda name: name or say("settings.best-model"),
            label=say(f"settings.model-{direction}"),
            change=partial(_with_model, direction),
        )


def _with_model(direction: str, name: str) -> dict[str, Any]:
    """Return the setting that changes the model of one direction; no name: the best one."""
    models = {**config.read().config.models, direction: name}
    return {"models": {one: known for one, known in models.items() if known}}


def prefer(direction: str, name: str) -> None:
    """Keep which model translates a direction; for pages that offer the choice themselves.

    Raises:
        OutputError: the settings cannot be written.
    """
    config.change(lambda _: _with_model(direction, name))  # what is kept by then counts
    # The box shows what holds now.
    st.session_state.pop(choices.key(f"setting-model-{direction}"), None)


def _glossary(chosen: Config, library: Library) -> None:
    st.toggle(
        say("settings.glossary"),
        value=chosen.glossary,
        key="setting-glossary",
        on_change=_keep,
        args=("setting-glossary", lambda value: {"glossary": value}),
    )
    projects = [name for name in library.glossary_sizes() if name]
    if chosen.glossary and (projects or chosen.project):
        _select(
            "project",
            ["", *dict.fromkeys((*projects, *([chosen.project] if chosen.project else [])))],
            chosen.project,
            lambda name: name or say("settings.no-project"),
            label=say("settings.project"),
        )


def _typography(chosen: Config) -> None:
    with st.expander(say("settings.typography")):
        for name, ways in CHOICES.items():
            _select(
                f"typography-{name}",
                ways,
                getattr(chosen.typography, name),
                lambda choice: say(f"settings.{choice}"),
                label=say(f"settings.{name}"),
                change=partial(_with_choice, name),
            )


def _with_choice(name: str, value: str) -> dict[str, Any]:
    """Return the setting that changes one choice of typography."""
    return {"typography": replace(config.read().config.typography, **{name: value})}


def _language(tag: str) -> str:
    if tag:
        return strings.LANGUAGES[tag]
    return say(
        "settings.browser", language=strings.LANGUAGES[strings.of_browser(st.context.locale)]
    )


def _select(
    name: str,
    options: Sequence[Any],
    value: Any,
    shown: Callable[[Any], str],
    *,
    label: str,
    change: Callable[[Any], dict[str, Any]] | None = None,
) -> None:
    """Show a select box for a field of ``Config``, or for what ``change`` makes of a choice."""
    key = f"setting-{name}"
    if name != "language":  # its options are called the same in each
        key = choices.key(key)
    st.selectbox(
        label,
        options,
        index=list(options).index(value),
        format_func=strings.naming(options, shown),
        key=key,
        on_change=_keep,
        args=(key, change or (lambda chosen: {name: chosen})),
    )


def _keep(key: str, change: Callable[[Any], dict[str, Any]]) -> None:
    try:
        config.change(lambda _: change(st.session_state[key]))
    except TranslatorError as error:
        st.session_state[_PROBLEM] = error
