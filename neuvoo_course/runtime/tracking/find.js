/* Finding the LMS's API: in a parent, or where the window was opened from. It may appear later than the page. */

const LOOK_MS = 500;

/** @param {number} [looks] how often to look again: for ten seconds */
function findTracking(looks = 20) {
  const api2004 = findApi("API_1484_11");
  if (api2004) return scorm(api2004, SCORM2004);
  const api12 = findApi("API");
  if (api12) return scorm(api12, SCORM12);
  return looks && mayComeLate() ? lateTracking(looks) : noTracking();
}

/** A page in a window of its own that nobody opened has no LMS to wait for. */
const mayComeLate = () => window.parent !== window || window.opener;

/**
 * Until the API is there, or given up, nothing is read or kept, since nobody knows who is learning.
 * @param {number} looks
 * @returns {Tracking}
 */
function lateTracking(looks) {
  setTimeout(() => {
    visit.tracking = findTracking(looks - 1);
    save();
  }, LOOK_MS);
  return { ...noTracking(), start: () => words("looking") };
}

/** @param {string} name */
function findApi(name) {
  return (
    searchUp(window, name) ||
    searchUp(window.opener, name) ||
    searchUp(attempt(() => /** @type {Window} */ (window.top).opener, null), name)
  );
}

/**
 * A window of another host throws at the first touch, but a parent above it may be ours again.
 * @param {Window | null} from
 * @param {string} name
 */
function searchUp(from, name) {
  for (let level = 0, view = from; view && level < 500; level++) {
    const here = view;
    const api = attempt(() => /** @type {any} */ (here)[name], null);
    if (api) return api;
    view = here.parent === here ? null : here.parent;
  }
  return null;
}
