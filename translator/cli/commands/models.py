"""``duizhao models``: what is in the store, and what can be fetched."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from translator import application
from translator.application import (
    Installed,
    ModelSpec,
    ModelStore,
    fetch_model,
    fetch_needed,
    recommend_models,
    size_in_words,
    usable_engines,
    verify_model,
    why_no_engine,
)
from translator.cli.fetch_display import FetchDisplay
from translator.cli.plurals import counted
from translator.cli.recommendation_display import recommendation_facts, recommendation_lines
from translator.errors import UsageError
from translator.system.file_kinds import is_folder

_quiet = click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
_yes = click.option("--yes", "-y", is_flag=True, help="Agree to the model's licence terms.")


@click.group()
def models() -> None:
    r"""Fetch, verify and carry over translation models.

    \b
    Examples:
      duizhao models fetch        what translating needs, both directions
      duizhao models list
    """


@models.command("list")
@_json
def list_models(as_json: bool) -> None:
    r"""Show the models that can be fetched, best first, and which are here.

    \b
    Example:
      duizhao models list
    """
    store = ModelStore()
    here = {one.name: one for one in store.installed()}
    rows = [_row(spec, here.pop(spec.name, None)) for spec in store.specs]
    rows += [_row_of_installed(one) for one in here.values()]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{row['name']}  [{row['state']}]")
        facts = [row["kind"], *row["directions"], row["engine"] and f"engine {row['engine']}"]
        facts += [size_in_words(row["size"]) if row["size"] else "size not known", row["licence"]]
        click.echo("    " + ", ".join(fact for fact in facts if fact))
        click.echo(f"    {row['about']}")
        if row["source"]:
            click.echo(f"    from {row['source']}, {row['fetched']}, {row['digest']}")
        if row["attribution"]:
            click.echo(f"    by {row['attribution']}")
    click.echo(f"In {store.folder}", err=True)


@models.command("recommend")
@_json
def recommend(as_json: bool) -> None:
    r"""Say which models suit this computer, in the order in which 'fetch' tries them.

    By its memory, its cores and the graphics card that llama.cpp finds. Nothing is downloaded.

    \b
    Example:
      duizhao models recommend
    """
    store = ModelStore()
    advice = recommend_models(store)
    here = {one.name for one in store.installed()}
    if as_json:
        click.echo(json.dumps(recommendation_facts(advice, here), ensure_ascii=False, indent=1))
        return
    click.echo(str(advice.sentence()))
    for line in recommendation_lines(advice, here):
        click.echo(line)
    click.echo("Fetch what suits this computer: duizhao models fetch", err=True)


@models.command("fetch")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@_yes
@_quiet
def fetch_models(names: tuple[str, ...], yes: bool, quiet: bool) -> None:
    r"""Download models, verified; what is here already is not downloaded again.

    Without a NAME: what 'duizhao models recommend' names, a quick model for drafts first, then for
    each direction the best that suits this computer and whose source answers, and the dictionary.
    A download that broke off goes on where it stopped.

    \b
    Examples:
      duizhao models fetch
      duizhao models fetch cc-cedict
    """
    store = ModelStore()
    with FetchDisplay(quiet=quiet) as shown:
        if not names:
            fetch_needed(store, progress=shown)
            return
        for name in names:
            before = store.get(name)
            one = fetch_model(name, store, progress=shown, agree=_ask(yes))
            if before and before.digest == one.digest:
                shown.say(f"{name} is here already ({one.digest}).")
                continue
            shown.say(f"{name}: from {one.record.source}, {size_in_words(one.size)}, verified.")
            if one.record.engine and one.record.engine not in usable_engines():
                engine = one.record.engine
                why = why_no_engine(engine)
                shown.say(f"This computer cannot run {name} yet: it needs {engine}, {why}.")


@models.command("verify")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@_json
@_quiet
def verify_models(names: tuple[str, ...], as_json: bool, quiet: bool) -> None:
    r"""Hash every file again and compare it with what was recorded; without NAME: all models.

    \b
    Example:
      duizhao models verify
    """
    store = ModelStore()
    verified = []
    with FetchDisplay(quiet=quiet or as_json) as shown:
        for name in names or tuple(one.name for one in store.installed()):
            one = verify_model(name, store, progress=shown)
            verified.append({"name": name, "digest": one.digest, "size": one.size, "right": True})
            files = counted(len(one.record.files), "file")
            shown.say(f"{name}: {files}, {size_in_words(one.size)}, all right.")
        if not verified:
            shown.say("There is no model here yet. Run: duizhao models fetch")
    if as_json:
        click.echo(json.dumps(verified, ensure_ascii=False, indent=1))


@models.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--name", help="Which model of the list PATH is, if it cannot be told.")
@_yes
@_quiet
def import_model(path: Path, name: str | None, yes: bool, quiet: bool) -> None:
    r"""Take a model from this computer: an exported file, or a model's own file or folder.

    \b
    Example:
      duizhao models import /media/stick/qwen2.5-coder-1.5b.tar
    """
    store = ModelStore()
    with FetchDisplay(quiet=quiet) as shown:
        done = application.import_model(
            path, store=store, name=name, agree=_ask(yes), progress=shown
        )
        against = (
            "verified against the list"
            if done.compared_with_list
            else "the list does not know all its hashes, so trust it as you trust where it is from"
        )
        one = done.installed
        shown.say(
            f"{one.name} is in the store: {size_in_words(one.size)}, {one.digest}; {against}."
        )


@models.command("export")
@click.argument("name")
@click.argument("path", type=click.Path(path_type=Path))
@_quiet
def export_model(name: str, path: Path, quiet: bool) -> None:
    r"""Write a model as one file, for a computer without a network.

    \b
    Example:
      duizhao models export qwen2.5-coder-1.5b /media/stick/qwen2.5-coder-1.5b.tar
    """
    target = path / f"{name}.tar" if is_folder(path) else path
    with FetchDisplay(quiet=quiet) as shown:
        application.export_model(name, target, store=ModelStore(), progress=shown)
        shown.say(f"{target} is written. There: duizhao models import {target.name}")


@models.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_quiet
def remove_models(names: tuple[str, ...], quiet: bool) -> None:
    r"""Delete models, and what broken downloads of them left.

    \b
    Example:
      duizhao models remove nllb-200-distilled-600m
    """
    store = ModelStore()
    for name in names:
        freed = store.remove(name)
        if not quiet:
            click.echo(f"{name} is removed; {size_in_words(freed)} are free again.", err=True)


def _ask(yes: bool) -> Callable[[ModelSpec], bool]:
    """Return what asks the user to agree to a model's terms."""

    def agree(spec: ModelSpec) -> bool:
        click.echo(f"{spec.name}: {spec.consent} See {spec.card}", err=True)
        if yes:
            return True
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise UsageError("cli.terms", name=spec.name)
        return click.confirm("Do you agree?", default=False, err=True)

    return agree


