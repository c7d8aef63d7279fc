"""What a person does on the reading surface: corrects, accepts, looks up, turns the page.

The component reports each action as a small JSON object, ``{"id": 7, "do": "accept", "block": 3,
"start": 0}``. It is carried out here on the library and on what the session is looking at; the
answer goes back with the next page. ``inbox`` knows which were done already; ``page_actions`` has
those that only change what is shown. Nothing here knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from translator.application import (
    Item,
    Rendering,
    correct_everywhere,
    history_anywhere,
    revert_everywhere,
)
from translator.errors import ChangedMeanwhileError, TranslatorError
from translator.store import WordState, version
from translator.text.languages import primary
from translator.types import Quality
from ui.documents import bitext
from ui.i18n import reader_strings
from ui.reader import edits, meanwhile, memory_card, page_actions, word_card, word_context
from ui.reader.aids import Aids
from ui.reader.edits import RefusedError
from ui.reader.meanwhile import MeanwhileError, Standing
from ui.reader.scene import Json, Scene, number_in


def do(action: Json, scene: Scene) -> Json:
    """Carry out an action and return the answer; what came of it stands in ``scene.looking``."""
    answer = {"id": action.get("id"), "do": action.get("do"), "ok": True}
    act = _ACTIONS.get(str(action.get("do")))
    if act is None:
        return answer
    try:
        try:
            act(action, scene)
        except ChangedMeanwhileError as error:  # between our look and our writing
            raise MeanwhileError(scene.pair(scene.item(action))) from error
    except MeanwhileError as other:
        return answer | _refused("meanwhile.look", scene) | _both(action, other, scene)
    except RefusedError as refused:
        return answer | _refused(refused.key, scene, **refused.fields)
    except TranslatorError as error:
        return answer | {"ok": False, "message": error.say(scene.language, page=True)}
    return answer


def answer(action: Json, scene: Scene) -> Json | None:
    """Return the card of a word to a page that asks for it beside its runs.

    Args:
        action: As ``do`` takes it, with the page's ``job``.
        scene: What it is carried out on.

    Returns:
        None: it is another action, another article's, or was refused; then the page sends it.
    """
    if action.get("do") != "lookup" or action.get("job") != scene.job.id:
        return None
    done = do(action, scene)
    panel = scene.looking.panel
    return panel if done["ok"] and panel and panel["id"] == done["id"] else None


def _refused(key: str, scene: Scene, **fields: str) -> Json:
    return {"ok": False, "message": reader_strings.say(key, scene.language, **fields)}


def _both(action: Json, other: MeanwhileError, scene: Scene) -> Json:
    """Return both versions, where this page has one of its own to keep."""
    if "text" not in action:
        return {}
    item = scene.item(action)
    return {"meanwhile": meanwhile.told(item, other.pair, str(action["text"]), scene)}


def _keep(item: Item, target: str, standing: Standing, scene: Scene) -> None:
    correct_everywhere(scene.library, item, target, **scene.languages(), standing=standing.number)
    meanwhile.wrote(scene, item)


def _correct(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    standing = meanwhile.look(action, scene, item)
    pair = standing.pair
    written = edits.read(str(action.get("text", "")), item.source, pair.target, item.block)
    if written != pair.target:
        standing.check()
    if written != pair.target or pair.provenance.kind != "person":
        _keep(item, written, standing, scene)


def _accept(action: Json, scene: Scene) -> None:
    """Keep what a person looked at: also where a model has another target by now."""
    item = scene.item(action)
    standing = meanwhile.look(action, scene, item)
    pair = standing.pair
    shown = action.get("text")
    if shown is None or shown == edits.form(item.source, pair.target.strip(), item.block).text:
        if pair.provenance.kind != "person":
            _keep(item, pair.target, standing, scene)
        return
    standing.check()
    _keep(item, edits.read(str(shown), item.source, pair.target, item.block), standing, scene)


def _yield(action: Json, scene: Scene) -> None:
    """Leave what somebody else wrote, and keep in the history what was written here."""
    item = scene.item(action)
    pair = scene.pair(item)
    written = edits.read(str(action.get("text", "")), item.source, pair.target, item.block)
    if written != pair.target:
        scene.library.keep_aside(item.source, written, **scene.languages())


def _revert(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    standing = meanwhile.look(action, scene, item)
    standing.check()
    revert_everywhere(scene.library, item, **scene.languages(), standing=standing.number)
    scene.looking.panel = None


def _history(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    pair = scene.pair(item)
    block = item.segment.block_id
    engine = scene.library.engine_targets(scene.job.id, first_block=block, last_block=block)
    position = (block, item.segment.start)
    corrections = history_anywhere(scene.library, item, **scene.languages())
    standing = max((one.id for one in corrections if one.reverted is None), default=None)
    said = engine.get(position) if standing is not None else pair.target
    lines: list[Json] = []
    if said is not None:
        lines.append({"who": "engine", "text": said, "now": standing is None})
    lines += [
        {"who": "aside" if one.reverted == one.created else "person", "text": one.target,
         "when": one.created, "back": one.reverted or "", "now": one.id == standing}
        for one in corrections
    ]  # fmt: skip
    for line in lines:
        line["text"] = edits.form(item.source, line["text"], item.block).text
    _panel(action, scene, {"kind": "history", "at": list(position), "lines": lines,
                         "version": version(pair.target, pair.provenance),
                         "revert": standing is not None})  # fmt: skip


def _similar(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    card = memory_card.card(scene.library, item, str(action.get("words", "")), scene.languages())
    _panel(action, scene, card | {"at": [item.segment.block_id, item.segment.start]})


def _retranslate(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    scene.proposals.ask(
        (scene.job.id, item.segment.block_id, item.segment.start),
        scene.opened.plan,
        item,
        model=str(action.get("model", "")),
        quality=Quality.BEST if action.get("quality") == "best" else Quality.BALANCED,
        config=scene.config,
    )


def _use(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    position = (scene.job.id, item.segment.block_id, item.segment.start)
    proposal = scene.proposals.of_job(scene.job.id).get(position[1:])
    if proposal is None or not proposal.target:
        raise RefusedError("gone")
    standing = meanwhile.look(action, scene, item)
    shown = edits.form(item.source, proposal.target, item.block)
    action["text"] = shown.text  # what this page wants to keep, where somebody else was quicker
    standing.check()
    written = edits.read(shown.text, item.source, proposal.target, item.block)
    _keep(item, written, standing, scene)
    scene.proposals.drop(position)


def _dismiss(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    scene.proposals.drop((scene.job.id, item.segment.block_id, item.segment.start))


def _lookup(action: Json, scene: Scene) -> None:
    card = word_card.look_up(
        str(action.get("word", "")),
        scene.library,
        scene.looking.options.aids or Aids(),
        word_context.of(action, scene),
    )
    position = [number_in(action, "block"), number_in(action, "start")]
    _panel(action, scene, card | {"at": position})


def _add_word(action: Json, scene: Scene) -> None:
    item = scene.item(action)
    pair = scene.pair(item)
    shown = bitext(scene.opened, scene.job, [pair])
    source = Rendering(shown, target=False).line(pair.source, item.block)
    target = Rendering(shown, target=True).line(pair.target, item.block)
    if primary(scene.job.source_language) != "zh":
        source, target = target, source
    scene.library.add_word(
        word_card.listed(
            str(action.get("simplified", "")),
            str(action.get("traditional", "")),
            str(action.get("pinyin", "")),
            sentence=source,
            translation=target,
            document=scene.opened.document.name,
        )
    )
    _list_changed(action, scene)


def _drop_word(action: Json, scene: Scene) -> None:
    named = (str(action.get(name, "")) for name in ("simplified", "traditional", "pinyin"))
    scene.library.remove_word(*named)
    _list_changed(action, scene)


def _state(action: Json, scene: Scene) -> None:
    """Keep how well a person knows a word, as it is written in Simplified characters."""
    word, state = str(action.get("simplified", "")), str(action.get("state", ""))
    if state in set(WordState) and word_card.has(word):
        scene.library.set_word_state([word], WordState(state))
    _list_changed(action, scene)


def _list_changed(action: Json, scene: Scene) -> None:
    """Have the words counted anew, and the card that is open say whether its word is listed."""
    scene.looking.list_changed = True
    if scene.looking.panel is not None:
        _lookup({**action, "word": scene.looking.panel.get("word", "")}, scene)


_ACTIONS: Mapping[str, Callable[[Json, Scene], None]] = {
    "correct": _correct,
    "accept": _accept,
    "yield": _yield,
    "revert": _revert,
    "history": _history,
    "similar": _similar,
    "retranslate": _retranslate,
    "use": _use,
    "dismiss": _dismiss,
    "lookup": _lookup,
    "add-word": _add_word,
    "drop-word": _drop_word,
    "state": _state,
    "options": page_actions.show_as,
    "page": page_actions.turn_to,
    "position": page_actions.restore_position,
    "look": page_actions.show_flagged,
    "finding": page_actions.go_to_finding,
}


def _panel(action: Json, scene: Scene, panel: Json) -> None:
    """Have a card shown, but not after a later one; the component opens it once for each id."""
    if number_in(action, "id") >= number_in(scene.looking.panel or {}, "id"):
        scene.looking.panel = panel | {"id": action.get("id")}
