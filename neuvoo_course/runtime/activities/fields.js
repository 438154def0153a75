/* Fields to fill in, each right or wrong by itself: matching and gaps (chosen or typed), a number. */

/** @typedef {HTMLSelectElement | HTMLInputElement} Field */

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} key
 * @param {string} name
 * @returns {Task}
 */
function fieldsIn(form, key, name) {
  const fields = /** @type {Field[]} */ (all(".options [data-part]", form));
  const typed = fields.filter((field) => !isSelect(field));
  const missing = () => fields.find((field) => !isFilled(field, key));
  return {
    ask: form.dataset.kind === "numeric" ? "number" : "fill",
    isAnswered: () => !missing(),
    missing: () => missing() || fields[0],
    judge: () => judgeParts(fields.map((field) => isRight(field, key))),
    show: () => fields.length > 1 && fields.forEach((field) => showMark(form, field, isRight(field, key))),
    clear: () => clearFields(form, fields),
    freeze: (isOff) => fields.forEach((field) => (field.disabled = isOff)),
    reset: (attempt) => fields.forEach((field) => resetField(field, name + ":" + attempt, attempt)),
    pack: () => fields.filter(isSelect).reduce((packed, field) => withEntry(packed, 8, partOf(field) - 1, Number(field.value)), 0n),
    unpack: (packed) => fields.filter(isSelect).forEach((field) => chooseIn(field, entryAt(packed, 8, partOf(field) - 1))),
    texts: () => typed.map((field) => field.value),
    response: () => fieldsResponse(form, fields, key),
    type: (texts) => typed.forEach((field, index) => (field.value = texts[index] || "")),
  };
}

/** @param {HTMLElement} part */
const partOf = (part) => Number(part.dataset.part);

/** @param {Field} field */
const isSelect = (field) => field.tagName === "SELECT";

/**
 * @param {Field} field
 * @param {HTMLElement} key
 */
const entryFor = (field, key) => /** @type {HTMLElement} */ (one("[data-part='" + partOf(field) + "']", key));

/**
 * @param {Field} field
 * @param {HTMLElement} key
 */
function isFilled(field, key) {
  return "value" in entryFor(field, key).dataset ? !isNaN(numberIn(field.value)) : field.value.trim() !== "";
}

/**
 * @param {Field} field
 * @param {HTMLElement} key
 */
function isRight(field, key) {
  const entry = entryFor(field, key);
  const { answer, value, tolerance } = entry.dataset;
  if (answer) return field.value === answer;
  // A little more, for tenths are not exact in here.
  if (value) return Math.abs(numberIn(field.value) - Number(value)) <= Number(tolerance) + 1e-9;
  return all(".accepted", entry).some((accepted) => plainText(accepted.textContent || "") === plainText(field.value));
}

/**
 * Case and space do not matter.
 * @param {string} text
 */
const plainText = (text) => text.normalize().trim().replace(/\s+/g, " ").toLowerCase();

/**
 * A number with a comma or a point, and spaces between thousands.
 * @param {string} text
 */
function numberIn(text) {
  const digits = text.replace(/\s/g, "").replace(",", ".").replace(/[−–]/, "-");
  return digits ? Number(digits) : NaN;
}

/**
 * @param {HTMLElement} form
 * @param {Field} field
 * @param {boolean} isRight
 */
function showMark(form, field, isRight) {
  const shown = mark(isRight);
  shown.id = "m" + form.id + "-" + partOf(field);
  field.setAttribute("aria-describedby", shown.id);
  field.after(shown);
}

/**
 * @param {HTMLElement} form
 * @param {Field[]} fields
 */
function clearFields(form, fields) {
  removeMarks(form);
  for (const field of fields) field.removeAttribute("aria-describedby");
}

/**
 * An option that is there no more is no answer.
 * @param {Field} field
 * @param {number} number
 */
function chooseIn(field, number) {
  field.value = String(number || "");
  if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
}

/**
 * @param {Field} field
 * @param {string} seed
 * @param {number} attempt the first has the order of the page
 */
function resetField(field, seed, attempt) {
  if (attempt && field instanceof HTMLSelectElement) field.append(...shuffled([...field.options].slice(1), (one) => one.value, seed));
  field.value = "";
}

/**
 * All chosen is matching; with something typed it is filling in, of what is chosen the words.
 * @param {HTMLElement} form
 * @param {Field[]} fields
 * @param {HTMLElement} key
 * @returns {Said}
 */
function fieldsResponse(form, fields, key) {
  const keys = fields.map((field) => entryFor(field, key));
  if (form.dataset.kind === "numeric") return numberResponse(fields[0], keys[0]);
  if (!fields.every(isSelect)) return { type: "fill-in", given: fields.map(filledIn), right: accepted(keys) };
  const pairs = (/** @type {(index: number) => string} */ value) =>
    fields.map((field, index) => /** @type {[string, string]} */ ([String(partOf(field)), value(index)]));
  return { type: "matching", given: pairs((index) => fields[index].value), right: [pairs((index) => keys[index].dataset.answer || "")] };
}

/**
 * @param {Field} field
 * @param {HTMLElement} entry
 * @returns {Said}
 */
function numberResponse(field, { dataset }) {
  const [value, tolerance] = [Number(dataset.value), Number(dataset.tolerance)];
  return { type: "numeric", given: [String(numberIn(field.value))], right: [[String(value - tolerance), String(value + tolerance)]] };
}

/** @param {Field} field */
const filledIn = (field) => (field instanceof HTMLSelectElement ? field.selectedOptions[0].text : field.value);

/**
 * Each word that is right for some gap once, beside the first ones of the others.
 * @param {HTMLElement[]} keys
 */
function accepted(keys) {
  const lists = keys.map((entry) => all(".accepted", entry).map((word) => word.textContent || ""));
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.map((list) => list[index] || list[0]));
}
