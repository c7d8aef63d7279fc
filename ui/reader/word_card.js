// The card of a word: what it became here, how it is read, what it means, its characters. It is
// there at once with what the page knows of the word; the dictionary's answer fills it.

const HERE = 0.8; // confidence of a link that the card puts into words: four in five are right

// The words of a segment's element as text, by their numbers: neighbours as they stand, dots
// between others.
function wordsAsText(segment, numbers) {
  const words = [...segment.querySelectorAll(".w")].filter((node) => numbers.has(Number(node.dataset.w)));
  return words.map((node, index) => {
    if (!index) return node.dataset.word;
    const between = document.createRange();
    between.setStartAfter(words[index - 1]);
    between.setEndBefore(node);
    const gap = between.toString();
    return (gap.trim() ? " … " : gap) + node.dataset.word;
  }).join("");
}

function partnerSegment(state, segment) {
  const other = sideOf(segment) === "t" ? "s" : "t";
  return state.frame.querySelector(`.rows .${other} .g[data-at="${segment.dataset.at}"]`);
}

// What a word became in its sentence, in either direction from the Chinese; null: not sure enough.
function hereOf(state, node) {
  const segment = node.closest(".g");
  const other = partnerSegment(state, segment);
  const sure = linksOf(state, segment).filter((link) => link.sure >= HERE);
  const number = Number(node.dataset.w);
  const reached = new Set(sure.filter((link) => link.own === number).map((link) => link.other));
  if (!other || !reached.size || other.classList.contains("veiled")) return null;
  const own = new Set(sure.filter((link) => reached.has(link.other)).map((link) => link.own));
  const theirs = [...other.querySelectorAll(".w")].filter((one) => reached.has(Number(one.dataset.w)));
  return { own: wordsAsText(segment, own), other: wordsAsText(other, reached), partners: theirs.map((one) => one.dataset.word) };
}

function lookUp(state, node) {
  const segment = node.closest(".g");
  const { word } = node.dataset;
  const alike = [...segment.querySelectorAll(".w")].filter((one) => one.dataset.word === word);
  state.card = {
    at: segment.dataset.at, side: sideOf(segment), w: node.dataset.w,
    word, nth: alike.indexOf(node), here: hereOf(state, node), trail: [],
  };
  state.current = { side: state.card.side, at: state.card.at }; // the keys are about its sentence
  hideGloss(state);
  showCard(state, knownAlready(state, word));
  askCard(state);
}

// A character of the word, or the word again.
function lookUpPart(state, word, sounds, trail) {
  Object.assign(state.card, { word, sounds, trail });
  showCard(state, knownAlready(state, word));
  askCard(state);
}

// Where the word was met, for the server: it decides which reading and which meaning come first.
function cardContext({ at, word, sounds, nth, here, trail }) {
  const partners = here && !trail.length ? here.partners : [];
  return { word, nth, sounds: sounds || "", partners, ...positionOf(at) };
}

async function askCard(state) {
  const action = { do: "lookup", ...cardContext(state.card) };
  const asked = nextId();
  state.asked = asked;
  const panel = await answerTo(state.page, { id: asked, ...action });
  if (state.asked !== asked || asked <= state.dismissed || !state.frame.isConnected) return;
  if (panel) drawPanel(state, { ...state.page, panel });
  else state.asked = state.send(action);
}

function cardWord(state) {
  const { card } = state;
  if (!card) return null;
  return state.frame.querySelector(`.rows .${card.side} .g[data-at="${card.at}"] .w[data-w="${card.w}"]`);
}

// The next Chinese word of the side that is read, or the one before: the card goes from one to the
// other. Whether a word is seen is asked of the nearest alone: asked of all, each click would lay
// the whole page out.
function nearWord(state, by) {
  const words = [...state.frame.querySelectorAll(`.rows .${state.card.side} .w.han`)];
  const at = words.indexOf(cardWord(state));
  if (at < 0) return null;
  let next = at + by;
  while (words[next] && (words[next].closest(".veiled") || !visible(words[next]))) next += by;
  return words[next] || null;
}

