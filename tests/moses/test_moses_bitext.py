"""A corpus whose lines belong together, whatever stands in them, and its way back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.exports.conftest import make_bitext, make_block
from translator import exports
from translator.cli.main import duizhao
from translator.errors import FormatError
from translator.moses.line_archive import endings_of, one_line, stem_of
from translator.returned.read_returned import read_returned, read_returned_file
from translator.types import Bitext, Finding, Layout, Level

Build = Callable[..., Bitext]
DOUBT = Finding(check="empty", level=Level.ERROR, message="The engine gave\tnothing.")


def test_the_sentences_of_each_paragraph_are_counted() -> None:
    bitext = make_bitext(
        [make_block(0, "一。二。三。"), make_block(1, "四。五。")],
        [[("一。", "1."), ("二。", "2."), ("三。", "3.")], [("四。", "4."), ("五。", "5.")]],
    )
    found = [line.split("\t")[0].rsplit(".", 2)[0] for line in files(bitext)["文章.ids"]]
    assert found == ["0.0", "0.1", "0.2", "1.0", "1.1"]


def files(bitext: Bitext) -> dict[str, list[str]]:
    """Return the lines of each file of the archive, as Python counts lines."""
    data = exports.by_name("moses").write(bitext, layout=Layout.BILINGUAL)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode().splitlines() for name in archive.namelist()}


def test_each_line_belongs_to_the_same_line_of_the_others(garden: Bitext) -> None:
    found = files(garden)
    assert list(found) == ["文章.zh-Hans", "文章.en", "文章.ids"]
    assert found["文章.zh-Hans"][1:3] == ["晚上也浇番茄。", "菜园"]
    assert found["文章.en"][1:3] == ["Evenings too Tomato.", "Garden"]
    assert {len(lines) for lines in found.values()} == {4}
    cells = found["文章.ids"][2].split("\t")
    assert cells[0].startswith("1.0.")
    assert cells[1:5] == ["文章.md", garden.document.sha256, "zh-Hans", "en"]
    assert cells[5:] == ["engine echo", "2025-03-01T08:30:00Z", ""]


@pytest.mark.parametrize(
    "sign", [*"\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\t", "\r\n", "\n\n"], ids=ascii
)
def test_no_sign_that_ends_a_line_anywhere_stands_in_one(one: Build, sign: str) -> None:
    found = files(one(f"早{sign}市", f"a{sign}b{sign}", findings=[DOUBT]))
    assert [len(lines) for lines in found.values()] == [1, 1, 1]
    assert found["文章.en"] == ["a b"]
    assert found["文章.ids"][0].split("\t")[-1] == "error: empty: The engine gave nothing."


def test_what_has_one_side_alone_is_no_pair() -> None:
    bitext = make_bitext(
        [make_block(0, "一。二。")], [[("一。", ""), ("二。", "Two.")]], findings=[DOUBT]
    )
    found = files(bitext)
    assert (found["文章.zh-Hans"], found["文章.en"]) == (["二。"], ["Two."])
    assert found["文章.ids"][0].startswith("0.1.")


def test_a_name_with_anything_in_it_is_a_name_of_files() -> None:
    assert stem_of("a/b\\早 市: 一?.md") == "早-市-一"
    assert stem_of("..") == stem_of("") == stem_of("???") == "pairs"


def test_the_files_of_a_corpus_are_known_by_their_endings() -> None:
    names = ["README", "LICENSE", "a.en-zh.en", "a.zh_cn", "a.zh-Hant-TW", "a.ids", "b.fr", "b.end"]
    assert endings_of(names) == {
        "en": "a.en-zh.en", "zh_cn": "a.zh_cn", "zh-Hant-TW": "a.zh-Hant-TW", "ids": "a.ids",
    }  # fmt: skip


def test_spaces_of_other_kinds_stay() -> None:
    assert one_line(" a\u00a0b\u3000c \n") == "a\u00a0b\u3000c"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(duizhao, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Three files beside one another, of an article that was translated."""
    article = tmp_path / "早市.md"
    article.write_text("# 早市\n\n他们用`秤`称菜，**老王**来得最早。\n", encoding="utf-8")
    done = run("export", article, "--as", "moses", "--model", "echo", "-q")
    assert done.return_value in (0, None), done.output
    with zipfile.ZipFile(tmp_path / "早市.en.moses.zip") as archive:
        archive.extractall(tmp_path)
    return tmp_path


@pytest.mark.parametrize("ending", ["en", "zh-Hans", "ids"])
def test_what_is_changed_in_a_line_comes_back_with_its_marks(unpacked: Path, ending: str) -> None:
    target = unpacked / "早市.en"
    target.write_text(target.read_text("utf-8").replace("⟦他们用", "With "), encoding="utf-8")
    result = run("corrections", "import", unpacked / f"早市.{ending}")
    assert "1 correction taken, 1 unchanged, 0 conflicts" in result.output, result.output
    run("translate", unpacked / "早市.md", "--model", "echo", "--layout", "target", "-q")
    assert "With `秤`称菜，**老王**来得最早。⟧" in (unpacked / "早市.en.md").read_text("utf-8")


def test_the_archive_comes_back_as_well(unpacked: Path) -> None:
    packed = unpacked / "back.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("早市.en", "早市.zh-Hans", "早市.ids"):
            text = (unpacked / name).read_text("utf-8")
            archive.writestr(name, text.replace("⟦早市⟧", "Market").replace("\n", "\r\n"))
    assert "1 correction taken, 1 unchanged" in run("corrections", "import", packed).output


@pytest.mark.parametrize("lost", ["早市.en", "早市.zh-Hans", "早市.ids"])
def test_files_whose_lines_no_longer_belong_together_are_refused(unpacked: Path, lost: str) -> None:
    path = unpacked / lost
    path.write_text(path.read_text("utf-8").split("\n", 1)[1], encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_returned_file(unpacked / "早市.en", most=10_000)
    assert caught.value.key == "moses.uneven"


def test_files_that_do_not_say_their_languages_are_refused(unpacked: Path) -> None:
    (unpacked / "早市.zh-Hans").unlink()
    with pytest.raises(FormatError) as caught:
        read_returned_file(unpacked / "早市.en", most=10_000)
    assert caught.value.key == "moses.languages"


def test_corpora_of_several_documents_are_put_together_line_by_line(garden: Bitext) -> None:
    other = make_bitext([make_block(0, "雨。")], [[("雨。", "Rain.")]], name="雨.md")
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for ending in ("zh-Hans", "en", "ids"):
            lines = [*files(garden)[f"文章.{ending}"], *files(other)[f"雨.{ending}"]]
            archive.writestr(f"all.{ending}", "".join(f"{line}\n" for line in lines))
    found = read_returned(whole.getvalue(), name="all.zip")
    assert [(one.document, len(one.pairs)) for one in found] == [("文章.md", 4), ("雨.md", 1)]


def test_a_corpus_without_a_line_brings_nothing_back(one: Build) -> None:
    data = exports.by_name("moses").write(
        one("好。", "", findings=[DOUBT]), layout=Layout.BILINGUAL
    )
    assert read_returned(data, name="none.zip") == ()
