"""Where the command line, the reader and ``import translator`` meet the library.

    options → plan → run → bitext → file

What they have in common is put together here, once: which model, which glossary and which
settings a run has (``run_options``, ``run_opening``), what a job that was begun is continued with
(``stored_jobs``), and what is done with a whole document besides (``review``, ``exporting``,
``script_conversion``, ``name_proposals``). ``texts`` is what can be asked of a text by itself.

Nothing is imported before it is asked for: a command that converts a text loads no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from translator.application.review import Review, review_document
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
    from translator.document.plan import TARGETS, Item, Plan, describe, direction, primary
    from translator.document.read import Original, as_text, read_bytes, readable
    from translator.document.read import read as read_file
    from translator.engines.base import where_text_goes
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
    from translator.translation.terms import Count as TermCount
    from translator.translation.terms import count as count_terms

__all__ = [
    "OWN",
    "TARGETS",
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
    "TermCount",
    "Translation",
    "as_text",
    "convert_document",
    "count_terms",
    "describe",
    "direction",
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
    "primary",
    "propose_names",
    "read_bytes",
    "read_file",
    "readable",
    "review_document",
    "stored_bitext",
    "text_document",
    "translate",
    "translate_text",
    "usable_engines",
    "verify_model",
    "where_text_goes",
]
_LATER = {
    "OWN": ("translator.application.exporting", "OWN"),
    "TARGETS": ("translator.document.plan", "TARGETS"),
    "EngineOptions": ("translator.engines.opening", "EngineOptions"),
    "EnginePool": ("translator.translation.engine_pool", "EnginePool"),
    "Item": ("translator.document.plan", "Item"),
    "Options": ("translator.application.run_options", "Options"),
    "Original": ("translator.document.read", "Original"),
    "Plan": ("translator.document.plan", "Plan"),
    "Progress": ("translator.translation.progress", "Progress"),
    "Rendered": ("translator.application.exporting", "Rendered"),
    "Review": ("translator.application.review", "Review"),
    "Run": ("translator.translation.run", "Run"),
    "TermCount": ("translator.translation.terms", "Count"),
    "Translation": ("translator.application.run_opening", "Translation"),
    "as_text": ("translator.document.read", "as_text"),
    "convert_document": ("translator.application.script_conversion", "convert_document"),
    "count_terms": ("translator.translation.terms", "count"),
    "describe": ("translator.document.plan", "describe"),
    "direction": ("translator.document.plan", "direction"),
    "engine_options": ("translator.translation.engine_pool", "engine_options"),
    "export_bytes": ("translator.application.exporting", "export_bytes"),
    "export_file": ("translator.application.exporting", "export_file"),
    "export_names": ("translator.application.exporting", "export_names"),
    "fetch_model": ("translator.engines.model_install", "fetch_model"),
    "fetch_needed": ("translator.engines.model_install", "fetch_needed"),
    "format_names": ("translator.application.exporting", "format_names"),
    "format_suffix": ("translator.application.exporting", "format_suffix"),
    "list_choices": ("translator.application.script_conversion", "list_choices"),
    "media_type": ("translator.application.exporting", "media_type"),
    "open_glossary": ("translator.application.run_opening", "open_glossary"),
    "open_pool": ("translator.application.run_opening", "open_pool"),
    "open_run": ("translator.application.run_opening", "open_run"),
    "options_as_begun": ("translator.application.stored_jobs", "options_as_begun"),
    "options_of": ("translator.application.run_options", "options_of"),
    "original_of": ("translator.application.stored_jobs", "original_of"),
    "plan_document": ("translator.application.run_opening", "plan_document"),
    "predict_signature": ("translator.application.run_opening", "predict_signature"),
    "primary": ("translator.document.plan", "primary"),
    "propose_names": ("translator.application.name_proposals", "propose_names"),
    "read_bytes": ("translator.document.read", "read_bytes"),
    "read_file": ("translator.document.read", "read"),
    "readable": ("translator.document.read", "readable"),
    "review_document": ("translator.application.review", "review_document"),
    "stored_bitext": ("translator.application.stored_jobs", "stored_bitext"),
    "text_document": ("translator.application.run_opening", "text_document"),
    "translate": ("translator.application.run_opening", "translate"),
    "translate_text": ("translator.application.run_opening", "translate_text"),
    "usable_engines": ("translator.engines.model_install", "usable_engines"),
    "verify_model": ("translator.engines.model_install", "verify_model"),
    "where_text_goes": ("translator.engines.base", "where_text_goes"),
}
"""Name → the module it is imported from, when it is first asked for, and its name there."""

if not TYPE_CHECKING:  # mypy would take any name for one that is there

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, there = _LATER[name]
        return getattr(import_module(module), there)
