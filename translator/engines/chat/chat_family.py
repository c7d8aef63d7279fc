"""The families of chat models: how each is asked to translate.

What the fields mean is said in ``chat_families.toml``, which ``family_table`` reads.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache

GENERIC = "generic"
"""The family of a model that names none."""
STYLES = ("chat", "turns", "completion")
_BROKEN = "<\u200b"  # with a zero-width space, "<|im_end|>" and "</text>" are plain text


@dataclass(frozen=True, kw_only=True, slots=True)
class Sampling:
    """How the next token is drawn, as llama.cpp's server names it."""

    temperature: float
    top_p: float
    top_k: int
    repeat_penalty: float

    def __str__(self) -> str:
        return (
            f"sampled-t{self.temperature:g}-p{self.top_p:g}-k{self.top_k}-r{self.repeat_penalty:g}"
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """How the models of one family are asked; the wordings have fields in braces."""

    name: str
    version: int
    style: str
    """One of ``STYLES``."""
    languages: Mapping[str, str]
    """``zh``, ``zh-Hant``, ``en`` → the language's name in the wording."""
    ask: str
    stop: tuple[str, ...]
    guarded: tuple[str, ...]
    """Beginnings of control strings; each begins with ``<``."""
    context_tokens: int
    """Held at once: instruction, source and target."""
    source_tokens: int
    """Of the longest text."""
    card: str = ""
    turns: str = ""
    system: str = ""
    codes: Mapping[str, str] | None = None
    ask_terms: str = ""
    ask_context: str = ""
    ask_delimiters: str = ""
    context_block: str = ""
    context_line: str = ""
    terms_block: str = ""
    terms_line: str = ""
    missing_block: str = ""
    answer: str = ""
    examples: Mapping[str, int] | None = None
    """``zh``, ``en`` → how many like sentences with a person's translations are shown as earlier
    turns, where that language is translated from; None: none."""
    likeliest: tuple[str, ...] = ()
    """``zh``, ``en``: translated from one of them, the likeliest of several targets is kept with
    ``--quality best``."""
    begin: str = ""
    close: str = ""
    think: bool | None = None
    """What the template is told of thinking; None: nothing."""
    sampling: Sampling | None = None
    """None: greedy."""
    known_by: tuple[str, ...] = ()
    own: bool = False
    """Whether it is of the user's own table."""

    @property
    def terms_beside(self) -> bool:
        """Whether the model is told terms beside the text, rather than shown them in it."""
        return bool(self.terms_block)

    @property
    def reminded(self) -> bool:
        """Whether the model can be told which words of a text its last answer left out."""
        return bool(self.missing_block)

    @property
    def prompt_version(self) -> str:
        """What stands for the wording in a signature; a wording of the user's own has a hash."""
        if self.name == GENERIC and not self.own:
            return f"prompt{self.version}"
        label = f"prompt{self.version}-{self.name}"
        if not self.own:
            return label
        return f"{label}-{hashlib.sha256(repr(asdict(self)).encode()).hexdigest()[:8]}"

    @property
    def decoding(self) -> str:
        """How it is decoded, for the signature."""
        return str(self.sampling or "greedy")

    def plain(self, text: str) -> str:
        """Break up what the template or our fence would take for an end."""
        return _control(self.guarded).sub(_BROKEN, text)

    @staticmethod
    def restored(text: str) -> str:
        """Undo ``plain`` in an answer."""
        return text.replace(_BROKEN, "<")


@cache
def _control(guarded: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"<(?={'|'.join(re.escape(one[1:]) for one in guarded)})")
