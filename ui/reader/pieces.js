// Pieces of a segment. Everything the article says is set with textContent: no string of it is
// ever parsed as markup. Addresses were checked before they came here and are checked again.

const SAFE = /^(?:https?:\/\/|mailto:)[^\s\x00-\x20\x7f]+$/i;
const WRAPPERS = { emphasis: "em", strong: "strong", strikethrough: "s", group: "span", link: "span" };

function element(name, className, text) {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function button(text, act) {
  const node = element("button", "", text);
  node.type = "button";
  node.addEventListener("click", act);
  return node;
}

// A word; its reading, where it has one, stands over the whole of it.
function word(text, reading) {
  const node = element("span", "w");
  node.dataset.word = text;
  node.tabIndex = -1;
  if (!reading) {
    node.textContent = text;
    return node;
  }
  const ruby = element("ruby", "", text);
  ruby.append(element("rp", "", "("), element("rt", "", reading), element("rp", "", ")"));
  node.append(ruby);
  return node;
}

// A piece of text as nodes; words are counted in characters, not in halves of them.
function textNodes(data) {
  if (!data.words) return [document.createTextNode(data.text)];
  const halves = /[\ud800-\udfff]/.test(data.text);
  const letters = halves ? Array.from(data.text) : data.text;
  const cut = (from, to) => (halves ? letters.slice(from, to).join("") : letters.slice(from, to));
  const nodes = [];
  let last = 0;
  for (const [start, end, reading] of data.words) {
    if (start > last) nodes.push(document.createTextNode(cut(last, start)));
    nodes.push(word(cut(start, end), reading));
    last = end;
  }
  if (last < letters.length) nodes.push(document.createTextNode(cut(last)));
  return nodes;
}

function nodesOf(pieces) {
  return pieces.flatMap((data) => (data.kind === "text" ? textNodes(data) : [piece(data)]));
}

function piece(data) {
  switch (data.kind) {
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
    node.append(...nodesOf(data.inside));
    return node;
  }
  const node = element(WRAPPERS[data.kind] || "span", data.kind === "link" ? "link" : "");
  node.append(...nodesOf(data.inside));
  return node;
}

function plainText(pieces) {
  return pieces.map((part) => (part.inside ? plainText(part.inside) : part.text || "")).join("");
}
