// @ts-check
/** JSON the server put into the page. */

/**
 * The data of one island.
 * @param {string} id
 * @returns {any}
 */
export function island(id) {
  const found = document.getElementById(id);
  return found && found.textContent ? JSON.parse(found.textContent) : {};
}
