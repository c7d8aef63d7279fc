from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator import placeholders
from translator.errors import StoreError
from translator.store import JobState, Library, MemoryEntry
from translator.system import processes
from translator.types import Block, Document, Finding, Level, Pair, Provenance, Segment

ZH_EN = {"source_language": "zh-Hans", "target_language": "en"}
A, B = placeholders.atom(7), placeholders.atom(3)


def engine(signature: str = "echo") -> Provenance:
    return Provenance(kind="engine", signature=signature, created="2025-01-01T00:00:00Z")


def entry(source: str, target: str, *findings: Finding) -> MemoryEntry:
    return MemoryEntry(source=source, target=target, provenance=engine(), findings=findings)


def article(text: str = "你好。再见。", name: str = "a.md") -> Document:
    block = Block(id=0, kind="paragraph", text=text, start=0, end=len(text))
    return Document(
        name=name,
        format="markdown",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        encoding="utf-8",
        bom=b"",
        language="zh-Hans",
        blocks=(block,),
        skipped=(),
        skeleton=text,
    )


def pair(start: int, source: str, target: str, *findings: Finding, kind: str = "engine") -> Pair:
    return Pair(
        segment=Segment(block_id=0, start=start, end=start + len(source)),
        source=source,
        target=target,
        provenance=Provenance(kind=kind, signature="echo"),
        findings=findings,
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.sqlite3") as opened:
        yield opened


def start(library: Library, document: Document | None = None, signature: str = "echo") -> int:
    document = document or article()
    number = library.add_document(document, document.skeleton.encode())
    return library.start_job(number, signature=signature, total=2, **ZH_EN)


# Memory


def test_what_was_remembered_is_found_again_wherever_the_sentence_stands(library: Library) -> None:
    library.remember([entry(f"看{A}和{B}。", f"See {B} and {A}.")], signature="s", **ZH_EN)
    other = f"  看{placeholders.atom(0)}和{placeholders.atom(9)}。\n"
    found = library.recall([other], signature="s", **ZH_EN)
    assert found[other].target == f"See {placeholders.atom(9)} and {placeholders.atom(0)}."
    assert found[other].provenance.from_memory


def test_memory_never_mixes_signatures(library: Library) -> None:
    library.remember([entry("你好。", "Hello.")], signature="model-a", **ZH_EN)
    assert library.recall(["你好。"], signature="model-b", **ZH_EN) == {}


@pytest.mark.parametrize(
    ("source_language", "target_language", "known"),
    [("zh-Hant", "en", True), ("zh", "en", True), ("ja", "en", False), ("zh", "zh-Hant", False)],
)
def test_memory_keeps_languages_apart(
    library: Library, source_language: str, target_language: str, known: bool
) -> None:
    library.remember([entry("你好。", "Hello.")], signature="s", **ZH_EN)
    found = library.recall(
        ["你好。"],
        source_language=source_language,
        target_language=target_language,
        signature="s",
    )
    assert bool(found) is known


def test_findings_and_provenance_come_back(library: Library) -> None:
    finding = Finding(check="length", level=Level.WARNING, message="Much shorter than usual.")
    library.remember([entry("你好。", "H.", finding)], signature="s", **ZH_EN)
    found = library.recall(["你好。"], signature="s", **ZH_EN)["你好。"]
    assert found.findings == (finding,)
    assert found.provenance.created == "2025-01-01T00:00:00Z"


def test_translating_again_replaces_the_target(library: Library) -> None:
    library.remember([entry("你好。", "Hi.")], signature="s", **ZH_EN)
    library.remember([entry("你好。", "Hello.")], signature="s", **ZH_EN)
    assert library.recall(["你好。"], signature="s", **ZH_EN)["你好。"].target == "Hello."
    assert library.memory_sizes() == {"s": 1}


def test_white_space_is_neither_kept_nor_found(library: Library) -> None:
    library.remember([entry(" \u3000\n", "x")], signature="s", **ZH_EN)
    assert library.memory_sizes() == {}
    assert library.recall([" \u3000\n"], signature="s", **ZH_EN) == {}


def test_thousands_of_sources_are_looked_up_at_once(library: Library) -> None:
    sources = [f"第{number}句。" for number in range(2500)]
    library.remember([entry(source, "x") for source in sources], signature="s", **ZH_EN)
    assert len(library.recall(sources, signature="s", **ZH_EN)) == 2500


def test_rare_and_odd_characters_survive(library: Library) -> None:
    odd = "𠮷\u2028葛󠄀\x00﨑\x0b好"
    library.remember([entry(odd, odd)], signature="s", **ZH_EN)
    assert library.recall([odd], signature="s", **ZH_EN)[odd].target == odd


def test_half_a_character_is_refused_in_words_and_nothing_of_the_batch_is_kept(
    library: Library,
) -> None:
    with pytest.raises(StoreError, match=r"half a character \(U\+D800\)"):
        library.remember([entry("好。", "Good."), entry("你", "\ud800")], signature="s", **ZH_EN)
    assert library.memory_sizes() == {}


def test_search_takes_every_character_literally(library: Library) -> None:
    library.remember(
        [entry("百分之百", "100% sure_"), entry("好", "100 x")], signature="s", **ZH_EN
    )
    assert [found.target for found in library.memory_rows("0% s")] == ["100% sure_"]
    assert [found.source for found in library.memory_rows("百分")] == ["百分之百"]


# Corrections


def test_a_correction_wins_over_every_signature(library: Library) -> None:
    library.remember([entry("你好。", "Hi.")], signature="s", **ZH_EN)
    library.correct("你好。", " Good day. ", author="Li", **ZH_EN)
    for signature in ("s", "another"):
        found = library.recall(["你好。"], signature=signature, **ZH_EN)["你好。"]
        assert found.target == "Good day."
        assert (found.provenance.kind, found.provenance.signature) == ("person", "person:Li")


def test_an_engine_never_overwrites_a_correction(library: Library) -> None:
    library.correct("你好。", "Good day.", **ZH_EN)
    library.remember([entry("你好。", "Hi.")], signature="s", **ZH_EN)
    assert library.recall(["你好。"], signature="s", **ZH_EN)["你好。"].target == "Good day."


def test_corrections_are_taken_back_one_by_one_and_none_is_forgotten(library: Library) -> None:
    library.remember([entry("你好。", "Hi.")], signature="s", **ZH_EN)
    library.correct("你好。", "One.", author="Li", **ZH_EN)
    library.correct("你好。", "Two.", author="Wang", **ZH_EN)
    back = library.revert("你好。", **ZH_EN)
    assert back is not None
    assert back.target == "One."
    assert library.revert("你好。", **ZH_EN) is None
    assert library.recall(["你好。"], signature="s", **ZH_EN)["你好。"].target == "Hi."
    history = library.history("你好。", **ZH_EN)
    assert [(item.author, item.target) for item in history] == [("Li", "One."), ("Wang", "Two.")]
    assert all(item.reverted for item in history)
    with pytest.raises(StoreError, match="no correction to take back"):
        library.revert("你好。", **ZH_EN)


def test_a_correction_carries_its_marks_to_the_next_document(library: Library) -> None:
    library.correct(f"看{A}。", f"See {A}.", **ZH_EN)
    other = f"看{B}。"
    assert library.recall([other], signature="s", **ZH_EN)[other].target == f"See {B}."


def test_white_space_cannot_be_corrected(library: Library) -> None:
    with pytest.raises(StoreError, match="White space"):
        library.correct(" \n", "x", **ZH_EN)


# Documents


def test_the_same_document_is_kept_once_with_its_bytes(library: Library) -> None:
    data = "你好。再见。".encode("gb18030")
    first = library.add_document(article(), data)
    assert library.add_document(article(), data) == first
    assert library.content(first) == data
    assert [found.name for found in library.documents()] == ["a.md"]


def test_an_edited_document_is_another_one(library: Library) -> None:
    first = library.add_document(article("你好。"), b"1")
    assert library.add_document(article("你好！"), b"2") != first


def test_documents_are_found_by_name_text_and_target(library: Library) -> None:
    job = start(library, article("秋天来了。", "autumn.md"))
    start(library, article("冬天_来了。", "winter.md"))
    library.save_pairs(job, [pair(0, "秋天来了。", "Leaves fall.")])
    assert [found.name for found in library.documents("autumn")] == ["autumn.md"]
    assert [found.name for found in library.documents("冬天_")] == ["winter.md"]
    assert [found.name for found in library.documents("leaves")] == ["autumn.md"]
    assert library.documents("天%来") == []


def test_deleting_a_document_takes_its_pairs_and_leaves_memory(library: Library) -> None:
    job = start(library)
    library.save_pairs(job, [pair(0, "你好。", "Hi.")])
    library.remember([entry("你好。", "Hi.")], signature="echo", **ZH_EN)
    library.delete_document(library.job(job).document_id)
    assert library.documents() == []
    assert library.jobs() == []
    assert library.memory_sizes() == {"echo": 1}
    assert library.check() == []


def test_a_missing_document_or_job_is_said_so(library: Library) -> None:
    for call in (library.document, library.content, library.delete_document):
        with pytest.raises(StoreError, match="no document 5"):
            call(5)
    for ask in (library.job, library.pairs, library.finish_job):
        with pytest.raises(StoreError, match="no job 5"):
            ask(5)
    with pytest.raises(StoreError, match="no document 5"):
        library.start_job(5, signature="s", total=1, **ZH_EN)


# Jobs


def test_a_job_goes_on_with_the_pairs_it_has(library: Library) -> None:
    job = start(library)
    library.save_pairs(job, [pair(0, "你好。", "Hi.")])
    library.finish_job(job, JobState.STOPPED, message="stopped by you")
    assert start(library) == job
    found = library.job(job)
    assert (found.state, found.done, found.total, found.message) == (JobState.RUNNING, 1, 2, "")
    assert start(library, signature="other") != job


def test_pairs_come_back_as_they_were_saved_and_in_order(library: Library) -> None:
    job = start(library)
    warning = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")
    saved = [pair(0, f"看{A}。", f"{A}!"), pair(3, " 再见。", "Bye.", warning)]
    library.save_pairs(job, reversed(saved))
    assert library.pairs(job) == saved
    assert library.pairs(job, flagged=True) == saved[1:]
    assert library.pairs(job, first_block=1) == []
    assert library.pairs(job, last_block=0) == saved
    assert (library.job(job).warnings, library.job(job).errors) == (1, 0)


def test_a_correction_shows_in_pairs_saved_before_it_and_goes_when_taken_back(
    library: Library,
) -> None:
    job = start(library)
    warning = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")
    library.save_pairs(job, [pair(0, "你好。", "Hi.", warning)])
    library.correct("你好。", "Good day.", author="Li", **ZH_EN)
    assert [(p.target, p.findings) for p in library.pairs(job)] == [("Good day.", ())]
    assert library.pairs(job, flagged=True) == []
    library.save_pairs(job, [pair(0, "你好。", "Hey.", warning)])
    assert library.pairs(job)[0].target == "Good day."
    library.revert("你好。", **ZH_EN)
    assert library.pairs(job)[0].target == "Hey."


def test_taking_a_correction_back_brings_the_engines_target_from_memory(library: Library) -> None:
    job = start(library)
    library.correct("你好。", "Good day.", **ZH_EN)
    library.save_pairs(job, [pair(0, "你好。", "Good day.", kind="person")])
    library.remember([entry("你好。", "Hi.")], signature="echo", **ZH_EN)
    library.revert("你好。", **ZH_EN)
    assert [(p.target, p.provenance.kind) for p in library.pairs(job)] == [("Hi.", "engine")]


def test_taking_a_correction_back_opens_the_job_when_no_engine_target_is_known(
    library: Library,
) -> None:
    job = start(library)
    library.correct("你好。", "Good day.", **ZH_EN)
    library.save_pairs(job, [pair(0, "你好。", "Good day.", kind="person")])
    library.finish_job(job)
    library.revert("你好。", **ZH_EN)
    assert library.pairs(job) == []
    assert library.job(job).state is JobState.STOPPED


def test_a_running_job_of_a_dead_process_can_go_on(library: Library) -> None:
    job = start(library)
    assert library.stop_abandoned_jobs() == []
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    with library.database.write() as connection:
        connection.execute("UPDATE jobs SET process = ?", (gone.pid,))
    assert library.stop_abandoned_jobs() == [job]


@pytest.mark.skipif(processes.began(os.getpid()) is None, reason="no /proc here")
def test_a_job_whose_process_number_is_another_programs_now_can_go_on(library: Library) -> None:
    job = start(library)
    with library.database.write() as connection:
        connection.execute("UPDATE jobs SET updated = '2020-01-01T00:00:00Z'")
    assert library.stop_abandoned_jobs() == [job]
    assert library.job(job).state is JobState.STOPPED
    assert library.job(job).state is JobState.STOPPED


def test_pairs_of_a_deleted_document_are_refused_in_words(library: Library) -> None:
    job = start(library)
    library.delete_document(library.job(job).document_id)
    with pytest.raises(StoreError, match="may have been deleted"):
        library.save_pairs(job, [pair(0, "你好。", "Hi.")])


# Several at once

_WRITER = """
import sys
from pathlib import Path
from translator.store import Library, MemoryEntry
from translator.types import Provenance
with Library(Path(sys.argv[1])) as library:
    for number in range(60):
        names = (f"{sys.argv[2]}第{number}句", f"同一第{number}句")
        library.remember(
            [MemoryEntry(source=name, target=name, provenance=Provenance(kind="engine"))
             for name in names],
            source_language="zh", target_language="en", signature="s")
"""


def test_two_processes_and_two_threads_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"  # neither finds a file: both want to make it
    program = [sys.executable, "-c", _WRITER, str(path)]
    children = [subprocess.Popen([*program, name]) for name in ("甲", "乙")]
    with Library(path) as library:

        def write(name: str) -> None:
            for number in range(60):
                library.remember([entry(f"{name}第{number}句", "x")], signature="s", **ZH_EN)

        threads = [threading.Thread(target=write, args=(name,)) for name in ("丙", "丁")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [child.wait() for child in children] == [0, 0]
        assert library.memory_sizes() == {"s": 5 * 60}
        sources = [f"{name}第{n}句" for name in ("甲", "乙", "丙", "丁", "同一") for n in range(60)]
        assert len(library.recall(sources, signature="s", **ZH_EN)) == 300
        assert library.check() == []


def test_the_default_place_is_the_users_data_directory(own_home: Path) -> None:
    with Library() as library:
        assert library.path == own_home / "library.sqlite3"
    if os.name != "nt":
        assert (own_home / "library.sqlite3").exists()


def test_whether_anything_runs_is_known_without_counting(library: Library) -> None:
    assert not library.any_running()
    job = start(library)
    assert library.any_running()
    library.finish_job(job)
    assert not library.any_running()
