"""Names of servers: what they lead to, what is private about them."""

from __future__ import annotations

import pytest

from translator.engines.openai.server import (
    key_for,
    of_signature,
    parse,
    signature,
    where_text_goes,
)
from translator.errors import ModelError
from translator.errors.error_sentences import in_language


@pytest.mark.parametrize(
    ("name", "model", "base"),
    [
        ("openai:qwen2.5@http://127.0.0.1:8080/v1", "qwen2.5", "http://127.0.0.1:8080/v1"),
        ("openai:qwen2.5@http://127.0.0.1:8080", "qwen2.5", "http://127.0.0.1:8080/v1"),
        ("openai:qwen2.5@http://127.0.0.1:8080/", "qwen2.5", "http://127.0.0.1:8080/v1"),
        ("openai:@http://localhost:1234", "", "http://localhost:1234/v1"),
        ("openai:http://localhost:1234", "", "http://localhost:1234/v1"),
        ("openai:qwen2.5:7b@http://localhost:11434", "qwen2.5:7b", "http://localhost:11434/v1"),
        ("openai:Qwen/Qwen3-8B@https://Box.Example", "Qwen/Qwen3-8B", "https://box.example/v1"),
        ("openai:a@q4@http://[::1]:8080/v1", "a@q4", "http://[::1]:8080/v1"),
        ("openai:m@https://h.example:443/api/v3/", "m", "https://h.example/api/v3"),
        ("openai:m@https://h.example/v1/chat/completions", "m", "https://h.example/v1"),
    ],
)
def test_a_name_leads_to_a_model_of_a_server(name: str, model: str, base: str) -> None:
    server = parse(name)
    assert server is not None
    assert (server.model, server.base) == (model, base)
    again = parse(server.name)
    assert again == server


