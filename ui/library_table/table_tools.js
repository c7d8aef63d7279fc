// What stands above the rows: search, filters, the heads that sort, what is done with the chosen.

const SETTLED = 450; // milliseconds without a key until a search begins

function heads(state, page) {
  const row = state.frame.querySelector("thead tr");
  const all = element("th", "c-box");
  all.setAttribute("role", "columnheader");
  all.append(box(say(page, "choose-page"), false, (event) => {
    for (const one of state.page.rows) event.target.checked ? state.chosen.add(one.key) : state.chosen.delete(one.key);
    marks(state);
  }));
  const others = page.columns.map((name) => {
    const node = element("th", `c-${name}`);
    const { sort, descending } = page.view;
    node.setAttribute("role", "columnheader");
    node.setAttribute("aria-sort", sort !== name ? "none" : descending ? "descending" : "ascending");
    node.append(button(say(page, `by-${name}`), () => sortBy(state, name)));
    return node;
  });
  row.replaceChildren(all, ...others);
}

function sortBy(state, name) {
  const { sort, descending } = state.page.view;
  const first = ["known", "doubtful", "read"].includes(name); // what one looks for stands at the top
  send(state, { do: "view", sort: name, descending: sort === name ? !descending : first });
}

function option(value, text, chosen) {
  const node = element("option", "", text);
  node.value = value;
  node.selected = value === chosen;
  return node;
}

function select(label, options, chosen, act) {
  const node = element("select");
  node.setAttribute("aria-label", label);
  node.append(...options.map(([value, text]) => option(value, text, chosen)));
  node.classList.toggle("on", chosen !== "");
  node.addEventListener("change", () => act(node.value));
  return node;
}

function toggle(text, on, act) {
  const node = button(text, act);
  node.setAttribute("aria-pressed", String(on));
  return node;
}

function filters(state, page) {
  const { view } = page;
  const ask = (what) => send(state, { do: "view", ...what });
  const nodes = [
    toggle(say(page, "look", { number: page.look }), view.look, () => ask({ look: !view.look })),
    toggle(say(page, "unfinished", { number: page.unfinished }), view.unfinished, () => ask({ unfinished: !view.unfinished })),
  ];
  if (page.languages.length > 1 || view.languages) {
    const options = page.languages.map(([pair, names, number]) => [pair, `${names} (${number})`]);
    nodes.push(select(say(page, "by-languages"), [["", say(page, "any-languages")], ...options], view.languages, (languages) => ask({ languages })));
  }
  if (page.tags.length || view.tag) {
    const options = page.tags.map(([tag, number]) => [tag, `${tag} (${number})`]);
    nodes.push(select(say(page, "tags"), [["", say(page, "any-tag")], ...options], view.tag, (tag) => ask({ tag })));
  }
  if (view.tag) {
    nodes.push(
      button(say(page, "rename-tag"), () => renameTag(state, view.tag), "plain"),
      button(say(page, "remove-tag"), () => removeTag(state, view.tag), "plain"),
    );
  }
  if (view.search || view.look || view.unfinished || view.languages || view.tag) {
    nodes.push(button(say(page, "show-all"), () => {
      state.frame.querySelector(".find input").value = "";
      ask({ search: "", look: false, unfinished: false, languages: "", tag: "" });
    }, "plain"));
  }
  return nodes;
}

function counts(page) {
  return page.keys.length === page.all
    ? say(page, "articles", { number: page.all })
    : say(page, "of-articles", { number: page.keys.length, all: page.all });
}

// The row of what is done is always there: nothing moves when something is chosen.
function bar(state) {
  const { page, frame } = state;
  const there = new Set(page.keys);
  const keys = [...state.chosen].filter((key) => there.has(key));
  const node = frame.querySelector(".bar");
  const said = JSON.stringify([keys, page.tags, page.rows.map((row) => row.tags), page.resumable, page.running, page.finished, page.doubtful, page.all, page.language]);
  if (node.said === said) return;
  node.said = said;
  const open = node.querySelector("details[open]");
  const tagging = open?.classList.contains("tagging");
  node.classList.toggle("active", keys.length > 0);
  node.setAttribute("aria-label", say(page, "with-chosen"));
  if (!keys.length) {
    node.replaceChildren(element("span", "count", counts(page)));
    return;
  }
  const among = (those) => keys.filter((key) => those.includes(key));
  const [resumable, running, finished, doubtful] = [page.resumable, page.running, page.finished, page.doubtful].map(among);
  const nodes = [element("span", "count", say(page, "chosen", { number: keys.length }))];
  if (keys.length < page.keys.length && page.rows.every((row) => state.chosen.has(row.key))) {
    nodes.push(button(say(page, "choose-all", { number: page.keys.length }), () => {
      for (const key of page.keys) state.chosen.add(key);
      marks(state);
    }, "plain"));
  }
  nodes.push(button(say(page, "choose-none"), () => {
    state.chosen.clear();
    marks(state);
  }, "plain"));
  if (doubtful.length) nodes.push(button(say(page, "check", { number: doubtful.length }), () => send(state, { do: "check", keys: doubtful })));
  nodes.push(menu(say(page, "tags"), "tagging", tagSheet(state, keys), tagging));
  if (finished.length) nodes.push(menu(say(page, "download", { number: finished.length }), "taking", formSheet(state, finished)));
  if (resumable.length) nodes.push(button(say(page, "resume", { number: resumable.length }), () => send(state, { do: "resume", keys: resumable })));
  if (running.length) nodes.push(button(say(page, "stop", { number: running.length }), () => send(state, { do: "stop", keys: running })));
  nodes.push(button(say(page, "delete"), () => askDelete(state, keys), "danger"));
  const inputs = tagging ? [...node.querySelectorAll(".tagging input")] : [];
  const held = inputs.indexOf(node.getRootNode().activeElement);
  const typed = inputs.at(-1)?.value ?? "";
  node.replaceChildren(...nodes);
  if (!tagging) return;
  const others = [...node.querySelectorAll(".tagging input")];
  others.at(-1).value = typed;
  if (held >= 0) others[held === inputs.length - 1 ? others.length - 1 : held]?.focus();
}

