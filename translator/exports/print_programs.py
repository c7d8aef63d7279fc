"""Programs on this computer that can make a PDF: browsers, and LibreOffice.

Only programs at the places where systems put them, by their absolute path: a program of the same
name in the folder somebody stands in is never started.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

BROWSER, OFFICE = "browser", "office"
_LINUX_FOLDERS = (
    "/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib64/chromium-browser",
    "/opt/google/chrome", "/opt/microsoft/msedge", "/opt/chromium", "/run/current-system/sw/bin",
    "/snap/bin", "/var/lib/flatpak/exports/bin",
)  # fmt: skip
_LINUX_NAMES = (
    "chromium", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
    "microsoft-edge-stable", "msedge", "chromium-browser", "org.chromium.Chromium",
)  # fmt: skip
_LINUX_OFFICE = (
    "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/usr/local/bin/soffice",
    "/usr/lib64/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
    "/run/current-system/sw/bin/soffice", "/snap/bin/libreoffice",
)  # fmt: skip
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Brave Browser.app/Contents/MacOS/Brave Browser",
)
_MAC_OFFICE = "LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
_WINDOWS_OFFICE = "LibreOffice/program/soffice.exe"
_WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


@dataclass(frozen=True, slots=True)
class Program:
    """A program that is there."""

    path: Path
    kind: str
    """``BROWSER`` or ``OFFICE``."""


def found(
    system: str = sys.platform, environment: Mapping[str, str] = os.environ, root: Path = Path("/")
) -> Iterator[Program]:
    """Yield the programs that are there, browsers first.

    Args:
        system: As ``sys.platform`` has it.
        environment: Says where Windows keeps programs, and where the home folder is.
        root: The root of the file system, for tests.
    """
    for kind, places in ((BROWSER, _browsers(system, environment)),
                         (OFFICE, _offices(system, environment))):  # fmt: skip
        seen: set[Path] = set()
        for place in places:
            path = root / place.lstrip("/") if system != "win32" else Path(place)
            try:
                there = path.is_file() and os.access(path, os.X_OK)
                same = path.resolve()
            except OSError:
                continue
            if there and same not in seen:
                seen.add(same)
                yield Program(path, kind)


def _browsers(system: str, environment: Mapping[str, str]) -> Iterator[str]:
    if system == "win32":
        yield from _windows(environment, _WINDOWS)
    elif system == "darwin":
        for name in _MAC:
            yield from _mac(environment, name)
    else:
        for folder in _LINUX_FOLDERS:
            yield from (f"{folder}/{name}" for name in _LINUX_NAMES)


def _offices(system: str, environment: Mapping[str, str]) -> Iterator[str]:
    if system == "win32":
        yield from _windows(environment, (_WINDOWS_OFFICE,))
    elif system == "darwin":
        yield from _mac(environment, _MAC_OFFICE)
    else:
        yield from _LINUX_OFFICE


def _mac(environment: Mapping[str, str], name: str) -> Iterator[str]:
    yield f"/Applications/{name}"
    if home := environment.get("HOME"):
        yield f"{home}/Applications/{name}"


def _windows(environment: Mapping[str, str], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for variable in _WINDOWS_ROOTS:
            folder = environment.get(variable, "")
            if Path(folder).is_absolute():
                yield str(Path(folder) / name)
