"""Which family a folder of model files belongs to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from translator.engines.nmt import families
from translator.engines.nmt.families import family, is_converted, open_tokens
from translator.engines.nmt.tokens_multilingual import _special_tokens
from translator.errors import ModelError


def lay(folder: Path, kind: str, *names: str) -> Path:
    (folder / "config.json").write_text(json.dumps({"model_type": kind}), "utf-8")
    for name in names:
        (folder / name).write_bytes(b"")
    return folder


@pytest.mark.parametrize(
    ("kind", "files", "name"),
    [
        ("marian", ("source.spm", "target.spm", "vocab.json"), "marian"),
        ("m2m_100", ("sentencepiece.bpe.model", "vocab.json"), "m2m-100"),
        ("m2m_100", ("sentencepiece.bpe.model",), "nllb"),
    ],
)
def test_the_first_whose_files_are_there_is_taken(
    tmp_path: Path, kind: str, files: tuple[str, ...], name: str
) -> None:
    found, config = family(lay(tmp_path, kind, *files))
    assert found.name == name
    assert config == {"model_type": kind}


@pytest.mark.parametrize(
    ("kind", "files", "lacks"),
    [
        ("marian", ("source.spm", "vocab.json"), "source.spm, target.spm, vocab.json"),
        ("m2m_100", ("vocab.json",), "sentencepiece.bpe.model"),
    ],
)
def test_files_that_are_missing_are_named(
    tmp_path: Path, kind: str, files: tuple[str, ...], lacks: str
) -> None:
    with pytest.raises(ModelError) as caught:
        family(lay(tmp_path, kind, *files))
    assert (caught.value.key, caught.value.fields["files"]) == ("model.lacks", lacks)


def test_a_kind_that_nobody_knows_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        family(lay(tmp_path, "t5"))
    assert caught.value.key == "model.type"
    assert caught.value.fields["known"] == "marian, m2m-100, nllb"
    (tmp_path / "config.json").write_text("[]", "utf-8")
    with pytest.raises(ModelError):
        family(tmp_path)


def test_a_folder_with_a_checkpoint_is_not_ready_made(tmp_path: Path) -> None:
    assert not is_converted(tmp_path)
    (tmp_path / families.CONVERTED).write_bytes(b"")
    assert is_converted(tmp_path)
    (tmp_path / families.WEIGHTS).write_bytes(b"")
    assert not is_converted(tmp_path)


@pytest.mark.parametrize("normalise", [True, False])
def test_tokens_are_opened_as_the_family_has_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, normalise: bool
) -> None:
    asked: list[tuple[str, Any]] = []

    def opens(name: str) -> Any:
        return lambda folder, **options: asked.append((name, options.get("normalise")))

    for name in ("marian_tokens", "quickmt_tokens", "m2m_tokens", "nllb_tokens"):
        monkeypatch.setattr(families, name, opens(name))
    lay(tmp_path, "m2m_100", "sentencepiece.bpe.model")
    open_tokens(tmp_path, normalise=normalise)
    lay(tmp_path, "m2m_100", "vocab.json")
    open_tokens(tmp_path, normalise=normalise)
    lay(tmp_path, "marian", "source.spm", "target.spm")
    open_tokens(tmp_path, normalise=normalise)
    lay(tmp_path, "marian", "src.spm.model")
    open_tokens(tmp_path, normalise=normalise)
    assert asked == [
        ("nllb_tokens", None), ("m2m_tokens", None), ("marian_tokens", normalise),
        ("quickmt_tokens", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "languages"),
    [
        ({}, []),
        ({"tokenizer_config.json": {"extra_special_tokens": ["__en__"]}}, ["__en__"]),
        (
            {
                "special_tokens_map.json": {"additional_special_tokens": []},
                "tokenizer_config.json": {"additional_special_tokens": [{"content": "__zh__"}]},
            },
            ["__zh__"],
        ),
        ({"special_tokens_map.json": {"additional_special_tokens": "__en__"}}, []),
        ({"special_tokens_map.json": ["__en__"]}, []),
        (
            {
                "special_tokens_map.json": {"additional_special_tokens": ["__zh__", "__en__"]},
                "tokenizer_config.json": {"additional_special_tokens": ["__en__"]},
            },
            ["__zh__", "__en__"],
        ),
    ],
)
def test_languages_are_those_that_the_snapshot_lists(
    tmp_path: Path, files: dict[str, Any], languages: list[str]
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    assert _special_tokens(tmp_path) == languages
