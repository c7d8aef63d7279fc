"""Links of documents that are translated or converted into a folder of their own."""

from __future__ import annotations

import json
import os
import re
import threading
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.standins import ScriptedEngine, install, snapshot

PICTURE = b"\x89PNG\r\n\x1a\n picture"
SITE = {
    "index.md": "# 首页\n\n看[安装](guide/install.md#步骤)和[用法](./guide/usage)。\n\n"
    '![图](img/图.png)\n\n<a href="guide/install.md">装</a>\n\n[参考][r]\n\n[r]: guide/usage.md\n',
    "guide/install.md": "# 安装\n\n## 步骤\n\n回[首页](../index.md)，看[步骤](#步骤)"
    "和![图](../img/图.png)。\n",
    "guide/usage.md": "---\ntitle: 用法\ncover: ../img/图.png\n---\n\n用法在[没有](no.md)里。\n",
    "page.html": "<html><body><p>看<a href=index.md>首页</a><img src=img/图.png></p></body></html>",
}
TRANSLATE = ("--model", "scripted", "--layout", "target")
CONVERT = ("--to", "zh-Hant-TW")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> ScriptedEngine:
    return install(monkeypatch, ScriptedEngine())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "docs/img").mkdir()
    (tmp_path / "docs/img/图.png").write_bytes(PICTURE)
    return tmp_path


def dead(folder: Path) -> list[str]:
    """Return the relative addresses of a folder's files that lead to no file, and no heading."""
    found = []
    for path in folder.rglob("*.[mh][dt]*"):
        text = path.read_text(encoding="utf-8")
        addresses = re.findall(r"\]\(([^)\s]+)\)|\]: (\S+)|(?:href|src)=\"?([^\s\">]+)", text)
        for address in map("".join, addresses):
            file, _, fragment = unquote(address).partition("#")
            target = path.parent / file if file else path
            if target.is_dir() or not target.exists():
                target = target.with_name(f"{target.name}.md")
            named = f'id="{fragment}"' if fragment else ""
            if not target.is_file() or (named and named.encode() not in target.read_bytes()):
                found.append(f"{path.name}: {address}")
    return sorted(found)


@pytest.mark.parametrize("layout", ["target", "bilingual", "side-by-side"])
@pytest.mark.parametrize(
    "more",
    [
        (),
        ("--names", "keep"),
        ("--assets", "copy"),
        ("--names", "keep", "--assets", "copy"),
        pytest.param(
            ("--assets", "link"),
            marks=pytest.mark.skipif(os.name == "nt", reason="links need rights there"),
        ),
    ],
)
def test_no_link_of_a_translated_site_dies(
    duizhao, site: Path, engine: ScriptedEngine, layout: str, more: tuple[str, ...]
) -> None:
    done = duizhao(
        "translate", site / "docs", "-o", site / "out", "--model", "scripted",
        "--layout", layout, *more,
    )  # fmt: skip
    assert done.code == 0, done.err
    name = "usage.md" if "keep" in more else "usage.en.md"
    wanted = f"{name}: no.md"  # it was dead before
    assert set(dead(site / "out")) == {wanted}
    assert (site / "out/img/图.png").exists() == ("--assets" in more)
    if "--assets" in more:
        assert (site / "out/img/图.png").read_bytes() == PICTURE
        assert (site / "out/img/图.png").is_symlink() == ("link" in more)
    usage = (site / "out/guide" / name).read_text(encoding="utf-8")
    assert "cover: ../img/图.png" in usage  # what stands in the front matter is data


@pytest.mark.parametrize("more", [(), ("--names", "keep"), ("--assets", "copy")])
def test_no_link_of_a_converted_site_dies(duizhao, site: Path, more: tuple[str, ...]) -> None:
    docs = site / "docs/guide/install.md"
    docs.write_text(docs.read_text("utf-8").replace("步骤", "软件"), encoding="utf-8")
    index = site / "docs/index.md"
    index.write_text(index.read_text("utf-8").replace("步骤", "软件"), encoding="utf-8")
    done = duizhao("convert", site / "docs", "-o", f"{site / 'out'}/", *CONVERT, *more)
    assert done.code == 0, done.err
    assert [one.partition(": ")[2] for one in dead(site / "out")] == ["no.md"]
    written = next((site / "out/guide").glob("install*")).read_text(encoding="utf-8")
    assert '## <a id="软件"></a>軟體' in written


