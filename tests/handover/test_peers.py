"""Other programs read what was written as it was meant (``make handover``)."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.exports.anki.conftest import dictionary
from tests.handover.conftest import peer
from tests.xliff.conftest import AWKWARD, translated
from translator import exports
from translator.chinese.dictionary.dictionary import Dictionary
from translator.cli.main import duizhao
from translator.document.read import read_bytes
from translator.learning.known_lists import read_known
from translator.memory_files.memory_forms import write_memory
from translator.store import Library
from translator.types import Bitext, Layout

__all__ = ["dictionary"]
UNITS = """
import json, sys
from translate.storage import factory, xliff2
second = b'version="2.' in open(sys.argv[1], "rb").read(400)  # the factory knows version 1.2 alone
store = (xliff2.Xliff2File.parsefile if second else factory.getobject)(sys.argv[1])
units = [one for one in store.units if one.istranslatable() or one.istranslated()]
print(json.dumps([[one.source, one.target] for one in units]))
"""
NOTES = """
import json, sys, tempfile
from anki.collection import Collection, ImportAnkiPackageRequest
collection = Collection(tempfile.mkdtemp() + "/collection.anki2")
collection.import_anki_package(ImportAnkiPackageRequest(package_path=sys.argv[1]))
notes = [collection.get_note(one) for one in collection.find_notes("")]
print(json.dumps([[note.fields, len(note.cards())] for note in notes]))
collection.close()
"""

EXPORTED = """
import json, sys
from pathlib import Path
from anki.collection import Collection, ExportAnkiPackageOptions
from anki.generic_pb2 import Empty
from anki.import_export_pb2 import ExportLimit
from anki.scheduler.v3 import CardAnswer
folder, fsrs = Path(sys.argv[1]), sys.argv[2] == "fsrs"
collection = Collection(str(folder / "collection.anki2"))
collection.set_config("fsrs", fsrs)

def add(kind, *fields):
    note = collection.new_note(collection.models.by_name(kind))
    note.fields[:] = [*fields, *[""] * (len(note.fields) - len(fields))]
    collection.add_note(note, 1)
    return note.cards()

def answer(cards, rating):
    for card in cards:
        card.load()
        card.start_timer()
        states = collection._backend.get_scheduling_states(card.id)
        said = collection.sched.build_answer(card=card, states=states, rating=rating)
        collection.sched.answer_card(said)
        card.load()

asked = add("Basic (and reversed card)", '<span style="color: red">天</span>气', "weather")
answer(asked, CardAnswer.EASY)
learned, cloze = add("Basic", "老师", "teacher"), add("Cloze", "我去{{c1::超市}}。")
answer(learned, CardAnswer.AGAIN)
answer(cloze, CardAnswer.EASY)
suspended, buried = add("Basic", "爸爸", "dad"), add("Basic", "妈妈", "mum")
for cards in (suspended, buried):
    answer(cards, CardAnswer.EASY)
collection.sched.suspend_cards([suspended[0].id])
collection.sched.bury_cards([buried[0].id])
add("Basic", "青菜", "greens")
created = collection.db.scalar("select crt from col")
due = {"天气": created + 86400 * min(card.due for card in asked), "老师": learned[0].due,
       "超市": created + 86400 * cloze[0].due, "妈妈": created + 86400 * buried[0].due}
whole = ExportLimit(whole_collection=Empty())
for old in (False, True):
    for dates in (False, True):
        collection.export_anki_package(
            out_path=str(folder / f"{old}-{dates}.apkg"), limit=whole,
            options=ExportAnkiPackageOptions(with_scheduling=dates, with_media=True, legacy=old))
for old in (False, True):
    collection.export_collection_package(str(folder / f"{old}-True.colpkg"), True, old)
    collection.reopen()
print(json.dumps(due))
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(duizhao, [str(one) for one in arguments], standalone_mode=False)


def articles() -> list[Bitext]:
    with Library() as library:
        return [
            translated(read_bytes(text.encode(), name=name), library)
            for name, text in AWKWARD.items()
        ]


def squeezed(text: str) -> str:
    return "".join(text.split())


def sides(bitext: Bitext) -> list[tuple[str, str]]:
    """Return the pairs as a table has them, without white space."""
    text = exports.by_name("tsv", raw=True).write(bitext, layout=Layout.BILINGUAL).decode()
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t")
    return [(squeezed(row["source"]), squeezed(row["target"])) for row in rows]


# Translate Toolkit


