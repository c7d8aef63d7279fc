"""``duizhao convert``: one script into the other, the document's structure kept."""

from __future__ import annotations

import click

from translator.application import OWN, Original, convert_document, format_suffix, list_choices
from translator.chinese.scripts import converter
from translator.cli import inputs, output_files, script_choices
from translator.cli.choice import read_as_chosen, regional_option
from translator.cli.destinations import Destinations, folder_options
from translator.cli.recognised_pages import PagesRead, tell_recognised
from translator.cli.tracked_changes import changes_option, settle
from translator.cli.web_inputs import WebChoice, web_options
from translator.errors import UsageError
from translator.store import Library


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--to", "to", required=True, metavar="TAG", help=", ".join(converter.TARGETS))
@click.option("--from", "source", metavar="TAG", help="Script of the input [default: detected]")
@regional_option
@output_files.output_option
@folder_options
@click.option("--encoding", metavar="NAME", help="Of the input [default: detected]")
@changes_option
@web_options
@click.option("--overwrite", is_flag=True, help="Replace files that Duizhao did not write.")
@click.option("--choices", is_flag=True, help="List what had a choice; write no file.")
@click.option("--json", "as_json", is_flag=True, help="With --choices: JSON lines for programs.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
def convert(
    paths: tuple[str, ...],
    to: str,
    source: str | None,
    regional: str,
    output: str | None,
    names: str,
    assets: str | None,
    encoding: str | None,
    changes: str,
    web: WebChoice,
    overwrite: bool,
    choices: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    r"""Convert between Simplified and Traditional Chinese; nothing is translated.

    Code, addresses and everything else that is not text stays as it is. The result is
    written next to the input with the tag before the suffix (article.zh-Hant-TW.md), never
    over the input. PATH may be - for standard input. With -o FOLDER, links between the results
    lead to one another, and pictures are found where they are.

    \b
    zh-Hans     Simplified
    zh-Hant     Traditional, Taiwan's standard characters, words as they are
    zh-Hant-TW  Traditional, Taiwan's characters and words (软件 → 軟體)
    zh-Hant-HK  Traditional, Hong Kong's characters and words (鼠标 → 滑鼠)

    Words of a region come in where they are sure: 软件 always, 程序 as 程式 only where the
    text is about computing. Titles and quotations keep their words.

    \b
    Examples:
      duizhao convert article.md --to zh-Hant-TW
      cat article.txt | duizhao convert - --to zh-Hans -o -
      duizhao convert article.md --to zh-Hant --choices
    """
    target = converter.normalise(to)
    origin = converter.normalise(source) if source else None
    read_as_chosen()

    def tell(sentence: str) -> None:
        if not quiet:
            click.echo(sentence, err=True)

    found = inputs.find(paths, quiet=quiet, web=web)
    if as_json and not choices:
        raise UsageError("cli.json")
    if choices:
        if output is not None:
            raise UsageError("cli.choices-file")
        for item in found:
            document = item.read(encoding, PagesRead(item.shown, tell)).document
            script_choices.show(
                item.shown, list_choices(document, target, origin, regional), as_json=as_json
            )
        return
    places = Destinations(found, output=output, names=names, assets=assets, overwrite=overwrite)
    places.gather(lambda original, item: (target, _suffix(original, item)), encoding, say=tell)
    with Library() as library:
        for item in found:
            original = item.read(encoding, PagesRead(item.shown, tell))
            document = original.document
            tell_recognised(document, item.shown, tell)
            settle(document, item.shown, changes, tell)
            result = convert_document(document, target, origin, regional, links=places.links(item))
            place = places.place(item, target, _suffix(original, item))
            output_files.write(place, result.data, library, overwrite=overwrite)
            places.written(item, original, place, result.data)
            brought = places.bring(item, library)
            if not quiet:
                remark = "".join(f", {one}" for one in (brought, result.remark) if one)
                click.echo(
                    f"{item.shown} → {output_files.shown(place)}{remark}",
                    err=True,
                )
        places.settle(library)


def _suffix(original: Original, item: inputs.Input) -> str:
    """Return the suffix of a result: of what is not written in its own format, another."""
    return format_suffix(OWN, original.document, item.suffix)
