"""What is mutated, where it is left out, and which tests are near."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def mutation(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("mutation")


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


@pytest.mark.parametrize(
    ("module", "first"),
    [
        ("translator/checks/beside.py", ["tests/checks"]),
        ("translator/store/library.py", ["tests/store/test_library.py"]),
        ("translator/__init__.py", ["tests/test_public_api.py"]),
        ("translator/errors/__init__.py", ["tests/test_errors.py"]),
        ("translator/types.py", ["tests/test_types.py"]),
        ("ui/navigation.py", ["tests/ui/test_navigation.py"]),
    ],
)
def test_the_nearest_tests_mirror_the_module(
    mutation: ModuleType, module: str, first: list[str]
) -> None:
    steps = mutation.nearest(Path(module))
    assert steps[0] == first
    files = [one for step in steps for one in step]
    assert len(files) == len(set(files))
    assert all((ROOT / one).exists() for one in files)


def test_a_module_behind_anothers_interface_is_near_to_the_tests_that_execute_it(
    mutation: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tests = folder / "tests" / "store"
    tests.mkdir(parents=True)
    for name in ("one", "two", "three"):
        (folder / "tests" / f"test_{name}.py").write_text("", encoding="utf-8")
    (folder / "tests" / "test_named.py").write_text("import translator.store.rows", "utf-8")
    table = folder / "executed.tsv"
    table.write_text(
        "# what it is\ntranslator/store/rows.py\ttests/test_two.py\ttests/test_one.py\t"
        "tests/test_gone.py\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(mutation, "_EXECUTED", table)
    mutation._table.cache_clear()
    assert mutation.nearest(Path("translator/store/rows.py")) == [
        ["tests/test_two.py", "tests/test_one.py"],
        ["tests/test_named.py"],
    ]
    assert mutation.nearest(Path("translator/store/other.py")) == []
    mutation._table.cache_clear()
