// The menu of an article's headings; one on another page is asked of the server.

function fillContents(state, page) {
  const { frame } = state;
  const menu = frame.querySelector(".contents");
  menu.hidden = !page.contents.length;
  menu.querySelector(".sheet").setAttribute("aria-label", say(page, "contents"));
  const said = JSON.stringify([page.contents, page.source.tag]);
  if (state.headings === said) return;
  state.headings = said;
  const least = Math.min(...page.contents.map((one) => one.level));
  menu.querySelector(".sheet").replaceChildren(...page.contents.map((one) => {
    const node = button(one.text, () => {
      menu.open = false;
      goToHeading(state, one.at.join(":"));
    });
    node.lang = page.source.tag;
    node.dataset.block = one.at[0];
    node.style.setProperty("--level", String(Math.min(one.level - least, 4)));
    return node;
  }));
}

function goToHeading(state, at) {
  closePanel(state);
  if (goTo(state, at)) {
    const node = state.frame.querySelector(`.rows .g[data-at="${at}"]`);
    if (node) focusSegmentQuietly(state, visible(node) ? node : partnerSegment(state, node) || node);
    return;
  }
  state.restoring = { at, id: state.send({ do: "position", ...positionOf(at) }) };
}

// The heading somebody reads under is marked when the menu opens.
function markHeading(state) {
  const menu = state.frame.querySelector(".contents");
  const at = topmost(state);
  const here = at ? positionOf(at).block : 0;
  const all = [...menu.querySelectorAll(".sheet button")];
  const current = all.findLast((node) => Number(node.dataset.block) <= here) || all[0];
  for (const node of all) {
    if (node === current) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  current?.scrollIntoView({ block: "nearest" });
}
