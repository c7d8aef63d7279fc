// How the page is shown: kept per browser. Layout and letters are the browser's own affair;
// script and readings are asked of the server.

const STORED = "duizhao-reader";
const LAYOUTS = ["side", "stacked", "source", "target", "reveal"];
const SCRIPTS = ["original", "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK"];
const READINGS = ["none", "pinyin", "zhuyin"];
const LEVELS = [0, 1, 2, 3, 4, 5, 6];
const SIZES = [0.8, 0.9, 1, 1.12, 1.25, 1.4, 1.6, 1.85];
const SPACINGS = [0.85, 1, 1.15, 1.35];
const NUMBERS = new Set(["beyond", "rate"]); // settings whose choices are numbers
const USUAL = { layout: "side", script: "original", readings: "none", beyond: 0, tones: false, bounds: false, size: 2, spacing: 1, last: "pinyin", voice: "source", rate: 3 };
const ALLOWED = {
  layout: LAYOUTS, script: SCRIPTS, readings: READINGS, beyond: LEVELS, tones: [true, false], bounds: [true, false],
  size: [...SIZES.keys()], spacing: [...SPACINGS.keys()], last: READINGS,
  voice: Object.keys(VOICES), rate: [...RATES.keys()],
};

function loadSettings() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(STORED) || "{}");
  } catch (error) {
    console.info("The way of reading is not kept in this browser:", error.message);
  }
  const settings = { ...USUAL };
  for (const [name, allowed] of Object.entries(ALLOWED)) {
    if (allowed.includes(kept?.[name])) settings[name] = kept[name];
  }
  return settings;
}

function keepSettings(settings) {
  try {
    localStorage.setItem(STORED, JSON.stringify(settings));
  } catch (error) {
    console.info("The way of reading is not kept in this browser:", error.message);
  }
}

// What the server must know, in its words.
function asked(settings) {
  const script = settings.script === "original" ? "" : settings.script;
  return { script, readings: settings.readings, beyond: settings.beyond, tones: settings.tones };
}

function applySettings(state) {
  const { frame, settings } = state;
  for (const name of LAYOUTS) frame.classList.toggle(`layout-${name}`, name === settings.layout);
  frame.classList.toggle("bounds", settings.bounds);
  frame.classList.toggle("tones", settings.tones);
  frame.classList.toggle("read", settings.readings !== "none");
  frame.style.setProperty("--size", String(SIZES[settings.size]));
  frame.style.setProperty("--spacing", String(SPACINGS[settings.spacing]));
  for (const node of frame.querySelectorAll("[data-set]")) {
    const value = settings[node.dataset.set];
    if (node.type === "checkbox") node.checked = value;
    else node.value = String(value);
  }
  if (state.page) markRevealed(state);
  frame.querySelector(".beyond").hidden = settings.readings === "none";
  const disable = (name, off) => { frame.querySelector(`[data-do="${name}"]`).disabled = off; };
  disable("smaller", settings.size === 0);
  disable("larger", settings.size === SIZES.length - 1);
  disable("tighter", settings.spacing === 0);
  disable("looser", settings.spacing === SPACINGS.length - 1);
}

function change(state, changed) {
  const before = JSON.stringify(asked(state.settings));
  Object.assign(state.settings, changed);
  if (changed.readings && changed.readings !== "none") state.settings.last = changed.readings;
  keepSettings(state.settings);
  applySettings(state);
  hideBar(state);
  const now = asked(state.settings);
  if (JSON.stringify(now) !== before) state.send({ do: "options", ...now });
}

function step(list, value, by) {
  return list[(list.indexOf(value) + by + list.length) % list.length];
}

function option(value, text) {
  const node = element("option", "", text);
  node.value = String(value);
  return node;
}

function fillSelect(frame, name, options) {
  const node = frame.querySelector(`[data-set="${name}"]`);
  const value = node.value;
  node.replaceChildren(...options.map(([key, text]) => option(key, text)));
  node.value = value;
}

const NARROW = 44 * 16; // pixels: below, the sides stand one below the other (reader.css)

// What a layout is called in a window as wide as this one: on a phone nothing is side by side.
function nameLayouts(state, page) {
  const { frame } = state;
  state.narrow = frame.clientWidth <= NARROW;
  const name = (one) => (state.narrow && one === "side" ? "layout.both" : `layout.${one}`);
  fillSelect(frame, "layout", LAYOUTS.map((one) => [one, say(page, name(one))]));
}

