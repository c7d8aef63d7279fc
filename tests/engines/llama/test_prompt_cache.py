"""Before each prompt the cache holds its instruction and nothing else, and seldom by asking."""

from __future__ import annotations

import random
from typing import Any

import pytest

from translator.engines.llama.prompt_cache import PLACE, PromptCache


class Server:
    """Keeps, as llama.cpp does, what a prompt has in common with the one before and its answer."""

    def __init__(self, merges: dict[str, str] | None = None) -> None:
        self.holds: list[int] = []
        self.steps = 0
        self.answer = ""
        self.merges = merges or {}

    def prompt_tokens(self, text: str) -> list[int]:
        for pair, sign in self.merges.items():
            text = text.replace(pair, sign)
        return [ord(char) for char in text]

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        """Return how many tokens of the prompt were there already."""
        tokens = self.prompt_tokens(body["prompt"])
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


def ask(cache: PromptCache, server: Server, head: str, text: str) -> int:
    """Return how much of a prompt was in the cache when it was answered."""
    prompt = head + text
    cache.prepare(head, prompt)
    there: int = server.complete({"prompt": prompt, "max_tokens": 9, "cache_prompt": True})["there"]
    return there


def test_the_head_alone_is_asked_for_at_the_beginning_and_where_two_begin_alike() -> None:
    server = Server()
    cache = PromptCache(server)
    for text, steps in [("茶凉了", 1), ("雨停了", 1), ("雨大了", 2), ("茶热了", 2), ("茶热了", 3)]:
        assert ask(cache, server, "put: ", text) == len("put: ")
        assert server.steps == steps


def test_a_text_that_goes_on_where_the_one_before_it_ended_finds_the_head_alone() -> None:
    server = Server()
    server.answer = "很香"
    cache = PromptCache(server)
    ask(cache, server, "put: ", "茶")
    assert ask(cache, server, "put: ", "茶很香") == len("put: ")
    assert server.steps == 2


def test_another_head_is_read_from_its_beginning() -> None:
    server = Server()
    cache = PromptCache(server)
    ask(cache, server, "put: ", "茶")
    assert ask(cache, server, "put it: ", "雨") == len("put it: ")
    assert ask(cache, server, "put: ", "雪") == len("put: ")
    assert server.steps == 3


def test_after_a_fault_nothing_is_assumed() -> None:
    server = Server()
    cache = PromptCache(server)
    ask(cache, server, "put: ", "茶")
    cache.forget()
    ask(cache, server, "put: ", "雨")
    assert server.steps == 2


def test_a_fault_while_the_head_is_asked_for_is_no_head_in_the_cache() -> None:
    server = Server()
    cache = PromptCache(server)
    complete, server.complete = server.complete, failing  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        cache.prepare("put: ", "put: 茶")
    server.complete = complete  # type: ignore[method-assign]
    assert ask(cache, server, "put: ", "茶") == len("put: ")


def failing(body: dict[str, Any]) -> dict[str, Any]:
    raise RuntimeError


@pytest.mark.parametrize("merges", [{}, {" 茶": "1"}, {": 茶": "1", " 雨": "2"}])
def test_whatever_came_before_as_much_is_there_as_after_the_head_alone(
    merges: dict[str, str],
) -> None:
    generator = random.Random(7)
    server = Server(merges)
    cache = PromptCache(server)
    fresh = Server(merges)
    for _ in range(400):
        head = generator.choice(["put: ", "put it: "])
        text = "".join(generator.choices("茶雨雪", k=generator.randint(1, 4)))
        server.answer = "".join(generator.choices("茶雨雪", k=generator.randint(0, 3)))
        fresh.complete({"prompt": head + PLACE, "max_tokens": 1, "cache_prompt": False})
        wanted = fresh.complete({"prompt": head + text, "max_tokens": 9, "cache_prompt": True})
        assert ask(cache, server, head, text) == wanted["there"]
    assert server.steps < 400
