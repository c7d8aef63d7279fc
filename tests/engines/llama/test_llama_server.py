"""How llama.cpp is started, and what its answers must be."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translator.engines.llama import llama_server
from translator.engines.llama.llama_server import LlamaServer
from translator.errors import EngineError, ModelError

ANSWER = {"choices": [{"text": "Tea."}]}


class Parameters:
    """What is set is kept."""

    def __init__(self) -> None:
        self.model, self.cpuparams, self.cpuparams_batch = (SimpleNamespace() for _ in range(3))


class Started:
    """The server that is started with them."""

    listening_address = "http://127.0.0.1:4321"

    def __init__(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.answer: Any = ANSWER

    def handle_completions(self, body: dict[str, Any]) -> Any:
        return self.answer


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Any:
    made = SimpleNamespace(CommonParams=Parameters, Server=Started)
    monkeypatch.setitem(sys.modules, "xllamacpp", made)
    return made


@pytest.mark.parametrize("sockets", [True, False])
def test_a_model_is_served_to_this_process_alone(
    library: Any, monkeypatch: pytest.MonkeyPatch, sockets: bool
) -> None:
    monkeypatch.setattr(llama_server, "_UNIX_SOCKETS", sockets)
    server = LlamaServer(Path("small.gguf"), context=4096, threads=3)
    given = server._server.parameters
    assert (given.model.path, given.n_ctx, given.n_parallel) == ("small.gguf", 4096, 1)
    assert given.cpuparams.n_threads == given.cpuparams_batch.n_threads == 3
    assert given.cpuparams.poll == given.cpuparams_batch.poll == 0
    assert (given.offline, given.ui, given.verbosity, given.cache_ram_mib) == (True, False, -1, 0)
    if sockets:
        assert given.hostnames == [server._address] and server._address.endswith("llama.sock")
        assert not hasattr(given, "api_keys")
    else:
        assert given.hostnames == ["127.0.0.1"] and server._address == "127.0.0.1:4321"
        assert given.api_keys == [server._key] and len(server._key) == 32
    assert (server._folder is not None) is sockets
    states = Path(given.slot_save_path)
    assert given.slot_save_path.endswith(os.sep) and states.stat().st_mode & 0o77 == 0
    server.close()
    assert not states.exists()


def test_where_there_can_be_no_folder_nothing_is_kept(
    library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(parent: str | None = None) -> None:
        raise OSError("full")

    monkeypatch.setattr(llama_server.temporary, "folder", fails)
    server = LlamaServer(Path("small.gguf"), context=4096, threads=3)
    assert not hasattr(server._server.parameters, "slot_save_path")
    server.close()


@pytest.mark.parametrize(("written", "fails"), [(832_676, False), (0, True)])
def test_a_state_is_saved_or_told_not_to_be_and_put_back(
    library: Any, monkeypatch: pytest.MonkeyPatch, written: int, fails: bool
) -> None:
    asked: list[tuple[str, Any]] = []

    def answer(self: LlamaServer, path: str, body: dict[str, Any]) -> dict[str, Any]:
        asked.append((path, body))
        return {"n_written": written}

    monkeypatch.setattr(LlamaServer, "_ask", answer)
    server = LlamaServer(Path("small.gguf"), context=1, threads=1)
    if fails:
        with pytest.raises(EngineError):
            server.save_state("head-0")
    else:
        server.save_state("head-0")
    server.restore_state("head-0", slot=1)
    assert asked == [
        ("/slots/0?action=save", {"filename": "head-0"}),
        ("/slots/1?action=restore", {"filename": "head-0"}),
    ]
    server.close()


_WAITING = ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")


@pytest.mark.parametrize(
    ("set_before", "found"),
    [
        ({}, ("PASSIVE", "1000")),
        ({"OMP_WAIT_POLICY": "ACTIVE"}, ("ACTIVE", None)),
        ({"GOMP_SPINCOUNT": "7"}, (None, "7")),
    ],
)
def test_threads_turn_briefly_and_then_sleep_unless_a_person_chose_otherwise(
    library: Any,
    monkeypatch: pytest.MonkeyPatch,
    set_before: dict[str, str],
    found: tuple[str | None, ...],
) -> None:
    for name in _WAITING:
        monkeypatch.setitem(os.environ, name, "as it was")  # put back afterwards
        monkeypatch.delenv(name)
    for name, value in set_before.items():
        monkeypatch.setenv(name, value)
    seen: list[tuple[str | None, ...]] = []
    library.Server = lambda _: seen.append(tuple(map(os.environ.get, _WAITING))) or Started(_)
    LlamaServer(Path("small.gguf"), context=1, threads=2).close()
    assert seen == [found]


@pytest.mark.parametrize("answer", [None, {}, {"choices": []}, "x", []])
def test_an_answer_without_a_text_is_an_error(library: Any, answer: Any) -> None:
    server = LlamaServer(Path("small.gguf"), context=1, threads=1)
    assert server.complete({}) == ANSWER
    server._server.answer = answer
    with pytest.raises(EngineError):
        server.complete({})
    server.close()


def test_a_model_that_cannot_be_loaded_is_told(library: Any) -> None:
    def fails(parameters: object) -> None:
        raise RuntimeError("no model")

    library.Server = fails
    with pytest.raises(ModelError, match=r"small\.gguf"):
        LlamaServer(Path("small.gguf"), context=1, threads=1)


@pytest.mark.parametrize(("status", "fails"), [(200, False), (500, True), (404, True)])
def test_what_the_server_refuses_is_told_with_the_beginning_of_its_answer(
    library: Any, monkeypatch: pytest.MonkeyPatch, status: int, fails: bool
) -> None:
    closed: list[int] = []

    class Connection:
        def __init__(self, *_: object, **__: object) -> None: ...

        def request(self, *words: object) -> None:
            self.words = words

        def getresponse(self) -> Any:
            content = b'{"tokens": [1, 2, 3]}' if not fails else b"x" * 500
            return SimpleNamespace(status=status, read=lambda: content)

        def close(self) -> None:
            closed.append(1)

    monkeypatch.setattr(llama_server, "_SocketFile", Connection)
    monkeypatch.setattr(llama_server, "_UNIX_SOCKETS", True)
    server = LlamaServer(Path("small.gguf"), context=1, threads=1)
    if fails:
        with pytest.raises(EngineError) as refused:
            server.count_tokens("茶")
        assert refused.value.fields["answer"] == b"x" * 200
    else:
        assert server.count_tokens("茶") == 3
    assert closed == [1]
    server.close()


def test_a_server_is_asked_for_something_once_before_it_is_freed(
    library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[dict[str, Any]] = []
    complete = LlamaServer.complete

    def counted(server: LlamaServer, body: dict[str, Any]) -> dict[str, Any]:
        asked.append(body)
        return complete(server, body)

    monkeypatch.setattr(LlamaServer, "complete", counted)
    unused = LlamaServer(Path("small.gguf"), context=4096, threads=3)
    unused.close()
    unused.close()
    assert len(asked) == 1
    used = LlamaServer(Path("small.gguf"), context=4096, threads=3)
    used.complete({"prompt": "茶"})
    used.close()
    assert [body["prompt"] for body in asked[1:]] == ["茶"]
