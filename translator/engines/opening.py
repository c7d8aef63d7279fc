"""From a verified model to the engine that runs it: one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from translator.chinese.scripts import converter
from translator.engines import registry
from translator.engines.base import Engine
from translator.engines.chat.family_table import find_family
from translator.errors import ModelError
from translator.errors.error_sentences import piece
from translator.models import derived
from translator.models.download_progress import Progress, Silent
from translator.models.model_store import Installed, ModelStore
from translator.types import Quality

QUANTIZATION = "int8"
"""How converted weights are stored and computed with: a quarter of the size, and faster."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineOptions:
    """What a run wants of an engine besides the model."""

    quality: Quality = Quality.BALANCED
    interactive: bool = False
    """Somebody waits for the next sentence."""
    for_signature: bool = False
    """The engine is asked for its signature and nothing else: its files are not verified."""
    regional: str = converter.SAFE
    """Which words of Taiwan or Hong Kong replace others: a key of ``converter.REGIONAL``."""
    threads: int = 0
    """Cores an engine uses; 0: as many as this process may. The reference engine takes all."""


def open_engine(store: ModelStore, model: str, options: EngineOptions) -> Engine:
    """Return the engine for a model, not loaded yet.

    Args:
        store: Where the model is.
        model: Its name; ``transformers:`` before it asks for the reference engine instead of
            the model's own.
        options: What the run wants.

    Raises:
        ModelError: the model is not in the store or damaged, or its engine cannot run here.
    """
    asked, colon, name = model.partition(":")
    look = store.find if options.for_signature else store.locate
    installed = look(name if colon else asked)
    engine = asked if colon else installed.record.engine
    opener = _OPENERS.get(engine)
    if opener is None or engine not in registry.names():
        raise ModelError(
            "model.needs-engine",
            name=installed.name,
            engine=engine,
            why=registry.why_not(engine),
            choices=", ".join(registry.names()),
        )
    return opener(store, installed, options)


def prepare(store: ModelStore, installed: Installed, *, progress: Progress | None = None) -> None:
    """Convert a model that was just fetched, so that its first use does not have to.

    The database of a dictionary is built.

    Raises:
        ModelError: it cannot be converted.
        FormatError: it is no dictionary.
        OutputError: no space, or the store cannot be written.
    """
    if installed.record.kind == "dictionary":
        _build(installed, progress or Silent())
        return
    if installed.record.engine == "ctranslate" and _is_checkpoint(installed):
        derived.make(store, installed, _recipe(installed), progress=progress)


def _build(installed: Installed, progress: Progress) -> None:
    from translator.chinese.dictionary.dictionary import Dictionary

    def say() -> None:
        progress.say(piece("models.look-ups", name=installed.name))

    made = Dictionary(installed.main, building=say, apart=True)  # a page may be served meanwhile
    try:
        made.make_index_ready()  # now, or the first search would have to wait
    finally:
        made.close()


def _llama(store: ModelStore, installed: Installed, options: EngineOptions) -> Engine:
    from translator.engines.llama.engine import LlamaEngine  # only when a model is used

    family = find_family(installed.record.family, model=installed.name)
    return LlamaEngine(
        installed.main,
        name=installed.name,
        digest=installed.digest,
        family=family,
        threads=options.threads,
        likelihood=options.quality is Quality.BEST,
    )


def _ctranslate(store: ModelStore, installed: Installed, options: EngineOptions) -> Engine:
    from translator.engines.nmt.ctranslate import CTranslateEngine

    weights = None
    if _is_checkpoint(installed):

        def weights() -> Path:
            return derived.make(store, installed, _recipe(installed), progress=Silent())

    return CTranslateEngine(
        installed.files,
        name=installed.name,
        digest=installed.digest,
        directions=installed.record.directions,
        weights=weights,
        quality=options.quality,
        compute_type=QUANTIZATION,
        interactive=options.interactive,
        threads=options.threads,
    )


def _firefox(store: ModelStore, installed: Installed, options: EngineOptions) -> Engine:
    from translator.engines.firefox.engine import FirefoxEngine

    return FirefoxEngine(
        installed.files,
        name=installed.name,
        digest=installed.digest,
        directions=installed.record.directions,
        hashes={file.name: file.sha256 for file in installed.record.files},
        interactive=options.interactive,
    )


def _transformers(store: ModelStore, installed: Installed, options: EngineOptions) -> Engine:
    from translator.engines.nmt.transformers import TransformersEngine

    return TransformersEngine(
        installed.files,
        name=installed.name,
        digest=installed.digest,
        directions=installed.record.directions,
        quality=options.quality,
        interactive=options.interactive,
    )


_OPENERS: Mapping[str, Callable[[ModelStore, Installed, EngineOptions], Engine]] = {
    "llama": _llama,
    "ctranslate": _ctranslate,
    "firefox": _firefox,
    "transformers": _transformers,
}
"""Engines by the name that ``models.txt`` gives them."""


def _is_checkpoint(installed: Installed) -> bool:
    from translator.engines.nmt.families import is_converted

    return not is_converted(installed.files)


def _recipe(installed: Installed) -> derived.Recipe:
    import ctranslate2

    from translator.engines.nmt.conversion import CONVERSION_VERSION, convert

    def make(files: Path, output: Path) -> None:
        convert(files, output, quantization=QUANTIZATION)

    return derived.Recipe(
        kind=f"ctranslate2-{QUANTIZATION}",
        version=f"{ctranslate2.__version__}-{CONVERSION_VERSION}",
        make=make,
        saying=piece("models.converting", name=installed.name),
    )
