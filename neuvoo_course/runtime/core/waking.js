/* The activities have a script of their own, which comes only where there are some: most pages are text. What the page
 * about the course can do is in there, too.
 */

/**
 * How to wake a page's activities, once their script is there.
 * @type {(() => void) | undefined}
 */
let wake;
let isWakingUp = false;

/** @param {() => void} mountAll */
function wakeWith(mountAll) {
  wake = mountAll;
  wake();
}

/** Without the script a question stays what it is without scripts: it can be read, and its key opened. */
async function wakeActivities() {
  if (wake) return wake();
  if (isWakingUp || !one("form.question, .self-check")) return;
  isWakingUp = true;
  await loadScript(root + "activities.js").catch(() => {});
  isWakingUp = false;
}
