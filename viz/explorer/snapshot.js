// @ts-check
/** The page of a frozen view: outside the figure it says when the library has a newer version. */

const asked = document.body.dataset.status ?? "";
const said = asked ? await fetch(asked).then((answer) => (answer.ok ? answer.json() : null), () => null) : null;
const newer = document.getElementById("newer");
if (newer) newer.hidden = !said?.newer;
document.documentElement.dataset.ready = "";
