// One bar for all that is not the article: the pages and Streamlit's buttons of the article, then the
// reader's own tools. What has no room in it is a sign for its word, or stands in the sheet "⋯":
// nothing is cut, whatever the window, the size of the letters and the language.

const PHONE = "(max-width: 44rem)"; // there the tools are a bar of their own, below; as in panels.css
const BETWEEN = 8; // pixels between the parts of the bar
const LEAST_NAME = 112; // pixels of a file's name that must be seen; a longer one ends in "…"
const FOLDED = ["script", "voice", "layout", "file", "looks", "readings"]; // what leaves the bar, first to last
// What is tried, the best first: words or signs, and how many parts are in the sheet.
const STEPS = [[false, 0], [false, 1], ...[...FOLDED, ""].map((_, number) => [true, number])];

// Where Streamlit's own part of the bar ends: the button of the settings and the pages.
function startOfRoom(header) {
  const parts = header.querySelectorAll('[data-testid="stExpandSidebarButton"], [data-testid="stTopNavSection"]');
  const ends = [...parts].map((one) => one.getBoundingClientRect().right);
  return Math.max(header.getBoundingClientRect().left, ...ends) + BETWEEN;
}

function fold(state, names) {
  if (state.folded === names.join()) return;
  state.folded = names.join();
  const tools = state.frame.querySelector(".tools");
  const [rest, sheet] = [tools.querySelector(".rest"), tools.querySelector(".folded")];
  const active = deepActive();
  for (const part of state.parts) {
    if (names.includes(part.dataset.part)) sheet.append(part);
    else tools.insertBefore(part, rest);
  }
  if (active && tools.contains(active)) active.focus({ preventScroll: true });
}

function hasRoom(tools) {
  const parts = [...tools.children].filter((one) => !one.hidden);
  const wide = parts.at(-1).getBoundingClientRect().right - parts[0].getBoundingClientRect().left;
  const { paddingLeft, paddingRight } = getComputedStyle(tools);
  const [name] = parts; // it alone is made narrower
  const read = !name.matches(".file") || name.clientWidth >= Math.min(name.scrollWidth, LEAST_NAME);
  return read && wide <= tools.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) + 1;
}

function fitBar(state) {
  const tools = state.frame.querySelector(".tools");
  const header = document.querySelector('[data-testid="stHeader"]');
  const row = document.querySelector(".st-key-reader-row");
  if (!state.frame.isConnected || !header || !row) return;
  const page = document.documentElement;
  const phone = window.matchMedia(PHONE).matches;
  page.style.setProperty("--dz-row", `${startOfRoom(header)}px`);
  page.style.setProperty("--dz-end", `${Math.max(window.innerWidth - header.getBoundingClientRect().right, 0)}px`);
  for (const [signs, folded] of STEPS) {
    if (phone && !signs) continue;
    page.classList.toggle("dz-signs", signs);
    tools.classList.toggle("signs", signs);
    fold(state, FOLDED.slice(0, folded));
    page.style.setProperty("--dz-tools", `${row.getBoundingClientRect().right + BETWEEN}px`);
    if (hasRoom(tools)) break;
  }
}

// Whatever of the bar changes its size: a word in it, the window, the settings beside the page.
function listenRoom(state) {
  state.parts = [...state.frame.querySelectorAll(".tools > [data-part]")];
  const watched = new ResizeObserver(() => {
    cancelAnimationFrame(state.fitting);
    state.fitting = requestAnimationFrame(() => {
      if (state.frame.isConnected) fitBar(state);
      else watched.disconnect();
    });
  });
  const around = '[data-testid="stHeader"], [data-testid="stTopNav"], .st-key-reader-row';
  for (const one of [...document.querySelectorAll(around), ...state.parts]) watched.observe(one);
}
