"""The reading view: first paint, scrolling, clicks beside a running job, memory.

    python benchmarks/reader.py [--segments 2000] [--clicks 12] [--model NAME]

A book is generated and translated by ``echo``; the page is opened in the system's Chromium
(``apt-get install chromium``; ``pip install playwright``). "First paint" is from asking for the
address to the first sentence on the screen, in a server that has opened the book before.
"Click to answer" is from the click on a word to its card,
clocked in the page. The same clicks are then made while
a second tab translates another book with a real model; the ratio is what the issue limits.
Give ``--model`` the name of an installed one; without, the best. Models and dictionary are
those of the user; the library is a temporary one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from browsing import chromium_or_error, serving
from chinese_table import Table, render
from entering import Reader

from translator.document.read import read_bytes
from translator.models.model_store import ModelStore
from translator.store import Library
from translator.system import paths

SENTENCES = (
    "今天早上我去菜市场买了两斤西红柿。",
    "邻居家的小猫又跑到院子里来了。",
    "孩子们放学以后在楼下踢球。",
    "她说周末想去郊外看看秋天的树。",
    "老师让我们写一篇关于家乡的作文。",
)
A_PARAGRAPH = 5
SCROLL = """
async () => {
  const box = document.querySelector('[data-testid="stMain"]') || document.scrollingElement;
  const frames = [];
  let last = performance.now();
  for (let step = 0; step < 60; step += 1) {
    box.scrollBy(0, 160);
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  frames.sort((a, b) => a - b);
  return [frames[30], frames[57]];
}
"""

CLICK = """
(word) => new Promise((done) => {
  const panel = word.getRootNode().querySelector(".panel");
  const began = performance.now();
  const watch = new MutationObserver(() => {
    if (panel.hidden || !panel.querySelector(".attribution")) return; // what the page knew alone
    watch.disconnect();
    requestAnimationFrame(() => done((performance.now() - began) / 1000));
  });
  watch.observe(panel, { attributes: true, childList: true });
  word.click();
})
"""


def book(segments: int, seed: int) -> str:
    """Return a Markdown book of so many sentences, no two the same."""
    number = 0
    lines = []
    while number < segments:
        line = ""
        for _ in range(min(A_PARAGRAPH, segments - number)):
            line += f"第{seed}{number}天，{SENTENCES[(number * 7 + seed) % len(SENTENCES)]}"
            number += 1
        lines.append(line)
    return "\n\n".join(lines)


def memory(pid: int) -> float:
    """Return the resident memory of a process in MB; 0 where the system does not say."""
    try:
        text = Path(f"/proc/{pid}/status").read_text("ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if "VmRSS" in line)


def clicks(page: Any, number: int) -> list[float]:
    """Return seconds from a click on a word to its card, for several words."""
    words = page.locator(".reader .s .w.han")
    found = []
    for turn in range(number):
        page.keyboard.press("Escape")
        page.locator(".panel").wait_for(state="hidden")
        word = words.nth(4 + turn * 3)
        word.scroll_into_view_if_needed()
        found.append(float(word.evaluate(CLICK)))
    return found


def settle(page: Any) -> None:
    """Wait until the page holds its words and rests."""
    page.locator(".reader .w.han").first.wait_for(timeout=120_000)
    page.wait_for_timeout(4000)


def started(browser: Any, address: Reader, text: str, model: str) -> Any:
    """Begin to translate a book with a model in a tab of its own."""
    page = browser.new_page()
    address.let_in(page.context)
    page.goto(address)
    page.locator("input[type=file]").set_input_files(
        {"name": "other.md", "mimeType": "text/markdown", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Translate", exact=True).wait_for(timeout=60_000)
    page.get_by_role("combobox", name="Model").click()
    page.get_by_role("option", name=model, exact=True).click()
    page.get_by_role("button", name="Translate", exact=True).click()
    page.get_by_role("button", name="Stop").wait_for(timeout=120_000)
    page.locator(".reader .t .g:not(.pending)").first.wait_for(timeout=300_000)
    return page


def prepared(home: Path, segments: int) -> int:
    """Translate the book with ``echo`` into a library; return the job."""
    os.environ["DUIZHAO_HOME"] = str(home)
    from ui.jobs.manager import JobManager

    with Library(home / "library.sqlite3") as library:
        manager = JobManager(library)
        original = read_bytes(book(segments, 1).encode(), name="book.md")
        job_id = manager.start(original, model="echo")
        manager.wait(job_id, 600)
        manager.close()
    return job_id


def measure(browser: Any, home: Path, options: argparse.Namespace, model: str) -> list[Table]:
    """Return the tables."""
    job_id = prepared(home, options.segments)
    with serving(home) as (address, pid):
        at = f"{address}/?job={job_id}"
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        address.let_in(page.context)
        page.goto(at)
        settle(page)
        paints = []
        for _ in range(5):
            began = time.perf_counter()
            page.goto(at)
            page.locator(".reader .t .g").first.wait_for()
            paints.append(time.perf_counter() - began)
        settle(page)
        rows = page.locator(".reader .rows > *").count()
        median, worst = page.evaluate(SCROLL)
        heap = page.evaluate("performance.memory ? performance.memory.usedJSHeapSize / 1e6 : 0")
        idle = clicks(page, options.clicks)
        server = memory(pid)
        opened = Table(
            title=f"The reading view, a book of {options.segments} sentences",
            header=("what", "figure"),
            rows=(
                ("first paint, median of 5", f"{statistics.median(paints):.2f} s"),
                ("rows in the page", str(rows)),
                ("a frame while scrolling, median", f"{median:.1f} ms"),
                ("95 % of them within", f"{worst:.1f} ms"),
                ("the browser's heap", f"{heap:.0f} MB"),
                ("the server's memory", f"{server:.0f} MB"),
                ("click to answer, idle, median", f"{statistics.median(idle) * 1000:.0f} ms"),
            ),
        )
        if not model:
            return [opened]
        other = started(browser, address, book(400, 2), model)
        busy = clicks(page, options.clicks)
        running = other.get_by_role("button", name="Stop").count() == 1
        ratio = statistics.median(busy) / statistics.median(idle)
        beside = Table(
            title=f"Clicks while {model} translates in another tab",
            header=("click to answer", "median", "slowest"),
            rows=(
                ("idle", *_times(idle)),
                ("beside the job", *_times(busy)),
                ("ratio", f"{ratio:.2f}", ""),
            ),
            notes=() if running else ("The job ended before the clicks did.",),
        )
        return [opened, beside]


def _times(seconds: list[float]) -> tuple[str, str]:
    return f"{statistics.median(seconds) * 1000:.0f} ms", f"{max(seconds) * 1000:.0f} ms"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--clicks", type=int, default=12)
    parser.add_argument("--model", default=None, help="for the job beside [default: the best]")
    options = parser.parse_args()
    chromium = chromium_or_error(parser)
    from playwright.sync_api import sync_playwright

    best = ModelStore().best("zh", "en", ("llama", "ctranslate", "transformers"))
    model = options.model or (best.name if best else "")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        (home / "models").symlink_to(paths.home() / "models")
        switches = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"]
        browser = playwright.chromium.launch(executable_path=chromium, args=switches)
        for table in measure(browser, home, options, model):
            print(render(table), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
