"""translate --watch, step by step: each wait of the watch is a step of the test."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.standins import ScriptedEngine, install
from translator.cli import wake_up, watching
from translator.errors import EngineError

TEXT = "# 早市\n\n天还没有亮，街上已经很热闹了。卖豆腐的师傅来得最早。\n"
EDITED = TEXT.replace("来得最早", "今天没有来")
Step = Callable[[], object]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    one = tmp_path / "in"
    one.mkdir()
    return one


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make each wait of the watch the next step, and the end of them Ctrl-C.

    The clock goes on by a minute with each wait: whatever was written before rests by then.
    """

    def take(*todo: Step | None) -> None:
        left = list(todo)
        passed = [0.0]

        def wait(self: Any, most: float | None = None) -> None:
            passed[0] += 60.0
            if most is not None:
                return  # something is still being written: look again
            if not left:
                raise KeyboardInterrupt
            step = left.pop(0)
            if step is not None:
                step()

        clock = type("clock", (), {
            "monotonic": staticmethod(lambda: time.monotonic() + passed[0]),
            "time": staticmethod(lambda: time.time() + passed[0]),
        })  # fmt: skip
        monkeypatch.setattr(wake_up.WakeUp, "wait", wait)
        monkeypatch.setattr(watching, "time", clock)

    return take


def write(path: Path, text: str) -> Step:
    def step() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return step


def watch(duizhao: Any, *words: object) -> Any:
    return duizhao("translate", "--watch", "in", "--model", "echo", *words)


