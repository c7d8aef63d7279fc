"""From a name and the environment to an engine for a server."""

from __future__ import annotations

import os
from collections.abc import Mapping

from translator.engines.openai import server as openai_server
from translator.engines.openai.engine import IN_FLIGHT, OpenAIEngine
from translator.engines.openai.http import Timeouts
from translator.errors import ModelError

PARALLEL, TIMEOUT = "DUIZHAO_OPENAI_PARALLEL", "DUIZHAO_OPENAI_TIMEOUT"
"""Environment variables: requests at once; seconds the server may be silent."""
EXAMPLES = "DUIZHAO_OPENAI_EXAMPLES"
"""Environment variable: like sentences that people translated, shown at most with one. They are of
other articles than the one whose text is sent, and a server on loopback may hand on what it gets
(``ssh -L``, models that Ollama has run elsewhere): so none are, unless somebody asks for it."""
_MOST_EXAMPLES = 8


def from_environment(name: str, environment: Mapping[str, str] | None = None) -> OpenAIEngine:
    """Return the engine of a name that begins with ``openai:``, with the user's settings.

    Args:
        name: As ``--model`` takes it.
        environment: None: that of this process.

    Raises:
        ModelError: the name leads nowhere, a setting does not fit, or the key would be seen.
    """
    environment = os.environ if environment is None else environment
    server = openai_server.parse(name)
    if server is None:
        raise ModelError("server.no-name", name=name)
    return OpenAIEngine(
        server,
        key=openai_server.key_for(server, environment),
        in_flight=_setting(environment, PARALLEL, default=IN_FLIGHT, most=64),
        timeouts=Timeouts(
            idle=_setting(environment, TIMEOUT, default=int(Timeouts().idle), most=86_400)
        ),
        shown=_setting(environment, EXAMPLES, default=0, most=_MOST_EXAMPLES),
    )


def _setting(environment: Mapping[str, str], variable: str, *, default: int, most: int) -> int:
    value = environment.get(variable, "").strip()
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most):
        raise ModelError(
            "server.setting", variable=variable, most=most, value=value, default=default
        )
    return int(value)
