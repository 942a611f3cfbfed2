// @ts-check
/** Mouse and touch on the canvas: click selects, double click unfolds, hovering tells, the wheel scrolls or zooms. */

/** @typedef {import("./picture.js").Picture} Picture */

const WAIT = 200; // ms of resting on a name before it tells more

/** @param {Picture} picture */
export function listen(picture) {
  scrolling(picture);
  tapping(picture);
  hovering(picture);
}

/** @param {Picture} picture */
function scrolling(picture) {
  const { scroll } = picture;
  scroll.addEventListener("scroll", () => picture.follow());
  scroll.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = scroll.getBoundingClientRect();
    picture.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - box.left, y: event.clientY - box.top });
  }, { passive: false });
}

/** @param {Picture} picture */
function tapping(picture) {
  const { cy, asked } = picture;
  cy.on("tap", (/** @type {any} */ event) => { if (event.target === cy) asked.select(null); });
  cy.on("tap", "node[label]", (/** @type {any} */ event) => asked.select(event.target.id()));
  cy.on("tap", "node.more", (/** @type {any} */ event) => asked.unfold(event.target.data("of")));
  cy.on("dbltap", "node[label]", (/** @type {any} */ event) => asked.unfold(event.target.id()));
  cy.on("tap", "edge", (/** @type {any} */ event) => {
    const link = picture.scene?.links.find((l) => l.id === event.target.id());
    if (link) asked.link(link);
  });
}

/** @param {Picture} picture */
function hovering(picture) {
  const { cy } = picture;
  let timer = 0;
  cy.on("mouseover", "node[label], node.more, edge", (/** @type {any} */ event) => {
    picture.place.classList.add("pointing");
    if (event.target.isEdge()) event.target.addClass("hover");
    if (!event.target.isNode() || event.target.hasClass("more")) return;
    timer = window.setTimeout(() => picture.hover(event.target.id()), WAIT);
  });
  const leave = () => {
    picture.place.classList.remove("pointing");
    window.clearTimeout(timer);
    cy.edges(".hover").removeClass("hover");
    if (picture.hovered) picture.hover(null);
  };
  cy.on("mouseout", "node[label], node.more, edge", leave);
  picture.place.addEventListener("mouseleave", leave);
}
