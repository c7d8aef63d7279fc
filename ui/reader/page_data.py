"""What the reading component is told: the rows of one page as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator.application import describe
from translator.store import Job
from translator.text.languages import primary
from translator.types import Pair
from ui.documents import OpenDocument, blocks_of, fitting
from ui.i18n import reader_strings
from ui.reader import article_headings, known_words
from ui.reader.row_data import PLAIN, Json, Options, RowWriter, WrittenRow, shown_tag
from ui.reader.word_links import Linking, Sentence


def page(
    opened: OpenDocument,
    job: Job,
    pairs: Sequence[Pair],
    number: int,
    *,
    language: str = "en",
    options: Options = PLAIN,
    rows: Sequence[int] | None = None,
    engine_targets: Mapping[tuple[int, int], str] | None = None,
    linking: Linking | None = None,
) -> Json:
    """Return one page; its ``linking`` says that some of its links are still being found.

    Args:
        opened: As ``written`` takes it, and so ``job`` to ``engine_targets``.
        job: Likewise.
        pairs: Likewise.
        number: Likewise.
        language: Likewise.
        options: Likewise.
        rows: Likewise.
        engine_targets: Likewise.
        linking: Finds which words go together; None: no words are linked.
    """
    found = written(
        opened, job, pairs, number,
        language=language, options=options, rows=rows, engine_targets=engine_targets,
    )  # fmt: skip
    return found.page(linking)


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A page without its links, which come one after the other."""

    rows: Json
    """And everything else that is told once."""
    sentences: Mapping[str, Sentence]
    """What may be linked, by ``block:start``."""
    met: frozenset[str]
    """The words in it."""
    parts: Mapping[int, WrittenRow]
    """Its rows by their numbers."""

    def page(self, linking: Linking | None) -> Json:
        """Return the page with the links and meanings that are there now.

        Args:
            linking: Finds which words go together; None: no words are linked.
        """
        found = linking.of(tuple(self.sentences.values())) if linking is not None else []
        known = dict(zip(self.sentences, found, strict=False))
        return {
            **self.rows,
            "links": {position: one for position, one in known.items() if one is not None},
            "glosses": linking.glosses(self.met) if linking is not None else {},
            "linking": None in found,
        }


def written(
    opened: OpenDocument,
    job: Job,
    pairs: Sequence[Pair],
    number: int,
    *,
    language: str = "en",
    options: Options = PLAIN,
    rows: Sequence[int] | None = None,
    engine_targets: Mapping[tuple[int, int], str] | None = None,
    before: Written | None = None,
) -> Written:
    """Write one page.

    Args:
        opened: The document.
        job: Whose pairs they are.
        pairs: Those of the page at least; segments without one are still to come.
        number: Of the page, from 0.
        language: BCP 47 tag of the interface: what findings are told in.
        options: Script and reading aids.
        rows: Numbers of the rows to show; None: those of the page.
        engine_targets: As ``Library.engine_targets`` gives them: what was corrected from what
            was only accepted.
        before: The same page, when other pairs were there: rows whose pairs are the same are taken
            as they are. Everything else, ``decided_by`` with it, has to be the same.
    """
    if rows is None:
        rows = range(*opened.pages[number])
    writer = RowWriter(opened, job, fitting(opened, pairs), language, options, engine_targets or {})
    known = before.parts if before is not None else {}
    parts = {one: writer.part(opened.rows[one], known.get(one)) for one in rows}
    told = {
        "key": f"{job.id}/{number}",
        "title": writer.converted(article_headings.title(opened.document), job.source_language),
        "file": writer.converted(opened.document.name, job.source_language),
        "signature": job.signature,
        "language": language,
        "words": reader_strings.sentences(language),
        "source": _side(job.source_language, options),
        "target": _side(job.target_language, options),
        "running": job.state.value == "running",
        "rows": [part.told for part in parts.values()],
    }
    return Written(
        rows=told,
        sentences={at: one for part in parts.values() for at, one in part.sentences.items()},
        met=frozenset().union(*(part.met for part in parts.values())),
        parts=parts,
    )


def decided_by(opened: OpenDocument, job: Job, options: Options) -> tuple[object, ...]:
    """Return what the words of a page depend on, beside the library: the same until it changes."""
    if options.aids is None and not options.script:  # the dictionary may be in the making
        return ()
    tag = job.source_language
    vocabulary = known_words.of(opened.document, tag, shown_tag(tag, options))
    return vocabulary, known_words.dictionary()


def block_range(
    opened: OpenDocument, number: int, rows: Sequence[int] | None = None
) -> tuple[int, int]:
    """Return the lowest and the highest block id a page shows, pictures' texts included.

    Args:
        opened: The document.
        number: Of the page, from 0.
        rows: Numbers of the rows shown; None: those of the page.
    """
    if rows is None:
        rows = range(*opened.pages[number])
    numbers = [0]
    found = blocks_of([opened.rows[one] for one in rows])
    if found:
        numbers = [block.id for block in found]
        numbers += [
            child for block in found for item in block.inline for child, _, _ in item.children
        ]
    return min(numbers), max(numbers)


def _side(tag: str, options: Options) -> Json:
    shown = shown_tag(tag, options)
    return {"tag": shown, "name": describe(shown), "chinese": primary(tag) == "zh"}
