// What is lit: a sentence with its partner, and in it a word with its partners.

const links = new WeakMap(); // of each segment's element: its words and their partners
const SURE = [[0.85, "3"], [0.7, "2"], [0, "1"]]; // confidence → how strongly a partner is lit

function light(state, node) {
  for (const one of state.frame.querySelectorAll(".lit")) one.classList.remove("lit");
  if (!node) return;
  const number = node.dataset.n;
  for (const one of node.closest(".row").querySelectorAll(".g")) {
    if (one.dataset.n === number) one.classList.add("lit");
  }
}

// Lights a word, its partners, and the words that share a partner with it.
function lightWord(state, word) {
  for (const node of state.frame.querySelectorAll(".w[data-sure]")) delete node.dataset.sure;
  const segment = word && word.closest(".g");
  const own = segment && links.get(segment);
  if (!own) return;
  const number = Number(word.dataset.w);
  const partners = own.filter((link) => link.own === number);
  if (!partners.length) return;
  const reached = new Map(partners.map((link) => [link.other, link.sure]));
  const beside = own.filter((link) => reached.has(link.other)).map((link) => link.own);
  const mark = (inside, which, sure) => {
    for (const node of inside.querySelectorAll(`.w[data-w="${which}"]`)) {
      node.dataset.sure = SURE.find(([least]) => sure >= least)[1];
    }
  };
  for (const which of new Set(beside)) mark(segment, which, which === number ? 1 : 0);
  for (const node of segment.closest(".row").querySelectorAll(".g")) {
    if (node === segment || node.dataset.n !== segment.dataset.n) continue;
    for (const [which, sure] of reached) mark(node, which, sure);
  }
}

function showLights(state, target) {
  const segment = target ? target.closest(".g") : null;
  const word = segment ? target.closest(".w") : null;
  light(state, segment);
  lightWord(state, word);
  state.lit = segment && { side: sideOf(segment), at: segment.dataset.at, w: word && word.dataset.w };
}

// A row that is drawn anew loses its lights, though pointer and focus rest where they are.
function lightAgain(state) {
  if (!state.lit) return;
  const { side: name, at, w } = state.lit;
  const segment = state.frame.querySelector(`.${name} .g[data-at="${at}"]`);
  showLights(state, segment && w ? segment.querySelector(`.w[data-w="${w}"]`) || segment : segment);
}
