// A sentence's history, the choice of models, the list of keys; and the small bar of actions
// beside a translation that was clicked. All text is set as text.

const REACH = 160; // pixels a card may stand below its word

function near(state, box, anchor) {
  box.hidden = false;
  const frame = state.frame.getBoundingClientRect();
  const rects = anchor ? anchor.getClientRects() : [];
  const rect = rects[rects.length - 1];
  if (!rect) return;
  const room = Math.max(frame.width - box.offsetWidth, 0);
  box.style.left = `${Math.min(Math.max(rect.left - frame.left, 0), room)}px`;
  box.style.top = `${rect.bottom - frame.top + 6}px`;
}

// The actions of a sentence stay in reach below the word that was clicked in it.
function clear(box, bar) {
  const [top, end] = [bar.offsetTop, bar.offsetTop + bar.offsetHeight];
  const covered = !bar.hidden && top < box.offsetTop + box.offsetHeight && end > box.offsetTop;
  if (covered && end - box.offsetTop < REACH) box.style.top = `${end + 4}px`;
}

function showBar(state, node) {
  const { page } = state;
  const bar = state.frame.querySelector(".bar");
  const at = node.dataset.at;
  const data = dataAt(page, at);
  if (!data || data.target === null || state.editing) return;
  const action = (key, act) => button(say(page, key), () => { hideBar(state); act(); });
  const actions = [action("do.edit", () => openEditor(state, at))];
  if (!data.person) actions.push(action("do.accept", () => accept(state, at)));
  actions.push(action("do.retranslate", () => showModels(state, at)));
  actions.push(action("do.history", () => state.send({ do: "history", ...positionOf(at) })));
  bar.setAttribute("aria-label", say(page, "more"));
  bar.replaceChildren(...actions);
  state.barAt = at;
  near(state, bar, node);
}

function hideBar(state) {
  const bar = state.frame.querySelector(".bar");
  bar.hidden = true;
  state.barAt = null;
}

function accept(state, at) {
  const data = dataAt(state.page, at);
  if (data && data.target !== null) state.send({ do: "accept", text: shownText(data), version: data.version, ...positionOf(at) });
}

function openPanel(state, at, title, nodes) {
  leaveCard(state);
  const panel = state.frame.querySelector(".panel");
  const head = element("div", "head");
  const close = button("×", () => closePanel(state, true));
  close.setAttribute("aria-label", say(state.page, "close"));
  head.append(element("b", "", title), close);
  panel.className = "panel";
  panel.setAttribute("aria-label", title);
  panel.replaceChildren(head, ...nodes);
  const inFrame = (selector) => state.frame.querySelector(selector);
  const segment = inFrame(`.t .g[data-at="${at}"]`) || inFrame(`.g[data-at="${at}"]`);
  near(state, panel, segment);
  clear(panel, inFrame(".bar"));
  state.panelFrom = segment;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

function closePanel(state, focus) {
  const panel = state.frame.querySelector(".panel");
  if (panel.hidden) return;
  const word = leaveCard(state);
  panel.hidden = true;
  state.dismissed = lastAction; // what was asked for the card opens it no more
  const from = word || state.panelFrom;
  if (focus && from && from.isConnected) from.focus({ preventScroll: true });
}

function drawPanel(state, page) {
  const { panel } = page;
  if (!panel || panel.id === state.panelId || panel.id <= state.dismissed) return;
  state.panelId = panel.id;
  if (panel.kind === "memory") drawMemory(state, panel);
  if (state.editing) return; // a word was clicked twice: its sentence is being corrected
  if (panel.kind === "word") drawCard(state, panel);
  else if (panel.kind === "history") {
    openPanel(state, panel.at.join(":"), say(page, "history.title"), historyCard(state, panel));
  }
}

function historyCard(state, panel) {
  const { page } = state;
  const at = panel.at.join(":");
  const list = element("ol", "history");
  for (const line of panel.lines) {
    const item = element("li", line.now ? "now" : "");
    const text = element("span", "", line.text);
    text.lang = page.target.tag;
    const facts = [say(page, `history.${line.who}`, { when: localTime(page, line.when) })];
    if (line.back && line.who !== "aside") facts.push(say(page, "history.back", { when: localTime(page, line.back) }));
    if (line.now) facts.push(say(page, "history.now"));
    item.append(text, element("br"), element("span", "small", facts.join(" · ")));
    list.append(item);
  }
  const nodes = [list];
  if (panel.revert) {
    nodes.push(button(say(page, "history.revert"), () => {
      closePanel(state, true);
      state.send({ do: "revert", version: panel.version, ...positionOf(at) });
    }));
  } else nodes.push(element("p", "small", say(page, "history.none")));
  return nodes;
}

function showModels(state, at) {
  const { page } = state;
  const ask = (model, quality) => button(
    quality === "best" ? say(page, "retranslate.same", { model }) : model,
    () => { closePanel(state, true); state.send({ do: "retranslate", model, quality, ...positionOf(at) }); },
  );
  const choices = page.models.flatMap((model) => [ask(model, "balanced"), ask(model, "best")]);
  const box = element("div", "choices");
  box.append(...(choices.length ? choices : [element("p", "", say(page, "retranslate.none"))]));
  openPanel(state, at, say(page, "retranslate.with"), [box]);
}

const HELP = [
  ["↑ ↓", "up-down"], ["← →", "left-right"], ["j k", "j-k"], ["n p", "n-p"], ["Enter", "enter"],
  ["e", "e"], ["a", "a"], ["r", "r"], ["h", "h"], ["y", "y"], ["s", "s"], ["l", "l"],
  ["Space", "space"], ["f", "f"], ["v", "v"], ["b", "b"], ["+ −", "plus-minus"], ["Esc", "escape"], ["?", "help"],
];

function showHelp(state) {
  const { page } = state;
  const dialog = state.frame.querySelector("dialog.help");
  const list = element("dl");
  for (const [keys, name] of HELP) {
    const term = element("dt");
    term.append(...keys.split(" ").flatMap((key) => [element("kbd", "", key), " "]));
    list.append(term, element("dd", "", say(page, `keys.${name}`)));
  }
  const title = say(page, "help.title");
  dialog.setAttribute("aria-label", title);
  dialog.replaceChildren(element("h2", "", title), list, button(say(page, "close"), () => dialog.close()));
  if (!dialog.open) dialog.showModal();
}
