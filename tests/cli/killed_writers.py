"""Kill whatever writes at every kind of moment: run by ``test_killed_writers.py`` on its own.

    PYTHONPATH=. python tests/cli/killed_writers.py FOLDER KILLS KILLS_OF_DOCUMENTS

A command is first run whole, to count its steps: files opened for writing, written, brought to
the disk, renamed and deleted, folders made and taken away, SQL statements and what SQLite does
within one. Then it is killed at steps drawn by chance, each time from the same old state and
in a fork, so that the imports are paid once. A write that is killed has written half.

Prints JSON: for each command and kill what was there afterwards, and what after the next run.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.cli import forked_imports, killed_documents
from tests.models.conftest import HUB, HubStandIn
from translator.chinese.dictionary import build
from translator.cli import main
from translator.engines.echo import EchoEngine
from translator.models import derived
from translator.models.derived import Recipe
from translator.models.model_store import ModelStore
from translator.store import Library
from ui.server import door

EchoEngine.batch = 4  # many commits, so that there is much to interrupt
COMMANDS = (
    "align",
    "config",
    "convert",
    "corpus",
    "corrections",
    "export",
    "glossary",
    "memory",
    "models",
    "translate",
)
for command in COMMANDS:  # before the forks, for all of them
    import_module(f"translator.cli.commands.{command}")
CHANGES = frozenset(
    ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "shutil.rmtree")
)
WRITES = os.O_WRONLY | os.O_RDWR
DOCUMENT = re.compile("a document of|an article laid out")
TEXT = "# 早市\n\n天还没有亮，街上已经很热闹了。他每天三点起床，先去河边看看天气。\n"
CEDICT = "# CC-CEDICT\n" + "".join(
    f"{word} {word} [{pinyin}] /{meaning}/\n"
    for word, pinyin, meaning in (
        ("河邊", "he2 bian1", "riverside"), ("天氣", "tian1 qi4", "weather"),
        ("早市", "zao3 shi4", "morning market"), ("熱鬧", "re4 nao5", "bustling"),
    )
)  # fmt: skip
RECIPE = Recipe(
    kind="copy", version="1", saying="Copying.",  # type: ignore[arg-type]  # nobody is told
    make=lambda files, work: [shutil.copy(one, work) for one in files.iterdir()] and None,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A writer, and what of its old and new state can be seen."""

    run: Callable[[], int]
    state: Callable[[], Any]
    again: Callable[[], int] | None = None
    """What is run after the kill; None: the same."""


def words(*given: object) -> Callable[[], int]:
    return lambda: main([str(one) for one in given])


def model(name: str = "small") -> str:
    """Return the digest of a model in the store, every file of it hashed anew."""
    store = ModelStore()
    return store.verify(name).digest if store.get(name) else "none"


def content(path: Path) -> Callable[[], str]:
    return lambda: sha256(path.read_bytes()).hexdigest() if path.exists() else "none"


def terms() -> list[tuple[str, str]]:
    with Library() as library:
        return [(one.source, one.targets[0]) for one in library.glossary("").terms]


def rows() -> list[tuple[str, str]]:
    with Library() as library:
        return sorted((one.source, one.target) for one in library.memory_rows(limit=None))


def copied() -> bool:
    store = ModelStore()
    found = derived.find(store, store.find("small"), RECIPE)
    return found is not None and len(list(found.iterdir())) == 2


def copy() -> int:
    store = ModelStore()
    derived.make(store, store.locate("small"), RECIPE)
    return 0


def report(path: Path) -> Callable[[], str]:
    """Return what can be seen of a report: that it is whole, for it tells of its own run."""
    return lambda: f"{len(json.loads(path.read_text('utf-8')))} documents" if path.exists() else ""


def key() -> int:
    return 0 if door.kept_key() else 1


def key_kept(path: Path) -> Callable[[], str]:
    """Return what the reader would find there: a key is whole, and its owner's alone."""
    return lambda: (
        f"{path.stat().st_size} bytes, mode {path.stat().st_mode & 0o777:o}"
        if path.exists()
        else "none"
    )


def entries(database: Path) -> Callable[[], str]:
    def count() -> str:
        if not database.exists():
            return "none"
        with closing(sqlite3.connect(database)) as connection:
            return str(connection.execute("SELECT count(*) FROM entry").fetchone()[0])

    return count


