// Correcting a target where it stands. Its marks are placeholders: what is missing is refused
// here at once, and by the server whatever happens here.

function dataAt(page, at) {
  for (const row of page.rows) {
    for (const data of segmentsOf(row)) if (data.at.join(":") === at) return data;
  }
  return null;
}

function positionOf(at) {
  const [block, start] = at.split(":").map(Number);
  return { block, start };
}

function refusal(page, data, text) {
  if (!text.trim()) return say(page, "edit.empty");
  const marks = data.marks || [];
  for (const one of marks.flatMap((known) => known.all)) {
    const times = text.split(one).length - 1;
    const mark = markName(page, marks, one);
    if (times === 0) return say(page, "edit.missing", { mark });
    if (times > 1) return say(page, "edit.twice", { mark });
  }
  for (const { all: [first, second] } of marks) {
    if (!second || text.indexOf(first) < text.indexOf(second)) continue;
    const [mark, other] = [first, second].map((one) => markName(page, marks, one));
    return say(page, "edit.order", { mark, other });
  }
  return "";
}

function openEditor(state, at) {
  const data = dataAt(state.page, at);
  const node = state.frame.querySelector(`.t .g[data-at="${at}"]`);
  if (!data || data.target === null || !node || state.editing) return;
  hideBar(state);
  closePanel(state);
  const page = state.page;
  const box = element("span", "editor");
  box.lang = page.language;
  const field = editField(page, data);
  field.lang = page.target.tag;
  const before = shownText(data);
  const draft = draftKey(state, at);
  const kept = drafts.get(draft);
  field.value = kept ? kept.text : before;
  field.setAttribute("aria-label", say(page, "edit.label"));
  const message = element("span", "refused");
  message.setAttribute("role", "alert");
  box.append(field, message);
  if (data.marks) box.append(chipsBelow(page, data.marks, field));
  const memory = memoryBox(state, at);
  if (data.stored) box.append(element("span", "note", say(page, "edit.stored")));
  const keep = button(say(page, "edit.keep"), () => keepEdit(state));
  keep.className = "primary";
  const buttons = element("span", "buttons");
  buttons.append(keep, button(say(page, "edit.cancel"), () => closeEditor(state, true)));
  buttons.append(element("span", "note", say(page, "edit.hint")));
  box.append(buttons, memory);
  node.hidden = true;
  node.after(box);
  const version = kept ? kept.version : data.version; // of what was begun from
  state.editing = { at, box, field, message, node, data, before, version, draft, memory, waiting: null, asking: null };
  askMemory(state, at, "");
  field.addEventListener("input", () => {
    grow(field);
    if (!state.editing?.asking) message.textContent = "";
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      keepEdit(state);
    } else if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      closeEditor(state, true);
    }
  });
  grow(field);
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function editField(page, data) {
  if (data.marks) return chipField(page, data.marks);
  const field = element("textarea");
  field.rows = 2;
  return field;
}

function grow(field) {
  if (field.tagName !== "TEXTAREA") return; // chips make room by themselves
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function chipsBelow(page, marks, field) {
  const { box, look } = goneChips(page, marks, field);
  look();
  const below = element("span", "below");
  below.append(element("span", "note", say(page, "edit.marks")), box);
  return below;
}

function keepEdit(state) {
  const { editing, page } = state;
  if (!editing || editing.waiting) return;
  const refused = refusal(page, editing.data, editing.field.value);
  editing.message.textContent = refused;
  if (refused) {
    editing.field.focus();
    return;
  }
  editing.field.readOnly = true;
  editing.message.textContent = say(page, "edit.waiting");
  sendEdit(state, "correct");
}

function sendEdit(state, what) {
  const { editing } = state;
  const { field, version, at } = editing;
  editing.waiting = state.send({ do: what, text: field.value, version, ...positionOf(at) });
}

// Somebody else was quicker: what was written here stays until its writer has chosen.
function askAbout(state, told) {
  askMeanwhile(state, told, { mine: () => keepEdit(state), theirs: () => sendEdit(state, "yield") });
}

// The same where no editor was open: a translation was accepted, or taken from a model.
function askWhereItStands(state) {
  const { toAsk } = state;
  state.toAsk = null;
  if (!toAsk || state.editing) return;
  openEditor(state, toAsk.at);
  if (!state.editing) return;
  state.editing.field.value = toAsk.text;
  askMeanwhile(state, toAsk.told, { mine: () => keepEdit(state), theirs: () => closeEditor(state, true) });
}

// What was being written when the page was drawn anew, whatever the reason, is written on.
function reopenEditor(state) {
  const at = state.reopen;
  if (!at || !dataAt(state.page, at)) return;
  state.reopen = null;
  openEditor(state, at);
}

// The server's word on what was written. What it refuses stays in the editor, also where the
// page was turned meanwhile.
function answerEdit(state, action, answer) {
  const { editing } = state;
  if (editing && editing.waiting === answer.id) {
    editing.waiting = null;
    editing.field.readOnly = false;
    editing.message.textContent = answer.ok ? "" : answer.message;
    if (answer.ok) closeEditor(state, true);
    else if (answer.meanwhile) askAbout(state, answer.meanwhile);
    else editing.field.focus();
    return;
  }
  const at = `${action.block}:${action.start}`;
  if (action.do === "correct" && !answer.ok) {
    drafts.set(draftKey(state, at), { text: action.text, version: action.version });
  }
  state.refused = answer.ok ? "" : answer.message;
  state.unread = !answer.ok;
  const told = answer.meanwhile;
  if (told) state.toAsk = { at, told, text: told.written };
}

function closeEditor(state, focus) {
  const { editing } = state;
  if (!editing) return;
  state.editing = null;
  drafts.delete(editing.draft);
  editing.box.remove();
  editing.node.hidden = false;
  if (state.page && state.page.key === state.key) draw(state, state.page); // what came meanwhile
  if (!focus) return;
  focusSegment(state, state.frame.querySelector(`.t .g[data-at="${editing.at}"]`));
}
