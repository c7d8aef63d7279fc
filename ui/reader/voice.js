// Reads aloud, sentence by sentence, with voices of this computer alone: a voice that is not
// local sends what it says to a server, so it is never used (SpeechSynthesisVoice.localService).

const VOICES = { source: ["s"], target: ["t"], both: ["s", "t"] };
const RATES = [0.5, 0.65, 0.8, 1, 1.2, 1.5]; // of SpeechSynthesisUtterance.rate, 1: as the voice speaks
const COMING = 1500; // milliseconds in which a browser may still be finding its voices
const REGIONS = { zh: ["zh-cn", "zh-tw"], "zh-hans": ["zh-cn"], "zh-hant": ["zh-tw"], "zh-hant-tw": ["zh-tw"], "zh-hant-hk": ["zh-hk", "yue"] };
const ENDED = new Set(["canceled", "interrupted"]); // what cancel() makes of the sentence at hand

function localVoice(tag) {
  const wanted = tag.toLowerCase();
  const tagOf = (voice) => voice.lang.toLowerCase().replaceAll("_", "-");
  const regions = REGIONS[wanted] || [wanted];
  const found = window.speechSynthesis.getVoices().filter((voice) => voice.localService);
  return regions.map((region) => found.find((voice) => tagOf(voice).startsWith(region))).find(Boolean)
    // Cantonese is another language: Chinese is read by it where it is asked for alone.
    || found.find((voice) => tagOf(voice).split("-")[0] === wanted.split("-")[0] && !/-(hk|yue)\b/.test(tagOf(voice)))
    || null;
}

// The words of a sentence without readings and marks, and where each begins.
function spokenText(node) {
  const words = [];
  let text = "";
  const take = (part) => {
    if (part.nodeType === Node.TEXT_NODE) {
      text += part.data;
      return;
    }
    if (part.nodeType !== Node.ELEMENT_NODE || part.matches("rt, rp, .mark, .address")) return;
    if (part.matches(".w")) words.push({ node: part, start: text.length });
    part.childNodes.forEach(take);
  };
  take(node);
  return { text: text.trim(), words };
}

function markSpoken(state, word) {
  for (const node of state.frame.querySelectorAll(".spoken, .spoken-word")) node.classList.remove("spoken", "spoken-word");
  if (!state.voice || !state.voice.at) return;
  for (const node of state.frame.querySelectorAll(`.g[data-at="${state.voice.at}"]`)) node.classList.add("spoken");
  if (word && word.isConnected) word.classList.add("spoken-word");
}

function showVoice(state) {
  const node = state.frame.querySelector("[data-do='voice']");
  node.textContent = say(state.page, state.voice ? "voice.stop" : "voice");
  node.setAttribute("aria-pressed", String(!!state.voice));
}

function silence(state) {
  if (!state.voice) return;
  state.voice = null;
  window.speechSynthesis.cancel();
  markSpoken(state);
  showVoice(state);
}

function unable(state, key, fields) {
  silence(state);
  state.refused = say(state.page, key, fields);
  state.unread = true;
  tell(state, state.page);
}

// What is read of a sentence, one side after the other: no translation that is still to come, and
// none that is hidden until somebody asks for it.
function partsOf(state, at) {
  return VOICES[state.settings.voice]
    .map((name) => ({ name, node: state.frame.querySelector(`.rows .${name} .g[data-at="${at}"]`) }))
    .filter(({ node }) => node && !node.matches(".pending, .veiled") && spokenText(node).text);
}

function readSentence(state, at, part = 0) {
  const parts = partsOf(state, at);
  const found = parts[part];
  if (!found) return readNext(state, at);
  const { node, name } = found;
  const language = name === "t" ? state.page.target : state.page.source;
  const voice = localVoice(language.tag);
  if (!voice) return unable(state, "voice.none", { language: language.name });
  const { text, words } = spokenText(node);
  const said = new SpeechSynthesisUtterance(text);
  said.voice = voice;
  said.lang = voice.lang;
  said.rate = RATES[state.settings.rate];
  const mine = { at, said, job: state.page.job };
  said.onboundary = ({ charIndex }) => {
    if (state.voice === mine) markSpoken(state, words.findLast(({ start }) => start <= charIndex)?.node);
  };
  said.onend = () => {
    if (state.voice !== mine) return;
    if (!state.frame.isConnected) silence(state);
    else readSentence(state, at, part + 1);
  };
  said.onerror = ({ error }) => {
    if (state.voice === mine && !ENDED.has(error)) unable(state, "voice.failed", { reason: error });
  };
  state.voice = mine; // what was at hand is none of ours any more, whatever it still reports
  window.speechSynthesis.cancel();
  window.speechSynthesis.speak(said);
  markSpoken(state);
  showVoice(state);
  const seen = visible(node) ? node : state.frame.querySelector(`.rows .${name === "t" ? "s" : "t"} .g[data-at="${at}"]`);
  seen?.scrollIntoView({ block: "nearest" });
}

function sentencesOf(state) {
  return [...state.frame.querySelectorAll(".rows .s .g")].map((node) => node.dataset.at);
}

function readNext(state, at) {
  const all = sentencesOf(state);
  const next = all[all.indexOf(at) + 1];
  if (next) return readSentence(state, next);
  if (state.page.page + 1 >= state.page.pages) return silence(state);
  state.voice = { at: null, job: state.page.job };
  markSpoken(state);
  turn(state, 1);
}

// After a page was turned, by reading or by hand, reading goes on there; another article is silent.
function goOnReading(state) {
  if (!state.voice) return;
  const all = sentencesOf(state);
  if (state.voice.job !== state.page.job || !all.length) silence(state);
  else if (!all.includes(state.voice.at)) readSentence(state, all[0]);
  else if (!state.frame.querySelector(".spoken")) markSpoken(state); // its row was drawn anew
}

function readFrom(state) {
  const node = current(state);
  const at = node ? node.dataset.at : topmost(state) || sentencesOf(state)[0];
  if (at) readSentence(state, at);
}

function readAloud(state) {
  if (state.voice) return silence(state);
  if (!window.speechSynthesis) return unable(state, "voice.browser");
  state.refused = "";
  if (window.speechSynthesis.getVoices().length) return readFrom(state);
  const begin = () => {
    clearTimeout(waiting);
    window.speechSynthesis.removeEventListener("voiceschanged", begin);
    readFrom(state);
  };
  const waiting = setTimeout(begin, COMING);
  window.speechSynthesis.addEventListener("voiceschanged", begin);
}

function repeatSentence(state) {
  if (state.voice && state.voice.at) readSentence(state, state.voice.at);
  else readAloud(state);
}

window.addEventListener("pagehide", () => window.speechSynthesis?.cancel());
