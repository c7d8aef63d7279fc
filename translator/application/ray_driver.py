"""What runs apart: Ray is begun or found, and each span of a corpus goes to one of its workers.

Ray Data hands the spans out, keeps the workers, begins one anew that died, and gives it again what
it had in hand. Nothing else is asked of it: what is done shows in the folder of the corpus.

Here its threads, handlers of signals and messages meet nothing of the command's.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import platform
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from translator.application import ray_cluster
from translator.application.corpus_worker import CorpusWork, CorpusWorker
from translator.corpus.corpus_spans import Span
from translator.errors import OutputError, TranslatorError
from translator.translation.signature import PIPELINE_VERSION

_STORE = 256_000_000
"""Bytes of Ray's object store on this computer: only names and counts pass through it."""
_PATIENCE = 15.0
"""Seconds Ray has to end in an orderly way, when nobody waits for it any more."""
_TRIES = 3
"""Times Ray is begun on this computer; it gives its own processes 30 seconds."""
_BLOCKS = 10_000
"""Spans are handed out one by one, up to so many; of more, a few together."""


_QUIETLY: Mapping[str, Any] = {"log_to_driver": False, "logging_level": "WARNING"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """Where the workers are, and how many."""

    address: str | None = None
    """Of a Ray cluster; None: on this computer."""
    workers: int | None = None
    """None: as many as there are cores for."""
    cores: int | None = None
    """For each worker; None: 2, or fewer where more workers are wanted than that allows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What the process is told, pickled, on its standard input."""

    work: CorpusWork
    spans: Sequence[Span]
    cluster: Cluster
    temporary: str
    """A folder for Ray's own files and sockets; short, for the names of sockets are."""
    cores: int
    """Of this computer that may be used."""


class SpanMapper:
    """The stateful actor of ``map_batches``: one worker.

    Args:
        told: ``told_to_workers`` of whoever gave the order.
    """

    def __init__(self, told: bytes) -> None:
        self._fault: TranslatorError | None = None
        version, self._shared, work = pickle.loads(told)
        try:
            self._worker = _opened(version, work, shared=self._shared)
        except TranslatorError as error:  # raised here, Ray would begin it again
            self._fault = error

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[str]]:
        """Make the units of a batch of pickled spans; return a line for each."""
        return {"line": [self._line(span) for span in batch["span"]]}

    def _line(self, pickled: bytes) -> str:
        try:
            if self._fault is not None:
                raise self._fault
            span: Span = pickle.loads(pickled)
            place = Path(span.paths[0]).parent
            if self._shared and not place.is_dir():
                raise _unseen(place)
            return json.dumps({"unit": self._worker.make(span).as_json()})
        except TranslatorError as error:  # as data: Ray would wrap it, and try it again
            return json.dumps({"error": error.stored(), "code": error.exit_code})


def told_to_workers(work: CorpusWork, *, shared: bool) -> bytes:
    """Return an order for workers that may have another version, to which it makes no sense.

    Args:
        work: What they have to do.
        shared: They may be on other computers, which have to see the same folders.
    """
    return pickle.dumps((PIPELINE_VERSION, shared, pickle.dumps(work)))


def _opened(version: int, work: bytes, *, shared: bool) -> CorpusWorker:
    if version != PIPELINE_VERSION:
        raise OutputError(
            "corpus.versions", machine=platform.node(), theirs=PIPELINE_VERSION, ours=version
        )
    wanted: CorpusWork = pickle.loads(work)
    if shared and not wanted.folder.begun:
        raise _unseen(wanted.folder.path)
    return CorpusWorker(wanted)


def _unseen(path: Path) -> OutputError:
    return OutputError("corpus.unseen", machine=platform.node(), path=path)


