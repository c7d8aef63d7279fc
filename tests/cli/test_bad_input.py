"""Whatever is given: a clear sentence, the next step, the right exit code, nothing half done."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.standins import ScriptedEngine, install, snapshot
from translator.cli import main

ARTICLE = "# 早市\n\n天还没有亮，街上已经很热闹了。卖豆腐的师傅来得最早。\n"
USAGE, INPUT, MODEL = 2, 3, 4
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "article.md"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def refused(ended, code: int, *said: str) -> None:
    """The command ended as it should: a sentence and what to do next, nothing on stdout."""
    assert ended.code == code, ended.err
    assert ended.out == b""
    lines = ended.err.strip().splitlines()
    assert "Traceback" not in ended.err
    assert "nobody foresaw" not in ended.err
    assert len(lines) <= 5
    assert all(len(line) < 400 for line in lines)  # some hold two paths
    for words in said:
        assert words in " ".join(line.strip() for line in lines)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"", "is empty"),
        ("blank.md", b" \n\t\n", "is empty"),
        ("only_bom.txt", b"\xef\xbb\xbf", "is empty"),
        ("photo.md", PNG, "a picture (PNG)"),
        ("scan.txt", b"%PDF-1.7\n", "no PDF"),
        ("book.md", b"PK\x03\x04" + bytes(40), "a zip archive"),
        ("broken.md", "天气很好。".encode()[:-1] + b"\xff\xfe\x00 \x81", "broken.md"),
        ("nul.md", b"\x00\x01\x02\x03\x00\x00\xff\xff" * 9, "nul.md"),
        ("report.docx", "天气很好。".encode(), "Word"),
        ("menu.html", b"<p>1</p><p>2</p>", "no words that could be translated"),
        ("cut.html", "<p>天气很好。</p>".encode()[:-1] + b"\xff\xfe\x00\x81", "cut.html"),
        ("numbers.md", b"1 2 3\n4 5 6\n", "no words that could be translated"),
        ("japanese.md", "今日はとてもいい天気ですね。".encode(), "in neither Chinese nor English"),
    ],
)
@pytest.mark.parametrize("command", ["translate", "check", "export"])
def test_what_is_no_article_is_refused(
    duizhao, tmp_path: Path, command: str, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    more = ("--as", "tmx") if command == "export" else ()
    refused(duizhao(command, path, "--model", "echo", *more), INPUT, said, name)
    assert snapshot(tmp_path) == {name: data}


def test_an_encoding_that_does_not_fit_is_said_with_the_place(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("天气很好。".encode("gb18030"))
    refused(
        duizhao("translate", path, "--model", "echo", "--encoding", "utf-8"), INPUT, "utf-8", "a.md"
    )


def test_an_encoding_nobody_knows_is_refused(duizhao, article: Path) -> None:
    ended = duizhao("translate", article, "--model", "echo", "--encoding", "klingon")
    assert ended.code in (USAGE, INPUT)
    refused(ended, ended.code, "klingon")


def test_a_missing_file_is_named(duizhao, tmp_path: Path) -> None:
    refused(duizhao("translate", tmp_path / "no.md"), INPUT, "no.md is not there", "Check the name")


def test_a_folder_without_articles_is_refused(duizhao, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(PNG)
    refused(duizhao("translate", tmp_path, "--model", "echo"), INPUT, "holds no article", ".md")


def test_without_a_model_the_command_that_fetches_one_is_named(duizhao, article: Path) -> None:
    before = snapshot(article.parent)
    refused(duizhao("translate", article), MODEL, "No model", "duizhao models fetch")
    assert snapshot(article.parent) == before


def test_a_model_nobody_knows_is_refused(duizhao, article: Path) -> None:
    refused(
        duizhao("translate", article, "--model", "gpt-99"), MODEL, "gpt-99", "duizhao models list"
    )


@pytest.mark.parametrize("tag", ["klingon", "fr", "ja", "", "zh-Xxxx"])
def test_a_language_nobody_asked_us_for_is_refused(duizhao, article: Path, tag: str) -> None:
    refused(duizhao("translate", article, "--model", "echo", "--to", tag), INPUT, "zh-Hant-TW")


def test_a_source_language_nobody_knows_is_refused(duizhao, article: Path) -> None:
    refused(duizhao("translate", article, "--model", "echo", "--from", "fr"), INPUT, "--from zh")


def test_the_language_it_is_in_already_is_refused(duizhao, article: Path) -> None:
    refused(
        duizhao("translate", article, "--model", "echo", "--to", "zh-Hans"),
        USAGE,
        "already",
        "--to",
    )


def test_a_format_nobody_knows_is_refused(duizhao, article: Path) -> None:
    refused(duizhao("translate", article, "--model", "echo", "--as", "pptx"), USAGE, "tmx")
    refused(duizhao("export", article, "--model", "echo", "--as", "tmx,pptx"), USAGE, "pptx", "tmx")


def test_no_format_at_all_is_refused(duizhao, article: Path) -> None:
    ended = duizhao("export", article, "--model", "echo", "--as", ",")
    refused(ended, USAGE)
    assert ended.err


@pytest.mark.parametrize("spelling", ["same", "dotted", "symbolic link", "hard link"])
def test_the_input_is_never_the_output(duizhao, article: Path, spelling: str) -> None:
    output = article.parent / "other.md"
    if spelling == "same":
        output = article
    elif spelling == "dotted":
        output = article.parent / ".." / article.parent.name / article.name
    elif spelling == "symbolic link":
        output.symlink_to(article)
    else:
        output.hardlink_to(article)
    ended = duizhao("translate", article, "--model", "echo", "-o", output, "--overwrite")
    refused(ended, USAGE, "would replace its own original", "-o")
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_several_results_do_not_go_into_one_file(duizhao, article: Path) -> None:
    second = article.with_name("second.md")
    second.write_text(ARTICLE, encoding="utf-8")
    refused(
        duizhao("translate", article, second, "--model", "echo", "-o", article.with_name("o.md")),
        USAGE,
        "cannot go into one file",
        "folder",
    )
    refused(duizhao("translate", article, second, "--model", "echo", "-o", "-"), USAGE, "-o")


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_empty_standard_input_is_refused(duizhao, data: bytes) -> None:
    refused(
        duizhao("translate", "-", "--model", "echo", data=data), INPUT, "standard input is empty"
    )


def test_a_folder_that_does_not_exist_is_said_before_it_is_written_to(
    duizhao, article: Path
) -> None:
    refused(
        duizhao("translate", article, "--model", "echo", "-o", article.parent / "no" / "a.md"),
        INPUT,
        "its folder does not exist",
        "Make the folder first",
    )


def test_a_full_disk_leaves_the_old_file_and_no_other(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = duizhao("translate", article, "--model", "echo")
    assert first.code == 0
    before = snapshot(article.parent)
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        real(descriptor, data[:20])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("translator.system.atomic.os.write", full)
    ended = duizhao("translate", article, "--model", "echo:identity")
    refused(ended, INPUT, "No space left", "make room")
    assert snapshot(article.parent) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(duizhao, article: Path) -> None:
    article.parent.chmod(0o555)
    try:
        refused(duizhao("translate", article, "--model", "echo"), INPUT, "You may not write there")
    finally:
        article.parent.chmod(0o755)


def test_a_folder_one_may_not_write_in_is_said(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def closed(path: object, flags: int, *more: object, **others: object) -> int:
        if ".duizhao-" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *more, **others)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr("translator.system.atomic.os.open", closed)
    refused(duizhao("translate", article, "--model", "echo"), INPUT, "You may not write there")
    assert list(snapshot(article.parent)) == ["article.md"]


def test_a_data_directory_one_may_not_write_in_is_said(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = article.parent / "a file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("DUIZHAO_HOME", str(blocked / "home"))
    refused(duizhao("translate", article, "--model", "echo"), INPUT, "library")


def test_a_damaged_library_is_said(duizhao, article: Path, own_home: Path) -> None:
    (own_home / "library.sqlite3").write_bytes(b"this is no database at all " * 50)
    refused(duizhao("translate", article, "--model", "echo"), INPUT, "library.sqlite3")


def test_a_bad_file_in_a_folder_stops_no_other(duizhao, article: Path) -> None:
    article.with_name("0_empty.md").write_bytes(b"")
    article.with_name("9_photo.md").write_bytes(PNG)
    ended = duizhao("translate", article.parent, "--model", "echo", "-q")
    assert ended.code == INPUT
    assert "0_empty.md is empty" in ended.err
    assert "9_photo.md is a picture" in ended.err
    assert article.with_name("article.en.md").is_file()


def test_an_engine_that_fails_keeps_what_is_done_and_writes_nothing(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translator.errors import EngineError

    engine = install(monkeypatch, ScriptedEngine())
    good = engine.answer

    def answer(request):
        if "豆腐" in request.text:
            raise EngineError("llama.silent", why="no memory left")
        return good(request)

    engine.answer = answer
    before = snapshot(article.parent)
    refused(duizhao("translate", article, "--model", "scripted"), MODEL, "no memory left", "again")
    assert snapshot(article.parent) == before
    engine.answer, engine.requests = good, []
    assert duizhao("translate", article, "--model", "scripted").code == 0
    assert len(engine.requests) == 1


def test_a_fault_of_ours_is_no_traceback(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = install(monkeypatch, ScriptedEngine())

    def answer(request):
        raise ZeroDivisionError("division by zero")

    engine.answer = answer
    ended = duizhao("translate", article, "--model", "scripted")
    assert ended.code == 70
    assert "Traceback" not in ended.err
    assert "please report it" in ended.err


@pytest.mark.parametrize("words", [("translate",), ("transmogrify",), ("translate", "--nonsense")])
def test_words_that_make_no_command_are_refused(duizhao, words: tuple[str, ...]) -> None:
    refused(duizhao(*words), USAGE, "--help")


def test_a_reader_that_goes_away_is_no_error(article: Path, own_home: Path) -> None:
    article.write_text("天还没有亮，街上已经很热闹了。\n\n" * 1500, encoding="utf-8")
    command = f"{sys.executable} -m translator translate {article} --model echo -o - | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) == 10
    assert b"Error" not in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        "--help",
        "translate --help",
        "config list",
        "config list --json",
        "models list",
        "segment ARTICLE",
        "segment ARTICLE --words",
        "convert ARTICLE --to zh-Hant -o -",
        "translate ARTICLE --model echo -o -",
        "export ARTICLE --as tsv -o - --model echo",
        "check ARTICLE --model echo",
        "memory stats",
    ],
)
def test_a_reader_that_is_gone_before_the_first_line_is_no_error(
    article: Path, own_home: Path, words: str
) -> None:
    """What is short stays in the stream's buffer until the program ends."""
    command = [sys.executable, "-m", "translator", *words.replace("ARTICLE", str(article)).split()]
    here, there = os.pipe()
    os.close(here)
    done = subprocess.run(command, stdout=there, stderr=subprocess.PIPE, text=True, check=False)
    os.close(there)
    assert done.returncode == 0, done.stderr
    assert not any(word in done.stderr for word in ("Traceback", "Exception", "Broken"))


