"""Ray in a process of its own: begun, listened to, and ended with whoever began it."""

from __future__ import annotations

import importlib.util
import os
import pickle
import secrets
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from translator.application.corpus_worker import CorpusWork
from translator.application.ray_driver import Cluster, Order, environment
from translator.corpus.corpus_spans import Span
from translator.errors import OutputError, restored
from translator.system import child_python, paths, temporary
from translator.system.printable import printable
from translator.system.structured_text import json_of

_CODE = "from translator.application.ray_driver import serve; serve()"
_PATIENCE = 30.0
"""Seconds Ray has to end before it is ended."""
_SHORT = 24
"""Characters a folder for sockets may have; their names have 107 at most, Ray needs some 70."""
_LAST = 300
"""Characters of Ray's last line that are told."""


def require_ray() -> None:
    """Make sure that Ray is installed.

    Raises:
        OutputError: it is not.
    """
    if importlib.util.find_spec("ray") is None or importlib.util.find_spec("pyarrow") is None:
        raise OutputError("corpus.no-ray")


def units(work: CorpusWork, spans: Sequence[Span], cluster: Cluster) -> Iterator[dict[str, Any]]:
    """Yield what the workers say: ``workers`` and ``cores`` once, then each ``unit``.

    Raises:
        OutputError: Ray cannot be begun, or ended by itself.
        TranslatorError: what a worker cannot go on with.
    """
    with temporary.folder(_place()) as folder, _process(work, spans, cluster, folder) as process:
        assert process.stdout is not None
        for line in process.stdout:
            found: dict[str, Any] = json_of(line)
            if "end" in found:
                return
            if "error" in found:
                raise _raised(found)
            yield found
        process.wait()
        raise OutputError("corpus.ray", why=_last_words(work.folder.log, process.returncode))


def _raised(found: dict[str, Any]) -> Exception:
    error = restored(found["error"])
    error.exit_code = int(found["code"])  # of the class it had there
    return error


@contextmanager
def _process(
    work: CorpusWork, spans: Sequence[Span], cluster: Cluster, folder: str
) -> Iterator[subprocess.Popen[bytes]]:
    order = Order(
        work=work, spans=spans, cluster=cluster, temporary=folder, cores=len(_cores())
    )  # fmt: skip
    more = environment(Path(folder)) | {"DUIZHAO_HOME": str(paths.home())}
    if cluster.address:  # its own settings count there, and its own models
        more = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DATA_DISABLE_PROGRESS_BARS": "1"}
    else:
        more |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    with work.folder.log.open("wb") as log:
        process = subprocess.Popen(
            child_python.with_code(_CODE),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            # Ray has its workers look for modules where it was begun: in an empty folder.
            cwd=folder,
            env=_finding_us(child_python.environment(**more)),
            start_new_session=True,  # Ctrl-C is for us, and we tell it
        )
    try:
        assert process.stdin is not None
        with suppress(BrokenPipeError):  # it fell at once: its last words say why
            pickle.dump(order, process.stdin)
            process.stdin.flush()
        yield process
    finally:
        _end(process)


def _finding_us(known: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which Ray's workers import the very code that runs here."""
    places = known.get("PYTHONPATH", ""), str(Path(__file__).resolve().parents[2])
    return {**known, "PYTHONPATH": os.pathsep.join(filter(None, places))}


def _end(process: subprocess.Popen[bytes]) -> None:
    stream: IO[bytes] | None = process.stdin
    if stream is not None:
        with suppress(OSError):
            stream.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _place() -> str | None:
    usual = tempfile.gettempdir()
    return "/tmp" if len(usual) > _SHORT and Path("/tmp").is_dir() else usual


def _cores() -> range | set[int]:
    if hasattr(os, "sched_getaffinity"):
        return os.sched_getaffinity(0)
    return range(os.cpu_count() or 1)


def _last_words(log: Path, code: int | None) -> str:
    try:
        lines = log.read_bytes()[-4000:].decode("utf-8", "replace").strip().splitlines()
    except OSError:
        lines = []
    return printable(lines[-1][:_LAST]) if lines else f"it ended with {code}"
