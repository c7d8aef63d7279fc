"""What the wheel and the sdist hold, and what they say of themselves."""

from __future__ import annotations

import email
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.distribution.conftest import ROOT, build
from translator import __version__
from translator.models.specs import PACKAGED, packaged

_LINK = re.compile(r"\]\(([^)]+)\)")
_ONLY_FOR_GIT = (".github/", ".gitignore", ".pre-commit-config.yaml")


def project() -> dict[str, dict[str, object]]:
    content: dict[str, dict[str, object]] = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return content


def source_address() -> str:
    urls = project()["project"]["urls"]
    assert isinstance(urls, dict)
    return str(urls["Source"])


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def tracked(*folders: str) -> set[str]:
    """Return the files of the repository, and those that are there to be added."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *folders]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no checkout of the repository")
    return {name for name in done.stdout.split("\0") if name and (ROOT / name).exists()}


def described(wheel: Path) -> email.message.Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return email.message_from_string(archive.read(name).decode())


def test_the_wheel_has_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    held = {name for name in names(wheel) if ".dist-info/" not in name}
    assert held == tracked("translator", "ui") | {"translator/models.txt"}


def test_the_wheel_has_the_list_of_models_as_it_is_at_the_top(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("translator/models.txt") == (ROOT / "models.txt").read_bytes()


def test_the_list_of_models_is_found_at_the_top_of_a_checkout() -> None:
    assert PACKAGED == ROOT / "models.txt"


def test_the_list_of_models_is_found_inside_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "translator"
    package.mkdir()
    (tmp_path / "models.txt").touch()
    assert packaged(package) == tmp_path / "models.txt"
    (package / "models.txt").touch()
    assert packaged(package) == package / "models.txt"


def test_an_editable_install_leads_to_the_checkout(tmp_path: Path) -> None:
    pytest.importorskip("editables", reason="hatchling needs it: pip install -e '.[test]'")
    editable = build(ROOT, tmp_path, "wheel:editable")
    with zipfile.ZipFile(editable) as archive:
        (lead,) = (name for name in archive.namelist() if name.endswith(".pth"))
        assert set(archive.read(lead).decode().split()) == {str(ROOT)}


def test_the_sdist_has_every_file_that_the_project_is_made_of(unpacked: Path) -> None:
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    wanted = {name for name in tracked() if not name.startswith(_ONLY_FOR_GIT)}
    assert held - {".gitignore", "PKG-INFO"} == wanted


def test_the_sdist_makes_the_same_wheel(unpacked: Path, wheel: Path, tmp_path: Path) -> None:
    again = build(unpacked, tmp_path, "wheel")
    assert names(again) == names(wheel)
    with zipfile.ZipFile(again) as one, zipfile.ZipFile(wheel) as other:
        assert {name: one.getinfo(name).CRC for name in one.namelist()} == {
            name: other.getinfo(name).CRC for name in other.namelist()
        }


def test_the_version_stands_in_one_place(wheel: Path) -> None:
    assert "version" not in project()["project"]
    assert described(wheel)["Version"] == __version__


def test_the_package_index_shows_whole_addresses(wheel: Path) -> None:
    page = str(described(wheel).get_payload())
    links = _LINK.findall(page)
    begin = f"{source_address()}/"
    assert [link for link in links if not link.startswith("https://")] == []
    paths = [link.removeprefix(begin).split("/", 2) for link in links if link.startswith(begin)]
    assert {version for _, version, _ in paths} == {f"v{__version__}"}
    assert {kind for kind, _, path in paths if path.endswith(".png")} == {"raw"}
    assert {kind for kind, _, path in paths if not path.endswith(".png")} == {"blob"}
    files = [path.partition("#")[0] for *_, path in paths]
    assert [path for path in files if not (ROOT / path).exists()] == []


def test_the_address_of_the_repository_is_the_same_wherever_it_stands() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    address = source_address()
    assert len(re.findall(rf"\({re.escape(address)}/(?:raw|blob)/", text)) == 2
    assert set(re.findall(r"https://[\w.]+/duizhao/duizhao", text)) <= {address}
