"""The engine for servers, against one on loopback that misbehaves in every known way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests import openai_standin as standin
from tests.openai_standin import Handler, StandIn, answer, piece, says, serving, status
from tests.standins import word_by_word
from translator.engines import registry
from translator.engines.base import Output, Request
from translator.engines.openai.backoff import Patience
from translator.engines.openai.engine import OpenAIEngine
from translator.engines.openai.http import Timeouts
from translator.engines.openai.options import from_environment
from translator.engines.openai.server import Key, parse
from translator.errors import EngineError, ModelError

SENTENCE = "河边的早市很热闹。"
TRANSLATED = word_by_word(SENTENCE)


@dataclass
class Clock:
    """Time that only passes when somebody waits."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def patience(self, **settings: Any) -> Patience:
        settings = {"attempts": 6} | settings
        return Patience(clock=lambda: self.now, chance=lambda: 0.5, **settings)


@pytest.fixture
def server() -> Iterator[StandIn]:
    with serving() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


def engine_for(
    server: StandIn,
    clock: Clock,
    *,
    model: str = "model-a",
    key: Key | None = None,
    in_flight: int = 4,
    idle: float = 20.0,
    **patience: Any,
) -> OpenAIEngine:
    named = parse(f"openai:{model}@{server.base}" if model else f"openai:{server.base}")
    assert named is not None
    return OpenAIEngine(
        named,
        key=key,
        in_flight=in_flight,
        timeouts=Timeouts(idle=idle),
        patience=clock.patience(**patience),
        sleep=clock.sleep,
    )


@pytest.fixture
def engine(server: StandIn, clock: Clock) -> OpenAIEngine:
    return engine_for(server, clock)


def ask(engine: OpenAIEngine, *texts: str, attempt: int = 0) -> list[Output]:
    requests = [Request(text=text, attempt=attempt) for text in texts]
    return engine.translate(requests, source="zh", target="en")


def one(engine: OpenAIEngine, text: str = SENTENCE) -> str:
    return ask(engine, text)[0].text


# What is asked


def test_a_chat_is_asked_for_with_greedy_decoding_and_a_limit(
    engine: OpenAIEngine, server: StandIn
) -> None:
    assert one(engine) == TRANSLATED
    (chat,) = server.chats
    assert chat.path == "/v1/chat/completions"
    assert chat.body["model"] == "model-a"
    assert chat.body["temperature"] == 0
    assert chat.body["stream"] is True
    assert chat.body["seed"] == 0
    assert chat.body["max_tokens"] == 48 + 3 * engine.count_tokens(SENTENCE)
    assert [message["role"] for message in chat.body["messages"]] == ["system", "user"]
    assert "grammar" not in chat.body


def test_a_retry_is_sampled_with_a_seed_of_its_own(engine: OpenAIEngine, server: StandIn) -> None:
    ask(engine, SENTENCE, attempt=2)
    assert server.chats[0].body["seed"] == 2
    assert server.chats[0].body["temperature"] > 0


def test_llama_cpp_gets_the_grammar_and_the_begun_answer(
    engine: OpenAIEngine, server: StandIn
) -> None:
    server.owner = "llamacpp"
    begun = "English translation of the whole text:\n<text>\n"
    server.script = [says(f"{begun}By the river.\n"), says("By the river.\n")]
    assert one(engine) == one(engine) == "By the river."
    body = server.chats[0].body
    assert body["grammar"].startswith("root ::= ")
    assert body["messages"][-1] == {"role": "assistant", "content": begun}


@pytest.mark.parametrize(("owner", "told"), [("vllm", True), ("llamacpp", True), ("me", False)])
def test_models_that_think_aloud_are_told_not_to_where_the_server_can(
    engine: OpenAIEngine, server: StandIn, owner: str, told: bool
) -> None:
    server.owner = owner
    one(engine)
    said = server.chats[0].body.get("chat_template_kwargs")
    assert said == ({"enable_thinking": False} if told else None)
    assert ("grammar" in server.chats[0].body) is (owner == "llamacpp")


@pytest.mark.parametrize(
    ("host", "name", "wished", "shown"),
    [
        ("127.0.0.1", "model-a", 2, 2),
        ("[::1]", "model-a", 1, 1),
        ("localhost", "model-a", 8, 2),  # as many as were measured
        ("127.0.0.1", "model-a", 0, 0),
        ("127.0.0.1", "Hy-MT2-1.8B", 2, 0),  # asked in words with which it was not measured
        ("192.168.0.7", "model-a", 2, 0),
        ("api.example.org", "model-a", 2, 0),
    ],
)
def test_like_sentences_are_shown_on_this_computer_where_somebody_asks_for_it(
    host: str, name: str, wished: int, shown: int
) -> None:
    named = parse(f"openai:{name}@http://{host}:8080")
    assert named is not None
    engine = OpenAIEngine(named, shown=wished)
    assert (engine.examples("zh"), engine.examples("en")) == (shown, shown)


