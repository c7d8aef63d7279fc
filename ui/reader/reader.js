// Shows a page of a document. Everything the article says is set with textContent: no string
// of it is ever parsed as markup. Addresses were checked before they came here and are
// checked again.

const SAFE = /^(?:https?:\/\/|mailto:)[^\s\x00-\x20\x7f]+$/i;
const WRAPPERS = { emphasis: "em", strong: "strong", strikethrough: "s", group: "span", link: "span" };
const HEADINGS = ["h2", "h2", "h3", "h4", "h5", "h6", "h6"];

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

// A text with its words in elements of their own: [start, end, …], counted in characters as Python
// does, not in halves of them.
function textNode(data) {
  if (!data.words) return document.createTextNode(data.text);
  const letters = Array.from(data.text);
  const whole = document.createDocumentFragment();
  let last = 0;
  for (const [start, end] of data.words) {
    if (start > last) whole.append(letters.slice(last, start).join(""));
    const node = element("span", "w", letters.slice(start, end).join(""));
    node.tabIndex = -1;
    whole.append(node);
    last = end;
  }
  if (last < letters.length) whole.append(letters.slice(last).join(""));
  return whole;
}

function piece(data) {
  switch (data.kind) {
    case "text":
      return textNode(data);
    case "break":
      return element("br");
    case "code": {
      const node = element("code", "", data.text);
      node.translate = false;
      return node;
    }
    case "picture": {
      const node = element("span", "picture");
      if (data.text) node.append(element("span", "alt", data.text), " ");
      const address = element("span", "address", data.address);
      address.translate = false;
      node.append(address);
      return node;
    }
  }
  if (data.kind === "link" && SAFE.test(data.href || "")) {
    const node = element("a");
    node.setAttribute("href", data.href);
    node.setAttribute("rel", "noopener noreferrer");
    node.setAttribute("target", "_blank");
    node.append(...data.inside.map(piece));
    return node;
  }
  const node = element(WRAPPERS[data.kind] || "span", data.kind === "link" ? "link" : "");
  node.append(...data.inside.map(piece));
  return node;
}

function sourceSegment(data, number) {
  const node = element("span", "g");
  node.dataset.n = number;
  node.tabIndex = -1;
  node.append(...data.source.map(piece));
  rememberPartners(node, data.links, false);
  return node;
}

function targetSegment(data, number, running) {
  const node = element("span", "g");
  node.dataset.n = number;
  node.tabIndex = -1;
  if (data.target === null) {
    const letters = data.source.map(function count(part) {
      return part.inside ? part.inside.map(count).reduce((a, b) => a + b, 0) : (part.text || "").length;
    }).reduce((a, b) => a + b, 0);
    node.classList.add("pending");
    node.setAttribute("aria-label", running ? "not translated yet" : "not translated");
    node.style.setProperty("--letters", String(Math.min(Math.max(letters, 3), 60)));
    return node;
  }
  if (data.person) node.classList.add("person");
  if (data.notes.length) {
    node.classList.add("flagged");
    node.title = data.notes.map((note) => note.message).join(" ");
  }
  node.append(...data.target.map(piece));
  rememberPartners(node, data.links, true);
  return node;
}

function side(name, tag) {
  const node = element("div", name);
  node.lang = tag;
  return node;
}

function fill(parent, segments, first, isTarget, page) {
  segments.forEach((data, index) => {
    if (isTarget && data.gap) parent.append(data.gap);
    const number = first + index;
    parent.append(
      isTarget ? targetSegment(data, number, page.running) : sourceSegment(data, number),
    );
  });
}

function notes(segments) {
  const found = segments.flatMap((data) => data.notes || []);
  if (!found.length) return null;
  const list = element("ul", "findings");
  list.lang = "en";
  for (const note of found) {
    const item = element("li", note.level === "error" ? "error" : "warning");
    item.append(element("b", "", note.check), " ", note.message);
    list.append(item);
  }
  return list;
}

function body(row, isTarget, page) {
  const into = { heading: HEADINGS[row.level] || "h3", quote: "blockquote" }[row.element] || "p";
  const node = element(into, row.element === "heading" ? `level${row.level}` : "");
  if (row.element === "alt") {
    const picture = element("span", "picture");
    fill(picture, row.segments, 0, isTarget, page);
    if (row.address) picture.append(" ", element("span", "address", row.address));
    node.append(picture);
  } else {
    fill(node, row.segments, 0, isTarget, page);
  }
  if (row.element !== "list_item") return node;
  const item = element("div", "item");
  item.style.setProperty("--depth", String(Number(row.depth) || 0));
  const marker = element("span", "marker", row.marker);
  marker.lang = "en"; // a Chinese font would make the bullet a tiny dot
  item.append(marker, node);
  return item;
}

