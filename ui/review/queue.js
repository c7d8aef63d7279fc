// One doubtful sentence after the other: one key decides it and the next one is there.

const DECIDING = new Set(["keep", "accept", "skip", "back", "dismiss-finding", "restore-finding", "revert"]);

function whereOf(entry) {
  const [job, block, start] = entry.at;
  return { job, block, start };
}

// A decision is about the sentence that is shown: until the answer is there no other one is taken.
function act(state, action) {
  const { entry } = state.page;
  if (state.busy || !entry) return;
  const id = state.send({ ...action, ...whereOf(entry) });
  if (DECIDING.has(action.do)) state.busy = id;
}

function keep(state) {
  const { editing, page } = state;
  if (!editing || state.busy) return;
  const refused = refusal(page, page.entry, editing.field.value);
  editing.message.textContent = refused;
  if (refused) {
    editing.field.focus();
    return;
  }
  editing.field.readOnly = true;
  act(state, { do: "keep", text: editing.field.value, version: editing.version });
}

// What was written is never thrown away: with it, accepting means keeping it.
function acceptHere(state) {
  const { editing } = state;
  if (changed(editing)) keep(state);
  else act(state, { do: "accept", ...shown(state) });
}

// What a decision is about: the translation as it is shown.
function shown(state) {
  const { edit, version } = state.page.entry;
  return { text: edit, version };
}

function changed(editing) {
  return Boolean(editing) && editing.field.value !== editing.before;
}

function putBy(editing) {
  drafts.set(editing.draft, { text: editing.field.value, version: editing.version });
}

// Somebody else was quicker: what was written here stays until its writer has chosen.
function askHere(state, told) {
  const theirs = changed(state.editing)
    ? () => act(state, { do: "yield", text: state.editing.field.value })
    : () => act(state, { do: "accept", text: told.text, version: told.version });
  askMeanwhile(state, told, { mine: () => keep(state), theirs });
}

function leave(state, what) {
  const { editing } = state;
  if (state.busy) return;
  if (changed(editing)) putBy(editing);
  act(state, { do: what });
}

function toWork(state) {
  state.frame.querySelector(".work").focus({ preventScroll: true });
}

function toField(state) {
  const { editing } = state;
  if (!editing) return;
  editing.field.focus();
  if (editing.field.tagName === "TEXTAREA") editing.field.setSelectionRange(editing.field.value.length, editing.field.value.length);
  else editing.field.setSelectionRange();
}

function keyed(key, text, act_) {
  const node = button("", act_);
  node.append(element("span", "", text), element("kbd", "", key));
  node.setAttribute("aria-keyshortcuts", key.replace("Ctrl+↵", "Control+Enter"));
  return node;
}

function textSide(tag, nodes, name) {
  const node = element("div", name);
  node.lang = tag;
  node.append(...nodes);
  return node;
}

function near(page, pairs) {
  return pairs.map((one) => {
    const row = element("div", "sides near");
    row.append(textSide(page.source.tag, nodesOf(one.source), "source"), textSide(page.target.tag, nodesOf(one.target), "target"));
    return row;
  });
}

function editor(state, entry) {
  const { page } = state;
  const box = element("div", "target");
  box.lang = page.language;
  const field = editField(page, entry);
  field.lang = page.target.tag;
  const draft = entry.at.join(":");
  const kept = drafts.get(draft);
  field.value = kept ? kept.text : entry.edit;
  field.setAttribute("aria-label", say(page, "edit.label"));
  const message = element("p", "refused");
  message.setAttribute("role", "alert");
  box.append(field);
  if (entry.marks.length) box.append(chipsBelow(page, entry.marks, field));
  box.append(message);
  field.addEventListener("input", () => {
    grow(field);
    if (!state.editing.asking) message.textContent = "";
  });
  const version = kept ? kept.version : entry.version; // of what was begun from
  state.editing = { at: draft, field, message, before: entry.edit, version, draft, waiting: null, asking: null };
  return box;
}

function drawWork(state, entry) {
  const { page, frame } = state;
  const work = frame.querySelector(".work");
  const top = element("p", "top");
  const title = element("b", "", entry.title);
  title.lang = page.source.tag;
  top.append(title, element("span", "", `${page.source.name} → ${page.target.name}`));
  const here = element("div", "sides here");
  here.append(textSide(page.source.tag, nodesOf(entry.text), "source"), editor(state, entry));
  const findings = element("ul", "findings");
  const acts = element("div", "acts");
  const accepting = keyed("a", say(page, "do.accept"), () => acceptHere(state));
  accepting.className = "primary";
  acts.append(
    accepting,
    keyed("Ctrl+↵", say(page, "queue.keep"), () => keep(state)),
    keyed("e", say(page, "do.edit"), () => toField(state)),
    keyed("s", say(page, "queue.skip"), () => leave(state, "skip")),
  );
  const back = keyed("k", say(page, "queue.back"), () => leave(state, "back"));
  back.disabled = !page.back;
  acts.append(back);
  if (entry.decided) {
    top.append(element("span", "", `✓ ${say(page, "queue.decided")}`));
    acts.append(keyed("u", say(page, "queue.take-back"), () => act(state, { do: "revert", version: entry.version })));
  }
  work.replaceChildren(top, ...near(page, entry.before), here, findings, acts, ...near(page, entry.after));
  drawNotes(state);
  grow(state.editing.field);
}

