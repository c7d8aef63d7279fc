// What is highlighted: a sentence with its partner, and in it a word with its partners.

const LOOKS = [400, 800, 1600, 3000]; // milliseconds before links are asked for once more
const SURE = [[0.85, "3"], [0.7, "2"], [0, "1"]]; // confidence → how strongly a partner is highlighted

function highlightSentence(state, node, name = "highlighted") {
  for (const one of state.frame.querySelectorAll(`.${name}`)) one.classList.remove(name);
  if (!node) return;
  const number = node.dataset.n;
  for (const one of node.closest(".row").querySelectorAll(".g")) {
    if (one.dataset.n === number) one.classList.add(name);
  }
}

// The words of a segment's element and their partners on the other side.
function linksOf(state, segment) {
  const found = state.page.links[segment.dataset.at] || [];
  const isTarget = !!segment.closest(".t");
  return found.map(([source, target, sure]) => (
    isTarget ? { own: target, other: source, sure } : { own: source, other: target, sure }
  ));
}

// A page comes without links that must be found first; while it is translated it is made again
// each second anyway.
function askForLinks(state) {
  clearTimeout(state.look);
  if (!state.page.linking || state.page.running) {
    state.looks = 0;
    return;
  }
  state.look = setTimeout(() => {
    state.looks += 1;
    if (state.frame.isConnected) state.report("look", state.looks);
    askForLinks(state);
  }, LOOKS[Math.min(state.looks, LOOKS.length - 1)]);
}

// Highlights a word, its partners, and the words that share a partner with it.
function highlightWord(state, word, name = "sure") {
  for (const node of state.frame.querySelectorAll(`.w[data-${name}]`)) delete node.dataset[name];
  const segment = word && word.closest(".g");
  if (!segment) return;
  const own = linksOf(state, segment);
  const number = Number(word.dataset.w);
  const partners = own.filter((link) => link.own === number);
  if (!partners.length) return;
  const reached = new Map(partners.map((link) => [link.other, link.sure]));
  const beside = own.filter((link) => reached.has(link.other)).map((link) => link.own);
  const mark = (inside, which, sure) => {
    for (const node of inside.querySelectorAll(`.w[data-w="${which}"]`)) {
      node.dataset[name] = SURE.find(([least]) => sure >= least)[1];
    }
  };
  for (const which of new Set(beside)) mark(segment, which, which === number ? 1 : 0);
  for (const node of segment.closest(".row").querySelectorAll(".g")) {
    if (node === segment || node.dataset.n !== segment.dataset.n) continue;
    for (const [which, sure] of reached) mark(node, which, sure);
  }
}

function showHighlights(state, target) {
  const segment = target ? target.closest(".g") : null;
  const word = segment ? target.closest(".w") : null;
  highlightSentence(state, segment);
  highlightWord(state, word);
  state.highlighted = segment && { side: sideOf(segment), at: segment.dataset.at, w: word && word.dataset.w };
}

// While the card of a word is open, its sentence, the word and its partners stay lit. Without one it
// is the sentence that somebody came for, wherever the pointer rests.
function holdHighlights(state) {
  const word = cardWord(state);
  for (const node of state.frame.querySelectorAll(".asked")) node.classList.remove("asked");
  if (word) word.classList.add("asked");
  const came = state.landed && state.frame.querySelector(`.s .g[data-at="${state.landed}"]`);
  highlightSentence(state, word ? word.closest(".g") : came, "held");
  highlightWord(state, word, "kept");
}

// A row that is drawn anew loses its highlights, though pointer and focus rest where they are.
function restoreHighlights(state) {
  holdHighlights(state);
  if (!state.highlighted) return;
  const { side: name, at, w } = state.highlighted;
  const segment = state.frame.querySelector(`.${name} .g[data-at="${at}"]`);
  showHighlights(state, segment && w ? segment.querySelector(`.w[data-w="${w}"]`) || segment : segment);
}
