"""llama.cpp's server in this process: start it, ask its side questions, stop it.

xllamacpp runs llama.cpp's own server on threads of this process. Completions are a direct
call; the chat template and the tokenizer are only reachable by HTTP, which stays in a socket
file inside a folder only this user can enter (where the platform has no such sockets, or no
folder with a path short enough for one: on loopback, behind a random key).
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import socket
import tempfile
from pathlib import Path
from typing import Any

from translator.engines.llama import llama_library
from translator.engines.llama.devices import LAYERS
from translator.errors import EngineError, ModelError
from translator.system import temporary
from translator.system.structured_text import json_of

_NO_TEMPLATE = "{% for one in messages %}{{ one['content'] }}{% endfor %}"
_UNIX_SOCKETS = hasattr(socket, "AF_UNIX") and os.name == "posix"
_SOCKET = "llama.sock"
_LONGEST = 103
"""Bytes of a socket's path: 107 on Linux (unix(7)), 103 on macOS and the BSDs."""


class _SocketFile(http.client.HTTPConnection):
    """HTTP over a Unix domain socket."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=60)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(60)
        self.sock.connect(self._path)


def socket_folder() -> tempfile.TemporaryDirectory[str] | None:
    """Return a folder that only this user can enter, with a path that a socket in it can have.

    Where ``TMPDIR`` is too long the system's usual places are taken; None: there is none, and
    the server listens on loopback.
    """
    for parent in (None, os.environ.get("XDG_RUNTIME_DIR"), "/tmp", "/var/tmp"):
        try:
            folder = temporary.folder(parent)
        except OSError:  # not there, full, or closed to us: the next one
            continue
        if len(os.fsencode(folder.name)) + 1 + len(_SOCKET) <= _LONGEST:
            return folder
        folder.cleanup()
    return None


def _folder_for_states() -> tempfile.TemporaryDirectory[str] | None:
    """Return a folder only this user can enter; None: there can be none, and nothing is kept."""
    try:
        return temporary.folder()
    except OSError:
        return None


class LlamaServer:
    """One loaded GGUF model.

    Args:
        path: The verified model file.
        context: Tokens it shall hold: prompt and answer together.
        threads: For one request.
        own_template: Whether the chat template in the file is used. If not it need not be one that
            llama.cpp can read, which would end the start; ``template`` then writes contents alone.
        card_layers: How many layers go onto the graphics card; None: llama.cpp decides.

    Raises:
        ModelError: llama.cpp is not there, or cannot load the file.
    """

    def __init__(
        self,
        path: Path,
        *,
        context: int,
        threads: int,
        own_template: bool = True,
        card_layers: int | None = None,
    ) -> None:
        xllamacpp = llama_library.load()
        self._used = False
        self._key = secrets.token_hex(16)
        self._folder = socket_folder() if _UNIX_SOCKETS else None
        self._states = self._folder or _folder_for_states()
        parameters = xllamacpp.CommonParams()
        parameters.model.path = str(path)
        parameters.n_ctx = context
        parameters.n_parallel = 1
        parameters.cpuparams.n_threads = threads
        parameters.cpuparams_batch.n_threads = threads
        parameters.cpuparams.poll = parameters.cpuparams_batch.poll = 0  # builds without OpenMP
        if card_layers is not None:
            parameters.n_gpu_layers = card_layers
            parameters.fit_params = False  # which would count the layers again
        parameters.offline = True
        parameters.ui = False
        parameters.verbosity = -1
        if not own_template:
            parameters.chat_template = _NO_TEMPLATE
        parameters.cache_ram_mib = 0  # finished prompts would fill up to 8 GB
        if self._states is not None:
            parameters.slot_save_path = str(Path(self._states.name)) + os.sep
        if self._folder is not None:
            self._address = str(Path(self._folder.name) / _SOCKET)
            parameters.hostnames = [self._address]
        else:
            parameters.hostnames = ["127.0.0.1"]
            parameters.api_keys = [self._key]
        try:
            self._server = xllamacpp.Server(parameters)
        except (RuntimeError, ValueError, OSError) as error:
            self._clean()
            if card_layers:
                raise ModelError(
                    "llama.cannot-load-there", name=path.name, why=error, variable=LAYERS
                ) from error
            raise ModelError("llama.cannot-load", name=path.name, why=error) from error
        if self._folder is None:
            self._address = str(self._server.listening_address).split("//")[-1]

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """Run one text completion (llama.cpp's ``/v1/completions``).

        Raises:
            EngineError: the server answered with an error.
        """
        self._used = True
        answer = self._server.handle_completions(body)
        if not isinstance(answer, dict) or not answer.get("choices"):
            raise EngineError("llama.no-answer", answer=answer)
        return answer

    def template(self, messages: list[dict[str, str]], *, think: bool | None = None) -> str:
        """Write messages as the model's own chat template does.

        Args:
            messages: Roles and contents; where the last one is an answer it is gone on with.
            think: What a template that knows thinking is told of it; None: nothing.
        """
        body: dict[str, Any] = {"messages": messages}
        if think is not None:
            body["chat_template_kwargs"] = {"enable_thinking": think}
        return str(self._ask("/apply-template", body)["prompt"])

    def count_tokens(self, text: str) -> int:
        """Count the model's tokens of a text."""
        return len(self._ask("/tokenize", {"content": text})["tokens"])

    def save_state(self, name: str, *, slot: int = 0) -> None:
        """Keep what the model's cache holds in a file, which goes when the server is closed.

        Args:
            name: Of the file; one of the same name is written over.
            slot: Whose cache.

        Raises:
            EngineError: there is no folder for it, or it cannot be written.
        """
        answer = self._ask(f"/slots/{slot}?action=save", {"filename": name})
        if not answer.get("n_written"):  # llama.cpp calls a full disk no error
            raise EngineError("llama.no-answer", answer=answer)

    def restore_state(self, name: str, *, slot: int = 0) -> None:
        """Put what a file holds back into the model's cache, to the bit.

        Args:
            name: Of the file.
            slot: Whose cache; what it held is gone, whether this succeeds or not.

        Raises:
            EngineError: there is no such file, or it is damaged.
        """
        self._ask(f"/slots/{slot}?action=restore", {"filename": name})

    def close(self) -> None:
        """Stop the server and free the model.

        A server that was stopped before its loop ran would never end (xllamacpp 2026.10: the order
        to end is lost, and freeing it waits for the loop), so it is asked for something first.
        """
        if self._server is not None and not self._used:
            with contextlib.suppress(EngineError):
                self.complete({"prompt": "a", "max_tokens": 1})
        self._server = None
        self._clean()

    def _clean(self) -> None:
        if self._states is not None:
            self._states.cleanup()

    def _ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        connection = (
            _SocketFile(self._address)
            if self._folder is not None
            else http.client.HTTPConnection(self._address, timeout=60)
        )
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._key}"}
        try:
            connection.request("POST", path, json.dumps(body), headers)
            response = connection.getresponse()
            content = response.read()
        except OSError as error:
            raise EngineError("llama.silent", why=error) from error
        finally:
            connection.close()
        if response.status != http.client.OK:
            raise EngineError("llama.refused", path=path, answer=content[:200])
        answer: dict[str, Any] = json_of(content)
        return answer
