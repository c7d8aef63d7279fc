"""The opening view: an article comes in, what was detected is shown, the work begins."""

from __future__ import annotations

import os

import streamlit as st

from translator.application import (
    DIRECTIONS,
    TARGETS,
    ModelStore,
    Options,
    Original,
    holds_text,
    keep_untranslated,
    named_engine,
    plan_document,
    remote_host,
    usable_models,
    where_text_goes,
)
from translator.config import Config
from translator.errors import TranslatorError
from translator.errors.error_sentences import in_language
from translator.text.languages import primary
from ui import navigation
from ui.i18n import choices, messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.views import batch, first_run, given, kept_fields, recent, translation_request
from ui.views.given import Given
from ui.views.pressed import pressed
from ui.views.reading_files import read_given
from ui.views.translation_request import TranslationRequest

DEVELOPER = "DUIZHAO_DEVELOPER"
"""Environment variable: offer the echo engine, which translates nothing."""
MODEL_VARIABLE = "DUIZHAO_MODEL"
"""Environment variable: the model offered first, as on the command line."""
_DETECTED = ""
_LANGUAGES = (_DETECTED, "zh-Hans", "zh-Hant", "en")
_ENCODINGS = (_DETECTED, "utf-8", "gb18030", "big5hkscs", "cp950", "utf-16")


def show(context: AppContext) -> None:
    """Show the view; where a job begins, its number goes into the page's address."""
    st.html('<h1 class="dz-title"><span>对照</span> Duizhao</h1>')
    where = say("open.here" if stays(os.environ.get(MODEL_VARIABLE, "")) else "open.there")
    st.html(f'<p class="dz-lead">{say("open.lead", where=where)}</p>')
    translation_request.carry_out(context)
    translation_request.show_several()
    found = given.ask(context)
    if len(found) > 1:
        found = _several(found, context)
    if len(found) == 1:
        _prepare(found[0], context)
    elif not found:
        recent.show(context.manager.library)
        _first_run(context)


def _first_run(context: AppContext) -> None:
    try:
        if not models_for("zh", "en", context.config):
            with st.container(horizontal=True, vertical_alignment="center", key="try-example"):
                given.offer_example(context)
                messages.note(say("example.nothing"))
            first_run.show(context)
    except TranslatorError as error:  # a damaged model, or a server that is named wrongly
        messages.error(error)


def _several(files: list[Given], context: AppContext) -> list[Given]:
    """Show several files; return what is left to be shown as one when only one can be read."""
    readable: list[tuple[Given, Original]] = []
    for one in files:
        try:
            readable.append((one, read_given(one.data, name=one.name)))
        except TranslatorError as error:
            messages.error(error)
    if len(readable) == 1:
        return [readable[0][0]]
    try:
        models = {
            f"{source}-{to}": models_for(source, to, context.config)
            for source, _, to in (one.partition("-") for one in DIRECTIONS)
        }
    except TranslatorError as error:  # a damaged model, or a server that is named wrongly
        messages.error(error)
    else:
        found = batch.articles([original for _, original in readable], models, context.config)
        batch.show(found)
    return files


def _prepare(one: Given, context: AppContext) -> None:
    shown = st.container()
    try:
        with st.expander(say("open.wrong")):
            said = st.columns(2)
            language = said[0].selectbox(
                say("open.language"),
                _LANGUAGES,
                format_func=strings.naming(_LANGUAGES, _language),
                key=choices.carried("open-language"),
            )
            # A book or a Word document says itself how it is encoded: there is nothing to choose.
            encoding = ""
            if holds_text(one.name, one.data):
                encoding = said[1].selectbox(
                    say("open.encoding"),
                    _ENCODINGS,
                    format_func=strings.naming(_ENCODINGS, _encoding),
                    key=choices.carried("open-encoding"),
                )
        original = read_given(
            one.data, name=one.name, encoding=encoding or None, address=one.address
        )
        document = original.document
        source = language or document.language
        # A book or a Word document is no text: it has no encoding that one could be wrong about.
        encodings = [] if document.package else [(say("open.encoding"), document.encoding)]
        with shown:
            messages.facts(
                (say("open.language"), strings.language_name(source)),
                *encodings,
                (say("open.format"), given.kind_in_words(document.format)),
                (say("open.paragraphs"), str(len(document.blocks))),
            )
        _choose(original, source, context)
    except TranslatorError as error:
        messages.error(error)


def _choose(original: Original, source: str, context: AppContext) -> None:
    default = default_target(original, source, context.config)
    targets = [default] + [
        tag for tag in TARGETS if tag not in (default, source) and not _same(tag, source)
    ]
    columns = st.columns(2)
    to = columns[0].selectbox(
        say("open.to"),
        targets,
        format_func=strings.naming(targets, strings.language_name),
        key=choices.carried(f"open-to-{'-'.join(targets)}"),  # of another article others
    )
    names = models_for(source, to, context.config)
    if primary(source) == primary(to):
        columns[1].selectbox(say("open.model"), [say("open.script")], disabled=True)
        model = None
    elif names:
        model = columns[1].selectbox(say("open.model"), names, key=f"open-model-{'-'.join(names)}")
        if host := remote_host(model):
            messages.box(in_language(where_text_goes(host), strings.language()))
    else:
        _without_model(original, source, to, context)
        return
    request = TranslationRequest(original=original, to=to, source=source, model=model)
    if pressed(say("open.translate"), key="translate", type="primary"):
        translation_request.submit([request])


def _without_model(original: Original, source: str, to: str, context: AppContext) -> None:
    """Offer to read what nothing here can translate yet, and what would translate it."""
    messages.note(say("open.untranslated"))
    if pressed(say("open.read-now"), key="read-now", type="primary"):
        library = context.manager.library
        navigation.to_job(keep_untranslated(original, library, source=source, to=to))
        kept_fields.forget()
        st.rerun()
    first_run.show(context, f"{primary(source)}-{primary(to)}")


def default_target(original: Original, source: str, config: Config) -> str:
    """Return what a document is translated to unless a person says otherwise.

    Raises:
        TranslatorError: it is in neither Chinese nor English.
    """
    options = Options(source=source, chinese=config.chinese)
    return plan_document(original.document, options).target_language


def models_for(source: str, to: str, config: Config) -> list[str]:
    """Return the names of the models that translate between two languages.

    First the one the environment names, then the one the settings name, then the best.
    """
    direction = f"{primary(source)}-{primary(to)}"
    found = [model.name for model in usable_models(direction, ModelStore())]
    if os.environ.get(DEVELOPER):
        found.append("echo")
    chosen = config.models.get(direction, "")
    if chosen in found:
        found = [chosen, *(name for name in found if name != chosen)]
    requested = os.environ.get(MODEL_VARIABLE, "")
    named = named_engine(requested)
    if requested in found or (named is not None and named.supports(*direction.split("-"))):
        found = [requested, *(name for name in found if name != requested)]
    return found


def stays(model: str) -> bool:
    """Say whether text stays on this computer with a model: by its name."""
    try:
        return not remote_host(model)
    except TranslatorError:  # said where the model is chosen; nothing goes to it
        return True


def _same(tag: str, source: str) -> bool:
    return primary(tag) == primary(source) == "en"


def _language(tag: str) -> str:
    return strings.language_name(tag) if tag else say("open.detected")


def _encoding(name: str) -> str:
    return name or say("open.detected")
