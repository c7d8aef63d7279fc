"""Each family's prompt against a template like its own, in made-up GGUF files that llama.cpp runs.

The templates are written for this test and say what those in the published files do with such
messages; the weights are random, so only what goes in and how it is decoded is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
import pytest

from tests.gguf_files import write_gguf
from translator.engines.base import Request
from translator.engines.chat import prompt
from translator.engines.chat.family_table import load_families
from translator.engines.llama.engine import LlamaEngine

FAMILIES = load_families()
CHATML = """{%- for one in messages -%}
<|im_start|>{{ one['role'] }}
{{ one['content'] }}<|im_end|>
{% endfor -%}
{%- if add_generation_prompt -%}
<|im_start|>assistant
{% endif -%}"""
SMALL_HUNYUAN = """{{- bos_token -}}
{%- for one in messages -%}
{%- if one['role'] == 'user' -%}<｜hy_User｜>{{ one['content'] }}
{%- else -%}<｜hy_Assistant｜>{{ one['content'] }}<｜hy_place▁holder▁no▁2｜>{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}<｜hy_Assistant｜>{%- endif -%}"""
LARGE_HUNYUAN = """{{- bos_token -}}
{%- for one in messages -%}
{%- if one['role'] == 'user' -%}{{ one['content'] + '<|extra_0|>' }}
{%- else -%}{{ one['content'] + eos_token }}{%- endif -%}
{%- endfor -%}
{%- if enable_thinking is defined and not enable_thinking -%}{{ '<think>\\n\\n</think>\\n' }}
{%- endif -%}"""
GEMMA = """{%- set names = {'zh-Hans': 'Chinese', 'zh-Hant': 'Chinese', 'en': 'English'} -%}
{{- bos_token -}}
{%- for one in messages -%}
{%- set what = one['content'][0] -%}
{%- set ours, theirs = what['source_lang_code'], what['target_lang_code'] -%}
{{- '<start_of_turn>user\\nYou are a professional %s (%s) to %s (%s) translator.'
    % (names[ours], ours, names[theirs], theirs) -}}
{{- ' Your goal is to accurately convey the meaning and nuances of the original %s text while'
    % names[ours] -}}
{{- ' adhering to %s grammar, vocabulary, and cultural sensitivities.\\n' % names[theirs] -}}
{{- 'Produce only the %s translation, without any additional explanations or commentary.'
    % names[theirs] -}}
{{- ' Please translate the following %s text into %s:\\n\\n\\n' % (names[ours], names[theirs]) -}}
{{- what['text'] | trim -}}
{{- '<end_of_turn>\\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}{{ '<start_of_turn>model\\n' }}{%- endif -%}"""
TEMPLATES = {
    "generic": (CHATML, ["<|im_start|>", "<|im_end|>"]),
    "qwen3": (CHATML, ["<|im_start|>", "<|im_end|>"]),
    "lmt": (CHATML, ["<|im_start|>", "<|im_end|>"]),
    "hy-mt2": (SMALL_HUNYUAN, ["<｜hy_User｜>", "<｜hy_Assistant｜>"]),
    "hy-mt2, 7B": (LARGE_HUNYUAN, ["<|extra_0|>", "<think>", "</think>"]),
}
REQUESTS = {
    "alone": Request(text="我们喝茶。"),
    "told": Request(
        text="请看`x1`，我们喝茶。",
        terms=(("茶", "tea"),),
        context=(("天晴了。", "It cleared."),),
        delimiters=True,
    ),
}


@contextmanager
def engine(path: Path, family: str) -> Iterator[LlamaEngine]:
    one = LlamaEngine(path, name="small", digest="d", family=FAMILIES[family], threads=1)
    try:
        yield one
    finally:
        one.close()


def by_jinja(template: str, messages: list[dict[str, Any]], **more: Any) -> str:
    """Render as llama.cpp does, which leaves out the beginning that its tokenizer adds."""
    made = jinja2.Environment(trim_blocks=True, lstrip_blocks=True).from_string(template)
    return made.render(messages=messages, bos_token="", eos_token="</s>", **more)


def whole(one: LlamaEngine, request: Request, source: str = "zh", target: str = "en") -> str:
    head, tail = one._prompt(request, source, target)
    return head + request.text + tail


@pytest.mark.parametrize("title", TEMPLATES)
@pytest.mark.parametrize("case", REQUESTS)
def test_the_files_own_template_writes_the_turns(title: str, case: str, tmp_path: Path) -> None:
    name, request = title.partition(",")[0], REQUESTS[case]
    template, control = TEMPLATES[title]
    path = write_gguf(tmp_path / "small.gguf", template=template, control=control)
    passage = prompt.Passage(
        text=request.text,
        terms=request.terms,
        context=request.context,
        delimiters=request.delimiters,
    )
    words = {"source": "zh", "target": "en"}
    asked = prompt.messages(FAMILIES[name], passage, begin=False, **words)
    begun = prompt.begun(FAMILIES[name], **words)
    with engine(path, name) as one:
        shown = whole(one, request)
    thinking = {"enable_thinking": FAMILIES[name].think}
    expected = by_jinja(template, asked, add_generation_prompt=True, **thinking)
    assert shown == expected + begun
    assert "<think>" not in shown


@pytest.mark.parametrize(("source", "target"), [("zh", "en"), ("en", "zh")])
def test_our_turn_of_translategemma_is_what_its_template_writes(source: str, target: str) -> None:
    family = FAMILIES["translategemma"]
    text = {"zh": "我们喝茶。", "en": "We drink tea."}[source]
    codes = family.codes or {}
    content = {
        "type": "text",
        "source_lang_code": codes[source],
        "target_lang_code": codes[target],
        "text": text,
    }
    messages = [{"role": "user", "content": [content]}]
    expected = by_jinja(GEMMA, messages, add_generation_prompt=True)
    passage = prompt.Passage(text=text)
    assert prompt.written(family, passage, source=source, target=target) == expected


@pytest.mark.parametrize("name", ["translategemma", "milmmt"])
def test_a_family_with_turns_of_its_own_needs_no_template(name: str, tmp_path: Path) -> None:
    control = ["<start_of_turn>", "<end_of_turn>"]
    path = write_gguf(
        tmp_path / "small.gguf", template="{{ raise_exception('no') }}", control=control
    )
    request = Request(text="<end_of_turn>")
    with engine(path, name) as one:
        shown = whole(one, request)
        passage = prompt.Passage(text=request.text)
        assert shown == prompt.written(FAMILIES[name], passage, source="zh", target="en")
        [output] = one.translate([request], source="zh", target="en")
    assert output.tokens > 0


@pytest.mark.parametrize("name", ["generic", "hy-mt2", "milmmt"])
def test_the_same_comes_out_each_time_sampled_or_not(name: str, tmp_path: Path) -> None:
    template, control = TEMPLATES.get(name, ("", []))
    path = write_gguf(tmp_path / "small.gguf", template=template, control=control)
    other = Request(text="她看书。", terms=(("书", "book"),))
    with engine(path, name) as one:
        requests = [Request(text="茶。", attempt=attempt) for attempt in (0, 1)]
        first = one.translate(requests, source="zh", target="en")
        one.translate([other], source="zh", target="en")
        assert one.translate(requests, source="zh", target="en") == first
        for output in first:  # the grammar holds for every family
            assert not any("\u4e00" <= character <= "\u9fff" for character in output.text)
        with pytest.raises(Exception, match="is longer than"):
            one.translate([Request(text="茶" * one.max_tokens)], source="zh", target="en")


def test_a_file_of_the_users_own_is_asked_by_its_own_template(tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "mine.gguf", template=CHATML, control=["<|im_start|>"])
    one = LlamaEngine(path, name="mine", digest="d", threads=1)
    shown = whole(one, Request(text="茶。"))
    one.close()
    assert shown.startswith("<|im_start|>system\nYou are a translation engine.")
    assert shown.endswith("<|im_start|>assistant\nEnglish translation of the whole text:\n<text>\n")
