"""Before each prompt the cache holds its instruction and nothing else, and seldom by asking."""

from __future__ import annotations

import random
from typing import Any

import pytest

from translator.engines.llama.prompt_cache import MOST, PLACE, PromptCache
from translator.errors import EngineError


class Server:
    """Keeps, as llama.cpp does, what a prompt has in common with the one before and its answer."""

    def __init__(self, merges: dict[str, str] | None = None, *, folder: bool = True) -> None:
        self.holds: list[int] = []
        self.steps = 0
        self.answer = ""
        self.merges = merges or {}
        self.folder = folder
        self.files: dict[str, list[int]] = {}

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """Return how many tokens of the prompt were there already."""
        text = body["prompt"]
        for pair, sign in self.merges.items():
            text = text.replace(pair, sign)
        tokens = [ord(char) for char in text]
        there = 0
        while body["cache_prompt"] and there < min(len(self.holds), len(tokens) - 1):
            if self.holds[there] != tokens[there]:
                break
            there += 1
        self.holds = tokens + [ord(char) for char in self.answer]
        if body["max_tokens"] == 1:
            self.steps += 1
            self.holds = tokens
        return {"there": there}

    def save_state(self, name: str) -> None:
        if not self.folder:
            raise EngineError("llama.silent", why="a full disk")
        self.files[name] = self.holds.copy()

    def restore_state(self, name: str) -> None:
        self.holds = []
        if name not in self.files:
            raise EngineError("llama.refused", path=name, answer=b"")
        self.holds = self.files[name].copy()


def ask(cache: PromptCache, server: Server, head: str, text: str, *, keep: bool = True) -> int:
    """Return how much of a prompt was in the cache when it was answered."""
    cache.prepare(head, keep=keep)
    body = {"prompt": head + text, "max_tokens": 9, "cache_prompt": True}
    there: int = server.complete(body)["there"]
    return there


TEXTS = ("茶凉了", "雨停了", "雨大了", "茶热了", "茶热了")


def test_the_head_alone_is_asked_for_once_and_put_back_before_every_other_text() -> None:
    server = Server()
    cache = PromptCache(server)
    for text in TEXTS:
        assert ask(cache, server, "put: ", text) == len("put: ")
        assert server.steps == 1


def test_where_nothing_can_be_kept_the_head_alone_is_asked_for_each_time() -> None:
    server = Server(folder=False)
    cache = PromptCache(server)
    for steps, text in enumerate(TEXTS, start=1):
        assert ask(cache, server, "put: ", text) == len("put: ")
        assert server.steps == steps


def test_a_folder_that_somebody_emptied_is_filled_again() -> None:
    server = Server()
    cache = PromptCache(server)
    ask(cache, server, "put: ", "茶")
    server.files.clear()
    assert ask(cache, server, "put: ", "茶好") == len("put: ")
    assert ask(cache, server, "put: ", "茶好") == len("put: ")
    assert (server.steps, len(server.files)) == (2, 1)


def test_a_head_that_was_told_for_one_text_is_no_file_and_leaves_the_other_one_there() -> None:
    server = Server()
    cache = PromptCache(server)
    ask(cache, server, "put: ", "茶")
    assert ask(cache, server, "put it: ", "茶", keep=False) == len("put it: ")
    assert ask(cache, server, "put it: ", "茶", keep=False) == len("put it: ")
    assert ask(cache, server, "put: ", "茶") == len("put: ")
    assert (server.steps, len(server.files)) == (3, 1)


def test_no_more_files_are_kept_than_there_are_common_heads() -> None:
    server = Server()
    cache = PromptCache(server)
    heads = [f"put {number}: " for number in range(MOST + 2)]
    for head in heads:
        assert ask(cache, server, head, "茶") == len(head)
    assert len(server.files) == MOST
    for head in reversed(heads):
        assert ask(cache, server, head, "雨") == len(head)
    assert len(server.files) == MOST


def test_after_a_fault_nothing_is_assumed() -> None:
    server = Server(folder=False)
    cache = PromptCache(server)
    ask(cache, server, "put: ", "茶")
    cache.forget()
    server.holds = [ord(char) for char in "put: 茶"]
    ask(cache, server, "put: ", "雨")
    assert server.steps == 2


def test_a_fault_while_the_head_is_asked_for_is_no_head_in_the_cache() -> None:
    server = Server()
    cache = PromptCache(server)
    complete, server.complete = server.complete, failing  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        cache.prepare("put: ", keep=True)
    server.complete = complete  # type: ignore[method-assign]
    assert ask(cache, server, "put: ", "茶") == len("put: ")
    assert server.steps == 1


def failing(body: dict[str, Any]) -> dict[str, Any]:
    raise RuntimeError


@pytest.mark.parametrize("folder", [True, False])
@pytest.mark.parametrize("merges", [{}, {" 茶": "1"}, {": 茶": "1", " 雨": "2"}])
def test_whatever_came_before_as_much_is_there_as_after_the_head_alone(
    merges: dict[str, str], folder: bool
) -> None:
    generator = random.Random(7)
    server = Server(merges, folder=folder)
    cache = PromptCache(server)
    fresh = Server(merges)
    for _ in range(400):
        head, keep = generator.choice([("put: ", True), ("put it: ", True), ("put tea: ", False)])
        text = "".join(generator.choices("茶雨雪", k=generator.randint(1, 4)))
        server.answer = "".join(generator.choices("茶雨雪", k=generator.randint(0, 3)))
        fresh.complete({"prompt": head + PLACE, "max_tokens": 1, "cache_prompt": False})
        wanted = fresh.complete({"prompt": head + text, "max_tokens": 9, "cache_prompt": True})
        assert ask(cache, server, head, text, keep=keep) == wanted["there"]
