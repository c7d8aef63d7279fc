"""A corpus from a folder, JSON lines or Parquet: what decides it, the workers, the report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from translator.application.corpus_worker import CorpusWork
from translator.application.ray_driver import Cluster
from translator.application.ray_process import require_ray, units
from translator.application.run_opening import open_glossary, predict_signature, text_document
from translator.application.run_options import Options
from translator.corpus.corpus_folder import CorpusFolder
from translator.corpus.corpus_spans import Span
from translator.corpus.unit_record import UnitRecord
from translator.document.plan import Plan
from translator.errors import ModelError, OutputError, UsageError
from translator.store import Library
from translator.system.locks import locked
from translator.translation.signature import PIPELINE_VERSION

_KEPT = 1000
"""Broken parts of the input that the report names; the records of the units name all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CorpusProgress:
    """How far a corpus is."""

    done: int
    total: int
    """Units."""
    bytes_done: int
    bytes_total: int
    latest: UnitRecord | None
    """None: the workers are there now."""
    so_far: UnitRecord
    workers: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CorpusMade:
    """What became of a corpus."""

    counts: UnitRecord
    units: int
    broken: int
    """Parts of the input that could not be read or translated."""
    removed: int
    """Units of an input that has changed since."""
    report: Path


def make_corpus(
    work: CorpusWork,
    spans: Sequence[Span],
    cluster: Cluster,
    progress: Callable[[CorpusProgress], None],
) -> CorpusMade:
    """Make what is missing of a corpus.

    Args:
        work: With an empty glossary and empty settings: they are gathered here.
        spans: All of the input.
        cluster: Who does it.
        progress: Called when the workers are there, and after every unit, which is on the disk.

    Raises:
        OutputError: Ray is not installed or fails; the folder cannot be written.
        UsageError: the folder holds something else; another command writes there.
        ModelError: nothing can be translated at all.
    """
    require_ray()
    folder = work.folder
    work = _settled(work)
    with locked(folder.lock, lambda: _refuse(folder)):
        counts, broken = UnitRecord(), 0
        kept: list[tuple[str, str]] = []
        seen: set[str] = set()
        workers = 0
        total = sum(span.size for span in spans)
        for said in units(work, spans, cluster):
            latest = None
            if "unit" in said:
                latest = UnitRecord.read(json.dumps(said["unit"]))
                counts.add(latest)
                broken += len(latest.broken)
                kept += latest.broken[: max(0, _KEPT - len(kept))]
                seen.add(latest.unit)
            else:
                workers = said["workers"]
            progress(
                CorpusProgress(
                    done=len(seen), total=len(spans), bytes_done=counts.input_bytes,
                    bytes_total=total, latest=latest, so_far=counts, workers=workers,
                )
            )  # fmt: skip
        counts.broken = sorted(kept)
        report = {"units": len(seen), "pairs": counts.written} | counts.as_json()
        removed = folder.finish(seen, report | {"broken_count": broken})
        folder.log.unlink(missing_ok=True)
    return CorpusMade(
        counts=counts, units=len(seen), broken=broken, removed=removed, report=folder.report
    )


def _refuse(folder: CorpusFolder) -> None:
    raise UsageError("corpus.in-use", path=folder.path)


def _settled(work: CorpusWork) -> CorpusWork:
    """Gather what decides the pairs; of a corpus that was begun, what was gathered then counts."""
    folder = work.folder
    with Library() as library:
        glossary = open_glossary(work.options, library)
        settings = _settings(replace(work, glossary=glossary))
        if folder.begin(settings):
            rows = library.people_rows()
            if rows:
                _keep(folder, rows)
            folder.settle(settings)
    digest = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()
    return replace(work, glossary=glossary, settings=digest)


def _keep(folder: CorpusFolder, rows: Sequence[Any]) -> None:
    """Write what people wrote as a library of its own, whole or not at all."""
    folder.memory.unlink(missing_ok=True)  # of a command that was killed before it began
    with Library(folder.memory) as kept:
        kept.put_memory(rows)
        if faults := kept.check():
            raise OutputError("corpus.memory", why=faults[0])


def _settings(work: CorpusWork) -> dict[str, object]:
    options = work.options
    return {
        "to": options.to, "from": options.source, "chinese": options.chinese,
        "model": options.model, "models": dict(options.models),
        "signatures": _signatures(options),
        "quality": options.quality.value, "typography": options.typography.signature(),
        "regional": options.regional, "grounding": sorted(options.grounding),
        "glossary": hashlib.sha256(repr(work.glossary.terms).encode()).hexdigest()[:16],
        "selection": _said(work.selection), "as": work.folder.form, "text_field": work.text_field,
        "encoding": work.encoding, "accept_changes": work.accept_changes,
        "front_matter_keys": sorted(work.front_matter_keys), "read_scans": work.read_scans,
        "version": PIPELINE_VERSION,
    }  # fmt: skip


def _said(selection: Any) -> dict[str, object]:
    return {
        "without": sorted(selection.without), "by": sorted(selection.provenance),
        "length_ratio": [str(one) for one in selection.ratio or ()], "level": selection.level,
        "score": selection.score,
    }  # fmt: skip


def _signatures(options: Options) -> dict[str, str]:
    """Return what decides the targets of each direction; of one without a model here: nothing."""
    found = {}
    document = text_document("。")  # any
    for source, target in (("zh-Hans", options.to or "en"), ("en", options.to or options.chinese)):
        planned = Plan(
            document=document, source_language=source, target_language=target, items=()
        )  # fmt: skip
        try:
            found[f"{source}-{target}"] = predict_signature(planned, options)
        except ModelError:  # on the workers there may be one
            continue
    return found


__all__ = ["Cluster", "CorpusMade", "CorpusProgress", "CorpusWork", "Options", "make_corpus"]
