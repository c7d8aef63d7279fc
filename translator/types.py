"""The data that flows through Duizhao. Read this first.

    bytes → Document(blocks) → segments → pairs → Bitext → file

Every class here is frozen and has keyword-only fields. Offsets are counted in Python
characters (Unicode code points), half open: ``text[start:end]``.

**Marks.** What a translator must carry over but not translate (code, images, links'
addresses, emphasis …) stands in ``Block.text`` as one *mark*: a single character of the
supplementary private use area A. See ``translator.placeholders`` for the ranges and the helpers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How serious a finding is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Layout(StrEnum):
    """How source and target are laid out in a written document."""

    BILINGUAL = "bilingual"
    SIDE_BY_SIDE = "side-by-side"
    TARGET = "target"


class Quality(StrEnum):
    """How much time a target may take: ``--quality``."""

    FAST = "fast"
    BALANCED = "balanced"
    BEST = "best"


@dataclass(frozen=True, kw_only=True, slots=True)
class Detection:
    """What language and script a text is in."""

    language: str
    """BCP 47 primary language: ``zh``, ``en``, ``ja``, ``ko`` or ``und`` (cannot say)."""
    script: str | None
    """``Hans`` or ``Hant`` for Chinese that shows it; None otherwise."""
    confidence: float
    """0 to 1."""

    @property
    def tag(self) -> str:
        """The BCP 47 tag: ``zh-Hans``, ``zh-Hant``, ``zh``, ``en``."""
        return f"{self.language}-{self.script}" if self.script else self.language


@dataclass(frozen=True, kw_only=True, slots=True)
class Inline:
    """One thing inside a block that is carried over as it is: the meaning of a mark."""

    id: int
    """Index of the mark within its role; an opening and a closing mark share it."""
    kind: str
    """code, image, link, emphasis, strong … : see ``translator.formats.base``."""
    source: str
    """The original characters of an atomic mark, or of the opening one of a pair."""
    closing: str | None = None
    """The original characters of the closing mark; None for an atomic mark."""
    children: tuple[tuple[int, int, int], ...] = ()
    """Blocks inside ``source``: (block id, start, end), offsets into ``source``
    (an image's alternative text is a block of its own)."""
    display: str = "text"
    """How an atomic mark is shown: text, code, image, address or break."""
    shown: str | None = None
    """What a reader sees of it, an image's alternative text included; None: its source."""
    prompt: str | None = None
    """What a language model sees of it inside a sentence; None: its source."""
    address: str = ""
    """Where a link or a picture leads; empty: nowhere, or it does not say."""

    @property
    def paired(self) -> bool:
        """Whether this is an opening and a closing mark around translated text."""
        return self.closing is not None

    @property
    def text(self) -> str:
        """What a reader sees of an atomic mark."""
        return self.source if self.shown is None else self.shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell …: a run of text translated together."""

    id: int
    kind: str
    """paragraph, heading, list_item, table_cell, quote, front_matter, alt, caption, attribute …"""
    text: str
    """What a translator sees, with marks for what is carried over."""
    start: int
    end: int
    """The span of the document's text this block was read from."""
    inline: tuple[Inline, ...] = ()
    level: int = 0
    """Of a heading, 1 to 6."""
    marker: str = ""
    """Of a list item: ``•``, ``3.``, ``☐`` …; empty for further paragraphs in it."""
    depth: int = 0
    """How deep a list item is nested, 0 to 6."""
    address: str = ""
    """Of a picture whose alternative text this is, where it stands alone."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What the format needs to write the block back, and ``line`` (1-based) for messages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A whole table in lines; a cell is the id of a block, or text that has no letters."""

    lines: tuple[tuple[int | str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Verbatim:
    """Lines of the original that are not translated: code, HTML, figures, addresses."""

    text: str
    reason: str
    """Why, in a sentence; empty when there is nothing to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A horizontal rule."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Skipped:
    """A part of a document that is not translated, and why."""

    kind: str
    line: int
    """1-based."""
    excerpt: str
    """Its first characters, at most 60."""
    reason: str
    """One of the sentences a reader understands: "code is never translated" …"""
    text: str = ""
    """Its words, where the excerpt is not all of them."""
    part: str = ""
    """Of a file that holds several texts: the name of the one the line is in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """An article as it was read: its original and the blocks found in it."""

    name: str
    """File name or title, for messages and exports."""
    format: str
    """Name in the formats registry: ``markdown``, ``plain`` …"""
    sha256: str
    """Of the original bytes, in hexadecimal."""
    encoding: str
    """Python codec name the bytes were decoded with, e.g. ``utf-8``, ``gb18030``."""
    bom: bytes
    """The byte order mark the file began with, or ``b""``."""
    language: str
    """BCP 47 tag of most of the text: ``zh-Hans``, ``zh-Hant``, ``zh``, ``en`` or ``und``."""
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...]
    skeleton: str
    """The whole decoded original without the BOM; writing splices targets into it."""
    package: bytes = field(default=b"", repr=False)
    """The whole file where it is no text but holds texts (a book, an office document); the
    skeleton is their text then, one after the other."""
    address: str = ""
    """Where on the web it was read; empty: it came from elsewhere, or does not say."""
    contents: tuple[int | Table | Verbatim | Rule, ...] = ()
    """What a reader of it sees, in order; an int is the id of a block. Empty: its blocks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """One sentence of a block, as offsets into ``Block.text``.

    The segments of a block in order cover it without a gap: joined, they are its text.
    """

    block_id: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What a check says about a pair."""

    check: str
    """residue, loop, length, limit, empty, copied, numbers, marks, terms, names, score."""
    level: Level
    message: str
    """A sentence in plain English."""
    message_zh: str = ""
    """The same in Chinese; empty: the finding was kept by an older version."""
    message_hant: str = ""
    """The same in Traditional Chinese; empty likewise."""
    dismissed: str = ""
    """Why a person dismissed it, in that person's words; empty: nobody did. One that was dismissed
    has the level ``info``."""
    raised: Level | None = None
    """The level the check gave it, where it was dismissed."""

    def text(self, language: str = "en") -> str:
        """Return the sentence in Chinese (``zh``, ``zh-Hans`` …), else, or without it, English.

        That it was dismissed, and why, stands behind it.
        """
        said = self.message_in(language)
        if not self.dismissed:
            return said
        if not language.startswith("zh"):
            return f"{said} (dismissed: {self.dismissed})"
        told = "已略過" if language.startswith("zh-Hant") else "已忽略"
        return f"{said}（{told}：{self.dismissed}）"

    def message_in(self, language: str) -> str:
        """Return the check's own sentence, as ``text`` says it."""
        if language.startswith("zh-Hant") and self.message_hant:
            return self.message_hant
        return self.message_zh or self.message if language.startswith("zh") else self.message


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """Where a target comes from."""

    kind: str
    """``engine``, ``person``, ``copy`` (no text to translate: the source as it is), ``aligned``
    (found in a translation that existed), ``fuzzy`` (a similar sentence's) or ``draft`` (a quick
    engine's, until the better one's is there)."""
    signature: str = ""
    """What decided the target, see ``translator.translation.signature``; empty for a copy."""
    created: str = ""
    """UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    strategy: str = ""
    """Which of the retry policy gave the target; empty: the first attempt. Aligned: of how many
    sentences of both sides the pair is (``1-2``), and ``moved`` where the order differs."""
    score: float | None = None
    """Mean log-probability a token the engine gave the target; None: it gives none. Aligned:
    0 to 1, how likely it is that exactly these sentences belong together."""
    from_memory: bool = False
    """Whether the target was found in the translation memory in this run."""

    @property
    def aligned(self) -> bool:
        """Whether it was found in a translation that existed."""
        return self.kind == "aligned"

    @property
    def draft(self) -> bool:
        """Whether a quick engine made it, in place of the one that was asked for."""
        return self.kind == "draft"


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """What a sentence of the memory that is like a segment became."""

    source: str
    """Without marks, like the target."""
    target: str
    percent: int
    """How alike the sources are, see ``translator.store.similar``."""
    provenance: Provenance


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A segment with its target."""

    segment: Segment
    source: str
    """``Block.text[start:end]``, white space at the edges included."""
    target: str
    """The target without white space at the edges; marks as in the source."""
    provenance: Provenance
    findings: tuple[Finding, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    """For whoever goes on with it elsewhere; only asked for where a format has them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bitext:
    """A document's pairs in order: every segment of every block exactly once."""

    document: Document
    source_language: str
    target_language: str
    pairs: tuple[Pair, ...]
    signature: str
    verbatim: bool = False
    """The engine hands the source's own white space and marks through (echo)."""
    left_out: frozenset[Segment] = frozenset()
    """Segments whose pairs stay behind where only pairs are written (``exports.selection``)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScriptChoice:
    """What had more than one form in the other script, and what was taken.

    A character, or a word of a region that might replace another.
    """

    start: int
    end: int
    """Offsets into the text that was converted."""
    source: str
    chosen: str
    alternatives: tuple[str, ...]
    """The other forms it might have had."""
    word: str
    """The word it stood in, as it was."""
    by: str
    """What decided: ``rule`` (of ours), ``name`` (of a person), ``word``, ``phrase`` (of OpenCC)
    or ``default``; ``region``: it is a word that another may replace."""
    reason: str = ""
    """What the rule says, or why the region's word was put in or not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A dictionary entry."""

    traditional: str
    simplified: str
    pinyin: str
    """Syllables with tone numbers as the dictionary writes them: ``Zhong1 guo2``."""
    meanings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word of a text and the rule that makes it one."""

    text: str
    start: int
    """Offset in the text it was cut from."""
    kind: str
    """``dictionary`` (an entry), ``user`` (the user's list), ``term`` (the glossary), ``name``
    (of the document, or by its characters), ``compound`` (characters that are hardly ever words
    alone), ``character`` (Han, no entry), ``number``, ``latin``, ``address``, ``space``,
    ``mark`` (punctuation, and what is carried over)."""
    why: str = ""
    """What a word that no list has was put together by: 滁 is alone in 26 % of its uses."""
