// Everything by keyboard. Keys are never taken while somebody types, nor with Ctrl, Alt or ⌘.

function deepActive() {
  let active = document.activeElement;
  while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

function current(state) {
  const active = deepActive();
  const node = active && state.frame.contains(active) ? active.closest(".g") : null;
  if (node) return node;
  const kept = state.current;
  return kept ? state.frame.querySelector(`.${kept.side} .g[data-at="${kept.at}"]`) : null;
}

// The block somebody is at; -1: nowhere yet.
function blockAt(state) {
  const node = current(state);
  return node ? positionOf(node.dataset.at).block : -1;
}

function sideOf(node) {
  return node.closest(".t") ? "t" : "s";
}

function visible(node) {
  return node.getClientRects().length > 0;
}

function segments(state, name) {
  const found = [...state.frame.querySelectorAll(`.rows .${name} .g`)];
  if (found.some(visible)) return found.filter(visible);
  const other = name === "t" ? "s" : "t";
  return [...state.frame.querySelectorAll(`.rows .${other} .g`)].filter(visible);
}

// One segment is in the tab order; the arrow keys lead to the others.
function focusSegment(state, node) {
  if (!node) return;
  for (const one of state.frame.querySelectorAll(".g[tabindex='0']")) one.tabIndex = -1;
  node.tabIndex = 0;
  node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "nearest" });
}

function turn(state, by) {
  const to = state.page.page + by;
  if (to < 0 || to >= state.page.pages) return;
  state.send({ do: "page", to, edge: by > 0 ? "first" : "last" });
}

function walk(state, by) {
  const node = current(state);
  const all = segments(state, node ? sideOf(node) : "s");
  if (!node) return focusSegment(state, all[0]);
  const next = all[all.indexOf(node) + by];
  if (next) focusSegment(state, next);
  else turn(state, by);
}

function walkBlocks(state, by) {
  const node = current(state);
  const all = segments(state, node ? sideOf(node) : "s");
  if (!node) return focusSegment(state, all[0]);
  const row = node.closest(".row");
  const rows = [...new Set(all.map((one) => one.closest(".row")))];
  const next = rows[rows.indexOf(row) + by];
  if (!next) return turn(state, by);
  focusSegment(state, all.find((one) => one.closest(".row") === next));
}

function walkWords(state, by) {
  const node = current(state);
  if (!node) return walk(state, by);
  const words = [...node.querySelectorAll(".w")];
  if (!words.length) return walk(state, by);
  const at = words.indexOf(deepActive());
  const next = words[at < 0 ? (by > 0 ? 0 : words.length - 1) : at + by];
  if (next) return next.focus();
  walk(state, by);
}

function toFinding(state, by) {
  const flagged = [...state.frame.querySelectorAll(".rows .t .g.flagged")];
  const node = current(state);
  const at = node ? node.dataset.at : null;
  const all = [...state.frame.querySelectorAll(".rows .t .g")];
  const here = all.findIndex((one) => one.dataset.at === at);
  const seen = (one) => all.indexOf(one);
  const next = by > 0
    ? flagged.find((one) => seen(one) > here)
    : flagged.reverse().find((one) => here < 0 || seen(one) < here);
  if (next) focusSegment(state, visible(next) ? next : state.frame.querySelector(`.s .g[data-at="${next.dataset.at}"]`));
  else state.send({ do: "finding", forward: by > 0 });
}

function reveal(state, node) {
  const at = node.dataset.at;
  if (state.revealed.has(at)) state.revealed.delete(at);
  else state.revealed.add(at);
  markRevealed(state);
}

function markRevealed(state) {
  const hiding = state.settings.layout === "reveal";
  for (const node of state.frame.querySelectorAll(".t .g")) {
    const shown = !hiding || state.revealed.has(node.dataset.at);
    node.classList.toggle("veiled", !shown);
    const item = state.frame.querySelectorAll(`.findings [data-for="${node.dataset.at}"]`);
    for (const one of item) one.classList.toggle("veiled", !shown);
    if (!shown) node.setAttribute("aria-label", say(state.page, "hidden"));
    else if (!node.classList.contains("pending")) node.removeAttribute("aria-label");
  }
}

