/* The activities have a script of their own, which comes only where there are some: most pages are text. What the page
 * about the course can do is in there, too. A page of another kind names its script itself.
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
  if (!main) return;
  // Run anew each time such a page is shown.
  if (main.dataset.script) loadScript(root + main.dataset.script).catch(() => {});
  if (!one(".question,.activity,.self-check,.terms")) return;
  const isReady = await loadActivities().then(() => true, () => false); // prettier-ignore
  // Keys were out of sight until it was known whether somebody will guard them.
  main.classList.add("awake");
  // Another page may have come meanwhile; it has been woken by itself.
  if (wake && isReady && one("main") === main) wake();
}

async function loadActivities() {
  const { texts, language } = courseData();
  if (!wake) await loadScript(root + "activities.js");
  if (texts.check) return;
  await loadScript(root + "activities." + language + ".js");
  Object.assign(texts, /** @type {any} */ (window).neuvooWords);
}
