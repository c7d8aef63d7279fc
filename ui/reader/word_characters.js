// The characters of a word on its card, and what each is made of; every one leads to its own card.

// A row, or a small button, for a character or a part of one: how it looks, sounds, what it means.
// A part shows the form it has there (钅) and leads to the character that the form stands for (金).
function characterButton(state, className, shown, one, trail) {
  const { page } = state;
  const node = button("", () => lookUpPart(state, one.word, one.sounds, trail));
  node.className = className;
  const [first] = one.reading;
  node.append(hanzi(shown, page.source.chinese ? page.source.tag : page.target.tag, first ? [first[1]] : []));
  if (first) {
    const reading = element("span", "reading");
    reading.lang = "zh-Latn";
    reading.append(...inTones(one.reading));
    const gloss = element("span", "gist", one.gloss);
    gloss.lang = "en";
    node.append(reading, gloss);
  }
  node.disabled = !first; // the dictionary does not have it
  return node;
}

function trailOf({ trail, word, sounds }) {
  return [...trail, [word, sounds || ""]];
}

function characterList(state, panel) {
  const { page, card } = state;
  const box = element("div", "characters");
  box.append(section(page, "word.characters"));
  for (const one of panel.characters) {
    const node = characterButton(state, "character", one.word, one, trailOf(card));
    node.dataset.key = `character-${one.word}`;
    box.append(node);
    if (one.parts.length) box.append(partLine(state, one));
  }
  return box;
}

// Below a character: what it is made of, side by side.
function partLine(state, { word, parts }) {
  const line = element("p", "parts");
  line.setAttribute("aria-label", say(state.page, "word.made-of-word", { word }));
  line.setAttribute("role", "group");
  parts.forEach((part, index) => {
    const node = characterButton(state, "part", part.shown, part, trailOf(state.card));
    node.dataset.key = `part-${word}-${index}`;
    const kept = element("span"); // the sign stays with the part behind it
    kept.append(...(index ? [element("span", "plus", "+")] : []), node);
    line.append(kept);
  });
  return line;
}

// Of a single character, on its own card: a row each.
function partList(state, panel) {
  const box = element("div", "characters");
  box.append(section(state.page, "word.made-of"));
  panel.made_of.forEach((part, index) => {
    const node = characterButton(state, "character", part.shown, part, trailOf(state.card));
    node.dataset.key = `part-${panel.word}-${index}`;
    box.append(node);
  });
  return box;
}
