// Somebody else changed a sentence while it stood open here: nothing is written over it. Both
// versions are shown with what differs, and whoever wrote second chooses.

// A moment of the library in this browser's time and the page's language.
function localTime(page, stamp) {
  const moment = new Date(stamp);
  if (!stamp || Number.isNaN(moment.getTime())) return "–";
  return moment.toLocaleString(page.language, { dateStyle: "medium", timeStyle: "short" });
}

// What of a sentence is shown, as an editor holds it: what an action is about goes with it.
function shownText(data) {
  return data.edit ?? plainText(data.target || []);
}

// Asks inside the open editor; ``choose`` has what is done with either answer.
function askMeanwhile(state, told, choose) {
  const { editing, page } = state;
  stopAsking(editing);
  const box = element("span", "meanwhile");
  const version = (name, ...nodes) => {
    const line = element("span", "version");
    line.append(element("b", "", say(page, `meanwhile.${name}`)), element("br"), ...nodes);
    return line;
  };
  const theirs = element("span", "said", told.text);
  theirs.lang = page.target.tag;
  const seen = () => { editing.version = told.version; stopAsking(editing); };
  const act = (name, what) => button(say(page, `meanwhile.${name}`), () => { seen(); what(); });
  const buttons = element("span", "buttons");
  buttons.append(
    act("keep-mine", choose.mine), act("keep-theirs", choose.theirs),
    act("go-on", () => editing.field.focus()), element("span", "note", say(page, "meanwhile.history")),
  );
  box.append(version("theirs", theirs), version("mine", inParts(told.parts, page.target.tag)), buttons);
  const when = localTime(page, told.when);
  editing.message.textContent = say(page, `meanwhile.${told.key}`, { who: told.who, when });
  editing.message.after(box);
  editing.asking = box;
  editing.field.focus();
  box.scrollIntoView({ block: "nearest" });
}

function stopAsking(editing) {
  if (!editing.asking) return;
  editing.asking.remove();
  editing.asking = null;
  editing.message.textContent = "";
}
