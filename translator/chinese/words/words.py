"""Words, and the rule behind each.

* ``cut`` gives the longest words of the dictionary and nothing else. The longest word has the
  best reading and the surest conversion: pinyin, scripts and the glossary use it.
* ``words`` gives what a reader, a translator or a count calls a word: entries that are several
  words are divided, numbers and words no dictionary lists are joined (``word_rules``), and what
  the user, the glossary or the document says is a word is one (``vocabulary``).
* ``explain`` gives the same with the kind of each word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator import placeholders
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.surnames import surnames
from translator.chinese.words.compounds import foreign_characters
from translator.chinese.words.segmenter import cut, segmenter
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.chinese.words.word_rules import Rules, rules_of
from translator.lazy_regex import lazy_regex
from translator.numbers.numerals import NUMERALS
from translator.text.languages import HAN_CLASS
from translator.types import Word

__all__ = ["cut", "explain", "segmenter", "words"]

_HAN_WORD = lazy_regex(f"[{HAN_CLASS}]+")
_NUMBER = lazy_regex(
    rf"[第数數几幾]?(?:(?:百|千|万|萬)分之)?[{''.join(sorted(NUMERALS))}0-9０-９.,:%+．，：％点點-]+"
    rf"(?:分之[{''.join(sorted(NUMERALS))}0-9]+)?"
)
_DIGIT = lazy_regex(f"[{''.join(sorted(NUMERALS))}0-9０-９]")
_KINDS = (
    (lazy_regex(r"\s+"), "space"),
    (lazy_regex(r"\w+://\S+|[^\s@]+@[^\s@]+"), "address"),
    (lazy_regex(r"[^\W_].*", re.DOTALL), "latin"),
)


def words(
    text: str,
    dictionary: dictionaries.Dictionary | None = None,
    *,
    vocabulary: Vocabulary = NOTHING,
) -> list[str]:
    """Split a text into words.

    Args:
        text: Any text; marks, numbers, Latin words and addresses are kept whole.
        dictionary: Whose headwords count; None: the installed one, or rjieba's own list.
        vocabulary: What else is a word here.

    Returns:
        The words, white space and punctuation included: joined, they are the text.
    """
    rules = rules_of(dictionary or dictionaries.installed())
    tokens = rules.words(text)
    if not vocabulary:
        return tokens
    return vocabulary.apply(text, tokens, again=rules.words, firm=lambda one: _is_firm(one, rules))


def explain(
    text: str,
    dictionary: dictionaries.Dictionary | None = None,
    *,
    vocabulary: Vocabulary = NOTHING,
) -> list[Word]:
    """Split a text into words and say of each why it is one.

    Args:
        text: Any text.
        dictionary: Whose headwords count; None: the installed one, or rjieba's own list.
        vocabulary: What else is a word here.

    Returns:
        The words in order, without a gap; ``Word.kind`` says which kinds there are.
    """
    dictionary = dictionary or dictionaries.installed()
    rules = rules_of(dictionary)
    tokens = words(text, dictionary, vocabulary=vocabulary)
    result: list[Word] = []
    start = 0
    for at, token in enumerate(tokens):
        before = tokens[max(0, at - 1) : at]
        listed = vocabulary.kind(token)
        kind = listed or _kind(token, before, rules)
        why = "" if listed else _why(token, kind, before, rules)
        result.append(Word(text=token, start=start, kind=kind, why=why))
        start += len(token)
    return result


def rule_names(
    tokens: Sequence[str], dictionary: dictionaries.Dictionary | None = None
) -> frozenset[int]:
    """Say which words of a text are names that no dictionary lists (kind ``name``).

    Args:
        tokens: The words in order, as ``words`` cut them.
        dictionary: Whose headwords count; None: the installed one, or rjieba's own list.

    Returns:
        Their numbers in ``tokens``.
    """
    rules = rules_of(dictionary or dictionaries.installed())
    return frozenset(
        at
        for at, token in enumerate(tokens)
        if len(token) > 1
        and not rules.lists(token)
        and _kind(token, tokens[max(0, at - 1) : at], rules) == "name"
    )


def _is_firm(token: str, rules: Rules) -> bool:
    """Whether a token is more than characters put together by a rule that may be wrong."""
    return _kind(token, (), rules) not in ("name", "compound")


def _kind(token: str, before: Sequence[str], rules: Rules) -> str:
    if _NUMBER.fullmatch(token) and _DIGIT.search(token):
        return "number"
    if _HAN_WORD.fullmatch(token):
        return _kind_of_han(token, before, rules)
    if placeholders.MARK.fullmatch(token):
        return "mark"
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(token)), "mark")


def _kind_of_han(token: str, before: Sequence[str], rules: Rules) -> str:
    if rules.lists(token):
        return "dictionary"
    if len(token) == 1:
        return "character"
    foreign = len(token) > 2 and sum(one in foreign_characters() for one in token) >= len(token) - 1
    given = len(token) == 2 and bool(before) and before[-1] in surnames()
    return "name" if foreign or given else "compound"


def _why(token: str, kind: str, before: Sequence[str], rules: Rules) -> str:
    """Say what a word that no list has was put together by; nothing of the others."""
    if kind == "name":
        given = len(token) == 2 and before and before[-1] in surnames()
        return f"a given name behind {before[-1]}" if given else "written as foreign names are"
    if kind != "compound":
        return ""
    if len(token) == 4 and token[0] == token[1] and token[2] == token[3]:
        return f"{token[0]}{token[2]} doubled"
    bound = min(token, key=rules.independence)
    return f"{bound} is alone in {rules.independence(bound):.0%} of its uses"
