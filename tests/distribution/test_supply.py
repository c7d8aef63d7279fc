"""What is installed is pinned by its content, and an audit that learned nothing says so."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.distribution import audit

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$", re.MULTILINE)


def blocks(name: str) -> dict[str, str]:
    """Return what a lock says of each package and version."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {one.split()[0]: one for one in re.split(r"\n(?=[a-z0-9])", text) if one[0] != "#"}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_the_lock_has_hashes_and_no_address(name: str) -> None:
    found = blocks(name)
    assert len(found) > 50
    for pin, block in found.items():
        assert "==" in pin
        assert _HASH.search(block), pin
    assert "http" not in re.sub(r"#.*", "", "".join(found.values())).replace("httpx", "").replace(
        "httpcore", ""
    )


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_and_the_constraints_agree(name: str) -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wanted = dict(line.lower().replace("_", "-").split("==") for line in lines if "==" in line)
    locked = dict(pin.split("==") for pin in blocks(name))
    both = wanted.keys() & locked.keys()
    assert {key: locked[key] for key in both} == {key: wanted[key] for key in both}
    if name == "requirements-dev.lock":
        assert wanted.keys() - locked.keys() == {"torch"}


def test_what_is_installed_to_run_it_is_what_it_is_tested_with() -> None:
    every = blocks("requirements-dev.lock")
    assert {
        pin: every.get(pin) is not None for pin in blocks("requirements.lock")
    } == dict.fromkeys(blocks("requirements.lock"), True)


def test_what_is_looked_up_is_the_lock_and_what_stands_apart() -> None:
    lock = (
        "# made by make lock\nclick==8.5.1 \\\n    --hash=sha256:00\n    # via x\n"
        "tzdata==2026.6 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n"
    )
    constraints = "# versions\nclick==8.5.1\ntorch==2.13.0\n"
    assert audit.pins(lock, constraints) == [
        "click==8.5.1", "tzdata==2026.6 ; sys_platform == 'win32'", "torch==2.13.0",
    ]  # fmt: skip


def known(name: str, *faults: str) -> dict[str, Any]:
    vulns = [{"id": one, "fix_versions": ["9.9"]} for one in faults]
    return {"name": name, "version": "1.0", "vulns": vulns}


def unknown(name: str) -> dict[str, Any]:
    return {"name": name, "skip_reason": "Dependency not found on PyPI"}


@pytest.mark.parametrize(
    ("dependencies", "says", "code"),
    [
        ([known("click"), known("lxml")], "2 packages were looked up; none with", 0),
        ([known("click"), known("lxml", "CVE-1")], "lxml 1.0: CVE-1, mended in 9.9", 1),
        ([known("click"), unknown("lxml")], "1 could not be looked up: lxml.", 0),
        ([unknown("click"), unknown("lxml")], "could not be asked about any of the 2", 0),
    ],
)
def test_an_audit_says_what_it_learned(
    dependencies: list[dict[str, Any]], says: str, code: int
) -> None:
    said, ended = audit.verdict({"dependencies": dependencies, "fixes": []})
    assert says in said
    assert ended == code


@pytest.mark.parametrize(
    ("printed", "complained", "says", "code"),
    [
        (json.dumps({"dependencies": [known("click")]}), "", "1 packages were looked up", 0),
        ("", "requests.exceptions.ConnectionError: refused", "did not answer", 0),
        ("", "ValueError: broken", "pip-audit failed: ValueError: broken", 2),
    ],
)
def test_a_database_that_does_not_answer_is_one_sentence(
    tmp_path: Path, printed: str, complained: str, says: str, code: int
) -> None:
    lock, constraints = tmp_path / "lock", tmp_path / "constraints"
    lock.write_text("click==8.5.1 \\\n", encoding="utf-8")
    constraints.write_text("torch==2.13.0\n", encoding="utf-8")
    standin = f"import sys; print({printed!r}); print({complained!r}, file=sys.stderr)"
    said, ended = audit.audit([sys.executable, "-c", standin], lock, constraints)
    assert says in said
    assert ended == code