def test_only_the_edited_sentence_is_translated(
    duizhao: Any, folder: Path, steps: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = install(monkeypatch, ScriptedEngine())
    write(folder / "a.md", TEXT)()
    steps(lambda: engine.requests.clear(), write(folder / "a.md", EDITED), None)
    done = duizhao("translate", "--watch", "in", "--model", "scripted")
    assert done.code == 0
    assert engine.texts == ["卖豆腐的师傅今天没有来。"]
    lines = done.err.splitlines()
    assert lines[0] == "in/a.md → in/a.en.md: 3 of 3 sentences translated"
    assert lines[1] == "Watching in, 1 document. End it with Ctrl-C."
    assert lines[2] == "in/a.md → in/a.en.md: 1 of 3 sentences translated"
    assert lines[3].startswith("Stopped watching; 2 results written.")


def test_what_is_up_to_date_is_not_written_again(duizhao: Any, folder: Path, steps: Any) -> None:
    write(folder / "a.md", TEXT)()
    duizhao("translate", "in", "--model", "echo")
    before = (folder / "a.en.md").stat().st_mtime_ns
    steps(None, write(folder / "a.md", TEXT), None)  # saved without a change
    done = watch(duizhao)
    assert "sentences translated" not in done.err
    assert (folder / "a.en.md").stat().st_mtime_ns == before


def test_every_kind_of_document_keeps_its_place_in_the_tree(
    duizhao: Any, folder: Path, steps: Any
) -> None:
    write(folder / "a.md", TEXT)()
    steps(
        write(folder / "deep" / "er" / "b.txt", "窗外下着雨。她在屋里看书。\n"),
        write(folder / "deep" / "c.html", "<p>茶馆还没有开门。</p>"),
        None,
    )
    assert watch(duizhao, "-o", "out", "--layout", "target").code == 0
    found = {str(path.relative_to("out")) for path in Path("out").rglob("*") if path.is_file()}
    assert found == {"a.en.md", "deep/er/b.en.txt", "deep/c.en.html"}
    assert Path("out/deep/c.en.html").read_text() == "<p>⟦茶馆还没有开门。⟧</p>"


@pytest.mark.parametrize("out", ["in/out", "in"])
def test_its_own_results_are_no_input(duizhao: Any, folder: Path, steps: Any, out: str) -> None:
    write(folder / "a.md", TEXT)()
    steps(None, write(folder / "b.md", "下雨了。\n"), (folder / "a.md").unlink, None, None)
    done = watch(duizhao, "-o", out)
    assert done.code == 0
    names = {path.name for path in Path(out).iterdir() if path.is_file()}
    assert names >= {"a.en.md", "b.en.md"}  # what was made of a.md stays
    assert not list(Path("in").rglob("*.en.zh*"))
    assert f"in/a.md is gone; {out}/a.en.md stays." in done.err
    steps(None)
    again = watch(duizhao, "-o", out)  # a.en.md stands there without its original
    assert "sentences translated" not in again.err
    assert "a.en.md" not in again.err


def test_hidden_temporary_and_empty_files_are_left_alone(
    duizhao: Any, folder: Path, steps: Any
) -> None:
    write(folder / "a.md", TEXT)()
    steps(
        write(folder / ".a.md.swp", TEXT),
        write(folder / ".git" / "b.md", TEXT),
        write(folder / "a.md~", TEXT),
        write(folder / "c.md.part", TEXT),
        write(folder / "#d.md#", TEXT),
        None,
    )
    done = watch(duizhao)
    assert done.err.count("→") == 1
    assert sorted(path.name for path in folder.glob("*.en.*")) == ["a.en.md"]


def test_a_new_name_is_told_and_costs_no_sentence(duizhao: Any, folder: Path, steps: Any) -> None:
    write(folder / "a.md", TEXT)()
    steps(lambda: (folder / "a.md").rename(folder / "b.md"), None)
    done = watch(duizhao)
    assert "in/a.md is called in/b.md now; in/a.en.md stays." in done.err
    assert "in/b.md → in/b.en.md: 0 of 3 sentences translated" in done.err


def test_one_bad_file_does_not_stop_the_rest(duizhao: Any, folder: Path, steps: Any) -> None:
    write(folder / "a.md", TEXT)()
    (folder / "bad.md").write_bytes(b"\x89PNG\r\n\x1a\n")
    steps(write(folder / "b.md", "下雨了。\n"), write(folder / "bad.md", "晴天了。\n"), None)
    done = watch(duizhao)
    assert done.code == 0
    assert done.err.count("bad.md is a picture") == 1  # once, not at every look
    assert (folder / "b.en.md").is_file() and (folder / "bad.en.md").is_file()


def test_what_a_person_changed_is_not_written_over(duizhao: Any, folder: Path, steps: Any) -> None:
    write(folder / "a.md", TEXT)()
    steps(write(folder / "a.en.md", "Mine.\n"), write(folder / "a.md", EDITED), None)
    done = watch(duizhao)
    assert done.code == 0
    assert "--overwrite" in done.err
    assert (folder / "a.en.md").read_text() == "Mine.\n"


def test_links_find_a_document_that_comes_later(duizhao: Any, folder: Path, steps: Any) -> None:
    write(folder / "a.md", "看[另一篇](b.md)再说。\n")()
    steps(write(folder / "b.md", "下雨了。\n"), None)
    watch(duizhao, "-o", "out", "--layout", "target")
    assert "(b.en.md)" in Path("out/a.en.md").read_text()


def test_events_are_lines_of_json(duizhao: Any, folder: Path, steps: Any) -> None:
    write(folder / "a.md", TEXT)()
    (folder / "bad.md").write_bytes(b"\x89PNG\r\n\x1a\n")
    steps(write(folder / "a.md", EDITED), (folder / "a.md").unlink, None)
    done = watch(duizhao, "--json", "--quiet", "--report", "report.json")
    events = [json.loads(line) for line in done.text.splitlines()]
    assert [one["event"] for one in events] == [
        "failed", "translated", "watching", "translated", "gone",
    ]  # fmt: skip
    assert events[3]["segments"] == 3 and events[3]["translated"] == 1
    assert events[0]["input"] == "in/bad.md" and "picture" in events[0]["message"]
    assert "→" not in done.err and "picture" in done.err
    (entry,) = json.loads(Path("report.json").read_text("utf-8"))
    assert (entry["input"], entry["translated"]) == ("in/a.md", 1)


def test_ctrl_c_in_the_middle_is_an_interruption_that_loses_nothing(
    duizhao: Any, folder: Path, steps: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(request: Any) -> str:
        if "豆腐" in request.text:
            raise KeyboardInterrupt
        return "It is early."

    install(monkeypatch, ScriptedEngine(answer))
    write(folder / "a.md", TEXT)()
    steps()
    done = duizhao("translate", "--watch", "in", "--model", "scripted")
    assert done.code == 130
    assert "What is done is kept" in done.err
    engine = install(monkeypatch, ScriptedEngine())
    steps()
    assert duizhao("translate", "--watch", "in", "--model", "scripted").code == 0
    assert engine.texts == ["卖豆腐的师傅来得最早。"]


def test_a_model_that_fails_later_is_tried_again(
    duizhao: Any, folder: Path, steps: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [False]

    def answer(request: Any) -> str:
        if broken[0]:
            raise EngineError("The server went away.")
        return "It rains on the roof of the house."

    install(monkeypatch, ScriptedEngine(answer))
    write(folder / "a.md", TEXT)()

    def breaks() -> None:
        broken[0] = True
        write(folder / "b.md", "窗外下着雨。\n")()

    steps(breaks, lambda: broken.__setitem__(0, False), None)
    done = duizhao("translate", "--watch", "in", "--model", "scripted")
    assert done.code == 0
    assert "The server went away." in done.err
    assert (folder / "b.en.md").is_file()


def test_without_a_model_nothing_is_watched(duizhao: Any, folder: Path, steps: Any) -> None:
    write(folder / "a.md", TEXT)()
    steps(None)
    assert duizhao("translate", "--watch", "in").code == 4


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("-",), 2),
        (("https://example.org/a",), 2),
        (("in", "--dry-run"), 2),
        (("in", "--fresh"), 2),
        (("in", "-o", "-"), 2),
        (("gone",), 3),
        (("",), 3),
    ],
)
def test_what_cannot_be_watched_is_refused(
    duizhao: Any, folder: Path, words: tuple[str, ...], code: int
) -> None:
    done = duizhao("translate", "--watch", *words, "--model", "echo")
    assert (done.code, done.out) == (code, b"")
    assert "asked" not in done.err


def test_a_folder_may_be_empty_and_a_file_may_be_watched(
    duizhao: Any, folder: Path, steps: Any, tmp_path: Path
) -> None:
    write(tmp_path / "one.md", "下雨了。\n")()
    write(tmp_path / "other.md", "下雨了。\n")()
    steps(write(tmp_path / "one.md", "天晴了。\n"), None)
    done = duizhao("translate", "--watch", "in", "one.md", "--model", "echo")
    assert "Watching in, one.md, 1 document." in done.err
    assert "天晴了" in (tmp_path / "one.en.md").read_text("utf-8")
    assert not (tmp_path / "other.en.md").exists()


def test_results_in_the_folder_itself_are_no_input_of_a_plain_run_either(
    duizhao: Any, folder: Path
) -> None:
    write(folder / "a.md", TEXT)()
    for _ in range(2):
        assert duizhao("translate", "in", "-o", "in/out", "--model", "echo").code == 0
    assert [path.name for path in (folder / "out").rglob("*.*")] == ["a.en.md"]