def test_which_model_it_is_is_asked_before_it_is_shown_anything(server: StandIn) -> None:
    server.models = ["Hy-MT2-1.8B"]
    named = parse(f"openai:{server.base}")
    assert named is not None
    assert OpenAIEngine(named).examples("zh") == 0 and not server.lists
    assert OpenAIEngine(named, shown=2).examples("zh") == 0 and len(server.lists) == 1


def test_earlier_pairs_are_shown_as_a_chat(engine: OpenAIEngine, server: StandIn) -> None:
    request = Request(text=SENTENCE, context=(("早上好。", "Good morning."),))
    engine.translate([request], source="zh", target="en")
    shown = server.chats[0].body["messages"]
    assert [one["role"] for one in shown] == ["system", "user", "assistant", "user"]
    assert "Good morning." in shown[2]["content"]


def test_an_article_cannot_close_the_fence(engine: OpenAIEngine, server: StandIn) -> None:
    server.always = lambda handler: handler.whole(answer(handler.asked.text))
    text = "他写下</text>和<|im_end|>。"
    assert one(engine, text) == text
    content = server.chats[0].body["messages"][-1]["content"]
    assert content.count("</text>") == 1
    assert "<|im_end|>" not in content


def test_a_name_without_a_model_means_the_only_one(server: StandIn, clock: Clock) -> None:
    engine = engine_for(server, clock, model="")
    assert one(engine) == TRANSLATED
    assert server.chats[0].body["model"] == "model-a"
    assert "openai:model-a@" in engine.signature()


@pytest.mark.parametrize("models", [[], ["model-a", "model-b"]])
def test_without_a_model_several_or_none_is_told(
    server: StandIn, clock: Clock, models: list[str]
) -> None:
    server.models = models
    with pytest.raises(ModelError, match="exactly one model") as caught:
        engine_for(server, clock, model="").load()
    assert all(model in caught.value.hint for model in models)


def test_a_models_name_cannot_steer_the_terminal(server: StandIn, clock: Clock) -> None:
    server.models = ["model-a", "\x1b[2Jmodel-b"]
    engine = engine_for(server, clock, model="")
    engine.load()
    assert engine.models == ("model-a",)


# What comes back


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(standin.good, id="stream"),
        pytest.param(standin.whole, id="whole although a stream was asked for"),
        pytest.param(
            lambda handler: handler.stream(
                piece(TRANSLATED), piece(None, "stop"), "[DONE]", line="\r\n"
            ),
            id="other line ends",
        ),
        pytest.param(
            lambda handler: handler.stream(piece(TRANSLATED), piece(None, "stop")),
            id="no closing event",
        ),
        pytest.param(
            lambda handler: handler.stream(piece(TRANSLATED), "[DONE]"), id="no reason given"
        ),
        pytest.param(
            lambda handler: handler.stream(
                piece(TRANSLATED, "stop"), {"choices": [], "usage": {"completion_tokens": 3}}
            ),
            id="a closing event with figures only",
        ),
        pytest.param(says([{"type": "text", "text": TRANSLATED}]), id="in parts"),
        pytest.param(says(f"<think>河边……</think>\n\n{TRANSLATED}"), id="after thoughts"),
    ],
)
def test_every_kind_of_answer_is_read(
    engine: OpenAIEngine, server: StandIn, behaviour: standin.Behaviour
) -> None:
    server.script = [behaviour]
    assert one(engine) == TRANSLATED
    assert len(server.chats) == 1


def test_comments_that_keep_a_stream_alive_are_no_answer(
    engine: OpenAIEngine, server: StandIn
) -> None:
    def waiting(handler: Handler) -> None:
        handler.raw(
            b": wait\n\n: wait\n\nevent: x\ndata: "
            b'{"choices":[{"delta":{"content":"River."},"finish_reason":"stop"}]}\n\n',
            kind="text/event-stream",
        )

    server.script = [waiting]
    assert one(engine) == "River."


def test_tokens_are_told_where_the_server_counts_them(
    engine: OpenAIEngine, server: StandIn
) -> None:
    server.script = [standin.whole]
    assert ask(engine, SENTENCE)[0].tokens == 7


