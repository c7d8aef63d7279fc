"""The generators: fetched by ``python -m tests.sites.generators``, never by a test.

They come from the package indexes into a folder of their own (``DUIZHAO_SITES_CACHE``, else
``~/.cache/duizhao-sites``), in the versions that the sites' ``package.json`` and
``requirements.txt`` name. Hugo and Jekyll are Debian's (``apt-get install hugo jekyll``).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.sites.families import FAMILIES, Family

BUILT = "built"
_LISTS = {"npm": "package.json", "pip": "requirements.txt"}
_ENVIRONMENT = {
    "CI": "1",
    "DO_NOT_TRACK": "1",
    "NO_MKDOCS_2_WARNING": "1",
    # Docusaurus keeps what it compiled beside its modules, which several sites share here.
    "DOCUSAURUS_NO_PERSISTENT_CACHE": "true",
}
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_PATIENCE = 900
"""Seconds a build may take on a slow machine."""


def cache(family: Family) -> Path:
    """Return the folder a generator is installed in."""
    place = os.environ.get("DUIZHAO_SITES_CACHE") or Path.home() / ".cache" / "duizhao-sites"
    return Path(place) / family.name


def missing(family: Family) -> str:
    """Say why a family cannot be built here; nothing if it can."""
    if not family.install:
        return f"nothing builds {family.name}"
    if family.install not in _LISTS:
        found = shutil.which(family.install)
        return "" if found else f"there is no {family.install} (apt-get install {family.install})"
    fetched = cache(family) / _LISTS[family.install]
    wanted = family.folder / _LISTS[family.install]
    if fetched.is_file() and fetched.read_bytes() == wanted.read_bytes():
        return ""
    return f"its generator is not at {cache(family)} (make sites fetches it)"


def fetch(family: Family) -> None:
    """Install a generator from its package index, unless it is there already.

    Raises:
        CalledProcessError: the index cannot be reached, or has no such version.
        FileNotFoundError: there is no ``npm``.
    """
    if family.install not in _LISTS or not missing(family):
        return
    folder, listed = cache(family), _LISTS[family.install]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = family.folder / listed
    if family.install == "npm":
        (folder / "package.json").write_bytes(wanted.read_bytes())
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"]
        try:
            subprocess.run(command, cwd=folder, check=True)
        except BaseException:
            (folder / "package.json").unlink()  # it says that all of it is there
            raise
        return
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = folder / "venv" / "bin" / "pip"
    subprocess.run([pip, "install", "--quiet", "-r", wanted], check=True)
    (folder / listed).write_bytes(wanted.read_bytes())


def build(family: Family, site: Path) -> Path:
    """Build a site where it lies.

    Returns:
        The folder of the built pages.

    Raises:
        AssertionError: the generator failed; with what it said.
    """
    modules = cache(family) / "node_modules"
    if family.install == "npm" and not (site / "node_modules").exists():
        (site / "node_modules").symlink_to(modules)
    done = subprocess.run(
        [word.replace("{cache}", str(cache(family))) for word in family.build],
        cwd=site,
        env=os.environ | _ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    said = _COLOURS.sub("", done.stdout + done.stderr)[-2000:]
    assert done.returncode == 0 and (site / BUILT).is_dir(), f"{family.name} fails:\n{said}"
    return site / BUILT


def main() -> int:
    """Fetch every generator that a package index has; say what is missing."""
    failed = 0
    for family in FAMILIES:
        try:
            fetch(family)
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            failed = 1
            print(f"{family.name}: {error}")
        print(f"{family.name}: {missing(family) or 'is there'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
