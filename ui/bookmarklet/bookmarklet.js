// The door looks here where a browser's way into the reader is; ui/server/door.html.
const FOLDER = "duizhao-folder";

export default function (component) {
  const { data, parentElement } = component;
  const link = parentElement.querySelector("a");
  if (!link || !data) return;
  try {
    localStorage.setItem(FOLDER, `/${window.location.pathname.split("/")[1]}`);
  } catch {
    // A browser that keeps nothing asks for the token each time.
  }
  const door = JSON.stringify(`${window.location.origin}/?address=`);
  const code = `location.href=${door}+encodeURIComponent(location.href)`;
  link.setAttribute("href", `javascript:void(${code})`);
  link.textContent = data.name;
  link.onclick = (event) => event.preventDefault(); // here it would lead from the reader to itself
  parentElement.querySelector(".hint").textContent = data.hint;
}
