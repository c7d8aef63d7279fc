"""The opening view: an article comes in, what was detected is shown, the work begins."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import streamlit as st

from translator.application import (
    DIRECTIONS,
    TARGETS,
    ModelStore,
    Options,
    Original,
    document_suffixes,
    holds_text,
    named_engine,
    plan_document,
    remote_host,
    usable_models,
    where_text_goes,
)
from translator.config import Config
from translator.errors import TranslatorError
from translator.errors.error_sentences import in_language
from translator.store import Job, JobState
from translator.text.languages import primary
from ui import navigation
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.jobs.manager import JobManager
from ui.views import batch, models, translation_request, web_page
from ui.views.pressed import pressed
from ui.views.reading_files import read_given
from ui.views.translation_request import TranslationRequest

DEVELOPER = "DUIZHAO_DEVELOPER"
"""Environment variable: offer the echo engine, which translates nothing."""
MODEL_VARIABLE = "DUIZHAO_MODEL"
"""Environment variable: the model offered first, as on the command line."""
_UPLOAD, _PASTE, _WEB, _EXAMPLE = _WAYS = "upload", "paste", "web", "example"
_WAY = "way"
_DETECTED = ""
_LANGUAGES = (_DETECTED, "zh-Hans", "zh-Hant", "en")
_ENCODINGS = (_DETECTED, "utf-8", "gb18030", "big5hkscs", "cp950", "utf-16")
_RECENT = 50
_TITLE_LETTERS = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class _Given:
    """What a person gave."""

    data: bytes
    name: str
    address: str = ""
    """Where on the web it comes from; empty: it does not."""


def show(context: AppContext) -> None:
    """Show the view; where a job begins, its number goes into the page's address."""
    st.html('<h1 class="dz-title"><span>对照</span> Duizhao</h1>')
    where = say("open.here" if stays(os.environ.get(MODEL_VARIABLE, "")) else "open.there")
    st.html(f'<p class="dz-lead">{say("open.lead", where=where)}</p>')
    translation_request.carry_out(context)
    translation_request.show_several()
    given = _given(context)
    if len(given) > 1:
        given = _several(given, context)
    if len(given) == 1:
        _prepare(given[0], context)
    elif not given:
        _first_run(context)
    _recent(context.manager)


def _first_run(context: AppContext) -> None:
    try:
        if not models_for("zh", "en", context.config):
            models.first_run(context)
    except TranslatorError as error:  # a damaged model, or a server that is named wrongly
        messages.error(error)


def _given(context: AppContext) -> list[_Given]:
    if web_page.brought():
        st.session_state[_WAY] = _WEB
    way = st.segmented_control(
        say("open.how"),
        _WAYS,
        format_func=strings.naming(_WAYS, lambda way: say(f"open.{way}")),
        default=_UPLOAD,
        required=True,
        label_visibility="collapsed",
        key=_WAY,
    )
    if way == _WEB:
        page = web_page.given(context.config)
        return [_Given(data=page.data, name=page.name, address=page.address)] if page else []
    if way == _PASTE:
        text = st.text_area(
            say("open.article"), height=220, placeholder=say("open.placeholder"), key="pasted"
        )
        # Pressing it takes the keyboard away from the field, which hands the text over. It stays
        # when it has: a page that moves up under the pointer takes the next press away.
        st.button(say("open.read"))
        return [_Given(data=text.encode(), name=pasted_name(text))] if text.strip() else []
    if way == _EXAMPLE:
        found = examples()
        name = st.selectbox(say("open.which"), list(found), key="example")
        return [_Given(data=found[name].read_bytes(), name=name)]
    uploads = st.file_uploader(
        say("open.files"),
        type=[s.removeprefix(".") for s in document_suffixes()],
        accept_multiple_files=True,
        key="files",
    )
    return [_Given(data=one.getvalue(), name=one.name) for one in uploads]


def _several(given: list[_Given], context: AppContext) -> list[_Given]:
    """Show several files; return what is left to be shown as one when only one can be read."""
    readable: list[tuple[_Given, Original]] = []
    for one in given:
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
    return given


