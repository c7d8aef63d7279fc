from __future__ import annotations

from pathlib import Path

from translator.cli.watched_files import Changes, Stamp, WatchedFiles, stamps

A, B = Path("a.md"), Path("b.md")


def stamp(changed: float, size: int = 10, number: int = 1) -> Stamp:
    return Stamp(size, int(changed * 1e9), number)


class Files:
    """Looks at files at moments; the clock of the disk is the other one plus 1000."""

    def __init__(self) -> None:
        self.files = WatchedFiles(quiet=1.0)

    def at(self, now: float, **found: Stamp) -> Changes:
        known = {Path(f"{name}.md"): one for name, one in found.items()}
        return self.files.look(known, now=now, clock=1000 + now)


def test_what_has_long_been_there_is_ready_at_the_first_look() -> None:
    files = Files()
    changes = files.at(0, a=stamp(500), b=stamp(999.9, number=2))
    assert (changes.ready, changes.waiting) == ((A,), True)


def test_what_was_dealt_with_is_no_change() -> None:
    files = Files()
    files.at(0, a=stamp(500))
    files.files.done([A])
    assert files.at(1, a=stamp(500)).ready == ()
    assert not files.at(9, a=stamp(500)).waiting


def test_a_file_is_left_alone_until_it_rests() -> None:
    files = Files()
    files.at(0)
    for now, size in ((1.0, 10), (1.5, 20), (2.4, 30)):  # it grows
        assert files.at(now, a=stamp(1000 + now, size)) == Changes(
            ready=(), waiting=True, gone=(), renamed={}
        )
    assert files.at(3.0, a=stamp(1002.4, 30)).waiting
    assert files.at(3.4, a=stamp(1002.4, 30)).ready == (A,)


def test_two_writes_of_an_editor_are_one_change() -> None:
    files = Files()
    files.at(0, a=stamp(500))
    files.files.done([A])
    assert files.at(5.0, a=stamp(1005.0)).ready == ()
    assert files.at(5.3, a=stamp(1005.2)).ready == ()
    assert files.at(6.3, a=stamp(1005.2)).ready == (A,)
    files.files.done([A])
    assert files.at(9.0, a=stamp(1005.2)).ready == ()


def test_an_empty_file_is_one_that_is_still_written() -> None:
    files = Files()
    assert files.at(0, a=stamp(500, size=0)).waiting
    assert files.at(99, a=stamp(500, size=0)).ready == ()


def test_a_time_of_the_future_does_not_keep_a_file_waiting() -> None:
    files = Files()
    files.at(0, a=stamp(9999))
    assert files.at(1.1, a=stamp(9999)).ready == (A,)


def test_what_changed_while_it_was_dealt_with_is_dealt_with_again() -> None:
    files = Files()
    files.at(0, a=stamp(500))
    files.files.done([A])  # as it was seen
    assert files.at(2, a=stamp(1001)).waiting
    assert files.at(3, a=stamp(1001)).ready == (A,)


def test_a_file_that_is_gone_is_told_once() -> None:
    files = Files()
    files.at(0, a=stamp(500))
    files.files.done([A])
    assert files.at(1).gone == (A,)
    assert files.at(2).gone == ()


def test_a_file_that_came_and_went_before_it_was_ready_is_nothing() -> None:
    files = Files()
    files.at(0)
    files.at(1, a=stamp(1001))
    assert files.at(2) == Changes(ready=(), waiting=False, gone=(), renamed={})


def test_a_new_name_is_known_by_the_number_of_the_file() -> None:
    files = Files()
    files.at(0, a=stamp(500, number=7))
    files.files.done([A])
    changes = files.at(1, b=stamp(500, number=7))
    assert (changes.gone, changes.renamed) == ((A,), {A: B})


def test_the_system_is_asked_for_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("文")
    found = stamps([path, tmp_path / "gone.md"])
    assert list(found) == [path]
    assert found[path].size == 3
