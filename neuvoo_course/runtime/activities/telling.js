/* Single answers for the LMS, where the course says so: as neutral records, which reporting.js puts into its formats.
 * They wait in memory alone, so that nothing typed is kept anywhere.
 */

/**
 * @typedef {string | [string, string]} Part a number of the lock, a text, or a pair of numbers
 *
 * @typedef {object} Said
 * @property {string} type in SCORM's words
 * @property {Part[]} given
 * @property {Part[][]} right every answer that is right; of a number its lowest and highest value
 *
 * @typedef {object} About
 * @property {string} id
 * @property {number} share of the answer that is right, 0 to 1
 * @property {number} weight
 * @property {string} prompt
 * @property {string} language of the prompt
 * @property {Date} at
 *
 * @typedef {Said & About} Answer
 */

/** More than this is not kept for an LMS that is away. */
const ANSWERS_KEPT = 250;

/**
 * @param {Question} question
 * @param {Judgement} judgement
 * @param {number} weight points; none for practice
 */
function noteResponse({ form, response }, { right, total }, weight) {
  if (courseData().report !== "answers" || visit.answers.length >= ANSWERS_KEPT) return;
  const prompt = /** @type {HTMLElement} */ (one(".prompt", form));
  const language = /** @type {HTMLElement} */ (form.closest("[lang]")).lang;
  const id = interactionId(form.dataset.question || "");
  visit.answers.push({ ...response(), id, share: right / total, weight, prompt: prompt.textContent || "", language, at: new Date() });
}

/**
 * The same in every language and release: "question-3", "helsinki-question-3".
 * @param {string} place
 */
function interactionId(place) {
  const [owner, number] = place.split(".").map(Number);
  return [courseData().owners[owner], "question", number].filter(Boolean).join("-");
}