def test_an_empty_path_is_not_the_current_folder(
    duizhao, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    refused(duizhao("translate", "", "--model", "echo"), INPUT, "empty")
    assert list(snapshot(article.parent)) == ["article.md"]


def test_a_name_no_disk_can_hold_is_refused(duizhao) -> None:
    refused(duizhao("translate", "天" * 90 + ".md", "--model", "echo"), INPUT, "too long")


@pytest.mark.parametrize("command", ["translate", "check"])
def test_the_report_never_replaces_an_article(duizhao, article: Path, command: str) -> None:
    refused(
        duizhao(command, article, "--model", "echo", "--report", article), USAGE, "would replace"
    )
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_the_report_and_the_result_are_two_files(duizhao, article: Path) -> None:
    report = article.with_name("article.en.md")
    ended = duizhao("translate", article, "--model", "echo", "--report", report)
    refused(ended, INPUT, "would be written over")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    ("redirection", "said"),
    [
        ("> /dev/full", "Standard output cannot be written"),
        (">&-", "Standard output is closed"),
        ("<&-", "Standard input is closed"),
    ],
)
def test_a_stream_that_fails_is_said(
    article: Path, own_home: Path, redirection: str, said: str
) -> None:
    source = "-" if redirection.startswith("<") else article
    command = f"{sys.executable} -m translator translate {source} --model echo -o - {redirection}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, text=True)
    assert done.returncode == INPUT
    assert said in done.stderr
    assert "nobody foresaw" not in done.stderr


