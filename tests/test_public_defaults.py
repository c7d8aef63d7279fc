"""What a caller may leave out, and what then counts: a promise, so that none changes unnoticed.

``public_defaults.tsv`` is read by people: a name that programs, commands and pages import, a
parameter of it, and its default. Who changes one on purpose changes the row and the changelog:
``PYTHONPATH=. python -m tests.test_public_defaults`` writes the table.
"""

from __future__ import annotations

import dataclasses
import enum
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import translator
from translator import application, config, store, types
from translator.errors import TranslatorError
from translator.system.text_tables import rows_of

TABLE = Path(__file__).with_name("public_defaults.tsv")
_HEAD = "# name, parameter, default: what a caller may leave out (tests/test_public_defaults.py)\n"


def shown(default: object) -> str:
    """Return a default as it is written in code, in one line and without addresses."""
    if isinstance(default, enum.Enum):
        return f"{type(default).__name__}.{default.name}"
    if inspect.isroutine(default) or isinstance(default, type):
        return default.__name__
    if isinstance(default, frozenset):
        return f"frozenset({sorted(default)})"
    return repr(default)


def of_call(name: str, function: Any) -> Iterator[tuple[str, str, str]]:
    for parameter in inspect.signature(function).parameters.values():
        if parameter.default is not inspect.Parameter.empty:
            yield name, parameter.name, shown(parameter.default)


def of_class(name: str, kind: type) -> Iterator[tuple[str, str, str]]:
    if dataclasses.is_dataclass(kind):
        for field in dataclasses.fields(kind):
            if field.init and field.default is not dataclasses.MISSING:
                yield name, field.name, shown(field.default)
            elif field.init and field.default_factory is not dataclasses.MISSING:
                yield name, field.name, f"{shown(field.default_factory)}()"
    elif not issubclass(kind, enum.Enum | Exception):
        yield from of_call(name, kind)
    for method, function in inspect.getmembers(kind, inspect.isfunction):
        ours = function.__module__.startswith("translator")
        if ours and not method.startswith("_") and not issubclass(kind, enum.Enum):
            yield from of_call(f"{name}.{method}", function)


def found() -> list[tuple[str, str, str]]:
    """Return every default of what is imported from outside, by name and place."""
    rows: set[tuple[str, str, str]] = set()
    data = [one for one in vars(types) if not one.startswith("_") and isinstance(
        getattr(types, one), type)]  # fmt: skip
    for room, names in (
        (translator, translator.__all__),
        (application, application.__all__),
        (config, config.__all__),
        (store, store.__all__),
        (types, data),
    ):
        for name in names:
            one = getattr(room, name)
            if not getattr(one, "__module__", "").startswith("translator"):
                continue
            if not hasattr(one, "__qualname__"):
                continue  # a value
            if isinstance(one, type) and issubclass(one, TranslatorError):
                one = TranslatorError  # all say themselves in one way
            said = f"{one.__module__}.{one.__qualname__}"
            rows |= set(of_class(said, one) if isinstance(one, type) else of_call(said, one))
    return sorted(rows)


def test_what_a_caller_may_leave_out_is_what_was_promised() -> None:
    assert found() == sorted(rows_of(TABLE, 3))


if __name__ == "__main__":
    TABLE.write_text(_HEAD + "".join("\t".join(row) + "\n" for row in found()), encoding="utf-8")
