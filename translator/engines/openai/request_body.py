"""What a server is sent for one translation: the family's words, and the fields servers know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translator.engines.base import Request
from translator.engines.chat import prompt
from translator.engines.chat.chat_family import Family
from translator.engines.llama import grammar

LONGEST_ANSWER = 2048
"""Tokens: with the instruction and the longest source it fits a context of 4096."""
_RETRY_TEMPERATURE = 0.5
"""Warm enough to leave the greedy path, cool enough to stay with what the source says."""
SPARE: Mapping[str, str] = {
    "max_tokens": "max_completion_tokens",
    "seed": "",
    "stop": "",
    "top_p": "",
    "top_k": "",
    "repetition_penalty": "",
    "chat_template_kwargs": "",
}
"""Fields that some servers refuse, and the name they take instead, if any."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Abilities:
    """What a server can do beyond the common interface."""

    llama_cpp: bool = False
    """It goes on with a begun answer, and decodes by a grammar."""
    templates: bool = False
    """It hands settings to the model's chat template."""


def endpoint(family: Family) -> str:
    """Return where a family is asked: what is no chat goes around the chat template."""
    return "/chat/completions" if family.style == "chat" else "/completions"


def request_body(
    family: Family,
    request: Request,
    *,
    model: str,
    tokens: int,
    source: str,
    target: str,
    server: Abilities,
) -> dict[str, Any]:
    """Return the JSON that asks for a translation.

    Args:
        family: Has the words and the decoding.
        request: What is translated.
        model: As the server names it.
        tokens: Of the source, estimated.
        source: ``zh`` or ``en``.
        target: Likewise.
        server: What it can do.
    """
    most = min(LONGEST_ANSWER, family.context_tokens // 2)
    longest = min(most, 48 + 3 * tokens)
    room = family.context_tokens - longest - tokens - prompt.INSTRUCTION
    passage = prompt.Passage(
        text=family.plain(request.text),
        # some servers cut what is too long without a word
        context=prompt.fitting(request.context, room=room, count=prompt.tokens_at_most),
        terms=request.terms,
        missing=request.missing,
        delimiters=request.delimiters,
    )
    asked: dict[str, Any]
    if family.style == "chat":
        asked = {
            "messages": prompt.messages(
                family, passage, source=source, target=target, begin=server.llama_cpp
            )
        }
    else:
        asked = {"prompt": prompt.written(family, passage, source=source, target=target)}
    body: dict[str, Any] = {
        "model": model,
        **asked,
        "max_tokens": longest,
        "temperature": _RETRY_TEMPERATURE if request.attempt else 0,
        "seed": request.attempt,
        "stop": list(family.stop)[:4],  # OpenAI's interface knows four
        "stream": True,
    }
    if server.templates and family.think is not None and family.style == "chat":
        # thoughts would use up the answer's tokens, and forbid its beginning
        body["chat_template_kwargs"] = {"enable_thinking": family.think}
    if server.llama_cpp:
        body["grammar"] = grammar.forbid(
            target,
            source_text=request.text,
            end=family.close,
            allowed=request.allowed.split("\n"),
        )
    if family.sampling:
        drawn = family.sampling
        body |= {"temperature": drawn.temperature, "top_p": drawn.top_p}
        if server.llama_cpp:
            body |= {"top_k": drawn.top_k, "min_p": 0, "repeat_penalty": drawn.repeat_penalty}
        elif server.templates:
            body |= {"top_k": drawn.top_k, "repetition_penalty": drawn.repeat_penalty}
    elif request.attempt and server.llama_cpp:
        body |= {"repeat_penalty": 1.05, "repeat_last_n": 64}
    return body


def fitted(body: Mapping[str, Any], refused: frozenset[str]) -> dict[str, Any]:
    """Return the body with other names for refused fields, or without them."""
    renamed = {name: SPARE[name] if name in refused else name for name in body}
    return {renamed[name]: value for name, value in body.items() if renamed[name]}
