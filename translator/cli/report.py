"""The report: per document, what was done, what was left out and what is doubtful."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from translator import placeholders
from translator.application import Plan, TermCount, describe
from translator.cli.plurals import counted
from translator.system.atomic import write_atomic
from translator.text.characters import excerpt
from translator.text.languages import primary
from translator.types import Bitext, Document, Level


def entry(
    bitext: Bitext,
    planned: Plan,
    *,
    source: str,
    outputs: list[str],
    from_memory: int,
    similar: int,
    seconds: float,
    terms: TermCount,
) -> dict[str, Any]:
    """Return one document's part of the report."""
    pairs = bitext.pairs
    left = sum(pair.provenance.kind == "copy" for pair in pairs)
    drafts = sum(pair.provenance.draft for pair in pairs)
    findings: dict[str, Counter[str]] = {}
    for pair in pairs:
        for finding in pair.findings:
            findings.setdefault(finding.check, Counter())[finding.level.value] += 1
    return {
        "input": source,
        "output": outputs[0] if len(outputs) == 1 else outputs,
        "source_language": bitext.source_language,
        "target_language": bitext.target_language,
        "encoding": bitext.document.encoding,
        "signature": bitext.signature,
        "segments": len(pairs),
        "from_memory": from_memory,
        "similar": similar,
        "translated": len(pairs) - left - from_memory - similar - drafts,
        "drafts": drafts,
        "copied": left,
        "skipped": skipped(bitext.document) + copied(planned),
        "findings": {check: dict(levels) for check, levels in sorted(findings.items())},
        "terms": {
            "in_source": terms.source,
            "honoured": terms.honoured,
            "corrected": terms.corrected,
            "missed": terms.missed,
        },
        "retried": dict(
            Counter(
                pair.provenance.strategy
                for pair in pairs
                if pair.provenance.strategy and pair.provenance.kind == "engine"
            )
        ),
        "seconds": round(seconds, 3),
    }


def skipped(document: Document) -> list[dict[str, Any]]:
    """Return what of a document is never translated, and why."""
    return [
        {"line": part.line, "kind": part.kind, "reason": part.reason, "excerpt": part.excerpt}
        | ({"part": part.part} if part.part else {})
        for part in document.skipped
    ]


def copied(planned: Plan) -> list[dict[str, Any]]:
    """Return the segments that are carried over as they are, and why."""
    language = describe(primary(planned.source_language))
    return [
        {
            "line": int(item.block.attributes.get("line", 0)),
            "kind": item.block.kind,
            "reason": f"there is no {language} in it",
            "excerpt": excerpt(placeholders.strip(item.source)),
        }
        | ({"part": part} if (part := item.block.attributes.get("part")) else {})
        for item in planned.items
        if item.copied
    ]


def plan_entry(
    planned: Plan, *, source: str, known: int, similar: int, output: str, brought: list[str]
) -> dict[str, Any]:
    """Return what would be done with a document, and which files would come along."""
    left = sum(item.copied for item in planned.items)
    return {
        "input": source,
        "output": output,
        "brought": brought,
        "source_language": planned.source_language,
        "target_language": planned.target_language,
        "encoding": planned.document.encoding,
        "blocks": len(planned.document.blocks),
        "segments": len(planned.items),
        "from_memory": known,
        "similar": similar,
        "to_translate": len(planned.items) - left - known - similar,
        "copied": left,
        "skipped": skipped(planned.document) + copied(planned),
    }


def sentence(bitext: Bitext) -> str:
    """Return what is doubtful about a bitext, in words; empty when nothing is."""
    errors = sum(any(f.level is Level.ERROR for f in pair.findings) for pair in bitext.pairs)
    warnings = sum(
        any(f.level is Level.WARNING for f in pair.findings)
        and not any(f.level is Level.ERROR for f in pair.findings)
        for pair in bitext.pairs
    )
    drafts = sum(pair.provenance.draft for pair in bitext.pairs)
    parts = [counted(drafts, "draft")] * bool(drafts)
    parts += [f"{errors} with errors"] * bool(errors) + [f"{warnings} to look at"] * bool(warnings)
    return ", ".join(parts)


def has_errors(bitext: Bitext) -> bool:
    """Say whether any pair has a finding of level error."""
    return any(f.level is Level.ERROR for pair in bitext.pairs for f in pair.findings)


def write(path: str, entries: list[dict[str, Any]]) -> None:
    """Write the report as JSON.

    Raises:
        OutputError: it cannot be written.
    """
    text = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    write_atomic(Path(path), text.encode())
