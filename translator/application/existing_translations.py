"""Texts and translations that exist: which sentence became which, as a bitext and as memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from translator.alignment.sentences import Alignment, Bead, Sentence, align_sentences
from translator.checks.wording import say
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.scripts import converter
from translator.document.rendering import Rendering, nested
from translator.document.segments import segment_block
from translator.errors import InputError, LanguageError, UsageError
from translator.errors.error_sentences import named
from translator.exports import registry as exports
from translator.store import Library, MemoryRow, Taken
from translator.text.joining import joiner
from translator.text.languages import primary
from translator.types import (
    Bitext,
    Block,
    Document,
    Finding,
    Level,
    Pair,
    Provenance,
    Segment,
)

DOUBTFUL = 0.7
"""Score below which a person should look (in the measuring texts 5 of 31 pairs below it were wrong,
and 1 of the 552 above)."""
LEAST_LIKENESS = 0.2
"""Share of paired text below which two texts are taken for strangers (in the measuring texts
translations have 0.8 and more, strangers up to 0.15)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AlignedTexts:
    """Two documents and which of their sentences belong together."""

    source: Document
    target: Document
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    alignment: Alignment

    @property
    def pairs(self) -> tuple[Bead, ...]:
        """What has both sides, in the order of the source."""
        return tuple(bead for bead in self.alignment.beads if bead.paired)

    @property
    def doubtful(self) -> tuple[Bead, ...]:
        """The pairs a person should look at."""
        return tuple(bead for bead in self.pairs if bead.score < DOUBTFUL)

    @property
    def lonely(self) -> tuple[Bead, ...]:
        """The sentences without a partner, of either side."""
        return tuple(bead for bead in self.alignment.beads if not bead.paired)

    def with_beads(self, beads: Sequence[Bead]) -> AlignedTexts:
        """Return the same texts as a person aligned them."""
        return replace(self, alignment=replace(self.alignment, beads=tuple(beads)))

    @property
    def signature(self) -> str:
        """What decided the pairs: the two texts."""
        return f"aligned:{self.source.name} + {self.target.name}"

    def texts(self, bead: Bead) -> tuple[str, str]:
        """Return both sides of a bead; one may be empty."""
        return (
            _joined([self.source_sentences[number].text for number in bead.source]),
            _joined([self.target_sentences[number].text for number in bead.target]),
        )


def align_documents(
    source: Document,
    target: Document,
    *,
    anyway: bool = False,
    progress: Callable[[str], None] = lambda step: None,
) -> AlignedTexts:
    """Find out which sentence of a document is the translation of which of another one.

    Args:
        source: In Chinese or English.
        target: In the other language.
        anyway: Do not refuse texts that seem to be strangers.
        progress: Told which step begins.

    Raises:
        InputError: they do not look like translations of each other.
        LanguageError: one is in neither language.
        ModelError: the installed dictionary is damaged.
        UsageError: both are in the same language.
    """
    for document in (source, target):
        if not document.blocks:
            raise LanguageError("document.no-text", name=document.name)
        if primary(document.language) not in ("zh", "en"):
            raise LanguageError("document.other-language", name=document.name)
    if primary(source.language) == primary(target.language):
        raise UsageError(
            "align.one-language", source=source.name, target=target.name,
            language=named(primary(source.language)),
        )  # fmt: skip
    ours, theirs = sentences(source), sentences(target)
    found = align_sentences(
        ours,
        theirs,
        source_language=source.language,
        target_language=target.language,
        dictionary=dictionaries.installed(),
        progress=progress,
    )
    if found.likeness < LEAST_LIKENESS and not anyway:
        raise InputError(
            "align.strangers", source=source.name, target=target.name,
            score=f"{found.likeness:.2f}",
        )  # fmt: skip
    return AlignedTexts(
        source=source, target=target, source_sentences=ours, target_sentences=theirs,
        alignment=found,
    )  # fmt: skip


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return a document's sentences as a person reads them, in order."""
    bitext = Bitext(
        document=document, source_language=document.language, target_language=document.language,
        pairs=(), signature="",
    )  # fmt: skip
    rendering, inner = Rendering(bitext, target=False), nested(document)
    found = []
    for block in document.blocks:
        if block.id in inner:  # a picture's description, which its sentence shows
            continue
        for piece in segment_block(block, document.language):
            text = rendering.line(block.text[piece.start : piece.end], block)
            if text:
                heading = block.kind == "heading"
                found.append(Sentence(text=text, block=block.id, heading=heading))
    return tuple(found)


