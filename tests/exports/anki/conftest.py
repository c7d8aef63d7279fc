"""A small dictionary that counts as the installed one."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary

ENTRIES = """# CC-CEDICT
熱鬧 热闹 [re4 nao5] /lively/bustling/
還 还 [hai2] /still/
還 还 [huan2] /to give back/
錢 钱 [qian2] /money/CL:筆|笔[bi3]/
錢 钱 [Qian2] /surname Qian/
早市 早市 [zao3 shi4] /morning market/
很 很 [hen3] /very/
"""


@pytest.fixture
def dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    made = Dictionary(path)
    monkeypatch.setattr(dictionaries, "installed", lambda **_: made)
    return made