def building(source: Path, database: Path) -> Callable[[], int]:
    def run() -> int:
        build.build(source, database)
        return 0

    return run


def document(work: Path, kind: str) -> Case:
    """Translate a document into one of its own kind; of a PDF, into Markdown."""
    result = work / f"document.en.{'md' if kind == 'pdf' else kind}"
    given = work / "given" / f"document.{kind}"
    run = words("translate", given, "--model", "echo", "-o", result, "-q")
    return Case(run=run, state=content(result))


def laid_out(work: Path, kind: str) -> Case:
    result = work / f"article.{kind}"
    article = work / "given" / "document.md"
    run = words("translate", article, "--model", "echo", "--as", kind, "-o", result, "-q")
    return Case(run=run, state=content(result))


def cases(work: Path) -> dict[str, Case]:
    article, page, archive = work / "a.md", work / "a.html", work / "stick.tar"
    database = work / "home" / "cache" / "dictionary-0.sqlite3"
    tsv, tmx, good = work / "out.tsv", work / "out.tmx", work / "good.jsonl"
    given = work / "given"
    fetch = words("models", "fetch", "small", "-q")
    bring = words("models", "import", given / "b.tar", "-q")
    setting = words("config", "set", "translation.quality", "best")
    replace = words("glossary", "import", given / "b.tsv", "--replace")
    brought = work / "out" / "a.png"
    reported = work / "report.json"
    page_words = words("export", article, "--as", "html", "--model", "echo", "-o", page, "-q")
    pairs = work / "pairs.tmx"
    both = given / "early.md", given / "early.en.md"
    aligned = words("align", *both, "-o", pairs, "--into-memory", "--anyway", "--overwrite", "-q")
    return {
        "a download": Case(
            run=words("models", "fetch", "far", "-q"), state=lambda: model("far")
        ),
        "models import": Case(run=bring, state=model),
        "models import of what is there": Case(
            run=words("models", "import", given / "a.tar", "-q"), state=model
        ),
        "models export": Case(
            run=words("models", "export", "small", archive, "-q"), state=content(archive)
        ),
        "models remove": Case(
            run=words("models", "remove", "small", "-q"),
            state=model,
            again=words("models", "import", given / "a.tar", "-q"),
        ),
        "models fetch": Case(run=fetch, state=model),
        "what is made of a model": Case(run=copy, state=copied),
        "the dictionary's database": Case(
            run=building(given / "cedict.txt", database), state=entries(database)
        ),
        "config set": Case(run=setting, state=content(work / "home" / "config.toml")),
        "glossary import": Case(run=replace, state=terms),
        "glossary export": Case(run=words("glossary", "export", tsv), state=content(tsv)),
        "memory import": Case(run=words("memory", "import", given / "b.tmx"), state=rows),
        "memory export": Case(run=words("memory", "export", tmx), state=content(tmx)),
        "an alignment": Case(run=aligned, state=content(pairs)),
        "an alignment into memory": Case(run=aligned, state=rows),
        "corpus filter": Case(
            run=words("corpus", "filter", given / "b.tsv", good, "--to", "en", "-q"),
            state=content(good),
        ),
        "corrections import": Case(
            run=words("corrections", "import", given / "back.tsv"), state=rows
        ),
        "export": Case(run=page_words, state=content(page)),
        "convert": Case(
            run=words("convert", article, "--to", "zh-Hant", "-o", work / "t.md", "-q"),
            state=content(work / "t.md"),
        ),
        "a report": Case(
            run=words(
                "translate", article, "--model", "echo", "-o", work / "e.md", "-q",
                "--report", reported,
            ),
            state=report(reported),
        ),
        "a picture that comes along": Case(
            run=words(
                "convert", given / "picture.md", "--to", "zh-Hant", "-o", f"{brought.parent}/",
                "--assets", "copy", "-q",
            ),
            state=content(brought),
        ),
        "the reader's key": Case(run=key, state=key_kept(work / "home" / "reader.key")),
        **{f"a document of {kind}": document(work, kind) for kind in killed_documents.KINDS},
        **{
            f"an article laid out as {kind}": laid_out(work, kind)
            for kind in killed_documents.LAID_OUT
        },
    }  # fmt: skip