function menu(text, className, sheet, open = false) {
  const node = element("details", `menu ${className}`);
  node.append(element("summary", "", text), sheet);
  node.open = open;
  return node;
}

function formSheet(state, keys) {
  const sheet = element("div", "sheet");
  for (const [form, name] of state.page.forms) {
    sheet.append(button(name, () => {
      closeMenus(state);
      send(state, { do: "download", keys, form });
    }, "plain"));
  }
  return sheet;
}

// Rows of other pages are chosen, too: of those the table knows no tags, and a box says what is
// known of the rows that are shown.
function tagSheet(state, keys) {
  const { page } = state;
  const sheet = element("form", "sheet");
  const shown = page.rows.filter((row) => state.chosen.has(row.key));
  for (const [tag] of page.tags) {
    const having = shown.filter((row) => row.tags.includes(tag)).length;
    const shell = element("label", "choice");
    const input = element("input");
    input.type = "checkbox";
    input.checked = having > 0 && having === shown.length;
    input.indeterminate = having > 0 && having < shown.length;
    input.addEventListener("change", () => send(state, { do: "tag", keys, tag, on: input.checked }));
    shell.append(input, element("span", "", tag));
    sheet.append(shell);
  }
  const field = element("input");
  field.type = "text";
  field.maxLength = 60;
  field.placeholder = say(page, "new-tag");
  field.setAttribute("aria-label", say(page, "new-tag"));
  const line = element("div", "line");
  const add = button(say(page, "add-tag"), () => sheet.requestSubmit());
  line.append(field, add);
  sheet.append(line);
  sheet.addEventListener("submit", (event) => {
    event.preventDefault();
    const tag = field.value.trim();
    if (!tag) return field.focus();
    send(state, { do: "tag", keys, tag, on: true });
    field.value = "";
    field.focus();
  });
  return sheet;
}

function closeMenus(state, but = null) {
  for (const one of state.frame.querySelectorAll(".menu[open]")) if (one !== but) one.open = false;
}

function ask(state, lines, confirm, className, act, field = null) {
  const { page, frame } = state;
  const dialog = frame.querySelector("dialog");
  const form = element("form");
  form.method = "dialog";
  const buttons = element("div", "buttons");
  const yes = element("button", className, confirm);
  buttons.append(button(say(page, "cancel"), () => dialog.close()), yes);
  form.append(element("h2", "", lines[0]), ...lines.slice(1).map((line) => element("p", "", line)));
  if (field) form.append(field);
  form.append(buttons);
  form.addEventListener("submit", act);
  dialog.replaceChildren(form);
  dialog.showModal();
  (field || buttons.firstChild).focus(); // the harmless one
}

function askDelete(state, keys) {
  const { page } = state;
  const [one] = page.rows.filter((row) => row.key === keys[0]);
  const what = keys.length === 1 && one
    ? say(page, "delete-one", { name: one.name })
    : say(page, "delete-several", { number: keys.length });
  const sure = say(page, "delete-sure", { number: keys.length });
  ask(state, [what, say(page, "delete-what"), say(page, "delete-stays")], sure, "danger", () => {
    for (const key of keys) state.chosen.delete(key);
    send(state, { do: "delete", keys });
    marks(state);
  });
}

function renameTag(state, tag) {
  const field = element("input");
  field.type = "text";
  field.value = tag;
  field.maxLength = 60;
  field.required = true;
  field.setAttribute("aria-label", say(state.page, "tag-name"));
  ask(state, [say(state.page, "rename-what", { tag })], say(state.page, "rename-sure"), "", () => {
    const name = field.value.trim();
    if (name && name !== tag) send(state, { do: "rename-tag", tag, name });
  }, field);
  field.select();
}

function removeTag(state, tag) {
  const { page } = state;
  const number = page.tags.find(([name]) => name === tag)?.[1] ?? 0;
  const lines = [say(page, "remove-what", { tag, number }), say(page, "remove-stays")];
  ask(state, lines, say(page, "remove-sure"), "", () => send(state, { do: "remove-tag", tag }));
}

function pager(state, page) {
  const node = state.frame.querySelector(".pages");
  node.hidden = page.pages < 2;
  if (node.hidden) return;
  const turn = (key, to) => {
    const one = button(say(page, key), () => {
      send(state, { do: "turn", to });
      state.frame.scrollIntoView({ block: "start" });
    });
    one.disabled = to < 0 || to >= page.pages;
    return one;
  };
  node.replaceChildren(
    turn("before", page.number - 1), turn("next", page.number + 1),
    element("span", "quiet", say(page, "page", { number: page.number + 1, pages: page.pages })),
  );
}
