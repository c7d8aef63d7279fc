"""Whatever writes: killed at any step it leaves the old thing or the new one, and no stray."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a Unix thing")
_ASKED = os.environ.get("DUIZHAO_KILLS", "")
KILLS = int(_ASKED or "2")
"""Of each writer; ``make kills`` asks for more."""
KILLS_OF_DOCUMENTS = int(_ASKED or "1")
"""Of each kind of document, which share most of what they do."""
DOCUMENTS = (
    "a document of docx", "a document of epub", "a document of odt", "a document of pdf",
    "a document of srt", "an article laid out as docx", "an article laid out as epub",
    "an article laid out as odt",
)  # fmt: skip
WRITERS = (
    *DOCUMENTS, "a download", "a picture that comes along", "a report", "an alignment",
    "an alignment into memory", "config set", "convert", "corpus filter", "corrections import",
    "export", "glossary export", "glossary import", "memory export", "memory import",
    "models export", "models fetch", "models import", "models import of what is there",
    "models remove", "the dictionary's database", "the reader's key", "what is made of a model",
)  # fmt: skip
UNCHANGING = ("models import of what is there",)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    program = Path(__file__).with_name("killed_writers.py")
    done = subprocess.run(
        [
            sys.executable,
            str(program),
            str(tmp_path_factory.mktemp("killed")),
            str(KILLS),
            str(KILLS_OF_DOCUMENTS),
        ],
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_writer_is_killed(outcomes: dict[str, Any]) -> None:
    assert sorted(outcomes) == sorted(WRITERS)


@pytest.mark.parametrize("writer", WRITERS)
def test_a_kill_leaves_the_old_or_the_new_and_the_next_run_mends_it(
    outcomes: dict[str, Any], writer: str
) -> None:
    found = outcomes[writer]
    assert (found["code"], found["changes"]) == (0, writer not in UNCHANGING)
    asked = KILLS_OF_DOCUMENTS if writer in DOCUMENTS else KILLS
    assert len(found["kills"]) == min(asked, found["steps"])
    # SQLite need not take as many steps each time, so that a run may end before its kill.
    assert 2 * sum(one["killed"] for one in found["kills"]) > len(found["kills"])
    wrong = [
        one
        for one in found["kills"]
        if one["after"] not in ("old", "new")
        or one["again"] != 0
        or not one["finally"]
        or one["strays"]
    ]
    assert wrong == []
