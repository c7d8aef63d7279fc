"""What is wrong with a page as a person sees it: it scrolls sideways, words are cut, axe-core.

What is looked for is what a person would see, not how the page is made: in the document and in
all shadow roots below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

STREAMLITS_OWN = frozenset({"presentation-role-conflict"})
"""Rules of axe-core that Streamlit's own parts break: the field for files has such a role. Every
part of it is reached all the same (``tests/browser/test_theme.py``)."""
IN_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that look at colours: the others find the same in light and dark."""

_SEEN = """
() => {
  const said = [];
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 1) said.push(["sideways", `the page is ${wide} pixels wider than the window`]);
  const main = document.querySelector("[data-testid=stMain]");
  if (main && main.scrollWidth > main.clientWidth + 1) {
    const over = main.scrollWidth - main.clientWidth;
    said.push(["sideways", `its main part is ${over} pixels too wide`]);
  }
  const roots = [document];
  for (const root of roots) {
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
  }
  const shown = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const cuts = (node) => !/visible/.test(getComputedStyle(node).overflowX);
  const looked = "button, summary, [role=button], [role=tab], select, td, th";
  for (const root of roots) {
    for (const node of root.querySelectorAll(looked)) {
      const box = node.getBoundingClientRect();
      const words = (node.getAttribute("aria-label") || node.textContent || "").trim().slice(0, 40);
      if (!words || !box.width || !shown(node) || node.disabled) continue;
      const inner = node.querySelector("p") || node;
      const list = node.tagName === "SELECT";
      const { clientWidth, scrollWidth } = inner;
      const across = clientWidth > 0 && scrollWidth > clientWidth + 1 && cuts(inner);
      const down = !list && node.scrollHeight > node.clientHeight + 2 && cuts(node);
      if (across || down) said.push(["cut", `“${words}”`]);
      const scrolls = (one) => one && (/auto|scroll/.test(getComputedStyle(one).overflowX)
        || scrolls(one.parentElement || one.getRootNode().host));
      if ((box.right > window.innerWidth + 1 || box.left < -1) && box.bottom > 0
          && box.top < window.innerHeight && !scrolls(node.parentElement)) {
        said.push(["outside", `“${words}”`]);
      }
    }
  }
  return said;
}
"""
_FIRST_LINE = """
() => {
  const find = (root) => root.querySelector(".reader .rows .g") || [...root.querySelectorAll("*")]
    .map((node) => node.shadowRoot && find(node.shadowRoot)).find(Boolean);
  const first = find(document);
  if (!first) return "there is no line";
  const line = first.getClientRects()[0];
  const seen = line && line.top >= 0 && line.bottom <= window.innerHeight;
  return seen ? "" : `the first line stands at ${Math.round(line ? line.top : -1)} pixels`;
}
"""
_AXE = """
async (only) => {
  const roots = [document];
  for (const root of roots) {
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) roots.push(node.shadowRoot);
  }
  const away = roots.flatMap((root) => [...root.querySelectorAll(".reader .rows > .row")])
    .filter((row) => {
      if (row.querySelector("h1, h2, h3, h4, h5, h6")) return false;
      const { bottom, top } = row.getBoundingClientRect();
      return bottom < 0 || top > window.innerHeight;
    });
  for (const row of away) row.style.visibility = "hidden";
  const options = { resultTypes: ["violations"] };
  if (only.length) options.runOnly = { type: "rule", values: only };
  const found = await axe.run(document, options);
  for (const row of away) row.style.visibility = "";
  const told = (rule, node) => [rule.id, rule.impact, node.html.slice(0, 160)];
  return found.violations.flatMap((rule) => rule.nodes.map((node) => told(rule, node)));
}
"""
"""An article's rows outside of the window are left out: axe-core takes its time for each word. Its
headings stay: without those above, the first one in the window would stand for itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """Something that is wrong with a state of a page."""

    kind: str
    """``axe``, ``console``, ``cut``, ``first-line``, ``lost``, ``outside``, ``server``
    or ``sideways``."""
    what: str


def seen(page: Any, *, article: bool) -> list[Fault]:
    """Return what a person would see.

    Args:
        page: Of the browser.
        article: An article was opened just now: its first line has to be in the window.
    """
    found = [Fault(kind=kind, what=what) for kind, what in page.evaluate(_SEEN)]
    if article and (line := page.evaluate(_FIRST_LINE)):
        found.append(Fault(kind="first-line", what=line))
    return found


def violations(page: Any, *, colours_only: bool = False) -> list[Fault]:
    """Return what axe-core has to say, whatever its impact.

    Args:
        page: Of the browser.
        colours_only: The same state was looked at in other colours before.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(_AXE, list(IN_COLOUR) if colours_only else [])
    return [
        Fault(kind="axe", what=f"{rule} ({impact}): {html}")
        for rule, impact, html in found
        if rule not in STREAMLITS_OWN
    ]


@cache
def _axe() -> str:
    """Return axe-core as its npm package has it; ``axe-playwright-python`` carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