@pytest.mark.parametrize("name", ["echo", "qwen2.5-coder-1.5b", "open", ""])
def test_other_names_are_left_to_others(name: str) -> None:
    assert parse(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "openai:",
        "openai:qwen2.5",
        "openai:qwen2.5@127.0.0.1:8080",
        "openai:qwen2.5@ftp://127.0.0.1",
        "openai:qwen2.5@http://",
        "openai:qwen2.5@http://:8080/v1",
        "openai:qwen2.5@http://127.0.0.1:port",
        "openai:qwen2.5@http://127.0.0.1:99999",
        "openai:qwen2.5@http://127.0.0.1/v1?key=a",
        "openai:qwen2.5@http://127.0.0.1/v1#a",
        "openai:qwen2.5@http://127.0.0.1/v1 /x",
        "openai:qwen2.5@http://127.0.0.1/v1\r\nHost: x",
        "openai:qwen2.5@http://ｅxample.org/v1",
        "openai:qwen2.5@http://[::1/v1",
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_an_example(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse(name)
    assert "openai:qwen2.5@http://127.0.0.1:8080/v1" in caught.value.hint


def test_a_password_in_an_address_is_refused() -> None:
    with pytest.raises(ModelError) as caught:
        parse("openai:m@https://me:secret@h.example/v1")
    assert "secret" not in str(caught.value)
    assert "DUIZHAO_OPENAI_KEY" in caught.value.hint


@pytest.mark.parametrize(
    ("base", "leaves"),
    [
        ("http://127.0.0.1:8080", ""),
        ("http://127.8.0.2:8080", ""),
        ("http://localhost:8080", ""),
        ("http://LOCALHOST", ""),
        ("http://[::1]:8080", ""),
        ("http://192.168.1.5:8080/v1", "http://192.168.1.5:8080"),
        ("http://0.0.0.0:8080", "http://0.0.0.0:8080"),
        ("https://api.example.org/v1", "https://api.example.org"),
        ("http://127.0.0.1.example.org/v1", "http://127.0.0.1.example.org"),
        ("http://localhost.example.org/v1", "http://localhost.example.org"),
        ("http://127.1/v1", "http://127.1"),
    ],
)
def test_only_loopback_stays_on_this_computer(base: str, leaves: str) -> None:
    server = parse(f"openai:m@{base}")
    assert server is not None
    assert server.remote_host == leaves


def test_the_sentence_says_where_text_goes_and_whether_it_can_be_read_on_the_way() -> None:
    assert where_text_goes("https://a.example") == (
        "Your text is sent to https://a.example: it leaves this computer."
    )
    goes = where_text_goes("https://a.example")
    assert in_language(goes, "zh-Hans") == "你的文本会发送到 https://a.example，离开这台电脑。"
    assert "未加密" in in_language(where_text_goes("http://192.168.1.5:8080"), "zh-Hans")
    assert "unencrypted" in where_text_goes("http://192.168.1.5:8080")


@pytest.mark.parametrize(
    ("base", "environment", "value"),
    [
        ("http://127.0.0.1", {}, ""),
        ("http://127.0.0.1", {"DUIZHAO_OPENAI_KEY": " k1 \n"}, "k1"),
        ("http://127.0.0.1", {"OPENAI_API_KEY": "k2"}, ""),
        ("https://h.example", {"OPENAI_API_KEY": "k2"}, ""),
        ("https://api.openai.com.h.example", {"OPENAI_API_KEY": "k2"}, ""),
        ("https://api.openai.com", {"OPENAI_API_KEY": "k2"}, "k2"),
        ("https://api.openai.com", {"OPENAI_API_KEY": "k2", "DUIZHAO_OPENAI_KEY": "k1"}, "k1"),
    ],
)
def test_a_key_is_shown_to_whom_it_is_meant_for(
    base: str, environment: dict[str, str], value: str
) -> None:
    server = parse(f"openai:m@{base}")
    assert server is not None
    key = key_for(server, environment)
    assert key.value == value
    assert "k1" not in repr(key)
    assert "k2" not in repr(key)


def test_a_key_is_not_sent_where_all_can_read_it() -> None:
    server = parse("openai:m@http://192.168.1.5:8080")
    assert server is not None
    with pytest.raises(ModelError, match="not encrypted") as caught:
        key_for(server, {"DUIZHAO_OPENAI_KEY": "secret"})
    assert "ssh -L 8080:127.0.0.1:8080 192.168.1.5" in caught.value.hint
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("key", ["a b", "a\r\nX-Other: b", "“abc”"])
def test_a_key_that_is_none_is_told_without_showing_it(key: str) -> None:
    server = parse("openai:m@http://127.0.0.1")
    assert server is not None
    with pytest.raises(ModelError) as caught:
        key_for(server, {"DUIZHAO_OPENAI_KEY": key})
    assert key not in str(caught.value)


@pytest.mark.parametrize("model", ["qwen2.5:7b", "Qwen/Qwen3-8B", "my model@home", "模型"])
def test_a_signature_leads_back_to_the_name(model: str) -> None:
    server = parse(f"openai:{model}@http://127.0.0.1:8080/v1")
    assert server is not None
    written = f"duizhao1:{signature(server)}:prompt1:greedy:grounding=none"
    assert " " not in written
    for wished in (server.name, f"openai:{server.base}"):
        again = of_signature(written, wished=wished)
        assert again is not None
        assert parse(again) == server
    for wished in ("", "echo", "openai:http://127.0.0.1:8081/v1"):
        assert of_signature(written, wished=wished) is None
    other = "duizhao1:llama:qwen@abc:prompt1:greedy"
    assert of_signature(other, wished=server.name) is None


@pytest.mark.parametrize("folder", ["/home/me/models/", "C:\\Users\\me\\", "D:/models/"])
def test_a_models_folder_is_nobodys_business(folder: str) -> None:
    server = parse(f"openai:{folder}qwen.gguf@http://127.0.0.1:8080/v1")
    assert server is not None
    assert signature(server) == "openai:qwen.gguf@http://127.0.0.1:8080/v1"
