"""The people named in a document, and how memory has each rendered so far."""

from __future__ import annotations

from functools import partial

from translator.chinese.dictionary import dictionary
from translator.chinese.words.words import cut
from translator.document.plan import Plan
from translator.errors import ModelError, UsageError
from translator.text.languages import primary
from translator.translation import document_names
from translator.translation.run import Run


def propose_names(run: Run, planned: Plan) -> list[document_names.Proposal]:
    """Return the names of a Chinese document, each with its renderings in English.

    Args:
        run: As ``open_run`` opens it for the plan.
        planned: The document.

    Raises:
        ModelError: the dictionary is not installed.
        UsageError: the document is not translated from Chinese to English.
    """
    if primary(planned.source_language) != "zh" or planned.target_language != "en":
        raise UsageError("names.english-only")
    lexicon = dictionary.installed()
    if lexicon is None:
        raise ModelError("dictionary.none")
    return document_names.proposals(
        planned,
        {source: known.target for source, known in run.recall(planned).items()},
        lexicon=lexicon,
        words=partial(cut, dictionary=lexicon),
        terms=run.terminology.matcher(planned),
    )
