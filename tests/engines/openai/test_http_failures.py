"""What a server's refusals mean, at the bounds of each kind."""

from __future__ import annotations

import json
from email.message import Message

import pytest

from translator.engines.openai import http_failures
from translator.engines.openai.backoff import PassingError
from translator.engines.openai.http_failures import RefusedError, failure, reported
from translator.engines.openai.server import Key, parse

SERVER = parse("openai:small@http://127.0.0.1:9/v1")
assert SERVER is not None


def refusal(
    status: int, said: object = "", *, key: Key | None = None, models: tuple[str, ...] = ()
) -> PassingError | RefusedError:
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    assert SERVER is not None
    return failure(status, Message(), content, server=SERVER, key=key or Key(), models=models)


def words(status: int, said: object = "", **more: object) -> str:
    error = refusal(status, said, **more)  # type: ignore[arg-type]
    assert isinstance(error, RefusedError)
    assert error.status == status
    return error.say("en")


@pytest.mark.parametrize(
    ("status", "key"),
    [
        (299, "server.refused"), (300, "server.redirected"), (399, "server.redirected"),
        (400, "server.refused"), (418, "server.refused"), (499, "server.refused"),
    ],
)  # fmt: skip
def test_a_refusal_stays(status: int, key: str) -> None:
    error = refusal(status)
    assert isinstance(error, RefusedError) and error.key == key


def test_where_a_server_sends_us_is_said() -> None:
    headers = Message()
    headers["Location"] = "http://other.example/"
    assert SERVER is not None
    error = failure(302, headers, b"", server=SERVER, key=Key())
    assert isinstance(error, RefusedError) and "http://other.example/" in error.say("en")
    assert "nowhere" in words(302)


def test_no_waiting_mends_what_is_not_paid_for() -> None:
    assert isinstance(refusal(429), PassingError)
    assert isinstance(refusal(429, {"error": {"code": "rate_limit"}}), PassingError)
    assert isinstance(refusal(429, {"error": {"type": "insufficient_quota"}}), RefusedError)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"error": {"message": "No tea."}}, "No tea"),
        ({"error": "No tea."}, "No tea"),
        ({"detail": "No tea."}, "No tea"),
        ({"error": {"code": 7}}, '{"code": 7}'),
        (["No tea."], '["No tea."]'),
        (b"<html><title>No\n tea</title><p>at all", "No tea"),
        (b"<p>No</p><b>tea</b>", "No tea"),
        (b"No\x1b[1m tea", "No [1m tea"),
        (b"x" * 200, "x" * 200),
        (b"x" * 201, "x" * 200 + "…"),
    ],
)
def test_a_servers_own_words_are_shown(said: object, shown: str) -> None:
    assert shown in words(418, said)
    assert shown + "x" not in words(418, said)


def test_a_key_is_not_shown() -> None:
    said = words(418, b"secret is wrong", key=Key(value="secret"))
    assert "secret" not in said and "… is wrong" in said


@pytest.mark.parametrize("status", [401, 403])
def test_what_is_wrong_with_a_key_is_said(status: int) -> None:
    assert words(status) != words(status, key=Key(value="k", variable="TEA_KEY"))
    assert "TEA_KEY" in words(status, key=Key(value="k", variable="TEA_KEY"))
    assert "TEA_KEY" not in words(402, key=Key(value="k", variable="TEA_KEY"))


@pytest.mark.parametrize(("number", "more"), [(0, ""), (8, ""), (9, "1"), (12, "4")])
def test_some_of_the_servers_models_are_named(number: int, more: str) -> None:
    models = tuple(f"m{at}" for at in range(number))
    said = words(404, models=models)
    assert [name for name in models if name in said] == [*models[:8]]
    assert (f" {more} more" in said) is bool(more)


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("30", "", 30.0), ("1.5", "", 1.5), ("-1", "", None), ("soon", "", None), ("", "", None),
        ("999999999", "", 999999999.0), ("9999999999", "", None),
        ("Mon, 30 Nov 2026 09:00:30 GMT", "Mon, 30 Nov 2026 09:00:00 GMT", 30.0),
        ("Mon, 30 Nov 2026 09:00:00 GMT", "Mon, 30 Nov 2026 09:00:30 GMT", 0.0),
        ("Mon, 30 Nov 2026 09:00:00 GMT", "", None),
    ],
)  # fmt: skip
def test_how_long_a_server_wants_to_be_left_alone(
    value: str, date: str, seconds: float | None
) -> None:
    headers = Message()
    headers["Retry-After"], headers["Date"] = value, date
    assert SERVER is not None
    error = failure(503, headers, b"", server=SERVER, key=Key())
    assert isinstance(error, PassingError) and error.after == seconds


@pytest.mark.parametrize(
    ("payload", "status"),
    [
        ({"error": {"code": 418}}, 418),
        ({"error": {"code": 400}}, 400),
        ({"error": {"code": 599}}, 599),
        ({"error": {"code": 600}}, None),
        ({"error": {"code": 399}}, None),
        ({"error": {"code": "418"}}, None),
        ({"error": "No tea."}, None),
        ([], None),
    ],
)
def test_an_answer_that_turned_into_an_error(payload: object, status: int | None) -> None:
    assert SERVER is not None
    error = reported(payload, server=SERVER, key=Key())
    if status is None:  # as good as a server that broke down
        assert isinstance(error, PassingError)
    else:
        assert isinstance(error, RefusedError) and error.status == status


def test_a_status_nobody_knows_is_its_number() -> None:
    assert "418 I'm a Teapot" in words(418)
    assert "499" in words(499)
    assert http_failures.PASSING.isdisjoint({418, 499})
