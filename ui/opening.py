"""The opening view: an article comes in, what was detected is shown, the work begins."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import streamlit as st

from translator import planning, reading
from translator.engines import registry as engines
from translator.engines.base import where_text_goes
from translator.errors import TranslatorError
from translator.formats import registry as formats
from translator.models.store import ModelStore
from translator.reading import Original
from translator.store import Job, JobState
from ui import messages
from ui.jobs import JobManager

DEVELOPER = "DUIZHAO_DEVELOPER"
"""Environment variable: offer the echo engine, which translates nothing."""
WISHED = "DUIZHAO_MODEL"
"""Environment variable: the model offered first, as on the command line."""
_UPLOAD, _PASTE, _EXAMPLE = "Upload a file", "Paste text", "Open the example"
_DETECTED = "as detected"
_LANGUAGES = (_DETECTED, "zh-Hans", "zh-Hant", "en")
_ENCODINGS = (_DETECTED, "utf-8", "gb18030", "big5hkscs", "cp950", "utf-16")
_HERE = "Everything happens on this computer; nothing is sent anywhere."
_THERE = "What you translate with the server you chose is sent there; all else stays here."
_RECENT = 50
_TITLE_LETTERS = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class _Given:
    """What a person gave."""

    data: bytes
    name: str


_read = st.cache_resource(reading.read_bytes, max_entries=4, show_spinner=False)


def show(manager: JobManager) -> None:
    """Show the view; where a job begins, its number goes into the page's address."""
    st.html('<h1 class="dz-title"><span>对照</span> Duizhao</h1>')
    st.html(
        '<p class="dz-lead">Read a Chinese article with its translation beside it. '
        f"{_HERE if stays(os.environ.get(WISHED, '')) else _THERE}</p>"
    )
    given = _given()
    if given is not None:
        _prepare(given, manager)
    _recent(manager)


def _given() -> _Given | None:
    way = st.segmented_control(
        "How to open an article",
        [_UPLOAD, _PASTE, _EXAMPLE],
        default=_UPLOAD,
        required=True,
        label_visibility="collapsed",
        key="way",
    )
    if way == _PASTE:
        text = st.text_area("Article", height=220, placeholder="把文章粘贴到这里……", key="pasted")
        if text.strip():
            return _Given(data=text.encode(), name=pasted_name(text))
        # Pressing it takes the keyboard away from the field, which hands the text over.
        st.button("Read this text")
        return None
    if way == _EXAMPLE:
        found = examples()
        name = st.selectbox("Example", list(found), key="example")
        return _Given(data=found[name].read_bytes(), name=name)
    upload = st.file_uploader("Article", type=[s.removeprefix(".") for s in formats.suffixes()])
    return None if upload is None else _Given(data=upload.getvalue(), name=upload.name)


def pasted_name(text: str) -> str:
    """Return a file name for pasted text: the letters its first line begins with."""
    line = next((line for line in text.split("\n") if line.strip()), "")
    kept = "".join(one for one in line if one.isalnum() or one in " -")
    return f"{' '.join(kept.split())[:_TITLE_LETTERS].strip() or 'pasted'}.txt"


def examples() -> dict[str, Path]:
    """Return the articles that come with Duizhao, by name."""
    own = Path(str(files("ui").joinpath("example.zh-Hans.md")))
    project = Path(__file__).resolve().parent.parent
    # Only beside the source: an installed package has strangers' folders next to it.
    here = (project / "pyproject.toml").is_file()
    found = list((project / "examples").glob("*.md")) if here else []
    # Chinese first: it is what people come for.
    found.sort(key=lambda path: (".zh-" not in path.name, ".zh-Hans" not in path.name, path.name))
    return {path.name: path for path in found or [own]}


def _prepare(given: _Given, manager: JobManager) -> None:
    shown = st.container()
    try:
        with st.expander("Not right? Say the language or the encoding yourself"):
            said = st.columns(2)
            language = said[0].selectbox("Language", _LANGUAGES, format_func=_language)
            encoding = said[1].selectbox("Encoding", _ENCODINGS)
        original: Original = _read(
            given.data,
            name=given.name,
            encoding=None if encoding == _DETECTED else encoding,
        )
        source = original.document.language if language == _DETECTED else language
        with shown:
            messages.facts(
                ("Language", planning.describe(source)),
                ("Encoding", original.document.encoding),
                ("Format", original.document.format),
                ("Paragraphs", str(len(original.document.blocks))),
            )
        _begin(original, source, manager)
    except TranslatorError as error:
        messages.error(error)


def _begin(original: Original, source: str, manager: JobManager) -> None:
    default = planning.plan(original.document, source=source).target_language
    choices = [default] + [
        tag for tag in planning.TARGETS if tag not in (default, source) and not _same(tag, source)
    ]
    columns = st.columns(2)
    to = columns[0].selectbox("Translate to", choices, format_func=planning.describe)
    models = models_for(source, to)
    if planning.primary(source) == planning.primary(to):
        columns[1].selectbox("Model", ["none needed: one script into the other"], disabled=True)
        model = None
    elif models:
        model = columns[1].selectbox("Model", models)
        server = engines.server(model)
        if server is not None and server.leaves:
            messages.box(where_text_goes(server.leaves))
    else:
        messages.box(
            "There is no translation model on this computer yet.",
            "Fetch one, once, about 1 GB; then load this page again:",
        )
        st.code("duizhao models fetch", language=None)
        return
    if st.button("Translate", type="primary"):
        with st.spinner("Opening the model…"):
            job_id = manager.start(original, to=to, source=source, model=model)
        st.query_params["job"] = str(job_id)
        st.rerun()


def models_for(source: str, to: str) -> list[str]:
    """Return the names of the models that translate between two languages, best first."""
    direction = f"{planning.primary(source)}-{planning.primary(to)}"
    found = [
        model.name
        for model in ModelStore().installed()
        if direction in model.record.directions and model.record.engine in engines.names()
    ]
    if os.environ.get(DEVELOPER):
        found.append("echo")
    wished = os.environ.get(WISHED, "")
    named = engines.echo(wished) or engines.server(wished)
    if wished in found or (named is not None and named.supports(*direction.split("-"))):
        found = [wished, *(name for name in found if name != wished)]
    return found


def stays(wished: str) -> bool:
    """Say whether text stays on this computer with the model wished for."""
    try:
        server = engines.server(wished)
    except TranslatorError:  # said where the model is chosen; nothing goes to it
        return True
    return server is None or not server.leaves


def _recent(manager: JobManager) -> None:
    jobs = manager.library.jobs()[:_RECENT]
    if not jobs:
        return
    st.divider()
    columns = st.columns([5, 1], vertical_alignment="bottom")
    # A select box shows its options as they are; buttons would read them as Markdown.
    chosen = columns[0].selectbox(
        "Go on reading",
        jobs,
        index=None,
        format_func=_job_line,
        placeholder="articles you have opened before",
    )
    if columns[1].button("Open", disabled=chosen is None, width="stretch") and chosen is not None:
        st.query_params["job"] = str(chosen.id)
        st.rerun()


def _job_line(job: Job) -> str:
    state = "" if job.state is JobState.DONE else f" · {job.done} of {job.total}, {job.state.value}"
    return f"{job.document_name} → {planning.describe(job.target_language)}{state}"


def _same(tag: str, source: str) -> bool:
    return planning.primary(tag) == planning.primary(source) == "en"


def _language(tag: str) -> str:
    return tag if tag == _DETECTED else planning.describe(tag)
