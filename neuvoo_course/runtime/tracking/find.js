/* Finding the LMS's API: in a parent, or where the window was opened from. */

function findTracking() {
  const api2004 = findApi("API_1484_11");
  if (api2004) return scorm(api2004, SCORM2004);
  const api12 = findApi("API");
  return api12 ? scorm(api12, SCORM12) : noTracking();
}

/** @param {string} name */
function findApi(name) {
  return (
    searchUp(window, name) ||
    searchUp(attempt(() => window.opener, null), name) ||
    searchUp(attempt(() => window.top && window.top.opener, null), name)
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
