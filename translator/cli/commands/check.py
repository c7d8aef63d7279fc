"""``duizhao check``: what a person should look at in a document's translation."""

from __future__ import annotations

import json
import locale
import os
from collections.abc import Mapping
from typing import Any

import click

from translator import placeholders
from translator.application import Original, Plan, Review, review_document
from translator.cli import inputs, output_files
from translator.cli.choice import Choice, choice_options
from translator.cli.inputs import Input
from translator.cli.session import Session
from translator.cli.web_inputs import WebChoice, web_options
from translator.system.atomic import write_atomic
from translator.system.printable import printable
from translator.types import Level

_FROM = {
    "info": frozenset(Level),
    "warning": frozenset({Level.WARNING, Level.ERROR}),
    "error": frozenset({Level.ERROR}),
}
_SIDES = ("source", "target")
_WORDS = {
    "en": {
        "head": "{input}: {findings} in {segments} ({language})",
        "finding": "1 finding",
        "findings": "{number} findings",
        "dismissed": " (dismissed: {reason})",
        "segment": "1 segment",
        "segments": "{number} segments",
        "untranslated one": "  1 segment is not translated yet: duizhao translate {input}",
        "untranslated": "  {number} segments are not translated yet: duizhao translate {input}",
        "line": "line {line}",
        "error": "error",
        "warning": "warning",
        "info": "info",
    },
    "zh": {
        "head": "{input}：{segments}中有 {findings}（{language}）",
        "finding": "1 处提示",
        "findings": "{number} 处提示",
        "dismissed": "（已忽略：{reason}）",
        "segment": "1 个片段",
        "segments": "{number} 个片段",
        "untranslated one": "  还有 1 个片段没有翻译：duizhao translate {input}",
        "untranslated": "  还有 {number} 个片段没有翻译：duizhao translate {input}",
        "line": "第 {line} 行",
        "error": "错误",
        "warning": "警告",
        "info": "说明",
    },
}


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@choice_options
@web_options
@click.option(
    "--level",
    type=click.Choice(tuple(_FROM)),
    default="info",
    show_default=True,
    help="Show findings from this level on.",
)
@click.option(
    "--language",
    type=click.Choice(("en", "zh")),
    default=None,
    help="Language of the sentences [default: the settings' or the system's]",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--report", "report_path", metavar="FILE", help="Write the JSON to a file.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def check(
    paths: tuple[str, ...],
    choice: Choice,
    web: WebChoice,
    level: str,
    language: str | None,
    as_json: bool,
    report_path: str | None,
    quiet: bool,
) -> int:
    r"""List the findings of documents that have been translated.

    Nothing is translated: what memory does not know is counted as not translated yet.
    Exit code 1 if there are findings of level error or untranslated segments, whichever
    levels are shown.

    \b
    Examples:
      duizhao check article.md
      duizhao check articles/ --json
      duizhao check article.md --level error --language zh
    """
    given = inputs.find(paths, quiet=choice.quiet, web=web)
    output_files.check_report(report_path, given)
    entries: list[dict[str, Any]] = []
    bad = False
    with Session(choice) as session:

        def look(item: Input, original: Original, planned: Plan) -> None:
            nonlocal bad
            found = review_document(session.run(planned), planned)
            bad = bad or bool(found.untranslated) or found.has_errors
            entries.append(_entry(item, planned, found, level))

        code = session.each(given, look, translating=False)
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    if report_path:
        from pathlib import Path

        write_atomic(Path(report_path), (text + "\n").encode())
    if as_json:
        click.echo(text)
    elif not quiet:
        _print(entries, language or choice.language or _system_language())
    return code or int(bad)


def _entry(item: Input, planned: Plan, found: Review, level: str) -> dict[str, Any]:
    lines = {block.id: int(block.attributes.get("line", 0)) for block in planned.document.blocks}
    findings = [
        {
            "line": lines[pair.segment.block_id],
            "block": pair.segment.block_id,
            "check": finding.check,
            "level": finding.level.value,
            "message": finding.message,
            "message_zh": finding.message_zh,
            "dismissed": finding.dismissed,
            "source": placeholders.strip(pair.source).strip(),
            "target": placeholders.strip(pair.target).strip(),
        }
        for pair in found.pairs
        for finding in pair.findings
        if finding.level in _FROM[level]
    ]
    return {
        "input": item.reported,
        "target_language": planned.target_language,
        "segments": len(planned.items),
        "untranslated": found.untranslated,
        "findings": findings,
    }


def _system_language() -> str:
    """Return ``zh`` where the system speaks Chinese (POSIX: LC_ALL, LC_MESSAGES, LANG)."""
    named = next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))),
        "",
    )
    return (
        "zh"
        if (named or locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
        else "en"
    )


def _counted(words: Mapping[str, str], what: str, number: int) -> str:
    return words[what] if number == 1 else words[f"{what}s"].format(number=number)


def _print(entries: list[dict[str, Any]], language: str) -> None:
    words = _WORDS[language]
    for entry in entries:
        click.echo(
            words["head"].format(
                input=printable(entry["input"]),
                findings=_counted(words, "finding", len(entry["findings"])),
                segments=_counted(words, "segment", entry["segments"]),
                language=entry["target_language"],
            )
        )
        if entry["untranslated"]:
            number = entry["untranslated"]
            sentence = words["untranslated one" if number == 1 else "untranslated"]
            click.echo(sentence.format(number=number, input=printable(entry["input"])))
        for finding in entry["findings"]:
            message = finding["message"]
            if language == "zh":
                message = finding["message_zh"] or message
            if finding["dismissed"]:
                message += words["dismissed"].format(reason=finding["dismissed"])
            line = words["line"].format(line=finding["line"])
            said = f"{words[finding['level']]}  {finding['check']}: {message}"
            for shown in (f"  {line}  {said}", *(f"      {finding[one]}" for one in _SIDES)):
                click.echo(printable(shown))
