"""``duizhao glossary``: the terms a person decided on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from translator import Term, application
from translator.application import GLOSSARY_FORMATS, Original, Plan
from translator.cli import inputs, output_files
from translator.cli.choice import choose, no_config_option, settings
from translator.cli.inputs import Input
from translator.cli.plurals import counted
from translator.cli.session import Session
from translator.errors import InputError
from translator.store import Library
from translator.system.atomic import write_atomic
from translator.system.printable import printable

_within = click.option(
    "--in",
    "name",
    default="",
    metavar="NAME",
    help="Glossary of a project [default: the one that always counts]",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")


@click.group()
def glossary() -> None:
    r"""Keep the terms that must be translated your way.

    Terms without --in count in every translation. Those of a project's glossary (--in NAME)
    count where it is asked for, 'duizhao translate --glossary NAME', and come first.

    \b
    Examples:
      duizhao glossary add 社区食堂 "neighbourhood canteen" --not "dining hall"
      duizhao glossary import terms.tsv --in novel
      duizhao translate article.md --glossary novel
    """


@glossary.command("list")
@_within
@_json
def list_terms(name: str, as_json: bool) -> None:
    r"""Show the terms of a glossary, and which other glossaries there are.

    \b
    Example:
      duizhao glossary list
    """
    with Library() as library:
        found, sizes = library.glossary(name), library.glossary_sizes()
    if as_json:
        click.echo(_as_json([_row(term) for term in found.terms]))
        return
    for term in found.terms:
        click.echo(_shown(term))
    others = [f"{one} ({size})" for one, size in sizes.items() if one and one != name]
    if not found.terms:
        click.echo(f"The glossary{f' {name}' if name else ''} is empty.", err=True)
    if others:
        click.echo(f"Other glossaries, with --in: {', '.join(others)}", err=True)


@glossary.command("add")
@click.argument("source")
@click.argument("target")
@click.option("--also", multiple=True, metavar="FORM", help="Another right translation.")
@click.option("--not", "banned", multiple=True, metavar="FORM", help="One that is never right.")
@click.option("--note", default="", help="For yourself.")
@click.option("--priority", default=0, help="The higher one counts where two overlap.")
@click.option("--case/--any-case", "case", default=None, help="Whether capitals matter.")
@click.option("--one-way", is_flag=True, help="Not from TARGET to SOURCE.")
@_within
@_json
def add_term(
    source: str,
    target: str,
    also: tuple[str, ...],
    banned: tuple[str, ...],
    note: str,
    priority: int,
    case: bool | None,
    one_way: bool,
    name: str,
    as_json: bool,
) -> None:
    r"""Add a term, or change what it says.

    One of SOURCE and TARGET is Chinese, in either script. Sentences that hold the term are
    translated again the next time; all others stay as they are.

    \b
    Examples:
      duizhao glossary add 合作社 "farm co-op" --not cooperative
      duizhao glossary add board 理事会 --not 董事会 --in allotments
    """
    term = application.make_term(
        source, (target, *also), forbidden=banned, case_sensitive=case, both_ways=not one_way,
        priority=priority, note=note,
    )  # fmt: skip
    with Library() as library:
        library.put_terms([term], name=name)
    click.echo(_as_json(_row(term)) if as_json else _shown(term))


@glossary.command("remove")
@click.argument("source")
@_within
@_json
def remove_term(source: str, name: str, as_json: bool) -> None:
    r"""Take a term out.

    \b
    Example:
      duizhao glossary remove 合作社
    """
    with Library() as library:
        gone = library.remove_terms(source, name=name)
    if not gone:
        raise InputError("cli.no-term", glossary=f" {name}" if name else "", source=source)
    if as_json:
        click.echo(_as_json([_row(term) for term in gone]))
    else:
        click.echo("Removed: " + "; ".join(map(_shown, gone)))


@glossary.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Take everything else out of the glossary.")
@click.option("--encoding", metavar="NAME", help="Of a table [default: detected]")
@_within
@_json
def import_terms(path: Path, replace: bool, encoding: str | None, name: str, as_json: bool) -> None:
    r"""Read terms from a CSV, TSV or TBX file; what a source said before is replaced.

    \b
    Examples:
      duizhao glossary import terms.tsv
      duizhao glossary import terms.tbx --in novel
    """
    found = application.read_glossary(path, encoding=encoding)
    with Library() as library:
        kept = library.put_terms(found.terms, name=name, only=replace)
    problems = application.glossary_conflicts(found)
    for remark in found.remarks:
        click.echo(f"{path}: {remark}", err=True)
    if as_json:
        counts = {"added": kept.added, "changed": kept.changed, "same": kept.same}
        click.echo(_as_json(counts | {"conflicts": [one.message for one in problems]}))
        return
    click.echo(f"{path}: {kept.added} added, {kept.changed} changed, {kept.same} as they were.")
    click.echo("".join(f"  {one.kind}: {one.message}\n" for one in problems), nl=False)


@glossary.command("export")
@click.argument("path")
@click.option("--as", "form", type=click.Choice(GLOSSARY_FORMATS), help="[default: by the suffix]")
@_within
def export_terms(path: str, form: str | None, name: str) -> None:
    r"""Write a glossary as TSV, CSV or TBX; - is standard output.

    \b
    Examples:
      duizhao glossary export terms.tbx
      duizhao glossary export - --as tsv
    """
    with Library() as library:
        found = library.glossary(name)
    data = application.render_glossary(
        found, form or Path(path).suffix.lower().lstrip(".") or "tsv"
    )
    if path == inputs.STANDARD:
        output_files.write_standard(data)
        return
    write_atomic(Path(path), data)
    click.echo(f"{path}: {counted(len(found.terms), 'term')}", err=True)


@glossary.command("check")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@_within
@_json
def check_terms(path: Path | None, name: str, as_json: bool) -> int:
    r"""Find duplicates and contradictions in a glossary, or in a file before it is imported.

    Exit code 1 if there are any.

    \b
    Examples:
      duizhao glossary check
      duizhao glossary check terms.tsv
    """
    if path is not None:
        found = application.read_glossary(path)
    else:
        with Library() as library:
            found = library.glossary(name)
    for remark in found.remarks:
        click.echo(f"{path}: {remark}", err=True)
    problems = application.glossary_conflicts(found)
    if as_json:
        rows = [{"kind": p.kind, "source": p.source, "message": p.message} for p in problems]
        click.echo(_as_json(rows))
    else:
        click.echo("".join(f"{one.kind}: {one.message}\n" for one in problems), nl=False)
        click.echo(f"{counted(len(found.terms), 'term')}, {len(problems)} to look at.", err=True)
    return int(bool(problems))


@glossary.command("names")
@click.argument("document")
@click.option(
    "--to", metavar="TAG", help="Language of the translation [default: the other language]"
)
@click.option("--model", metavar="NAME", help="Whose translations to look at.")
@no_config_option
@click.option("--accept", is_flag=True, help="Keep each name as it is rendered most often.")
@_within
@_json
def show_names(
    document: str,
    to: str | None,
    model: str | None,
    no_config: bool,
    accept: bool,
    name: str,
    as_json: bool,
) -> None:
    r"""Show the people named in a Chinese document, and how each was rendered so far.

    With --accept each name's rendering is kept as a term: what was decided for it, else what
    most of its sentences say. Change one with 'duizhao glossary add'.

    \b
    Examples:
      duizhao glossary names article.md
      duizhao glossary names article.md --accept --in novel
    """
    item, *others = inputs.find((document,))
    if others:
        raise InputError("document.is-folder", name=document)
    choice = choose(settings(ignored=no_config), to=to, model=model, quiet=True)
    with Session(choice) as session:
        rows: list[dict[str, Any]] = []
        terms: list[Term] = []

        def look(_: Input, original: Original, planned: Plan) -> None:
            for proposal in application.propose_names(session.run(planned), planned):
                rows.append({
                    "name": proposal.name, "kind": proposal.kind,
                    "sentences": proposal.sentences, "decided": proposal.decided,
                    "rendered": dict(proposal.rendered),
                })  # fmt: skip
                if proposal.best:
                    note = f"a name in {item.shown}"
                    terms.append(Term(source=proposal.name, targets=(proposal.best,), note=note))

        session.each([item], look, translating=False)
        if accept:
            session.library.put_terms(terms, name=name)
    if as_json:
        click.echo(_as_json(rows))
        return
    for row in rows:
        said = ", ".join(f"{form} ({times})" for form, times in row["rendered"].items())
        click.echo(
            f"{row['name']}  [{row['kind']}, {counted(row['sentences'], 'sentence')}]"
            f"  {row['decided'] or 'not decided'}"
        )
        if said:
            click.echo(f"    rendered: {said}")
    kept = f"; {counted(len(terms), 'term')} kept" if accept else ""
    click.echo(f"{counted(len(rows), 'name')}{kept}.", err=True)


def _row(term: Term) -> dict[str, Any]:
    return {
        "source": term.source, "targets": list(term.targets),
        "source_language": term.source_language, "target_language": term.target_language,
        "forbidden": list(term.forbidden), "case_sensitive": term.case_sensitive,
        "both_ways": term.both_ways, "priority": term.priority, "note": term.note,
        "status": term.status.value,
    }  # fmt: skip


def _shown(term: Term) -> str:
    arrow = "↔" if term.both_ways else "→"
    text = f"{term.source} {arrow} {' | '.join(term.targets)}"
    text += f"  (not: {' | '.join(term.forbidden)})" if term.forbidden else ""
    text += "  [proposed]" if term.status is application.TermStatus.PROPOSED else ""
    return printable(text + (f"  # {term.note}" if term.note else ""))


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
