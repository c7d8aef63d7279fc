"""JSON and TOML of strangers: whatever the text is, it is read or it is a ``ValueError``.

Python's own readers end deep nesting in a ``RecursionError``, which is no ``ValueError`` and so
passes by whoever expects a damaged file; and a number of more than 4,300 digits in a sentence
about Python's settings (https://docs.python.org/3/library/stdtypes.html#int-max-str-digits).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from typing import Any

from translator.errors.error_sentences import UnfitError, piece


def json_of(text: str | bytes) -> Any:
    """Read JSON.

    Raises:
        ValueError: it is none, or nobody could read it.
    """
    return _read(json.loads, text)


def toml_of(text: str) -> dict[str, Any]:
    """Read TOML.

    Raises:
        ValueError: it is none (then a ``tomllib.TOMLDecodeError``), or nobody could read it.
    """
    found: dict[str, Any] = _read(tomllib.loads, text)
    return found


def _read(parse: Callable[[Any], Any], text: str | bytes) -> Any:
    try:
        return parse(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise  # they say what is wrong, and where
    except RecursionError as error:
        raise UnfitError(piece("text.nested")) from error
    except ValueError as error:
        raise UnfitError(piece("text.digits")) from error
