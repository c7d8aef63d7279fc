"""The table of families: read, looked things up in, and every mistake told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.engines.chat import family_table
from translator.engines.chat.family_table import (
    family_of_served,
    find_family,
    load_families,
    read_families,
)
from translator.errors import ModelError
from translator.models.specs import PACKAGED, read_specs

SMALL = """[[family]]
name = "mine"
version = 1
style = "chat"
languages = { zh = "Chinese", en = "English" }
ask = "{source} to {target}: {text}"
stop = []
guarded = ["<|"]
context_tokens = 2048
source_tokens = 300
"""


def read(tmp_path: Path, text: str):
    path = tmp_path / "families.toml"
    path.write_text(text, encoding="utf-8")
    return read_families(path)


def test_every_model_of_the_list_names_a_family_that_there_is() -> None:
    families = load_families()
    named = {spec.name: spec.family for spec in read_specs(PACKAGED) if spec.engine == "llama"}
    assert set(named.values()) <= set(families)
    assert all(named.values())
    assert named["qwen2.5-coder-1.5b"] == "generic"
    assert set(families) == set(named.values())


def test_a_model_without_a_family_is_asked_like_any() -> None:
    assert find_family("", model="mine").name == "generic"
    with pytest.raises(ModelError, match="strange is of the family 'abacus'") as refused:
        find_family("abacus", model="strange")
    assert "hy-mt2" in refused.value.hint


@pytest.mark.parametrize(
    ("served", "family"),
    [
        ("hy-mt2-1.8b", "hy-mt2"),
        ("tencent/Hy-MT2-7B", "hy-mt2"),
        ("/srv/hy-mt2/qwen2.5.gguf", "generic"),
        ("translategemma:4b", "translategemma"),
        ("MiLMMT-46-4B", "milmmt"),
        ("NiuTrans/LMT-60-8B", "lmt"),
        ("qwen3:4b", "generic"),
        ("gpt-5", "generic"),
        ("", "generic"),
    ],
)
def test_a_model_on_a_server_is_known_by_its_name(served: str, family: str) -> None:
    assert family_of_served(served).name == family


def test_like_another_but_for_what_is_said(tmp_path: Path) -> None:
    families = read(tmp_path, SMALL + '[[family]]\nname = "two"\nlike = "mine"\nversion = 4\n')
    assert (families["two"].ask, families["two"].version) == (families["mine"].ask, 4)
    assert families["two"].prompt_version == "prompt4-two"


def test_the_users_own_table_comes_after_ours(own_home: Path) -> None:
    path = own_home / family_table.OWN
    path.write_text(SMALL + '[[family]]\nname = "generic"\nlike = "hy-mt2"\n', encoding="utf-8")
    families = load_families()
    assert families["generic"].ask == families["hy-mt2"].ask
    label = families["mine"].prompt_version
    assert label.startswith("prompt1-mine-") and label != "prompt1-mine-"
    path.write_text(SMALL.replace("to {target}", "into {target}"), encoding="utf-8")
    assert load_families()["mine"].prompt_version != label, "another wording, another signature"
    path.unlink()
    assert load_families()["generic"].prompt_version == "prompt1"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('name = "mine"', 'name = "Mine!"', "name 'Mine!' has not the right form"),
        ("version = 1", "version = 0", "version 0 has not the right form"),
        ("version = 1", "version = true", "version True has not the right form"),
        ("version = 1\n", "", "version is missing or empty"),
        ('style = "chat"', 'style = "song"', "style 'song' has not"),
        ('style = "chat"', 'style = "turns"', "turns is missing or empty"),
        ('style = "chat"', 'style = "completion"\nsystem = "s"', "style 'completion' has not"),
        ("{text}", "{txt}", r"ask must say what is filled in, and may hold only .*\{text\}"),
        (": {text}", ": {source}", "ask must say what is filled in"),
        ("{text}", "{text", "ask .* has not the right form"),
        ("{text}", "{text.__class__}", "ask must say what is filled in"),
        ("{source} to", "{source_code} to", "codes is missing or empty"),
        ('ask = "', 'terms_block = "{terms}"\nask = "', "terms_line is missing or empty"),
        ('ask = "', 'colour = "red"\nask = "', "unknown field 'colour'"),
        ('ask = "', 'like = "nobody"\nask = "', "there is no family 'nobody' above it"),
        ('ask = "', 'think = "no"\nask = "', "think 'no' has not the right form"),
        ('ask = "', 'examples = { zh = 2 }\nask = "', "answer is missing or empty"),
        ('ask = "', 'answer = "{text}"\nexamples = { ja = 2 }\nask = "', "examples .* has not"),
        ('ask = "', 'answer = "{text}"\nexamples = { zh = 9 }\nask = "', "examples .* has not"),
        ('ask = "', 'answer = "{text}"\nexamples = 2\nask = "', "examples 2 has not"),
        ('guarded = ["<|"]', 'guarded = ["|"]', "guarded .* has not the right form"),
        ("stop = []", "stop = 3", "stop is missing or empty"),
        ('en = "English"', "en = 3", "languages is missing or empty"),
        (', en = "English"', "", "languages is missing or empty"),
        ("stop = []", "stop = []\nsampling = { temperature = 3 }", "sampling .* has not"),
        ("[[family]]", "[[families]]", r"every entry begins with \[\[family\]\]"),
        ("[[family]]", "[[family", "cannot be read"),
        ("source_tokens = 300\n", "source_tokens = 300\n" + SMALL, "the name is used twice"),
    ],
)
def test_a_mistake_is_told_with_the_family(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in SMALL
    with pytest.raises(ModelError, match=said) as refused:
        read(tmp_path, SMALL.replace(before, after, 1))
    assert "families.toml" in str(refused.value)


def test_sampling_is_part_of_the_signature(tmp_path: Path) -> None:
    drawn = "sampling = { temperature = 0.5, top_p = 1, top_k = 0, repeat_penalty = 1 }\n"
    assert read(tmp_path, SMALL + drawn)["mine"].decoding == "sampled-t0.5-p1-k0-r1"
