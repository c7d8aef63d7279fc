"""A server named with --model: what is shown before text leaves, what is kept when it fails."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import openai_standin as standin
from tests.openai_standin import Handler, StandIn, serving, status
from translator.engines.openai.backoff import Patience
from translator.engines.openai.server import Server
from translator.store import Library

ARTICLE = "# 早市\n\n天还没有亮，街上已经很热闹了。\n\n卖豆腐的师傅来得最早。\n"
LEAVES = "it leaves this computer"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    monkeypatch.delenv("DUIZHAO_OPENAI_KEY", raising=False)
    with serving() as running:
        yield running


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take loopback for another computer."""
    monkeypatch.setattr(Server, "loopback", property(lambda self: False))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_server_on_this_computer_translates_and_nothing_is_said_of_leaving(
    duizhao, server: StandIn, article: Path
) -> None:
    done = duizhao("translate", article, "--model", server.name, "--layout", "target")
    assert done.code in (0, 1), done.err
    assert LEAVES not in done.err
    assert len({chat.text for chat in server.chats}) == 3
    assert article.with_name("article.en.md").read_text(encoding="utf-8").startswith("# ")


ELSEWHERE = "卖豆腐的师傅每天四点起床磨豆子。"
CORRECTED = "The tofu master gets up at four every day to grind beans."


def shown_to(server: StandIn) -> set[str]:
    """Return the sentences the server was asked for with the correction of another article."""
    return {
        chat.text for chat in server.chats
        if CORRECTED in json.dumps(chat.body, ensure_ascii=False)
    }  # fmt: skip


@pytest.mark.parametrize("asked_for", [False, True])
def test_corrections_of_other_articles_are_shown_to_a_server_where_somebody_asks_for_it(
    duizhao, server: StandIn, article: Path, monkeypatch: pytest.MonkeyPatch, asked_for: bool
) -> None:
    if asked_for:
        monkeypatch.setenv("DUIZHAO_OPENAI_EXAMPLES", "2")
    with Library() as library:
        library.correct(ELSEWHERE, CORRECTED, source_language="zh-Hans", target_language="en")
    done = duizhao("translate", article, "--model", server.name, "--layout", "target")
    assert done.code in (0, 1), done.err
    assert len(server.chats) >= 3
    assert shown_to(server) == ({"卖豆腐的师傅来得最早。"} if asked_for else set())
    if asked_for:
        roles = [[one["role"] for one in chat.body["messages"]] for chat in server.chats]
        assert ["system", "user", "assistant", "user"] in roles


@pytest.mark.usefixtures("elsewhere")
def test_a_server_on_another_computer_is_shown_no_corrections_of_other_articles(
    duizhao, server: StandIn, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_OPENAI_EXAMPLES", "2")
    with Library() as library:
        library.correct(ELSEWHERE, CORRECTED, source_language="zh-Hans", target_language="en")
    duizhao("translate", article, "--model", server.name, "--layout", "target")
    assert len(server.chats) >= 3 and not shown_to(server)


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_that_text_leaves_is_said_once_and_before_it_does(
    duizhao, server: StandIn, article: Path, quiet: tuple[str, ...]
) -> None:
    said: list[str] = []

    def watching(handler: Handler) -> None:
        said.append(sys.stderr.buffer.getvalue().decode())  # type: ignore[attr-defined]
        standin.good(handler)

    server.always = watching
    second = article.with_name("second.md")
    second.write_text("河边的早市很热闹。\n", encoding="utf-8")
    done = duizhao("translate", article, second, "--model", server.name, *quiet)
    assert f"Your text is sent to {server.base}, unencrypted: {LEAVES}." in said[0]
    assert done.err.count(LEAVES) == 1


@pytest.mark.usefixtures("elsewhere")
def test_nothing_is_said_of_leaving_where_nothing_leaves(
    duizhao, server: StandIn, article: Path
) -> None:
    done = duizhao("translate", article, "--model", server.name, "--dry-run")
    assert (done.code, LEAVES in done.err, server.chats) == (0, False, [])
    duizhao("translate", article, "--model", server.name)
    asked = len(server.chats)
    again = duizhao("translate", article, "--model", server.name)
    assert (LEAVES in again.err, len(server.chats)) == (False, asked)


def test_what_was_done_before_the_server_failed_is_kept(
    duizhao, server: StandIn, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_OPENAI_PARALLEL", "1")

    def fails_later(handler: Handler) -> None:
        (status(400) if "豆腐" in handler.asked.text else standin.good)(handler)

    server.always = fails_later
    done = duizhao("translate", article, "--model", server.name)
    assert done.code == 4
    assert "answered 400" in done.err
    assert "What is done is kept" in done.err
    server.always = None
    server.chats.clear()
    done = duizhao("translate", article, "--model", server.name)
    assert done.code in (0, 1)
    assert {chat.text for chat in server.chats} == {"卖豆腐的师傅来得最早。"}


def test_a_key_is_in_no_file_and_in_no_message(
    duizhao, server: StandIn, article: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "sk-do-not-write-me-down"
    monkeypatch.setenv("DUIZHAO_OPENAI_KEY", key)
    report = article.with_name("report.json")
    done = duizhao("translate", article, "--model", server.name, "--report", report)
    assert {chat.headers["authorization"] for chat in server.chats} == {f"Bearer {key}"}
    assert key not in done.err
    written = [*own_home.rglob("*"), *article.parent.rglob("*")]
    assert not [path for path in written if path.is_file() and key.encode() in path.read_bytes()]
    signature = json.loads(report.read_text(encoding="utf-8"))[0]["signature"]
    assert f"openai:model-a@{server.base}/v1:prompt1:greedy" in signature


def test_a_name_that_leads_nowhere_is_told_once(duizhao, article: Path) -> None:
    second = article.with_name("second.md")
    second.write_text(ARTICLE, encoding="utf-8")
    done = duizhao("translate", article, second, "--model", "openai:qwen@127.0.0.1:8080")
    assert done.code == 4
    assert done.err.count("no address") == 1
    assert "openai:qwen2.5@http://127.0.0.1:8080/v1" in done.err


def test_doctor_says_whether_the_server_answers(
    duizhao, server: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_MODEL", server.name)
    assert f"ok  server: {server.name} answers. Your text stays on this" in duizhao("doctor").text
    server.listing = [status(401)]
    told = duizhao("doctor").text
    assert "!!  server: " in told
    assert "DUIZHAO_OPENAI_KEY" in told
    assert server.chats == []
    monkeypatch.setenv("DUIZHAO_MODEL", "echo")
    assert "server:" not in duizhao("doctor").text


def test_patience_has_an_end() -> None:
    patience = Patience()
    waits = [patience.ceiling(attempt) for attempt in range(1, patience.attempts)]
    assert sum(waits) < patience.total


def test_the_commands_of_the_page_about_servers_run(
    duizhao, server: StandIn, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "servers.md"
    commands = re.findall(r"^    duizhao (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) == 5
    monkeypatch.chdir(article.parent)
    for command in commands:
        words = re.sub(r"http://127\.0\.0\.1:\d+", server.base, command).split()
        server.chats.clear()
        done = duizhao(*words, "--fresh")
        assert done.code in (0, 1), f"{command}\n{done.err}"
        assert server.chats
        named = re.search(r"openai:(.*)@", command)
        assert server.chats[0].body["model"] == (named[1] if named else "model-a")
