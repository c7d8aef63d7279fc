// What a person did in the table, on its way to the server: sent again until it is known to be
// done, because a message may get lost where a run of the page breaks another one off (inbox.py).

const RETRIES = [1500, 3000, 6000, 12000]; // milliseconds without an answer before the next try
const NEWEST = new Set(["view", "turn", "open", "check"]); // only the latest of them matters
let waiting = [];
let lastAction = 0;

function send(state, action) {
  lastAction = Math.max(lastAction + 1, Date.now()); // ids grow, also beyond a reload
  waiting = waiting.filter((one) => !(NEWEST.has(action.do) && one.do === action.do));
  waiting.push({ id: lastAction, ...action });
  state.tries = 0;
  post(state);
}

function post(state) {
  clearTimeout(state.timer);
  state.timer = null;
  if (!waiting.length || !state.frame.isConnected) return;
  state.report("actions", waiting);
  state.timer = setTimeout(() => {
    state.tries += 1;
    post(state);
  }, RETRIES[Math.min(state.tries, RETRIES.length - 1)]);
}

function settle(state, page) {
  waiting = waiting.filter((one) => one.id > page.done);
  if (!waiting.length) {
    clearTimeout(state.timer);
    state.timer = null;
  } else if (!state.timer) {
    post(state); // the page was drawn anew before it was heard
  }
}

function awaited(name) {
  return waiting.some((one) => one.do === name);
}
