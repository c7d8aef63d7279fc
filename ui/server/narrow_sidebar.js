// On a phone the side bar lies over the page. Who chose a page or a setting in it wants to see what
// came of that: it closes. Streamlit (1.67) closes it for neither. With the keys it stays: who goes
// through the settings with them has no phone, and would be thrown out of the bar at each.
(() => {
  const PHONE = "(max-width: 44rem)"; // as in page.css
  const BAR = '[data-testid="stSidebar"]';
  const CLOSES = '[data-testid="stSidebarCollapseButton"] button';

  function close() {
    document.querySelector(`${BAR} ${CLOSES}`)?.click();
  }
  document.addEventListener("click", (event) => {
    if (!event.detail || !window.matchMedia(PHONE).matches) return;
    const { target } = event;
    const inBar = `${BAR} [data-testid="stSidebarNavLink"], ${BAR} [data-testid="stCheckbox"] label`;
    // The list of a box of choices lies outside of the bar. Not before Streamlit has taken it.
    if (target.closest?.(`${inBar}, [role=option]`)) setTimeout(close);
    // Light or dark (ui/theme) loads the page anew, and Streamlit opens a bar that was open.
    else if (event.composedPath()[0].type === "radio" && target.closest?.(BAR)) close();
  }, true); // while it comes down: a switch lets no click go up
})();
