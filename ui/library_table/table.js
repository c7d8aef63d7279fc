// The library as a table: puts rows, tools and what was chosen together.

const states = new WeakMap();

function newState(frame) {
  return { frame, page: null, chosen: new Set(), lastChosen: null, taken: null, report: null, tries: 0, timer: null, typing: null };
}

function listen(state) {
  const { frame } = state;
  const field = frame.querySelector(".find input");
  const search = () => {
    clearTimeout(state.typing);
    state.typing = null;
    if (field.value.trim() !== state.page.view.search) send(state, { do: "view", search: field.value });
  };
  field.addEventListener("input", () => {
    clearTimeout(state.typing);
    state.typing = setTimeout(search, SETTLED);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) search();
  });
  frame.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const open = frame.querySelector(".menu[open] summary");
      closeMenus(state);
      open?.focus();
    }
    walk(state, event);
  });
  frame.addEventListener("pointerdown", (event) => closeMenus(state, event.target.closest(".menu")));
}

function tools(state, page) {
  const label = state.frame.querySelector(".find span");
  const field = state.frame.querySelector(".find input");
  label.textContent = say(page, "search");
  field.placeholder = say(page, "search-hint");
  const own = field.getRootNode().activeElement === field || state.typing !== null || awaited("view");
  if (!own) field.value = page.view.search;
  const said = JSON.stringify([page.view, page.look, page.unfinished, page.languages, page.tags, page.columns, page.language]);
  if (state.tools === said) return;
  state.tools = said;
  const held = [...state.frame.querySelectorAll(".filters > *, thead button")];
  const at = held.indexOf(state.frame.getRootNode().activeElement);
  state.frame.querySelector(".filters").replaceChildren(...filters(state, page));
  heads(state, page);
  if (at >= 0) [...state.frame.querySelectorAll(".filters > *, thead button")][at]?.focus({ preventScroll: true });
}

export default function (component) {
  const { data: page, parentElement, setTriggerValue } = component;
  const frame = parentElement.querySelector(".shelf");
  if (!frame || !page) return;
  let state = states.get(frame);
  if (!state) {
    state = newState(frame);
    states.set(frame, state);
    state.page = page;
    listen(state);
  }
  state.report = setTriggerValue;
  state.page = page;
  settle(state, page);
  if (page.chosen && state.taken !== page.chosen.id) {
    state.taken = page.chosen.id;
    state.chosen = new Set(page.chosen.keys);
  }
  frame.querySelector("table").setAttribute("aria-label", say(page, "table"));
  tools(state, page);
  drawRows(state, page);
  marks(state);
  pager(state, page);
  frame.querySelector("table").hidden = page.rows.length === 0;
  const nothing = frame.querySelector(".nothing");
  nothing.hidden = page.rows.length > 0;
  nothing.textContent = page.view.search ? say(page, "none", { search: page.view.search }) : say(page, "none-such");
  frame.querySelector("[role=status]").textContent = counts(page);
}