function withCurrent(act) {
  return (state) => {
    const node = current(state);
    if (node) act(state, node.dataset.at, node);
  };
}

function enter(state) {
  const active = deepActive();
  if (active && active.classList.contains("han")) return lookUp(state, active);
  const node = current(state);
  if (!node) return;
  if (sideOf(node) === "t") return openEditor(state, node.dataset.at);
  const first = node.querySelector(".w.han");
  if (first) {
    first.focus();
    lookUp(state, first);
  }
}

const KEYS = {
  ArrowDown: (state) => walk(state, 1),
  ArrowUp: (state) => walk(state, -1),
  ArrowRight: (state) => walkWords(state, 1),
  ArrowLeft: (state) => walkWords(state, -1),
  j: (state) => walkBlocks(state, 1),
  k: (state) => walkBlocks(state, -1),
  n: (state) => toFinding(state, 1),
  p: (state) => toFinding(state, -1),
  e: withCurrent((state, at) => openEditor(state, at)),
  a: withCurrent((state, at) => accept(state, at)),
  r: withCurrent((state, at) => showModels(state, at)),
  h: withCurrent((state, at) => state.send({ do: "history", ...positionOf(at) })),
  y: (state) => change(state, { readings: state.settings.readings === "none" ? state.settings.last : "none" }),
  l: (state) => change(state, { layout: step(LAYOUTS, state.settings.layout, 1) }),
  s: (state) => change(state, { script: step(SCRIPTS, state.settings.script, 1) }),
  f: (state) => TOOLS.look(state),
  v: (state) => readAloud(state),
  b: (state) => repeatSentence(state),
  "+": TOOLS.larger,
  "=": TOOLS.larger,
  "-": TOOLS.smaller,
  "?": (state) => showHelp(state),
  Enter: enter,
  " ": withCurrent((state, at, node) => reveal(state, node)),
};
const NEEDS_READER = new Set(["ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft", "Enter", " "]);

// What lies over the article, or beside it, has its own keys.
const OWN_KEYS = "[role='dialog'], [role='listbox'], [role='menu'], [data-testid='stPopoverBody'], [data-testid='stSidebar']";
const NOT_TYPED = /^(checkbox|radio|button|submit|reset|range|file|color)$/;

function typing(node) {
  return node.isContentEditable || node.tagName === "TEXTAREA" || (node.tagName === "INPUT" && !NOT_TYPED.test(node.type));
}

// A list to choose from takes letters to choose by; these two keys it has no use for.
function choosing(node, key) {
  return /^(SELECT|OPTION)$/.test(node.tagName) && key !== "Escape" && key !== "?";
}

function onKey(state, event) {
  if (!state.frame.isConnected) {
    document.removeEventListener("keydown", state.onKey);
    return;
  }
  const origin = event.composedPath()[0];
  if (!(origin instanceof Element) || event.defaultPrevented) return;
  const inside = state.frame.contains(origin);
  if (typing(origin) || choosing(origin, event.key) || (!inside && origin.closest(OWN_KEYS))) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (state.frame.querySelector("dialog.help").open) return;
  if (event.key === "Escape") {
    silence(state);
    closeMenus(state);
    hideGloss(state);
    hideBar(state);
    closePanel(state, true);
    return;
  }
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (state.card && by && inside && !origin.closest("pre")) {
    event.preventDefault();
    stepWord(state, by);
    return;
  }
  const act = KEYS[event.key];
  if (!act) return;
  // Buttons, links and cards keep the keys that work them; outside the text, the page scrolls.
  const onText = inside && origin.closest(".rows") && !origin.closest("a, button, pre");
  if (NEEDS_READER.has(event.key) && !onText) return;
  if (event.key === " " && state.settings.layout !== "reveal") return;
  event.preventDefault();
  act(state);
}
