// One doubtful sentence after the other: one key decides it and the next one is there.

const DECIDING = new Set(["keep", "accept", "skip", "back", "dismiss-finding", "restore-finding", "revert"]);
const REASONS = ["meant", "source", "style", "mistaken"];

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
  act(state, { do: "keep", text: editing.field.value });
}

// What was written is never thrown away: with it, accepting means keeping it.
function acceptHere(state) {
  const { editing } = state;
  if (editing && editing.field.value !== editing.before) keep(state);
  else act(state, { do: "accept" });
}

function leave(state, what) {
  const { editing } = state;
  if (state.busy) return;
  if (editing && editing.field.value !== editing.before) drafts.set(editing.draft, editing.field.value);
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
  field.value = drafts.get(draft) ?? entry.edit;
  field.setAttribute("aria-label", say(page, "edit.label"));
  const message = element("p", "refused");
  message.setAttribute("role", "alert");
  box.append(field);
  if (entry.marks.length) box.append(chipsBelow(page, entry.marks, field));
  box.append(message);
  field.addEventListener("input", () => { grow(field); message.textContent = ""; });
  state.editing = { at: draft, field, message, before: entry.edit, draft, waiting: null };
  return box;
}

function reasonsFor(state, note) {
  const { page } = state;
  const box = element("div", "reasons");
  const dismiss = (reason) => act(state, { do: "dismiss-finding", finding: note.number, reason });
  REASONS.forEach((reason, number) => box.append(keyed(String(number + 1), say(page, `reason.${reason}`), () => dismiss(reason))));
  const own = element("input");
  own.placeholder = say(page, "reason.own");
  own.setAttribute("aria-label", say(page, "reason.own"));
  own.maxLength = 300;
  own.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && own.value.trim()) dismiss(own.value);
  });
  box.append(own);
  return box;
}

function askWhy(state, note) {
  const open = state.why === note.number;
  state.why = open ? null : note.number;
  drawNotes(state);
  if (!open) state.frame.querySelector(".reasons button").focus();
}

function noteLine(state, note) {
  const { page } = state;
  const item = element("li", note.dismissed ? "dismissed" : note.level);
  item.append(element("b", "", say(page, `check.${note.check}`)), " ", note.message, " ");
  if (note.dismissed) {
    item.append(say(page, "queue.dismissed", { reason: note.dismissed }), " ");
    item.append(button(say(page, "queue.restore"), () => act(state, { do: "restore-finding", finding: note.number })));
    return item;
  }
  const firstOne = note === page.entry.notes.find((one) => !one.dismissed);
  const open = firstOne
    ? keyed("d", say(page, "queue.dismiss"), () => askWhy(state, note))
    : button(say(page, "queue.dismiss"), () => askWhy(state, note));
  open.setAttribute("aria-expanded", String(state.why === note.number));
  open.className = "plain";
  item.append(open);
  if (state.why === note.number) item.append(reasonsFor(state, note));
  return item;
}

function drawNotes(state) {
  const list = state.frame.querySelector(".findings");
  list.replaceChildren(...state.page.entry.notes.map((note) => noteLine(state, note)));
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
    acts.append(keyed("u", say(page, "queue.take-back"), () => act(state, { do: "revert" })));
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
  if (state.drawn !== drawn) {
    const moved = state.at !== entry.at.join(":");
    state.drawn = drawn;
    state.at = entry.at.join(":");
    state.why = null;
    const typed = !moved && state.editing ? state.editing.field.value : null;
    if (typed !== null && typed !== state.editing.before) drafts.set(state.at, typed);
    drawWork(state, entry);
    if (!page.first) toWork(state);
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
  u: (state) => { if (state.page.entry.decided) act(state, { do: "revert" }); },
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
    ? () => act(state, { do: "dismiss-finding", finding: state.why, reason })
    : ONE_KEY[event.key];
  if (!run || event.repeat) return;
  event.preventDefault();
  run(state);
}

const desks = new WeakMap();

function newDesk(frame) {
  const state = {
    frame, page: null, editing: null, report: null, tries: 0, timer: null, late: false, busy: null,
    drawn: "", beside: "", at: "", why: null,
  };
  state.send = (action) => send(state, action);
  state.onKey = (event) => onKey(state, event);
  document.addEventListener("keydown", state.onKey);
  onPage.add(state);
  return state;
}

function settled(state, page) {
  for (const [action, answer] of settle(state, page)) {
    if (answer.id === state.busy) state.busy = null;
    const { editing } = state;
    if (answer.ok) {
      if (action.do === "keep") drafts.delete([action.job, action.block, action.start].join(":"));
    } else if (editing) {
      editing.field.readOnly = false;
      editing.message.textContent = answer.message;
    }
  }
  if (state.busy !== null && page.done >= state.busy) state.busy = null; // its answer is long gone
}

export default function (component) {
  const { data: page, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".frame");
  if (!frame || !page) return;
  const first = !desks.has(frame);
  if (first) desks.set(frame, newDesk(frame));
  const state = desks.get(frame);
  state.report = setTriggerValue;
  state.page = page;
  settled(state, page);
  draw(state, { ...page, first });
  tell(state, page);
}