@pytest.mark.parametrize(("form", "suffix"), [("tmx", "tmx"), ("xliff1", "xlf"), ("xliff", "xlf")])
def test_translate_toolkit_reads_every_pair(form: str, suffix: str, tmp_path: Path) -> None:
    plain = "早市开门了。\n\n天还没亮，街上已经有人 & 车。\n\n3 < 5，“好”。😀\u200f\n"
    with Library() as library:
        bitext = translated(read_bytes(plain.encode(), name="a.txt"), library)
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(exports.by_name(form).write(bitext, layout=Layout.BILINGUAL))
    read = json.loads(peer(UNITS, path, module="translate"))
    assert [tuple(one) for one in read] == [(one.source, one.target) for one in bitext.pairs]


@pytest.mark.parametrize(("form", "suffix"), [("tmx", "tmx"), ("xliff1", "xlf"), ("xliff", "xlf")])
def test_translate_toolkit_counts_the_sentences_of_awkward_articles(
    form: str, suffix: str, tmp_path: Path
) -> None:
    for number, bitext in enumerate(articles()):
        path = tmp_path / f"{number}.{suffix}"
        path.write_bytes(exports.by_name(form).write(bitext, layout=Layout.BILINGUAL))
        read = json.loads(peer(UNITS, path, module="translate"))
        whole = [one for one in bitext.pairs if one.source.strip() and one.target.strip()]
        assert len(read) == len(whole), bitext.document.name


def test_translate_toolkit_reads_the_memory(tmp_path: Path) -> None:
    articles()
    with (
        Library() as library,
        library.all_memory_rows() as rows,
        (tmp_path / "m.tmx").open("wb") as stream,
    ):
        number = write_memory(rows, stream, "tmx")
    assert len(json.loads(peer(UNITS, tmp_path / "m.tmx", module="translate"))) == number


# OmegaT