ORDER = "\x1b]0;a title\x07"
"""Sets the window's title of most terminals."""


def test_what_comes_from_elsewhere_gives_a_terminal_no_orders(duizhao, tmp_path: Path) -> None:
    terms = tmp_path / "terms.tsv"
    terms.write_text(f"source\ttarget\n早市\tmorning market{ORDER}\n", encoding="utf-8")
    article = tmp_path / f"a{ORDER}\nb.md"
    article.write_text(f"# 早市\n\n天还没有亮{ORDER}，街上很热闹。\n", encoding="utf-8")
    for words in (
        ("glossary", "import", terms),
        ("glossary", "list"),
        ("translate", article, "--model", "echo", "--dry-run"),
        ("translate", article, "--model", "echo"),
        ("memory", "search", "天"),
        ("check", article, "--model", "echo", "--level", "info"),
        ("translate", tmp_path / f"gone{ORDER}.md"),
    ):
        ended = duizhao(*words)
        said = ended.out.decode() + ended.err
        assert said
        assert not set("\x1b\x07") & set(said), words


def test_a_report_names_the_files_as_they_are(duizhao, tmp_path: Path) -> None:
    article, report = tmp_path / "two\nlines.md", tmp_path / "report.json"
    article.write_text(ARTICLE, encoding="utf-8")
    assert duizhao("translate", article, "--model", "echo", "--report", report).code == 0
    (entry,) = json.loads(report.read_text(encoding="utf-8"))
    assert entry["input"] == str(article)
    assert entry["output"] == str(article.with_name("two\nlines.en.md"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(
    "command",
    ["segment {}", "check {} --model echo", "memory export -", "glossary export -", "models list"],
)
def test_a_full_disk_under_standard_output_is_said_by_every_command(
    article: Path, own_home: Path, command: str
) -> None:
    words = command.format(article)
    program = f"{sys.executable} -m translator {words} > /dev/full"
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=False, text=True)
    assert done.returncode == INPUT
    assert "Standard output cannot be written: No space left on device." in done.stderr


@pytest.mark.parametrize("command", ["segment {}", "memory export -", "glossary export -"])
def test_a_closed_standard_output_is_said_where_the_result_goes_there(
    article: Path, own_home: Path, command: str
) -> None:
    program = f"{sys.executable} -m translator {command.format(article)} >&-"
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=False, text=True)
    assert done.returncode == INPUT
    assert "Standard output is closed" in done.stderr