function stepWord(state, by) {
  const next = nearWord(state, by);
  if (next) lookUp(state, next);
}

function drawCard(state, panel) {
  if (!state.card || panel.id < state.asked) return; // closed, or about an earlier word
  showCard(state, wordCard(state, panel));
  const [entry] = panel.entries;
  const said = entry ? [panel.word, entry.pinyin, entry.senses[0]] : [panel.word];
  state.frame.querySelector(".announced").textContent = said.filter(Boolean).join(", ");
}

function cardHead(state) {
  const { page, card } = state;
  const step = (by, text, key) => {
    const node = button(text, () => stepWord(state, by));
    node.title = say(page, key);
    node.setAttribute("aria-label", node.title);
    node.dataset.key = key;
    node.disabled = !nearWord(state, by);
    return node;
  };
  const head = element("div", "head");
  const steps = element("span", "group");
  steps.append(step(-1, "‹", "word.previous"), step(1, "›", "word.next"));
  if (card.trail.length) {
    const [word, sounds] = card.trail[card.trail.length - 1];
    const back = button(`↩ ${word}`, () => lookUpPart(state, word, sounds, card.trail.slice(0, -1)));
    back.dataset.key = "back";
    back.setAttribute("aria-label", say(page, "word.back", { word }));
    steps.append(back);
  }
  const close = button("×", () => closePanel(state, true));
  close.setAttribute("aria-label", say(page, "close"));
  close.dataset.key = "close";
  head.append(steps, close);
  return head;
}

function hereLine(state) {
  const { page, card } = state;
  if (!card.here || card.trail.length) return [];
  const line = element("p", "here");
  const own = element("span", "own", card.here.own);
  const other = element("span", "partner", card.here.other);
  const [mine, theirs] = card.side === "s" ? [page.source, page.target] : [page.target, page.source];
  own.lang = mine.tag;
  other.lang = theirs.tag;
  line.append(element("span", "quiet", say(page, "word.here")), " ", own, " → ", other);
  return [line];
}

// Before the dictionary answers: the word, and what the page knows of it.
function knownAlready(state, word) {
  const nodes = hereLine(state);
  const entry = element("div", "entry");
  const head = element("p", "headword");
  head.append(hanzi(word, state.page[state.card.side === "s" ? "source" : "target"].tag));
  const [first] = state.page.glosses[word] || [];
  if (first) {
    const reading = element("span", "reading", first[0]);
    reading.lang = "zh-Latn";
    head.append(" ", reading);
  }
  entry.append(head);
  if (first) {
    const senses = element("ol", "senses waiting");
    senses.lang = "en";
    senses.append(element("li", "", first[1]));
    entry.append(senses);
  }
  return [...nodes, entry];
}

function wordCard(state, panel) {
  const { page } = state;
  const nodes = hereLine(state);
  if (panel.missing) return [...nodes, element("p", "", say(page, "word.missing"))];
  if (panel.parts || !panel.entries.length) {
    const text = say(page, "word.none", { word: panel.word });
    nodes.push(element("p", "", panel.entries.length ? `${text} ${say(page, "word.parts")}` : text));
  }
  const [first, ...others] = panel.entries.map((entry, index) => entryCard(state, entry, panel.parts || !index));
  const characters = [];
  if (panel.characters.length) characters.push(characterList(state, panel));
  if (panel.made_of.length) characters.push(partList(state, panel));
  nodes.push(...(first ? [first] : []), ...(panel.parts ? others : []), ...characters);
  if (others.length && !panel.parts) nodes.push(section(page, "word.others"), ...others);
  if (panel.sentences.length) nodes.push(sentenceList(state, panel));
  for (const one of [panel.attribution, panel.drawn_from]) if (one) nodes.push(element("p", "attribution", one));
  return nodes;
}