FAR = f"""
[[model]]
name = "far"
about = "For a test of downloads."
kind = "translator"
engine = "llama"
directions = ["zh-en"]
licence = "CC0-1.0"
card = "https://example.org"
file = [{{{{ name = "model.bin" }}}}]
[[model.source]]
{HUB}
"""
LIST = """
[[model]]
name = "small"
about = "For a test."
kind = "translator"
engine = "llama"
directions = ["zh-en"]
licence = "CC0-1.0"
card = "https://example.org"
file = [{{ name = "model.gguf" }}]
[[model.source]]
folder = '{folder}'
"""


def prepare(work: Path) -> None:
    """Make the old state, and what the commands are given."""
    home, given = work / "home", work / "given"
    for folder in (home, given, given / "a", given / "b"):
        folder.mkdir(parents=True)
    (home / "models.txt").write_text((LIST + FAR).format(folder=given / "a"), encoding="utf-8")
    (given / "cedict.txt").write_text(CEDICT, encoding="utf-8")
    (work / "a.md").write_text(TEXT, encoding="utf-8")
    (given / "picture.md").write_text("早市开了。![](a.png)\n", encoding="utf-8")
    (given / "a.png").write_bytes(b"\x89PNG" + b"picture " * 400_000)
    (work / "report.json").write_text("[]", encoding="utf-8")
    killed_documents.write(given)
    for name in "ba":  # the old one last
        (given / name / "model.gguf").write_bytes(f"weights {name} ".encode() * 40_000)
        if name == "b":
            (home / "models.txt").write_text(
                (LIST + FAR).format(folder=given / "b"), encoding="utf-8"
            )
        expect(words("models", "import", given / name / "model.gguf", "--name", "small", "-q"))
        expect(words("models", "export", "small", given / f"{name}.tar", "-q"))
        lines = "".join(f"第{number}街\tStreet {number}{name}\n" for number in range(300))
        (given / f"{name}.tsv").write_text(f"zh\ten\n{lines}", encoding="utf-8")
        expect(words("glossary", "import", given / f"{name}.tsv", "--replace"))
        article = given / f"{name}.md"
        article.write_text(
            "\n\n".join(f"第{number}家{name}店今天开门。" for number in range(100)),
            encoding="utf-8",
        )
        # Memory of ``b`` is carried over from a library that is then gone.
        expect(words("translate", article, "--model", "echo", "-o", given / f"{name}.en.md", "-q"))
        if name == "b":
            expect(words("memory", "export", given / "b.tmx"))
            (home / "library.sqlite3").unlink()
    early = {
        "天还没有亮。": "It was not light yet.",
        "王大爷卖了30斤豆腐。": "He sold 30 jin of tofu.",
    }
    (given / "early.md").write_text("\n\n".join(early), encoding="utf-8")
    (given / "early.en.md").write_text("\n\n".join(early.values()), encoding="utf-8")
    back = given / "back.tsv"
    choice = ("--as", "tsv", "--model", "echo", "-o", back, "-q")
    expect(words("export", given / "early.md", *choice))
    table = back.read_text(encoding="utf-8")
    back.write_text(table.replace("⟦天还没有亮。⟧", "Before dawn."), encoding="utf-8")
    for name in ("stick.tar", "out.tsv", "out.tmx", "pairs.tmx", "good.jsonl"):
        (work / name).write_bytes(b"old")
    expect(words("convert", work / "a.md", "--to", "zh-Hant", "-o", work / "t.md", "-q"))
    (work / "a.md").write_text(f"{TEXT}\n第二天下雨了。\n", encoding="utf-8")


def expect(run: Callable[[], int]) -> None:
    """Run something to its end, in a fork."""
    child = os.fork()
    if not child:
        os._exit(quiet(run))
    _, status = os.waitpid(child, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"what was to be run ended with {status}")


def quiet(run: Callable[[], int]) -> int:
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    try:
        return run()
    except BaseException:  # nothing may go on in a fork as if it were the parent
        traceback.print_exc()
        return 70


