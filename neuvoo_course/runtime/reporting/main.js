/* What an LMS gets beyond status and score, and the button that leaves it. Comes once the first page shows. */

const ask = /** @type {Ask} */ (visit.tracking.ask);
const is2004 = () => visit.tracking.standard === "SCORM 2004";

/** Whether the LMS has saved what it was told last. */
let isSaved = false;
let lastSaved = visit.savedAt;

/** Optional in SCORM 1.2, so that nothing that is refused here is trouble. */
visit.tellMore = () => {
  isSaved = visit.savedAt !== lastSaved;
  lastSaved = visit.savedAt;
  tellObjectives();
  if (courseData().report) tellAnswers();
};

/**
 * Whether the first of the values was taken; where that is an id nothing else would be.
 * @param {string} at
 * @param {Pair[]} pairs
 */
function tellAll(at, [first, ...rest]) {
  const tell = (/** @type {Pair} */ [name, value]) => ask("SetValue", at + name, value) === "true";
  return first && tell(first) && (rest.forEach(tell), true);
}

/** The words of this script come in a file for each language, too. */
async function takeWords() {
  const { language, texts } = courseData();
  if (!texts.leave) {
    await loadScript(root + "reporting." + language + ".js").catch(() => {});
    // Another language may have come meanwhile; it takes its own.
    if (courseData().texts === texts) Object.assign(texts, /** @type {any} */ (window).neuvooReportingWords);
  }
  if (courseData().texts.leave) offerLeaving();
}

new MutationObserver(takeWords).observe(document.documentElement, { attributeFilter: ["lang"] });
takeWords();
// Modules are told by their titles.
hasContents().then(save);
