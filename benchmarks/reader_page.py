"""What is done on the reading view's page to measure it: scrolls, clicks, layouts, a job beside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from entering import Reader

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

LAYOUT = """
(select, name) => new Promise((done) => {
  const began = performance.now();
  select.value = name;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  const shown = () => requestAnimationFrame(() => done((performance.now() - began) / 1000));
  requestAnimationFrame(shown);
})
"""
"""The second frame is drawn with the layout that the first one asked for."""
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


def stopped(page: Any) -> bool:
    """Stop a translation that ``started`` began; say whether it was still running."""
    stop = page.get_by_role("button", name="Stop")
    running = bool(stop.count())
    if running:
        stop.click()
        page.get_by_role("button", name="Go on").wait_for(timeout=300_000)
    page.close()
    return running


def layouts(page: Any) -> list[float]:
    """Return seconds from the choice of a layout to the frame that shows it, there and back."""
    choice = page.locator(".tools select[data-set=layout]")
    return [float(choice.evaluate(LAYOUT, name)) for name in ("stacked", "side") * 2]
