"""From options to a run, and from a document to its translation: the one place that opens runs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from translator.application.run_options import Options
from translator.chinese.dictionary import dictionary
from translator.document import plan
from translator.document.plan import Plan, direction
from translator.engines.base import Engine
from translator.errors import ModelError, UsageError
from translator.exports.save import render
from translator.formats import registry as formats
from translator.glossary import Glossary
from translator.models.model_store import ModelStore
from translator.store import Library
from translator.translation.engine_pool import EnginePool, engine_options
from translator.translation.progress import Progress
from translator.translation.run import Run
from translator.translation.terms import gather
from translator.types import Bitext, Document, Layout, Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """A translated text: ``str()`` of it is the target."""

    text: str
    """In the target language; its paragraphs and line ends are the source's."""
    bitext: Bitext = field(repr=False)
    """The pairs of its sentences, with what the checks found."""

    def __str__(self) -> str:
        return self.text


def plan_document(document: Document, options: Options, *, wordless: bool = False) -> Plan:
    """Decide a document's languages and segments; ``wordless`` as ``plan.plan`` has it.

    Raises:
        LanguageError: it is in neither Chinese nor English, or ``to`` is unknown.
        UsageError: source and target are the same.
    """
    return plan.plan(
        document,
        to=options.to,
        source=options.source,
        chinese=options.chinese,
        wordless=wordless,
    )


def target_tag(document: Document, options: Options, *, wordless: bool = False) -> str:
    """Return the BCP 47 tag of what a document becomes; ``wordless`` as ``plan.plan`` has it.

    Raises:
        TranslatorError: as ``plan_document``.
    """
    _, target = plan.languages(
        document,
        to=options.to,
        source=options.source,
        chinese=options.chinese,
        wordless=wordless,
    )
    return target


def open_glossary(options: Options, library: Library | None) -> Glossary:
    """Return the terms that count: those asked for, then the library's own.

    Raises:
        InputError: a file cannot be read, or is broken.
        UsageError: there is no such glossary.
    """
    return gather(options.glossaries, library=library, own=options.own_glossary)


def open_pool(options: Options) -> EnginePool:
    """Return the engines for runs with these options; none is opened yet."""
    return EnginePool(engine_options(options))


@contextmanager
def open_run(
    planned: Plan,
    options: Options | None = None,
    *,
    library: Library | None = None,
    glossary: Glossary | None = None,
    pool: EnginePool | None = None,
) -> Iterator[Run]:
    """Open the engines, the dictionary and the glossary for a plan.

    Args:
        planned: Decides the direction.
        options: Model and settings; None: the defaults.
        library: Memory and jobs; None: nothing is remembered.
        glossary: As ``open_glossary`` returns it; None: it is opened here.
        pool: As ``open_pool`` returns it, for engines that are kept open; None: they are closed
            with this run.

    Raises:
        ModelError: the model, or the one that drafts, is not installed or damaged.
    """
    options = options or Options()
    own = open_pool(options)
    try:
        chosen = (pool or own).choose(planned, options.model_for(planned))
        quick = _quick(planned, options, pool or own, chosen.engine)
        found = None if chosen.engine.passthrough else ModelStore().dictionary()
        run = Run(
            engine=chosen.engine,
            second=chosen.second,
            reverse=chosen.reverse,
            library=library,
            dictionary=dictionary.installed() if found else None,
            dictionary_digest=found.digest if found else "",
            glossary=open_glossary(options, library) if glossary is None else glossary,
            settings=options,
        )
        if quick is not None:
            run.draft = replace(
                run, engine=quick, second=None, reverse=None, library=None,
                settings=replace(options, quality=Quality.FAST),
            )  # fmt: skip
        yield run
    finally:
        own.close()


def _quick(planned: Plan, options: Options, pool: EnginePool, better: Engine) -> Engine | None:
    """Return the engine that drafts a plan; None: nothing is drafted.

    Raises:
        ModelError: it is not installed, damaged, not of this direction, or the model itself.
    """
    name = options.draft_for(planned)
    if not name:
        return None
    try:
        quick = pool.quick(planned, name)
    except ModelError as error:
        if options.draft:
            raise ModelError("draft.unusable", problem=error) from error
        raise ModelError(
            "draft.kept-unusable", problem=error, direction=direction(planned)
        ) from error
    if quick.name != better.name:
        return quick
    if options.draft:
        raise ModelError("draft.same", name=name)
    return None


def predict_signature(planned: Plan, options: Options) -> str:
    """Return the signature that a run of a plan will have, at once.

    Nothing is verified or loaded for it, and no dictionary opened: that may take as long as a
    model of a gigabyte needs to be read.

    Args:
        planned: Decides the direction.
        options: Model and settings.

    Raises:
        ModelError: the model is not installed, or not of this direction.
    """
    with EnginePool(engine_options(options, for_signature=True)) as pool:
        chosen = pool.choose(planned, options.model_for(planned))
        found = None if chosen.engine.passthrough else ModelStore().dictionary()
        return Run(
            engine=chosen.engine,
            second=chosen.second,
            reverse=chosen.reverse,
            dictionary_digest=found.digest if found else "",
            settings=options,
        ).signature


def translate(
    document: Document,
    options: Options,
    *,
    library: Library,
    progress: Callable[[Progress], None] | None = None,
) -> Bitext:
    """Translate a document; what the library remembers is not translated again.

    Raises:
        TranslatorError: as the functions above and ``Run.translate``.
    """
    planned = plan_document(document, options)
    with open_run(planned, options, library=library) as run:
        return run.translate(planned, progress=progress)


def text_document(text: str) -> Document:
    """Return a text as a document, without markup: what looks like Markdown in it is text.

    Raises:
        EncodingError: it holds half of a surrogate pair, which is no character.
    """
    data = text.encode("utf-8", "surrogatepass")  # reading refuses it, in its own words
    return formats.by_name("plain").read(data, name="The text", encoding="utf-8")


def translate_text(
    text: str,
    options: Options,
    *,
    library: Library,
    progress: Callable[[Progress], None] | None = None,
) -> Translation:
    """Translate a text; see ``translate``.

    Raises:
        UsageError: it is the name of a document that is there, and not what stands in it.
        TranslatorError: as ``translate``.
    """
    _refuse_name(text)
    bitext = translate(text_document(text), options, library=library, progress=progress)
    written = render(bitext, "own", layout=Layout.TARGET).data
    return Translation(text=written.decode(bitext.document.encoding), bitext=bitext)


def _refuse_name(text: str) -> None:
    """Refuse what was meant as a file: it would be translated as a text of one word."""
    # Path.is_file would raise an error for a text that is longer than names may be.
    if PurePath(text).suffix.lower() in formats.suffixes() and os.path.isfile(text):  # noqa: PTH113
        raise UsageError("api.name-as-text", text=text)
