// Lights the partners of a word. A word is a .w inside a segment (.g); its number is its place
// among the words of its side of the segment.

const partners = new WeakMap(); // of each segment's element: [{ own, other, sure }]
const SURE = [[0.85, "3"], [0.7, "2"], [0, "1"]]; // confidence → how strongly a partner is lit

function rememberPartners(node, links, isTarget) {
  partners.set(node, (links || []).map(([source, target, sure]) => (
    isTarget ? { own: target, other: source, sure } : { own: source, other: target, sure }
  )));
}

// Lights a word, its partners, and the words that share a partner with it; null: none.
function lightWord(root, word) {
  for (const node of root.querySelectorAll(".w[data-sure]")) delete node.dataset.sure;
  const segment = word && word.closest(".g");
  const known = segment && partners.get(segment);
  if (!known || !known.length) return;
  const words = [...segment.querySelectorAll(".w")];
  const number = words.indexOf(word);
  const reached = new Map(
    known.filter((link) => link.own === number).map((link) => [link.other, link.sure]),
  );
  if (!reached.size) return;
  const mark = (node, sure) => {
    if (node) node.dataset.sure = SURE.find(([least]) => sure >= least)[1];
  };
  for (const link of known) if (reached.has(link.other)) mark(words[link.own], 0);
  mark(word, 1);
  for (const node of segment.closest(".row").querySelectorAll(".g")) {
    if (node === segment || node.dataset.n !== segment.dataset.n) continue;
    const theirs = node.querySelectorAll(".w");
    for (const [other, sure] of reached) mark(theirs[other], sure);
  }
}

// With shift, the arrow keys go from word to word inside a segment.
function walkWords(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const segment = event.target.closest(".g");
  if (!step || !segment || !event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = [...segment.querySelectorAll(".w")];
  const now = all.indexOf(event.target.closest(".w"));
  const next = all[now < 0 && step < 0 ? all.length - 1 : now + step];
  event.preventDefault();
  if (next) next.focus();
}
