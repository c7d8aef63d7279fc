// Where the card of a word is: beside the article where there is room, else in a sheet below it.
// The word that was asked for stays where it is on the screen, and in view.

const BESIDE = "(min-width: 64rem)"; // windows in which the card may be beside the article
const WIDTH = 21; // rem, of the card there, as in card.css
const LEAST = 30; // rem that the article must keep: two columns that can still be read
const GAP = 24; // pixels between the article and the card beside it
const MARGIN = 14; // pixels that stay free above and below the word
const BELOW = 80; // pixels below it where there is room: the lines of its translation

function scroller(node) {
  for (let one = node; one; one = one.parentElement || one.getRootNode().host) {
    const { overflowY } = getComputedStyle(one);
    if (/auto|scroll/.test(overflowY) && one.scrollHeight > one.clientHeight) return one;
  }
  return document.scrollingElement;
}

// Draws the card, opens it where it is closed, and leaves the focus on what had it.
function showCard(state, nodes) {
  const { frame, page } = state;
  const panel = frame.querySelector(".panel");
  const opening = panel.hidden || !panel.classList.contains("word");
  const active = deepActive();
  const key = panel.contains(active) ? active.dataset.key : null;
  panel.className = "panel word";
  panel.removeAttribute("style");
  panel.setAttribute("aria-label", `${say(page, "word.title")}: ${state.card.word}`);
  panel.replaceChildren(cardHead(state), ...nodes);
  if (opening) makeRoom(state, true);
  if (panel.dataset.shows !== `${state.card.word} ${state.card.w}`) panel.scrollTop = 0;
  panel.dataset.shows = `${state.card.word} ${state.card.w}`;
  holdHighlights(state);
  keepInView(state);
  const same = key && panel.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  (same || panel).focus({ preventScroll: true });
}

// What is measured is measured first, and changed then: in turn, each step would lay the whole page
// out once more.
function makeRoom(state, open) {
  const { frame } = state;
  const panel = frame.querySelector(".panel");
  const word = cardWord(state);
  const around = scroller(frame);
  const [before, width] = [word && word.getBoundingClientRect().top, around.clientWidth];
  if (open) measureCard(state, around);
  panel.hidden = !open;
  frame.classList.toggle("carded", open);
  if (open && around.clientWidth !== width) measureCard(state, around); // a scroll bar came
  if (word) around.scrollTop += word.getBoundingClientRect().top - before;
}

// Beside or below, and how much of the article's width it takes: what the margin has not.
function measureCard({ frame }, around) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const end = around.getBoundingClientRect().left + around.clientLeft + around.clientWidth;
  const { right, width } = frame.getBoundingClientRect();
  const taken = Math.max(right + GAP - (end - WIDTH * rem), 0);
  const beside = window.matchMedia(BESIDE).matches && width - taken >= LEAST * rem;
  frame.classList.toggle("beside", beside);
  frame.style.setProperty("--edge", `${Math.max(window.innerWidth - end, 0)}px`); // the scroll bar
  frame.style.setProperty("--taken", `${beside ? taken : 0}px`);
}

function keepInView(state) {
  const word = cardWord(state);
  if (!word) return;
  const beside = state.frame.classList.contains("beside");
  const top = BAR + MARGIN;
  const end = beside ? window.innerHeight : state.frame.querySelector(".panel").getBoundingClientRect().top;
  const rect = word.getBoundingClientRect();
  if (rect.top >= top && rect.bottom <= end - BELOW) return;
  scroller(state.frame).scrollTop += rect.top - (top + (end - top) * 0.4);
}

// The card is gone; what it took of the article's width is the article's again.
function leaveCard(state) {
  if (!state.card) return null;
  makeRoom(state, false);
  const word = cardWord(state);
  state.card = null;
  holdHighlights(state);
  return word;
}

function listenCard(state) {
  state.onResize = () => {
    const { frame } = state;
    if (!frame.isConnected) window.removeEventListener("resize", state.onResize);
    else if (frame.classList.contains("carded")) measureCard(state, scroller(frame));
  };
  window.addEventListener("resize", state.onResize);
}
