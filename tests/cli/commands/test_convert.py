"""The convert and segment commands on files and streams."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from translator.cli.commands.convert import convert
from translator.cli.commands.segment import segment
from translator.errors import InputError, LanguageError, UsageError
from translator.formats import registry
from translator.glossary import Term
from translator.store import Library

ARTICLE = """# 软件的说明

请看[这里的文档](https://example.org/里面?a=1&amp;b=2)，运行`复制 里面`。

```
复制 里面
```

- 头发很长。天气很好。
"""


def run(command: object, *words: str, data: bytes | None = None) -> tuple[bytes, str]:
    result = CliRunner().invoke(command, list(words), input=data, catch_exceptions=False)  # type: ignore[arg-type]  # click commands are untyped objects here
    assert result.exit_code == 0, result.output
    return result.stdout_bytes, result.stderr


def test_markdown_is_converted_and_code_and_addresses_are_not(tmp_path: Path) -> None:
    source = tmp_path / "article.md"
    source.write_text(ARTICLE, encoding="utf-8")
    run(convert, str(source), "--to", "zh-Hant-TW")
    written = (tmp_path / "article.zh-Hant-TW.md").read_text(encoding="utf-8")
    assert "# 軟體的說明" in written
    assert "(https://example.org/里面?a=1&amp;b=2)" in written
    assert written.count("复制 里面") == 2
    assert "- 頭髮很長。天氣很好。" in written
    assert source.read_text(encoding="utf-8") == ARTICLE
    run(convert, str(tmp_path / "article.zh-Hant-TW.md"), "--to", "zh-Hans", "--from", "zh-TW",
        "-o", str(tmp_path / "back.md"))  # fmt: skip
    back = (tmp_path / "back.md").read_text(encoding="utf-8")
    assert "# 软件的说明" in back
    assert "- 头发很长。天气很好。" in back


def test_standard_streams_and_line_ends() -> None:
    out, _ = run(convert, "-", "--to", "zh-Hant", "-o", "-", data="头发\r\n\r\n天气\r\n".encode())
    assert out == "頭髮\r\n\r\n天氣\r\n".encode()


def test_text_in_the_script_already_keeps_its_bytes(tmp_path: Path) -> None:
    data = "頭髮很長。\n".encode("cp950")
    out, _ = run(convert, "-", "--to", "zh-Hant-TW", "-o", "-", data=data)
    assert out == data


def test_big5_becomes_utf8_where_it_lacks_the_characters() -> None:
    data = "今天的天氣很好，我們去公園裡散步。\n".encode("cp950")
    out, messages = run(convert, "-", "--to", "zh-Hans", "-o", "-", data=data)
    assert out.decode() == "今天的天气很好，我们去公园里散步。\n"
    assert "UTF-8" in messages


def test_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(ARTICLE, encoding="utf-8")
    with pytest.raises(UsageError, match="its own original"):
        run(convert, str(source), "--to", "zh-Hant", "-o", str(source))
    assert source.read_text(encoding="utf-8") == ARTICLE


def test_wrong_words_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LanguageError):
        run(convert, "-", "--to", "fr", data=b"a")
    with pytest.raises(UsageError):
        run(convert, "-", "-", "--to", "zh-Hant", "-o", "c.md", data=b"a")


def test_every_part_of_an_article_that_is_text_is_converted_and_no_other(tmp_path: Path) -> None:
    source = tmp_path / "article.md"
    source.write_text(
        "---\ntitle: 里面\nslug: 里面\n---\n\n"
        "![一只猫的头发](里/猫.png) [里面](里/a.md)\n\n"
        '<p lang="zh-CN">里<code>里</code></p>\n\n'
        "见https://example.org/里面。\n\n"
        "| 面包 | 复制 |\n|---|---|\n| 里 | `里` |\n",
        encoding="utf-8",
    )
    run(convert, str(source), "--to", "zh-Hant")
    written = (tmp_path / "article.zh-Hant.md").read_text(encoding="utf-8")
    assert written == (
        "---\ntitle: 裡面\nslug: 里面\n---\n\n"
        "![一隻貓的頭髮](里/猫.png) [裡面](里/a.md)\n\n"
        '<p lang="zh-Hant">裡<code>里</code></p>\n\n'
        "見https://example.org/里面。\n\n"
        "| 麵包 | 複製 |\n|---|---|\n| 裡 | `里` |\n"
    )


SAMPLES = {
    ".md": "他的头发干了，见https://example.org/里。\n",
    ".txt": "他的头发干了，见https://example.org/里。\n",
    ".html": '<p>他的头发干了，见<a href="https://example.org/里">链接</a>。<code>里</code></p>\n',
    ".srt": "1\n00:00:01,000 --> 00:00:02,000\n他的头发干了。\n",
    ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n他的头发干了。\n",
}
"""A text in each format that is written by hand; those the project reads are tried."""


@pytest.mark.parametrize("suffix", sorted(SAMPLES.keys() & set(registry.suffixes())))
def test_every_format_is_converted(tmp_path: Path, suffix: str) -> None:
    source = tmp_path / f"article{suffix}"
    source.write_text(SAMPLES[suffix], encoding="utf-8")
    run(convert, str(source), "--to", "zh-Hant")
    written = (tmp_path / f"article.zh-Hant{suffix}").read_text(encoding="utf-8")
    changed = {"他的头发干了": "他的頭髮乾了", "见": "見", "链接": "鏈接"}
    wanted = SAMPLES[suffix]
    for before, after in changed.items():
        wanted = wanted.replace(before, after)
    assert written == wanted


def test_choices_are_listed_and_nothing_is_written(tmp_path: Path) -> None:
    source = tmp_path / "article.md"
    source.write_text("# 早市\n\n他的头发干了。\n", encoding="utf-8")
    out, _ = run(convert, str(source), "--to", "zh-Hant", "--choices")
    lines = out.decode().splitlines()
    assert lines[1] == "line\tword\tcharacter\tchosen\tor\tdecided by"
    assert lines[2] == "3\t头发\t发\t髮\t發\tthe word"
    assert lines[3].startswith("3\t干\t干\t乾\t") and "rule: dry" in lines[3]
    out, _ = run(convert, str(source), "--to", "zh-Hant", "--choices", "--json")
    first = json.loads(out.decode().splitlines()[0])
    assert first["line"] == 3
    assert (first["character"], first["chosen"], first["alternatives"]) == ("发", "髮", ["發"])
    assert [path.name for path in tmp_path.iterdir()] == ["article.md"]


@pytest.mark.parametrize("words", [("--json",), ("--choices", "-o", "a.md")])
def test_choices_are_not_mixed_with_writing(words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        run(convert, "-", "--to", "zh-Hant", *words, data="里".encode())


@pytest.mark.parametrize(
    ("regional", "wanted"),
    [
        ((), "軟體公司支持這個項目。\n"),
        (("--regional", "safe"), "軟體公司支持這個項目。\n"),
        (("--regional", "all"), "軟體公司支援這個專案。\n"),
        (("--regional", "none"), "軟件公司支持這個項目。\n"),
    ],
)
def test_words_of_a_region_as_far_as_they_are_wanted(
    regional: tuple[str, ...], wanted: str
) -> None:
    data = "软件公司支持这个项目。\n".encode()
    out, _ = run(convert, "-", "--to", "zh-Hant-TW", "-o", "-", *regional, data=data)
    assert out.decode() == wanted


def test_how_far_is_said_in_words_there_are() -> None:
    words = ["-", "--to", "zh-Hant-TW", "--regional", "most"]
    result = CliRunner().invoke(convert, words, input=b"a")
    assert result.exit_code == 2
    assert "'safe', 'all', 'none'" in result.output


def test_a_word_that_may_be_of_the_region_is_listed(tmp_path: Path) -> None:
    source = tmp_path / "article.md"
    source.write_text("# 软件\n\n程序很长。\n", encoding="utf-8")
    out, _ = run(convert, str(source), "--to", "zh-Hant-TW", "--choices")
    lines = out.decode().splitlines()
    assert "1\t软件\t软件\t軟體\t軟件\ta word of the region: one meaning" in lines
    assert any(line.startswith("3\t程序\t程序\t程序\t程式\t") for line in lines)
    out, _ = run(
        convert, str(source), "--to", "zh-Hant-TW", "--choices", "--json", "--regional", "none"
    )
    assert all(json.loads(line)["by"] != "region" for line in out.decode().splitlines())


def test_the_whole_document_shows_what_it_is_about() -> None:
    about = "这台电脑装了新的操作系统，浏览器也换了。"
    data = f"{about}\n\n点击开始菜单，打开新窗口。\n".encode()
    out, _ = run(convert, "-", "--to", "zh-Hant-TW", "-o", "-", data=data)
    assert "點擊開始選單，打開新視窗。" in out.decode()
    data = "在新窗口点了开始菜单上的菜。\n".encode()
    out, _ = run(convert, "-", "--to", "zh-Hant-TW", "-o", "-", data=data)
    assert "在新窗口點了開始菜單上的菜。" in out.decode()


def test_measuring_articles_keep_code_and_addresses(shared_data: Path) -> None:
    for file in (shared_data / "md_articles" / "hans").glob("git30-*.md"):
        data = file.read_bytes()
        there, _ = run(convert, "-", "--to", "zh-Hant-TW", "-o", "-", data=data)
        back, _ = run(
            convert, "-", "--to", "zh-Hans", "--from", "zh-Hant-TW", "-o", "-", data=there
        )
        for kept in ("`", "](", "http", "\n"):
            assert data.count(kept.encode()) == back.count(kept.encode()), (file, kept)


def test_segments_as_json_lines() -> None:
    out, _ = run(segment, "-", "--words", data=ARTICLE.encode())
    rows = [json.loads(line) for line in out.decode().splitlines()]
    texts = [row["text"] for row in rows]
    assert texts[0] == "软件的说明"
    assert texts[1] == "请看这里的文档，运行`复制 里面`。"
    assert texts[-2:] == ["头发很长。", "天气很好。"]
    assert all("".join(row["words"]) == row["text"] for row in rows)
    assert [row["segment"] for row in rows[-2:]] == [0, 1]


def test_words_say_why_and_your_own_are_kept(tmp_path: Path) -> None:
    own = tmp_path / "mine.txt"
    own.write_text("很长天\n", encoding="utf-8")
    out, _ = run(segment, "-", "--explain", "--user-words", str(own), data="头发很长天气".encode())
    (row,) = map(json.loads, out.decode().splitlines())
    assert "".join(word["word"] for word in row["words"]) == row["text"]
    assert {"word": "很长天", "start": 2, "kind": "user"} in row["words"]
    out, _ = run(segment, "-", "--words", "--user-words", str(own), data="頭髮很長天氣".encode())
    assert "很長天" in json.loads(out)["words"]


def test_terms_of_the_library_are_kept_whole() -> None:
    with Library() as library:
        library.put_terms([Term(source="街上很", targets=("street",))])
    out, _ = run(segment, "-", "--words", data="街上很热闹".encode())
    assert "街上很" in json.loads(out)["words"]


def test_a_missing_list_of_words_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        run(segment, "-", "--words", "--user-words", str(tmp_path / "none"), data="好".encode())


def test_each_block_has_its_language() -> None:
    data = "# 今天\n\n今天气温很高。\n\n今天氣溫很高。\n\nIt is hot today.\n\n今日は暑いです。\n"
    out, _ = run(segment, "-", data=data.encode())
    rows = [json.loads(line) for line in out.decode().splitlines()]
    assert [row["language"] for row in rows] == ["zh", "zh-Hans", "zh-Hant", "en", "ja"]


@pytest.mark.parametrize("command", [convert, segment])
def test_help_has_an_example(command: object) -> None:
    out, _ = run(command, "--help")
    assert b"Example" in out
