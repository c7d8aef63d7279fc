"""How a model in a GGUF file is asked, with a stand-in for llama.cpp's server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from translator.engines.base import Request
from translator.engines.chat.chat_family import Family, Sampling
from translator.engines.chat.family_table import find_family
from translator.engines.llama import devices, engine
from translator.engines.llama.engine import LlamaEngine
from translator.errors import EngineError, ModelError
from translator.system.machine import Device, Kind

TEA = Request(text="请喝茶。")


class Server:
    """Takes what it is sent, counts a token a character, and answers with a space on each side."""

    def __init__(self, path: Path, **settings: Any) -> None:
        self.path, self.settings = path, settings
        self.bodies: list[dict[str, Any]] = []
        self.saved: list[str] = []
        self.restored: list[str] = []
        self.closed = 0
        self.finish = "stop"

    def count_tokens(self, text: str) -> int:
        return len(text)

    def save_state(self, name: str) -> None:
        self.saved.append(name)

    def restore_state(self, name: str) -> None:
        self.restored.append(name)

    def template(self, messages: list[dict[str, str]], *, think: bool | None) -> str:
        return "|".join(f"{one['role']}:{one['content']}" for one in messages) + f"|{think}"

    def complete(self, body: dict[str, Any]) -> dict[str, Any]:
        self.bodies.append(body)
        return {
            "choices": [
                {"text": " Have some tea. ", "finish_reason": self.finish},
                {"text": "no", "finish_reason": "no"},
            ],
            "usage": {"completion_tokens": 5},
        }

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    """The servers that were begun."""
    begun: list[Server] = []

    def begin(path: Path, **settings: Any) -> Server:
        begun.append(Server(path, **settings))
        return begun[-1]

    monkeypatch.setattr(engine, "LlamaServer", begin)
    monkeypatch.setattr(devices, "read_backends", lambda: ())
    monkeypatch.setattr(devices, "placing", lambda path, backends: None)
    return begun


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF")
    return file


def opened(path: Path, family: Family | None = None, **settings: Any) -> LlamaEngine:
    return LlamaEngine(path, name="tea-1b", digest="abc", family=family, **settings)


def asked(one: LlamaEngine, made: list[Server], request: Request = TEA) -> dict[str, Any]:
    """Return what is sent for a translation; the cache was asked for before it."""
    one.translate([request], source="zh", target="en")
    return made[-1].bodies[-1]


def test_an_answer_is_stripped_and_counted(made: list[Server], path: Path) -> None:
    one = opened(path)
    (found,) = one.translate([TEA], source="zh", target="en")
    assert (found.text, found.limit, found.tokens, found.score) == (
        "Have some tea.",
        False,
        5,
        None,
    )
    made[0].finish = "length"
    assert one.translate([TEA], source="zh", target="en")[0].limit


def test_pairs_that_are_shown_stand_as_turns_before_what_is_asked(
    made: list[Server], path: Path
) -> None:
    shown = (("茶很好。", "Good tea."), ("茶太浓。", "Strong tea."))
    prompt = asked(opened(path), made, replace(TEA, context=shown))["prompt"]
    places = [prompt.index(text) for pair in shown for text in pair]
    assert places == sorted(places) and places[-1] < prompt.index(TEA.text)


def test_how_likely_a_target_is_is_told_where_it_may_be_chosen_by_that(
    made: list[Server], path: Path
) -> None:
    told = opened(path, likelihood=True)
    assert (told.signature(), opened(path).signature()) == (
        "llama:tea-1b@abc:prompt1:greedy:grammar:likeliest",
        "llama:tea-1b@abc:prompt1:greedy:grammar",
    )
    assert "logprobs" not in asked(told, made)  # from Chinese it gains nothing
    told.translate([TEA], source="en", target="zh")
    assert made[-1].bodies[-1]["logprobs"] == 1
    assert "logprobs" not in asked(opened(path), made)
    family = find_family("", model="")
    one_way = opened(path, family=replace(family, likeliest=("zh",)), likelihood=True)
    assert asked(one_way, made)["logprobs"] == 1
    one_way.translate([TEA], source="en", target="zh")
    assert "logprobs" not in made[-1].bodies[-1]
    sampled = replace(family, likeliest=())
    assert "likeliest" not in opened(path, family=sampled, likelihood=True).signature()


def test_pairs_that_do_not_fit_beside_the_text_are_left_out_the_first_ones_first(
    made: list[Server], path: Path
) -> None:
    shown = (("甲" * 120, "a" * 480), ("乙" * 120, "b" * 480))
    long = Request(text="茶" * 1000, context=shown)
    prompt = asked(opened(path), made, long)["prompt"]
    assert ("甲" in prompt, "乙" in prompt) == (False, True)
    assert len(prompt) < 2048
    prompt = asked(opened(path), made, replace(long, context=(("丙" * 120, "c" * 900),)))["prompt"]
    assert "丙" not in prompt
    assert opened(path).examples("zh") == 2
    assert opened(path).examples("en") == 2
    assert opened(path).examples("de") == 0


def test_requests_are_answered_in_their_order(made: list[Server], path: Path) -> None:
    many = [Request(text=text) for text in ("一。", "二。", "三。")]
    assert len(opened(path).translate(many, source="zh", target="en")) == 3
    prompts = [body["prompt"] for body in made[0].bodies if body["max_tokens"] > 1]
    assert all(one.text in prompt for one, prompt in zip(many, prompts, strict=True))


def test_a_model_is_opened_once_and_closed_once(made: list[Server], path: Path) -> None:
    one = opened(path, threads=3)
    one.load()
    one.load()
    assert len(made) == 1
    assert made[0].path == path
    assert made[0].settings == {
        "context": find_family("", model="tea-1b").context_tokens,
        "threads": 3,
        "own_template": True,
        "card_layers": None,
    }
    one.close()
    one.close()
    assert made[0].closed == 1
    assert one.count_tokens("茶") == 1
    assert len(made) == 2


def test_without_a_number_of_threads_every_core_is_used(
    made: list[Server], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "cores", lambda: 7)
    opened(path).load()
    assert made[0].settings["threads"] == 7


@pytest.mark.parametrize(("cards", "layers"), [((), None), (("CUDA0",), 12)])
def test_layers_are_put_where_a_card_takes_them(
    made: list[Server],
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    cards: tuple[str, ...],
    layers: int | None,
) -> None:
    found = tuple(
        Device(name=one, description="", kind=Kind.CARD, free=9, total=9) for one in cards
    )
    placed = devices.Placing(devices=found, on_card=12, fit=14, of=20)
    monkeypatch.setattr(devices, "placing", lambda path, backends: placed)
    opened(path).load()
    assert made[0].settings["card_layers"] == layers


def test_a_file_that_is_gone_is_said_so(made: list[Server], path: Path) -> None:
    path.unlink()
    with pytest.raises(ModelError) as caught:
        opened(path).load()
    assert caught.value.key == "model.file-gone" and not made


def test_the_two_languages_go_both_ways_and_no_others(path: Path) -> None:
    one = opened(path)
    assert one.supports("zh", "en") and one.supports("en", "zh")
    assert not one.supports("zh", "zh") and not one.supports("zh", "de")


def test_what_is_longer_than_the_family_takes_is_refused(made: list[Server], path: Path) -> None:
    one = opened(path)
    longest = "茶" * one.max_tokens
    assert one.translate([Request(text=longest)], source="zh", target="en")
    with pytest.raises(EngineError) as caught:
        one.translate([Request(text=longest + "茶")], source="zh", target="en")
    assert caught.value.key == "engine.too-long"


def test_an_answer_may_be_three_times_as_long_and_half_the_context_at_most(
    made: list[Server], path: Path
) -> None:
    family = replace(find_family("", model="tea-1b"), context_tokens=301, source_tokens=200)
    one = opened(path, family)
    assert asked(one, made, Request(text="茶" * 10))["max_tokens"] == 78
    assert asked(one, made, Request(text="茶" * 34))["max_tokens"] == 150
    assert asked(one, made, Request(text="茶" * 35))["max_tokens"] == 150


def test_a_first_try_is_greedy_and_a_retry_is_drawn_alike_each_time(
    made: list[Server], path: Path
) -> None:
    one = opened(path)
    first = asked(one, made)
    assert first["temperature"] == 0 and first["cache_prompt"] is True
    assert not {"seed", "repeat_penalty", "repeat_last_n"} & first.keys()
    again = asked(one, made, replace(TEA, attempt=2))
    assert (again["temperature"], again["seed"]) == (0.5, 2)
    assert (again["repeat_penalty"], again["repeat_last_n"]) == (1.05, 64)


def test_a_family_that_is_sampled_is_so_at_once(made: list[Server], path: Path) -> None:
    drawn = Sampling(temperature=0.7, top_p=0.6, top_k=20, repeat_penalty=1.1)
    family = replace(find_family("", model="tea-1b"), sampling=drawn)
    body = asked(opened(path, family), made)
    assert (body["temperature"], body["top_p"], body["top_k"]) == (0.7, 0.6, 20)
    assert (body["repeat_penalty"], body["min_p"], body["seed"]) == (1.1, 0, 0)
    assert "repeat_last_n" not in body


def test_a_grammar_forbids_the_sources_script_unless_it_is_not_wanted(
    made: list[Server], path: Path
) -> None:
    assert asked(opened(path), made)["grammar"]
    assert "grammar" not in asked(opened(path, use_grammar=False), made)
    assert opened(path).signature().endswith(":grammar")
    assert opened(path, use_grammar=False).signature().endswith(":free")
    assert opened(path).signature().startswith("llama:tea-1b@abc:prompt")


def test_the_instruction_alone_is_in_the_cache_before_each_sentence(
    made: list[Server], path: Path
) -> None:
    one = opened(path)
    texts = [TEA, replace(TEA, text="茶凉了。"), replace(TEA, text="茶热了。")]
    one.translate(texts, source="zh", target="en")
    cached, body, *others = made[0].bodies
    head = body["prompt"].partition(TEA.text)[0]
    assert cached == {"prompt": head + "\x1a", "max_tokens": 1, "cache_prompt": False}
    assert len(others) == 2 and made[0].restored == made[0].saved * 2 == ["head-0"] * 2
    one.translate([replace(TEA, text="Tea.")], source="en", target="zh")
    assert made[0].bodies[-2]["cache_prompt"] is False  # another instruction
    assert made[0].saved == ["head-0", "head-1"]
    one.translate([replace(TEA, context=(("早。", "Morning."),))], source="zh", target="en")
    assert made[0].saved == ["head-0", "head-1"]  # shown with this sentence alone
    one.close()
    asked(one, made)
    assert made[1].bodies[0]["cache_prompt"] is False  # another server has another cache


def test_after_an_error_the_instruction_is_put_back_into_the_cache(
    made: list[Server], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = opened(path)
    asked(one, made)
    complete = made[0].complete

    def fail(body: dict[str, Any]) -> dict[str, Any]:
        raise EngineError("llama.silent", why="gone")

    monkeypatch.setattr(made[0], "complete", fail)
    with pytest.raises(EngineError):
        asked(one, made, replace(TEA, text="雨停了。"))
    monkeypatch.setattr(made[0], "complete", complete)
    asked(one, made, replace(TEA, text="天晴了。"))
    assert made[0].restored == ["head-0"] * 2


@pytest.mark.parametrize(
    "told",
    [{"context": (("早。", "Morning."),)}, {"terms": (("茶", "cuppa"),)}, {"missing": ("喝",)}],
)
def test_what_is_told_beside_one_sentence_is_not_told_with_the_next(
    made: list[Server], path: Path, told: dict[str, Any]
) -> None:
    beside = find_family("", model="tea-1b")
    family = replace(beside, terms_block="{terms}", terms_line="{source}: {target}")
    one = opened(path, family)
    bare = asked(one, made)["prompt"]
    assert asked(one, made, replace(TEA, **told))["prompt"] != bare
    assert asked(one, made)["prompt"] == bare


@pytest.mark.parametrize("style", ["turns", "completion"])
def test_a_family_without_a_chat_writes_its_own_prompt(
    made: list[Server], path: Path, style: str
) -> None:
    family = replace(find_family("", model="tea-1b"), style=style, turns="<<{ask}>>", answer="")
    body = asked(opened(path, family), made)
    assert made[-1].settings["own_template"] is False
    assert "user:" not in body["prompt"] and TEA.text in body["prompt"]
    assert body["prompt"].startswith("<<")