def start(run: Callable[[], int], at: int) -> tuple[int, int]:
    """Fork a run that is killed at a step (0: never); return how it ended and its steps.

    What a run to the end has imported is imported here as well: the next forks begin with it.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        steps = 0
        real_write, real_sync, real_connect = os.write, os.fsync, sqlite3.connect

        def step() -> bool:
            nonlocal steps
            steps += 1
            if steps == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return False

        def write(descriptor: int, data: Any) -> int:
            if steps + 1 == at:
                real_write(descriptor, data[: len(data) // 2])
            step()
            return real_write(descriptor, data)

        def sync(descriptor: int) -> None:
            step()
            real_sync(descriptor)

        def audit(event: str, given: tuple[Any, ...]) -> None:
            if event in CHANGES or (event == "open" and (given[2] or 0) & WRITES):
                step()

        def connect(*given: Any, **more: Any) -> sqlite3.Connection:
            connection = real_connect(*given, **more)
            connection.set_trace_callback(lambda _: step())  # type: ignore[arg-type]
            connection.set_progress_handler(step, 500)
            return connection

        os.write, os.fsync = write, sync
        sqlite3.connect = connect  # type: ignore[assignment]
        sys.addaudithook(audit)
        code = quiet(run)
        os.write, at = real_write, -1
        forked_imports.write_all(writing, f"{steps}\n".encode() + forked_imports.told())
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said, _, imported = stream.read().partition(b"\n")
    _, status = os.waitpid(child, 0)
    if imported:
        forked_imports.take_over(imported)
    return os.waitstatus_to_exitcode(status), int(said or 0)


def strays(work: Path) -> list[str]:
    """Return what no whole run leaves, wherever it is."""
    partial = work / "home" / "models" / ".partial"
    found = [one for one in work.rglob("*") if one.name.endswith(".part")]
    found += [one for one in partial.rglob("*") if not one.name.endswith(".lock")]
    found += (work / "tmp").iterdir()
    models = work / "home" / "models" / "small"
    digests = [one for one in models.iterdir() if one.is_dir()] if models.exists() else []
    return [str(one.relative_to(work)) for one in found] + [one.name for one in digests[1:]]


def seen(case: Case) -> Any:
    """Look in a fork, so that nothing is remembered of a state that is gone."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            said = json.dumps(case.state())
        except BaseException as error:  # whatever it is, it is no state that may be
            said = json.dumps(f"damaged: {error!r}")
        with os.fdopen(writing, "w") as stream:
            stream.write(said)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        said = stream.read()
    os.waitpid(child, 0)
    return json.loads(said)


def killed(name: str, template: Path, work: Path, kills: int) -> dict[str, Any]:
    """Kill one writer again and again, each time from the old state."""
    generator = random.Random(f"20250101 {name}")

    def anew() -> Case:
        shutil.rmtree(work)
        shutil.copytree(template, work)
        if name == "models fetch":
            shutil.rmtree(work / "home" / "models")
        return cases(work)[name]

    case = anew()
    old = seen(case)
    code, steps = start(case.run, 0)
    new = seen(case)
    # Half of them near the end, where what was made is put in its place.
    late = generator.sample(range(max(1, steps - 20), steps + 1), min(kills // 2, steps, 20))
    others = sorted(set(range(1, steps + 1)) - set(late))
    points = late + generator.sample(others, min(kills - len(late), len(others)))
    result = []
    for at in points:
        case = anew()
        ended, _ = start(case.run, at)
        after = seen(case)
        again, _ = start(case.again or case.run, 0)
        result.append(
            {
                "at": at,
                "killed": ended == -signal.SIGKILL,
                "after": "old" if after == old else "new" if after == new else after,
                "again": again,
                "finally": seen(case) == (new if case.again is None else old),
                "strays": strays(work),
            }
        )
    return {"code": code, "steps": steps, "changes": old != new, "kills": result}


def everything(folder: Path, kills: int, documents: int) -> dict[str, Any]:
    work, template = folder / "work", folder / "template"
    (work / "tmp").mkdir(parents=True)
    os.environ["DUIZHAO_HOME"] = str(work / "home")
    os.environ["TMPDIR"] = tempfile.tempdir = str(work / "tmp")
    hub = HubStandIn(files={"model.bin": b"weights " * 300_000})
    os.environ["HF_ENDPOINT"] = hub.address
    os.environ.pop("HF_HUB_OFFLINE", None)
    prepare(work)
    shutil.copytree(work, template)
    found = {
        name: killed(name, template, work, documents if DOCUMENT.match(name) else kills)
        for name in cases(work)
    }
    hub.server.stop()
    return found


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    print(json.dumps(everything(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
