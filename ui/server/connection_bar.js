// The server is gone: a slim line says so and what to do, and what is on the page stays to be read
// and written. Streamlit would lay a dialog over it; it is closed before it is painted.
(() => {
  const SAID = $said; // language: [on this computer, on another one]
  const DIALOG = new Set($dialog); // what the head of Streamlit's dialog says, in any language
  const WAIT = 1200; // milliseconds without a connection until it is told: some come back at once
  const here = ["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);
  const command = `duizhao ui${["", "8501"].includes(location.port) ? "" : ` --port ${location.port}`}`;
  const bar = document.createElement("p");
  let [begun, timer, focused] = [false, null, null];
  bar.id = "dz-connection";
  bar.setAttribute("role", "status");

  function say(gone) {
    const [own, other] = SAID[document.documentElement.lang] || SAID.en;
    const text = gone ? (here ? own : other).replace("{command}", command) : "";
    if (bar.textContent !== text) bar.textContent = text;
  }
  function look() {
    const state = document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState;
    if (!state) return;
    if (!bar.isConnected) document.body.append(bar);
    if (state === "CONNECTED") {
      const back = timer !== null;
      clearTimeout(timer);
      [begun, timer] = [true, null];
      say(false);
      if (back) window.dispatchEvent(new Event("duizhao-connected"));
    } else if (begun && timer === null) timer = setTimeout(() => say(true), WAIT);
  }
  // It takes the keyboard from whoever was writing: they get it back.
  function close(dialog) {
    if (!DIALOG.has(dialog.querySelector("h2")?.textContent.trim())) return;
    const writing = focused;
    dialog.querySelector("button")?.click();
    setTimeout(() => { if (writing?.isConnected) writing.focus({ preventScroll: true }); });
  }
  document.addEventListener("focusin", (event) => {
    const [node] = event.composedPath();
    if (!node.closest?.("[role=dialog], [data-react-aria-top-layer], [data-rac]")) focused = node;
  }, true);
  new MutationObserver((records) => {
    if (records.some((one) => one.type === "attributes" || one.addedNodes.length)) look();
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const dialog = node.matches("[role=dialog]") ? node : node.querySelector("[role=dialog]");
        if (dialog) close(dialog);
      }
    }
  }).observe(document.documentElement, {
    attributeFilter: ["data-test-connection-state"], attributes: true, childList: true, subtree: true,
  });
})();
