"""What a person may choose about a translation, in one record for every way to ask for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from translator.config import Config
from translator.document.plan import Plan, direction
from translator.glossary import Glossary
from translator.translation.settings import Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class Options(Settings):
    """The settings of a run, and what decides which run it is: languages, model, glossaries."""

    to: str | None = None
    """BCP 47 tag; None: English for Chinese, ``chinese`` for English."""
    source: str | None = None
    """BCP 47 tag; None: as detected."""
    chinese: str = Config().chinese
    """BCP 47 tag of what English becomes unless ``to`` says otherwise."""
    model: str | None = None
    """As ``EnginePool.choose`` takes it."""
    models: Mapping[str, str] = field(default_factory=dict)
    """Direction (``zh-en``) → model, for directions without ``model``."""
    draft: str | None = None
    """Of a quick model that goes first, likewise; None: ``drafts`` says."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """Direction → quick model, for directions without ``draft``; one that is the model itself is
    passed over."""
    glossaries: tuple[str | Path | Glossary, ...] = ()
    """Glossaries, files, or names of glossaries in the library; an earlier one comes first."""
    own_glossary: bool = True
    """Whether the library's glossary that always counts does."""

    def model_for(self, planned: Plan) -> str | None:
        """Return the model for a plan's direction; None: ``EnginePool.choose`` decides."""
        return self.model or self.models.get(direction(planned))

    def draft_for(self, planned: Plan) -> str | None:
        """Return the model that drafts a plan; None: nothing is drafted."""
        return self.draft or self.drafts.get(direction(planned))


def options_of(config: Config) -> Options:
    """Return what a person chose for good.

    The models of single directions are left out: whether they count depends on what else names
    one (an option, the environment, a row of the reader).
    """
    return Options(
        chinese=config.chinese,
        quality=config.quality,
        typography=config.typography,
        glossaries=(config.project,) if config.glossary and config.project else (),
        own_glossary=config.glossary,
    )
