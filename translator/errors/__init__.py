"""Every failure that is expected: one root, one class per condition.

Each error has three parts a reader can act on: what happened, where, and what to do next. It
carries the key of its sentence and what stands in it; ``error_sentences.tsv`` words both parts
in English and in Chinese. ``exit_code`` is what the command line ends with (see
docs/commands.md).
"""

from __future__ import annotations

import json
from typing import Any

from translator.errors import error_sentences
from translator.errors.error_sentences import Piece


class TranslatorError(Exception):
    """Root of all errors Duizhao raises on purpose.

    Args:
        key: Of its rows in ``error_sentences.tsv``. A text that is no key is shown as it is:
            an error must not hide behind another.
        fields: What stands in the braces of its sentences.
    """

    exit_code = 3

    def __init__(self, key: str, /, **fields: object) -> None:
        super().__init__(key)
        self.key = key
        self.fields = fields

    def happened(self, language: str = "en", *, page: bool = False) -> str:
        """Return what happened and where, in one sentence.

        Args:
            language: BCP 47 tag; what is not Chinese is English.
            page: In the words of the reader's pages, not of the command line.
        """
        said = error_sentences.say(self.key, self.fields, language, page=page)
        return self.key if said is None else said

    def next_step(self, language: str = "en", *, page: bool = False) -> str:
        """Return what to do next, in one sentence; it may be empty. Arguments as above."""
        key = self.key + error_sentences.NEXT
        return error_sentences.say(key, self.fields, language, page=page) or ""

    def say(self, language: str = "en", *, page: bool = False) -> str:
        """Return what happened and what to do next. Arguments as above."""
        parts = self.happened(language, page=page), self.next_step(language, page=page)
        return error_sentences.between(language).join(filter(None, parts))

    def stored(self) -> str:
        """Return what ``restored`` reads: the English, and on a last line what words it again."""
        return f"{self.say()}\n{json.dumps(_plain(self), ensure_ascii=False)}"

    @property
    def what(self) -> str:
        """What happened and where, in English."""
        return self.happened()

    @property
    def hint(self) -> str:
        """What to do next, in English; may be empty."""
        return self.next_step()

    def __str__(self) -> str:
        return self.say()


class UsageError(TranslatorError):
    """The call's words do not fit together."""

    exit_code = 2


class InputError(TranslatorError):
    """The input cannot be read: missing, empty, a picture, a folder without articles."""


class EncodingError(InputError):
    """The bytes are not text in the encoding named or guessed."""


class FormatError(InputError):
    """The input is broken for its format, or exceeds a limit."""


class LanguageError(InputError):
    """The language is unknown or not one we translate."""


class OutputError(TranslatorError):
    """The output cannot be written: read-only, no space, would replace the input."""


class StoreError(TranslatorError):
    """The library database cannot be opened, is damaged or is in use."""


class ChangedMeanwhileError(StoreError):
    """Somebody else's word stands by now: nothing was written over it."""


class ModelError(TranslatorError):
    """No model, a model that does not verify, or a download that failed."""

    exit_code = 4


class EngineError(ModelError):
    """An engine failed while translating."""


def restored(text: str) -> TranslatorError:
    """Return an error that was stored; what an older version kept is English and stays so."""
    said, _, record = text.rpartition("\n")
    try:
        found = _whole(json.loads(record))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        found = None
    if not isinstance(found, TranslatorError):
        return TranslatorError(text)
    known = error_sentences.row(found.key) is not None
    return found if known else TranslatorError(said)  # of another version: its own English


def _plain(value: object) -> Any:
    """Return a field, or an error, as JSON holds it."""
    if isinstance(value, TranslatorError | Piece):
        kind = "piece" if isinstance(value, Piece) else "error"
        return {
            kind: value.key,
            "fields": {name: _plain(one) for name, one in value.fields.items()},
        }
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float) else str(value)


def _whole(value: Any) -> Any:
    """Return what ``_plain`` was given."""
    if isinstance(value, list):
        return tuple(_whole(one) for one in value)
    if not isinstance(value, dict):
        return value
    fields = {name: _whole(one) for name, one in value["fields"].items()}
    return (
        Piece(value["piece"], fields)
        if "piece" in value
        else TranslatorError(value["error"], **fields)
    )
