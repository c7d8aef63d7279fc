"""A set of finished articles as one zip: a folder for each form, nothing under one name twice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from translator.errors import TranslatorError
from translator.store import JobState
from translator.types import Layout
from ui.documents import Download, make_file, opened
from ui.jobs.manager import JobManager

FORMS = {
    "tmx": Download(label="tmx", name="tmx", layout=Layout.BILINGUAL),
    "xliff": Download(label="xliff", name="xliff", layout=Layout.BILINGUAL),
    "bilingual": Download(label="bilingual", name="own", layout=Layout.BILINGUAL),
    "html": Download(label="html", name="html", layout=Layout.BILINGUAL),
}
"""Forms of a set, by the name of their folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Archive:
    """A zip, and what is not in it."""

    data: bytes = field(repr=False)
    files: int
    unfinished: tuple[str, ...]
    """Names of articles that are not translated to the end."""
    problems: tuple[tuple[str, TranslatorError], ...]
    """Names of articles with why a form of theirs could not be written."""


def archive(
    manager: JobManager, jobs: Sequence[int], forms: Sequence[str], *, says: str
) -> Archive:
    """Write the finished articles of a set.

    Args:
        manager: Of the library.
        jobs: Numbers of the set's jobs.
        forms: Of ``FORMS``.
        says: Language of a page's own words.

    Raises:
        StoreError: the library cannot be read.
    """
    unfinished: list[str] = []
    problems: list[tuple[str, TranslatorError]] = []
    taken: set[str] = set()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        for number in jobs:
            job = manager.library.job(number)
            if job.state is not JobState.DONE:
                unfinished.append(job.document_name)
                continue
            for form in forms:
                try:
                    file = make_file(
                        opened(manager, job), job, manager.library, FORMS[form], says=says
                    )
                except TranslatorError as error:  # the other forms are there all the same
                    problems.append((job.document_name, error))
                    continue
                written.writestr(_free_name(form, file.name, taken), file.data)
    return Archive(
        data=buffer.getvalue(),
        files=len(taken),
        unfinished=tuple(unfinished),
        problems=tuple(problems),
    )


def _free_name(folder: str, name: str, taken: set[str]) -> str:
    """Return a path in the zip that no other file has, whatever the case of its letters."""
    safe = PurePath(name.replace("\\", "/")).name or "article"
    path = PurePath(safe)
    wanted, number = f"{folder}/{safe}", 1
    while wanted.casefold() in taken:
        number += 1
        wanted = f"{folder}/{path.stem} ({number}){path.suffix}"
    taken.add(wanted.casefold())
    return wanted
