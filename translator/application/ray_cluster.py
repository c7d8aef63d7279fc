"""A Ray cluster that runs already: is it there, does it let us in, for how many has it room."""

from __future__ import annotations

import importlib
import os
import socket
from collections.abc import Sequence
from typing import Any

from translator.errors import OutputError
from translator.errors.error_sentences import because
from translator.lazy_regex import lazy_regex

_PATIENCE = 10.0
"""Seconds until a computer that does not answer counts as absent; Ray itself waits 13 minutes."""
_TOKENS = "ray._private.authentication.authentication_token_setup"
"""What ``ray start`` and an address of ``auto`` use; nothing public does it."""
_ADDRESS = lazy_regex(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):(?P<port>[0-9]{1,5})")
_FINEST = 10_000
"""The smallest part of a processor that Ray counts is one by this."""
AUTO = "auto"
"""In place of an address: the cluster that this computer is part of."""


def is_cluster_address(said: str) -> bool:
    """Say whether a text is ``HOST:PORT``, an IPv6 address in brackets, or ``auto``."""
    found = _ADDRESS.fullmatch(said)
    return said == AUTO or (found is not None and 0 < int(found["port"]) < 65536)


def join(ray: Any, address: str, **said: Any) -> None:
    """Become a driver of a cluster.

    Args:
        ray: The module.
        address: ``HOST:PORT`` of its head, or ``auto``.
        said: What else ``ray.init`` is told.

    Raises:
        OutputError: there is none, it does not let us in, or no part of it runs here.
    """
    known = os.environ.get("RAY_ADDRESS", "") if address == AUTO else address
    if known and known != AUTO:
        _knock(known)
        _bring_token(ray, known)
    try:
        ray.init(address=known or AUTO, **said)
    except ray.exceptions.AuthenticationError as error:
        raise OutputError("corpus.no-token", address=address) from error
    except Exception as error:  # Ray raises whatever it meets: no such place, another version
        causes = f"{error} {error.__cause__ or ''}"
        if "node to connect to" in causes:
            raise OutputError("corpus.no-node", address=address) from error
        why = str(error).strip().partition("\n")[0] or type(error).__name__
        raise OutputError("corpus.no-cluster", address=address, why=why) from error


def _knock(address: str) -> None:
    """See whether anything answers: Ray would try 20 times, 40 seconds each."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
    except (OSError, ValueError, OverflowError) as error:
        why = because(error) if isinstance(error, OSError) else str(error)
        raise OutputError("corpus.no-cluster", address=address, why=why) from error


def _bring_token(ray: Any, address: str) -> None:
    """Take this computer's token along where the cluster asks for one.

    Ray begins clusters with a token wherever it finds one, but joins an address without it unless
    ``RAY_AUTH_MODE`` says otherwise, and is turned away. Taken to a cluster that has none, it does
    harm: then what is said from there is turned away here.
    """
    client: Any = importlib.import_module("ray._raylet").GcsClient
    for _ in range(2):
        try:
            client(address=address)
        except ray.exceptions.AuthenticationError as error:
            tokens: Any = importlib.import_module(_TOKENS)
            if tokens.maybe_enable_token_auth_if_token_available(warn_if_disabled=False):
                continue
            raise OutputError("corpus.no-token", address=address) from error
        except ray.exceptions.RayError as error:
            why = str(error).strip().partition("\n")[0]
            raise OutputError("corpus.no-cluster", address=address, why=why) from error
        return
    raise OutputError("corpus.no-token", address=address)


def processors(ray: Any) -> list[float]:
    """Return the processors of each computer of the cluster."""
    return [float(one["Resources"].get("CPU", 0)) for one in ray.nodes() if one["Alive"]]


def room(
    processors: Sequence[float], *, workers: int | None, cores: int | None
) -> tuple[int, int, float]:
    """Return how many workers, the cores of each, and the processors Ray sets aside for it.

    A worker is never cut in two: what is set aside for it fits in one computer, or it would wait
    for ever.

    Args:
        processors: Of each computer; none at all where a cluster grows when it is asked.
        workers: None: as many as there is room for.
        cores: Of each worker; None: 2, or fewer where there is no room for that.
    """
    whole = [int(one) for one in processors if one >= 1]
    if not whole:
        return workers or 1, cores or 1, float(cores or 1)
    wanted = min(cores or min(2, max(1, sum(whole) // (workers or 1))), max(whole))
    fitting = sum(one // wanted for one in whole)
    if workers is None or workers <= fitting:
        return workers or fitting, cores or wanted, float(wanted)
    # More than there is room for share the computers: the largest part that all of them get.
    shares = {_share(one, among) for one in whole for among in range(1, workers + 1)}
    return workers, cores or 1, max(one for one in shares if _many(whole, one) >= workers)


def _share(processors: int, among: int) -> float:
    """Return what each gets; above one Ray wants it whole, below it counts in ten-thousandths."""
    return float(processors // among or processors * _FINEST // among / _FINEST)


def _many(processors: Sequence[int], share: float) -> int:
    return sum(one * _FINEST // round(share * _FINEST) for one in processors)
