// The card of a word, a sentence's history, the choice of models, the list of keys; and the
// small bar of actions beside a translation that was clicked. All text is set as text.

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
  state.send({ do: "accept", ...positionOf(at) });
}

function openPanel(state, at, title, nodes) {
  const panel = state.frame.querySelector(".panel");
  const head = element("div", "head");
  const close = button("×", () => closePanel(state, true));
  close.setAttribute("aria-label", say(state.page, "close"));
  head.append(element("b", "", title), close);
  panel.setAttribute("aria-label", title);
  panel.replaceChildren(head, ...nodes);
  const inFrame = (selector) => state.frame.querySelector(selector);
  const segment = inFrame(`.lookup[data-at="${at}"]`) || inFrame(`.t .g[data-at="${at}"]`) || inFrame(`.g[data-at="${at}"]`);
  const looked = state.lookedUp && state.lookedUp.isConnected ? state.lookedUp : null;
  near(state, panel, looked || segment);
  clear(panel, inFrame(".bar"));
  state.panelFrom = looked || segment;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

function closePanel(state, focus) {
  const panel = state.frame.querySelector(".panel");
  if (panel.hidden) return;
  panel.hidden = true;
  state.lookedUp = null;
  if (focus && state.panelFrom && state.panelFrom.isConnected) {
    state.panelFrom.focus({ preventScroll: true });
  }
}

function lookUp(state, node) {
  const at = node.closest(".g").dataset.at;
  state.lookedUp = node;
  state.send({ do: "lookup", word: node.dataset.word, ...positionOf(at) });
}

function drawPanel(state, page) {
  const { panel } = page;
  if (!panel || panel.id === state.panelId) return;
  state.panelId = panel.id;
  if (panel.kind === "memory") drawMemory(state, panel);
  if (state.editing) return; // a word was clicked twice: its sentence is being corrected
  const at = panel.at.join(":");
  if (panel.kind === "word") openPanel(state, at, say(page, "word.title"), wordCard(state, panel, at));
  else if (panel.kind === "history") {
    state.lookedUp = null;
    openPanel(state, at, say(page, "history.title"), historyCard(state, panel, at));
  }
}

function wordCard(state, panel, at) {
  const { page } = state;
  if (panel.missing) return [element("p", "", say(page, "word.missing"))];
  const nodes = [];
  if (panel.parts || !panel.entries.length) {
    const text = say(page, "word.none", { word: panel.word });
    nodes.push(element("p", "", panel.entries.length ? `${text} ${say(page, "word.parts")}` : text));
  }
  nodes.push(...panel.entries.map((entry) => entryCard(state, entry, at)));
  if (panel.sentences.length) nodes.push(sentenceList(state, panel.sentences));
  if (panel.attribution) nodes.push(element("p", "attribution", panel.attribution));
  return nodes;
}

function entryCard(state, entry, at) {
  const { page } = state;
  const node = element("div", "entry");
  const head = element("p", "headword");
  const simplified = element("span", "hanzi", entry.simplified);
  simplified.lang = "zh-Hans";
  head.append(simplified);
  if (entry.traditional !== entry.simplified) {
    const traditional = element("span", "hanzi other", entry.traditional);
    traditional.lang = "zh-Hant";
    head.append(" ", traditional);
  }
  const reading = element("span", "reading", entry.zhuyin ? `${entry.zhuyin} ${entry.pinyin}` : entry.pinyin);
  reading.lang = "zh-Latn";
  head.append(" ", reading);
  const band = entry.band ? say(page, `band.${entry.band}`) : "";
  for (const fact of [entry.level, band]) if (fact) head.append(" ", element("span", "fact", fact));
  const senses = element("ol");
  senses.lang = "en";
  senses.append(...entry.senses.map((sense) => element("li", "", sense)));
  node.append(head, senses);
  if (entry.classifiers.length) {
    node.append(element("p", "small", `${say(page, "word.classifiers")}: ${entry.classifiers.join("、")}`));
  }
  for (const other of entry.pronunciations) node.append(element("p", "small", other));
  const { simplified: hans, traditional: hant, pinyin } = entry;
  const add = button(say(page, entry.listed ? "word.listed" : "word.add"), () => {
    add.disabled = true;
    state.send({ do: "add-word", simplified: hans, traditional: hant, pinyin, ...positionOf(at) });
  });
  add.disabled = entry.listed;
  node.append(add);
  return node;
}

function sentenceList(state, sentences) {
  const { page } = state;
  const box = element("div", "sentences");
  box.append(element("b", "", say(page, "word.sentences")));
  for (const one of sentences) {
    const item = element("p");
    const source = element("span", "", one.source);
    source.lang = page.source.tag;
    const target = element("span", "other", one.target);
    target.lang = page.target.tag;
    item.append(source, element("br"), target, " ", element("span", "from", one.document));
    box.append(item);
  }
  return box;
}

function historyCard(state, panel, at) {
  const { page } = state;
  const list = element("ol", "history");
  for (const line of panel.lines) {
    const item = element("li", line.now ? "now" : "");
    const text = element("span", "", line.text);
    text.lang = page.target.tag;
    const facts = [say(page, `history.${line.who}`, { when: line.when || "" })];
    if (line.back) facts.push(say(page, "history.back", { when: line.back }));
    if (line.now) facts.push(say(page, "history.now"));
    item.append(text, element("br"), element("span", "small", facts.join(" · ")));
    list.append(item);
  }
  const nodes = [list];
  if (panel.revert) {
    nodes.push(button(say(page, "history.revert"), () => {
      closePanel(state, true);
      state.send({ do: "revert", ...positionOf(at) });
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
  state.lookedUp = null;
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
