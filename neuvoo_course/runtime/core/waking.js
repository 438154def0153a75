/* The activities have a script of their own, which comes only where there are some: most pages are text. What the page
 * about the course can do is in there, too.
 */

/**
 * How to wake a page's activities, once their script is there.
 * @type {(() => void) | undefined}
 */
let wake;

/** @param {() => void} mountAll */
const wakeWith = (mountAll) => void (wake = mountAll);

/** @type {Promise<unknown> | null} */
let reporting = null;

/** What an LMS gets beyond status and score has a script of its own: it comes once the first page shows. */
function wakeReporting() {
  if (visit.tracking.standard) reporting = reporting || loadScript(root + "reporting.js").catch(() => (reporting = null));
}

/** Without their script activities stay what they are without scripts: questions can be read, and their keys opened. */
async function wakeActivities() {
  const main = one("main");
  if (!one(".question,.activity,.self-check")) return;
  const { texts, language } = courseData();
  try {
    if (!wake) await loadScript(root + "activities.js");
    if (!texts.check) await loadScript(root + "activities." + language + ".js");
  } catch {
    return;
  }
  if (!texts.check) Object.assign(texts, /** @type {any} */ (window).neuvooWords);
  // Another page may have come meanwhile; it has been woken by itself.
  if (wake && one("main") === main) wake();
}