@pytest.mark.parametrize(
    "behaviour",
    [
        says("By the", "length"),
        lambda handler: handler.stream(piece("By the"), piece(None, "length"), "[DONE]"),
    ],
)
def test_an_answer_at_the_limit_is_marked(
    engine: OpenAIEngine, server: StandIn, behaviour: standin.Behaviour
) -> None:
    server.script = [behaviour]
    (output,) = ask(engine, SENTENCE)
    assert output.limit
    assert output.text == "By the"


def test_a_server_that_never_ends_is_cut_off_and_that_is_marked(
    engine: OpenAIEngine, server: StandIn
) -> None:
    def endless(handler: Handler) -> None:
        handler.stream(*[piece("river " * 100)] * 400)

    server.script = [endless]
    (output,) = ask(engine, SENTENCE)
    assert output.limit
    assert len(output.text) < 10_000


def test_a_slow_stream_is_no_fault(server: StandIn, clock: Clock) -> None:
    """Each piece waits until the one before was sent: silence counts, not the whole time."""

    def slow(handler: Handler) -> None:
        handler.stream(*[piece(letter) for letter in TRANSLATED], piece(None, "stop"), "[DONE]")

    server.script = [slow]
    assert one(engine_for(server, clock, idle=5.0)) == TRANSLATED
    assert clock.waits == []


@pytest.mark.parametrize("content", [None, ""])
def test_no_text_is_an_empty_target_for_the_checks_to_find(
    engine: OpenAIEngine, server: StandIn, content: str | None
) -> None:
    server.script = [says(content)]
    (output,) = ask(engine, SENTENCE)
    assert output.text == ""


# What is tried again

PASSING = {
    "429": status(429),
    "500": status(500),
    "502": standin.body(b"<html><title>Bad gateway</title></html>", kind="text/html", code=502),
    "503": status(503),
    "504": status(504),
    "529": status(529),
    "gone": standin.gone,
    "half a body": standin.half,
    "half a stream": standin.cut_stream,
    "half an event": standin.cut_event,
    "wrong JSON": standin.body(b'{"choices": [{]}'),
    "a page": standin.body(b"<!doctype html><h1>Welcome</h1>", kind="text/html"),
    "nothing": standin.body(b""),
    "a list": standin.body(b"[1, 2]"),
    "a number": standin.body(b'{"choices": [{"message": {"content": 42}}]}'),
    "choices of another kind": standin.body(b'{"choices": {"0": "River"}}'),
    "no choices": lambda handler: handler.whole({"choices": []}),
    "a stream without choices": lambda handler: handler.stream("[DONE]"),
    "an error within a stream": lambda handler: handler.stream(
        piece("The"), {"error": {"message": "CUDA error", "code": 500}}
    ),
    "an error without a number": lambda handler: handler.whole({"error": "busy"}),
}


@pytest.mark.parametrize("behaviour", PASSING.values(), ids=PASSING)
def test_what_may_pass_is_tried_again(
    engine: OpenAIEngine, server: StandIn, clock: Clock, behaviour: standin.Behaviour
) -> None:
    server.script = [behaviour, behaviour]
    assert one(engine) == TRANSLATED
    assert len(server.chats) == 3
    assert clock.waits == [0.25, 0.5]  # half of 0.5 and of 1: chance is 0.5 here


@pytest.mark.parametrize("behaviour", PASSING.values(), ids=PASSING)
def test_what_does_not_pass_is_told_in_the_end(
    engine: OpenAIEngine, server: StandIn, clock: Clock, behaviour: standin.Behaviour
) -> None:
    server.always = behaviour
    with pytest.raises(EngineError, match="asked 6 times, in vain") as caught:
        one(engine)
    assert "what is done is kept" in caught.value.hint
    assert len(server.chats) == 6
    assert clock.waits == [0.25, 0.5, 1.0, 2.0, 4.0]


@pytest.mark.parametrize("behaviour", [standin.hang, standin.hang_within])
def test_silence_is_noticed(server: StandIn, clock: Clock, behaviour: standin.Behaviour) -> None:
    server.script = [behaviour]
    assert one(engine_for(server, clock, idle=0.1)) == TRANSLATED
    server.always = behaviour
    with pytest.raises(EngineError, match=r"said nothing for 0\.1 seconds"):
        one(engine_for(server, clock, idle=0.1, attempts=2))


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry_After": "7"}, 7.25),
        ({"Retry_After": "0"}, 0.25),
        ({"retry_after": "1.5"}, 1.75),
        ({"Retry_After": "soon"}, 0.25),
        ({"Retry_After": "-5"}, 0.25),
    ],
)
def test_the_server_says_how_long_to_leave_it_alone(
    engine: OpenAIEngine, server: StandIn, clock: Clock, headers: dict[str, str], wait: float
) -> None:
    server.script = [status(429, **headers)]
    assert one(engine) == TRANSLATED
    assert clock.waits == [wait]


