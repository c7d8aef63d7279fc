"""What has no end, or is far too large, is refused in one sentence and in little memory."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from translator.errors import InputError
from translator.system import bounded_reading

pytestmark = pytest.mark.skipif(
    not Path("/dev/zero").exists(), reason="there is no device without an end"
)
MEMORY = 500_000_000
ROOT = Path(__file__).parents[2]
_LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from translator.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def huge(path: Path) -> Path:
    """Make a file of 3 GB that takes up no disk."""
    with path.open("wb") as file:
        file.truncate(3 << 30)
    return path


def bomb(path: Path) -> Path:
    """Make a dictionary of half a gigabyte that is packed into a few hundred kilobytes."""
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b"# CC-CEDICT\n")
        for _ in range(128):
            file.write(b"\n" * (4 << 20))
    return path


Case = Callable[[Path, Path], list[str]]


def linked(name: str, *arguments: str) -> Case:
    def prepare(home: Path, _: Path) -> list[str]:
        (home / name).symlink_to("/dev/zero")
        return list(arguments)

    return prepare


def sparse(name: str, *arguments: str) -> Case:
    def prepare(home: Path, _: Path) -> list[str]:
        huge(home / name)
        return list(arguments)

    return prepare


CASES: dict[str, Case] = {
    "article, device": lambda home, place: ["segment", "/dev/zero"],
    "article, 3 GB": lambda home, place: ["segment", str(huge(place / "a.md"))],
    "glossary, device": lambda home, place: ["glossary", "import", "/dev/zero"],
    "glossary, 3 GB": lambda home, place: ["glossary", "import", str(huge(place / "a.csv"))],
    "memory, device": lambda home, place: ["memory", "import", "/dev/zero"],
    "memory, 3 GB": lambda home, place: ["memory", "import", str(huge(place / "a.tmx"))],
    "models.txt, device": linked("models.txt", "models", "list"),
    "models.txt, 3 GB": sparse("models.txt", "models", "list"),
    "dictionary, bomb": lambda home, place: [
        "models", "import", str(bomb(place / "a.gz")), "--name", "cc-cedict", "-y"
    ],
}  # fmt: skip


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _LIMITED, *arguments],
        env={**os.environ, "DUIZHAO_HOME": str(home), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_too_large_is_refused(case: str, tmp_path: Path) -> None:
    home, place = tmp_path / "home", tmp_path / "place"
    home.mkdir()
    place.mkdir()
    done = run(home, *CASES[case](home, place))
    assert done.returncode in (3, 4), done.stderr
    assert "Traceback" not in done.stderr
    # A memory comes in unit by unit, of any size: what is none is known by its beginning.
    words = ("device", "larger than", "at most", "this is no XML")
    assert any(said in done.stderr for said in words), done.stderr


@pytest.mark.parametrize("name", ["config.toml", "words.txt"])
@pytest.mark.parametrize("make", [huge, lambda path: path.symlink_to("/dev/zero")])
def test_settings_that_are_too_large_do_not_fill_the_memory(
    name: str, make: Callable[[Path], object], tmp_path: Path
) -> None:
    make(tmp_path / name)
    article = tmp_path / "a.md"
    article.write_text("早市开了。\n", encoding="utf-8")
    done = run(tmp_path, "segment", "--words", str(article))
    assert "Traceback" not in done.stderr
    if name == "config.toml":  # a mistake in the settings keeps nobody from reading
        assert (done.returncode, "早市开了。" in done.stdout) == (0, True), done.stderr
    else:
        assert any(said in done.stderr for said in ("device", "larger than")), done.stderr


def test_a_stream_may_have_as_much_as_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 10)
    assert bounded_reading.read_file(path, 10) == b"x" * 10
    with pytest.raises(InputError, match="larger"):
        bounded_reading.read_file(path, 9)


def test_line_ends_are_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a\r\nb\rc\n")
    assert bounded_reading.read_text_file(path, 99) == "a\nb\nc\n"


@pytest.mark.parametrize("size", [0, 1, 20_000])
def test_a_stream_that_gives_little_at_once_is_read_to_its_end(size: int) -> None:
    class Slow(io.BytesIO):
        def read(self, most: int | None = -1, /) -> bytes:
            assert most is not None and 0 <= most <= size + 1
            return super().read(min(most, 700))

    held = b"x" * size
    assert bounded_reading.read_stream(Slow(held), size, shown="a") == held
    assert bounded_reading.read_and_one_more(Slow(held + b"yz"), size) == held + b"y"


def test_settings_may_have_four_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 4_000_001)
    with pytest.raises(InputError) as caught:
        bounded_reading.read_file(path, bounded_reading.SETTINGS)
    assert caught.value.fields["most"] == 4.0
    path.write_bytes(b"x" * 4_000_000)
    assert len(bounded_reading.read_file(path, bounded_reading.SETTINGS)) == 4_000_000