function draw(state, page) {
  const { entry } = page;
  const work = state.frame.querySelector(".work");
  const aside = state.frame.querySelector(".beside");
  if (!entry) {
    state.editing = null;
    state.drawn = "";
    work.replaceChildren(element("p", "finished", say(page, "queue.empty")));
    aside.replaceChildren();
    return;
  }
  const { matches, words, found, terms, ...rest } = entry;
  const drawn = JSON.stringify([rest, page.language, page.back]);
  const { editing } = state;
  const moved = state.at !== entry.at.join(":");
  // What is being written stands still: what somebody else made of it is told when it is kept.
  const writing = !moved && editing && (changed(editing) || editing.asking) && state.language === page.language;
  if (state.drawn !== drawn && !writing) {
    if (changed(editing)) putBy(editing);
    const inField = !moved && editing && editing.field.matches(":focus");
    state.drawn = drawn;
    state.at = entry.at.join(":");
    state.language = page.language;
    state.why = null;
    drawWork(state, entry);
    if (inField) toField(state);
    else if (!page.first) toWork(state);
  }
  const beside = JSON.stringify([matches, words, found, terms, page.language, state.at]);
  if (state.beside !== beside) {
    state.beside = beside;
    aside.replaceChildren(...asideOf(state, entry));
  }
}

function tell(state, page) {
  const text = (state.late && say(page, "waiting")) || "";
  const node = state.frame.querySelector(".hint");
  if (node.textContent !== text) node.textContent = text;
}

const ONE_KEY = {
  a: acceptHere,
  e: toField,
  Enter: toField,
  s: (state) => leave(state, "skip"),
  j: (state) => leave(state, "skip"),
  k: (state) => leave(state, "back"),
  d: (state) => {
    const note = state.page.entry.notes.find((one) => !one.dismissed);
    if (note) askWhy(state, note);
  },
  u: (state) => { if (state.page.entry.decided) act(state, { do: "revert", version: state.page.entry.version }); },
  "/": (state) => state.frame.querySelector(".beside input").focus(),
};

function onKey(state, event) {
  if (!state.frame.isConnected) {
    document.removeEventListener("keydown", state.onKey);
    return;
  }
  const origin = event.composedPath()[0];
  const inside = state.frame.contains(origin);
  const nowhere = origin === document.body || origin === document.documentElement;
  if (!(inside || nowhere) || event.defaultPrevented || event.isComposing || !state.page.entry) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    keep(state);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (state.why !== null) { state.why = null; drawNotes(state); }
    toWork(state);
    return;
  }
  if (origin.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(origin.tagName)) return;
  if (event.key === "Enter" && origin.closest && origin.closest("button, a")) return;
  const reason = state.why === null ? undefined : REASONS[Number(event.key) - 1];
  const run = reason
    ? () => act(state, { do: "dismiss-finding", finding: state.why, reason, text: state.page.entry.edit })
    : ONE_KEY[event.key];
  if (!run || event.repeat) return;
  event.preventDefault();
  run(state);
}

const desks = new WeakMap();

function newDesk(frame) {
  const state = {
    frame, page: null, editing: null, report: null, tries: 0, timer: null, late: false, busy: null,
    drawn: "", beside: "", at: "", why: null, said: "", language: "", session: null, returning: null,
  };
  state.send = (action) => send(state, action);
  state.onKey = (event) => onKey(state, event);
  document.addEventListener("keydown", state.onKey);
  listenFreshness(state);
  onPage.add(state);
  return state;
}

function settled(state, page) {
  for (const [action, answer] of settle(state, page)) {
    if (answer.id === state.busy) state.busy = null;
    const { editing } = state;
    const at = [action.job, action.block, action.start].join(":");
    if (answer.ok) {
      if (action.do !== "keep" && action.do !== "yield") continue;
      drafts.delete(at);
      if (editing && editing.draft === at) state.editing = null;
    } else if (editing) {
      editing.field.readOnly = false;
      if (answer.meanwhile && editing.draft === at) askHere(state, answer.meanwhile);
      else state.said = answer.message;
    }
  }
  if (state.busy !== null && page.done >= state.busy) state.busy = null; // its answer is long gone
}

// The server was started again and begins at another sentence: it is led back to the one that is
// shown here, and what is being written stands still meanwhile.
function comingBack(state, page) {
  const known = state.session !== null && state.session !== page.session;
  state.session = page.session;
  const entry = known && state.page.entry;
  if (entry && page.entry && String(page.entry.at) !== String(entry.at)) {
    state.returning = state.send({ do: "return", ...whereOf(entry) });
  }
  if (state.returning !== null && page.done < state.returning) return true;
  state.returning = null;
  return false;
}

export default function (component) {
  const { data: page, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  if (!frame || !page) return;
  const first = !desks.has(frame);
  if (first) desks.set(frame, newDesk(frame));
  const state = desks.get(frame);
  state.report = setTriggerValue;
  if (comingBack(state, page)) return;
  state.page = page;
  settled(state, page);
  draw(state, { ...page, first });
  if (state.said && state.editing) state.editing.message.textContent = state.said;
  state.said = "";
  tell(state, page);
}
