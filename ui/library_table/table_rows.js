// The rows: drawn where they changed, chosen with boxes, walked through with the keyboard.

const SHOWN_TAGS = 3; // of a row, which has one line

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(text, act, className) {
  const node = element("button", className, text);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

function say(page, key, fields = {}) {
  const single = fields.number === 1 && page.words[`${key}.one`];
  return (single || page.words[key]).replace(/\{(\w+)\}/g, (whole, name) => fields[name] ?? whole);
}

function cell(className, ...inside) {
  const node = element("td", className);
  node.setAttribute("role", "cell");
  node.append(...inside);
  return node;
}

function box(label, checked, act) {
  const shell = element("label", "box");
  const input = element("input");
  input.type = "checkbox";
  input.checked = checked;
  input.setAttribute("aria-label", label);
  input.addEventListener("click", act);
  shell.append(input);
  return shell;
}

function time(page, stamp) {
  const node = element("time");
  const moment = new Date(stamp);
  if (Number.isNaN(moment.getTime())) return element("span", "", stamp); // of a damaged row
  const now = new Date();
  const today = moment.toDateString() === now.toDateString();
  const thisYear = moment.getFullYear() === now.getFullYear();
  const day = thisYear ? { day: "numeric", month: "short" } : { day: "numeric", month: "numeric", year: "numeric" };
  const form = today ? { hour: "2-digit", minute: "2-digit" } : day;
  node.dateTime = stamp;
  node.textContent = new Intl.DateTimeFormat(page.language, form).format(moment);
  node.title = new Intl.DateTimeFormat(page.language, { dateStyle: "full", timeStyle: "short" }).format(moment);
  return node;
}

// A link for those who open it beside this page; in place it goes the page's own way (navigation.py).
function link(state, row, at, className) {
  const node = element("a", className);
  node.href = `./?job=${row.job}${at ? `&at=${at.join(":")}` : ""}`;
  node.addEventListener("click", (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    send(state, { do: "open", job: row.job, at });
  });
  return node;
}

function title(state, page, row) {
  const name = row.job === null ? element("span", "name") : link(state, row, null, "name");
  name.textContent = row.name;
  name.title = row.name;
  name.dir = "auto";
  const line = element("div", "title");
  line.append(name);
  if (row.model) line.append(element("span", "quiet", row.model));
  for (const tag of row.tags.slice(0, SHOWN_TAGS)) {
    const chip = button(tag, () => send(state, { do: "view", tag }), "tag");
    chip.title = say(page, "only-tag", { tag });
    line.append(chip);
  }
  const others = row.tags.slice(SHOWN_TAGS);
  if (others.length) {
    const more = element("span", "quiet", `+${others.length}`);
    more.title = others.join(", ");
    line.append(more);
  }
  return row.passage ? [line, passage(state, page, row)] : [line];
}

function passage(state, page, row) {
  const { parts, at, more } = row.passage;
  const line = at ? link(state, row, at, "passage") : element("p", "passage");
  for (const [text, found] of parts) line.append(found ? element("mark", "", text) : text);
  line.dir = "auto";
  if (!more) return line;
  const whole = element("div", "found");
  whole.append(line, element("span", "quiet", say(page, "more", { number: more })));
  return whole;
}

function progress(row) {
  const words = element("span", "", row.words);
  if (row.state === "done" || row.state === "none") return [words];
  const bar = element("span", "share");
  const part = element("span");
  part.style.width = `${Math.round(row.share * 100)}%`;
  bar.append(part);
  return [bar, words];
}

function build(state, page, row) {
  const node = element("tr", `state-${row.state}`);
  node.setAttribute("role", "row");
  node.dataset.key = row.key;
  const name = cell("c-name", ...title(state, page, row));
  const doubtful = row.doubtful ? element("span", "doubtful", say(page, "doubtful", { number: row.doubtful })) : "";
  const read = [time(page, row.when)];
  if (!row.read) read.unshift(element("span", "quiet", say(page, "added")), " ");
  node.append(
    cell("c-box", box(say(page, "choose", { name: row.name }), state.chosen.has(row.key), (event) => choose(state, row.key, event))),
    name,
    cell("c-languages", row.languages),
    cell("c-progress", ...progress(row)),
  );
  if (page.columns.includes("known")) node.append(cell("c-known", row.known));
  node.append(cell("c-doubtful", doubtful), cell("c-read", ...read));
  return node;
}

// With Shift, all between the last one and this one.
function choose(state, key, event) {
  const keys = state.page.rows.map((row) => row.key);
  const on = event.target.checked;
  const [from, to] = [keys.indexOf(state.lastChosen), keys.indexOf(key)].sort((one, other) => one - other);
  const meant = event.shiftKey && from >= 0 ? keys.slice(from, to + 1) : [key];
  for (const one of meant) on ? state.chosen.add(one) : state.chosen.delete(one);
  state.lastChosen = key;
  marks(state);
}

function marks(state) {
  const { frame, page } = state;
  for (const node of frame.querySelectorAll("tbody tr")) {
    const on = state.chosen.has(node.dataset.key);
    node.classList.toggle("chosen", on);
    node.querySelector("input").checked = on;
  }
  const here = page.rows.filter((row) => state.chosen.has(row.key)).length;
  const all = frame.querySelector("thead input");
  all.checked = here > 0 && here === page.rows.length;
  all.indeterminate = here > 0 && here < page.rows.length;
  bar(state);
}

function drawRows(state, page) {
  const body = state.frame.querySelector("tbody");
  const active = state.frame.getRootNode().activeElement;
  const held = active?.closest("tr")?.dataset.key;
  const place = held && [...active.closest("tr").querySelectorAll("a, button, input")].indexOf(active);
  const before = new Map([...body.children].map((node) => [node.dataset.key, node]));
  const nodes = page.rows.map((row) => {
    const said = JSON.stringify([row, page.language, page.columns]);
    const old = before.get(row.key);
    if (old && old.said === said) return old;
    const node = build(state, page, row);
    node.said = said;
    return node;
  });
  const same = nodes.length === body.children.length && nodes.every((node, number) => node === body.children[number]);
  if (same) return;
  body.replaceChildren(...nodes);
  if (!held) return;
  const row = nodes.find((node) => node.dataset.key === held);
  const inside = row?.querySelectorAll("a, button, input");
  (inside?.[place] ?? inside?.[0])?.focus({ preventScroll: true });
}

// Up and down go from row to row, in the same column.
function walk(state, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = event.target.closest("tbody tr");
  if (!step || !row || event.altKey || event.ctrlKey || event.metaKey) return;
  const column = event.target.closest("td").className;
  const other = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  const node = other?.querySelector(`.${column} :is(a, input)`) ?? other?.querySelector("input");
  if (!node) return;
  event.preventDefault();
  node.focus();
  other.scrollIntoView({ block: "nearest" });
}
