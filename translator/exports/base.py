"""What an export is: it turns a bitext into the bytes of a file."""

from __future__ import annotations

from typing import Protocol

from translator.types import Bitext, Layout


class Export(Protocol):
    """A form in which pairs leave Duizhao. Implementations hold settings, never state.

    Contract: the same bitext gives the same bytes; nothing of the run (the time, what came
    from memory) goes in; ``write`` checks the bitext first (``translator.document.validate``).
    """

    @property
    def name(self) -> str:
        """Name in the registry and for ``--as``, such as ``tsv``."""
        ...

    @property
    def suffix(self) -> str:
        """What the file's name ends with, with the dot."""
        ...

    @property
    def media_type(self) -> str:
        """For downloads, such as ``text/html``."""
        ...

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the file.

        Args:
            bitext: Every segment of every block, in order.
            layout: For what is read by people; exports of pairs take no notice of it.

        Raises:
            OutputError: the bitext does not hold together, so that the file would lie.
        """
        ...
