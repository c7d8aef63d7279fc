"""``duizhao check``: what a person should look at in a document's translation."""

from __future__ import annotations

import json
from typing import Any

import click

from translator import marks
from translator.cli import inputs, outputs
from translator.cli.inputs import Input
from translator.cli.session import Choice, Session, choice_options
from translator.files import write_atomic
from translator.planning import Plan
from translator.reading import Original


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@choice_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--report", "report_path", metavar="FILE", help="Write the JSON to a file.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def check(
    paths: tuple[str, ...],
    choice: Choice,
    as_json: bool,
    report_path: str | None,
    quiet: bool,
) -> int:
    r"""List the findings of documents that have been translated.

    Nothing is translated: what memory does not know is counted as not translated yet.
    Exit code 1 if there are findings of level error or untranslated segments.

    \b
    Examples:
      duizhao check article.md
      duizhao check articles/ --json
    """
    found = inputs.find(paths)
    outputs.check_report(report_path, found)
    entries: list[dict[str, Any]] = []
    with Session(choice) as session:

        def look(item: Input, original: Original, planned: Plan) -> None:
            entries.append(_findings(item, planned, session))

        code = session.each(found, look, translating=False)
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    if report_path:
        from pathlib import Path

        write_atomic(Path(report_path), (text + "\n").encode())
    if as_json:
        click.echo(text)
    elif not quiet:
        _print(entries)
    bad = any(
        entry["untranslated"] or any(f["level"] == "error" for f in entry["findings"])
        for entry in entries
    )
    return code or int(bad)


def _findings(item: Input, planned: Plan, session: Session) -> dict[str, Any]:
    known = session.run(planned).recall(planned)
    findings = []
    for entry in planned.items:
        remembered = None if entry.copied else known.get(entry.source)
        if remembered is None:
            continue
        findings += [
            {
                "line": int(entry.block.attributes.get("line", 0)),
                "block": entry.block.id,
                "check": finding.check,
                "level": finding.level.value,
                "message": finding.message,
                "source": marks.strip(entry.source).strip(),
                "target": marks.strip(remembered.target).strip(),
            }
            for finding in remembered.findings
        ]
    needed = [entry for entry in planned.items if not entry.copied]
    return {
        "input": item.shown,
        "target_language": planned.target_language,
        "segments": len(planned.items),
        "untranslated": sum(entry.source not in known for entry in needed),
        "findings": findings,
    }


def _print(entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        click.echo(
            f"{entry['input']}: {len(entry['findings'])} findings in "
            f"{entry['segments']} segments ({entry['target_language']})"
        )
        if entry["untranslated"]:
            click.echo(
                f"  {entry['untranslated']} segments are not translated yet: "
                f"duizhao translate {entry['input']}"
            )
        for finding in entry["findings"]:
            click.echo(
                f"  line {finding['line']}  {finding['level']}  {finding['check']}: "
                f"{finding['message']}"
            )
            click.echo(f"      {finding['source']}")
            click.echo(f"      {finding['target']}")