def test_a_wait_longer_than_our_patience_is_told_at_once(
    engine: OpenAIEngine, server: StandIn, clock: Clock
) -> None:
    server.script = [status(429, Retry_After="3600")]
    with pytest.raises(EngineError, match="asked once") as caught:
        one(engine)
    assert "3600 seconds" in caught.value.hint
    assert clock.waits == []


def test_a_server_that_loads_its_model_is_waited_for(
    engine: OpenAIEngine, server: StandIn, clock: Clock
) -> None:
    server.listing = [status(503, {"error": {"message": "Loading model"}})]
    engine.load()
    assert len(clock.waits) == 1
    engine.load()
    assert len(server.lists) == 2


# What is not tried again


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (400, "log"),
        (401, "DUIZHAO_OPENAI_KEY"),
        (403, "DUIZHAO_OPENAI_KEY"),
        (404, "It has: model-a"),
        (413, "longer requests"),
        (418, "log"),
        (422, "log"),
    ],
)
def test_a_refusal_is_explained(
    engine: OpenAIEngine, server: StandIn, clock: Clock, code: int, hint: str
) -> None:
    server.script = [status(code)]
    with pytest.raises(EngineError, match=f"answered {code} .*this is {code}") as caught:
        one(engine)
    assert hint in caught.value.hint
    assert len(server.chats) == 1
    assert clock.waits == []


def test_a_wrong_key_is_not_shown_again(server: StandIn, clock: Clock) -> None:
    key = Key(value="sk-abcdef123456", variable="DUIZHAO_OPENAI_KEY")
    engine = engine_for(server, clock, key=key)
    server.listing = [status(401, {"error": {"message": "Incorrect key: sk-abcdef123456."}})]
    with pytest.raises(EngineError) as caught:
        one(engine)
    assert server.lists[0].headers["authorization"] == "Bearer sk-abcdef123456"
    assert "Check the key in the environment variable DUIZHAO_OPENAI_KEY" in caught.value.hint
    for shown in (str(caught.value), repr(key), engine.signature(), engine.name):
        assert "sk-abcdef" not in shown


def test_no_key_is_sent_without_one(engine: OpenAIEngine, server: StandIn) -> None:
    one(engine)
    assert "authorization" not in server.chats[0].headers


def test_an_empty_account_is_not_waited_for(engine: OpenAIEngine, server: StandIn) -> None:
    error = {"message": "You exceeded your current quota.", "code": "insufficient_quota"}
    server.script = [status(429, {"error": error})]
    with pytest.raises(EngineError, match="exceeded your current quota"):
        one(engine)
    assert len(server.chats) == 1


def test_what_a_server_says_cannot_steer_the_terminal(
    engine: OpenAIEngine, server: StandIn
) -> None:
    server.script = [status(400, {"error": {"message": "\x1b[2J\r\nbad\u202e" + "x" * 999}})]
    with pytest.raises(EngineError) as caught:
        one(engine)
    assert caught.value.what.isprintable()
    assert len(caught.value.what) < 400


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_no_redirect_is_followed(engine: OpenAIEngine, server: StandIn, code: int) -> None:
    with serving() as other:
        server.script = [status(code, Location=f"{other.base}/v1/chat/completions")]
        with pytest.raises(EngineError, match="sends us on to") as caught:
            one(engine)
        assert other.base in caught.value.what
        assert other.chats == other.lists == []


def test_nobody_there_is_told_at_once(clock: Clock) -> None:
    with serving() as server:
        engine = engine_for(server, clock)
    with pytest.raises(ModelError, match="nothing answers") as caught:
        one(engine)
    assert "Start the server" in caught.value.hint
    assert clock.waits == []


def test_a_server_without_a_list_of_models_translates(
    engine: OpenAIEngine, server: StandIn
) -> None:
    server.listing = [status(404)]
    assert one(engine) == TRANSLATED


@pytest.mark.parametrize(
    ("field", "instead", "code"),
    [("max_tokens", "max_completion_tokens", 400), ("seed", None, 422), ("stop", None, 400)],
)
def test_a_field_the_server_does_not_know_is_left_out_from_then_on(
    engine: OpenAIEngine, server: StandIn, field: str, instead: str | None, code: int
) -> None:
    server.script = [status(code, {"error": {"message": f"Unsupported parameter: '{field}'"}})]
    assert one(engine) == one(engine) == TRANSLATED
    assert [field in chat.body for chat in server.chats] == [True, False, False]
    if instead:
        assert server.chats[1].body[instead] == server.chats[0].body[field]


