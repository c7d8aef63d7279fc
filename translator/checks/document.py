"""Checks that need a whole document: names written alike, scores low among their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translator import placeholders
from translator.checks import alike, scores
from translator.text.languages import primary
from translator.types import Finding, Pair


def check_document(
    pairs: Sequence[Pair],
    *,
    source_language: str,
    target_language: str,
    names: Iterable[str] = (),
) -> dict[int, list[Finding]]:
    """Say what is wrong with a document's pairs that no single one shows.

    Args:
        pairs: All of one document, in order.
        source_language: BCP 47 tag.
        target_language: BCP 47 tag.
        names: Names of the source that are known, as they stand in it.

    Returns:
        Findings by the pair's number; a pair a person wrote has none.
    """
    languages = (primary(source_language), primary(target_language))
    texts = [(placeholders.strip(pair.source), placeholders.strip(pair.target)) for pair in pairs]
    machine = [pair.provenance.kind == "engine" for pair in pairs]
    found: dict[int, list[Finding]] = {}
    for number, finding in alike.unlike(texts, languages=languages, names=names).items():
        if machine[number]:
            found.setdefault(number, []).append(finding)
    for number, finding in scores.low(_scores(pairs)).items():
        found.setdefault(number, []).append(finding)
    return found


def _scores(pairs: Sequence[Pair]) -> list[float | None]:
    """Return the scores that can be compared: those of the signature most pairs have."""
    signatures = [pair.provenance.signature for pair in pairs if pair.provenance.score is not None]
    usual = max(set(signatures), key=signatures.count, default="")
    return [pair.provenance.score if pair.provenance.signature == usual else None for pair in pairs]
