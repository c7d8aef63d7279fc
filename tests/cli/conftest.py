"""The command line as a user meets it: words in; exit code, two streams and files out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from translator.cli import main


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """How a command ended."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


Command = Callable[..., Ended]


@pytest.fixture
def duizhao(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command in this process: ``duizhao("translate", path, data=b"stdin")``."""

    def run(*words: object, data: bytes = b"") -> Ended:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
            stdout = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
            stderr = io.TextIOWrapper(err, encoding="utf-8", write_through=True)
            patch.setattr(sys, "stdout", stdout)
            patch.setattr(sys, "stderr", stderr)
            code = main([str(word) for word in words])
            stdout.flush()
            stderr.flush()
            return Ended(code=code, out=out.getvalue(), err=err.getvalue().decode())

    return run
