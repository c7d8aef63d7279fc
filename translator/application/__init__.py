"""Where the command line, the reader and ``import translator`` meet the library.

    options → plan → run → bitext → file

What they have in common is put together here, once: which model, which glossary and which
settings a run has (``run_options``, ``run_opening``), what a job that was begun is continued with
(``stored_jobs``), which models there are to choose from (``model_choice``), and what is done with
a whole document besides (``review``, ``exporting``, ``script_conversion``, ``name_proposals``).
``texts`` is what can be asked of a text by itself. The rest of the library's services and types
that commands and pages use are handed on here under one name each, so that the rooms behind may
change; ``tests/test_layers.py`` holds them to it.

Nothing is imported before it is asked for: a command that converts a text loads no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translator.alignment.sentences.edited_beads import accept as accept_bead
    from translator.alignment.sentences.edited_beads import can_join as can_join_beads
    from translator.alignment.sentences.edited_beads import cut as cut_bead
    from translator.alignment.sentences.edited_beads import cuts as bead_cuts
    from translator.alignment.sentences.edited_beads import join as join_beads
    from translator.application.bringing_back import (
        BroughtBack,
        Conflict,
        bring_back,
        handed_over,
    )
    from translator.application.compute_devices import llama_devices, llama_layers
    from translator.application.corpus_filter import Filtered, filter_corpus
    from translator.application.corpus_run import CorpusMade, CorpusProgress, make_corpus
    from translator.application.corpus_worker import CorpusWork
    from translator.application.everywhere import correct as correct_everywhere
    from translator.application.everywhere import history as history_anywhere
    from translator.application.everywhere import revert as revert_everywhere
    from translator.application.existing_translations import (
        DOUBTFUL,
        AlignedTexts,
        align_documents,
        aligned_bitext,
        aligned_bytes,
        aligned_suffix,
        named_export,
        remember_aligned,
    )
    from translator.application.exporting import (
        OWN,
        Rendered,
        export_bytes,
        export_file,
        export_names,
        format_names,
        format_suffix,
        formats_with_readings,
        is_own,
        media_type,
        named_format,
        require_readings,
        usual_layout,
    )
    from translator.application.heading_links import HeadingLinks
    from translator.application.link_targets import Placed, placed_document
    from translator.application.model_choice import (
        import_model,
        named_engine,
        quick_model,
        remote_host,
        usable_models,
    )
    from translator.application.name_proposals import propose_names
    from translator.application.ray_cluster import is_cluster_address
    from translator.application.ray_driver import Cluster
    from translator.application.ray_process import require_ray
    from translator.application.relinking import Relinking
    from translator.application.replacing import (
        Replacement,
        replace_everywhere,
        replacements,
        undo_replacements,
    )
    from translator.application.review import Review, review_document
    from translator.application.run_opening import (
        Translation,
        open_glossary,
        open_pool,
        open_run,
        plan_document,
        predict_signature,
        target_tag,
        text_document,
        translate,
        translate_text,
    )
    from translator.application.run_options import Options, options_of
    from translator.application.script_conversion import convert_document, list_choices
    from translator.application.sentence_terms import TermInSentence, terms_in_sentence
    from translator.application.similar_pairs import Offer, similar_to
    from translator.application.similar_pairs import offers as similar_offers
    from translator.application.stored_jobs import options_as_begun, original_of, stored_bitext
    from translator.application.word_lists import STATES as WORD_STATES
    from translator.application.word_lists import (
        WORD_FORMATS,
        stated_words,
        with_meanings,
        written_words,
    )
    from translator.application.word_lists import take_list as take_word_list
    from translator.application.written_translations import (
        UNTRANSLATED,
        is_written,
        keep_untranslated,
        keep_written,
    )
    from translator.checks.wording import check_names
    from translator.corpus.corpus_folder import FORMS as CORPUS_FORMS
    from translator.corpus.corpus_folder import CorpusFolder
    from translator.corpus.corpus_spans import CorpusFile, corpus_files
    from translator.corpus.corpus_spans import spans as corpus_spans
    from translator.corpus.pair_quality import WHY as PAIR_FAULTS
    from translator.corpus.pair_quality import Quality as PairQuality
    from translator.document.plan import TARGETS, Item, Plan, describe, direction
    from translator.document.read import LARGEST as LARGEST_DOCUMENT
    from translator.document.read import Original, as_text, read_bytes, readable
    from translator.document.read import read as read_file
    from translator.document.rendering import Rendering
    from translator.document.rendering import pieces as inline_pieces
    from translator.document.rows import Row, TableRow
    from translator.document.rows import rows as document_rows
    from translator.document.segments import segment_block
    from translator.engines.model_install import (
        fetch_model,
        fetch_needed,
        recommend_models,
        usable_engines,
        verify_model,
    )
    from translator.engines.openai.server import where_text_goes
    from translator.engines.opening import EngineOptions
    from translator.engines.registry import server as named_server
    from translator.engines.registry import why_not as why_no_engine
    from translator.exports.anki.anki_package import is_ready as anki_is_ready
    from translator.exports.anki.anki_package import required as require_anki
    from translator.exports.anki.apkg_file import word_package
    from translator.exports.anki.word_notes import places as word_places
    from translator.exports.save import PAGE as PAGE_MARK
    from translator.exports.selection import PAIRS as PAIR_FORMATS
    from translator.exports.selection import PROVENANCES, Selecting, Selection
    from translator.exports.word_tables import word_anki, word_csv
    from translator.formats.base import AS_THEY_ARE, Links
    from translator.formats.registry import (
        choose_front_matter_keys,
        choose_read_scans,
        holds_text,
        unread_suffixes,
    )
    from translator.formats.registry import suffixes as document_suffixes
    from translator.glossary import FORMATS as GLOSSARY_FORMATS
    from translator.glossary import Glossary, make_term
    from translator.glossary import Status as TermStatus
    from translator.glossary import parse as parse_glossary
    from translator.glossary import read as read_glossary
    from translator.glossary import render as render_glossary
    from translator.glossary.conflicts import conflicts as glossary_conflicts
    from translator.grounding.document_vocabulary import in_script as vocabulary_in_script
    from translator.grounding.document_vocabulary import of_document as document_vocabulary
    from translator.grounding.document_vocabulary import read_user_words, user_words_file
    from translator.grounding.people_in_text import people_for
    from translator.learning.article_words import (
        ArticleWord,
        KnownShare,
        article_words,
        known_share,
        new_words,
    )
    from translator.learning.known_lists import read_known
    from translator.learning.spacing import Answer as ReviewAnswer
    from translator.learning.spacing import intervals as review_intervals
    from translator.learning.spacing import spaced as spaced_review
    from translator.learning.spacing import times_answered as times_reviewed
    from translator.learning.standings import word_standings
    from translator.memory_files.memory_forms import (
        form_of,
        memory_forms,
        reading_memory,
        write_memory,
    )
    from translator.models.archive_export import export_model
    from translator.models.failures import in_words as size_in_words
    from translator.models.fetch_portions import Amount as FetchAmount
    from translator.models.fetch_portions import Portion as FetchPortion
    from translator.models.fetch_portions import PortionState
    from translator.models.fetch_portions import amount as fetch_amount
    from translator.models.fetch_portions import planned as planned_portions
    from translator.models.manifest import Record as ModelRecord
    from translator.models.model_store import Installed, ModelStore
    from translator.models.offline import enforce as stay_offline
    from translator.models.recommendation import DIRECTIONS
    from translator.models.recommendation import Part as ModelPart
    from translator.models.recommendation import Recommendation as ModelRecommendation
    from translator.models.specs import ModelSpec
    from translator.returned.read_returned import read_returned, read_returned_file
    from translator.tmx.memory_file import write_tmx
    from translator.tmx.parse import read_tmx
    from translator.translation.engine_pool import EnginePool, engine_options
    from translator.translation.progress import Progress
    from translator.translation.run import Run
    from translator.translation.terms import Count as TermCount
    from translator.translation.terms import count as count_terms
    from translator.vectors.installed import vector_model
    from translator.web.fetching import who_is_asked
    from translator.web.web_address import is_web_address
    from translator.web.web_address import parse as parse_web_address
    from translator.web.web_pages import WebPage, fetch_page

__all__ = [
    "AS_THEY_ARE", "CORPUS_FORMS", "DIRECTIONS", "DOUBTFUL", "GLOSSARY_FORMATS", "LARGEST_DOCUMENT",
    "OWN", "PAGE_MARK", "PAIR_FAULTS", "PAIR_FORMATS", "PROVENANCES", "TARGETS", "UNTRANSLATED",
    "WORD_FORMATS", "WORD_STATES", "AlignedTexts", "ArticleWord", "BroughtBack", "Cluster",
    "Conflict", "CorpusFile", "CorpusFolder", "CorpusMade", "CorpusProgress", "CorpusWork",
    "EngineOptions", "EnginePool", "FetchAmount", "FetchPortion", "Filtered", "Glossary",
    "HeadingLinks", "Installed", "Item", "KnownShare", "Links", "ModelPart", "ModelRecommendation",
    "ModelRecord", "ModelSpec", "ModelStore", "Offer", "Options", "Original", "PairQuality",
    "Placed", "Plan", "PortionState", "Progress", "Relinking", "Rendered", "Rendering",
    "Replacement", "Review", "ReviewAnswer", "Row", "Run", "Selecting", "Selection", "TableRow",
    "TermCount", "TermInSentence", "TermStatus", "Translation", "WebPage", "accept_bead",
    "align_documents", "aligned_bitext", "aligned_bytes", "aligned_suffix", "anki_is_ready",
    "article_words", "as_text", "bead_cuts", "bring_back", "can_join_beads", "check_names",
    "choose_front_matter_keys", "choose_read_scans", "convert_document", "corpus_files",
    "corpus_spans", "correct_everywhere", "count_terms", "cut_bead", "describe", "direction",
    "document_rows", "document_suffixes", "document_vocabulary", "engine_options", "export_bytes",
    "export_file", "export_model", "export_names", "fetch_amount", "fetch_model", "fetch_needed",
    "fetch_page", "filter_corpus", "form_of", "format_names", "format_suffix",
    "formats_with_readings", "glossary_conflicts", "handed_over", "history_anywhere", "holds_text",
    "import_model", "inline_pieces", "is_cluster_address", "is_own", "is_web_address", "is_written",
    "join_beads", "keep_untranslated", "keep_written", "known_share", "list_choices",
    "llama_devices", "llama_layers", "make_corpus", "make_term", "media_type", "memory_forms",
    "named_engine", "named_export", "named_format", "named_server", "new_words", "open_glossary",
    "open_pool", "open_run", "options_as_begun", "options_of", "original_of", "parse_glossary",
    "parse_web_address", "people_for", "placed_document", "plan_document", "planned_portions",
    "predict_signature", "propose_names", "quick_model", "read_bytes", "read_file", "read_glossary",
    "read_known", "read_returned", "read_returned_file", "read_tmx", "read_user_words", "readable",
    "reading_memory", "recommend_models", "remember_aligned", "remote_host", "render_glossary",
    "replace_everywhere", "replacements", "require_anki", "require_ray", "require_readings",
    "revert_everywhere", "review_document", "review_intervals", "segment_block", "similar_offers",
    "similar_to", "size_in_words", "spaced_review", "stated_words", "stay_offline", "stored_bitext",
    "take_word_list", "target_tag", "terms_in_sentence", "text_document", "times_reviewed",
    "translate", "translate_text", "undo_replacements", "unread_suffixes", "usable_engines",
    "usable_models", "user_words_file", "usual_layout", "vector_model", "verify_model",
    "vocabulary_in_script",
    "where_text_goes", "who_is_asked", "why_no_engine", "with_meanings", "word_anki", "word_csv",
    "word_package", "word_places", "word_standings", "write_memory", "write_tmx", "written_words",
]  # fmt: skip

_NAMES = {
    "translator.alignment.sentences.edited_beads":
        "accept:accept_bead can_join:can_join_beads cut:cut_bead cuts:bead_cuts join:join_beads",
    "translator.application.bringing_back":
        "BroughtBack Conflict bring_back handed_over",
    "translator.application.compute_devices":
        "llama_devices llama_layers",
    "translator.application.corpus_filter":
        "Filtered filter_corpus",
    "translator.application.corpus_run":
        "CorpusMade CorpusProgress make_corpus",
    "translator.application.corpus_worker":
        "CorpusWork",
    "translator.application.everywhere":
        "correct:correct_everywhere history:history_anywhere revert:revert_everywhere",
    "translator.application.existing_translations":
        "DOUBTFUL AlignedTexts align_documents aligned_bitext aligned_bytes aligned_suffix "
        "named_export remember_aligned",
    "translator.application.exporting":
        "OWN Rendered export_bytes export_file export_names format_names format_suffix "
        "formats_with_readings is_own media_type named_format require_readings usual_layout",
    "translator.application.heading_links":
        "HeadingLinks",
    "translator.application.link_targets":
        "Placed placed_document",
    "translator.application.model_choice":
        "import_model named_engine quick_model remote_host usable_models",
    "translator.application.name_proposals":
        "propose_names",
    "translator.application.ray_cluster":
        "is_cluster_address",
    "translator.application.ray_driver":
        "Cluster",
    "translator.application.ray_process":
        "require_ray",
    "translator.application.relinking":
        "Relinking",
    "translator.application.replacing":
        "Replacement replace_everywhere replacements undo_replacements",
    "translator.application.review":
        "Review review_document",
    "translator.application.run_opening":
        "Translation open_glossary open_pool open_run plan_document predict_signature "
        "target_tag text_document translate translate_text",
    "translator.application.run_options":
        "Options options_of",
    "translator.application.script_conversion":
        "convert_document list_choices",
    "translator.application.sentence_terms":
        "TermInSentence terms_in_sentence",
    "translator.application.similar_pairs":
        "Offer offers:similar_offers similar_to",
    "translator.application.stored_jobs":
        "options_as_begun original_of stored_bitext",
    "translator.application.word_lists":
        "STATES:WORD_STATES WORD_FORMATS stated_words take_list:take_word_list with_meanings"
        " written_words",
    "translator.application.written_translations":
        "UNTRANSLATED is_written keep_untranslated keep_written",
    "translator.corpus.corpus_folder":
        "FORMS:CORPUS_FORMS CorpusFolder",
    "translator.corpus.corpus_spans":
        "CorpusFile corpus_files spans:corpus_spans",
    "translator.corpus.pair_quality":
        "WHY:PAIR_FAULTS Quality:PairQuality",
    "translator.document.plan":
        "TARGETS Item Plan describe direction",
    "translator.document.read":
        "LARGEST:LARGEST_DOCUMENT Original as_text read_bytes readable read:read_file",
    "translator.document.rendering":
        "Rendering pieces:inline_pieces",
    "translator.document.rows":
        "Row TableRow rows:document_rows",
    "translator.document.segments":
        "segment_block",
    "translator.engines.model_install":
        "fetch_model fetch_needed recommend_models usable_engines verify_model",
    "translator.engines.openai.server":
        "where_text_goes",
    "translator.engines.opening":
        "EngineOptions",
    "translator.engines.registry":
        "server:named_server why_not:why_no_engine",
    "translator.exports.anki.anki_package":
        "is_ready:anki_is_ready required:require_anki",
    "translator.exports.anki.apkg_file":
        "word_package",
    "translator.exports.anki.word_notes":
        "places:word_places",
    "translator.exports.save":
        "PAGE:PAGE_MARK",
    "translator.checks.wording":
        "check_names",
    "translator.exports.selection":
        "PAIRS:PAIR_FORMATS PROVENANCES Selecting Selection",
    "translator.exports.word_tables":
        "word_anki word_csv",
    "translator.formats.base":
        "AS_THEY_ARE Links",
    "translator.formats.registry":
        "choose_front_matter_keys choose_read_scans holds_text suffixes:document_suffixes "
        "unread_suffixes",
    "translator.glossary":
        "FORMATS:GLOSSARY_FORMATS Glossary Status:TermStatus make_term parse:parse_glossary "
        "read:read_glossary render:render_glossary",
    "translator.glossary.conflicts":
        "conflicts:glossary_conflicts",
    "translator.grounding.document_vocabulary":
        "of_document:document_vocabulary in_script:vocabulary_in_script read_user_words "
        "user_words_file",
    "translator.grounding.people_in_text":
        "people_for",
    "translator.learning.article_words":
        "ArticleWord KnownShare article_words known_share new_words",
    "translator.learning.known_lists":
        "read_known",
    "translator.learning.standings":
        "word_standings",
    "translator.learning.spacing":
        "Answer:ReviewAnswer intervals:review_intervals spaced:spaced_review "
        "times_answered:times_reviewed",
    "translator.memory_files.memory_forms":
        "form_of memory_forms reading_memory write_memory",
    "translator.models.archive_export":
        "export_model",
    "translator.models.failures":
        "in_words:size_in_words",
    "translator.models.fetch_portions":
        "Amount:FetchAmount Portion:FetchPortion PortionState amount:fetch_amount "
        "planned:planned_portions",
    "translator.models.manifest":
        "Record:ModelRecord",
    "translator.models.model_store":
        "Installed ModelStore",
    "translator.models.offline":
        "enforce:stay_offline",
    "translator.models.recommendation":
        "DIRECTIONS Part:ModelPart Recommendation:ModelRecommendation",
    "translator.models.specs":
        "ModelSpec",
    "translator.tmx.memory_file":
        "write_tmx",
    "translator.tmx.parse":
        "read_tmx",
    "translator.translation.engine_pool":
        "EnginePool engine_options",
    "translator.translation.progress":
        "Progress",
    "translator.translation.run":
        "Run",
    "translator.translation.terms":
        "Count:TermCount count:count_terms",
    "translator.returned.read_returned":
        "read_returned read_returned_file",
    "translator.vectors.installed":
        "vector_model",
    "translator.web.fetching":
        "who_is_asked",
    "translator.web.web_address":
        "is_web_address parse:parse_web_address",
    "translator.web.web_pages":
        "WebPage fetch_page",
}  # fmt: skip
"""Module → what is imported from it when it is first asked for; ``there:here`` renames it."""
_LATER = {
    name.rpartition(":")[2]: (module, name.partition(":")[0])
    for module, names in _NAMES.items()
    for name in names.split()
}
"""Name → the module it is imported from, and its name there."""

if not TYPE_CHECKING:  # mypy would take any name for one that is there

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, there = _LATER[name]
        return getattr(import_module(module), there)
