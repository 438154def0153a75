/* A question, however it is answered. As practice it is checked at once and never scored. */

const WRONG = 1;
const PARTLY = 2;
const RIGHT = 3;

/** @type {Record<number, string>} */
const VERDICTS = { 1: "wrong", 2: "partly", 3: "right" };

/**
 * @typedef {{outcome: number, right: number, total: number}} Judgement parts that are right, of how many; points go by these
 * @typedef {object} Task how a question is answered
 * @property {string} ask what is said while an answer is missing
 * @property {() => boolean} isAnswered
 * @property {() => HTMLElement | null} missing where to go on answering
 * @property {() => Judgement} judge
 * @property {() => void} show what is right and wrong, beside each part
 * @property {() => void} clear what was shown
 * @property {(isOff: boolean) => void} freeze
 * @property {(attempt: number) => void} reset to no answer, what may be in another order in the order of this attempt
 * @property {() => Vector} pack what is chosen; 0 is nothing
 * @property {(packed: Vector) => void} unpack
 * @property {() => string[]} texts what is typed
 * @property {() => Said} response for the LMS
 * @property {(texts: string[]) => void} type
 * @typedef {Task & {form: HTMLElement, result: HTMLElement, key: HTMLElement, name: string, objective: string}} Question
 */

/** @type {Record<string, (form: HTMLElement, key: HTMLElement, name: string) => Task>} */
const TASKS = {
  single: choiceIn,
  multiple: choiceIn,
  truefalse: choiceIn,
  matching: fieldsIn,
  gap: fieldsIn,
  numeric: fieldsIn,
  ordering: orderingIn,
};

/**
 * A kind that this version does not know is left as it is without scripts.
 * @param {HTMLElement} form
 * @returns {Question[]}
 */
function questionIn(form) {
  const key = one(".key", form);
  const taskIn = TASKS[form.dataset.kind || ""];
  if (!key || !taskIn) return [];
  form.addEventListener("submit", (event) => event.preventDefault());
  key.hidden = true;
  const result = element("div", { class: "result" });
  key.before(result);
  const name = nameOf(courseData(), form.dataset.question || "");
  return [{ form, result, key, name, objective: form.dataset.objective || "", ...taskIn(form, key, name) }];
}

/** @param {Question} question */
function mountPractice(question) {
  const { form, result, name } = question;
  const tries = Number(form.dataset.tries) || Infinity;
  let used = 0;
  result.setAttribute("role", "status");
  result.before(element("button", said({ class: "check" }), words("check")));
  const earlier = answerOf(visit.state, name, revisionOf(question));
  if (earlier) result.append(verdict(VERDICTS[earlier], words("earlier", { result: words(VERDICTS[earlier]) })));
  form.addEventListener("input", () => clear(question));
  form.addEventListener("submit", () => {
    if (used >= tries) return;
    if (!question.isAnswered()) return askFor(question);
    const judgement = showFeedback(question);
    const { outcome } = judgement;
    noteResponse(question, judgement, 0);
    noteAnswer(visit.state, name, revisionOf(question), outcome);
    if (outcome !== RIGHT && ++used >= tries) reveal(question);
    else if (outcome !== RIGHT) result.append(...triesLeft(tries - used));
    report();
  });
}

/** @param {Question} question */
const revisionOf = ({ form }) => Number(form.dataset.revision);

/**
 * @param {boolean[]} marks of each part
 * @returns {Judgement}
 */
function judgeParts(marks) {
  const right = marks.filter(Boolean).length;
  return { outcome: right === marks.length ? RIGHT : right ? PARTLY : WRONG, right, total: marks.length };
}

/**
 * The verdict in words, what belongs to each part of the answer, and the explanation.
 * @param {Question} question
 */
function showFeedback(question) {
  const { result, key } = question;
  const judgement = question.judge();
  clear(question);
  const kind = VERDICTS[judgement.outcome];
  result.append(verdict(kind, words(kind)), ...partsRight(judgement));
  question.show();
  result.append(...copyOf(".explanation", key));
  return judgement;
}

/** @param {Judgement} judgement */
const partsRight = ({ outcome, right, total }) =>
  outcome === PARTLY && total > 1 ? [element("p", said(), words("parts", { right, total }))] : [];

/**
 * @param {string} selector
 * @param {HTMLElement} within
 */
const copyOf = (selector, within) => all(selector, within).map((found) => /** @type {HTMLElement} */ (found.cloneNode(true)));

/**
 * @param {string} kind right, partly or wrong: never told by colour alone
 * @param {string} text
 */
const verdict = (kind, text) => element("p", said({ class: "verdict " + kind }), text);

/**
 * A verdict on one part, in its line.
 * @param {boolean} isRight
 */
function mark(isRight) {
  const kind = VERDICTS[isRight ? RIGHT : WRONG];
  return element("span", said({ class: "mark verdict " + kind }), words(kind));
}

/** @param {HTMLElement} form */
const removeMarks = (form) => all(".mark", form).forEach((found) => found.remove());

/** @param {Question} question */
function clear(question) {
  question.result.replaceChildren();
  question.clear();
}

/** @param {Question} question */
function askFor(question) {
  clear(question);
  question.result.append(verdict("missing", words(question.ask)));
  focusIn(question);
}

/** @param {Question} question */
function focusIn(question) {
  const place = question.missing();
  if (place) place.focus();
}

/**
 * No more tries: the whole key is shown, and the answer stays as it is.
 * @param {Question} question
 */
function reveal({ freeze, result, key, form }) {
  freeze(true);
  // Not disabled for real: the focus is on it, or was on what is off now.
  for (const button of all(".check", form)) {
    button.setAttribute("aria-disabled", "true");
    button.focus();
  }
  result.append(element("p", said(), words("answer")));
  key.hidden = false;
  key.setAttribute("open", "");
}

/** @param {number} left */
const triesLeft = (left) => (left < Infinity ? [element("p", said(), words("tries", { left }))] : []);
