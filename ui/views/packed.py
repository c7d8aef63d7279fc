"""Several translations as one file: made when somebody asks, then offered to be saved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath

import streamlit as st

from translator.errors import TranslatorError
from ui import documents as bitexts
from ui.documents import File, opened
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.manager import JobManager
from ui.library_table.table_state import Packing, TableState

_MADE = "library-packed"
_NO_NAME = '\\/:*?"<>|'
"""Signs that some systems do not take in the name of a file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Packed:
    """Files of several translations, packed into one."""

    id: int
    """Of the action that asked for it."""
    name: str
    data: bytes
    """ZIP; or the file itself where it is the only one."""
    number: int
    """Of the files."""
    left: tuple[str, ...]
    """Names of the articles that could not be written."""


def show(manager: JobManager, state: TableState) -> None:
    """Offer the file somebody asked for; it is made once."""
    if (packing := state.packing) is None:
        st.session_state.pop(_MADE, None)
        return
    made: Packed | None = st.session_state.get(_MADE)
    if made is None or made.id != packing.id:
        with st.spinner(strings.count("library.packing", len(packing.jobs))):
            made = pack(manager, packing, says=strings.language())
        st.session_state[_MADE] = made
    if made.number:
        messages.box(strings.count("library.packed", made.number), _left(made))
    else:
        messages.box(_left(made), level="error")
    with st.container(horizontal=True):
        if made.number:
            st.download_button(
                say("library.save", name=made.name),
                made.data,
                file_name=made.name,
                on_click="ignore",  # drawn anew, the page might drop what the browser is to fetch
                key="save-packed",
            )
        st.button(say("library.save-close"), on_click=_dismiss, args=(state,), key="save-close")


def pack(manager: JobManager, packing: Packing, *, says: str) -> Packed:
    """Write translations in a form and pack them; one alone stays as it is.

    Args:
        manager: Its library has them.
        packing: Which, and in what form.
        says: Language of a page's own words.
    """
    files: dict[str, bytes] = {}
    left: list[str] = []
    for job_id in packing.jobs:
        name = str(job_id)
        try:
            job = manager.library.job(job_id)
            name = job.document_name
            document = opened(manager, job)
            forms = bitexts.downloads(document.document)
            form = next((one for one in forms if one.label == packing.form), None)
            if form is None:
                left.append(name)
                continue
            file = bitexts.make_file(document, job, manager.library, form, says=says)
        except TranslatorError:  # one that is deleted or unfinished keeps no other from being saved
            left.append(name)
        else:
            files[_free(file, files)] = file.data
    if len(files) == 1:
        ((name, data),) = files.items()
    else:
        name, data = f"duizhao-{datetime.now(UTC):%Y-%m-%d}.zip", _zipped(files)
    return Packed(id=packing.id, name=name, data=data, number=len(files), left=tuple(left))


def _zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def _free(file: File, taken: dict[str, bytes]) -> str:
    """Return a name for a file that no other has, and that leads into no folder."""
    safe = (one if one.isprintable() and one not in _NO_NAME else "_" for one in file.name)
    plain = "".join(safe)
    path = PurePath(plain.lstrip(".") or "article")
    known = {name.casefold() for name in taken}
    return next(name for name in _names(path) if name.casefold() not in known)


def _names(path: PurePath) -> Iterator[str]:
    yield path.name
    stem, dot, suffixes = path.name.partition(".")
    number = 2
    while True:
        yield f"{stem} ({number}){dot}{suffixes}"
        number += 1


def _left(made: Packed) -> str:
    return say("library.packed-left", names=", ".join(made.left)) if made.left else ""


def _dismiss(state: TableState) -> None:
    state.packing = None
