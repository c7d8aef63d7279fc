"""A PDF of any article: the page, printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.document.validate import validate
from translator.exports.docx.docx_file import Docx
from translator.exports.html_page import Html
from translator.exports.printing import printed
from translator.types import Bitext, Layout


@dataclass(frozen=True, kw_only=True, slots=True)
class Pdf:
    """What the page looks like on paper (A4), with the headings as its outline.

    A browser prints it or, where none is there, LibreOffice; without the network.
    """

    name: str = "pdf"
    suffix: str = ".pdf"
    media_type: str = "application/pdf"
    ruby: Style | None = None
    """How readings over Chinese words are written; None: no readings."""
    vocabulary: Vocabulary = NOTHING
    """Words and names of the document that readings are given for."""
    says: str = ""
    """BCP 47 tag of the language of the page's own words; empty: the target's."""

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the document.

        Raises:
            OutputError: the bitext does not hold together, no program that prints is there, or
                none of them could.
        """
        validate(bitext)
        page = Html(ruby=self.ruby, vocabulary=self.vocabulary, says=self.says)
        document = Docx(ruby=self.ruby, vocabulary=self.vocabulary, says=self.says)
        return printed(
            partial(page.write, bitext, layout=layout),
            partial(document.write, bitext, layout=layout),
        )
