"""Look the locked packages up in the database of known faults: run by ``make audit``.

    python -m tests.distribution.audit PIP_AUDIT LOCK CONSTRAINTS

pip-audit says "No known vulnerabilities found" also where the index knows none of the packages,
as a mirror without such a database does. Nobody may take that for an answer: what could not be
looked up is counted here, and said.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

APART = ("torch",)
"""Not in the lock, because each kind of computer has its own build; taken from the constraints."""
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*==[^\s\\;]+)( *;[^\\]*)?")
_SILENT = (
    "ConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ServiceError",
    "ProxyError",
    "SSLError",
)
"""What pip-audit's last lines hold where its database did not answer."""


def pins(lock: str, constraints: str) -> list[str]:
    """Return what is looked up: each pin of the lock, and those that stand apart."""
    found = [_PIN.match(line) for line in lock.splitlines()]
    apart = [line for line in constraints.splitlines() if line.partition("==")[0] in APART]
    return [f"{one[1]}{(one[2] or '').rstrip()}" for one in found if one] + apart


def verdict(report: Any) -> tuple[str, int]:
    """Return what a report of pip-audit means, and the exit code."""
    looked = [one for one in report["dependencies"] if "skip_reason" not in one]
    skipped = [one for one in report["dependencies"] if "skip_reason" in one]
    faulty = [one for one in looked if one["vulns"]]
    if not looked:
        return (
            f"The database of known faults could not be asked about any of the {len(skipped)} "
            "packages, so nothing is known of them: run 'make audit' where pypi.org answers.",
            0,
        )
    lines = [
        f"{one['name']} {one['version']}: {fault['id']}"
        f"{', mended in ' + ', '.join(fault['fix_versions']) if fault['fix_versions'] else ''}"
        for one in faulty
        for fault in one["vulns"]
    ]
    lines.append(
        f"{len(looked)} packages were looked up; {len(faulty) or 'none'} with a known fault."
    )
    if skipped:
        names = ", ".join(sorted(one["name"] for one in skipped))
        lines.append(f"{len(skipped)} could not be looked up: {names}.")
    return "\n".join(lines), int(bool(faulty))


def audit(program: Sequence[str], lock: Path, constraints: Path) -> tuple[str, int]:
    """Run pip-audit; return what is to be said, and the exit code."""
    wanted = pins(lock.read_text(encoding="utf-8"), constraints.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "pins.txt"
        listed.write_text("\n".join(wanted) + "\n", encoding="utf-8")
        done = subprocess.run(
            [
                *program, "--no-deps", "--disable-pip", "-r", str(listed), "-f", "json",
                "--progress-spinner", "off",
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    try:
        return verdict(json.loads(done.stdout))
    except ValueError:
        last = done.stderr.strip().rpartition("\n")[2]
        if any(sign in last for sign in _SILENT):
            return (
                f"The database of known faults did not answer, so nothing is known of the "
                f"{len(wanted)} packages: run 'make audit' where pypi.org answers.",
                0,
            )
        return f"pip-audit failed: {done.stderr.strip()}", 2


if __name__ == "__main__":
    said, code = audit([sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))
    print(said)
    sys.exit(code)