def _row(spec: ModelSpec, one: Installed | None) -> dict[str, Any]:
    usable = not spec.translates or spec.engine in usable_engines()
    state = "here" if one else "can be fetched"
    if not usable:
        state += f"; needs the engine {spec.engine}, {why_no_engine(spec.engine)}"
    return {
        "name": spec.name,
        "state": state,
        "kind": spec.kind,
        "engine": spec.engine,
        "directions": list(spec.directions),
        "size": one.size if one else spec.size,
        "licence": spec.licence,
        "attribution": spec.attribution,
        "about": spec.about,
        "consent": spec.consent,
        "source": one.record.source if one else "",
        "revision": one.record.revision if one else "",
        "fetched": one.record.fetched if one else "",
        "digest": one.digest if one else "",
    }


def _row_of_installed(one: Installed) -> dict[str, Any]:
    return {
        "name": one.name,
        "state": "here, not in the list",
        "kind": one.record.kind,
        "engine": one.record.engine,
        "directions": list(one.record.directions),
        "size": one.size,
        "licence": one.record.licence,
        "attribution": one.record.attribution,
        "about": one.record.about,
        "consent": "",
        "source": one.record.source,
        "revision": one.record.revision,
        "fetched": one.record.fetched,
        "digest": one.digest,
    }
