"""A page of the web as an input: asked for once, when it is first read, and said before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from translator import config
from translator.application import Original, read_bytes
from translator.errors import TranslatorError

if TYPE_CHECKING:
    from translator.application import WebPage


@dataclass(frozen=True, kw_only=True, slots=True)
class WebChoice:
    """What was said about pages of the web."""

    allow_private: bool = False
    """Ask addresses of this computer and its network, too."""
    whole: bool = False
    """Take the whole page, not the article alone."""


class AskedPage:
    """The page of an address; whoever reads it first has it asked for.

    Args:
        address: As it was given.
        choice: How.
        quiet: Say nothing but whom is asked.
    """

    def __init__(self, address: str, choice: WebChoice, *, quiet: bool) -> None:
        self.address = address
        self._choice = choice
        self._quiet = quiet
        self._page: WebPage | None = None
        self._failed: TranslatorError | None = None

    @property
    def name(self) -> PurePath:
        """The file name of what was read; before it was, that of an address without a title."""
        return PurePath(self._page.name if self._page else "page.md")

    @property
    def addresses(self) -> tuple[str, ...]:
        """Under which addresses a result may name the page."""
        return (self._page.address,) if self._page else (self.address,)

    def read(
        self, encoding: str | None, tell: Callable[[int, int], None] | None = None
    ) -> Original:
        """Read it; whatever came of asking is not asked for a second time.

        Args:
            encoding: Python codec name; None: detected.
            tell: Told of each page that takes long, before it is read.

        Raises:
            InputError: it cannot be had, or holds no article.
        """
        if self._failed is not None:
            raise self._failed
        if self._page is None:
            try:
                self._page = self._asked(encoding)
            except TranslatorError as error:
                self._failed = error
                raise
        page = self._page
        return read_bytes(
            page.data,
            name=page.name,
            encoding=page.encoding(encoding),
            tell=tell,
            address=page.address,
        )

    def _asked(self, encoding: str | None) -> WebPage:
        from translator.application import fetch_page  # with it comes what speaks HTTP and TLS

        page = fetch_page(
            self.address,
            announce=lambda sentence: click.echo(sentence, err=True),
            allow_private=self._choice.allow_private,
            whole=self._choice.whole,
            encoding=encoding,
        )
        for remark in () if self._quiet else page.remarks:
            click.echo(remark, err=True)
        return page


def web_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options for addresses of the web, handed to a command as one ``web``."""

    @wraps(command)
    def chosen(*words: Any, allow_private: bool, whole_page: bool, **others: Any) -> Any:
        allowed = allow_private or config.read().config.allow_private
        return command(*words, web=WebChoice(allow_private=allowed, whole=whole_page), **others)

    result: Callable[..., Any] = chosen
    for option in reversed(_OPTIONS):
        result = option(result)
    return result


_OPTIONS = (
    click.option(
        "--whole-page", is_flag=True, help="Of a web address: all of the page, menus included."
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Web addresses of this computer and its network, too.",
    ),
)
