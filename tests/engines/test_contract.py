"""What every engine promises, tried on each one; the real model joins in tests/model."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.openai_standin import serving
from tests.snapshots import sentences
from translator.engines.base import Engine, Request
from translator.engines.echo import EchoEngine
from translator.engines.openai.options import from_environment
from translator.engines.registry import echo
from translator.engines.script import ScriptEngine
from translator.errors import EngineError
from translator.types import Quality

SENTENCES = (
    "天还没有亮，街上已经很热闹了。",
    "头发很长。",
    "他每天三点起床。",
    "`x1`和[这里](#1)。",
)
ENGINES = {
    "echo": lambda: EchoEngine(),
    "echo:identity": lambda: EchoEngine(identity=True),
    "convert:zh-Hans": lambda: ScriptEngine("zh-Hans"),
    "convert:zh-Hant": lambda: ScriptEngine("zh-Hant"),
    "convert:zh-Hant-TW": lambda: ScriptEngine("zh-Hant-TW"),
    "convert:zh-Hant-HK": lambda: ScriptEngine("zh-Hant-HK"),
}


def ctranslate(folder: Path, weights: Path) -> Engine:
    from translator.engines.nmt.ctranslate import CTranslateEngine

    return CTranslateEngine(
        folder, name="ctranslate", digest="0", directions=["zh-en"], weights=lambda: weights
    )


def transformers(folder: Path) -> Engine:
    from translator.engines.nmt.transformers import TransformersEngine

    return TransformersEngine(
        folder, name="transformers", digest="0", directions=["zh-en"], quality=Quality.FAST
    )


@pytest.fixture(params=[*ENGINES, "ctranslate", "transformers", "openai"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    # The small model babbles on what it was not trained on: the slow engine need not finish.
    monkeypatch.setattr("translator.engines.nmt.transformers.limit", lambda tokens: 12)
    if request.param == "openai":
        with serving() as server:
            made = from_environment(server.name, {})
            assert made.name.startswith("openai:model-a@")
            yield made
            made.close()
        return
    if request.param in ENGINES:
        made = ENGINES[request.param]()
    else:
        folder = request.getfixturevalue("small_marian")
        if request.param == "ctranslate":
            made = ctranslate(folder, request.getfixturevalue("converted")["int8"])
        else:
            made = transformers(folder)
    assert made.name == request.param
    yield made
    made.close()


def ask(engine: Engine, *texts: str) -> list[str]:
    requests = [Request(text=text) for text in texts]
    target = "zh" if engine.supports("zh", "zh") else "en"
    return [output.text for output in engine.translate(requests, source="zh", target=target)]


def test_as_many_come_out_as_go_in_and_in_their_order(engine: Engine) -> None:
    # Sentences the small model knows by heart: where it babbles, two words are all but equal, and
    # which one comes depends on the last bits, thus on the sentences beside it and on the machine.
    known = [chinese for chinese, _ in sentences()[:4]]
    together = ask(engine, *known)
    assert together == [ask(engine, sentence)[0] for sentence in known]
    assert len(set(together)) == len(known)


def test_nothing_in_gives_nothing_out(engine: Engine) -> None:
    assert engine.translate([], source="zh", target="zh") == []


def test_the_same_goes_out_whatever_was_translated_before(engine: Engine) -> None:
    first = ask(engine, SENTENCES[1])
    ask(engine, *SENTENCES)
    assert ask(engine, SENTENCES[1]) == first


def test_loading_and_closing_twice_is_harmless(engine: Engine) -> None:
    engine.load()
    engine.load()
    first = ask(engine, SENTENCES[0])
    engine.close()
    engine.close()
    assert ask(engine, SENTENCES[0]) == first


def test_two_threads_get_what_one_gets(engine: Engine) -> None:
    alone = ask(engine, *SENTENCES)
    results: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: results.append(ask(engine, *SENTENCES))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone, alone]


def test_the_signature_is_one_word_and_stays(engine: Engine) -> None:
    before = engine.signature()
    engine.load()
    ask(engine, SENTENCES[0])
    assert engine.signature() == before
    assert before
    assert " " not in before


def test_signatures_differ_where_targets_do() -> None:
    signatures = [make().signature() for make in ENGINES.values()]
    assert len(set(signatures)) == len(ENGINES)


def test_a_batch_and_a_longest_request_are_named(engine: Engine) -> None:
    assert engine.batch >= 1
    assert engine.max_tokens >= engine.count_tokens(SENTENCES[0]) > 0


def test_what_is_too_long_raises_and_is_never_cut(engine: Engine) -> None:
    if engine.max_tokens > 100_000:
        pytest.skip("this engine takes any length")
    text = "天还没有亮，" * engine.max_tokens
    assert engine.count_tokens(text) > engine.max_tokens
    with pytest.raises(EngineError, match="is longer than"):
        ask(engine, SENTENCES[0], text)


def test_a_retry_is_another_way_that_stays_the_same(engine: Engine) -> None:
    target = "zh" if engine.supports("zh", "zh") else "en"
    requests = [Request(text=SENTENCES[0], attempt=attempt) for attempt in range(4)]
    first = engine.translate(requests, source="zh", target=target)
    assert engine.translate(requests, source="zh", target=target) == first


def test_echo_marks_and_identity_does_not() -> None:
    assert ask(EchoEngine(), "天气") == ["⟦天气⟧"]
    assert ask(EchoEngine(identity=True), " 天气 ") == [" 天气 "]


def test_names_lead_to_echo_engines_only() -> None:
    for name in ("echo", "echo:identity"):
        found = echo(name)
        assert found is not None
        assert found.name == name
    assert echo("qwen2.5-coder-1.5b") is None
