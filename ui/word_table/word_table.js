// Words as a table: chosen with boxes, sorted by a press of a head. Its texts are set as text alone.

const SETTLED = 150; // milliseconds without a press until what is chosen is told
const CHINESE = new Set(["word", "sentence"]);
const states = new WeakMap();

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function cell(name, role, className, ...inside) {
  const node = element(name, className);
  node.setAttribute("role", role);
  node.append(...inside);
  return node;
}

function told(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => state.report("chosen", [...state.chosen].sort((one, other) => one - other)), SETTLED);
}

function row(state, cells, number) {
  const { page } = state;
  const input = element("input");
  input.type = "checkbox";
  input.checked = state.chosen.has(number);
  input.setAttribute("aria-label", `${page.choose}: ${cells.word}`);
  const shell = element("label", "box");
  shell.append(input);
  const node = element("tr", input.checked ? "chosen" : "");
  node.setAttribute("role", "row");
  input.addEventListener("change", () => {
    input.checked ? state.chosen.add(number) : state.chosen.delete(number);
    node.classList.toggle("chosen", input.checked);
    told(state);
  });
  node.append(cell("td", "cell", "c-box", shell), ...page.columns.map(([name]) => {
    const one = cell("td", "cell", `c-${name}`);
    one.textContent = cells[name];
    if (CHINESE.has(name)) one.lang = "zh";
    return one;
  }));
  return node;
}

// Cells without anything come last, in either direction; what is alike stays in its order.
function order(state) {
  const { rows, language } = state.page;
  const numbers = rows.map((_, number) => number);
  const { column, descending } = state.sort;
  if (!column) return numbers;
  const compare = new Intl.Collator(CHINESE.has(column) ? "zh" : language, { numeric: true }).compare;
  const text = (number) => String(rows[number][column]);
  return numbers.sort((one, other) => {
    const [here, there] = [text(one), text(other)];
    if (!here || !there) return Boolean(there) - Boolean(here);
    return descending ? compare(there, here) : compare(here, there);
  });
}

function heads(state) {
  const { page, frame, sort } = state;
  const nodes = page.columns.map(([name, label]) => {
    const button = element("button", "", label);
    button.type = "button";
    button.addEventListener("click", () => {
      const again = sort.column === name;
      state.sort = { column: name, descending: again ? !sort.descending : name === "times" };
      draw(state);
      frame.querySelector(`th.c-${name} button`).focus({ preventScroll: true });
    });
    const node = cell("th", "columnheader", `c-${name}`, button);
    node.setAttribute("aria-sort", sort.column !== name ? "none" : sort.descending ? "descending" : "ascending");
    return node;
  });
  frame.querySelector("thead tr").replaceChildren(cell("th", "columnheader", "c-box", page.choose), ...nodes);
}

function draw(state) {
  heads(state);
  const { rows } = state.page;
  state.frame.querySelector("tbody").replaceChildren(...order(state).map((number) => row(state, rows[number], number)));
}

export default function (component) {
  const { data: page, parentElement, setStateValue } = component;
  const frame = parentElement.querySelector(".words");
  if (!frame || !page) return;
  let state = states.get(frame);
  if (!state) {
    state = { frame, chosen: new Set(page.chosen), sort: { column: "", descending: false }, said: "", timer: null };
    states.set(frame, state);
  }
  state.report = setStateValue;
  const said = JSON.stringify([page.rows, page.columns, page.choose, page.language]);
  if (state.said === said) return; // boxes and places stay as they are
  state.said = said;
  state.page = page;
  frame.classList.toggle("low", page.low);
  frame.setAttribute("aria-label", page.label);
  frame.querySelector("table").setAttribute("aria-label", page.label);
  draw(state);
}
