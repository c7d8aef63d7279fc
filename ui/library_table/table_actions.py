"""What a person does in the table: looks, tags, takes away, goes on, stops, deletes.

The component reports each action as a small JSON object, ``{"id": 7, "do": "tag", "keys": ["j3"],
"tag": "旅行", "on": true}``. It is carried out here; the next page shows what came of it. Nothing
here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from translator.errors import TranslatorError
from translator.store import ArticleRow, JobState
from ui.i18n import strings
from ui.library_table.arranging import COLUMNS, View, key_of
from ui.library_table.table_state import Desk, Json, Packing
from ui.reader.scene import number_in

_LONGEST = 200
"""Characters of a search that are looked for: nobody remembers more of a sentence."""


def do(action: Json, desk: Desk) -> Json:
    """Carry out an action; what came of it stands in ``desk.state``."""
    act = _ACTIONS.get(str(action.get("do")))
    if act is not None:
        try:
            act(action, desk)
        except TranslatorError as error:
            desk.state.problems.append(error)
    return {"id": action.get("id")}


def _view(action: Json, desk: Desk) -> None:
    """Search, filter or sort; each begins with the first page again."""
    before = desk.state.view
    sort = str(action.get("sort", before.sort))
    desk.state.view = View(
        search=_whole(str(action.get("search", before.search))).strip()[:_LONGEST],
        look=bool(action.get("look", before.look)),
        unfinished=bool(action.get("unfinished", before.unfinished)),
        languages=str(action.get("languages", before.languages)),
        tag=str(action.get("tag", before.tag)),
        sort=sort if sort in COLUMNS else before.sort,
        descending=bool(action.get("descending", before.descending)),
    )


def _whole(text: str) -> str:
    """Return a text without half characters, which no library can look for."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _turn(action: Json, desk: Desk) -> None:
    desk.state.view = replace(desk.state.view, number=max(0, number_in(action, "to")))


def _tag(action: Json, desk: Desk) -> None:
    documents = {row.document_id for row in _rows(action, desk)}
    tag = str(action.get("tag", ""))
    if action.get("on"):
        desk.manager.library.add_tag(documents, tag)
    else:
        desk.manager.library.remove_tag(tag, documents)


def _rename_tag(action: Json, desk: Desk) -> None:
    tag = str(action.get("tag", ""))
    kept = desk.manager.library.rename_tag(tag, str(action.get("name", "")))
    if desk.state.view.tag == tag:
        desk.state.view = replace(desk.state.view, tag=kept)


def _remove_tag(action: Json, desk: Desk) -> None:
    tag = str(action.get("tag", ""))
    desk.manager.library.remove_tag(tag)
    if desk.state.view.tag == tag:
        desk.state.view = replace(desk.state.view, tag="")


def _download(action: Json, desk: Desk) -> None:
    if jobs := jobs_of(action, desk):
        desk.state.packing = Packing(
            jobs=jobs, form=str(action.get("form", "")), id=number_in(action, "id")
        )


def _resume(action: Json, desk: Desk) -> None:
    """Go on with what was stopped or failed; what cannot go on is told, once for each reason."""
    begun = 0
    reasons: dict[str, TranslatorError] = {}
    for row in reversed(_rows(action, desk)):  # in the order they came
        if row.job_id is None or row.state not in (JobState.STOPPED, JobState.FAILED):
            continue
        try:
            desk.manager.resume(row.job_id, config=desk.config)
            begun += 1
        except TranslatorError as error:
            reasons.setdefault(error.say("en"), error)
    desk.state.problems += reasons.values()
    if begun:
        desk.state.told = strings.count("library.resumed", begun)


def _stop(action: Json, desk: Desk) -> None:
    for row in _rows(action, desk):
        if row.job_id is not None:
            desk.manager.stop(row.job_id)


def _delete(action: Json, desk: Desk) -> None:
    """Delete what was chosen; a job that runs ends by itself when it finds its rows gone."""
    rows = _rows(action, desk)
    jobs = [row.job_id for row in rows if row.job_id is not None]
    for job in jobs:
        desk.manager.stop(job)
    desk.manager.library.delete_articles(
        jobs, [row.document_id for row in rows if row.job_id is None]
    )
    if len(rows) == 1:
        desk.state.told = strings.say("library.deleted", name=rows[0].name)
    elif rows:
        desk.state.told = strings.say("library.deleted-several", number=len(rows))


def jobs_of(action: Json, desk: Desk) -> list[int]:
    """Return the translations that an action is about; what is gone is left out."""
    return [row.job_id for row in _rows(action, desk) if row.job_id is not None]


def _rows(action: Json, desk: Desk) -> list[ArticleRow]:
    """Return the rows an action is about as they are now; what is gone is left out."""
    keys = action.get("keys")
    wanted = {one for one in keys if isinstance(one, str)} if isinstance(keys, list) else set()
    return [row for row in desk.manager.library.article_rows() if key_of(row) in wanted]


_ACTIONS: Mapping[str, Callable[[Json, Desk], None]] = {
    "view": _view,
    "turn": _turn,
    "tag": _tag,
    "rename-tag": _rename_tag,
    "remove-tag": _remove_tag,
    "download": _download,
    "resume": _resume,
    "stop": _stop,
    "delete": _delete,
}
