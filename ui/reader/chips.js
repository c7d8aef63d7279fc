// A field in which links, code and emphasis are small chips, each kept as one: what is typed goes
// around them. To the rest it is a text field: its value has their placeholders (⟦1⟧).

const CHIP_KINDS = new Set([
  "link", "emphasis", "strong", "strikethrough", "subscript", "superscript", "code", "math",
  "image", "footnote", "highlight",
]);
const CHIP_LETTERS = 24; // of what it stands for that a chip shows
const EDGE = "\u200b"; // browsers put no cursor between two chips, nor behind the last one

function chipName(page, one, marks) {
  const name = say(page, `kind.${CHIP_KINDS.has(one.kind) ? one.kind : "other"}`);
  const same = marks.filter((other) => other.kind === one.kind);
  return same.length > 1 ? `${name} ${same.indexOf(one) + 1}` : name;
}

function ofMark(marks, mark) {
  return marks.find((one) => one.all.includes(mark));
}

// What a person calls a mark: its chip's words.
function markName(page, marks, mark) {
  const one = ofMark(marks, mark);
  if (!one) return mark;
  const name = chipName(page, one, marks);
  if (one.all.length === 1) return one.means ? `${name} (${one.means})` : name;
  return say(page, mark === one.all[0] ? "chip.begins" : "chip.ends", { name });
}

function chip(page, marks, mark) {
  const one = ofMark(marks, mark);
  const node = element("span", "chip");
  const [first, second] = one.all;
  const name = chipName(page, one, marks);
  const means = Array.from(one.means || "");
  const short = means.length > CHIP_LETTERS ? `${means.slice(0, CHIP_LETTERS).join("")}…` : means.join("");
  node.textContent = second ? name : short || name;
  node.contentEditable = "false";
  node.dataset.mark = mark;
  if (second) node.classList.add(mark === first ? "begins" : "ends");
  node.title = [markName(page, marks, mark), second ? one.means : ""].filter(Boolean).join(" · ");
  node.setAttribute("aria-label", markName(page, marks, mark));
  node.setAttribute("role", "img");
  return node;
}

function chipNodes(page, marks, text) {
  const known = marks.flatMap((one) => one.all);
  const nodes = [];
  let rest = text;
  while (rest) {
    const places = known.map((mark) => [rest.indexOf(mark), mark]).filter(([at]) => at >= 0);
    const [at, mark] = places.sort((one, other) => one[0] - other[0])[0] || [rest.length, ""];
    if (at) nodes.push(document.createTextNode(rest.slice(0, at)));
    else if (!nodes.length || nodes[nodes.length - 1].nodeType !== Node.TEXT_NODE) nodes.push(document.createTextNode(EDGE));
    if (mark) nodes.push(chip(page, marks, mark));
    rest = rest.slice(at + mark.length);
  }
  if (nodes.length && nodes[nodes.length - 1].nodeType !== Node.TEXT_NODE) nodes.push(document.createTextNode(EDGE));
  return nodes;
}

function written(node) {
  let text = "";
  for (const one of node.childNodes) {
    if (one.nodeType === Node.TEXT_NODE) text += one.data.replaceAll("\u00a0", " ").replaceAll(EDGE, "");
    else if (one.dataset && one.dataset.mark) text += one.dataset.mark;
    else text += ` ${written(one)}`; // a line, however a browser writes it
  }
  return text;
}

function selectionIn(field) {
  const root = field.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  const range = selection && selection.rangeCount ? selection.getRangeAt(0) : null;
  return range && field.contains(range.startContainer) ? range : null;
}

function cursorTo(field, node) {
  const root = field.getRootNode();
  const selection = root.getSelection ? root.getSelection() : document.getSelection();
  if (!selection) return;
  const range = document.createRange();
  if (node) range.setStartAfter(node);
  else range.selectNodeContents(field);
  range.collapse(Boolean(node));
  selection.removeAllRanges();
  selection.addRange(range);
}

function insertInto(field, nodes) {
  const range = selectionIn(field);
  if (!nodes.length) return;
  if (range) {
    range.deleteContents();
    for (const node of [...nodes].reverse()) range.insertNode(node);
  } else field.append(...nodes);
  cursorTo(field, nodes[nodes.length - 1]);
  field.dispatchEvent(new Event("input"));
}

function chipField(page, marks) {
  const field = element("div", "field");
  field.contentEditable = "true";
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  Object.defineProperty(field, "value", {
    get: () => written(field),
    set: (text) => field.replaceChildren(...chipNodes(page, marks, text)),
  });
  Object.defineProperty(field, "readOnly", {
    get: () => field.contentEditable === "false",
    set: (on) => { field.contentEditable = on ? "false" : "true"; },
  });
  field.setSelectionRange = () => cursorTo(field, null);
  field.addEventListener("keydown", (event) => {
    const alone = !event.ctrlKey && !event.metaKey && !event.isComposing;
    if (event.key === "Enter" && alone) event.preventDefault(); // a sentence is one line
  });
  for (const kind of ["copy", "cut"]) {
    field.addEventListener(kind, (event) => {
      const range = selectionIn(field);
      if (!range) return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", written(range.cloneContents()));
      if (kind === "cut") {
        range.deleteContents();
        field.dispatchEvent(new Event("input"));
      }
    });
  }
  field.addEventListener("paste", (event) => {
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain").replace(/\s+/g, " ");
    insertInto(field, chipNodes(page, marks, text));
  });
  field.addEventListener("drop", (event) => event.preventDefault());
  return field;
}

// Chips that are gone, each a button that puts it back.
function goneChips(page, marks, field) {
  const box = element("span", "gone");
  const look = () => {
    const text = field.value;
    const gone = marks.flatMap((one) => one.all).filter((mark) => !text.includes(mark));
    box.replaceChildren();
    if (!gone.length) return;
    box.append(element("span", "note", say(page, "chip.gone")));
    for (const mark of gone) {
      const back = button("", () => {
        insertInto(field, chipNodes(page, marks, mark));
        field.focus();
      });
      back.addEventListener("mousedown", (event) => event.preventDefault()); // the cursor stays
      back.append(chip(page, marks, mark));
      box.append(" ", back);
    }
  };
  field.addEventListener("input", look);
  return { box, look };
}
