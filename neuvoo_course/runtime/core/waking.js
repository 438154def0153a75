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

/** Without their script activities stay what they are without scripts: questions can be read, and their keys opened. */
async function wakeActivities() {
  const main = one("main");
  const { texts, language } = courseData();
  try {
    // It runs anew whenever the search page is shown.
    if (one(".search")) await loadScript(root + "search.js");
    if (!one(".question,.activity,.self-check")) return;
    if (!wake) await loadScript(root + "activities.js");
    if (!texts.check) await loadScript(root + "activities." + language + ".js");
  } catch {
    return;
  }
  if (!texts.check) Object.assign(texts, /** @type {any} */ (window).neuvooWords);
  // Another page may have come meanwhile; it has been woken by itself.
  if (wake && one("main") === main) wake();
}
