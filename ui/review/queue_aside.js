// Beside the sentence: terms, similar sentences with what differs, and the words in the memory.

function asideOf(state, entry) {
  const { page } = state;
  return [termsPart(page, entry), matchesPart(state, entry), seekPart(state, entry)].filter(Boolean);
}

function part(title, ...nodes) {
  const node = element("section");
  node.append(element("h2", "", title), ...nodes);
  return node;
}

function termsPart(page, entry) {
  if (!entry.terms.length) return null;
  const lines = entry.terms.map((one) => {
    const line = element("p", "term");
    const source = element("span", "", one.source);
    source.lang = page.source.tag;
    const target = element("b", one.kept ? "" : "missing", one.targets.join(" / "));
    target.lang = page.target.tag;
    line.append(source, " → ", target);
    if (!one.kept) line.append(" ", element("span", "note", say(page, "queue.term-missing")));
    return line;
  });
  return part(say(page, "queue.terms"), ...lines);
}

function matchesPart(state, entry) {
  const { page } = state;
  if (!entry.matches.length) return null;
  const box = part(say(page, "match.similar"), ...entry.matches.map((one) => matchLine(state, one)));
  box.classList.add("memory");
  return box;
}

function seekPart(state, entry) {
  const { page } = state;
  const form = element("div", "search");
  const words = element("input");
  words.type = "search";
  words.value = entry.words;
  words.setAttribute("aria-label", say(page, "match.search"));
  const look = () => act(state, { do: "seek", words: words.value });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) look();
    else if (event.key === "Escape") toWork(state);
  });
  form.append(words, button(say(page, "match.look"), look));
  const lines = entry.found.map((one) => foundLine(page, one));
  if (entry.words && !lines.length) lines.push(element("p", "note", say(page, "match.nothing", { words: entry.words })));
  const box = part(say(page, "queue.memory"), form, ...lines);
  box.classList.add("memory");
  return box;
}