// Everything the toolbar says, in the interface's language.
function labelTools(state, page) {
  const { frame } = state;
  frame.lang = page.language;
  for (const node of frame.querySelectorAll("[data-say]")) node.textContent = say(page, node.dataset.say);
  for (const node of frame.querySelectorAll("[data-label]")) {
    node.title = say(page, node.dataset.label);
    const letters = node.matches("button, summary") && /\p{L}/u.test(node.textContent) ? `${node.textContent} ` : "";
    node.setAttribute("aria-label", letters + node.title); // who speaks to a computer says what is seen
  }
  nameLayouts(state, page);
  fillSelect(frame, "script", SCRIPTS.map((one) => [one, say(page, `script.${one}`)]));
  fillSelect(frame, "readings", READINGS.map((one) => [one, say(page, `readings.${one}`)]));
  fillSelect(frame, "beyond", LEVELS.map((level) => [
    level, level ? say(page, "beyond.n", { level }) : say(page, "beyond.0"),
  ]));
  fillSelect(frame, "voice", Object.keys(VOICES).map((one) => [one, say(page, `voice.${one}`)]));
  fillSelect(frame, "rate", RATES.map((rate, index) => [index, say(page, "voice.rate-n", { rate })]));
  showVoice(state);
  applySettings(state);
}

function updateTools(state, page) {
  const { frame } = state;
  const look = frame.querySelector("[data-do='look']");
  look.textContent = say(page, "look.number", { number: page.look.number });
  look.title = say(page, "look");
  look.setAttribute("aria-pressed", String(page.look.on));
  const none = page.look.number === 0;
  look.disabled = none && !page.look.on;
  for (const name of ["previous-finding", "next-finding"]) {
    frame.querySelector(`[data-do="${name}"]`).disabled = none;
  }
  const chinese = page.source.chinese || page.target.chinese;
  for (const name of ["script", "readings", "tones", "bounds"]) {
    frame.querySelector(`[data-set="${name}"]`).disabled = !chinese;
  }
  tell(state, page);
}

// One line above the article: what a person should know now, the most urgent alone.
function tell(state, page) {
  const missing = !page.dictionary && state.settings.readings !== "none";
  const answer = (state.late && say(page, "waiting")) || state.refused;
  const text = answer
    || (page.preparing && say(page, "preparing"))
    || (missing && say(page, "word.missing"))
    || "";
  const node = state.frame.querySelector(".hint");
  if (node.textContent !== text) node.textContent = text;
  // What answers a person is in view wherever they are, until they go on.
  node.classList.toggle("answers", state.late || Boolean(state.refused && state.unread));
}

function goneOn(state) {
  if (state.unread) {
    state.unread = false;
    tell(state, state.page);
  }
  if (state.landed) {
    state.landed = null;
    holdHighlights(state);
  }
}

function listenTools(state) {
  const { frame } = state;
  new ResizeObserver(() => {
    if (state.page && state.narrow !== (frame.clientWidth <= NARROW)) nameLayouts(state, state.page);
  }).observe(frame);
  frame.querySelector(".tools").addEventListener("change", (event) => {
    const name = event.target.dataset.set;
    if (!name) return;
    const value = event.target.type === "checkbox" ? event.target.checked : event.target.value;
    change(state, { [name]: NUMBERS.has(name) ? Number(value) : value });
    if (state.pointed === event.target) event.target.blur(); // the next key is the article's again
  });
  frame.querySelector(".tools").addEventListener("pointerdown", (event) => { state.pointed = event.target; });
  frame.querySelector(".tools").addEventListener("keydown", () => { state.pointed = null; });
  // On the way down: what answers this click or key comes later.
  for (const name of ["click", "keydown"]) frame.addEventListener(name, () => goneOn(state), true);
  frame.querySelector(".tools").addEventListener("click", (event) => {
    const node = event.target.closest("[data-do]");
    if (node) TOOLS[node.dataset.do](state);
  });
  frame.addEventListener("pointerdown", (event) => closeMenus(state, event.target.closest(".menu")));
  frame.querySelector(".tools").addEventListener("toggle", (event) => {
    if (event.target.open) closeMenus(state, event.target);
    if (event.target.open && event.target.matches(".contents")) markHeading(state);
  }, true); // does not bubble
}

// Of the bar: one menu is open at a time, and the one it stands in.
function closeMenus(state, but = null) {
  for (const menu of state.frame.querySelectorAll(".menu[open]")) if (!menu.contains(but)) menu.open = false;
}

function resize(state, name, list, by) {
  change(state, { [name]: Math.min(Math.max(state.settings[name] + by, 0), list.length - 1) });
}

const TOOLS = {
  smaller: (state) => resize(state, "size", SIZES, -1),
  larger: (state) => resize(state, "size", SIZES, 1),
  tighter: (state) => resize(state, "spacing", SPACINGS, -1),
  looser: (state) => resize(state, "spacing", SPACINGS, 1),
  look: (state) => state.send({ do: "look", on: !state.page.look.on, block: blockAt(state) }),
  "previous-finding": (state) => toFinding(state, -1),
  "next-finding": (state) => toFinding(state, 1),
  voice: (state) => readAloud(state),
  print: () => window.print(),
  help: (state) => showHelp(state),
};
