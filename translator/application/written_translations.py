"""An article whose translation a person wrote beside it, and one that is read without any.

Both become jobs of the library as a run's are, so that every page shows them; no engine is asked.
"""

from __future__ import annotations

from translator.application.run_opening import plan_document
from translator.application.run_options import Options
from translator.document.read import Original
from translator.errors import InputError
from translator.store import JobState, Library
from translator.types import Bitext, Pair, Provenance

UNTRANSLATED = "untranslated"
"""Signature of a job that no model was asked for yet: the original alone is read."""
_WRITTEN = "aligned:"
"""How the signature of a translation that existed begins, as ``existing_translations`` has it."""


def written_bitext(original: Original, translated: Original) -> Bitext:
    """Return an article with the translation that was written for it, sentence by sentence.

    Args:
        original: In Chinese or English.
        translated: In the other language: the same blocks, cut into as many sentences each.

    Raises:
        InputError: blocks, sentences or what stands in them are not the same.
        LanguageError: one of them is in neither language.
    """
    ours = plan_document(original.document, Options())
    theirs = plan_document(translated.document, Options(to=ours.source_language))
    blocks = [[item.segment.block_id for item in plan.items] for plan in (ours, theirs)]
    if blocks[0] != blocks[1]:
        names = original.document.name, translated.document.name
        raise InputError("document.not-beside", source=names[0], target=names[1])
    signature = f"{_WRITTEN}{original.document.name} + {translated.document.name}"
    made = Provenance(kind="aligned", signature=signature, strategy="1-1", score=1.0)
    return Bitext(
        document=original.document,
        source_language=ours.source_language,
        target_language=theirs.source_language,
        pairs=tuple(
            Pair(
                segment=one.segment,
                source=one.source,
                target=one.source.strip() if one.copied else other.source.strip(),
                provenance=Provenance(kind="copy") if one.copied else made,
            )
            for one, other in zip(ours.items, theirs.items, strict=True)
        ),
        signature=signature,
    )


def keep_written(original: Original, translated: Original, library: Library) -> int:
    """Put an article and the translation written for it into the library; return the job.

    What a person corrected in it since stays; the memory learns nothing from it.

    Raises:
        InputError, LanguageError: as ``written_bitext``.
        StoreError: the library cannot be written.
    """
    bitext = written_bitext(original, translated)
    job = library.start_job(
        library.add_document(bitext.document, original.data),
        source_language=bitext.source_language,
        target_language=bitext.target_language,
        signature=bitext.signature,
        total=len(bitext.pairs),
    )
    library.save_pairs(job, bitext.pairs)
    library.finish_job(job)
    return job


def keep_untranslated(
    original: Original, library: Library, *, source: str | None = None, to: str | None = None
) -> int:
    """Put an article into the library to be read as it is; return the job.

    Args:
        original: In Chinese or English.
        library: Where it is kept.
        source: BCP 47 tag; None: as detected.
        to: BCP 47 tag of what it will be translated to; None: as ``plan_document`` decides.

    Raises:
        LanguageError: it is in neither language.
        StoreError: the library cannot be written.
    """
    planned = plan_document(original.document, Options(source=source, to=to))
    job = library.start_job(
        library.add_document(planned.document, original.data),
        source_language=planned.source_language,
        target_language=planned.target_language,
        signature=UNTRANSLATED,
        total=len(planned.items),
    )
    library.finish_job(job, JobState.STOPPED)
    return job


def is_written(signature: str) -> bool:
    """Say whether a job's translation existed before, so that no model made it."""
    return signature.startswith(_WRITTEN)
