"""The list of models: what it may say, and how its mistakes are told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from translator.errors import ModelError
from translator.models import specs as specs_module
from translator.models.specs import (
    PACKAGED,
    HubSource,
    WheelSource,
    find_spec,
    load_specs,
    read_specs,
    safe_file_name,
)

HUB = 'hub = "a/b"\nrevision = "main"'


def test_the_packaged_list_has_the_models_in_order_of_preference() -> None:
    assert [spec.name for spec in load_specs()] == [
        "hy-mt2-7b",
        "hy-mt2-1.8b",
        "hy-mt2-1.8b-q8",
        "hy-mt2-1.8b-q4",
        "quickmt-zh-en",
        "quickmt-en-zh",
        "firefox-zh-en",
        "firefox-en-zh",
        "firefox-en-zh-hant",
        "opus-mt-zh-en",
        "opus-mt-en-zh",
        "nllb-200-distilled-600m",
        "translategemma-4b",
        "qwen3-4b",
        "milmmt-46-1b",
        "lmt-60-1.7b",
        "qwen2.5-coder-1.5b",
        "cc-cedict",
        "cjk-decomp",
    ]


def test_a_draft_of_each_direction_is_as_small_as_it_has_to_be() -> None:
    drafts = [spec for spec in load_specs() if spec.draft]
    assert [spec.directions for spec in drafts] == [("zh-en",), ("en-zh",)]
    assert all(spec.size and spec.size < 65_000_000 for spec in drafts)


def test_every_packaged_file_that_comes_in_wheels_has_its_hash() -> None:
    carried = [
        (spec, source)
        for spec in load_specs()
        for source in spec.sources
        if isinstance(source, WheelSource)
    ]
    assert {spec.name: len(source.wheels) for spec, source in carried} == {
        "qwen2.5-coder-1.5b": 22,
        "cc-cedict": 1,
        "cjk-decomp": 1,
    }
    assert all(spec.files[0].sha256 for spec, _ in carried)


def test_a_model_not_for_commercial_use_says_so_before_the_download() -> None:
    bound = [spec for spec in load_specs() if "NC" in spec.licence]
    assert [spec.name for spec in bound] == ["nllb-200-distilled-600m"]
    assert "commercially" in bound[0].consent


def test_a_hub_source_knows_whether_its_commit_is_pinned() -> None:
    specs = load_specs()
    pinned = find_spec("opus-mt-zh-en", specs).sources[0]
    branch = find_spec("opus-mt-en-zh", specs).sources[0]
    assert isinstance(pinned, HubSource)
    assert isinstance(branch, HubSource)
    assert (pinned.pinned, branch.pinned, branch.begins) == (True, False, "8d2be98")


def test_a_list_is_read_once_and_again_when_it_is_another_one(
    own_home: Path, entry: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = own_home / "models.txt"
    own.write_text(entry("mine", source=HUB), encoding="utf-8")
    load_specs()
    with monkeypatch.context() as patch:
        patch.setattr(specs_module, "read_specs", lambda path: pytest.fail(f"{path} was read"))
        assert load_specs()[-1].name == "mine"
    state = own.stat()
    own.write_text(entry("ours", source=HUB), encoding="utf-8")
    os.utime(own, ns=(state.st_atime_ns, state.st_mtime_ns + 1))  # of the same length
    assert load_specs()[-1].name == "ours"
    own.write_text("[[model]]", encoding="utf-8")
    with pytest.raises(ModelError):
        load_specs()
    own.unlink()
    assert "ours" not in {spec.name for spec in load_specs()}


def test_the_users_list_is_read_after_ours_and_replaces_by_name(own_home: Path, entry: Any) -> None:
    text = entry("mine", source=HUB) + entry("quickmt-zh-en", source=HUB)
    (own_home / "models.txt").write_text(text, encoding="utf-8")
    specs = load_specs()
    place = [spec.name for spec in read_specs(PACKAGED)].index("quickmt-zh-en")
    assert (specs[place].name, specs[place].about) == ("quickmt-zh-en", "For a test.")
    assert specs[-1].name == "mine"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "small"', 'name = "../small"', r"name '\.\./small' has not the right form"),
        ('engine = "llama"', "engine = 3", "engine is missing or is not text"),
        ('licence = "CC0-1.0"', "", "licence is missing"),
        ('licence = "CC0-1.0"', 'licence = "x"\ndraft = "no"', "draft must be true or false"),
        ('licence = "CC0-1.0"', 'licence = "x"\ncolour = "red"', "unknown field 'colour'"),
        ('"zh-en", "en-zh"', '"Chinese"', "directions must look like"),
        ("[[model.source]]\n" + HUB, "", "source is missing"),
        (HUB, 'web = "x"', "a source needs one of: hub, wheels, url, folder"),
        ('{ name = "model.bin" }', '{ name = "../model.bin" }', "may not stand in a model"),
        ('{ name = "model.bin" }', '{ name = "pytorch_model.bin" }', "can run code"),
        ('{ name = "model.bin" }', '{ name = "a", sha256 = "12" }', "sha256 '12' has not"),
        ('{ name = "model.bin" }', '{ name = "config.json" }', "a file is named twice"),
        ('{ name = "model.bin" }', '{ name = "a", size = -1 }', "must be a number of bytes"),
        (HUB, 'makes = "model.bin"\nwheels = []', "wheels can make exactly one file"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_model(
    tmp_path: Path, entry: Any, old: str, new: str, said: str
) -> None:
    text = entry("other", source=HUB) + entry(source=HUB).replace(old, new)
    path = tmp_path / "models.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=said) as caught:
        read_specs(path)
    line = text.splitlines().index("[[model]]", 3) + 1
    assert f"{path}, line {line}, model " in caught.value.what
    assert caught.value.hint


def test_a_file_that_is_no_toml_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "models.txt"
    path.write_text("[[model]]\nname = small\n", encoding="utf-8")
    with pytest.raises(ModelError, match="at line 2"):
        read_specs(path)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path, entry: Any) -> None:
    path = tmp_path / "models.txt"
    text = entry(source=HUB).replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert [spec.name for spec in read_specs(path)] == ["small"]


def test_bytes_that_are_no_text_are_an_error_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "models.txt"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelError, match="cannot be read"):
        read_specs(path)


@pytest.mark.parametrize(
    "name", ["/a", "a/../b", "C:x", "a\\b", "", "./a", "a//b", "x.pkl", "m.PT"]
)
def test_a_name_that_leads_elsewhere_or_can_run_code_is_refused(name: str) -> None:
    with pytest.raises(ModelError):
        safe_file_name(name)


@pytest.mark.parametrize("name", ["model.bin", "a/b.json", "x.gguf", "m.safetensors"])
def test_ordinary_names_may_stand(name: str) -> None:
    assert safe_file_name(name) == name
