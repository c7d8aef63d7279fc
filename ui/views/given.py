"""What a person gives to be read: files, pasted text, a page of the web, the example."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import streamlit as st

from translator.application import Original, keep_written, read_bytes
from translator.errors import EncodingError, InputError, TranslatorError
from ui import navigation
from ui.i18n import choices, messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.views import kept_fields, web_page
from ui.views.pressed import pressed
from ui.views.reading_files import read_given

_UPLOAD, _PASTE, _WEB, _EXAMPLE = _WAYS = "upload", "paste", "web", "example"
_WAY, _TEXT, _FILES = "way", "pasted", "files"
_TITLE_LETTERS = 16
EXAMPLE = "example.zh-Hans.md"
"""The article that comes with its translation, ``example.en.md``; both are beside this module."""
KINDS = {
    "docx": "word",
    "odt": "odt",
    "epub": "epub",
    "pdf": "pdf",
    "html": "html",
    "markdown": "markdown",
    "plain": "text",
    "srt": "subtitles",
    "vtt": "subtitles",
    "ass": "subtitles",
}
"""Names of the formats, as people look for theirs → what people call them (``kind.…``)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What a person gave."""

    data: bytes
    name: str
    address: str = ""
    """Where on the web it comes from; empty: it does not."""


def ask(context: AppContext) -> list[Given]:
    """Show the ways to give an article; return what was given and can be read."""
    key = choices.carried(_WAY)
    if web_page.brought():
        st.session_state[key] = _WEB
    kept_fields.put_back(_WAY, into=key)
    way = st.segmented_control(
        say("open.how"),
        _WAYS,
        format_func=strings.naming(_WAYS, lambda way: say(f"open.{way}")),
        default=None if choices.begun(key) else _UPLOAD,
        required=True,
        label_visibility="collapsed",
        key=key,
    )
    kept_fields.keep(_WAY, of=key)
    if way == _WEB:
        page = web_page.given(context.config)
        return [Given(data=page.data, name=page.name, address=page.address)] if page else []
    if way == _PASTE:
        return _pasted()
    if way == _EXAMPLE:
        return _example(context)
    return [one for one in _uploads() if _is_taken(one)]


def _pasted() -> list[Given]:
    kept_fields.put_back(_TEXT)
    text = st.text_area(
        say("open.article"), height=220, placeholder=say("open.placeholder"), key=_TEXT
    )
    kept_fields.keep(_TEXT)
    # Pressing it takes the keyboard away from the field, which hands the text over. It stays
    # when it has: a page that moves up under the pointer takes the next press away.
    st.button(say("open.read"))
    return [Given(data=text.encode(), name=pasted_name(text))] if text.strip() else []


def _example(context: AppContext) -> list[Given]:
    found = examples()
    name = st.selectbox(say("open.which"), list(found), key="example")
    if name == EXAMPLE:
        offer_example(context, primary=True)
    return [Given(data=found[name].read_bytes(), name=name)]


def offer_example(context: AppContext, *, primary: bool = False) -> None:
    """Offer the example with the translation that was written for it: no model is needed."""
    looks = "primary" if primary else "secondary"
    if pressed(say("example.open"), key=f"example-{looks}", type=looks):
        try:
            navigation.to_job(keep_written(*example_texts(), context.manager.library))
        except TranslatorError as error:
            messages.error(error)
        else:
            st.rerun()


def example_texts() -> tuple[Original, Original]:
    """Return the example and its translation, as documents."""
    own = files("ui.views")
    names = EXAMPLE, "example.en.md"
    first, second = (read_bytes(own.joinpath(name).read_bytes(), name=name) for name in names)
    return first, second


def _uploads() -> list[Given]:
    """Show the field; return the files, also those given before another page was looked at."""
    st.file_uploader(
        say("open.files"), accept_multiple_files=True, key=_FILES, on_change=_keep_files
    )
    messages.note(say("open.kinds", kinds=kinds_in_words()))
    if st.session_state.get(_FILES):  # also where a test or a browser gave them with the page
        _keep_files()
    kept = [one for one in kept_fields.values(_FILES) if isinstance(one, Given)]
    if kept and not st.session_state.get(_FILES):
        with st.container(horizontal=True, vertical_alignment="center", key="kept-files"):
            messages.note(say("open.still-here", names=_listed([one.name for one in kept])))
            st.button(say("open.put-away"), key="put-away", type="tertiary", on_click=_put_away)
    return kept


def _keep_files() -> None:
    uploads = st.session_state.get(_FILES) or []
    given = tuple(Given(data=one.getvalue(), name=one.name) for one in uploads)
    kept_fields.keep_values(_FILES, given)


def _put_away() -> None:
    kept_fields.keep_values(_FILES, ())


def _is_taken(given: Given) -> bool:
    """Say whether a file holds an article; tell right under the field where it does not."""
    try:
        read_given(given.data, name=given.name)
    except EncodingError:
        return True  # a person may know the encoding, and is asked for it
    except InputError as error:
        messages.error(error)  # what is read instead stands right above
        return False
    return True


def kinds_in_words() -> str:
    """Return the formats that are read as people call them, each once."""
    return _listed(list(dict.fromkeys(say(f"kind.{KINDS[name]}") for name in KINDS)))


def kind_in_words(name: str) -> str:
    """Return a format as people call it; its own name where it has no other."""
    return say(f"kind.{KINDS[name]}") if name in KINDS else name


def _listed(names: list[str]) -> str:
    return ("、" if strings.language().startswith("zh") else ", ").join(names)


def pasted_name(text: str) -> str:
    """Return a file name for pasted text: the letters its first line begins with."""
    line = next((line for line in text.split("\n") if line.strip()), "")
    kept = "".join(one for one in line if one.isalnum() or one in " -")
    return f"{' '.join(kept.split())[:_TITLE_LETTERS].strip() or 'pasted'}.txt"


def examples() -> dict[str, Path]:
    """Return the articles that come with Duizhao, by name; first the one with a translation."""
    own = Path(str(files("ui.views").joinpath(EXAMPLE)))
    project = Path(__file__).resolve().parents[2]
    # Only beside the source: an installed package has strangers' folders next to it.
    here = (project / "pyproject.toml").is_file()
    found = list((project / "examples").glob("*.md")) if here else []
    # Chinese first: it is what people come for.
    found.sort(key=lambda path: (".zh-" not in path.name, ".zh-Hans" not in path.name, path.name))
    return {path.name: path for path in (own, *found)}