def test_a_picture_is_copied_without_being_held_in_memory(
    duizhao, site: Path, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, copy = site / "docs/img/图.png", site / "out/img/图.png"
    picture.write_bytes(PICTURE * 400_000)
    read = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: pytest.fail("whole") if path == picture else read(path)
    )
    words = ("translate", site / "docs", "-o", site / "out", *TRANSLATE, "--assets", "copy")
    assert duizhao(*words).code == 0
    assert copy.stat().st_size == len(PICTURE) * 400_000
    picture.write_bytes(PICTURE)  # its copy is ours to replace
    assert duizhao(*words).code == 0
    assert read(copy) == PICTURE
    copy.write_bytes(b"a person's own")
    ended = duizhao(*words)
    assert ended.code != 0 and "图.png" in ended.err
    assert read(copy) == b"a person's own"


def test_one_file_into_a_folder_finds_its_pictures(
    duizhao, site: Path, engine: ScriptedEngine
) -> None:
    done = duizhao("translate", site / "docs/page.html", "-o", f"{site / 'o/ut'}/", *TRANSLATE)
    assert done.code == 0
    written = (site / "o/ut/page.en.html").read_text(encoding="utf-8")
    assert "src=../../docs/img/图.png" in written
    assert "href=../../docs/index.md" in written  # it is not in this run


@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_without_a_folder_addresses_stay(
    duizhao, site: Path, engine: ScriptedEngine, output: tuple[str, ...]
) -> None:
    path = site / "docs/guide/install.md"
    done = duizhao("translate", path, *output, *TRANSLATE)
    written = done.out if output else path.with_name("install.en.md").read_bytes()
    assert "](../index.md)" in written.decode()
    assert "](../img/图.png)" in written.decode()
    assert '<a id="步骤"></a>' in written.decode()


def test_standard_input_has_no_folder_to_count_from(
    duizhao, site: Path, engine: ScriptedEngine
) -> None:
    data = SITE["guide/install.md"].encode()
    (site / "out").mkdir()
    done = duizhao("translate", "-", "-o", site / "out", *TRANSLATE, data=data)
    assert done.code == 0, done.err
    written = (site / "out/standard-input.en.md").read_text(encoding="utf-8")
    assert "](../index.md)" in written


def test_the_identity_changes_addresses_only(duizhao, site: Path) -> None:
    words = ("--model", "echo:identity", "--names", "keep", "--assets", "copy", "-q")
    for layout in ("target", "bilingual", "side-by-side"):
        out = site / layout
        done = duizhao("translate", site / "docs", "-o", out, "--layout", layout, *words)
        assert done.code == 0, done.err
        assert snapshot(out) == snapshot(site / "docs")


@pytest.mark.parametrize("command", ["translate", "convert"])
@pytest.mark.parametrize("more", [("--names", "keep"), ("--assets", "copy"), ("--assets", "link")])
@pytest.mark.parametrize("output", [(), ("-o", "-"), ("-o", "x.md")])
def test_what_needs_a_folder_says_so(
    duizhao, site: Path, command: str, more: tuple[str, ...], output: tuple[str, ...]
) -> None:
    before = snapshot(site)
    words = TRANSLATE if command == "translate" else CONVERT
    done = duizhao(command, site / "docs/index.md", *words, *more, *output)
    assert done.code == 2
    assert more[0] in done.err
    assert "-o" in done.err
    assert snapshot(site) == before


def test_pictures_do_not_come_along_with_a_page_of_ours(duizhao, site: Path) -> None:
    done = duizhao(
        "translate", site / "docs", "-o", site / "out", "--as", "tsv", "--assets", "copy",
        "--model", "echo",
    )  # fmt: skip
    assert done.code == 2
    assert "--assets" in done.err
    assert not (site / "out").exists()


