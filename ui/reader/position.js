// Where somebody was in an article: kept in this browser, so that a reload, a later visit or a
// restart of the program begins there and not at the first page.

const STORED_POSITIONS = "duizhao-places"; // its first name: browsers have it
const MOST_POSITIONS = 200; // articles; the one that was left longest ago is forgotten first
const RESTED = 300; // milliseconds without scrolling until a position is kept
const BAR = 54; // pixels: what the bar covers (page.css), and a little

function loadPositions() {
  try {
    return new Map(JSON.parse(localStorage.getItem(STORED_POSITIONS) || "[]"));
  } catch (error) {
    console.info("Where you were is not known to this browser:", error.message);
    return new Map();
  }
}

function savePosition(page, at) {
  const positions = loadPositions();
  positions.delete(page.job);
  if (at) positions.set(page.job, { at, since: page.since }); // a number may be given out anew
  try {
    localStorage.setItem(STORED_POSITIONS, JSON.stringify([...positions].slice(-MOST_POSITIONS)));
  } catch (error) {
    console.info("Where you are is not kept in this browser:", error.message);
  }
}

// The first sentence that is not above the window; nothing at the very beginning of an article.
function topmost(state) {
  const rows = state.frame.querySelector(".rows").getBoundingClientRect();
  if (state.page.page === 0 && rows.top > 0) return null;
  for (const row of state.frame.querySelectorAll(".rows > .row")) {
    const node = row.getBoundingClientRect().bottom > BAR && row.querySelector(".g");
    if (node) return node.dataset.at;
  }
  return null;
}

function onScroll(state) {
  if (!state.frame.isConnected) {
    document.removeEventListener("scroll", state.onScroll, true);
    return;
  }
  hideGloss(state); // its word moved away under it
  clearTimeout(state.resting);
  state.resting = setTimeout(() => {
    const shown = state.restoring === null && !state.page.look.on && state.frame.isConnected;
    if (shown) savePosition(state.page, topmost(state));
  }, RESTED);
}

function listenPosition(state) {
  state.onScroll = () => onScroll(state);
  document.addEventListener("scroll", state.onScroll, true); // it is a part of the page that moves
}

function goTo(state, at) {
  const node = state.frame.querySelector(`.rows .g[data-at="${at}"]`);
  if (!node) return false;
  const row = node.closest(".row");
  row.scrollIntoView({ block: "start" });
  state.current = { side: "s", at }; // the keys go on from there
  return true;
}

const landings = new Map(); // of each job: the landing that was last gone to

// Who comes from a search begins at its sentence, in the middle of the window; once.
function land(state, page) {
  const { landing } = page;
  if (!landing || landings.get(page.job) === landing.id) return false;
  landings.set(page.job, landing.id);
  const at = landing.at.join(":");
  if (!goTo(state, at)) return false;
  const node = segments(state, "s").find((one) => one.dataset.at === at);
  if (!node) return true;
  state.landed = at;
  holdHighlights(state);
  focusSegment(state, node);
  node.scrollIntoView({ block: "center" });
  return true;
}

// Once, when the article is opened: another page than the first is asked of the server.
function findPosition(state, page) {
  state.job = page.job;
  state.restoring = null;
  if (land(state, page)) return;
  const kept = loadPositions().get(page.job);
  if (!kept || kept.since !== page.since || page.look.on || goTo(state, kept.at)) return;
  const [block] = kept.at.split(":").map(Number);
  state.restoring = { at: kept.at, id: state.send({ do: "position", block }) };
  state.frame.querySelector(".rows").classList.add("restoring");
}

function arrive(state, page) {
  if (state.restoring === null || awaited(page.job, state.restoring.id)) return;
  const { at } = state.restoring;
  state.restoring = null;
  state.frame.querySelector(".rows").classList.remove("restoring");
  goTo(state, at);
}
