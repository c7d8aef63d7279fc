// What the checks found in the sentence of the queue, and why a person dismisses it.

const REASONS = ["meant", "source", "style", "mistaken"];

function reasonsFor(state, note) {
  const { page } = state;
  const box = element("div", "reasons");
  const dismiss = (reason) => act(state, { do: "dismiss-finding", finding: note.number, reason, text: page.entry.edit });
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
    item.append(button(say(page, "queue.restore"), () => act(state, { do: "restore-finding", finding: note.number, text: page.entry.edit })));
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
