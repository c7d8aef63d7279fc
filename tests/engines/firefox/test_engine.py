"""Firefox's models by the real package, on tiny models that were trained for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import firefox_files
from translator.engines.base import Request
from translator.engines.firefox.engine import LONGEST, FirefoxEngine
from translator.engines.opening import EngineOptions, open_engine
from translator.errors import EngineError, ModelError
from translator.models.fetch import fetch
from translator.models.model_store import ModelStore
from translator.models.specs import FileSpec, FolderSource, ModelSpec


def made(folder: Path, direction: str = "zh-en", **more: Any) -> FirefoxEngine:
    words: dict[str, Any] = {"hashes": firefox_files.hashes(folder), **more}
    return FirefoxEngine(folder, name="draft", digest="d1", directions=[direction], **words)


@pytest.fixture
def engine(chinese_to_english: Path) -> Iterator[FirefoxEngine]:
    one = made(chinese_to_english)
    yield one
    one.close()


def asked(engine: FirefoxEngine, *texts: str, source: str = "zh", target: str = "en") -> list[str]:
    requests = [Request(text=text) for text in texts]
    return [one.text for one in engine.translate(requests, source=source, target=target)]


def test_it_translates_what_the_model_knows(engine: FirefoxEngine) -> None:
    sources, targets = zip(*firefox_files.PAIRS, strict=True)
    assert asked(engine, *sources) == list(targets)


def test_a_model_of_traditional_chinese_hands_on_simplified(english_to_traditional: Path) -> None:
    engine = made(english_to_traditional, "en-zh")
    [text] = asked(engine, "The software is new.", source="en", target="zh")
    assert text == "软体很新。"  # with the word of Taiwan: 软件 is the mainland's
    engine.close()


def test_the_contract(engine: FirefoxEngine) -> None:
    assert asked(engine) == []
    engine.load()
    engine.load()
    first = asked(engine, "我们喝茶。", "她看书。")
    assert first == [asked(engine, one)[0] for one in ("我们喝茶。", "她看书。")]
    signature = engine.signature()
    engine.close()
    engine.close()
    assert asked(engine, "我们喝茶。", "她看书。") == first
    assert engine.signature() == signature == "firefox:draft@d1:fxtranslate-0.5.0:greedy"
    outputs = engine.translate([Request(text="她看书。", attempt=2)], source="zh", target="en")
    assert (outputs[0].text, outputs[0].score) == ("She reads books.", None)


def test_two_threads_get_what_one_gets(engine: FirefoxEngine) -> None:
    """The package panics where another thread than its own touches a model."""
    alone = asked(engine, "我们喝茶。", "她看书。")
    results: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: results.append(asked(engine, "我们喝茶。", "她看书。")))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone, alone]


def test_length_is_measured_with_the_models_own_vocabulary(engine: FirefoxEngine) -> None:
    assert engine.count_tokens("我们喝茶。") == 6  # and the beginning
    fits, long = "茶" * (LONGEST - 1), "茶" * LONGEST
    assert engine.count_tokens(fits) == LONGEST == engine.max_tokens
    asked(engine, fits)
    with pytest.raises(EngineError, match="128 tokens is longer than") as refused:
        asked(engine, "我们喝茶。", long)
    assert refused.value.fields["most"] == LONGEST


@pytest.mark.parametrize(("words", "cut"), [(18, True), (17, True), (16, False)])
def test_a_target_as_long_as_it_may_be_counts_as_cut(
    chinese_to_english: Path, words: int, cut: bool
) -> None:
    """Six tokens and the end may become eighteen; fxtranslate does not say that it stopped."""

    class Babbles:
        def translate(self, text: str) -> str:
            return " ".join(["tea"] * words)

    engine = made(chinese_to_english, opens=lambda **_: Babbles())
    [output] = engine.translate([Request(text="我们喝茶。")], source="zh", target="en")
    assert (output.tokens, output.limit) == (words, cut)
    engine.close()


def test_another_direction_is_refused(engine: FirefoxEngine) -> None:
    assert engine.supports("zh", "en") and not engine.supports("en", "zh")
    with pytest.raises(EngineError):
        asked(engine, "tea", source="en", target="zh")


@pytest.mark.parametrize("file", ["model.zhen.intgemm.alphas.bin", "vocab.zhen.spm"])
def test_what_is_not_what_was_verified_is_never_run(
    chinese_to_english: Path, tmp_path: Path, file: str
) -> None:
    right = firefox_files.hashes(chinese_to_english)
    for name in right:
        content = (chinese_to_english / name).read_bytes()
        (tmp_path / name).write_bytes(content if name != file else content + b"\0")
    engine = made(tmp_path, hashes=right)
    with pytest.raises(ModelError, match="has changed since it was verified"):
        asked(engine, "我们喝茶。")
    (tmp_path / file).unlink()
    with pytest.raises(ModelError, match="is gone"):
        asked(engine, "我们喝茶。")


@pytest.mark.parametrize("content", [b"", b"x" * 300, b"\1" + b"\0" * 40])
def test_what_is_no_model_is_told(chinese_to_english: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vocab.zhen.spm").write_bytes((chinese_to_english / "vocab.zhen.spm").read_bytes())
    (tmp_path / "model.zhen.bin").write_bytes(content)
    with pytest.raises(ModelError, match="fxtranslate cannot load draft"):
        made(tmp_path).load()


def test_what_is_no_vocabulary_is_told(chinese_to_english: Path, tmp_path: Path) -> None:
    for path in chinese_to_english.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "vocab.zhen.spm").write_bytes(b"no vocabulary")
    with pytest.raises(ModelError, match="fxtranslate cannot load draft"):
        made(tmp_path).count_tokens("茶")


def test_files_that_are_missing_are_named(tmp_path: Path) -> None:
    (tmp_path / "model.zhen.bin").write_bytes(b"x")
    with pytest.raises(ModelError, match=r"vocab\.\*\.spm"):
        made(tmp_path).load()


def test_a_model_whose_parts_do_not_fit_fails_as_an_engine(
    chinese_to_english: Path, tmp_path: Path
) -> None:
    """The package panics: no ``Exception``, and not to get out of the engine."""
    for path in chinese_to_english.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    model = tmp_path / "model.zhen.intgemm.alphas.bin"
    model.write_bytes(model.read_bytes().replace(b"encoder_l1_self_bq", b"encoder_l1_self_xx"))
    model.write_bytes(
        model.read_bytes().replace(b"decoder_l1_rnn_ffn_ln", b"decoder_l1_rnn_ffn_xx")
    )
    engine = made(tmp_path)
    with pytest.raises(EngineError, match="fxtranslate failed with draft"):
        asked(engine, "我们喝茶。")
    engine.close()


def test_it_is_opened_from_the_store(chinese_to_english: Path, tmp_path: Path) -> None:
    listed = ModelSpec(
        name="draft",
        about="For a test.",
        kind="translator",
        engine="firefox",
        directions=("zh-en",),
        licence="CC0-1.0",
        attribution="",
        card="",
        consent="",
        files=tuple(FileSpec(name=name) for name in firefox_files.hashes(chinese_to_english)),
        sources=(FolderSource(folder=chinese_to_english),),
    )
    store = ModelStore(tmp_path / "models", [listed])
    installed = fetch("draft", store=store)
    engine = open_engine(store, "draft", EngineOptions(interactive=True))
    [output] = engine.translate([Request(text="她看书。")], source="zh", target="en")
    assert output.text == "She reads books."
    assert engine.signature().startswith(f"firefox:draft@{installed.digest}:fxtranslate-")
    engine.close()
