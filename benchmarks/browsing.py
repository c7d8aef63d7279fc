"""The reader served, and the system's Chromium to look at it with."""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from entering import Reader, entered

COMMAND = "import sys; from translator.cli import main; sys.exit(main())"


def chromium_or_error(parser: argparse.ArgumentParser) -> str:
    """Return where Chromium is; end with a usage error where it or playwright is missing."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None or importlib.util.find_spec("playwright") is None:
        parser.error("this needs playwright and the system's Chromium")
    return chromium


@contextmanager
def serving(
    home: Path,
    *,
    developer: bool = True,
    checkout: Path | None = None,
    said: list[str] | None = None,
    **environment: str,
) -> Iterator[tuple[Reader, int]]:
    """Serve the reader; give its address and its process.

    Args:
        home: Of its library and models.
        developer: Offer the echo engine, which needs no model.
        checkout: Where the program is taken from; None: this one.
        said: Takes the lines it prints once it is there.
        environment: Variables beside those that are there.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "ui", "--no-browser", "--port", str(port)],
        env=os.environ
        | {"DUIZHAO_HOME": str(home), "DUIZHAO_DEVELOPER": "1" * developer}
        | ({"PYTHONPATH": str(checkout)} if checkout else {})
        | environment,
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "server started" in line:
            break
    # Read on: a server whose line to us is full would wait for us for ever.
    taken = [] if said is None else said
    threading.Thread(target=taken.extend, args=(process.stdout,), daemon=True).start()
    try:
        yield entered(lines), process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