def translated_by_omegat(project: Path) -> None:
    if shutil.which("omegat") is None:
        pytest.skip("omegat is not installed (apt-get install omegat)")
    settings = f"--config-dir={project.parent / 'settings'}"
    words = ["omegat", "--mode=console-translate", settings, "--no-team", str(project)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def unpacked(article: Path) -> Path:
    """Hand an article over; return the folder that OmegaT opens."""
    done = run("export", article, "--as", "omegat", "--model", "echo", "-q")
    assert done.return_value in (0, None), done.output
    with zipfile.ZipFile(article.with_name(f"{article.stem}.en.omegat.zip")) as archive:
        archive.extractall(article.parent)
    return article.parent / article.stem


TEXT = """# 早市

天还没亮，**街上*已经*有人**。他们用`秤`称菜。`a` 在前，**今天。明天**也来 3 < 5 &amp; 6。

见[说明](https://example.org/a)，有![柿子](a.jpg)，😀很好。[他说](b.md)。
"""


def test_omegat_fills_every_sentence_and_what_it_writes_comes_back(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text(TEXT, encoding="utf-8")
    project = unpacked(article)
    translated_by_omegat(project)
    back = project / "target" / "a.xlf"
    targets = [line for line in back.read_text("utf-8").splitlines() if "<target" in line]
    assert len(targets) == 8
    assert all("⟦" in one for one in targets)
    assert "8 unchanged, 0 conflicts" in run("corrections", "import", back).output

    # Somebody writes something else in OmegaT: its memory says so, with codes as it has them.
    memory = project / "tm" / "auto" / "duizhao.tmx"
    text = memory.read_text("utf-8")
    assert text.count("⟦他们用") == 1
    memory.write_text(text.replace("⟦他们用", "They use "), encoding="utf-8")
    translated_by_omegat(project)
    assert (
        "1 correction taken, 7 unchanged, 0 conflicts" in run("corrections", "import", back).output
    )
    run("translate", article, "--model", "echo", "--layout", "target", "-q")
    assert "They use `秤`称菜。" in (tmp_path / "a.en.md").read_text("utf-8")


def test_omegat_fills_awkward_articles(tmp_path: Path) -> None:
    missing: dict[str, list[str]] = {}
    for name, text in AWKWARD.items():
        if name == "english.md":  # into Chinese: its file is called otherwise
            continue
        folder = tmp_path / name
        folder.mkdir()
        article = folder / name
        article.write_text(text, encoding="utf-8", newline="")
        project = unpacked(article)
        translated_by_omegat(project)
        (back,) = (project / "target").iterdir()
        (entry,) = json.loads(run("corrections", "import", back, "--dry-run", "--json").output)
        if entry["taken"] or entry["left_out"] or entry["conflicts"]:
            missing[name] = [str(entry)]
    assert missing == {}


def usual_project(folder: Path) -> Path:
    """Make a project as OmegaT does when somebody asks it for one."""
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (folder / name).mkdir(parents=True)
    places = "".join(
        f"<{name}>__DEFAULT__</{name}>\n"
        for name in (
            "source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"
        )
    )  # fmt: skip
    (folder / "omegat.project").write_text(
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<omegat>\n'
        f'<project version="1.0">\n{places}<source_lang>ZH-CN</source_lang>\n'
        f"<target_lang>EN-US</target_lang>\n<sentence_seg>true</sentence_seg>\n"
        f"<support_default_translations>true</support_default_translations>\n"
        f"<remove_tags>false</remove_tags>\n</project>\n</omegat>\n",
        encoding="utf-8",
    )
    return folder


def test_omegat_translates_a_plain_text_with_our_memory(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("早市\n\n天还没亮。街上已经有人！\n\n老王来得最早！\n", encoding="utf-8")
    project = usual_project(tmp_path / "usual")
    run("export", article, "--as", "tmx", "--model", "echo", "-q")
    shutil.copy(article, project / "source" / "a.txt")
    shutil.copy(tmp_path / "a.en.tmx", project / "tm" / "auto" / "a.tmx")
    translated_by_omegat(project)
    text = squeezed((project / "target" / "a.txt").read_text("utf-8"))
    assert text == "⟦早市⟧⟦天还没亮。⟧⟦街上已经有人！⟧⟦老王来得最早！⟧"


# LibreOffice


def test_no_cell_is_a_formula_for_libreoffice(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    starts = ["=1+2", "+1+2", "-1+2", "@SUM(A1)", "\t=1+2", "＝1+2", "'=1+2", '=cmd|"/c calc"!A1']
    text = "今天下雨，我没带伞。\n\n" + "".join(f"{start}\n\n" for start in starts)
    with Library() as library:
        bitext = translated(read_bytes(text.encode(), name="=a.txt"), library)
    home = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    sheets = []
    for raw in (True, False):  # the first one shows that this finds formulas
        data = exports.by_name("csv", raw=raw).write(bitext, layout=Layout.BILINGUAL)
        (tmp_path / "a.csv").write_bytes(data)
        done = subprocess.run(
            [office, home, "--headless", "--convert-to", "fods", "a.csv"],
            cwd=tmp_path, check=True, capture_output=True, text=True, timeout=300,
            env=os.environ | {"HOME": str(tmp_path)},
        )  # fmt: skip
        if "could not be loaded" in done.stdout + done.stderr:
            pytest.skip("LibreOffice has no Calc here (apt-get install libreoffice-calc)")
        sheets.append((tmp_path / "a.fods").read_text("utf-8"))
    assert "table:formula" in sheets[0]
    assert "table:formula" not in sheets[1]
    assert "@SUM(A1)" in sheets[1]


# Anki


def test_anki_imports_every_card(tmp_path: Path, dictionary: Dictionary) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 早市\n\n早市很热闹，花不了多少钱。\n", encoding="utf-8")
    done = run("export", path, "--as", "apkg", "--model", "echo", "-q")
    assert done.exception is None, done.exception
    notes = json.loads(peer(NOTES, tmp_path / "a.en.apkg", module="anki"))
    said = [" ".join(fields) for fields, _ in notes]
    for word in ("早市", "热闹", "钱"):
        assert any(word in one for one in said)
    assert len(notes) >= 3
    assert {number for _, number in notes} == {2}


@pytest.mark.parametrize("scheduler", ["sm2", "fsrs"])
def test_what_anki_exports_comes_in_with_its_dates(tmp_path: Path, scheduler: str) -> None:
    due = json.loads(peer(EXPORTED, tmp_path, scheduler, module="anki"))
    for old, dates, suffix in (
        *((old, dates, "apkg") for old in (False, True) for dates in (False, True)),
        (False, True, "colpkg"), (True, True, "colpkg"),
    ):  # fmt: skip
        path = tmp_path / f"{old}-{dates}.{suffix}"
        found = read_known(path.read_bytes(), name=path.name, dictionary=None)
        asked = {"天气", "老师", "超市", "爸爸", "妈妈"}
        assert set(found.words) == (asked if dates else asked | {"青菜"}), path.name
        assert (found.undated, found.passed_over, found.unasked) == (0, 0, int(dates)), path.name
        said = {word: one.due.timestamp() for word, one in found.memories.items()}
        assert said == (due if dates else {}), path.name
        for word in ("天气", "超市", "妈妈") if dates else ():
            memory = found.memories[word]
            assert memory.stability and memory.answers == 1, path.name
            assert (memory.difficulty is not None) == (scheduler == "fsrs"), path.name
