"""What is mutated, and where it is left out."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def mutation(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("mutated_lines")


def made(mutation: ModuleType, folder: Path, text: str) -> list[tuple[str, bool]]:
    """Return each mutated line of a module, and whether it is idle."""
    mutation.ROOT = folder
    (folder / "one.py").write_text(text, encoding="utf-8")
    return [
        (one.apply(text).split("\n")[one.line - 1].strip(), one.idle)
        for one in mutation.mutations(Path("one.py"))
    ]


@pytest.fixture
def folder(mutation: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(mutation, "ROOT", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a = b < c", "a = b <= c"),
        ("a = b >= c", "a = b > c"),
        ("a = '水' == b", "a = '水' != b"),
        ("a = b in c", "a = b not in c"),
        ("a = b is not None", "a = b is  None"),
        ("a = b and c", "a = b or c"),
        ("a = not b", "a = b"),
        ("a = b + c", "a = b - c"),
        ("a = b // c", "a = b * c"),
        ("a = 41", "a = 42"),
        ("a = True", "a = False"),
    ],
)
def test_a_line_is_changed_in_one_place(
    mutation: ModuleType, folder: Path, line: str, expected: str
) -> None:
    found = [new for new, idle in made(mutation, folder, f"{line}\n") if not idle]
    assert [" ".join(one.split()) for one in found] == [" ".join(expected.split())]


def test_a_loop_goes_on_where_it_ended(mutation: ModuleType, folder: Path) -> None:
    text = "for a in b:\n    if a:\n        continue\n    break\n"
    assert {new for new, _ in made(mutation, folder, text)} == {"break", "continue"}


def test_how_much_is_kept_and_how_it_looks_is_idle(mutation: ModuleType, folder: Path) -> None:
    text = "a = field(repr=False, default=3)\nb = dumps(c, indent=1)\nd = cached(maxsize=64)\n"
    found = made(mutation, folder, text)
    assert [new for new, idle in found if not idle] == ["a = field(repr=False, default=4)"]
    assert len(found) == 4


def test_that_two_lists_are_as_long_is_idle_where_they_are_zipped(
    mutation: ModuleType, folder: Path
) -> None:
    found = made(mutation, folder, "a = zip(b, c, strict=True)\nd = e.resolve(strict=True)\n")
    assert [idle for _, idle in found] == [True, False]


def test_a_protocol_is_idle_and_its_class_is_not(mutation: ModuleType, folder: Path) -> None:
    text = (
        "class Says(Protocol):\n    def say(self, page=False): ...\n"
        "class Said:\n    def say(self, page=False): ...\n"
    )
    found = made(mutation, folder, text)
    assert [idle for _, idle in found] == [True, False]


def test_a_decorators_settings_and_the_machines_own_ways_are_no_places(
    mutation: ModuleType, folder: Path
) -> None:
    text = '@dataclass(frozen=True)\nclass A:\n    ...\na = environ["DUIZHAO_HOME"] == 1\n'
    assert made(mutation, folder, text) == []


def test_the_same_seed_draws_the_same_places_and_none_that_is_idle(mutation: ModuleType) -> None:
    drawn = mutation.draw(12, 101, "ui/")
    assert drawn == mutation.draw(12, 101, "ui/")
    assert len(set(drawn)) == 12
    assert all(one.path.parts[0] == "ui" and not one.idle for one in drawn)
    assert drawn != mutation.draw(12, 102, "ui/")
