// What somebody changed elsewhere is seen here without a reload: it is looked for when somebody
// comes back to this window, and now and then while somebody is at it. Else nothing is asked.

const AGAIN = 15000; // milliseconds between two looks while somebody reads
const BACK = 1000; // the same where somebody comes back

function listenFreshness(state) {
  let looked = Date.now();
  const look = (after) => {
    const { frame, page } = state;
    if (!frame.isConnected) {
      for (const [place, kind, act] of heard) place.removeEventListener(kind, act, true);
      return;
    }
    if (document.hidden || !page || page.running || Date.now() - looked < after) return;
    looked = Date.now();
    state.report("look", looked);
  };
  const back = () => look(BACK);
  const again = () => look(AGAIN);
  const heard = [
    [window, "focus", back], [window, "duizhao-connected", () => look(0)], [document, "visibilitychange", back],
    [document, "pointermove", again], [document, "keydown", again], [document, "scroll", again],
  ];
  for (const [place, kind, act] of heard) place.addEventListener(kind, act, true);
}
