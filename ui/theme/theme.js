// Streamlit keeps what was chosen under the page's path and a version of its own; see
// CACHED_THEME_VERSION in its sources. tests/browser/test_theme.py fails if that changes.
const VERSION = 2;

// Every page's path: what stands before the pages' names is the same for all.
function storageKeys(pages) {
  const parts = window.location.pathname.split("/");
  const last = parts.pop();
  const base = pages.includes(last) ? parts.join("/") : window.location.pathname.replace(/\/$/, "");
  return pages.map((page) => `stActiveTheme-${base}/${page}-v${VERSION}`);
}

function kept(pages) {
  for (const key of storageKeys(pages)) {
    const found = localStorage.getItem(key);
    if (found === '"Light"' || found === '"Dark"') return JSON.parse(found);
  }
  return "System";
}

function keep(pages, theme) {
  for (const key of storageKeys(pages)) {
    if (theme === "System") localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(theme));
  }
}

function choice(name, text, chosen, choose) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  const words = document.createElement("span");
  input.type = "radio";
  input.name = "theme";
  input.value = name;
  input.checked = name === chosen;
  input.addEventListener("change", () => choose(name));
  words.textContent = text;
  label.append(input, words);
  return label;
}

export default function (component) {
  const { data, parentElement } = component;
  const field = parentElement.querySelector(".theme");
  if (!field || !data) return;
  let chosen = "System";
  let problem = "";
  try {
    chosen = kept(data.pages);
  } catch (error) {
    problem = error.message; // a browser that keeps nothing for any page
  }
  const choose = (theme) => {
    keep(data.pages, theme);
    window.location.reload(); // Streamlit looks at it when it is loaded, and never again
  };
  const drawn = JSON.stringify([data, chosen, problem]);
  if (field.dataset.drawn === drawn) return; // the focus stays where it is
  field.dataset.drawn = drawn;
  field.querySelector("legend").textContent = data.title;
  field.querySelector(".choices").replaceChildren(
    ...data.choices.map(([name, text]) => choice(name, text, chosen, choose)),
  );
  const unkept = field.querySelector(".unkept");
  unkept.textContent = data.unkept;
  unkept.hidden = !problem;
  field.disabled = Boolean(problem);
}
