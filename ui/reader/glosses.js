// What a word means, at once where the pointer or the focus is; the card says more.

function showGloss(state, node) {
  const box = state.frame.querySelector(".gloss");
  const found = node && state.page && state.page.glosses[node.dataset.word];
  if (!found || node === cardWord(state) || node.closest(".veiled") || state.editing) return hideGloss(state);
  box.replaceChildren(...found.map(([reading, meaning]) => {
    const line = element("span", "line");
    const said = element("span", "reading", reading);
    said.lang = "zh-Latn";
    line.append(said, " ", meaning);
    return line;
  }));
  box.hidden = false;
  const rects = node.getClientRects();
  const rect = rects[rects.length - 1];
  const room = window.innerWidth - box.offsetWidth - 8;
  const below = rect.bottom + 5;
  const fits = below + box.offsetHeight < window.innerHeight - 8;
  box.style.left = `${Math.max(Math.min(rect.left, room), 8)}px`;
  box.style.top = `${fits ? below : rect.top - box.offsetHeight - 5}px`;
  node.setAttribute("aria-describedby", "gloss");
}

function hideGloss(state) {
  state.frame.querySelector(".gloss").hidden = true;
}

function listenGlosses(state) {
  const { frame } = state;
  let at = ""; // where the pointer was last
  let under = null; // what came below it while it rested: the text moved, nobody pointed
  const moved = (event) => {
    const before = at;
    at = `${event.clientX} ${event.clientY}`;
    return at !== before;
  };
  frame.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const word = event.target.closest(".w.han");
    const pointed = moved(event);
    under = pointed ? null : word;
    showGloss(state, pointed ? word : null);
  });
  frame.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || !moved(event) || !under) return;
    const word = under;
    under = null;
    if (word.contains(event.target)) showGloss(state, word);
  });
  frame.addEventListener("pointerleave", () => hideGloss(state));
  frame.addEventListener("focusin", (event) => {
    const { target } = event;
    if (target.matches(".w.han:focus-visible")) showGloss(state, target);
  });
  frame.addEventListener("focusout", () => hideGloss(state));
}
