"""Stored translations of several systems, read a pair at a time.

Two sets, each in its own folder (their texts are not in this repository):

- ``flores-dev``: ``zh-en/flores-dev.zh``, ``zh-en/flores-dev.google.en`` … (FLORES-200 dev in
  the layout of github.com/mozilla/firefox-translations-models, ``evaluation/``);
- ``wmt22``: ``generaltest2022.zh-en.src.zh``, ``….hyp.Online-A.en`` … (WMT22's general test
  set, github.com/wmt-conference/wmt22-news-systems, ``txt/``, all in one folder).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import parallel

DIRECTIONS = ("zh-en", "en-zh")
FLORES = "flores-dev"
WMT = "wmt22"


@dataclass(frozen=True, kw_only=True, slots=True)
class System:
    """A system's targets for one direction of one set."""

    set: str
    direction: str
    name: str
    """``google``, ``Online-A`` …; ``reference`` for the human translation of FLORES."""
    sources: list[str]
    targets: list[str]
    documents: Sequence[str] = ()
    """Of each line, where they are known: what belongs together stays in one half."""

    @property
    def languages(self) -> dict[str, str]:
        """The arguments ``check`` wants."""
        source, target = self.direction.split("-")
        return {"source_language": source, "target_language": target}

    def pairs(self) -> Iterator[tuple[int, str, str]]:
        """Yield (line number from 1, source, target)."""
        for number, pair in enumerate(zip(self.sources, self.targets, strict=True), start=1):
            yield number, *pair

    def half(self, which: str) -> Sequence[int]:
        """Return the lines, from 0, of one of ``parallel.HALVES``."""
        text = parallel.Parallel(
            set=self.set,
            direction=self.direction,
            sources=self.sources,
            references=(),
            documents=self.documents,
        )
        return text.half(which).lines


def flores(folder: Path, direction: str) -> Iterator[System]:
    """Yield the systems of FLORES-200 dev, the reference among them."""
    source, target = direction.split("-")
    sources = _lines(folder / direction / f"{FLORES}.{source}")
    for path in sorted((folder / direction).glob(f"{FLORES}*.{target}")):
        parts = path.name.split(".")
        yield System(
            set=FLORES,
            direction=direction,
            name=parts[1] if len(parts) > 2 else "reference",
            sources=sources,
            targets=_lines(path),
        )


def wmt(folder: Path, direction: str) -> Iterator[System]:
    """Yield the systems of WMT22, without the references."""
    source, target = direction.split("-")
    start = f"generaltest2022.{direction}"
    sources = _lines(folder / f"{start}.src.{source}")
    for path in sorted(folder.glob(f"{start}.hyp.*.{target}")):
        yield System(
            set=WMT,
            direction=direction,
            name=path.name.split(".")[3],
            sources=sources,
            targets=_lines(path),
        )


def references(folder: Path, direction: str) -> Iterator[System]:
    """Yield the human references A and B of WMT22 as if they were systems."""
    source, target = direction.split("-")
    start = f"generaltest2022.{direction}"
    sources = _lines(folder / f"{start}.src.{source}")
    documents = parallel.wmt(folder, direction).documents
    for path in sorted(folder.glob(f"{start}.ref.*.{target}")):
        yield System(
            set=WMT,
            direction=direction,
            name=f"reference {path.name.split('.')[3]}",
            sources=sources,
            targets=_lines(path),
            documents=documents,
        )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]