function blockRow(row, page) {
  const node = element("div", "row");
  node.classList.add(String(row.element).replace(/[^a-z]/g, "-") || "paragraph");
  const source = side("s", page.source.tag);
  const target = side("t", page.target.tag);
  source.append(body(row, false, page));
  target.append(body(row, true, page));
  const list = notes(row.segments);
  if (list) target.append(list);
  node.append(source, target);
  return node;
}

function tableSide(row, isTarget, page) {
  const scroll = element("div", "scroll");
  const table = element("table");
  let first = 0;
  row.lines.forEach((line, number) => {
    const written = element("tr");
    for (const cell of line) {
      const node = element(number ? "td" : "th");
      if (cell.segments) {
        fill(node, cell.segments, first, isTarget, page);
        first += cell.segments.length;
      } else {
        node.textContent = cell.text;
      }
      written.append(node);
    }
    table.append(written);
  });
  scroll.append(table);
  return scroll;
}

function tableRow(row, page) {
  const node = element("div", "row table");
  const source = side("s", page.source.tag);
  const target = side("t", page.target.tag);
  source.append(tableSide(row, false, page));
  target.append(tableSide(row, true, page));
  const list = notes(row.lines.flat().flatMap((cell) => cell.segments || []));
  if (list) target.append(list);
  node.append(source, target);
  return node;
}

function verbatimRow(row) {
  const node = element("div", "verbatim");
  const text = element("pre", "", row.text);
  text.translate = false;
  text.tabIndex = 0;
  node.append(text);
  if (row.reason) node.append(element("span", "reason", row.reason));
  return node;
}

function build(row, page) {
  switch (row.kind) {
    case "block":
      return blockRow(row, page);
    case "table":
      return tableRow(row, page);
    case "verbatim":
      return verbatimRow(row);
  }
  return element("hr");
}

function light(root, segment) {
  for (const node of root.querySelectorAll(".lit")) node.classList.remove("lit");
  if (!segment) return;
  const number = segment.dataset.n;
  for (const node of segment.closest(".row").querySelectorAll(".g")) {
    if (node.dataset.n === number) node.classList.add("lit");
  }
}

// One segment is in the tab order; the arrow keys go to the next and the previous one.
function walk(root, event) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const current = event.target.closest(".g");
  if (!step || !current || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  const name = current.closest(".t") ? ".t .g" : ".s .g";
  const all = [...root.querySelectorAll(name)];
  const next = all[all.indexOf(current) + step];
  if (!next) return;
  event.preventDefault();
  current.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function listen(root) {
  const show = (event) => {
    light(root, event.target.closest(".g"));
    lightWord(root, event.target.closest(".w"));
  };
  const hide = () => {
    light(root, null);
    lightWord(root, null);
  };
  root.addEventListener("pointerover", show);
  root.addEventListener("pointerleave", hide);
  root.addEventListener("focusin", show);
  root.addEventListener("focusout", hide);
  root.addEventListener("keydown", (event) => {
    walk(root, event);
    walkWords(event);
  });
}

function begin(state, page) {
  if (state.key !== null) state.root.scrollIntoView({ block: "start" }); // a page was turned
  state.key = page.key;
  state.drawn = [];
  const rows = state.root.querySelector(".rows");
  rows.replaceChildren();
  const title = state.root.querySelector(".title");
  title.textContent = page.title;
  title.lang = page.source.tag;
  state.root.querySelector(".signature").textContent = page.signature;
  for (const [name, language] of [["s", page.source], ["t", page.target]]) {
    state.root.querySelector(`.names .${name}`).textContent = language.name;
  }
}

const states = new WeakMap();

export default function (component) {
  const { data: page, parentElement } = component;
  const root = parentElement.querySelector(".reader");
  if (!root || !page) return;
  let state = states.get(root);
  if (!state) {
    state = { root, key: null, drawn: [] };
    states.set(root, state);
    listen(root);
  }
  if (state.key !== page.key) begin(state, page);
  root.querySelector(".counts").textContent = page.counts;
  const rows = root.querySelector(".rows");
  page.rows.forEach((row, index) => {
    // Only rows that changed are drawn again: the others keep hover, focus and selection.
    const said = JSON.stringify([row, page.running]);
    if (state.drawn[index] === said) return;
    const node = build(row, page);
    if (rows.children[index]) rows.children[index].replaceWith(node);
    else rows.append(node);
    state.drawn[index] = said;
  });
  while (rows.children.length > page.rows.length) rows.lastChild.remove();
  if (!root.querySelector(".g[tabindex='0']")) {
    const first = root.querySelector(".s .g");
    if (first) first.tabIndex = 0;
  }
}
