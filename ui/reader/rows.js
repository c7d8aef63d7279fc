// Rows of a page: both sides of a paragraph, a table, what is not translated.

const HEADINGS = ["h2", "h2", "h3", "h4", "h5", "h6", "h6"];

// A sentence of the component's table, its braces filled in.
function say(page, key, fields) {
  const text = page.words[key] ?? key;
  return fields ? text.replace(/\{([\w-]+)\}/g, (all, name) => fields[name] ?? all) : text;
}

function segmentNode(data, number) {
  const node = element("span", "g");
  node.dataset.n = number;
  node.dataset.at = data.at.join(":");
  node.tabIndex = -1;
  return node;
}

function sourceSegment(data, number) {
  const node = segmentNode(data, number);
  node.append(...nodesOf(data.source, data.words && data.words.source));
  if (data.notes && data.notes.length) node.classList.add("noted");
  return node;
}

function targetSegment(data, number, page) {
  const node = segmentNode(data, number);
  if (data.target === null) {
    const letters = plainText(data.source).length;
    node.classList.add("pending");
    node.setAttribute("role", "img"); // an empty span must not be named
    node.setAttribute("aria-label", say(page, page.running ? "pending" : "stopped"));
    node.style.setProperty("--letters", String(Math.min(Math.max(letters, 3), 60)));
    return node;
  }
  node.setAttribute("aria-keyshortcuts", "e a r h");
  if (data.notes.length) {
    node.classList.add("flagged");
    node.title = data.notes.map((note) => note.message).join(" ");
  }
  node.append(...nodesOf(data.target, data.words && data.words.target));
  if (data.draft) {
    const said = say(page, page.running ? "draft" : "draft.stays");
    node.classList.add("draft");
    node.title = [said, node.title].filter(Boolean).join(" ");
    const mark = element("span", "mark");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", said);
    node.append(mark);
  }
  if (data.person) {
    const name = data.accepted ? "accepted" : "person";
    node.classList.add(name);
    const mark = element("span", "mark");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", say(page, name));
    mark.title = say(page, name);
    node.append(mark);
  }
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
    parent.append(isTarget ? targetSegment(data, number, page) : sourceSegment(data, number));
  });
}

// What the checks found, and what a model said when it was asked to retranslate.
function remarks(segments, page, send) {
  const list = element("ul", "findings");
  list.lang = page.language;
  for (const data of segments) {
    for (const note of data.notes || []) {
      const item = element("li", note.level === "error" ? "error" : "warning");
      item.dataset.for = data.at.join(":");
      item.append(element("b", "", say(page, `check.${note.check}`)), " ", note.message);
      list.append(item);
    }
    if (data.proposal) list.append(proposalItem(data, page, send));
  }
  return list.childNodes.length ? list : null;
}

function proposalItem(data, page, send) {
  const { model, state, text, message } = data.proposal;
  const item = element("li", "proposal");
  item.setAttribute("role", "status");
  const [block, start] = data.at;
  const shown = data.edit ?? plainText(data.target || []);
  const same = state === "done" && text === shown;
  item.append(say(page, same ? "retranslate.equal" : `retranslate.${state}`, { model, message }));
  if (state === "done" && !same) {
    const said = element("span", "said", text);
    said.lang = page.target.tag;
    item.append(" ", said, " ", button(say(page, "retranslate.use"), () => send({ do: "use", version: data.version, block, start })));
  }
  if (state === "done" || state === "failed") {
    item.append(" ", button(say(page, "retranslate.dismiss"), () => send({ do: "dismiss", block, start })));
  }
  return item;
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

function blockRow(row, page, send) {
  const node = element("div", "row");
  node.classList.add(String(row.element).replace(/[^a-z]/g, "-") || "paragraph");
  const source = side("s", page.source.tag);
  const target = side("t", page.target.tag);
  source.append(body(row, false, page));
  target.append(body(row, true, page));
  const list = remarks(row.segments, page, send);
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

function tableRow(row, page, send) {
  const node = element("div", "row table");
  const source = side("s", page.source.tag);
  const target = side("t", page.target.tag);
  source.append(tableSide(row, false, page));
  target.append(tableSide(row, true, page));
  const list = remarks(segmentsOf(row), page, send);
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

function segmentsOf(row) {
  if (row.segments) return row.segments;
  return (row.lines || []).flat().flatMap((cell) => cell.segments || []);
}

function build(row, page, send) {
  switch (row.kind) {
    case "block":
      return blockRow(row, page, send);
    case "table":
      return tableRow(row, page, send);
    case "verbatim":
      return verbatimRow(row);
  }
  return element("hr");
}
