"""Every option of every command, given every ugly value: an end that was foreseen, each time.

The ordinary suite tries a sample, the same one every time; ``make fuzz`` tries all.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.cli import ugly
from ui.server import launch

SEED = 20261130
SAMPLE = 500
ROUNDS = 16
"""So many tests share the tries, each in a folder and with a library of its own."""
EVERYTHING = bool(os.environ.get("DUIZHAO_FUZZ"))


@cache
def chosen() -> list[ugly.Try]:
    """Return the tries of this run: all, or a sample that has each kind of value and each word."""
    every = ugly.tries()
    if EVERYTHING:
        return every
    return random.Random(SEED).sample(every, SAMPLE)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapping[str, str]]:
    """Make the places, stand in a folder among them, and let nothing out or up."""
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("DUIZHAO_DEBUG", raising=False)
    monkeypatch.setattr(launch, "serve", lambda *_, **__: None)
    found = ugly.places(tmp_path)
    monkeypatch.chdir(tmp_path / "work")
    yield found


@pytest.mark.fuzz
@pytest.mark.parametrize("part", range(ROUNDS))
def test_no_value_of_an_option_ends_in_a_traceback(
    part: int, places: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = []
    for one in chosen()[part::ROUNDS]:
        words = list(one.words)
        for name, path in places.items():
            words = [word.replace(name, path) for word in words]
        article = Path(places["{file}"])
        article.write_text(ugly.ARTICLE, encoding="utf-8")
        ended = ugly.run(words, monkeypatch)
        if not ended.well:
            wrong.append(f"{one}: {ended.code}\n{ended.said[-500:]}")
    assert not wrong, "\n".join(wrong[:10])


def test_every_command_and_every_option_is_tried() -> None:
    tried = {(one.command, one.parameter) for one in ugly.tries()}
    there = {
        (name, parameter.opts[-1])
        for name, command in ugly.commands()
        for parameter in command.params
    }
    assert tried == there
    assert len(there) > 100


@pytest.mark.parametrize("command", sorted(ugly.GOOD_FOR), ids=" ".join)
def test_a_command_with_good_values_alone_does_its_work(
    command: tuple[str, ...], places: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = list(ugly.good(command))
    for name, path in places.items():
        words = [word.replace(name, path) for word in words]
    ended = ugly.run(words, monkeypatch)
    assert ended.code == 0, ended.said
