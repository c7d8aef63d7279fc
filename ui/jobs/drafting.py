"""Which quick model goes first in the reader: what a person chose, or what is installed for it."""

from __future__ import annotations

from collections.abc import Mapping

from translator.application import ModelStore, Options, Plan, direction, quick_model, remote_host
from translator.config import DIRECTIONS, Config


def drafting(planned: Plan, options: Options, config: Config) -> Mapping[str, str]:
    """Return the direction of a plan with the model that drafts it; empty: nothing is drafted.

    A text goes to a server only where a person sends it: no draft is made by one.

    Args:
        planned: Decides the direction.
        options: Say what translates.
        config: What a person chose for good.

    Raises:
        ModelError: a model's record is damaged, or a name leads nowhere.
    """
    where = direction(planned)
    if not config.draft_first or where not in DIRECTIONS:
        return {}
    chosen = config.drafts.get(where)
    if chosen and remote_host(chosen):
        return {}
    name = chosen or quick_model(where, ModelStore(), model=options.model_for(planned))
    return {where: name} if name else {}
