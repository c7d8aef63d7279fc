// What somebody changed elsewhere is seen here without a reload: it is looked for when somebody
// comes back to this window, and now and then while somebody is at it. Else nothing is asked, and
// never in the moment somebody presses something: what that asks for comes first.

const AGAIN = 15000; // milliseconds between two looks while somebody reads
const BACK = 1000; // the same where somebody comes back
const CALM = 1500; // milliseconds without a press before a look

function listenFreshness(state) {
  let looked = Date.now();
  let pressed = 0;
  let due = null;
  const look = (after) => {
    const { frame, page } = state;
    if (!frame.isConnected) {
      for (const [place, kind, act] of heard) place.removeEventListener(kind, act, true);
      return;
    }
    const app = document.querySelector('[data-testid="stApp"]');
    if (app?.dataset.testScriptState === "running") {
      if (!due) later(after);
      return;
    }
    if (document.hidden || !page || page.running || Date.now() - looked < after) return;
    looked = Date.now();
    state.report("look", looked);
  };
  const later = (after) => {
    due = setTimeout(() => {
      due = null;
      if (Date.now() - pressed < CALM) later(after);
      else look(after);
    }, CALM);
  };
  const soon = (after) => {
    if (!due && Date.now() - looked >= after - CALM) later(after);
  };
  const press = () => { pressed = Date.now(); };
  const back = (event) => { if (event.target === window || event.target === document) soon(BACK); };
  const again = () => soon(AGAIN);
  const heard = [
    [window, "focus", back], [window, "duizhao-connected", () => look(0)], [document, "visibilitychange", back],
    [document, "pointermove", again], [document, "scroll", again],
    [document, "pointerdown", press], [document, "keydown", press],
  ];
  for (const [place, kind, act] of heard) place.addEventListener(kind, act, true);
}