def test_names_can_be_kept_in_another_format(duizhao, site: Path) -> None:
    done = duizhao(
        "translate", site / "docs/index.md", "-o", f"{site / 'out'}/", "--as", "tsv",
        "--names", "keep", "--model", "echo",
    )  # fmt: skip
    assert done.code == 0
    assert set(snapshot(site / "out")) == {"index.tsv"}


def test_a_kept_name_never_replaces_its_original(duizhao, site: Path) -> None:
    before = snapshot(site / "docs")
    done = duizhao(
        "translate", site / "docs", "-o", site / "docs", "--names", "keep", "--model", "echo"
    )
    assert done.code == 2
    assert "replace its own original" in done.err
    assert snapshot(site / "docs") == before


@pytest.mark.parametrize("how", ["copy", "link"])
def test_a_file_that_is_there_and_different_is_not_replaced(
    duizhao, site: Path, engine: ScriptedEngine, how: str
) -> None:
    other = site / "out/img/图.png"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"mine")
    words = ("translate", site / "docs", "-o", site / "out", *TRANSLATE, "--assets", how)
    done = duizhao(*words)
    assert done.code == 3
    assert "--overwrite" in done.err
    assert other.read_bytes() == b"mine"
    assert duizhao(*words, "--overwrite").code == 0
    assert other.read_bytes() == PICTURE
    assert (site / "docs/img/图.png").read_bytes() == PICTURE


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights there")
def test_copies_and_links_take_turns(duizhao, site: Path, engine: ScriptedEngine) -> None:
    picture = site / "out/img/图.png"
    for how in ("copy", "link", "link", "copy", "copy"):
        words = (site / "docs", "-o", site / "out", *TRANSLATE, "--assets", how)
        assert duizhao("translate", *words).code == 0
        assert picture.is_symlink() == (how == "link")
        assert picture.read_bytes() == PICTURE
        assert not (site / "docs/img/图.png").is_symlink()


def test_an_edited_picture_is_copied_again(duizhao, site: Path, engine: ScriptedEngine) -> None:
    words = (site / "docs", "-o", site / "out", *TRANSLATE, "--assets", "copy")
    duizhao("translate", *words)
    (site / "docs/img/图.png").write_bytes(PICTURE + b" two")
    assert duizhao("translate", *words).code == 0
    assert (site / "out/img/图.png").read_bytes() == PICTURE + b" two"


