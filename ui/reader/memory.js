// Beside the editor: similar sentences of the memory with what differs, and a search in it.

function memoryBox(state, at) {
  const { page } = state;
  const box = element("span", "memory");
  const matches = element("span", "matches");
  const form = element("span", "search");
  const words = element("input");
  words.type = "search";
  words.placeholder = say(page, "match.search");
  words.setAttribute("aria-label", say(page, "match.search"));
  const look = () => askMemory(state, at, words.value);
  words.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      look();
    } else if (event.key === "Escape") closeEditor(state, true);
  });
  form.append(words, button(say(page, "match.look"), look));
  const found = element("span", "found");
  found.setAttribute("role", "status");
  box.append(matches, form, found);
  return box;
}

function askMemory(state, at, words) {
  state.send({ do: "similar", words, ...positionOf(at) });
}

function drawMemory(state, panel) {
  const { editing, page } = state;
  if (!editing || editing.at !== panel.at.join(":")) return;
  const matches = editing.memory.querySelector(".matches");
  const found = editing.memory.querySelector(".found");
  matches.replaceChildren();
  if (panel.matches.length) matches.append(element("b", "", say(page, "match.similar")));
  for (const one of panel.matches) matches.append(matchLine(state, one));
  const lines = panel.found.map((one) => foundLine(page, one));
  if (panel.words && !lines.length) {
    lines.push(element("span", "note", say(page, "match.nothing", { words: panel.words })));
  }
  found.replaceChildren(...lines);
}

function matchLine(state, one) {
  const { page } = state;
  const line = element("span", "match");
  const use = button(say(page, "match.use"), () => {
    const { field } = state.editing;
    field.value = one.target;
    field.dispatchEvent(new Event("input"));
    field.focus();
  });
  const target = element("span", "", one.target);
  target.lang = page.target.tag;
  line.append(
    element("span", "percent", `${one.percent} %`), " ", inParts(one.source, page.source.tag),
    element("br"), target, " ", element("span", "from", say(page, whose(one))), " ", use,
  );
  return line;
}

function foundLine(page, one) {
  const line = element("span", "match");
  line.append(
    inParts(one.source, ""), element("br"), inParts(one.target, ""), " ",
    element("span", "from", say(page, whose(one))),
  );
  return line;
}

function whose(one) {
  return one.person ? "match.person" : "match.model";
}

const PARTS = { same: "span", old: "del", new: "ins", hit: "mark" };

function inParts(parts, language) {
  const node = element("span", "parts");
  if (language) node.lang = language;
  for (const [kind, text] of parts) node.append(element(PARTS[kind], "", text));
  return node;
}
