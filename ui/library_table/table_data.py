"""A page of the library as JSON: what the component is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from translator.application import UNTRANSLATED
from translator.lazy_regex import lazy_regex
from translator.store import ArticleHits, ArticleRow, JobState, Passage
from ui.i18n import strings
from ui.i18n.strings import say
from ui.jobs.tasks import Standing
from ui.library_table.arranging import COLUMNS, Arranged, View, key_of, languages_of
from ui.library_table.table_state import Json, TableState

FORMS = ("bilingual", "target", "html", "docx", "epub")
"""What several articles can be taken away as: labels of ``Download``."""
_PREFIX = "shelf."
_MODEL = lazy_regex(r":([^:@]+)@")


def table(
    arranged: Arranged,
    state: TableState,
    *,
    standing: Mapping[int, Standing],
    tags: Mapping[str, int],
    hits: ArticleHits | None = None,
    known: Mapping[int, int] | None = None,
) -> Json:
    """Return what the component shows.

    Args:
        arranged: The rows.
        state: What the session looks at, and what it sent.
        standing: The jobs that this server works on.
        tags: Every tag with the number of its documents.
        hits: Where the search's words were found.
        known: How many words of a hundred a person knows of articles, by their jobs; None: nothing
            is told of that, and there is no column for it.
    """
    several = _ambiguous(arranged.found)
    return {
        "language": strings.language(),
        "words": _words(),
        "rows": [
            _row(row, standing, several, hits) | {"known": _known(row, known or {})}
            for row in arranged.rows
        ],
        "columns": [name for name in COLUMNS if name != "known" or known is not None],
        "keys": [key_of(row) for row in arranged.found],
        "resumable": [key_of(row) for row in arranged.found if _can_go_on(row)],
        "running": [key_of(row) for row in arranged.found if row.job_id in standing],
        "finished": [key_of(row) for row in arranged.found if not row.unfinished],
        "doubtful": [key_of(row) for row in arranged.found if row.doubtful],
        "number": arranged.number,
        "pages": arranged.pages,
        "all": arranged.all,
        "view": _view(state.view),
        "look": arranged.look,
        "unfinished": arranged.unfinished,
        "languages": [
            [pair, _languages(pair), number] for pair, number in sorted(arranged.languages.items())
        ],
        "tags": [[tag, number] for tag, number in tags.items()],
        "forms": [[form, say(f"download.{form}")] for form in FORMS],
        "done": state.inbox.done,
        "chosen": state.chosen,
    }


def _words() -> dict[str, str]:
    """Return what the component itself says; it fills the braces in."""
    names = [key.removeprefix(_PREFIX) for key in strings.table() if key.startswith(_PREFIX)]
    return {name: strings.unfilled(f"shelf.{name}") for name in names}


def made_by(signature: str) -> str:
    """Return the model a signature names, or its engine: what a person tells jobs apart by.

    Empty: none made anything so far.
    """
    if signature == UNTRANSLATED:
        return ""
    found = _MODEL.search(signature)
    return found[1] if found else signature.split(":")[1] if ":" in signature else signature


def _row(
    row: ArticleRow,
    standing: Mapping[int, Standing],
    several: frozenset[tuple[int, str]],
    hits: ArticleHits | None,
) -> Json:
    here = standing.get(row.job_id or 0)
    shown = {
        "key": key_of(row),
        "job": row.job_id,
        "name": row.name,
        "lang": row.source_language,
        "languages": _languages(languages_of(row)),
        "state": "waiting" if here is not None and here.ahead else row.state or "none",
        "words": _progress(row, here),
        "share": round(row.done / row.total, 3) if row.total else 0,
        "doubtful": row.doubtful,
        "when": row.opened or row.added,
        "read": bool(row.opened),
        "tags": list(row.tags),
        "model": made_by(row.signature) if (row.document_id, languages_of(row)) in several else "",
    }
    passage = _passage(row, hits) if hits is not None else None
    return shown | {"passage": None if passage is None else _shown(passage)}


def _known(row: ArticleRow, known: Mapping[int, int]) -> str:
    percent = known.get(row.job_id or 0)
    return "" if percent is None else say("article.known", percent=percent)


def _progress(row: ArticleRow, here: Standing | None) -> str:
    if row.state is None or row.signature == UNTRANSLATED:
        return say("library.state-none")
    if row.state is JobState.DONE:
        return strings.count("read.sentences", row.total)
    state = str(row.state)
    if here is not None and row.state is JobState.RUNNING:
        state = "stopping" if here.stopping else "waiting" if here.ahead else "running"
    return say(f"library.state-{state}", done=row.done, total=row.total)


def _can_go_on(row: ArticleRow) -> bool:
    return row.state in (JobState.STOPPED, JobState.FAILED)


def _languages(pair: str) -> str:
    source, _, target = pair.partition(">")
    names = [strings.language_name(tag) for tag in (source, target) if tag]
    return " → ".join(names)


def _ambiguous(rows: Iterable[ArticleRow]) -> frozenset[tuple[int, str]]:
    """Return the articles that were translated several times into the same language."""
    seen: set[tuple[int, str]] = set()
    twice: set[tuple[int, str]] = set()
    for row in rows:
        one = (row.document_id, languages_of(row))
        (twice if one in seen else seen).add(one)
    return frozenset(twice)


def _passage(row: ArticleRow, hits: ArticleHits) -> Passage | None:
    found = hits.jobs.get(row.job_id or 0)
    return found or hits.documents.get(row.document_id)


def _shown(passage: Passage) -> Json:
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in passage.spans:
        parts += [(passage.text[at:start], False), (passage.text[start:end], True)]
        at = end
    parts.append((passage.text[at:], False))
    return {
        "parts": [list(part) for part in parts if part[0]],
        "target": passage.is_target,
        "at": list(passage.at) if passage.at else None,
        "more": passage.sentences - 1,
    }


def _view(view: View) -> Json:
    return {
        "search": view.search,
        "look": view.look,
        "unfinished": view.unfinished,
        "languages": view.languages,
        "tag": view.tag,
        "sort": view.sort,
        "descending": view.descending,
    }
