"""One wording in place of another, in the translations of many documents; seen before it is done.

Each sentence that changes becomes a person's correction, so it holds in every document, is kept
with its history, and can be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from translator import placeholders
from translator.errors import ChangedMeanwhileError
from translator.store import Library
from translator.store.keys import make_key
from translator.types import Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Replacement:
    """A sentence whose target changes; the texts have their marks."""

    source: str
    before: str
    after: str
    source_language: str
    target_language: str
    jobs: tuple[int, ...]
    """The translations it stands in."""
    standing: int
    """As ``Library.standing`` gave it when the sentence was looked at."""

    @property
    def languages(self) -> dict[str, str]:
        """The languages as the library's methods take them."""
        return {"source_language": self.source_language, "target_language": self.target_language}


def replacements(
    library: Library, jobs: Sequence[int], old: str, new: str, *, people: bool = False
) -> list[Replacement]:
    """Return which sentences would change, each once, in the order of the jobs.

    Args:
        library: Whose jobs they are.
        jobs: Numbers of the jobs looked through.
        old: What is replaced: as it is written, and with a capital where it begins a sentence;
            words of letters as whole words. A wording with a link or emphasis inside of it is not
            found.
        new: What is written instead; empty: nothing.
        people: Also in what people wrote.
    """
    old, new = placeholders.strip(old).strip(), placeholders.strip(new).strip()
    if not old or old == new:
        return []
    pattern = re.compile("|".join(map(_whole, dict.fromkeys((old, _capital(old))))))
    found: dict[bytes, Replacement] = {}
    for number in jobs:
        job = library.job(number)
        languages = {
            "source_language": job.source_language, "target_language": job.target_language,
        }  # fmt: skip
        for pair in library.pairs(number):
            if pair.provenance.kind == "copy" or (pair.provenance.kind == "person" and not people):
                continue
            after = pattern.sub(
                lambda hit: new if hit.group() == old else _capital(new), pair.target
            ).strip()
            if after == pair.target.strip() or not placeholders.strip(after).strip():
                continue
            key = make_key(pair.source, **languages)
            known = found.get(key.digest)
            found[key.digest] = Replacement(
                source=pair.source, before=pair.target.strip(), after=after, **languages,
                jobs=(*(known.jobs if known else ()), number),
                standing=known.standing if known else _standing(library, pair, languages),
            )  # fmt: skip
    return list(found.values())


def replace_everywhere(library: Library, changes: Sequence[Replacement]) -> tuple[Replacement, ...]:
    """Keep the new targets as a person's corrections; return those that were.

    A sentence that somebody corrected since it was looked at is left alone.

    Raises:
        StoreError: the library cannot be written.
    """
    done: list[Replacement] = []
    for one in changes:
        with suppress(ChangedMeanwhileError):
            library.correct(one.source, one.after, **one.languages, standing=one.standing)
            done.append(one)
    return tuple(done)


def undo_replacements(library: Library, changes: Sequence[Replacement]) -> int:
    """Take corrections back that ``replace_everywhere`` made; return how many.

    What a person wrote over one of them meanwhile stays.
    """
    undone = 0
    for one in changes:
        key = make_key(one.source, **one.languages)
        standing = [
            known
            for known in library.history(one.source, **one.languages)
            if known.reverted is None
        ]
        if standing and key.normalise(standing[-1].target) == key.normalise(one.after):
            with suppress(ChangedMeanwhileError):
                library.revert(one.source, **one.languages, standing=standing[-1].id)
                undone += 1
    return undone


def _standing(library: Library, pair: Pair, languages: dict[str, str]) -> int:
    """Return the number of the correction a pair shows; 0: it shows none."""
    if pair.provenance.kind != "person":
        return 0
    return library.standing(pair.source, **languages)


def _whole(text: str) -> str:
    """Return a pattern of a wording; Latin letters at its edges end a word there."""
    before = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", text) else ""
    after = r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]\Z", text) else ""
    return before + re.escape(text) + after


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