function section(page, key) {
  return element("h3", "section", say(page, key));
}

function hanzi(text, tag, tones = [], className = "") {
  const node = element("span", `hanzi ${className}`.trim());
  node.lang = tag;
  const letters = Array.from(text);
  if (letters.length === tones.length) node.append(...letters.map((one, index) => toned(one, tones[index])));
  else node.textContent = text;
  return node;
}

function entryCard(state, entry, stated) {
  const { page } = state;
  const node = element("div", "entry");
  const head = element("p", "headword");
  head.append(hanzi(entry.simplified, "zh-Hans", entry.tones));
  if (entry.traditional !== entry.simplified) head.append(" ", hanzi(entry.traditional, "zh-Hant", entry.tones, "other"));
  const reading = element("span", "reading");
  reading.lang = "zh-Latn";
  if (entry.zhuyin) reading.append(...inTones(entry.zhuyin), " ");
  reading.append(...inTones(entry.reading));
  head.append(" ", reading);
  const band = entry.band ? say(page, `band.${entry.band}`) : "";
  for (const fact of [entry.level, band]) if (fact) head.append(" ", element("span", "fact", fact));
  const senses = element("ol", "senses");
  senses.lang = "en";
  senses.append(...entry.senses.map((sense, index) => element("li", index < entry.fitting ? "fits" : "", sense)));
  node.append(head, wordActions(state, entry, stated), senses);
  if (entry.classifiers.length) {
    node.append(element("p", "small", `${say(page, "word.classifiers")}: ${entry.classifiers.join("、")}`));
  }
  for (const other of entry.pronunciations) node.append(element("p", "small", other));
  return node;
}

// On the list, which is learning it; or known, or of no interest. Each is taken back where it was
// said. What is known counts for all entries of a written form: the first one says it.
function wordActions(state, entry, stated) {
  const { page } = state;
  const { simplified, traditional, pinyin } = entry;
  const box = element("p", "actions");
  const toggle = (key, label, on, action) => {
    const node = button(say(page, label), () => {
      if (node.ariaBusy === "true") return; // disabled, it would lose the focus
      node.ariaBusy = "true";
      state.send({ ...action, ...cardContext(state.card), simplified, traditional, pinyin });
    });
    node.dataset.key = `${key}-${simplified}-${pinyin}`;
    node.setAttribute("aria-pressed", String(on));
    box.append(node);
  };
  const listing = { do: entry.listed ? "drop-word" : "add-word" };
  toggle("list", entry.listed ? "word.listed" : "word.add", entry.listed, listing);
  for (const name of stated ? ["known", "ignored"] : []) {
    const on = entry.state === name;
    toggle(name, `word.${name}`, on, { do: "state", state: on ? "new" : name });
  }
  return box;
}

function sentenceList(state, panel) {
  const { page } = state;
  const box = element("div", "sentences");
  box.append(section(page, "word.sentences"));
  for (const one of panel.sentences) {
    const item = element("p");
    const source = withHits(one.source, panel.ways);
    source.lang = page.source.tag;
    const target = withHits(one.target, panel.ways);
    target.className = "other";
    target.lang = page.target.tag;
    item.append(source, element("br"), target, " ", element("span", "from", one.document));
    box.append(item);
  }
  return box;
}

// A sentence in which the word is lit wherever it stands.
function withHits(text, ways) {
  const node = element("span");
  let rest = text;
  while (rest) {
    const found = ways.map((way) => [rest.indexOf(way), way]).filter(([at]) => at >= 0).sort((one, other) => one[0] - other[0] || other[1].length - one[1].length)[0];
    if (!found) break;
    const [at, way] = found;
    node.append(rest.slice(0, at), element("mark", "", way));
    rest = rest.slice(at + way.length);
  }
  node.append(rest);
  return node;
}
