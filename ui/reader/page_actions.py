"""Actions that change what of a document is shown: page, position, findings, script, readings."""

from __future__ import annotations

from translator.chinese.scripts.converter import TARGETS
from ui.reader import paging
from ui.reader.aids import Aids
from ui.reader.edits import RefusedError
from ui.reader.row_data import Options
from ui.reader.scene import Json, Scene, number_in

_READINGS = ("none", "pinyin", "zhuyin")
_HIGHEST = 6


def show_as(action: Json, scene: Scene) -> None:
    """Show the page in the script and with the readings a person chose."""
    script = str(action.get("script", ""))
    readings = str(action.get("readings", "none"))
    beyond = number_in(action, "beyond")
    scene.looking.options = Options(
        script=script if script in TARGETS else "",
        aids=Aids(
            readings=readings if readings in _READINGS else "none",
            beyond=min(max(beyond, 0), _HIGHEST),
            tones=action.get("tones") is True,
        ),
    )


def turn_to(action: Json, scene: Scene) -> None:
    """Turn to another page, where there is one, and focus its first or last sentence."""
    wanted = number_in(action, "to")
    if 0 <= wanted < len(scene.pages):
        scene.looking.number = wanted
        _focus(action, scene, edge="last" if action.get("edge") == "last" else "first")


def restore_position(action: Json, scene: Scene) -> None:
    """Turn to the page where somebody was the last time; the component goes to the sentence."""
    number = paging.page_with(scene.opened, scene.pages, number_in(action, "block"))
    if number is not None:
        scene.looking.number = number


def land(scene: Scene, sentence: tuple[int, int], number: int) -> None:
    """Open an article at a sentence: all rows are shown, and the component goes to it.

    Args:
        scene: The article.
        sentence: Block id and start of its segment; the beginning where there is none such.
        number: A new one each time: the component does it once.
    """
    scene.looking.doubtful = None
    page = paging.page_with(scene.opened, scene.pages, sentence[0])
    if page is not None:
        scene.looking.number = page
        scene.looking.landing = {"id": number, "at": list(sentence)}


def show_flagged(action: Json, scene: Scene) -> None:
    """Show only what needs a look, or all again, and stay where somebody is."""
    looking = scene.looking
    here = number_in(action, "block")
    shown = paging.order(scene.opened, scene.pages[scene.number])
    if action.get("on"):
        flagged = scene.library.pairs(scene.job.id, flagged=True)
        looking.doubtful = paging.flagged_rows(scene.opened, flagged)
        looking.number = 0
        later = (one.segment for one in flagged if one.segment.block_id >= here >= 0)
        if (first := next(later, None)) is not None:
            _go_to(action, scene, first.block_id, first.start)
    elif looking.doubtful is not None:
        looking.doubtful = None
        looking.number = 0
        block = here if here in shown else next(iter(shown), None)
        if block is not None:
            _go_to(action, scene, block, 0)


def _go_to(action: Json, scene: Scene, block: int, start: int) -> None:
    """Turn to the page of a sentence and have it focused."""
    number = paging.page_with(scene.opened, scene.pages, block)
    if number is not None:
        scene.looking.number = number
        _focus(action, scene, at=[block, start])


def go_to_finding(action: Json, scene: Scene) -> None:
    """Go to the next finding behind this page, or the one before it.

    Raises:
        RefusedError: there is none.
    """
    positions = [
        (pair.segment.block_id, pair.segment.start)
        for pair in scene.library.pairs(scene.job.id, flagged=True)
    ]
    forward = bool(action.get("forward", True))
    shown = paging.order(scene.opened, scene.pages[scene.number])
    position = paging.next_flagged(positions, shown, forward=forward)
    if position is None:
        raise RefusedError("nothing")
    _go_to(action, scene, *position)


def _focus(action: Json, scene: Scene, **where: object) -> None:
    """Have the page begin to be read somewhere; the component does it once for each id."""
    scene.looking.focus = {"id": action.get("id"), **where}