def test_where_no_link_can_be_made_a_copy_is_advised(
    duizhao, site: Path, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*words: object, **more: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    done = duizhao("translate", site / "docs", "-o", site / "out", *TRANSLATE, "--assets", "link")
    assert done.code == 3
    assert "--assets copy" in done.err


def test_two_pictures_of_one_place_are_told_apart(
    duizhao, site: Path, engine: ScriptedEngine
) -> None:
    other = site / "other"
    (other / "img").mkdir(parents=True)
    (other / "b.md").write_text("看![图](img/图.png)。\n", encoding="utf-8")
    (other / "img/图.png").write_bytes(b"another")
    done = duizhao(
        "translate", site / "docs", other, "-o", site / "out", *TRANSLATE, "--assets", "copy"
    )
    assert done.code == 3
    assert "would be written over that of" in done.err
    assert (site / "out/img/图.png").read_bytes() == PICTURE


def test_a_dry_run_says_what_goes_where(duizhao, site: Path) -> None:
    before = snapshot(site)
    words = ("translate", site / "docs", "-o", site / "out", "--model", "echo", "--dry-run",
             "--names", "keep", "--assets", "copy")  # fmt: skip
    done = duizhao(*words)
    assert done.code == 0
    assert f"goes to {site / 'out/guide/install.md'}" in done.text
    assert f"brings {site / 'out/img/图.png'}" in done.text
    entries = {Path(one["input"]).name: one for one in json.loads(duizhao(*words, "--json").out)}
    assert entries["index.md"]["output"] == str(site / "out/index.md")
    assert entries["index.md"]["brought"] == [str(site / "out/img/图.png")]
    assert entries["usage.md"]["brought"] == []
    assert snapshot(site) == before


def test_a_dry_run_sees_results_that_would_meet(duizhao, site: Path) -> None:
    (site / "more").mkdir()
    (site / "more/index.md").write_text("茶。\n", encoding="utf-8")
    done = duizhao(
        "translate", site / "docs", site / "more", "-o", site / "out", "--model", "echo",
        "--dry-run",
    )  # fmt: skip
    assert done.code == 3
    assert "would be written over that of" in done.err
    assert not (site / "out").exists()


def test_a_dry_run_to_standard_output_names_it(duizhao) -> None:
    done = duizhao("translate", "-", "--model", "echo", "--dry-run", data="喝茶。\n".encode())
    assert done.code == 0
    assert "goes to standard output" in done.text


def test_a_document_that_fails_is_linked_to_where_it_is(
    duizhao, site: Path, engine: ScriptedEngine
) -> None:
    (site / "docs/guide/usage.md").write_bytes(b"")
    done = duizhao("translate", site / "docs", "-o", site / "out", *TRANSLATE)
    assert done.code == 3
    written = (site / "out/index.en.md").read_text(encoding="utf-8")
    assert "[r]: ../docs/guide/usage.md" in written


def test_a_second_run_changes_nothing(duizhao, site: Path, engine: ScriptedEngine) -> None:
    words = (site / "docs", "-o", site / "out", *TRANSLATE, "--assets", "copy")
    duizhao("translate", *words)
    before = snapshot(site)
    engine.requests.clear()
    assert duizhao("translate", *words).code == 0
    assert engine.requests == []
    assert snapshot(site) == before


def test_what_came_along_is_said(duizhao, site: Path, engine: ScriptedEngine) -> None:
    words = (site / "docs/guide", "-o", site / "out", "--assets", "copy")
    (site / "docs/guide/图.png").write_bytes(PICTURE)
    usage = site / "docs/guide/usage.md"
    usage.write_text("看![图](图.png)和![图](./图.png)。\n", encoding="utf-8")
    assert "1 file came along" in duizhao("translate", *words, *TRANSLATE).err
    assert "1 file came along" in duizhao("convert", *words, *CONVERT).err
    written = (site / "out/install.en.md").read_text(encoding="utf-8")
    assert "](../docs/img/图.png)" in written  # it stands outside of the folder that was given


@pytest.mark.skipif(os.name == "nt", reason="there are no named pipes in folders there")
def test_a_pipe_is_read_once(duizhao, tmp_path: Path, engine: ScriptedEngine) -> None:
    pipe = tmp_path / "article.md"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("喝茶。\n", "utf-8"), daemon=True)
    writer.start()
    done = duizhao("translate", pipe, "-o", f"{tmp_path / 'out'}/", *TRANSLATE)
    assert done.code == 0, done.err
    assert (tmp_path / "out/article.en.md").is_file()
    writer.join(timeout=5)


VAULT = {
    "首页.md": "# 首页\n\n先看[[买菜#里面]]。\n",
    "买菜.md": "# 买菜\n\n## 里面\n\n回[[首页]]，再看[[#里面]]。\n",
}


@pytest.mark.parametrize(
    ("words", "home"),
    [
        (("convert", *CONVERT, "--names", "keep"), "先看[[买菜#裡面|"),
        (("convert", *CONVERT), "先看[[买菜.zh-Hant-TW#裡面|"),
        (("translate", "--layout", "bilingual", "--model", "echo", "--names", "keep"),
         "先看[[买菜#里面 / ⟦里面⟧]]。"),
    ],
)  # fmt: skip
def test_links_by_a_headings_words_follow_it(
    duizhao, tmp_path: Path, words: tuple[str, ...], home: str
) -> None:
    (tmp_path / "vault").mkdir()
    for name, text in VAULT.items():
        (tmp_path / "vault" / name).write_text(text, encoding="utf-8")
    command, *options = words
    again = []
    for _ in range(2):  # a run that finds its own results writes the same
        done = duizhao(command, tmp_path / "vault", "-o", tmp_path / "out", *options)
        assert done.code == 0, done.err
        again.append({one.name: one.read_text("utf-8") for one in (tmp_path / "out").iterdir()})
    assert again[0] == again[1]
    (written,) = (text for name, text in again[0].items() if name.startswith("首页"))
    assert home in written
