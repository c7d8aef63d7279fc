from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.config import Config
from translator.document.read import read_bytes
from translator.store import JobState, Library
from translator.types import Finding, Level, Pair, Quality
from ui import documents as bitexts
from ui.i18n import reader_strings
from ui.jobs.manager import JobManager
from ui.jobs.retranslate import Proposals, State
from ui.reader import actions, page_data, proposals
from ui.reader.scene import Looking, Scene
from ui.views import read

WORDS = """\
天氣 天气 [tian1 qi4] /weather/
今天 今天 [jin1 tian1] /today/
很 很 [hen3] /very/
好 好 [hao3] /good/
"""


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.fixture
def manager(library: Library) -> Iterator[JobManager]:
    made = JobManager(library)
    yield made
    made.close()


def scene_of(manager: JobManager, text: str, language: str = "en") -> Scene:
    """Translate a Markdown article with the echo engine and look at it."""
    job_id = manager.start(read_bytes(text.encode(), name="article.md"), model="echo")
    assert manager.wait(job_id, 20.0)
    job = manager.library.job(job_id)
    document = manager.original(job.document_id).document
    opened = bitexts.open_document(document, source=job.source_language, to=job.target_language)
    return Scene(
        library=manager.library,
        proposals=Proposals(manager),
        job=job,
        opened=opened,
        language=language,
        looking=Looking(),
    )


def act(scene: Scene, do: str, position: tuple[int, int] = (0, 0), **more: Any) -> dict[str, Any]:
    return actions.do(
        {"id": 1, "do": do, "block": position[0], "start": position[1], **more}, scene
    )


def pairs(scene: Scene) -> list[Pair]:
    return scene.library.pairs(scene.job.id)


def segments(scene: Scene) -> list[dict[str, Any]]:
    engine = scene.library.engine_targets(scene.job.id)
    page = page_data.page(scene.opened, scene.job, pairs(scene), 0, engine_targets=engine)
    return [one for row in page["rows"] for one in row.get("segments", [])]


def flag(scene: Scene, *numbers: int) -> None:
    """Give some pairs a finding."""
    known = pairs(scene)
    note = Finding(check="numbers", level=Level.ERROR, message="3 is missing.", message_zh="缺 3。")
    scene.library.save_pairs(
        scene.job.id,
        [
            Pair(
                segment=known[one].segment, source=known[one].source, target=known[one].target,
                provenance=known[one].provenance, findings=(note,),
            )
            for one in numbers
        ],
    )  # fmt: skip


