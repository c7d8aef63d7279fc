"""Duizhao (对照): read, translate and collect Chinese text on your own computer.

>>> import translator
>>> print(translator.translate("早市天亮前就开始了。", to="en"))
>>> document = translator.read("article.md")
>>> bitext = translator.translate(document, to="en")
>>> translator.export(bitext, "article.tmx")

Everything slow is loaded when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, overload

from translator.application.texts import (
    convert,
    detect,
    explain,
    level,
    lookup,
    pinyin,
    script_choices,
    search,
    segment,
    typography,
    vocabulary,
    words,
)
from translator.errors import (
    ChangedMeanwhileError,
    EncodingError,
    EngineError,
    FormatError,
    InputError,
    LanguageError,
    ModelError,
    OutputError,
    StoreError,
    TranslatorError,
    UsageError,
)
from translator.types import (
    Bitext,
    Block,
    Detection,
    Document,
    Entry,
    Finding,
    Layout,
    Level,
    Pair,
    Provenance,
    Quality,
    ScriptChoice,
    Segment,
    Word,
)

if TYPE_CHECKING:
    from translator.alignment import Link
    from translator.application import Progress, Translation
    from translator.chinese.cards import Card
    from translator.chinese.words.vocabulary import Vocabulary
    from translator.glossary import Glossary, Term
    from translator.store import Library

__version__ = "0.1.0"
_LATER = {
    "Card": "translator.chinese.cards",
    "Glossary": "translator.glossary",
    "Library": "translator.store",
    "Link": "translator.alignment",
    "Progress": "translator.translation.progress",
    "Term": "translator.glossary",
    "Translation": "translator.application",
    "Vocabulary": "translator.chinese.words.vocabulary",
}
"""Class → the module it is imported from when it is first asked for (PEP 562)."""
__all__ = [
    "Bitext",
    "Block",
    "Card",
    "ChangedMeanwhileError",
    "Detection",
    "Document",
    "EncodingError",
    "EngineError",
    "Entry",
    "Finding",
    "FormatError",
    "Glossary",
    "InputError",
    "LanguageError",
    "Layout",
    "Level",
    "Library",
    "Link",
    "ModelError",
    "OutputError",
    "Pair",
    "Progress",
    "Provenance",
    "Quality",
    "ScriptChoice",
    "Segment",
    "StoreError",
    "Term",
    "Translation",
    "TranslatorError",
    "UsageError",
    "Vocabulary",
    "Word",
    "align",
    "check",
    "convert",
    "detect",
    "explain",
    "export",
    "level",
    "lookup",
    "pinyin",
    "read",
    "script_choices",
    "search",
    "segment",
    "translate",
    "typography",
    "vocabulary",
    "words",
]

if not TYPE_CHECKING:  # mypy would take any name for one that is there

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def read(path: str | Path, *, encoding: str | None = None) -> Document:
    """Read a document.

    Args:
        path: A Markdown file, a web page (HTML) or a plain text file.
        encoding: Python codec name; None: detected.

    Raises:
        InputError: the file is missing, empty, no text, or broken for its format.
    """
    from translator.document import read as reading

    return reading.read(Path(path), encoding=encoding).document


@overload
def translate(
    document: str,
    *,
    to: str | None = None,
    source: str | None = None,
    model: str | None = None,
    draft: str | None = None,
    glossary: str | Path | Glossary | None = None,
    quality: Quality = Quality.BALANCED,
    progress: Callable[[Progress], None] | None = None,
) -> Translation: ...
@overload
def translate(
    document: Document | Path,
    *,
    to: str | None = None,
    source: str | None = None,
    model: str | None = None,
    draft: str | None = None,
    glossary: str | Path | Glossary | None = None,
    quality: Quality = Quality.BALANCED,
    progress: Callable[[Progress], None] | None = None,
) -> Bitext: ...
def translate(
    document: str | Document | Path,
    *,
    to: str | None = None,
    source: str | None = None,
    model: str | None = None,
    draft: str | None = None,
    glossary: str | Path | Glossary | None = None,
    quality: Quality = Quality.BALANCED,
    progress: Callable[[Progress], None] | None = None,
) -> Bitext | Translation:
    """Translate a text or a document; what the library remembers is not translated again.

    Args:
        document: A text; or a document, as ``read`` returned it; or the ``Path`` of one. A ``str``
            is always the text itself, never the name of a file.
        to: BCP 47 tag; None: English for Chinese, Simplified Chinese for English.
        source: BCP 47 tag; None: as detected.
        model: Name of a model, or ``openai:MODEL@BASE_URL``: the text then goes to that
            server, without a question; None: the best installed one.
        draft: Of a quicker model that goes first, likewise; ``progress`` has its
            ``latest_drafts``. They stay only where ``model`` fails at a sentence.
        glossary: A file (CSV, TSV, TBX), the name of a glossary in the library, or a
            ``Glossary``; it comes before the library's own, which always counts.
        quality: How much time a sentence may take.
        progress: Called after each finished batch.

    Returns:
        Of a text a ``Translation``: ``str()`` of it is the target, ``.bitext`` its pairs. Of a
        document its ``Bitext``, for ``export``.

    Raises:
        InputError: the document or the glossary cannot be read, or is broken.
        LanguageError: it is in neither Chinese nor English.
        ModelError: no model, or it failed.
        StoreError: the library cannot be used.
        UsageError: the text is the name of a document that is there.
    """
    from translator import application, store

    options = application.Options(
        to=to,
        source=source,
        model=model,
        draft=draft,
        quality=quality,
        glossaries=() if glossary is None else (glossary,),
    )
    with store.Library() as library:
        if isinstance(document, str):
            return application.translate_text(document, options, library=library, progress=progress)
        document = read(document) if isinstance(document, Path) else document
        return application.translate(document, options, library=library, progress=progress)


def check(source: str, target: str, *, source_language: str, target_language: str) -> list[Finding]:
    """Say what is wrong with a translation, as far as it can be seen.

    Names that nothing in a Chinese source explains are told where the dictionary is installed.
    """
    from translator import checks
    from translator.chinese.dictionary import dictionary

    return checks.check(
        source,
        target,
        source_language=source_language,
        target_language=target_language,
        lexicon=dictionary.installed(),
    )


def align(
    source: str, target: str, *, source_language: str, target_language: str
) -> tuple[Link, ...]:
    """Say which words of a sentence and of its translation go together, and how surely.

    Args:
        source: In Chinese or English.
        target: In the other one; between other languages nothing is linked.
        source_language: BCP 47 tag.
        target_language: Likewise.
    """
    from translator import alignment

    return alignment.align(
        source, target, source_language=source_language, target_language=target_language
    )


def export(
    bitext: Bitext,
    path: str | Path,
    *,
    format: str | None = None,
    layout: Layout | None = None,
    ruby: str | None = None,
) -> Path:
    """Write a bitext to a file.

    Args:
        bitext: As ``translate`` returned it.
        path: Written in one step: the old file or the new one, never half of one.
        format: ``docx``, ``odt``, ``epub``, ``pdf``, ``html``, ``md``, ``txt``, ``tsv``,
            ``jsonl``, ``tmx``, ``apkg`` …; None: by the suffix of ``path``. A document's own
            format is its translation; ``docx.page`` (``odt``, ``epub``, ``md`` likewise) lays it
            out anew.
        layout: For documents and pages; None: columns in ``html`` and ``pdf``, else the target
            under its source.
        ruby: ``pinyin`` or ``zhuyin`` over the Chinese words of ``html``, ``docx``, ``odt``,
            ``epub`` or ``pdf``; None: none.

    Raises:
        ModelError: readings are asked for, and the dictionary is not installed.
        UsageError: there is no such format, or no such reading.
        OutputError: the file cannot be written, or the bitext does not hold together.
    """
    from translator import application

    path = Path(path)
    application.export_file(bitext, path, name=format, layout=layout, ruby=ruby)
    return path