def pasted_name(text: str) -> str:
    """Return a file name for pasted text: the letters its first line begins with."""
    line = next((line for line in text.split("\n") if line.strip()), "")
    kept = "".join(one for one in line if one.isalnum() or one in " -")
    return f"{' '.join(kept.split())[:_TITLE_LETTERS].strip() or 'pasted'}.txt"


def examples() -> dict[str, Path]:
    """Return the articles that come with Duizhao, by name."""
    own = Path(str(files("ui.views").joinpath("example.zh-Hans.md")))
    project = Path(__file__).resolve().parents[2]
    # Only beside the source: an installed package has strangers' folders next to it.
    here = (project / "pyproject.toml").is_file()
    found = list((project / "examples").glob("*.md")) if here else []
    # Chinese first: it is what people come for.
    found.sort(key=lambda path: (".zh-" not in path.name, ".zh-Hans" not in path.name, path.name))
    return {path.name: path for path in found or [own]}


def _prepare(given: _Given, context: AppContext) -> None:
    shown = st.container()
    try:
        with st.expander(say("open.wrong")):
            said = st.columns(2)
            language = said[0].selectbox(
                say("open.language"), _LANGUAGES, format_func=strings.naming(_LANGUAGES, _language)
            )
            # A book or a Word document says itself how it is encoded: there is nothing to choose.
            encoding = ""
            if holds_text(given.name, given.data):
                encoding = said[1].selectbox(
                    say("open.encoding"),
                    _ENCODINGS,
                    format_func=strings.naming(_ENCODINGS, _encoding),
                )
        original = read_given(
            given.data, name=given.name, encoding=encoding or None, address=given.address
        )
        document = original.document
        source = language or document.language
        # A book or a Word document is no text: it has no encoding that one could be wrong about.
        encodings = [] if document.package else [(say("open.encoding"), document.encoding)]
        with shown:
            messages.facts(
                (say("open.language"), strings.language_name(source)),
                *encodings,
                (say("open.format"), document.format),
                (say("open.paragraphs"), str(len(document.blocks))),
            )
        _choose(original, source, context)
    except TranslatorError as error:
        messages.error(error)


def _choose(original: Original, source: str, context: AppContext) -> None:
    default = default_target(original, source, context.config)
    choices = [default] + [
        tag for tag in TARGETS if tag not in (default, source) and not _same(tag, source)
    ]
    columns = st.columns(2)
    to = columns[0].selectbox(
        say("open.to"), choices, format_func=strings.naming(choices, strings.language_name)
    )
    names = models_for(source, to, context.config)
    if primary(source) == primary(to):
        columns[1].selectbox(say("open.model"), [say("open.script")], disabled=True)
        model = None
    elif names:
        model = columns[1].selectbox(say("open.model"), names)
        if host := remote_host(model):
            messages.box(in_language(where_text_goes(host), strings.language()))
    else:
        models.first_run(context, f"{primary(source)}-{primary(to)}")
        return
    request = TranslationRequest(original=original, to=to, source=source, model=model)
    if pressed(say("open.translate"), key="translate", type="primary"):
        translation_request.submit([request])


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


def _recent(manager: JobManager) -> None:
    jobs = manager.library.jobs()[:_RECENT]
    if not jobs:
        return
    st.divider()
    columns = st.columns([5, 1], vertical_alignment="bottom")
    # A select box shows its options as they are; buttons would read them as Markdown.
    chosen = columns[0].selectbox(
        say("open.recent"),
        jobs,
        index=None,
        format_func=strings.naming(jobs, _job_line),
        placeholder=say("open.recent-hint"),
    )
    with columns[1]:
        if pressed(say("open.open"), key="open", disabled=chosen is None, width="stretch"):
            navigation.to_job(chosen.id if chosen else 0)
            st.rerun()


def _job_line(job: Job) -> str:
    return say(
        "open.job" if job.state is JobState.DONE else "open.job-unfinished",
        name=job.document_name,
        language=strings.language_name(job.target_language),
        done=job.done,
        total=job.total,
        state=say(f"state.{job.state}"),
    )


def _same(tag: str, source: str) -> bool:
    return primary(tag) == primary(source) == "en"


def _language(tag: str) -> str:
    return strings.language_name(tag) if tag else say("open.detected")


def _encoding(name: str) -> str:
    return name or say("open.detected")
