/* Options to choose from: single, multiple, true or false. Right when exactly the correct ones are chosen. */

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} key
 * @returns {Task}
 */
function choiceIn(form, key) {
  const inputs = /** @type {HTMLInputElement[]} */ (all("input", form));
  const chosen = () => inputs.filter((input) => input.checked);
  return {
    ask: "choose",
    isAnswered: () => chosen().length > 0,
    missing: () => inputs[0],
    judge: () => judgeChoice(inputs, key),
    show: () => chosen().forEach((input) => (input.type === "radio" ? showBelow : showBeside)(form, key, input)),
    clear: () => clearChoice(form, inputs),
    freeze: (isOff) => inputs.forEach((input) => (input.disabled = isOff)),
    reset: () => inputs.forEach((input) => (input.checked = false)),
    pack: () => chosen().reduce((packed, input) => withEntry(packed, 1, Number(input.value) - 1, 1), 0n),
    unpack: (packed) => inputs.forEach((input) => (input.checked = entryAt(packed, 1, Number(input.value) - 1) === 1)),
    texts: () => [],
    response: () => choiceResponse(form, inputs, key),
    type: () => {},
  };
}

/**
 * @param {HTMLInputElement[]} inputs
 * @param {HTMLElement} key
 * @returns {Judgement}
 */
function judgeChoice(inputs, key) {
  const wrong = inputs.filter((input) => input.checked !== isCorrect(key, input)).length;
  const some = inputs.some((input) => input.checked && isCorrect(key, input));
  return { outcome: !wrong ? RIGHT : some ? PARTLY : WRONG, right: wrong ? 0 : 1, total: 1 };
}

/** @param {HTMLInputElement} input */
const entryOf = (input) => "[data-option='" + input.value + "']";

/**
 * @param {HTMLElement} key
 * @param {HTMLInputElement} input
 */
const isCorrect = (key, input) => one(entryOf(input) + "[data-correct]", key) !== null;

/**
 * Of one option alone: the verdict on it is the verdict on the question, and is told once.
 * @param {HTMLElement} form
 * @param {HTMLElement} key
 * @param {HTMLInputElement} input
 */
function showBelow(form, key, input) {
  const result = one(".result", form);
  if (result) result.append(...copyOf(entryOf(input) + " .feedback", key));
}

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} key
 * @param {HTMLInputElement} input
 */
function showBeside(form, key, input) {
  const kind = isCorrect(key, input) ? "right" : "wrong";
  const [text = element("div", { class: "feedback" })] = copyOf(entryOf(input) + " .feedback", key);
  text.classList.add(kind);
  text.id = form.id + "-feedback-" + input.value;
  text.prepend(verdict(kind, words(kind)));
  input.setAttribute("aria-describedby", text.id);
  (input.closest(".option") || input).after(text);
}

/**
 * @param {HTMLElement} form
 * @param {HTMLInputElement[]} inputs
 */
function clearChoice(form, inputs) {
  for (const text of all(".options .feedback", form)) text.remove();
  for (const input of inputs) input.removeAttribute("aria-describedby");
}

/**
 * Of true and false the first option stands for true.
 * @param {HTMLElement} form
 * @param {HTMLInputElement[]} inputs
 * @param {HTMLElement} key
 * @returns {Said}
 */
function choiceResponse(form, inputs, key) {
  const [given, right] = [inputs.filter((input) => input.checked), inputs.filter((input) => isCorrect(key, input))];
  const isTrue = (/** @type {HTMLInputElement[]} */ chosen) => [String(chosen.includes(inputs[0]))];
  if (form.dataset.kind === "truefalse") return { type: "true-false", given: isTrue(given), right: [isTrue(right)] };
  const values = (/** @type {HTMLInputElement[]} */ chosen) => chosen.map((input) => input.value);
  return { type: "choice", given: values(given), right: [values(right)] };
}
