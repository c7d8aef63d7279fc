// Shows a page of a document: draws what changed, keeps focus and drafts, reports actions.

const STILL = 6; // pixels a pointer may move between press and release

function selecting() {
  const chosen = document.getSelection();
  return !!chosen && !chosen.isCollapsed && chosen.toString().trim() !== "";
}

function onClick(state, event) {
  const node = event.target.closest(".g");
  // A button may be gone already by what it did: where it was, its click still knows.
  const aside = (one) => one instanceof Element && one.matches(".panel, .bar, .editor, .tools, dialog");
  if (event.composedPath().some(aside)) return;
  if (!node || event.target.closest("a")) {
    hideBar(state);
    if (!node) closePanel(state);
    return;
  }
  if (selecting() || event.detail > 1) return;
  state.clicked = node;
  const isTarget = sideOf(node) === "t";
  focusSegmentQuietly(state, node);
  if (isTarget && node.classList.contains("veiled")) {
    reveal(state, node);
    return;
  }
  const found = event.target.closest(".w.han");
  if (found) lookUp(state, found);
  else closePanel(state);
  if (isTarget) showBar(state, node);
  else hideBar(state);
}

// Where a row is drawn anew between press and release, browsers tell of no click at all.
function onRelease(state, event) {
  const { pressed } = state;
  state.pressed = null;
  if (!pressed || pressed.target.isConnected) return;
  if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL) onClick(state, event);
}

function focusSegmentQuietly(state, node) {
  for (const one of state.frame.querySelectorAll(".g[tabindex='0']")) one.tabIndex = -1;
  node.tabIndex = 0;
  node.focus({ preventScroll: true });
}

function listen(state) {
  const { frame } = state;
  const find = (event) => event.target.closest(".g");
  frame.addEventListener("pointerover", (event) => showHighlights(state, event.target));
  frame.addEventListener("pointerleave", () => showHighlights(state, null));
  frame.addEventListener("focusin", (event) => {
    const node = find(event);
    showHighlights(state, event.target);
    if (node) state.current = { side: sideOf(node), at: node.dataset.at };
  });
  frame.addEventListener("focusout", () => showHighlights(state, null));
  frame.addEventListener("pointerdown", ({ target, button: which, clientX: x, clientY: y }) => {
    state.pressed = which === 0 ? { target, x, y } : null;
  });
  frame.addEventListener("pointerup", (event) => onRelease(state, event));
  frame.addEventListener("click", (event) => onClick(state, event));
  frame.addEventListener("dblclick", (event) => {
    // The first of the two clicks may have opened a card, for which the text made room.
    const { clicked } = state;
    const node = clicked && clicked.isConnected ? clicked : find(event);
    if (!node || sideOf(node) !== "t" || event.target.closest("a")) return;
    document.getSelection()?.removeAllRanges();
    openEditor(state, node.dataset.at);
  });
  state.onKey = (event) => onKey(state, event);
  document.addEventListener("keydown", state.onKey);
  listenTools(state);
  listenRoom(state);
  listenPosition(state);
  listenCard(state);
  listenGlosses(state);
  listenFreshness(state);
}

function begin(state, page) {
  const turned = state.key !== null;
  state.key = page.key;
  state.drawn = [];
  state.current = null;
  state.highlighted = null;
  state.refused = "";
  state.landed = null;
  rest(state);
  putAside(state);
  closeEditor(state, false);
  hideGloss(state);
  closePanel(state);
  hideBar(state);
  state.frame.querySelector(".rows").replaceChildren();
  if (!turned) return;
  state.frame.querySelector(".heads").scrollIntoView({ block: "start" });
  onScroll(state); // also where nothing had to move
}

const TITLED = new Set(["heading", "front_matter"]); // with one of these an article says its title

// What the document calls itself is seen once: where the article begins with it, it is said alone.
function head(state, page) {
  const { frame } = state;
  const title = frame.querySelector(".title");
  const [first] = page.rows;
  title.textContent = page.title;
  title.lang = page.source.tag;
  title.classList.toggle("said", page.title === page.file || (page.page === 0 && TITLED.has(first?.element)));
  const file = frame.querySelector(".tools .file, .folded .file");
  file.textContent = file.title = page.file;
  file.hidden = !page.file;
  frame.querySelector(".counts").textContent = page.counts;
  frame.querySelector(".names").textContent = `${page.source.name} → ${page.target.name}`;
  frame.querySelector(".made").textContent = say(page, page.made);
  frame.querySelector(".signature").textContent = page.signature;
}

// Only rows that changed are drawn again: the others keep hover, focus and selection. The row
// that is being edited waits until the editor is closed.
function draw(state, page) {
  const rows = state.frame.querySelector(".rows");
  const edited = state.editing ? state.editing.box.closest(".rows > *") : null;
  const before = state.highlighted;
  let drawn = false;
  page.rows.forEach((row, index) => {
    const coming = page.running && segmentsOf(row).some((one) => one.target === null || one.draft);
    const said = JSON.stringify([row, coming, page.language, page.source.tag, page.target.tag]);
    if (state.drawn[index] === said || (edited && rows.children[index] === edited)) return;
    const active = deepActive();
    const old = rows.children[index];
    const held = old && old.contains(active) ? active.closest(".g") : null;
    const heldWord = held && active.closest(".w");
    const node = build(row, page, state.send);
    drawn = true;
    if (old) old.replaceWith(node);
    else rows.append(node);
    state.drawn[index] = said;
    if (held) {
      const { side: name } = state.current || { side: "s" };
      const same = node.querySelector(`.${name} .g[data-at="${held.dataset.at}"]`);
      if (same) focusSegmentQuietly(state, same);
      const word = same && heldWord && same.querySelector(`.w[data-w="${heldWord.dataset.w}"]`);
      if (word) word.focus({ preventScroll: true });
    }
  });
  while (rows.children.length > page.rows.length) rows.lastChild.remove();
  state.drawn.length = page.rows.length;
  if (drawn) {
    levelHeadings(rows);
    state.highlighted = before; // taking a row away takes the focus and its highlights
    restoreHighlights(state);
  }
  if (!page.rows.length) rows.append(element("p", "nothing", say(page, "nothing")));
}

