"""The translate command: files, folders, streams, memory, reports and exit codes."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path

import pytest

from tests.standins import ScriptedEngine, install, snapshot, word_by_word
from translator.store import Library

ARTICLE = """# 早市

天还没有亮，街上已经很热闹了。卖豆腐的师傅来得最早。

```
代码 不译
```

详情看[这里](https://example.org/?a=1&amp;b=2)。
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    return install(monkeypatch, ScriptedEngine())


def test_the_result_stands_next_to_the_input(duizhao, article: Path) -> None:
    done = duizhao("translate", article, "--model", "echo")
    assert done.code == 0
    assert done.out == b""
    assert "article.en.md" in done.err
    written = article.with_name("article.en.md").read_text(encoding="utf-8")
    assert "⟦天还没有亮，街上已经很热闹了。⟧" in written
    assert "代码 不译" in written
    assert "(https://example.org/?a=1&amp;b=2)" in written
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_standard_input_goes_to_standard_output_and_messages_elsewhere(duizhao) -> None:
    done = duizhao(
        "translate", "-", "--model", "echo:identity", "--layout", "target", data=ARTICLE.encode()
    )
    assert done.code == 0
    assert done.out.decode() == ARTICLE
    assert "standard input" in done.err


def test_a_second_run_asks_nothing_and_changes_nothing(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    duizhao("translate", article, "--model", "scripted")
    before = snapshot(article.parent)
    engine.requests.clear()
    again = duizhao("translate", article, "--model", "scripted")
    assert engine.requests == []
    assert "4 from memory" in again.err
    assert snapshot(article.parent) == before


def test_an_edited_article_asks_for_the_new_sentence_and_replaces_its_own_output(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    duizhao("translate", article, "--model", "scripted")
    engine.requests.clear()
    article.write_text(ARTICLE.replace("来得最早", "今天没有来"), encoding="utf-8")
    assert duizhao("translate", article, "--model", "scripted").code == 0
    assert len(engine.requests) == 1
    written = article.with_name("article.en.md").read_text(encoding="utf-8")
    assert word_by_word("卖豆腐的师傅今天没有来。") in written


def test_an_output_that_a_person_edited_is_not_replaced(duizhao, article: Path) -> None:
    duizhao("translate", article, "--model", "echo")
    output = article.with_name("article.en.md")
    output.write_text("My own words.\n", encoding="utf-8")
    refused = duizhao("translate", article, "--model", "echo:identity")
    assert refused.code == 3
    assert "--overwrite" in refused.err
    assert output.read_text(encoding="utf-8") == "My own words.\n"
    assert duizhao("translate", article, "--model", "echo:identity", "--overwrite").code == 0
    assert "My own words" not in output.read_text(encoding="utf-8")


def test_fresh_translates_again_but_keeps_a_correction(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    duizhao("translate", article, "--model", "scripted")
    with Library() as library:
        library.correct(
            "卖豆腐的师傅来得最早。",
            "The bean curd man comes first.",
            source_language="zh",
            target_language="en",
        )
    engine.requests.clear()
    assert duizhao("translate", article, "--model", "scripted", "--fresh").code == 0
    assert len(engine.requests) == 3
    written = article.with_name("article.en.md").read_text(encoding="utf-8")
    assert "The bean curd man comes first." in written


def test_a_folder_keeps_its_shape_and_skips_translations_and_hidden_files(
    duizhao, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    for name in ("a.md", "a.en.md", "deep/b.txt", ".hidden/c.md", "picture.png"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("天气很好。\n", encoding="utf-8")
    assert duizhao("translate", folder, "--model", "echo", "-o", tmp_path / "out").code == 0
    assert set(snapshot(tmp_path / "out")) == {"a.en.md", "deep/b.en.txt"}


@pytest.mark.parametrize(
    "words",
    [
        ("translate", "--model", "echo"),
        ("convert", "--to", "zh-Hant"),
        ("export", "--as", "tsv", "--model", "echo"),
    ],
)
def test_what_is_left_out_for_a_dot_is_said_in_one_line(
    duizhao, tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "articles"
    for name in (
        "a.md",
        ".notes/b.md",
        ".notes/deep/c.md",
        "deep/.d.md",
        ".git/config",
        ".e.en.py",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("天气很好。\n", encoding="utf-8")
    ended = duizhao(words[0], folder, *words[1:], "-o", tmp_path / "out")
    (line,) = [line for line in ended.err.splitlines() if "Left out" in line]
    assert line == (
        "Left out, because the name begins with a dot: "
        f"{folder / '.notes'}, {folder / 'deep' / '.d.md'}. "
        "To have them, give these names themselves."
    )
    named = duizhao(words[0], folder / ".notes", *words[1:], "-o", tmp_path / "named")
    assert (named.code, "Left out" in named.err) == (0, False)
    assert len([path for path in (tmp_path / "named").rglob("*") if path.is_file()]) == 2
    quiet = duizhao(words[0], folder, *words[1:], "-o", tmp_path / "q", "--quiet")
    assert "Left out" not in quiet.err


def test_a_folder_translated_twice_in_place_finds_no_translation_of_its_own(
    duizhao, article: Path
) -> None:
    for _ in range(2):
        assert duizhao("translate", article.parent, "--model", "echo").code == 0
        assert set(snapshot(article.parent)) == {"article.md", "article.en.md"}


@pytest.mark.parametrize("suffix", ["html", "tsv", "csv", "jsonl", "tmx", "txt"])
def test_the_format_asked_for_gives_the_suffix(duizhao, article: Path, suffix: str) -> None:
    assert duizhao("translate", article, "--model", "echo", "--as", suffix).code == 0
    assert article.with_name(f"article.en.{suffix}").stat().st_size > 0


def test_errors_in_the_translation_are_exit_code_1_and_in_every_export(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    engine.answer = lambda request: (
        "The 师傅 came first." if "豆腐" in request.text else word_by_word(request.text)
    )
    done = duizhao("translate", article, "--model", "scripted")
    assert done.code == 1
    assert "1 with errors" in done.err
    for suffix in ("tsv", "csv", "jsonl", "tmx", "html", "txt"):
        assert (
            duizhao("export", article, "--model", "scripted", "--as", suffix, "-o", "-").code == 1
        )
        page = duizhao("export", article, "--model", "scripted", "--as", suffix, "-o", "-").text
        assert "residue" in page or "Chinese is left" in page, suffix
    looked = duizhao("check", article, "--model", "scripted", "--json")
    assert looked.code == 1
    (finding,) = json.loads(looked.out)[0]["findings"]
    assert finding["check"] == "residue"
    assert finding["line"] == 3
    assert finding["target"] == "The 师傅 came first."
    assert finding["message"] == "Chinese is left in the translation: 师傅."
    assert finding["message_zh"] == "译文里留有没翻译的中文：师傅。"


def test_check_speaks_chinese_where_it_is_asked_to_or_the_system_does(
    duizhao, article: Path, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.answer = lambda request: "The 师傅 came."
    duizhao("translate", article, "--model", "scripted")
    check = ("check", article, "--model", "scripted")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "error  residue: Chinese is left" in duizhao(*check).text
    assert (
        "错误  residue: 译文里留有没翻译的中文：师傅。" in duizhao(*check, "--language", "zh").text
    )
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "第 3 行  错误  residue" in duizhao(*check).text


def test_check_shows_the_script_that_is_written(
    duizhao, tmp_path: Path, engine: ScriptedEngine
) -> None:
    path = tmp_path / "note.md"
    path.write_text("The old mouse is still broken.\n", encoding="utf-8")
    engine.answer = lambda request: "旧鼠标 still 坏了。"
    asked = (path, "--model", "scripted", "--to", "zh-Hant-TW")
    written = duizhao("translate", *asked, "-o", "-", "--layout", "target").text.strip()
    assert written.startswith("舊滑鼠")
    (finding, *_) = json.loads(duizhao("check", *asked, "--json").out)[0]["findings"]
    assert finding["target"] == written


def test_check_shows_the_levels_asked_for_and_judges_by_all(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    engine.answer = lambda request: f"{word_by_word(request.text)} (thirty-seven)"
    duizhao("translate", article, "--model", "scripted")
    check = ("check", article, "--model", "scripted", "--json")
    everything = json.loads(duizhao(*check).out)[0]["findings"]
    assert {finding["level"] for finding in everything} == {"warning"}
    assert json.loads(duizhao(*check, "--level", "warning").out)[0]["findings"] == everything
    errors = duizhao(*check, "--level", "error")
    assert json.loads(errors.out)[0]["findings"] == []
    assert errors.code == 0


def test_check_writes_its_report(
    duizhao, article: Path, engine: ScriptedEngine, tmp_path: Path
) -> None:
    duizhao("translate", article, "--model", "scripted")
    path = tmp_path / "findings.json"
    done = duizhao("check", article, "--model", "scripted", "--report", path, "--json")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(done.out)


def test_check_finds_nothing_where_nothing_is_wrong(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    before = duizhao("check", article, "--model", "scripted")
    assert before.code == 1
    assert "not translated yet" in before.text
    duizhao("translate", article, "--model", "scripted")
    after = duizhao("check", article, "--model", "scripted")
    assert after.code == 0
    assert "0 findings" in after.text


def test_the_report_accounts_for_every_segment(duizhao, article: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    duizhao("translate", article, "--model", "echo", "--report", path, "-q")
    (entry,) = json.loads(path.read_text(encoding="utf-8"))
    assert {
        "input", "output", "signature", "segments", "from_memory", "translated", "copied",
        "skipped", "findings", "seconds",
    } <= set(entry)  # fmt: skip
    assert entry["segments"] == entry["translated"] + entry["from_memory"] + entry["copied"]
    assert entry["translated"] == 4
    assert entry["input"] == str(article)
    assert Path(entry["output"]) == article.with_name("article.en.md")
    assert all(part["reason"] and part["line"] for part in entry["skipped"])
    assert any("代码 不译" in part["excerpt"] for part in entry["skipped"])


def test_a_report_is_written_when_one_of_many_fails(duizhao, article: Path) -> None:
    article.with_name("empty.md").write_bytes(b"")
    path = article.parent / "report.json"
    done = duizhao("translate", article.parent, "--model", "echo", "--report", path, "-q")
    assert done.code == 3
    assert [entry["input"] for entry in json.loads(path.read_text(encoding="utf-8"))] == [
        str(article)
    ]


def test_a_dry_run_translates_and_writes_nothing(
    duizhao, article: Path, engine: ScriptedEngine
) -> None:
    before = snapshot(article.parent)
    done = duizhao("translate", article, "--model", "scripted", "--dry-run")
    assert done.code == 0
    assert engine.requests == []
    assert snapshot(article.parent) == before
    assert "4 to translate" in done.text
    assert "代码 不译" in done.text


def test_a_dry_run_needs_no_model_and_speaks_json(duizhao, article: Path) -> None:
    done = duizhao("translate", article, "--dry-run", "--json")
    assert done.code == 0
    (entry,) = json.loads(done.out)
    assert entry["to_translate"] == 4
    assert entry["source_language"].startswith("zh")


def test_quiet_is_quiet(duizhao, article: Path) -> None:
    done = duizhao("translate", article, "--model", "echo", "-q")
    assert (done.code, done.out, done.err) == (0, b"", "")


def test_export_without_translating_says_what_is_missing(duizhao, article: Path) -> None:
    done = duizhao("export", article, "--as", "tsv", "--model", "echo", "--no-translate")
    assert done.code == 3
    assert "4 of 4 segments are not translated yet" in done.err
    assert set(snapshot(article.parent)) == {"article.md"}


def test_a_big5_article_is_written_in_utf8_when_its_encoding_lacks_a_character(
    duizhao, tmp_path: Path
) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("今天的天氣很好，我們去山上走了一天。\n".encode("cp950"))
    done = duizhao("translate", path, "--model", "echo")
    assert done.code == 0
    assert "UTF-8" in done.err
    assert "⟦" in path.with_name("old.en.txt").read_text(encoding="utf-8")


def test_instructions_in_a_file_name_are_only_a_name(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "-o [bold]早市[red] $(touch x).md"
    path.write_text(ARTICLE, encoding="utf-8")
    done = duizhao("translate", "--model", "echo", "--", path)
    assert done.code == 0
    assert "[bold]早市[red]" in done.err


def test_translating_opens_no_socket(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []

    class Watched(socket.socket):
        def __init__(self, *words: object, **more: object) -> None:
            opened.append((words, more))
            super().__init__(*words, **more)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(socket, "socket", Watched)
    monkeypatch.setattr(socket, "create_connection", opened.append)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **more: opened.append(words))
    assert duizhao("translate", article, "--model", "echo", "--as", "html").code == 0
    assert duizhao("export", article, "--model", "echo", "--as", "tmx,tsv").code == 0
    assert duizhao("check", article, "--model", "echo").code == 0
    assert opened == []


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("translate", "--help")])
def test_help_is_for_people_and_ends_well(duizhao, words: tuple[str, ...]) -> None:
    done = duizhao(*words)
    assert done.code == 0
    assert "duizhao" in done.text


def test_every_command_has_help_with_an_example(duizhao) -> None:
    commands = duizhao("--help").text.partition("Commands:\n")[2].split("\n")
    names = [line.split()[0] for line in commands if line.strip()]
    assert {"translate", "export", "convert", "segment", "check", "models", "ui", "doctor"} <= set(
        names
    )
    for name in names:
        done = duizhao(name, "--help")
        assert done.code == 0
        assert f"duizhao {name}" in done.text.partition("Example")[2], name


def test_doctor_names_what_mends(duizhao) -> None:
    done = duizhao("doctor", "--json")
    assert done.code == 4
    lines = {line["what"]: line for line in json.loads(done.out)}
    assert lines["model zh → en"]["mend"] == "duizhao models fetch"
    assert lines["library"]["good"]


@pytest.mark.parametrize("command", ["translate", "export", "convert"])
def test_two_results_never_go_into_one_file(duizhao, tmp_path: Path, command: str) -> None:
    for folder, text in (("one", "这条街开张了。\n"), ("two", "头发很长。\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.md").write_text(text, encoding="utf-8")
    more = {
        "translate": ("--model", "echo"),
        "export": ("--model", "echo", "--as", "tsv"),
        "convert": ("--to", "zh-Hant"),
    }[command]
    out = tmp_path / "out"
    done = duizhao(command, tmp_path / "one", tmp_path / "two", "-o", f"{out}/", *more)
    assert done.code == 3
    assert "would be written over that of" in done.err
    (written,) = snapshot(out).values()
    assert "开张" in written.decode() or "開張" in written.decode()


def test_a_text_and_a_page_of_the_same_name_do_not_meet(duizhao, tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text(f"天气很好，{name}。\n", encoding="utf-8")
    done = duizhao("translate", tmp_path, "--model", "echo", "--as", "html")
    assert done.code == 3
    assert "a.txt would be written over that of" in done.err


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode there")
def test_a_file_name_in_an_old_encoding_is_no_obstacle(duizhao, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("早市".encode("gb18030") + b".md")
    path.write_text(ARTICLE, encoding="utf-8")
    report = tmp_path / "report.json"
    for _ in range(2):
        done = duizhao("translate", path, "--model", "echo", "--report", report)
        assert done.code == 0, done.err
    assert len(list(tmp_path.glob("*.en.md"))) == 1
    assert json.loads(report.read_text(encoding="utf-8"))[0]["input"].endswith("\ufffd.md")
    for name in ("tmx", "html", "jsonl"):
        assert duizhao("export", path, "--model", "echo", "--as", name).code == 0
    assert duizhao("check", path, "--model", "echo", "--json").code == 0


def test_a_retry_is_in_the_report(
    duizhao, article: Path, engine: ScriptedEngine, tmp_path: Path
) -> None:
    engine.answer = lambda request: (
        "" if "豆腐" in request.text and not request.attempt else word_by_word(request.text)
    )
    path = tmp_path / "report.json"
    assert duizhao("translate", article, "--model", "scripted", "--report", path).code == 0
    (entry,) = json.loads(path.read_text(encoding="utf-8"))
    assert entry["retried"] == {"again": 1}
    assert entry["findings"] == {}


def test_typography_is_chosen_by_words(tmp_path: Path, duizhao) -> None:
    article = tmp_path / "a.txt"
    article.write_text("天亮了。\n", encoding="utf-8")
    words = ("translate", article, "--model", "echo", "-o", "-")
    assert duizhao(*words, "--typography", "quotes=curly").code == 0
    wrong = duizhao(*words, "--typography", "quotes=round")
    assert wrong.code == 2
    assert "quotes is straight or curly" in wrong.err


@pytest.mark.parametrize(
    ("regional", "wanted"),
    [((), "支持軟體"), (("--regional", "all"), "支援軟體"), (("--regional", "none"), "支持軟件")],
)
def test_words_of_a_region_as_far_as_they_are_wanted(
    duizhao, tmp_path: Path, regional: tuple[str, ...], wanted: str
) -> None:
    source = tmp_path / "article.md"
    source.write_text("我们支持软件。\n", encoding="utf-8")
    words = ("--to", "zh-Hant-TW", "--layout", "target", "-o", "-")
    for _ in range(2):  # the second time from memory
        done = duizhao("translate", source, *words, *regional)
        assert done.code == 0, done.err
        assert wanted in done.text
    other = duizhao("translate", source, *words, "--regional", "all")
    assert "支援軟體" in other.text


def test_how_far_words_of_a_region_go_is_said_in_words_there_are(duizhao, tmp_path: Path) -> None:
    source = tmp_path / "article.md"
    source.write_text("我们支持软件。\n", encoding="utf-8")
    done = duizhao("translate", source, "--to", "zh-Hant-TW", "--regional", "most")
    assert done.code == 2
    assert "'safe', 'all', 'none'" in done.err


def test_similar_sentences_are_used_and_counted(duizhao, tmp_path: Path) -> None:
    with Library() as library:
        library.correct(
            "豆腐卖3块钱一斤。", "Tofu costs 3 yuan a jin.",
            source_language="zh-Hans", target_language="en",
        )  # fmt: skip
    for name, text in (("a.md", "豆腐卖5块钱一斤。"), ("b.md", "豆腐卖8块钱一斤。")):
        (tmp_path / name).write_text(f"{text}\n", "utf-8")
    report = tmp_path / "report.json"
    words = ("translate", tmp_path, "--model", "echo", "--fuzzy", "90", "--layout", "target")
    dry = json.loads(duizhao(*words, "--dry-run", "--json").text)
    assert [(one["similar"], one["to_translate"]) for one in dry] == [(1, 0), (1, 0)]
    done = duizhao(*words, "--report", report, "-o", tmp_path / "out")
    assert done.code == 0
    assert "1 segment, 0 from memory, 1 from similar sentences" in done.err
    assert (tmp_path / "out" / "b.en.md").read_text("utf-8") == "Tofu costs 8 yuan a jin.\n"
    assert [one["similar"] for one in json.loads(report.read_text("utf-8"))] == [1, 1]
