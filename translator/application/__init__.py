"""Where the command line, the reader and ``import translator`` meet the library.

    options → plan → run → bitext → file

What they have in common is put together here, once: which model, which glossary and which
settings a run has (``run_options``, ``run_opening``), what a job that was begun is continued with
(``stored_jobs``), and what is done with a whole document besides (``review``, ``exporting``,
``script_conversion``, ``name_proposals``).
"""

from __future__ import annotations

from translator.application.exporting import (
    OWN,
    Rendered,
    export_bytes,
    export_file,
    export_names,
    format_names,
    format_suffix,
    media_type,
)
from translator.application.name_proposals import propose_names
from translator.application.review import Review, review
from translator.application.run_opening import (
    Translation,
    open_glossary,
    open_pool,
    open_run,
    plan_document,
    predict_signature,
    text_document,
    translate,
    translate_text,
)
from translator.application.run_options import Options, options_of
from translator.application.script_conversion import convert_document, list_choices
from translator.application.stored_jobs import options_as_begun, original_of, stored_bitext
from translator.document.plan import Item, Plan
from translator.document.read import Original
from translator.engines.model_install import (
    fetch_model,
    fetch_needed,
    usable_engines,
    verify_model,
)
from translator.engines.opening import EngineOptions
from translator.translation.engine_pool import EnginePool, engine_options
from translator.translation.progress import Progress
from translator.translation.run import Run

__all__ = [
    "OWN",
    "EngineOptions",
    "EnginePool",
    "Item",
    "Options",
    "Original",
    "Plan",
    "Progress",
    "Rendered",
    "Review",
    "Run",
    "Translation",
    "convert_document",
    "engine_options",
    "export_bytes",
    "export_file",
    "export_names",
    "fetch_model",
    "fetch_needed",
    "format_names",
    "format_suffix",
    "list_choices",
    "media_type",
    "open_glossary",
    "open_pool",
    "open_run",
    "options_as_begun",
    "options_of",
    "original_of",
    "plan_document",
    "predict_signature",
    "propose_names",
    "review",
    "stored_bitext",
    "text_document",
    "translate",
    "translate_text",
    "usable_engines",
    "verify_model",
]
