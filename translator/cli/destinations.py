"""Where the results of one command go, and how their links find what they led to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from translator.application import (
    AS_THEY_ARE,
    HeadingLinks,
    Links,
    Original,
    Placed,
    Relinking,
    placed_document,
)
from translator.cli import output_files
from translator.cli.inputs import Input
from translator.cli.plurals import counted
from translator.cli.recognised_pages import PagesRead
from translator.errors import OutputError, TranslatorError, UsageError
from translator.store import Library
from translator.system.file_kinds import real
from translator.types import Document

KEEP = "keep"
LINK = "link"


def folder_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options for results in a folder."""
    assets = click.option(
        "--assets",
        type=click.Choice(["copy", LINK]),
        help="With -o FOLDER: bring the pictures and files that results link to "
        "[default: links lead back to where they are]",
    )
    names = click.option(
        "--names",
        type=click.Choice(["language", KEEP]),
        default="language",
        show_default=True,
        help="With -o FOLDER: article.en.md, or article.md as before.",
    )
    return names(assets(command))


class Destinations:
    """The places of a command's results; holds which are taken."""

    def __init__(
        self,
        found: Sequence[Input],
        *,
        output: str | None,
        names: str = "language",
        assets: str | None = None,
        overwrite: bool = False,
    ) -> None:
        """Refuse options that do not fit together.

        Args:
            found: What is read.
            output: As given with ``-o``: a file, a folder, ``-``, or None.
            names: ``keep`` or ``language``.
            assets: ``copy``, ``link`` or None.
            overwrite: Whether files that are not ours are replaced.

        Raises:
            UsageError: several results would go into one file, or an option needs a folder.
        """
        output_files.check_usage(found, output)
        self._found = found
        self._output = output
        self._keep = names == KEEP
        self._assets = assets
        self._overwrite = overwrite
        self.taken: dict[Path, Input] = {}
        self._relinking = Relinking(())
        self._heading_links = HeadingLinks(self._relinking, ())
        for option, given in (("--names keep", self._keep), ("--assets", assets is not None)):
            if given and not all(self._into_folder(item) for item in found):
                raise UsageError("cli.folder-options", option=option)

    def gather(
        self,
        result: Callable[[Original, Input], tuple[str, str]],
        encoding: str | None,
        *,
        say: Callable[[str], None],
        own: Callable[[Document], bool] = lambda _: True,
    ) -> None:
        """Look through all documents for the links between them, where they go into a folder.

        What cannot be read or translated has no place, and says so when its turn comes.

        Args:
            result: Returns the language tag and the suffix of a document's result.
            encoding: Of the documents; None: detected.
            say: Tells a person how far it is, where reading takes long.
            own: Whether a document's result is in its own format; others have no links to files.
        """
        placed: list[Placed] = []
        for item in self._found:
            if item.path is None or not self._into_folder(item):
                continue
            if not item.path.is_file():  # a pipe can be read only once
                continue
            try:
                original = item.read(encoding, PagesRead(item.shown, say))
                if not own(original.document):
                    continue
                tag, suffix = result(original, item)
            except TranslatorError:
                continue  # it is said where the document is worked on
            placed.append(self._placed(item, item.path, original, tag, suffix))
        self._relinking = Relinking(placed, bring=self._assets is not None)
        self._heading_links = HeadingLinks(self._relinking, [one.source for one in placed])

    def place(self, item: Input, tag: str, suffix: str, *, make: bool = True) -> Path | None:
        """Return the file to write; see ``output_files.place``."""
        return output_files.place(
            item,
            output=self._output,
            tag="" if self._keep else tag,
            suffix=suffix,
            several=self._several(item),
            taken=self.taken,
            make=make,
        )

    def named(self, item: Input) -> Path | None:
        """Return the file that was named for a document's result; None: none was."""
        if self._output in (None, "-") or self._into_folder(item):
            return None
        return Path(str(self._output))

    def links(self, item: Input) -> Links:
        """Return what becomes of a document's links: nothing where no folder is written."""
        return self._relinking.links(item.path) if item.path else AS_THEY_ARE

    def brought(self, item: Input) -> list[Path]:
        """Return where the files stand that come along with a document."""
        return [one.place for one in self._relinking.brought(item.path)] if item.path else []

    def bring(self, item: Input, library: Library) -> str:
        """Put the files beside a result that it needs, where that was asked for.

        Returns:
            What there is to say about it; nothing where none came along.

        Raises:
            InputError: one cannot be read.
            OutputError: one cannot be written, or would replace another.
        """
        brought = self._relinking.brought(item.path) if item.path else []
        for one in brought:
            asset = Input(path=one.original)
            first = self.taken.setdefault(real(one.place), asset)
            if first is asset:
                output_files.bring(
                    one.original,
                    one.place,
                    library,
                    link=self._assets == LINK,
                    overwrite=self._overwrite,
                )
            elif first != asset:
                raise OutputError(
                    "cli.over-another", name=asset.shown, other=first.shown, path=one.place
                )
        return f"{counted(len(brought), 'file')} came along" if brought else ""

    def written(self, item: Input, original: Original, path: Path | None, data: bytes) -> None:
        """Take notice of a result: others may link to its headings."""
        if item.path is not None and path is not None:
            self._heading_links.note(item.path, original.document, path, data)

    def settle(self, library: Library) -> None:
        """Write results again whose links need to know how others call their headings now.

        Raises:
            OutputError: one cannot be written.
        """
        for path, data in self._heading_links.settled():
            output_files.write(path, data, library, overwrite=self._overwrite)

    def _several(self, item: Input) -> bool:
        return len(self._found) > 1 or item.folder is not None

    def _into_folder(self, item: Input) -> bool:
        return output_files.into_folder(item, self._output, several=self._several(item))

    def _placed(self, item: Input, path: Path, original: Original, tag: str, suffix: str) -> Placed:
        output = output_files.destination(
            item,
            output=self._output,
            tag="" if self._keep else tag,
            suffix=suffix,
            several=self._several(item),
        )
        assert output is not None  # it goes into a folder
        return placed_document(
            original.document,
            source=path,
            root=item.folder or path.parent,
            output=output,
            folder=Path(self._output or ""),
        )