def test_sentences_are_utf_8_whatever_the_locale(article: Path, own_home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "translator", "segment", str(article)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    rows = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert "".join(row["text"] for row in rows if row["block"] == 0).strip("# ") in ARTICLE


def test_markdown_is_made_from_plain_text(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("天气*很*好。\n", encoding="utf-8")
    ended = duizhao("translate", path, "--model", "echo", "--as", "md")
    assert ended.code == 0, ended.err
    written = (tmp_path / "a.en.md").read_text(encoding="utf-8")
    assert written.startswith("天气\\*很\\*好。\n\n⟦天气\\*很\\*好。⟧\n")


@pytest.mark.parametrize("number", [errno.EISDIR, errno.EIO])
@pytest.mark.parametrize("command", [("translate", "--model", "echo"), ("segment",)])
def test_standard_input_that_cannot_be_read_is_not_told_as_output(
    command: tuple[str, ...],
    number: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def read(_size: int = -1) -> bytes:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(read=read)))
    assert main([*command, "-"]) == INPUT
    said = capsys.readouterr().err
    assert "standard input cannot be read" in said
    assert "utput" not in said.replace("Input/output error", "")


def test_a_message_with_a_name_that_is_no_text_is_written(duizhao, tmp_path: Path) -> None:
    path = tmp_path / "terms-\udcff.tsv"
    path.write_text("早市\tmorning market\n", encoding="utf-8")
    ended = duizhao("glossary", "import", path)
    assert ended.code == 0, ended.err
    assert r"terms-\udcff.tsv: 1 added" in ended.text


@pytest.mark.parametrize("word", ["a\0b", "\ud800"])
def test_an_argument_no_system_hands_over_is_refused(duizhao, word: str) -> None:
    refused(duizhao("translate", word, "--model", "echo"), USAGE, "no command line can")


def test_a_folder_has_no_names_of_one_document(duizhao, article: Path) -> None:
    article.with_name("second.md").write_text(ARTICLE, encoding="utf-8")
    refused(duizhao("glossary", "names", article.parent), INPUT, "is a folder")


@pytest.mark.parametrize("option", ["-o", "--report"])
@pytest.mark.parametrize("name", ["早" * 100, "a" * 300, "a/" * 3000])
def test_a_name_the_disk_refuses_is_said(duizhao, article: Path, option: str, name: str) -> None:
    before = snapshot(article.parent)
    ended = duizhao("translate", article, "--model", "echo", option, article.parent / name)
    assert ended.code == INPUT
    assert "nobody foresaw" not in ended.err
    assert "too long" in ended.err or "does not exist" in ended.err
    if option == "-o":
        assert snapshot(article.parent) == before


def test_a_priority_beyond_any_number_of_the_library_is_refused(duizhao) -> None:
    many = "9" * 20
    refused(duizhao("glossary", "add", "早市", "market", "--priority", many), INPUT, "priority")
    ended = duizhao("memory", "search", "--limit", many)
    assert ended.code == USAGE


@pytest.mark.parametrize("home", ["~nobody-of-that-name/a", "a" * 300, "a/" * 3000, "{article}"])
@pytest.mark.parametrize("command", [("doctor",), ("memory", "search"), ("models", "list")])
def test_a_data_directory_that_cannot_be_is_said(
    duizhao, article: Path, home: str, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    monkeypatch.setenv("DUIZHAO_HOME", home.replace("{article}", str(article)))
    ended = duizhao(*command)
    assert ended.code in (0, INPUT, MODEL)
    assert "nobody foresaw" not in ended.err


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, f"a = {'9' * 5000}", "a" * 100_000, "["])
@pytest.mark.parametrize(
    ("file", "command"),
    [
        ("config.toml", ("translate", "{article}", "--model", "echo")),
        ("config.toml", ("config", "list")),
        ("config.toml", ("doctor",)),
        ("models.txt", ("models", "list")),
        ("models.txt", ("doctor",)),
    ],
)
def test_a_file_of_settings_that_nobody_could_read_is_said(
    duizhao, article: Path, own_home: Path, file: str, command: tuple[str, ...], text: str
) -> None:
    (own_home / file).write_text(text, encoding="utf-8")
    ended = duizhao(*(word.replace("{article}", str(article)) for word in command))
    assert ended.code in (INPUT, MODEL), ended.err
    assert "nobody foresaw" not in ended.err
    assert file in ended.err + ended.text


def test_a_broken_file_of_settings_is_kept_beside_the_new_one(duizhao, own_home: Path) -> None:
    deep = "a = " + "[" * 100_000
    (own_home / "config.toml").write_text(deep, encoding="utf-8")
    assert duizhao("config", "set", "translation.quality", "best").code == 0
    assert (own_home / "config.broken.toml").read_text(encoding="utf-8") == deep
    assert "best" in (own_home / "config.toml").read_text(encoding="utf-8")
