"""What is wrong with a translation, as far as it can be seen without knowing the right one.

Each check is a function from a pair of texts to findings; this module runs them all. Every
finding has a level (``error``: try again, then tell the reader; ``warning``: tell the
reader; ``info``: worth knowing) and one sentence in plain English. All checks take time in
proportion to the length of the texts.

How often each check speaks on good and on poor translations is in benchmarks/README.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator import placeholders
from translator.checks import (
    amounts,
    expected_names,
    invented,
    lengths,
    loops,
    omissions,
    residue,
    whole,
)
from translator.checks import term_use as term_checks
from translator.checks.term_use import Expected
from translator.chinese.dictionary.dictionary import Dictionary
from translator.text.languages import primary
from translator.types import Finding

__all__ = ["Expected", "check"]


def check(
    source: str,
    target: str,
    *,
    source_language: str,
    target_language: str,
    missing: Sequence[tuple[str, str]] = (),
    terms: Sequence[Expected] = (),
    limit: bool = False,
    allowed: str = "",
    lexicon: Dictionary | None = None,
) -> list[Finding]:
    """Say what is wrong with a target.

    Args:
        source: The segment as the document has it, marks included.
        target: Its translation, marks included.
        source_language: BCP 47 tag, ``zh``, ``zh-Hans``, ``en`` …
        target_language: BCP 47 tag; a pair of the same primary language (script
            conversion) is checked for marks and emptiness only.
        missing: Grounded spans not found in the target: (as in the source, as expected).
        terms: Terms of the glossary that the source has.
        limit: Decoding stopped at a limit: the target is cut.
        allowed: Strings of the source's script that may stand in the target, a line each.
        lexicon: The dictionary, for names that nothing in the source explains and for words left
            out; None: they are not looked at.

    Returns:
        Findings, the gravest check first; none for a target nothing is wrong with.
    """
    languages = (primary(source_language), primary(target_language))
    empty = whole.empty(source, target)
    if empty:  # nothing else is worth saying about a target that is not there
        return empty + whole.cut(limit)
    findings = whole.cut(limit) + whole.placed_marks(source, target)
    if languages[0] == languages[1]:
        return findings
    copied = whole.copied(source, target, languages, allowed)
    findings += copied
    if not copied:
        findings += residue.residue(source, target, languages, allowed)
    # A stand-in has no English to look words up in: nothing could be said by it.
    known = lexicon if isinstance(lexicon, Dictionary) else None
    looping = loops.loop(source, target)
    findings += looping
    if not looping:  # a loop makes any target too long
        findings += lengths.length(source, target, languages, known)
    findings += amounts.numbers(source, target, languages, missing, lexicon)
    findings += expected_names.names(target, missing, placeholders.strip(source), known)
    if languages == ("zh", "en") and known:
        findings += invented.invented(placeholders.strip(source), placeholders.strip(target), known)
    findings += omissions.omissions(source, target, languages, known, findings)
    findings += term_checks.terms(target, target_language, terms)
    return findings
