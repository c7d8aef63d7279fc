"""What a person does on the reading surface: corrects, accepts, looks up, goes on.

The component reports each deed as a small JSON object, ``{"id": 7, "do": "accept", "block": 3,
"start": 0}``. It is carried out here on the library and on what the session is looking at;
the answer goes back with the next page. Which were done already ``inbox`` knows. Nothing here
knows Streamlit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from translator.chinese.scripts.converter import TARGETS
from translator.config import Config
from translator.document.plan import Item, primary
from translator.document.rendering import Rendering
from translator.errors import TranslatorError
from translator.store import Job, Library
from translator.types import Pair, Quality
from ui.documents import OpenDocument, bitext
from ui.i18n import reader_strings
from ui.jobs.retranslate import Proposals
from ui.reader import aids, edits, paging
from ui.reader.aids import Aids
from ui.reader.edits import RefusedError
from ui.reader.inbox import Inbox
from ui.reader.page_data import Options

Json = dict[str, Any]

_READINGS = ("none", "pinyin", "zhuyin")
_HIGHEST = 6


@dataclass(kw_only=True)
class Looking:
    """What a session is looking at in one document."""

    number: int = 0
    """Of the page, from 0."""
    doubtful: list[int] | None = None
    """Numbers of the rows that needed a look when that was asked for; None: all rows."""
    options: Options = field(default_factory=Options)
    focus: Json | None = None
    """Where the page begins to be read: a place, or its ``first`` or ``last`` sentence."""
    panel: Json | None = None
    """The card that is open."""
    inbox: Inbox = field(default_factory=Inbox)
    """What the page sent, and the answers."""
    list_changed: bool = False
    """A word was added: the page around the surface counts them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What a deed is done on."""

    library: Library
    proposals: Proposals
    job: Job
    opened: OpenDocument
    language: str
    """Of the interface."""
    looking: Looking
    config: Config | None = None
    """What a person chose for good."""

    @property
    def pages(self) -> Sequence[Sequence[int]]:
        """Numbers of the rows of each page."""
        if self.looking.doubtful is None:
            return [range(*page) for page in self.opened.pages]
        return paging.pages_of(self.opened, self.looking.doubtful)

    @property
    def number(self) -> int:
        """Number of the page that is shown."""
        return min(max(self.looking.number, 0), len(self.pages) - 1)

    def item(self, deed: Json) -> Item:
        """Return the segment a deed is about."""
        for item in self.opened.items.get(_number(deed, "block"), ()):
            if item.segment.start == _number(deed, "start"):
                return item
        raise RefusedError("gone")

    def pair(self, item: Item) -> Pair:
        """Return the pair of a segment as it stands now."""
        block = item.segment.block_id
        for pair in self.library.pairs(self.job.id, first_block=block, last_block=block):
            if pair.segment.start == item.segment.start:
                return pair
        raise RefusedError("nothing-to-accept")

    def languages(self) -> dict[str, str]:
        """Return the job's languages as the library's methods take them."""
        return {
            "source_language": self.job.source_language,
            "target_language": self.job.target_language,
        }


def do(deed: Json, scene: Scene) -> Json:
    """Carry out a deed and return the answer; what came of it stands in ``scene.looking``."""
    answer = {"id": deed.get("id"), "do": deed.get("do"), "ok": True}
    act = _DEEDS.get(str(deed.get("do")))
    if act is None:
        return answer
    try:
        act(deed, scene)
    except RefusedError as refused:
        message = reader_strings.say(refused.key, scene.language, **refused.fields)
        return answer | {"ok": False, "message": message}
    except TranslatorError as error:
        return answer | {"ok": False, "message": error.say(scene.language, page=True)}
    return answer


def _correct(deed: Json, scene: Scene) -> None:
    item = scene.item(deed)
    pair = scene.pair(item)
    written = edits.read(str(deed.get("text", "")), item.source, pair.target, item.block)
    if written != pair.target or pair.provenance.kind != "person":
        scene.library.correct(item.source, written, **scene.languages())


def _accept(deed: Json, scene: Scene) -> None:
    item = scene.item(deed)
    pair = scene.pair(item)
    if pair.provenance.kind != "person":
        scene.library.correct(item.source, pair.target, **scene.languages())


def _revert(deed: Json, scene: Scene) -> None:
    scene.library.revert(scene.item(deed).source, **scene.languages())
    scene.looking.panel = None


def _history(deed: Json, scene: Scene) -> None:
    item = scene.item(deed)
    pair = scene.pair(item)
    block = item.segment.block_id
    engine = scene.library.engine_targets(scene.job.id, first_block=block, last_block=block)
    place = (block, item.segment.start)
    corrections = scene.library.history(item.source, **scene.languages())
    standing = max((one.id for one in corrections if one.reverted is None), default=None)
    said = engine.get(place) if standing is not None else pair.target
    lines: list[Json] = []
    if said is not None:
        lines.append({"who": "engine", "text": said, "now": standing is None})
    lines += [
        {"who": "person", "text": one.target, "when": _when(one.created),
         "back": _when(one.reverted or ""), "now": one.id == standing}
        for one in corrections
    ]  # fmt: skip
    for line in lines:
        line["text"] = edits.form(item.source, line["text"], item.block).text
    _panel(deed, scene, {"kind": "history", "at": list(place), "lines": lines,
                         "revert": standing is not None})  # fmt: skip


def _again(deed: Json, scene: Scene) -> None:
    item = scene.item(deed)
    scene.proposals.ask(
        (scene.job.id, item.segment.block_id, item.segment.start),
        scene.opened.plan,
        item,
        model=str(deed.get("model", "")),
        quality=Quality.BEST if deed.get("quality") == "best" else Quality.BALANCED,
        config=scene.config,
    )


def _use(deed: Json, scene: Scene) -> None:
    item = scene.item(deed)
    place = (scene.job.id, item.segment.block_id, item.segment.start)
    proposal = scene.proposals.of_job(scene.job.id).get(place[1:])
    if proposal is None or not proposal.target:
        raise RefusedError("gone")
    shown = edits.form(item.source, proposal.target, item.block)
    written = edits.read(shown.text, item.source, proposal.target, item.block)
    scene.library.correct(item.source, written, **scene.languages())
    scene.proposals.drop(place)


def _dismiss(deed: Json, scene: Scene) -> None:
    item = scene.item(deed)
    scene.proposals.drop((scene.job.id, item.segment.block_id, item.segment.start))


def _lookup(deed: Json, scene: Scene) -> None:
    word = str(deed.get("word", ""))
    card = aids.look_up(word, scene.library, scene.looking.options.aids or Aids())
    place = [_number(deed, "block"), _number(deed, "start")]
    _panel(deed, scene, card | {"at": place})


def _add_word(deed: Json, scene: Scene) -> None:
    item = scene.item(deed)
    pair = scene.pair(item)
    shown = bitext(scene.opened, scene.job, [pair])
    source = Rendering(shown, target=False).line(pair.source, item.block)
    target = Rendering(shown, target=True).line(pair.target, item.block)
    if primary(scene.job.source_language) != "zh":
        source, target = target, source
    scene.library.add_word(
        aids.listed(
            str(deed.get("simplified", "")),
            str(deed.get("traditional", "")),
            str(deed.get("pinyin", "")),
            sentence=source,
            translation=target,
            document=scene.opened.document.name,
        )
    )
    scene.looking.list_changed = True
    if scene.looking.panel is not None:
        _lookup({**deed, "word": scene.looking.panel.get("word", "")}, scene)


def _options(deed: Json, scene: Scene) -> None:
    script = str(deed.get("script", ""))
    readings = str(deed.get("readings", "none"))
    beyond = _number(deed, "beyond")
    scene.looking.options = Options(
        script=script if script in TARGETS else "",
        aids=Aids(
            readings=readings if readings in _READINGS else "none",
            beyond=min(max(beyond, 0), _HIGHEST),
        ),
    )


def _page(deed: Json, scene: Scene) -> None:
    wanted = _number(deed, "to")
    if 0 <= wanted < len(scene.pages):
        scene.looking.number = wanted
        _focus(deed, scene, edge="last" if deed.get("edge") == "last" else "first")


def _place(deed: Json, scene: Scene) -> None:
    """Turn to the page where somebody was the last time; the component goes to the sentence."""
    number = paging.page_with(scene.opened, scene.pages, _number(deed, "block"))
    if number is not None:
        scene.looking.number = number


def _look(deed: Json, scene: Scene) -> None:
    """Show only what needs a look, or all again, and stay where somebody is."""
    looking = scene.looking
    here = _number(deed, "block")
    shown = paging.order(scene.opened, scene.pages[scene.number])
    if deed.get("on"):
        flagged = scene.library.pairs(scene.job.id, flagged=True)
        looking.doubtful = paging.flagged_rows(scene.opened, flagged)
        looking.number = 0
        later = (one.segment for one in flagged if one.segment.block_id >= here >= 0)
        if (first := next(later, None)) is not None:
            _go_to(deed, scene, first.block_id, first.start)
    elif looking.doubtful is not None:
        looking.doubtful = None
        looking.number = 0
        block = here if here in shown else next(iter(shown), None)
        if block is not None:
            _go_to(deed, scene, block, 0)


def _go_to(deed: Json, scene: Scene, block: int, start: int) -> None:
    """Turn to the page of a sentence and have it focused."""
    number = paging.page_with(scene.opened, scene.pages, block)
    if number is not None:
        scene.looking.number = number
        _focus(deed, scene, at=[block, start])


def _finding(deed: Json, scene: Scene) -> None:
    places = [
        (pair.segment.block_id, pair.segment.start)
        for pair in scene.library.pairs(scene.job.id, flagged=True)
    ]
    forward = bool(deed.get("forward", True))
    shown = paging.order(scene.opened, scene.pages[scene.number])
    place = paging.next_flagged(places, shown, forward=forward)
    if place is None:
        raise RefusedError("nothing")
    _go_to(deed, scene, *place)


_DEEDS: Mapping[str, Callable[[Json, Scene], None]] = {
    "correct": _correct,
    "accept": _accept,
    "revert": _revert,
    "history": _history,
    "again": _again,
    "use": _use,
    "dismiss": _dismiss,
    "lookup": _lookup,
    "add-word": _add_word,
    "options": _options,
    "page": _page,
    "place": _place,
    "look": _look,
    "finding": _finding,
}


def _focus(deed: Json, scene: Scene, **where: object) -> None:
    """Have the page begin to be read somewhere; the component does it once for each id."""
    scene.looking.focus = {"id": deed.get("id"), **where}


def _panel(deed: Json, scene: Scene, panel: Json) -> None:
    """Have a card shown; the component opens it once for each id."""
    scene.looking.panel = panel | {"id": deed.get("id")}


def _number(deed: Json, name: str) -> int:
    value = deed.get(name)
    return value if isinstance(value, int) else int(value) if isinstance(value, float) else -1


def _when(time: str) -> str:
    return time[:16].replace("T", " ")
