/* The activities have a script of their own, which comes only where there are some: most pages are text. */

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
  if (!one("form.question,.activity")) return;
  const { texts, language } = courseData();
  const isComplete = await attemptLater(async () => {
    if (!wake) await loadScript(root + "activities.js");
    if (!texts.check) await loadScript(root + "activities." + language + ".js");
  });
  Object.assign(texts, texts.check ? {} : /** @type {any} */ (window).neuvooWords);
  // Another page may have come meanwhile; it has been woken by itself.
  if (isComplete && wake && one("main") === main) wake();
}

/**
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether it came to its end
 */
const attemptLater = (work) => work().then(() => true, () => false);
