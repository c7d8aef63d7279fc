"""A whole session with the real model under strace: read, corrected, looked up, taken away.

``tests/cli/test_connects.py`` does the same without a model and a browser. ``make strace``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit, serving
from tests.connects import outward, record, traced

pytestmark = [
    pytest.mark.model,
    pytest.mark.strace,
    pytest.mark.skipif(
        shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)"
    ),
]
TEXT = "# 早市\n\n天还没有亮，街上已经很热闹了。卖豆腐的王师傅每天三点起床。\n"
MINE = "It was still dark."


def test_the_commands_with_a_model_reach_nobody(tmp_path: Path, model_home: Path) -> None:
    article = tmp_path / "早市.md"
    article.write_text(TEXT, encoding="utf-8")
    for number, command in enumerate(
        (
            ("translate", article, "-o", tmp_path / "早市.en.md"),
            ("check", article),
            ("export", article, "--as", "xliff,epub", "-o", tmp_path / "pairs"),
            ("lookup", "热闹"),
            ("doctor",),
        )
    ):
        log = tmp_path / f"log{number}"
        program = (sys.executable, "-m", "translator", *map(str, command))
        done = subprocess.run(traced(log, *program), capture_output=True, check=False)
        assert done.returncode in (0, 3), done.stderr.decode()  # 3: something is to be looked at
        assert (command, outward(record(log))) == (command, [])
    assert "⟦" not in (tmp_path / "早市.en.md").read_text(encoding="utf-8")


def test_the_reader_with_a_model_reaches_nobody(
    browser: Any, tmp_path: Path, model_home: Path
) -> None:
    log = tmp_path / "log"
    with serving(model_home, under=traced(log)) as address:
        visit = Visit(browser, address)
        page = visit.page
        visit.paste(TEXT)
        visit.translate()
        page.locator(".reader .t .g").nth(1).dblclick()
        field = page.locator(".editor textarea")
        field.fill(MINE)
        field.press("Control+Enter")
        page.locator(".reader .t .g.person", has_text=MINE).wait_for()
        visit.words_ready()
        page.locator(".reader .s .w.han", has_text="热闹").first.click()
        page.locator(".panel", has_text="lively").wait_for()
        visit.settled()
        page.get_by_role("button", name="Download").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="E-book (EPUB)", exact=True).click()
        assert Path(waiting.value.path()).stat().st_size > 0
        assert visit.strange == []
        page.close()
    lines = record(log)
    # The record holds the session: the socket that the pages are kept up to date through.
    assert outward(lines) == []