// No level is left out for those who hear headings, whatever an article leaves out.
function levelHeadings(rows) {
  let above = 1;
  for (const row of rows.querySelectorAll(".row")) {
    const found = row.querySelectorAll("h2, h3, h4, h5, h6");
    if (!found.length) continue;
    above = Math.min(Number(found[0].tagName[1]), above + 1);
    for (const node of found) node.setAttribute("aria-level", String(above));
  }
}

function followFocus(state, page) {
  const focus = page.focus;
  if (!focus || focus.id === state.focused) return;
  state.focused = focus.id;
  const all = segments(state, "s");
  let node = focus.edge === "last" ? all[all.length - 1] : all[0];
  if (focus.at) {
    const at = focus.at.join(":");
    node = state.frame.querySelector(`.t .g[data-at="${at}"]`)
      || state.frame.querySelector(".t .g.flagged") || node;
    if (!visible(node)) node = state.frame.querySelector(`.s .g[data-at="${node.dataset.at}"]`);
  }
  focusSegment(state, node);
  if (node && focus.edge !== "first") node.scrollIntoView({ block: "center" });
}

// The server was started again and knows nothing of what is shown here: it is told, and until it
// shows that again nothing moves.
function resume(state, page) {
  const known = state.session !== null && state.session !== page.session;
  state.session = page.session;
  if (!known || state.job !== page.job) return;
  if (JSON.stringify(asked(state.settings)) !== JSON.stringify(page.options)) {
    state.send({ do: "options", ...asked(state.settings) });
  }
  if (state.key === page.key) return;
  const at = state.editing ? state.editing.at : topmost(state);
  const block = at ? positionOf(at).block : -1;
  state.returning = state.send({ do: "position", block });
}

// A surface of the same article that is gone, with something in its editor: it is written on here,
// but where it was kept already: that is on its way.
function takeOver(state, page) {
  for (const old of onPage) {
    if (old === state || old.frame.isConnected || !old.editing || old.page.job !== page.job) continue;
    if (!old.editing.waiting) state.reopen = old.editing.at;
    putAside(old);
    onPage.delete(old);
  }
}

const states = new WeakMap();

function newState(frame) {
  const state = {
    frame, key: null, drawn: [], page: null, settings: loadSettings(), revealed: new Set(),
    editing: null, current: null, focused: null, panelId: null, language: null, barAt: null,
    card: null, asked: 0, dismissed: 0, headings: null, clicked: null, panelFrom: null, report: null, tries: 0, timer: null, late: false, refused: "", unread: false, landed: null,
    toAsk: null, reopen: null, session: null, returning: null,
    pressed: null, highlighted: null, voice: null, look: null, looks: 0, restoring: null, resting: null, job: null,
    parts: [], folded: "", fitting: 0,
  };
  state.send = (action) => send(state, action);
  onPage.add(state);
  return state;
}

export default function (component) {
  const { data: page, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  if (!frame || !page) return;
  let state = states.get(frame);
  const first = !state;
  if (first) {
    state = newState(frame);
    states.set(frame, state);
    if (page.panel && !awaited(page.job, page.panel.id)) state.panelId = page.panel.id;
    if (page.focus && !awaited(page.job, page.focus.id)) state.focused = page.focus.id;
    listen(state);
    takeOver(state, page);
  }
  state.report = setTriggerValue;
  resume(state, page);
  if (state.returning !== null) {
    if (state.key !== page.key && awaited(page.job, state.returning) && page.done < state.returning) return;
    state.returning = null;
  }
  if (state.key !== page.key) begin(state, page);
  state.page = page;
  if (state.language !== page.language) {
    state.language = page.language;
    labelTools(state, page);
  }
  for (const [action, answer] of settle(state, page)) answerEdit(state, action, answer);
  head(state, page);
  updateTools(state, page);
  fillContents(state, page);
  if (first) fitBar(state);
  draw(state, page);
  reopenEditor(state);
  askWhereItStands(state);
  frame.querySelector(".reader").dataset.words = page.ready && !page.linking ? "ready" : "coming";
  restoreHighlights(state); // links may have come
  askForLinks(state);
  markRevealed(state);
  goOnReading(state);
  drawPanel(state, page);
  if (!frame.querySelector(".g[tabindex='0']")) {
    const one = frame.querySelector(".s .g");
    if (one) one.tabIndex = 0;
  }
  followFocus(state, page);
  if (state.job === page.job) arrive(state, page);
  else findPosition(state, page);
  if (first && JSON.stringify(asked(state.settings)) !== JSON.stringify(page.options)) {
    state.send({ do: "options", ...asked(state.settings) });
  }
}
