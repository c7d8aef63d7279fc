// What a person did, on its way to the server: kept until it is known to be done, and sent again
// until then. A message may get lost where a run of the page breaks another one off, and where
// the connection is down for a moment; the server carries out each action once (inbox.py).

const RETRIES = [1500, 3000, 6000, 12000]; // milliseconds without an answer before the next try
const KEEPING = new Set(["correct", "accept", "yield", "revert", "use", "add-word", "drop-word", "state"]);
const NEWEST = new Set(["lookup", "options", "similar"]); // only the latest of them matters
const outboxes = new Map(); // of each document's job: what it was sent and has not done yet
const drafts = new Map(); // "job/block:start": what was written there and is not kept yet, and the version it began from
const onPage = new Set(); // the states of the surfaces that are shown
let lastAction = 0;

function outbox(job) {
  if (!outboxes.has(job)) outboxes.set(job, []);
  return outboxes.get(job);
}

function nextId() {
  lastAction = Math.max(lastAction + 1, Date.now()); // ids grow, also beyond a reload
  return lastAction;
}

// What changes nothing is asked beside the page's runs, which take longer than the answer; null:
// there is none, and the action is sent as any other.
async function answerTo(page, action) {
  if (outbox(page.job).length) return null; // what was done before comes first
  try {
    const body = JSON.stringify({ ...action, job: page.job });
    const signal = AbortSignal.timeout(RETRIES[0]);
    const answer = await fetch(`./answers/${page.session}`, { method: "POST", body, signal });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // no connection, or too late
  }
}

function send(state, action) {
  nextId();
  const { job } = state.page;
  const rest = outbox(job).filter((one) => !(NEWEST.has(action.do) && one.do === action.do));
  outboxes.set(job, [...rest, { id: lastAction, ...action }]);
  state.tries = 0;
  post(state);
  return lastAction;
}

function post(state) {
  clearTimeout(state.timer);
  state.timer = null;
  const { job } = state.page;
  const waiting = outbox(job);
  if (!waiting.length || !state.frame.isConnected) return;
  state.report("actions", { job, actions: waiting });
  state.timer = setTimeout(() => {
    state.tries += 1;
    state.late = true;
    tell(state, state.page);
    post(state);
  }, RETRIES[Math.min(state.tries, RETRIES.length - 1)]);
}

// Takes note of what was done, and returns the answers that were waited for with their actions.
function settle(state, page) {
  const waiting = outbox(page.job);
  const left = waiting.filter((one) => one.id > page.done);
  outboxes.set(page.job, left);
  if (left.length < waiting.length) state.tries = 0;
  if (!left.length) rest(state);
  else if (!state.timer) post(state); // the page was drawn anew before it was heard
  const answers = new Map(page.answers.map((one) => [one.id, one]));
  return waiting.filter((action) => answers.has(action.id)).map((action) => [action, answers.get(action.id)]);
}

function rest(state) {
  clearTimeout(state.timer);
  state.timer = null;
  state.late = false;
}

// Whether a card or an answer is one that is waited for.
function awaited(job, id) {
  return outbox(job).some((one) => one.id === id);
}

function draftKey(state, at) {
  return `${state.page.job}/${at}`;
}

// What was written when the page was turned is there again when its sentence is edited again.
function putAside(state) {
  const { editing } = state;
  if (!editing || editing.waiting || editing.field.value === editing.before) return;
  const { value } = editing.field;
  closeEditor(state, false);
  drafts.set(editing.draft, { text: value, version: editing.version });
}

// Nobody leaves with something unsaid: a correction on its way, or one that is being written.
function unkept() {
  for (const state of onPage) if (!state.frame.isConnected) onPage.delete(state);
  const writing = [...onPage].some(({ editing }) => editing && editing.field.value !== editing.before);
  return writing || [...outboxes.values()].flat().some((one) => KEEPING.has(one.do));
}

window.addEventListener("beforeunload", (event) => {
  if (unkept()) event.preventDefault();
});
