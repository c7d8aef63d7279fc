"""What the library keeps of a translation, made whole again: its options, document and pairs."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from translator.application.run_options import Options
from translator.document.read import Original, read_bytes
from translator.engines import registry
from translator.models.model_store import ModelStore
from translator.store import Job, Library
from translator.translation.settings import settings_of
from translator.types import Bitext, Document, Pair


def options_as_begun(job: Job, options: Options) -> Options:
    """Return the options a job was begun with, so that it goes on as it was begun.

    Args:
        job: Its signature says the model, the quality, the typography and the regional words.
        options: What it does not say, such as the glossary.
    """
    begun = settings_of(job.signature)
    return replace(
        options,
        to=job.target_language,
        source=job.source_language,
        model=_model_of(job.signature),
        quality=begun.quality,
        typography=begun.typography,
        regional=begun.regional,
    )


def _model_of(signature: str) -> str | None:
    """Return the name of the model a signature speaks of, where it can be had."""
    parts = signature.split(":", 1)[-1]
    if registry.echo(parts) is not None:
        return parts
    wished = os.environ.get("DUIZHAO_MODEL", "")
    if (server := registry.server_of(signature, wished=wished)) is not None:
        return server
    for model in ModelStore().installed():
        if f":{model.name}@" in signature:
            return model.name
    return None


def original_of(library: Library, document_id: int) -> Original:
    """Read a document of the library again.

    Raises:
        TranslatorError: it is no longer there.
    """
    known = library.document(document_id)
    data = library.content(document_id)
    return read_bytes(data, name=known.name, encoding=known.encoding, address=known.address)


def stored_bitext(document: Document, job: Job, pairs: Sequence[Pair]) -> Bitext:
    """Return the pairs of a job, all or some of them, with their document."""
    return Bitext(
        document=document,
        source_language=job.source_language,
        target_language=job.target_language,
        pairs=tuple(pairs),
        signature=job.signature,
        verbatim=registry.echo(job.signature.split(":", 1)[-1]) is not None,
    )
