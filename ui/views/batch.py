"""Several files at once: what each is, one button, and a queue in the order they were given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from translator.application import Options, Original, Plan, direction, plan_document
from translator.config import Config
from translator.errors import TranslatorError
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.views import translation_request
from ui.views.pressed import pressed
from ui.views.translation_request import TranslationRequest


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """A file that was read, and what it is translated to."""

    original: Original
    plan: Plan
    model: str | None
    """None: none is needed."""


def articles(
    originals: list[Original], models: Mapping[str, list[str]], config: Config
) -> list[Article]:
    """Plan each of several files; one that cannot be translated is told and left out.

    Args:
        originals: The files.
        models: Direction (``zh-en``) to names of models, the best first.
        config: What English becomes.
    """
    found = []
    for original in originals:
        try:
            plan = planned(original, config)
        except TranslatorError as error:
            messages.error(error)
            continue
        way = direction(plan)
        if models.get(way):
            found.append(Article(original=original, plan=plan, model=models[way][0]))
        else:
            messages.box(original.document.name, say("several.no-model"), level="error")
    return found


def planned(original: Original, config: Config) -> Plan:
    """Return the plan of a file with the language it becomes as nobody says otherwise.

    Raises:
        TranslatorError: it is in neither Chinese nor English.
    """
    source = original.document.language
    return plan_document(original.document, Options(source=source, chinese=config.chinese))


def _facts(one: Article) -> list[tuple[str, str]]:
    document = one.original.document
    languages = (one.plan.source_language, one.plan.target_language)
    return [
        ("", " → ".join(map(strings.language_name, languages))),
        (say("open.paragraphs"), str(len(document.blocks))),
        (say("open.encoding"), document.encoding),
        (say("open.model"), one.model or ""),
    ]


def show(found: list[Article]) -> None:
    """List the files and offer to translate all; then the first is open, the rest wait."""
    facts = [_facts(one) for one in found]
    # What holds for all of them is said once, so that the list shows what differs.
    same = set.intersection(*map(set, facts)) if len(found) > 1 else set()
    with st.container(gap=None):
        if same:
            messages.facts(*(fact for fact in facts[0] if fact in same))
        for one, known in zip(found, facts, strict=True):
            differs = [fact for fact in known if fact not in same]
            messages.facts(("", one.original.document.name), *differs)
    if not found:
        return
    messages.note(say("several.order"))
    requests = [
        TranslationRequest(
            original=one.original,
            to=one.plan.target_language,
            source=one.plan.source_language,
            model=one.model,
        )
        for one in found
    ]
    if pressed(say("several.translate", number=len(found)), key="translate-all", type="primary"):
        translation_request.submit(requests)
