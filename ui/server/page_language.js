// Says in the language of the page what Streamlit says in English by itself: it has no setting for
// that. Looked at is what a screen reader is told (attributes), and the text of its own controls;
// never an article: that stands in a shadow root, where no observer of this document looks.
(() => {
  const TABLE = $table; // language: [[Streamlit's words, what is said instead]]
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];
  const CONTROLS = [
    "stStatusWidget", "stSkipToContent", "stSpinner", "stFileUploader", "stSelectbox", "stMultiSelect", "InputInstructions",
    "stTooltipContent", "stTooltipIcon", "stTopNavSection", "stToast", "stDialog", "stConnectionStatus", "stSkeleton",
  ].map((name) => `[data-testid="${name}"]`).join(",") + ",[role=dialog],[role=listbox]";
  const changed = new WeakMap(); // node: {attribute or "": [Streamlit's words, ours]}
  let language = document.documentElement.lang;
  let exact = new Map();
  let patterns = [];

  function shape(own) {
    const parts = own.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join("(.+?)")}$`, "s");
  }
  function learn() {
    const rows = TABLE[language] || TABLE.en;
    exact = new Map(rows.filter(([own]) => !own.includes("*")));
    patterns = rows.filter(([own]) => own.includes("*")).map(([own, said]) => [shape(own), said]);
  }
  function worded(text, inControl) {
    const bare = text.trim();
    if (!bare) return text;
    if (exact.has(bare)) return text.replace(bare, () => exact.get(bare));
    for (const [own, said] of inControl ? patterns : []) {
      const found = own.exec(bare);
      if (found) return found.slice(1).reduce((made, part) => made.replace("*", () => part), said);
    }
    return text;
  }
  function put(node, name, now, set) {
    const known = changed.get(node) || {};
    const own = known[name] && known[name][1] === now ? known[name][0] : now;
    const said = worded(own, isControl(node));
    if (said !== own) changed.set(node, { ...known, [name]: [own, said] });
    if (said !== now) set(said);
  }
  function isControl(node) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return Boolean(element?.closest(CONTROLS)) && !element.closest("[role=option]"); // those are a person's
  }
  function text(node) {
    if (isControl(node)) put(node, "", node.data, (said) => { node.data = said; });
  }
  function attributes(node) {
    for (const name of ATTRIBUTES) {
      if (node.hasAttribute(name)) put(node, name, node.getAttribute(name), (said) => node.setAttribute(name, said));
    }
  }
  function whole(root) {
    if (root.nodeType === Node.TEXT_NODE) return text(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    attributes(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) (walker.currentNode.nodeType === Node.TEXT_NODE ? text : attributes)(walker.currentNode);
    return undefined;
  }
  // The pages' style sheet says which language they are in: it changes without a reload.
  function follow() {
    const said = getComputedStyle(document.documentElement).getPropertyValue("--dz-language").trim();
    if (!said || said === language) return false;
    language = said;
    document.documentElement.lang = said;
    learn();
    whole(document.body);
    return true;
  }
  const styled = (node) => node.nodeName === "STYLE" || node.parentElement?.nodeName === "STYLE" || node.querySelector?.("style");
  function look(records) {
    if (records.some((one) => styled(one.target) || [...one.addedNodes].some(styled)) && follow()) return;
    for (const one of records) {
      if (one.type === "attributes") attributes(one.target);
      else if (one.type === "characterData") text(one.target);
      else one.addedNodes.forEach(whole);
    }
  }
  learn();
  new MutationObserver(look).observe(document.documentElement, {
    attributeFilter: ATTRIBUTES, attributes: true, characterData: true, childList: true, subtree: true,
  });
})();