def serve() -> None:
    """Read an order from standard input, and write a line of JSON for each unit that is done.

    When standard input ends, so does this process, and Ray with it.
    """
    order: Order = pickle.load(sys.stdin.buffer)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what Ray prints goes to the log
    threading.Thread(target=_end_with, args=(sys.stdin.buffer,), daemon=True).start()
    try:
        for line in _lines(order):
            _say(answers, line)
    except TranslatorError as error:
        _say(answers, json.dumps({"error": error.stored(), "code": error.exit_code}))
    _say(answers, json.dumps({"end": True}))


def _say(answers: TextIO, line: str) -> None:
    answers.write(line + "\n")
    answers.flush()


def _end_with(stream: BinaryIO) -> None:
    """End this process when whoever began it is gone or has enough."""
    stream.read()
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(_PATIENCE)
    os.kill(os.getpid(), signal.SIGKILL)


def _lines(order: Order) -> Iterator[str]:
    ray: Any = importlib.import_module("ray")
    cluster = order.cluster
    if cluster.address:
        ray_cluster.join(ray, cluster.address, **_QUIETLY)
    else:
        try:
            _patiently(ray, order)
        except Exception as error:  # Ray raises whatever it meets
            why = str(error).strip().partition("\n")[0] or type(error).__name__
            raise OutputError("corpus.ray", why=why) from error
    try:
        workers, cores, each = ray_cluster.room(
            ray_cluster.processors(ray), workers=cluster.workers, cores=cluster.cores
        )
        workers = min(workers, max(1, len(order.spans)))
        yield json.dumps({"workers": workers, "cores": cores})
        yield from _mapped(order, workers=workers, cores=cores, each=each)
    except ray.exceptions.RayError as error:
        why = str(error).strip().rpartition("\n")[2]
        raise OutputError("corpus.ray", why=why) from error
    finally:
        ray.shutdown()


def _patiently(ray: Any, order: Order) -> None:
    """Begin once more where a busy machine took longer than Ray waits for its own processes."""
    for _ in range(_TRIES - 1):
        try:
            return _begin(ray, order)
        except Exception as error:
            if "timed out" not in str(error):
                raise
            ray.shutdown()
    return _begin(ray, order)


def _begin(ray: Any, order: Order) -> None:
    """Begin a Ray that only this computer reaches."""
    ray.init(
        address="local", _node_ip_address="127.0.0.1", include_dashboard=False,
        num_cpus=order.cores, num_gpus=0, object_store_memory=_STORE,
        _temp_dir=order.temporary, **_QUIETLY,
    )  # fmt: skip


def _mapped(order: Order, *, workers: int, cores: int, each: float) -> Iterator[str]:
    data: Any = importlib.import_module("ray.data")
    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    told = told_to_workers(
        replace(order.work, cores=cores), shared=order.cluster.address is not None
    )
    items = [{"span": pickle.dumps(span)} for span in order.spans]
    dataset = data.from_items(items, override_num_blocks=min(len(items), _BLOCKS))
    done = dataset.map_batches(
        SpanMapper,
        fn_constructor_args=(told,),
        batch_size=1,
        compute=data.ActorPoolStrategy(size=workers, max_tasks_in_flight_per_actor=2),
        num_cpus=each,
        max_restarts=-1,
        max_task_retries=-1,
    )
    for row in done.iter_rows():
        yield str(row["line"])


def environment(home: Path) -> dict[str, str]:
    """Return what has to stand in the environment before Ray is imported.

    Args:
        home: A folder for this process alone, in place of the user's home: there, Ray looks for a
            token, and for which cloud this is; where it finds no answer it asks the network.
    """
    (home / "ray_bootstrap_config.yaml").write_text("provider: {type: local}\n", encoding="utf-8")
    return {
        "RAY_USAGE_STATS_ENABLED": "0",
        "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
        "RAY_DEDUP_LOGS": "0",
        # 127.0.0.1 stays what it is, and Ray's servers listen there alone: without this Ray asks
        # which address others know this computer by, and listens to all of them.
        "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
        "HOME": str(home),
    }