def test_a_correction_is_a_persons_and_is_used_in_the_next_document(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    assert act(scene, "correct", text="The weather is fine today.")["ok"]
    (pair,) = pairs(scene)
    assert (pair.target, pair.provenance.kind) == ("The weather is fine today.", "person")
    (segment,) = segments(scene)
    assert (segment["person"], segment["accepted"]) == (True, False)
    other = scene_of(manager, "# 日记\n\n今天天气很好。\n")
    assert pairs(other)[1].target == "The weather is fine today."


def test_saving_what_stands_there_accepts_it_and_makes_no_second_version(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    for _ in range(2):
        assert act(scene, "correct", text="⟦今天天气很好。⟧")["ok"]
        act(scene, "history")
        assert scene.looking.panel is not None
        assert [one["who"] for one in scene.looking.panel["lines"]] == ["engine", "person"]


def test_a_correction_holds_wherever_the_sentence_stands_and_is_taken_back_there(
    manager: JobManager,
) -> None:
    here = scene_of(manager, "> 你好。\\\n> **今天天气很好。**\n")
    (row,) = [one for one in pairs(here) if "今天" in one.source]
    at = (row.segment.block_id, row.segment.start)
    act(here, "history", at)
    assert here.looking.panel is not None
    shown = here.looking.panel["lines"][0]["text"]
    assert act(here, "correct", at, text=re.sub("今天.*。", "A fine day.", shown))["ok"]
    plain = scene_of(manager, "今天天气很好。\n")
    assert "A fine day." in pairs(plain)[0].target
    pictured = scene_of(manager, "![a](a.png)今天天气很好。\n")
    (pair,) = [one for one in pairs(pictured) if "今天" in one.source]
    assert pair.provenance.kind == "person"
    assert "A fine day." in pair.target
    act(pictured, "history", (pair.segment.block_id, 0))
    assert pictured.looking.panel is not None
    assert [one["who"] for one in pictured.looking.panel["lines"]][-1] == "person"
    assert act(pictured, "revert", (pair.segment.block_id, 0))["ok"]
    again = scene_of(manager, "今天天气很好。\n")
    assert pairs(again)[0].provenance.kind == "engine"
    assert act(here, "revert", at)["ok"]
    assert not act(here, "revert", at)["ok"]


def test_a_refusal_says_why_in_the_interfaces_language_and_keeps_nothing(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "请看`x`。\n", language="zh-Hans")
    answer = act(scene, "correct", text="Look.")
    assert not answer["ok"]
    assert answer["message"].startswith("缺少“⟦1⟧”")
    assert pairs(scene)[0].provenance.kind == "engine"


def test_accepting_makes_the_engines_target_a_persons_and_ends_the_finding(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "有3个人。\n")
    flag(scene, 0)
    assert scene.library.job(scene.job.id).errors == 1
    assert act(scene, "accept")["ok"]
    (segment,) = segments(scene)
    assert (segment["person"], segment["accepted"], segment["notes"]) == (True, True, [])
    assert scene.library.job(scene.job.id).errors == 0


def test_history_shows_every_version_and_revert_gives_the_engines_back(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "correct", text="One.")
    act(scene, "correct", text="Two.")
    act(scene, "history")
    assert scene.looking.panel is not None
    lines = scene.looking.panel["lines"]
    assert [(one["who"], one["text"], one["now"]) for one in lines] == [
        ("engine", "⟦今天天气很好。⟧", False),
        ("person", "One.", False),
        ("person", "Two.", True),
    ]
    act(scene, "revert")
    assert pairs(scene)[0].target == "One."
    act(scene, "revert")
    assert pairs(scene)[0].target == "⟦今天天气很好。⟧"
    answer = act(scene, "revert")
    assert not answer["ok"]
    assert "no correction" in answer["message"]


@pytest.mark.parametrize("position", [(99, 0), (0, 7)])
def test_a_sentence_that_is_not_there_is_refused(
    manager: JobManager, position: tuple[int, int]
) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    assert act(scene, "correct", position, text="x")["message"] == reader_strings.say("gone")


def test_what_the_engine_said_is_known_after_the_document_was_translated_once_more(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "accept")
    scene = scene_of(manager, "今天天气很好。\n")
    (segment,) = segments(scene)
    assert (segment["person"], segment["accepted"]) == (True, True)
    act(scene, "history")
    assert scene.looking.panel is not None
    assert [one["who"] for one in scene.looking.panel["lines"]] == ["engine", "person"]


def test_an_unknown_action_does_nothing(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    assert act(scene, "explode")["ok"]
    assert pairs(scene)[0].provenance.kind == "engine"


def test_the_filter_gathers_the_rows_that_need_a_look_from_the_whole_document(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "\n\n".join(f"这是第{n}段。" for n in range(bitexts.ROWS * 2 + 5)))
    flag(scene, 3, bitexts.ROWS + 4)
    act(scene, "look", on=True)
    assert [list(page) for page in scene.pages] == [[3, bitexts.ROWS + 4]]
    act(scene, "accept", pair_position(scene, 3))
    assert [list(page) for page in scene.pages] == [[3, bitexts.ROWS + 4]]  # it does not jump away
    scene.looking.number = 0
    act(scene, "look", on=False)
    assert len(scene.pages) == 3


def test_a_page_says_whether_it_shows_the_doubtful_rows_alone(
    manager: JobManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    aids = SimpleNamespace(ready=False, dictionary=False, preparing=False)
    monkeypatch.setattr(read, "warming", lambda: aids)
    scene = scene_of(manager, "今天天气很好。\n")
    said = []
    for doubtful in (None, [0]):
        scene.looking.doubtful = doubtful
        page = read._page(scene, scene.pages[0], 0, Config())
        said.append((page["look"]["on"], page["key"].endswith("/look")))
    assert said == [(False, False), (True, True)]


def pair_position(scene: Scene, number: int) -> tuple[int, int]:
    segment = pairs(scene)[number].segment
    return segment.block_id, segment.start


def test_leaving_the_filter_stays_at_the_same_row(manager: JobManager) -> None:
    scene = scene_of(manager, "\n\n".join(f"这是第{n}段。" for n in range(bitexts.ROWS + 9)))
    flag(scene, bitexts.ROWS + 4)
    act(scene, "look", on=True)
    act(scene, "look", on=False)
    assert scene.number == 1
    assert scene.looking.focus is not None
    assert scene.looking.focus["at"] == list(pair_position(scene, bitexts.ROWS + 4))


def test_the_filter_begins_at_the_finding_that_comes_next(manager: JobManager) -> None:
    scene = scene_of(manager, "\n\n".join(f"这是第{n}段。" for n in range(9)))
    flag(scene, 2, 6)
    act(scene, "look", on=True, block=pair_position(scene, 4)[0])
    assert scene.looking.focus is not None
    assert scene.looking.focus["at"] == list(pair_position(scene, 6))


def test_from_the_first_row_on_the_filter_begins_at_the_first_finding(manager: JobManager) -> None:
    scene = scene_of(manager, "\n\n".join(f"这是第{n}段。" for n in range(3)))
    flag(scene, 2)
    act(scene, "look", on=True, block=pair_position(scene, 0)[0])
    assert scene.looking.focus is not None
    assert scene.looking.focus["at"] == list(pair_position(scene, 2))


def test_leaving_the_filter_leads_to_the_sentence_somebody_is_at(manager: JobManager) -> None:
    scene = scene_of(manager, "\n\n".join(f"这是第{n}段。" for n in range(bitexts.ROWS + 9)))
    flag(scene, 3, bitexts.ROWS + 4)
    act(scene, "look", on=True)
    act(scene, "look", on=False, block=pair_position(scene, bitexts.ROWS + 4)[0])
    assert scene.number == 1


def test_where_somebody_was_is_on_its_page(manager: JobManager) -> None:
    scene = scene_of(manager, "\n\n".join(f"这是第{n}段。" for n in range(bitexts.ROWS + 9)))
    act(scene, "position", block=pair_position(scene, bitexts.ROWS + 4)[0])
    assert scene.number == 1
    act(scene, "position", block=99999)
    assert scene.number == 1


def test_the_next_finding_is_found_on_another_page(manager: JobManager) -> None:
    scene = scene_of(manager, "\n\n".join(f"这是第{n}段。" for n in range(bitexts.ROWS * 3)))
    flag(scene, 2, bitexts.ROWS * 2 + 1)
    act(scene, "finding", forward=True)
    assert scene.number == 2
    act(scene, "finding", forward=False)
    assert scene.number == 0
    answer = act(scene, "finding", forward=False)
    assert (answer["ok"], answer["message"]) == (False, reader_strings.say("nothing"))


def test_a_sentence_translated_again_is_a_proposal_until_it_is_taken(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "correct", text="Fine weather.")
    act(scene, "retranslate", model="echo:identity", quality="balanced")
    position = (scene.job.id, 0, 0)
    made = settled(scene)
    assert (made.state, made.target) == (State.DONE, "今天天气很好。")
    assert pairs(scene)[0].target == "Fine weather."
    page = page_data.page(scene.opened, scene.job, pairs(scene), 0)
    proposals.proposed(page, scene.proposals.of_job(scene.job.id), scene.opened)
    assert page["rows"][0]["segments"][0]["proposal"]["text"] == "今天天气很好。"
    act(scene, "use")
    assert pairs(scene)[0].target == "今天天气很好。"
    assert scene.proposals.drop(position) is None


def test_a_proposal_that_fails_says_so_and_one_left_is_forgotten(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "retranslate", model="no-such-model", quality="best")
    made = settled(scene)
    assert (made.state, made.quality) == (State.FAILED, Quality.BEST)
    assert "no-such-model" in made.message
    act(scene, "dismiss")
    assert not scene.proposals.of_job(scene.job.id)
    assert pairs(scene)[0].provenance.kind == "engine"


def settled(scene: Scene) -> Any:
    assert scene.proposals.wait(scene.job.id, 20.0)
    return scene.proposals.of_job(scene.job.id)[0, 0]


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    path = tmp_path / "words.u8"
    path.write_text(WORDS, "utf-8")
    made = Dictionary(path)
    monkeypatch.setattr(dictionary, "installed", lambda **_: made)
    return made


@pytest.mark.usefixtures("words")
def test_a_word_is_looked_up_and_added_with_its_sentence(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "lookup", word="天气")
    panel = scene.looking.panel
    assert panel is not None
    (entry,) = panel["entries"]
    assert (entry["traditional"], entry["pinyin"], entry["senses"]) == (
        "天氣", "tiānqì", ["weather"],
    )  # fmt: skip
    assert panel["sentences"] == []  # there is no other one
    assert "CC-CEDICT" in panel["attribution"]
    assert not entry["listed"]
    added = {"simplified": "天气", "traditional": "天氣", "pinyin": "tiānqì"}
    assert act(scene, "add-word", **added)["ok"]
    assert scene.looking.panel is not None
    assert scene.looking.panel["entries"][0]["listed"]
    (word,) = scene.library.listed_words()
    assert (word.sentence, word.translation) == ("今天天气很好。", "⟦今天天气很好。⟧")
    assert act(scene, "drop-word", **added)["ok"]
    assert not scene.looking.panel["entries"][0]["listed"]
    assert scene.library.listed_words() == []


@pytest.mark.usefixtures("words")
def test_a_word_is_known_or_ignored_and_the_card_says_so(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "lookup", word="天气")
    for state in ("known", "ignored", "new"):
        assert act(scene, "state", simplified="天气", state=state)["ok"]
        assert scene.looking.panel is not None
        assert scene.looking.panel["entries"][0]["state"] == state
    assert scene.library.word_states() == {"天气": "new"}


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("word", "state"), [("天气", "eaten"), ("天气", None), ("x" * 99, "known")]
)
def test_no_other_state_and_no_other_word_is_kept(
    manager: JobManager, word: str, state: object
) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "lookup", word="天气")
    assert act(scene, "state", simplified=word, state=state)["ok"]
    assert scene.library.word_states() == {}


@pytest.mark.usefixtures("words")
def test_what_the_dictionary_lacks_is_shown_in_its_parts(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "lookup", word="天气好")
    assert scene.looking.panel is not None
    assert scene.looking.panel["parts"]
    assert [one["simplified"] for one in scene.looking.panel["entries"]] == ["天气", "好"]


def test_without_a_dictionary_the_card_says_how_to_get_one(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "lookup", word="天气")
    assert scene.looking.panel is not None
    assert scene.looking.panel["missing"]


@pytest.mark.usefixtures("words")
def test_a_page_has_a_card_beside_its_runs(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    asked = {"id": 5, "do": "lookup", "block": 0, "start": 0, "word": "天气"}
    card = actions.answer({**asked, "job": scene.job.id}, scene)
    assert card is not None
    assert (card["id"], card["word"], scene.looking.panel) == (5, "天气", card)


@pytest.mark.usefixtures("words")
def test_beside_its_runs_a_page_has_nothing_but_cards_of_its_article(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    asked = {"id": 5, "do": "lookup", "block": 0, "start": 0, "word": "天气"}
    assert actions.answer({**asked, "job": scene.job.id + 1}, scene) is None
    edit = {"id": 6, "do": "correct", "block": 0, "start": 0, "text": "Fine.", "job": scene.job.id}
    assert actions.answer(edit, scene) is None
    assert pairs(scene)[0].provenance.kind != "person"


@pytest.mark.usefixtures("words")
def test_a_card_that_comes_late_does_not_take_the_place_of_a_later_one(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    actions.do({"id": 7, "do": "lookup", "block": 0, "start": 0, "word": "天气"}, scene)
    late = {"id": 6, "do": "lookup", "block": 0, "start": 0, "word": "今天", "job": scene.job.id}
    assert actions.answer(late, scene) is None
    assert scene.looking.panel is not None
    assert scene.looking.panel["word"] == "天气"


def test_only_scripts_and_readings_that_exist_are_shown(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "options", script="klingon", readings="runes", beyond=99)
    options = scene.looking.options
    assert options.aids is not None
    assert (options.script, options.aids.readings, options.aids.beyond) == ("", "none", 6)


def test_a_job_that_runs_keeps_its_state(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    act(scene, "correct", text="Fine.")
    assert scene.library.job(scene.job.id).state is JobState.DONE


def shown(scene: Scene, number: int = 0) -> dict[str, Any]:
    """Return what a page says of the sentence it shows."""
    one = segments(scene)[number]
    return {"version": one["version"], "text": "".join(part["text"] for part in one["target"])}


def written(scene: Scene) -> list[tuple[str, bool]]:
    found = scene.library.history("今天天气很好。", source_language="zh-Hans", target_language="en")
    return [(one.target, one.reverted is not None) for one in found]


def by_another(scene: Scene, target: str, author: str = "") -> None:
    languages = {"source_language": "zh-Hans", "target_language": "en"}
    scene.library.correct("今天天气很好。", target, author=author, **languages)


def test_nothing_is_written_over_what_somebody_else_wrote_meanwhile(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    seen = shown(scene)
    by_another(scene, "It is fine today.", author="lin.tmx")
    for do in ("correct", "accept"):
        mine = "Fine weather today." if do == "correct" else seen["text"]
        answer = act(scene, do, text=mine, version=seen["version"])
        told = answer["meanwhile"]
        assert not answer["ok"]
        assert (told["key"], told["who"], told["text"]) == (
            "author",
            "lin.tmx",
            "It is fine today.",
        )
        assert told["written"] == mine
        assert written(scene) == [("It is fine today.", False)]
    assert [kind for kind, _ in told["parts"]].count("old") >= 1
    assert act(scene, "correct", text="Fine weather today.", version=told["version"])["ok"]
    assert written(scene) == [("It is fine today.", False), ("Fine weather today.", False)]


def test_what_this_page_wrote_itself_and_what_models_write_is_no_reason_to_ask(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    seen = shown(scene)
    (pair,) = pairs(scene)
    better = replace(pair, target="⟦better⟧")
    scene.library.save_pairs(scene.job.id, [better])
    assert act(scene, "accept", **seen)["ok"]  # what a person looked at, not what came since
    assert written(scene) == [("⟦今天天气很好。⟧", False)]
    assert act(scene, "correct", text="Fine.", version=seen["version"])["ok"]
    assert act(scene, "correct", text="Fine.", version="of long ago")["ok"]  # it says the same
    assert [target for target, _ in written(scene)] == ["⟦今天天气很好。⟧", "Fine."]


def test_a_correction_taken_back_meanwhile_is_told_and_the_newer_one_is_not_taken_back(
    manager: JobManager,
) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    by_another(scene, "It is fine today.")
    seen = shown(scene)
    by_another(scene, "Fine!")
    answer = act(scene, "revert", version=seen["version"])
    assert (answer["ok"], "meanwhile" in answer) == (False, False)
    assert "changed meanwhile" in answer["message"]
    assert not any(back for _, back in written(scene))
    seen = shown(scene)
    for _ in range(2):
        scene.library.revert("今天天气很好。", source_language="zh-Hans", target_language="en")
    answer = act(scene, "correct", text="Fine weather.", version=seen["version"])
    assert answer["meanwhile"]["key"] == "back"
    assert answer["meanwhile"]["version"] == ""
    assert answer["meanwhile"]["when"]


def test_who_gives_way_finds_their_own_in_the_history(manager: JobManager) -> None:
    scene = scene_of(manager, "今天天气很好。\n")
    by_another(scene, "It is fine today.")
    assert act(scene, "yield", text="Fine weather today.")["ok"]
    assert written(scene) == [("It is fine today.", False), ("Fine weather today.", True)]
    act(scene, "history")
    assert scene.looking.panel is not None
    assert [one["who"] for one in scene.looking.panel["lines"]] == ["engine", "person", "aside"]
    assert pairs(scene)[0].target == "It is fine today."
