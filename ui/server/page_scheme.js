// Streamlit (1.67) says which colour scheme its theme has for the page alone. Pop-overs, dialogs and
// lists are opened beside the page: without this each colour that differs between the two schemes is
// the light one there. page.css gives the document the scheme that is noted here.
(() => {
  const root = document.documentElement;
  let app = null;

  function note() {
    const { colorScheme } = getComputedStyle(app);
    if (root.dataset.scheme !== colorScheme) root.dataset.scheme = colorScheme;
  }
  const changes = new MutationObserver(note); // another theme is another class
  function find() {
    if (app?.isConnected) return;
    app = document.querySelector('[data-testid="stApp"]');
    changes.disconnect();
    if (!app) return;
    changes.observe(app, { attributeFilter: ["class"] });
    note();
  }
  new MutationObserver(find).observe(root, { childList: true, subtree: true });
})();
