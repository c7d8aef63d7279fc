// Inline nodes of a segment. Everything the article says is set with textContent: no string of it is
// ever parsed as markup. Addresses were checked before they came here and are checked again.

const SAFE = /^(?:https?:\/\/|mailto:)[^\s\x00-\x20\x7f]+$/i;
const HAN = /\p{Script=Han}/u;
const WRAPPERS = { emphasis: "em", strong: "strong", strikethrough: "s", subscript: "sub", superscript: "sup", group: "span", link: "span" };

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

// What is written of a syllable, with its tone: the colours of tones are an option (card.css).
function toned(text, tone) {
  const node = element("span", "", text);
  if (tone) node.dataset.tone = tone;
  return node;
}

function inTones(pieces) {
  return pieces.map(([text, tone]) => toned(text, tone));
}

// A word; its reading, where it has one, stands over the whole of it.
function word(text, number, reading, pieces) {
  const node = element("span", "w");
  node.dataset.w = number;
  node.dataset.word = text;
  node.tabIndex = -1;
  if (HAN.test(text)) node.classList.add("han");
  if (!reading) {
    node.textContent = text;
    return node;
  }
  const ruby = element("ruby", "", text);
  const above = element("rt", "", pieces ? undefined : reading);
  if (pieces) above.append(...inTones(pieces));
  ruby.append(element("rp", "", "("), above, element("rp", "", ")"));
  node.append(ruby);
  return node;
}

// A text node of the article as nodes of the page: data.at is where it begins in the segment, words are
// [start, end, reading, pieces], counted in code points as Python does.
function textNodes(data, words) {
  if (!words || data.at === undefined) return [document.createTextNode(data.text)];
  const letters = Array.from(data.text);
  const end = data.at + letters.length;
  const nodes = [];
  let at = data.at;
  const cut = (from, to) => letters.slice(from - data.at, to - data.at).join("");
  words.forEach(([first, after, reading, pieces], number) => {
    if (first < at || after > end) return;
    if (first > at) nodes.push(document.createTextNode(cut(at, first)));
    nodes.push(word(cut(first, after), number, reading, pieces));
    at = after;
  });
  if (at < end) nodes.push(document.createTextNode(cut(at, end)));
  return nodes;
}

function nodesOf(inline, words) {
  return inline.flatMap((data) => (data.kind === "text" ? textNodes(data, words) : [inlineNode(data, words)]));
}

function inlineNode(data, words) {
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
    node.append(...nodesOf(data.inside, words));
    return node;
  }
  const node = element(WRAPPERS[data.kind] || "span", data.kind === "link" ? "link" : "");
  node.append(...nodesOf(data.inside, words));
  return node;
}

function plainText(inline) {
  return inline.map((part) => (part.inside ? plainText(part.inside) : part.text || "")).join("");
}
