"""Which server a name such as ``openai:qwen2.5@http://127.0.0.1:8080/v1`` means.

Also where the text goes that it is given, and which key it may be shown.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from translator.errors import ModelError
from translator.errors.error_sentences import Said, piece
from translator.lazy_regex import lazy_regex

PREFIX = "openai:"
KEY, OPENAI_KEY = "DUIZHAO_OPENAI_KEY", "OPENAI_API_KEY"
"""Environment variables: the key for the server a user names; OpenAI's own key, which other
programs use too and which is therefore shown to ``api.openai.com`` and to nobody else."""
_OPENAI = "api.openai.com"
_NAME = lazy_regex(r"(?:(?P<model>.+?)?@)?(?P<base>https?://.+)", re.IGNORECASE | re.DOTALL)
_PORTS = {"http": 80, "https": 443}
_USUAL_PATH = "/v1"
"""Where llama-server, vLLM, Ollama and LM Studio have this interface, and OpenAI itself."""
_ENDPOINT = "/chat/completions"
_FILE = lazy_regex(r"/|[A-Za-z]:[/\\]")
"""How the path of a file begins."""
_SAFE = "/:.-_~+"
"""Characters of a model's name that stand in a signature as they are; no space is among them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """An OpenAI-compatible server and the model of it that is wanted."""

    model: str
    """As the server names it; empty: the only one it has."""
    scheme: str
    host: str
    """In lower case, without brackets."""
    port: int
    path: str
    """What every address begins with: ``/v1``; no slash at the end."""

    @property
    def origin(self) -> str:
        """Scheme and host, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (
            "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        )

    @property
    def base(self) -> str:
        """The address a user writes."""
        return self.origin + self.path

    @property
    def name(self) -> str:
        """The name that leads here."""
        return f"{PREFIX}{self.model}@{self.base}" if self.model else PREFIX + self.base

    @property
    def loopback(self) -> bool:
        """Whether it is on this very computer."""
        return self.host == "localhost" or is_loopback(self.host)

    @property
    def remote_host(self) -> str:
        """Where text goes that leaves this computer; empty: it does not."""
        return "" if self.loopback else self.origin


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """What a server is shown to be let in."""

    value: str = field(default="", repr=False)
    variable: str = ""
    """The environment variable it comes from."""


def parse(name: str) -> Server | None:
    """Return the server of a name; None: it is no name of this kind.

    Args:
        name: ``openai:MODEL@BASE_URL`` or ``openai:BASE_URL``. A base without a path gets
            ``/v1``.

    Raises:
        ModelError: it begins like one and leads nowhere.
    """
    if not name.startswith(PREFIX):
        return None
    found = _NAME.fullmatch(name.removeprefix(PREFIX).strip())
    if found is None:
        raise ModelError("server.no-address", name=name)
    if re.search(r"[^!-~]", found["base"]):
        raise ModelError("server.letters", name=name)
    try:
        parts = urlsplit(found["base"])
        port = parts.port or _PORTS[parts.scheme]
    except ValueError as error:
        raise ModelError("server.bad-address", name=name, why=error) from error
    if parts.username is not None or parts.password is not None:
        raise ModelError("server.password", variable=KEY)
    if not parts.hostname or parts.query or parts.fragment:
        raise ModelError("server.more", name=name)
    path = parts.path.rstrip("/").removesuffix(_ENDPOINT).rstrip("/")
    return Server(
        model=(found["model"] or "").strip(),
        scheme=parts.scheme,
        host=parts.hostname,
        port=port,
        path=path or _USUAL_PATH,
    )


def signature(server: Server) -> str:
    """Return what stands for a server and its model in a signature; ``of_signature`` reads it."""
    model = server.model
    if _FILE.match(model):  # llama-server's own naming; the folder is nobody's business
        model = re.split(r"[/\\]", model)[-1]
    return f"{PREFIX}{quote(model, safe=_SAFE)}@{server.base}"


def of_signature(signature: str, *, wished: str) -> str | None:
    """Return the name of the server a run's signature speaks of.

    Args:
        signature: Of a run.
        wished: The name a user gives now.

    Returns:
        None where it is of another engine, or of a server ``wished`` does not lead to.
    """
    found = re.search(rf"(?:^|:){PREFIX}([^@\s]*)@(https?://\S+?):prompt\d", signature)
    now = parse(wished)
    if found is None or now is None or found[2] != now.base:
        return None
    return f"{PREFIX}{unquote(found[1])}@{found[2]}"


def key_for(server: Server, environment: Mapping[str, str] | None = None) -> Key:
    """Return the key a server may be shown, from the environment and nowhere else.

    Args:
        server: Decides which variable counts.
        environment: None: that of this process.

    Raises:
        ModelError: the key would travel where others can read it, or is none.
    """
    environment = os.environ if environment is None else environment
    variables = [KEY, OPENAI_KEY] if server.host == _OPENAI else [KEY]
    for variable in variables:
        value = environment.get(variable, "").strip()
        if not value:
            continue
        if re.search(r"[^!-~]", value):
            raise ModelError("server.bad-key", variable=variable)
        if server.scheme == "http" and not server.loopback:
            raise ModelError(
                "server.not-encrypted",
                server=server.origin,
                variable=variable,
                port=server.port,
                host=server.host,
            )
        return Key(value=value, variable=variable)
    return Key()


def is_loopback(address: str) -> bool:
    """Say whether an address in figures is one of this computer (127.0.0.0/8, ``::1``)."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def where_text_goes(remote_host: str) -> Said:
    """Return the sentence that is shown before the first request to a remote host."""
    if remote_host.startswith("http:"):
        return Said(piece("server.text-goes-open", host=remote_host))
    return Said(piece("server.text-goes", host=remote_host))
