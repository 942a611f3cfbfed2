// @ts-check
/** A window that becomes another size: only a real change is told. */

/** @param {HTMLElement} place @param {(wider: boolean) => void} act `wider`: its width is another */
export function whenResized(place, act) {
  let seen = { width: place.clientWidth, height: place.clientHeight };
  new ResizeObserver(() => {
    const now = { width: place.clientWidth, height: place.clientHeight }, before = seen;
    seen = now;
    if (now.width !== before.width || now.height !== before.height) act(now.width !== before.width);
  }).observe(place);
}
