"""A grammar that keeps the source's script out of the target (GBNF, llama.cpp's notation).

A small language model leaves a Chinese word in an eighth to a third of its English
sentences. A grammar makes such a token impossible while it decodes, at no cost in quality
or speed worth measuring. What the source itself needs (a name kept on purpose, an acronym
in an English article) is listed as an exception, as whole strings.
"""

from __future__ import annotations

from collections.abc import Iterable

from translator.lazy_regex import lazy_regex

# Han (with extensions), radicals, kana, bopomofo, Hangul, CJK punctuation and the
# full-width forms: nothing of it belongs in English.
_EAST_ASIAN = r"\u2E80-\u303F\u3040-\u30FF\u3100-\u312F\u3130-\u318F\u31A0-\u31BF\u31F0-\u31FF\u3200-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\U00020000-\U0003FFFF"  # noqa: E501  (one character class)
# Letters with which English words and half-translated names are spelled.
_ALPHABETIC = r"A-Za-z\u00C0-\u024F\u0370-\u03FF\u0400-\u04FF"
# Latin words of an English source that may stand in Chinese: names, acronyms, code,
# addresses; a word in lower case should have been translated.
_KEPT_LATIN = lazy_regex(r"[A-Za-z0-9][\w.+#/@&'’-]*[A-Za-z0-9+#]|[A-Z]")


def forbid(target: str, *, source_text: str, end: str, allowed: Iterable[str] = ()) -> str:
    """Return the grammar for one request.

    Args:
        target: Primary language of the target, ``en`` or ``zh``.
        end: What closes an answer, on a line of its own; empty: nothing does.
        source_text: The source as the engine sees it; for Chinese targets its names and
            acronyms become exceptions.
        allowed: Further strings that may stand in the target as they are.
    """
    exceptions = {text for text in allowed if text}
    if target == "en":
        forbidden = _EAST_ASIAN
    else:
        forbidden = _ALPHABETIC
        exceptions |= {word for word in _KEPT_LATIN.findall(source_text) if _is_kept(word)}
    if end and "<" not in source_text:
        forbidden += "<"  # only the closing tag may begin with it
    literals = "".join(f" | {_literal(text)}" for text in sorted(exceptions))
    closing = f'("\\n"? {_literal(end)})?' if end else '"\\n"?'
    return f"root ::= ([^{forbidden}\\n]{literals})+ {closing}"


def _is_kept(word: str) -> bool:
    return any(char.isupper() or char.isdigit() for char in word) or any(
        char in word for char in "@/#+."
    )


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
