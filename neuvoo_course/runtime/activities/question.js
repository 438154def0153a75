/* A question of choice: single, multiple, true or false. As practice it is checked at once and never scored. */

const WRONG = 1;
const PARTLY = 2;
const RIGHT = 3;

/** @type {Record<number, string>} */
const VERDICTS = { 1: "wrong", 2: "partly", 3: "right" };

/** @typedef {{form: HTMLElement, inputs: HTMLInputElement[], result: HTMLElement, key: HTMLElement, name: string}} Question */

/**
 * A kind that this version does not know is left as it is without scripts.
 * @param {HTMLElement} form
 * @returns {Question[]}
 */
function questionIn(form) {
  const key = one(".key", form);
  if (!key || !/^(single|multiple|truefalse)$/.test(form.dataset.kind || "")) return [];
  form.addEventListener("submit", (event) => event.preventDefault());
  key.hidden = true;
  const result = element("div", { class: "result" });
  key.before(result);
  const inputs = /** @type {HTMLInputElement[]} */ (all("input", form));
  return [{ form, inputs, result, key, name: nameOf(courseData(), form.dataset.question || "") }];
}

/** @param {Question} question */
function mountPractice(question) {
  const { form, result, name } = question;
  const tries = Number(form.dataset.tries) || Infinity;
  let used = 0;
  result.setAttribute("role", "status");
  result.before(element("button", { class: "check" }, words("check")));
  const earlier = answerOf(visit.state, name, revisionOf(question));
  if (earlier) result.append(verdict(VERDICTS[earlier], words("earlier", { result: words(VERDICTS[earlier]) })));
  form.addEventListener("change", () => clear(question));
  form.addEventListener("submit", () => {
    if (used >= tries) return;
    if (!isAnswered(question)) return askFor(question);
    const outcome = showFeedback(question);
    noteAnswer(visit.state, name, revisionOf(question), outcome);
    if (outcome !== RIGHT && ++used >= tries) reveal(question);
    else if (outcome !== RIGHT) result.append(...triesLeft(tries - used));
    report();
  });
}

/** @param {Question} question */
const isAnswered = ({ inputs }) => inputs.some((input) => input.checked);

/** @param {Question} question */
const revisionOf = ({ form }) => Number(form.dataset.revision);

/**
 * Right when exactly the correct options are chosen.
 * @param {Question} question
 */
function judge({ inputs, key }) {
  const wrong = inputs.filter((input) => input.checked !== isCorrect(key, input)).length;
  if (!wrong) return RIGHT;
  return inputs.some((input) => input.checked && isCorrect(key, input)) ? PARTLY : WRONG;
}

/** @param {HTMLInputElement} input */
const entryOf = (input) => "[data-option='" + input.value + "']";

/**
 * @param {HTMLElement} key
 * @param {HTMLInputElement} input
 */
const isCorrect = (key, input) => one(entryOf(input) + "[data-correct]", key) !== null;

/**
 * The verdict in words, what belongs to each chosen option beside it, and the explanation.
 * @param {Question} question
 */
function showFeedback(question) {
  const { inputs, result, key } = question;
  const outcome = judge(question);
  clear(question);
  for (const input of inputs.filter((input) => input.checked)) showBeside(question, input);
  result.append(verdict(VERDICTS[outcome], words(VERDICTS[outcome])), ...copyOf(".explanation", key));
  return outcome;
}

/**
 * @param {Question} question
 * @param {HTMLInputElement} input
 */
function showBeside({ form, key }, input) {
  const kind = isCorrect(key, input) ? "right" : "wrong";
  const [text = element("div", { class: "feedback" })] = copyOf(entryOf(input) + " .feedback", key);
  text.classList.add(kind);
  text.id = form.id + "-feedback-" + input.value;
  text.prepend(verdict(kind, words(kind)));
  input.setAttribute("aria-describedby", text.id);
  (input.closest(".option") || input).after(text);
}

/**
 * @param {string} selector
 * @param {HTMLElement} within
 */
const copyOf = (selector, within) => all(selector, within).map((found) => /** @type {HTMLElement} */ (found.cloneNode(true)));

/**
 * @param {string} kind right, partly or wrong: never told by colour alone
 * @param {string} text
 */
const verdict = (kind, text) => element("p", { class: "verdict " + kind }, text);

/** @param {Question} question */
function clear({ inputs, result, form }) {
  result.replaceChildren();
  for (const text of all(".options .feedback", form)) text.remove();
  for (const input of inputs) input.removeAttribute("aria-describedby");
}

/** @param {Question} question */
function askFor(question) {
  clear(question);
  question.result.append(verdict("missing", words("choose")));
  question.inputs[0].focus();
}

/**
 * No more tries: the whole key is shown, and the choice stays as it is.
 * @param {Question} question
 */
function reveal({ inputs, result, key, form }) {
  for (const input of inputs) input.disabled = true;
  // Not disabled for real: the focus is on it.
  for (const button of all(".check", form)) button.setAttribute("aria-disabled", "true");
  result.append(element("p", {}, words("answer")));
  key.hidden = false;
  key.setAttribute("open", "");
}

/** @param {number} left */
const triesLeft = (left) => (left < Infinity ? [element("p", {}, words("tries", { left }))] : []);