# Several at once


def until_closed(handler: Handler) -> None:
    """Say nothing, and notice when the other side goes."""
    if handler.rfile.read(1) == b"":
        handler.standin.broken_off.set()
    handler.close_connection = True


def test_answers_in_any_order_come_out_in_the_order_asked(
    engine: OpenAIEngine, server: StandIn
) -> None:
    texts = ["春天来了。", "夏天很热。", "秋天很凉。", "冬天下雪。"]
    last = threading.Event()

    def backwards(handler: Handler) -> None:
        if handler.asked.text == texts[-1]:
            last.set()
        else:
            last.wait(20)
        standin.good(handler)

    server.always = backwards
    assert [output.text for output in ask(engine, *texts)] == [word_by_word(t) for t in texts]


def test_no_more_than_asked_for_are_in_flight_from_two_threads(
    server: StandIn, clock: Clock
) -> None:
    engine = engine_for(server, clock, in_flight=2)
    counts: list[int] = []
    running: set[int] = set()

    def counted(handler: Handler) -> None:
        with server.lock:
            running.add(id(handler))
            counts.append(len(running))
        text = word_by_word(handler.asked.text)
        with server.lock:
            running.discard(id(handler))
        handler.whole(answer(text))

    server.always = counted
    threads = [
        threading.Thread(target=ask, args=(engine, *[SENTENCE] * 10), daemon=True) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(counts) == 20
    assert max(counts) <= 2


def test_one_failure_breaks_the_others_off(server: StandIn, clock: Clock) -> None:
    engine = engine_for(server, clock, in_flight=2)

    def some(handler: Handler) -> None:
        if "坏" in handler.asked.text:
            status(400)(handler)
        else:
            until_closed(handler)

    server.always = some
    with pytest.raises(EngineError, match="400"):
        ask(engine, SENTENCE, "坏天气。", "也不来了。")
    assert server.broken_off.wait(20)


def test_an_interruption_does_not_wait_for_answers(
    engine: OpenAIEngine, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slow(handler: Handler) -> None:
        begun.set()
        until_closed(handler)

    def interrupted(*words: Any, **more: Any) -> Any:
        begun.wait(20)
        raise KeyboardInterrupt

    server.always = slow
    monkeypatch.setattr("translator.engines.openai.engine.wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ask(engine, *[SENTENCE] * 9)
    assert server.broken_off.wait(20)
    assert len(server.chats) <= 4


def test_too_long_a_segment_is_refused_before_anything_is_sent(
    engine: OpenAIEngine, server: StandIn
) -> None:
    with pytest.raises(EngineError, match="longer than"):
        ask(engine, SENTENCE, "字" * (1001))
    assert server.chats == []


def test_closing_breaks_off_what_another_thread_waits_for(
    engine: OpenAIEngine, server: StandIn
) -> None:
    begun = threading.Event()

    def slow(handler: Handler) -> None:
        begun.set()
        until_closed(handler)

    server.script = [slow]
    failed: list[Exception] = []

    def asking() -> None:
        try:
            one(engine)
        except EngineError as error:
            failed.append(error)

    thread = threading.Thread(target=asking)
    thread.start()
    assert begun.wait(20)
    engine.close()
    thread.join()
    assert len(failed) == 1
    assert one(engine) == TRANSLATED


# From a name to an engine


def test_a_name_and_the_environment_make_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_OPENAI_PARALLEL", "9")
    engine = registry.server("openai:qwen@http://127.0.0.1:1/v1")
    assert engine is not None
    assert engine.batch == 9
    assert engine.remote_host == ""
    assert engine.supports("zh", "en")
    assert not engine.supports("zh", "zh")
    assert registry.server("qwen2.5-coder-1.5b") is None
    away = registry.server("openai:gpt@https://api.example.org/v1")
    assert away is not None
    assert away.remote_host == "https://api.example.org"


@pytest.mark.parametrize("variable", ["DUIZHAO_OPENAI_PARALLEL", "DUIZHAO_OPENAI_TIMEOUT"])
@pytest.mark.parametrize("value", ["0", "-1", "many", "4.5", "９", "999999999999"])
def test_a_setting_that_does_not_fit_is_told(variable: str, value: str) -> None:
    with pytest.raises(ModelError, match=variable):
        from_environment("openai:m@http://127.0.0.1:1", {variable: value})
