"""What a server is sent for each family, and what of it only some servers are sent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.openai_standin import Handler, serving
from translator.engines.base import Request
from translator.engines.chat.family_table import load_families
from translator.engines.openai.options import from_environment
from translator.engines.openai.request_body import Abilities, endpoint, request_body

FAMILIES = load_families()
PLAIN = Abilities()
LLAMA = Abilities(llama_cpp=True, templates=True)
VLLM = Abilities(templates=True)
REQUEST = Request(text="请看`x1`，喝茶。", terms=(("茶", "tea"),), delimiters=True)


def body(name: str, server: Abilities, request: Request = REQUEST) -> dict[str, Any]:
    return request_body(
        FAMILIES[name], request, model="m", tokens=10, source="zh", target="en", server=server
    )


def test_a_chat_is_asked_in_turns_and_all_else_goes_around_the_template() -> None:
    for name, family in FAMILIES.items():
        made = body(name, PLAIN)
        chat = family.style == "chat"
        assert endpoint(family) == ("/chat/completions" if chat else "/completions")
        assert ("messages" in made, "prompt" in made) == (chat, not chat)
        assert made["max_tokens"] == 78
        assert len(made["stop"]) <= 4
    assert body("translategemma", PLAIN)["prompt"].endswith("<start_of_turn>model\n")


def test_the_answer_is_begun_and_the_script_forbidden_only_by_llama_cpp() -> None:
    assert body("generic", LLAMA)["messages"][-1]["role"] == "assistant"
    assert body("generic", PLAIN)["messages"][-1]["role"] == "user"
    for name in FAMILIES:
        assert "grammar" in body(name, LLAMA)
        assert "grammar" not in body(name, VLLM)
    assert "</text>" not in body("hy-mt2", LLAMA)["grammar"]


def test_terms_and_the_sentence_on_placeholders_are_hy_mt2s() -> None:
    said = body("hy-mt2", PLAIN)["messages"][-1]["content"]
    assert said.startswith("参考下面的翻译：\n茶 翻译成 tea\n请将以下文本准确翻译为英语。")
    assert "保留等量的分隔符" in said


def test_pairs_that_do_not_fit_beside_the_text_are_left_out_the_first_ones_first() -> None:
    shown = (("甲" * 120, "a" * 480), ("乙" * 120, "b" * 480), ("丙" * 9, "c" * 9))
    half = FAMILIES["generic"].context_tokens // 2  # the answer's, of a long text
    made = request_body(
        FAMILIES["generic"], Request(text="茶" * 9, context=shown), model="m",
        tokens=half - 200 - 430, source="zh", target="en", server=PLAIN,
    )  # fmt: skip
    said = "".join(one["content"] for one in made["messages"])
    assert ("甲" in said, "乙" in said, "丙" in said) == (False, True, True)


@pytest.mark.parametrize(
    ("server", "more"),
    [
        (PLAIN, {}),
        (LLAMA, {"top_k": 20, "min_p": 0, "repeat_penalty": 1.05}),
        (VLLM, {"top_k": 20, "repetition_penalty": 1.05}),
    ],
)
def test_sampling_is_the_cards_with_a_seed(server: Abilities, more: dict[str, Any]) -> None:
    made = body("hy-mt2", server, Request(text="茶。", attempt=2))
    assert (made["temperature"], made["top_p"], made["seed"]) == (0.7, 0.6, 2)
    drawn = {"top_k", "min_p", "repeat_penalty", "repetition_penalty", "repeat_last_n"}
    assert {name: made[name] for name in drawn & set(made)} == more
    greedy = body("generic", server)
    assert (greedy["temperature"], "top_p" in greedy) == (0, False)


def test_thinking_is_spoken_of_as_the_family_wants_and_only_to_servers_that_listen() -> None:
    assert body("generic", VLLM)["chat_template_kwargs"] == {"enable_thinking": False}
    assert body("hy-mt2", VLLM)["chat_template_kwargs"] == {"enable_thinking": True}
    assert "chat_template_kwargs" not in body("generic", PLAIN)
    assert "chat_template_kwargs" not in body("milmmt", VLLM)


def test_a_model_is_asked_in_its_familys_way_because_of_its_name() -> None:
    def completion(handler: Handler) -> None:
        handler.stream(
            {"choices": [{"index": 0, "text": " The tea", "finish_reason": None}]},
            {"choices": [{"index": 0, "text": " is hot.", "finish_reason": "stop"}]},
            "[DONE]",
        )

    with serving() as server:
        server.models = ["MiLMMT-46-1B"]
        server.always = completion
        engine = from_environment(f"openai:{server.base}", {})
        engine.load()
        [output] = engine.translate([Request(text="茶很热。")], source="zh", target="en")
        signature = engine.signature()
        engine.close()
    assert output.text == "The tea is hot."
    [asked] = server.chats
    assert asked.path == "/v1/completions"
    assert asked.body["prompt"].endswith("Chinese: 茶很热。\nEnglish:")
    assert signature.endswith(":prompt1-milmmt:greedy:grammar-if-llama.cpp")
