"""Every failure that is expected: one root, one class per condition.

Each error has three parts a reader can act on: what happened, where, and what to do next.
``exit_code`` is what the command line ends with (see docs/commands.md).
"""

from __future__ import annotations


class TranslatorError(Exception):
    """Root of all errors Duizhao raises on purpose.

    Args:
        what: One sentence: what happened and where.
        hint: One sentence: what to do next; may be empty.
    """

    exit_code = 3

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} {self.hint}".strip()


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


class ModelError(TranslatorError):
    """No model, a model that does not verify, or a download that failed."""

    exit_code = 4


class EngineError(ModelError):
    """An engine failed while translating."""
