"""The fast engine, on a model trained here, held against the reference."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.snapshots import MARIAN_FILES, sentences, spoiled
from translator.engines.base import Engine, Output, Request, Scorer
from translator.engines.nmt.ctranslate import CTranslateEngine
from translator.engines.nmt.decoding import Decoding
from translator.engines.nmt.transformers import TransformersEngine
from translator.errors import EngineError, ModelError
from translator.types import Quality

GREEDY = Decoding(beam=1)
KNOWN = [zh for zh, _ in sentences()]
SEGMENTS = KNOWN + [spoiled(zh, number) for number, zh in enumerate(KNOWN)]
"""Sentences the model knows, and nonsense it is unsure of."""

Make = Callable[..., CTranslateEngine]


@pytest.fixture
def make(small_marian: Path, converted: dict[str, Path]) -> Make:
    def made(**changes: Any) -> CTranslateEngine:
        quantization = changes.get("compute_type", "int8")
        settings = {"name": "small", "digest": "0", "directions": ["zh-en"]}
        return CTranslateEngine(
            small_marian, **settings | {"weights": lambda: converted[quantization]} | changes
        )

    return made


@pytest.fixture
def reference(small_marian: Path) -> TransformersEngine:
    return TransformersEngine(
        small_marian, name="small", digest="0", directions=["zh-en"], decoding=GREEDY
    )


class Spelled:
    """Tokens whose text is the tokens themselves, one by one."""

    def __init__(self, tokens: Any) -> None:
        self._tokens = tokens

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokens, name)

    def text(self, tokens: Sequence[str]) -> str:
        return " ".join(tokens)


def ask(engine: Engine, texts: Sequence[str], attempt: int = 0) -> list[Output]:
    requests = [Request(text=text, attempt=attempt) for text in texts]
    return engine.translate(requests, source="zh", target="en")


def spell(engine: Any, texts: Sequence[str]) -> list[str]:
    engine.load()
    engine._tokens = Spelled(engine._tokens)
    return [output.text for output in ask(engine, texts)]


def test_real_translations_come_out(make: Make) -> None:
    outputs = ask(make(), KNOWN)
    right = [en for (_, en), output in zip(sentences(), outputs, strict=True) if output.text == en]
    # 8 bits cost a model as small as this more where the processor has no instructions for them.
    assert len(right) >= 0.75 * len(KNOWN)
    assert not any(output.limit for output in outputs)


def test_token_for_token_it_is_what_the_reference_gives(
    make: Make, reference: TransformersEngine
) -> None:
    fast = spell(make(compute_type="float32", decoding=GREEDY), SEGMENTS)
    assert fast == spell(reference, SEGMENTS)


def test_one_by_one_is_what_a_batch_gives(make: Make) -> None:
    engine = make(compute_type="float32", decoding=GREEDY)
    assert spell(engine, SEGMENTS) == [ask(engine, [text])[0].text for text in SEGMENTS]


@pytest.mark.parametrize("quality", list(Quality))
def test_known_sentences_come_out_alike_in_any_company(make: Make, quality: Quality) -> None:
    engine = make(quality=quality)
    together = [output.text for output in ask(engine, SEGMENTS)][: len(KNOWN)]
    assert together == [ask(engine, [text])[0].text for text in KNOWN]


def test_one_waiting_person_gets_the_same(make: Make) -> None:
    texts = [output.text for output in ask(make(), KNOWN)]
    assert [output.text for output in ask(make(interactive=True), KNOWN)] == texts
    assert make(interactive=True).batch < make().batch


def test_attempts_mixed_in_one_call_are_what_they_are_alone(make: Make) -> None:
    engine = make(compute_type="float32")
    text = spoiled(KNOWN[3], 7)
    mixed = engine.translate(
        [Request(text=text, attempt=attempt) for attempt in (3, 0, 2, 1)], source="zh", target="en"
    )
    alone = [ask(engine, [text], attempt)[0] for attempt in (3, 0, 2, 1)]
    assert [output.text for output in mixed] == [output.text for output in alone]
    assert len({output.text for output in mixed}) > 1


def test_a_later_attempt_takes_another_hypothesis(make: Make) -> None:
    engine = make()
    found = [ask(engine, [KNOWN[0]], attempt)[0].text for attempt in (0, 3, 4)]
    assert len(set(found)) == 3


def test_nothing_is_cut_without_saying_so(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make()
    whole = ask(engine, KNOWN[:2])
    for module in ("ctranslate", "packing"):
        monkeypatch.setattr(f"translator.engines.nmt.{module}.limit", lambda tokens: 4)
    for output, full in zip(ask(engine, KNOWN[:2]), whole, strict=True):
        assert output.limit
        assert output.text != full.text


def test_a_limit_is_each_requests_own(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make(decoding=GREEDY)
    short, long = KNOWN[1], KNOWN[2] * 3
    length = {text: engine.count_tokens(text) for text in (short, long)}
    own = {length[short]: 2, length[long]: 400}
    for module in ("ctranslate", "packing"):
        monkeypatch.setattr(f"translator.engines.nmt.{module}.limit", own.__getitem__)
    outputs = ask(engine, [short, long])
    assert outputs[0].limit
    assert ask(engine, [short])[0].text == outputs[0].text


def test_a_score_is_the_mean_log_probability_of_a_token(make: Make) -> None:
    for decoding in (GREEDY, Decoding(beam=4)):
        engine = make(compute_type="float32", decoding=decoding)
        output = ask(engine, KNOWN[:1])[0]
        [score] = engine.score([(KNOWN[0], output.text)], source="zh", target="en")
        assert output.score == pytest.approx(score, abs=1e-3)


def test_a_right_target_is_likelier_than_a_wrong_one(make: Make) -> None:
    engine = make()
    assert isinstance(engine, Scorer)
    (zh, en), (_, other) = sentences()[:2]
    right, wrong = engine.score([(zh, en), (zh, other)], source="zh", target="en")
    assert right > wrong


def test_what_is_too_long_to_weigh_is_the_unlikeliest_of_all(
    make: Make, reference: TransformersEngine
) -> None:
    pairs = [("河" * 900, "river"), sentences()[0], ("河", "river, " * 400)]
    for engine in (make(), reference):
        first, right, last = engine.score(pairs, source="zh", target="en")
        assert first == last == float("-inf")
        assert right > -1
    assert make().score([], source="zh", target="en") == []


def test_penalties_are_not_in_the_score(make: Make) -> None:
    engine = make(compute_type="float32", decoding=Decoding(beam=4, repetition_penalty=1.3))
    output = ask(engine, KNOWN[:1])[0]
    [score] = engine.score([(KNOWN[0], output.text)], source="zh", target="en")
    assert output.score == pytest.approx(score, abs=1e-3)


def test_full_width_punctuation_is_a_switch(make: Make) -> None:
    engine, plain = make(), make(normalise=False)
    assert engine.signature() != plain.signature()
    assert ask(engine, ["电影几点开始？"])[0].text == ask(engine, ["电影几点开始?"])[0].text


def test_the_signature_says_what_decides(make: Make) -> None:
    made = [
        make(), make(quality=Quality.FAST), make(quality=Quality.BEST), make(digest="1"),
        make(name="other"), make(compute_type="float32"), make(normalise=False),
        make(decoding=Decoding(beam=4, no_repeat_ngram=3)),
    ]  # fmt: skip
    assert len({engine.signature() for engine in made}) == len(made)
    assert make(interactive=True).signature() == make().signature()


def test_a_model_knows_its_directions_only(make: Make) -> None:
    engine = make()
    assert engine.supports("zh", "en")
    assert not engine.supports("en", "zh")
    with pytest.raises(EngineError, match="does not translate en to zh"):
        engine.translate([Request(text="hello")], source="en", target="zh")


def test_a_text_like_tokens_is_text(make: Make) -> None:
    [output] = ask(make(), ["</s> >>jpn<< <pad>"])
    assert "</s>" not in output.text


@pytest.mark.parametrize("name", [name for name in MARIAN_FILES if name != "model.safetensors"])
def test_a_missing_file_is_named(
    small_marian: Path, converted: dict[str, Path], tmp_path: Path, name: str
) -> None:
    for file in MARIAN_FILES:
        if file != name:
            shutil.copy(small_marian / file, tmp_path)
    engine = CTranslateEngine(
        tmp_path, name="small", digest="0", directions=["zh-en"], weights=lambda: converted["int8"]
    )
    with pytest.raises(ModelError, match=name):
        engine.load()


def test_missing_and_damaged_weights_are_told(make: Make, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model\.bin is gone"):
        make(weights=lambda: tmp_path).load()
    (tmp_path / "model.bin").write_bytes(b"nothing of the kind")
    with pytest.raises(ModelError, match="cannot load small"):
        make(weights=lambda: tmp_path).load()
