"""What is handed out, built once, and installed where nothing of the repository is near."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def build(project: Path, folder: Path, target: str) -> Path:
    """Build a project with what ``pyproject.toml`` names; nothing is fetched for it.

    Args:
        project: The folder with its ``pyproject.toml``.
        folder: Takes what is built.
        target: ``wheel``, ``wheel:editable`` or ``sdist``, as hatchling calls them.
    """
    for needed in ("hatchling", "hatch_fancy_pypi_readme"):
        pytest.importorskip(needed, reason=f"{needed} builds it: pip install -e '.[test]'")
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("wheel"), "wheel")


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


@pytest.fixture(scope="session")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the sdist unpacks to."""
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (project,) = folder.iterdir()
    return project


@dataclass(frozen=True, kw_only=True, slots=True)
class Installed:
    """Duizhao in an environment of its own."""

    python: Path
    command: Path
    folder: Path
    """Where its commands run: outside the repository."""
    environment: dict[str, str]

    def run(self, *words: str, data: str = "") -> subprocess.CompletedProcess[str]:
        """Run the command ``duizhao`` as a person would who has never seen the repository."""
        return self._run(str(self.command), *words, data=data)

    def run_python(self, program: str) -> str:
        """Return what a Python program prints there."""
        done = self._run(str(self.python), "-c", program)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _run(self, *command: str, data: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            input=data,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an empty environment, with the dependencies of this one.

    They are lent by a ``.pth`` file: fetching two hundred megabytes for every run of the tests
    would show nothing more. What this environment has installed as Duizhao comes after the wheel,
    and the ``.pth`` file of an editable install is not read from a folder lent in this way.
    """
    place = tmp_path_factory.mktemp("environment")
    builder = venv.EnvBuilder(with_pip=False)
    context = builder.ensure_directories(place)
    builder.create(place)
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(place)}))
    lent = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "dependencies.pth").write_text("\n".join(lent), "utf-8")
    pip = [sys.executable, "-m", "pip", "--python", context.env_exe, "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True)
    environment = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    home = tmp_path_factory.mktemp("home")
    return Installed(
        python=Path(context.env_exe),
        command=Path(context.bin_path) / ("duizhao.exe" if os.name == "nt" else "duizhao"),
        folder=tmp_path_factory.mktemp("elsewhere"),
        environment=environment | {"DUIZHAO_HOME": str(home), "PYTHONUTF8": "1"},
    )