def aligned_bitext(texts: AlignedTexts, *, least: float = 0.0) -> Bitext:
    """Return the beads as pairs of a document of their own, for any export.

    Sentences that have no partner stand there with nothing beside them, and a finding says so;
    so does one of every pair that is doubtful. The document is the source's text; what only
    the target has stands in blocks without text of their own.

    Args:
        texts: As ``align_documents`` gives them.
        least: Pairs of a smaller score are left out; sentences without a partner never are.
    """
    beads = [bead for bead in texts.alignment.beads if not bead.paired or bead.score >= least]
    blocks: list[Block] = []
    pairs: list[Pair] = []
    written: list[str] = []
    begin = 0
    for _, group in groupby(beads, key=lambda bead: _paragraph(texts, bead)):
        text, spans = "", []
        for bead in group:
            own = texts.texts(bead)[0] or " "
            start = len(text)
            text += (joiner(text, own) if text else "") + own
            spans.append((bead, start, len(text)))
        number, first = len(blocks), spans[0][0]
        blocks.append(
            Block(
                id=number, kind=_kind(texts, first), text=text, start=begin,
                end=begin + len(text), level=1 if _kind(texts, first) == "heading" else 0,
                attributes={"line": str(1 + 2 * number)},
            )
        )  # fmt: skip
        written += [text, "\n\n"]
        begin += len(text) + 2
        pairs += [
            Pair(
                segment=Segment(block_id=number, start=start, end=end),
                source=text[start:end],
                target=texts.texts(bead)[1],
                provenance=_provenance(texts, bead),
                findings=_findings(bead),
            )
            for bead, start, end in spans
        ]
    document = Document(
        name=texts.source.name, format="plain", sha256=texts.source.sha256, encoding="utf-8",
        bom=b"", language=texts.source.language, blocks=tuple(blocks), skipped=(),
        skeleton="".join(written), address=texts.source.address,
    )  # fmt: skip
    return Bitext(
        document=document, source_language=_tag(texts.source), target_language=_tag(texts.target),
        pairs=tuple(pairs), signature=texts.signature,
    )  # fmt: skip


def aligned_bytes(bitext: Bitext, name: str) -> bytes:
    """Return the file of an export of ``aligned_bitext``.

    Raises:
        OutputError: the bitext does not hold together.
        UsageError: there is no such export.
    """
    return exports.by_name(name).write(bitext, layout=exports.usual_layout(name))


def aligned_suffix(name: str) -> str:
    """Return what a file of an export ends with, with the dot; raises UsageError for no export."""
    return exports.by_name(name).suffix


def named_export(suffix: str) -> str:
    """Return the export that writes files of a suffix; empty: none does."""
    found = exports.by_suffix(suffix)
    return "" if found is None else found.name


def remember_aligned(texts: AlignedTexts, library: Library, *, least: float = DOUBTFUL) -> Taken:
    """Take the pairs into the memory; what a person wrote there stays.

    Targets in Traditional Chinese are kept in Simplified, as memory keeps all Chinese targets.

    Args:
        texts: As ``align_documents`` gives them.
        library: Whose memory.
        least: Pairs of a smaller score are not taken.

    Raises:
        StoreError: the library cannot be written.
    """
    source, target = _tag(texts.source), _tag(texts.target)
    kept = "zh-Hans" if primary(target) == "zh" else target
    rows = []
    for bead in texts.pairs:
        if bead.score < least:
            continue
        ours, theirs = texts.texts(bead)
        if kept != target:
            theirs = converter.convert(theirs, kept, target)
        rows.append(
            MemoryRow(
                source=ours, target=theirs, source_language=source, target_language=kept,
                provenance=_provenance(texts, bead),
            )
        )  # fmt: skip
    return library.put_memory(rows)


def _provenance(texts: AlignedTexts, bead: Bead) -> Provenance:
    kind = f"{bead.kind} moved" if bead.moved else bead.kind
    return Provenance(kind="aligned", signature=texts.signature, strategy=kind, score=bead.score)


def _findings(bead: Bead) -> tuple[Finding, ...]:
    if not bead.target:
        return (say("alignment.no-target", Level.WARNING),)
    if not bead.source:
        return (say("alignment.no-source", Level.WARNING),)
    if bead.score < DOUBTFUL:
        return (say("alignment.doubtful", Level.WARNING, score=f"{bead.score:.2f}"),)
    return ()


def _paragraph(texts: AlignedTexts, bead: Bead) -> tuple[int, ...]:
    """Return what the beads of one block have in common."""
    if not bead.source:
        return (-1, *bead.target)
    blocks = {texts.source_sentences[number].block for number in bead.source}
    return tuple(sorted(blocks)) if len(blocks) == 1 else (-2, *bead.source)


def _kind(texts: AlignedTexts, bead: Bead) -> str:
    heads = [texts.source_sentences[number].heading for number in bead.source]
    return "heading" if heads and all(heads) else "paragraph"


def _joined(parts: Sequence[str]) -> str:
    text = ""
    for part in parts:
        text += (joiner(text, part) if text else "") + part
    return text


def _tag(document: Document) -> str:
    """Return a document's language, with a script where it is Chinese."""
    return "zh-Hans" if document.language == "zh" else document.language
