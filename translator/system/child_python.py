"""Another Python process, that obeys nothing but us: not the folder the user stands in.

``python -c`` and ``python -m`` look for modules in the current folder first, so that a file
called ``sqlite3.py`` beside an article would be run; so would one in a folder that an empty or
relative entry of ``PYTHONPATH`` means.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
"""Where our packages are."""
_FIND_US = "import sys; sys.path.append(sys.argv.pop(1)); "


def with_code(code: str, *arguments: str) -> list[str]:
    """Return the command that runs code which may import ``translator``.

    Args:
        code: What ``sys.argv[1:]`` of holds the arguments.
        arguments: Paths have to be absolute: the process stands elsewhere.

    Raises:
        FileNotFoundError: this program is no Python that could be started again.
    """
    return [*_python(), "-c", _FIND_US + code, str(_ROOT), *arguments]


def with_module(name: str, *arguments: str) -> list[str]:
    """Return the command that runs an installed module, such as pip; raises as ``with_code``."""
    return [*_python(), "-m", name, *arguments]


def _python() -> list[str]:
    if not Path(sys.executable or "").is_absolute():
        raise FileNotFoundError(2, "no Python", sys.executable)
    return [sys.executable, "-P"]


def environment(**more: str) -> Mapping[str, str]:
    """Return this process's environment without what would make a folder of the user's count.

    Args:
        more: Variables that are different there.
    """
    known = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME", "PYTHONSAFEPATH")
    }
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if kept := [one for one in given if Path(one).is_absolute()]:
        known["PYTHONPATH"] = os.pathsep.join(kept)
    return known | more
