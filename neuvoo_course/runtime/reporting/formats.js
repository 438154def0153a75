/* An answer as the two versions of SCORM want it: 1.2 RTE 3.4.7, 2004 4th Edition RTE 4.2.9. No browser in here.
 *
 * Both leave out how long answering took: nobody is timed.
 */

const TEXT12 = 255;
const TEXT2004 = 250;
/** Of each what a platform must at least take (2004: smallest permitted maximum). */
const PATTERNS = 5;
const TEXTS = 10;

/** @typedef {[string, string | number]} Pair what to set, and to what */

/**
 * The values of an interaction in the order in which they must be set: id, type, then the rest.
 * @param {Answer} answer
 * @param {boolean} is2004
 * @returns {Pair[]}
 */
function interactionOf(answer, is2004) {
  const { id, type, weight, right, given } = answer;
  const patterns = right.map((parts) => patternOf(type, parts, is2004)).filter(Boolean);
  const said = responseOf(type, given, is2004);
  return [
    ["id", id],
    ["type", type],
    is2004 ? ["timestamp", localTime(answer.at)] : ["time", localTime(answer.at).slice(11)],
    ...patterns.slice(0, PATTERNS).map((text, index) => /** @type {Pair} */ (["correct_responses." + index + ".pattern", text])),
    ...pairOf("weighting", String(weight || "")),
    ...pairOf(is2004 ? "learner_response" : "student_response", said),
    ["result", resultFor(answer.share, is2004)],
    ...(is2004 ? pairOf("description", localized(answer.prompt, answer.language)) : []),
  ];
}

/**
 * What cannot be said in a version is left out.
 * @param {string} name
 * @param {string} value
 * @returns {Pair[]}
 */
const pairOf = (name, value) => (value ? [[name, value]] : []);

/**
 * Partly right has no word: 2004 takes the share, in 1.2 it counts as wrong, for its reports know few numbers there.
 * @param {number} share
 * @param {boolean} is2004
 */
function resultFor(share, is2004) {
  if (share === 1) return "correct";
  if (!is2004) return "wrong";
  return share ? String(Math.floor(share * 10000) / 10000) : "incorrect";
}

/**
 * In 2004 a number's lowest and highest value. The same word in two gaps is left out there: some platforms refuse it.
 * @param {string} type
 * @param {Part[]} parts
 * @param {boolean} is2004
 */
function patternOf(type, parts, is2004) {
  if (is2004 && type === "numeric") return parts.map(String).map(realOf).join("[:]");
  return is2004 && new Set(parts).size < parts.length ? "" : responseOf(type, parts, is2004);
}

/**
 * @param {string} type
 * @param {Part[]} parts
 * @param {boolean} is2004
 */
function responseOf(type, parts, is2004) {
  const texts = parts.map(String);
  if (type === "true-false") return is2004 ? texts[0] : texts[0][0];
  if (type === "numeric") return realOf(texts.length > 1 ? String((Number(texts[0]) + Number(texts[1])) / 2) : texts[0]);
  if (type === "fill-in") return is2004 ? texts.slice(0, TEXTS).map(text2004).join("[,]") : cut(plainLine(texts.join("; ")), TEXT12);
  return codes(parts, is2004);
}

/**
 * Numbers of the lock: as they are in 2004, as one character each in 1.2, which has 35 of them.
 * @param {Part[]} parts
 * @param {boolean} is2004
 */
function codes(parts, is2004) {
  const code = (/** @type {string} */ part) => (is2004 ? part : Number(part).toString(36));
  const coded = parts.map((part) => [part].flat().map(code));
  if (!is2004 && coded.flat().some((one) => one.length > 1)) return "";
  return coded.map((pair) => pair.join(is2004 ? "[.]" : ".")).join(is2004 ? "[,]" : ",");
}

/**
 * At most seven decimals, never an exponent; empty where it has too many digits.
 * @param {string} text
 */
function realOf(text) {
  const number = Number(Number(text).toFixed(7));
  return Math.abs(number) < 1e9 ? number.toFixed(7).replace(/\.?0+$/, "") : "";
}

/**
 * One line: a break ends a value in some platforms.
 * @param {string} text
 */
const plainLine = (text) => text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();

/**
 * What would be read as punctuation of the format is written otherwise.
 * @param {string} text
 */
const text2004 = (text) => cut(plainLine(text).replace(/\[([,.:])\]/g, "($1)").replace(/^\{/, "("), TEXT2004);

/**
 * @param {string} text
 * @param {string} language
 */
const localized = (text, language) => "{lang=" + language + "}" + text2004(text);

/**
 * Never through the middle of a character.
 * @param {string} text
 * @param {number} limit
 */
const cut = (text, limit) => text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, "");

/**
 * The time of the place where the learner is, without a zone: "2026-01-01T10:00:00".
 * @param {Date} at
 */
const localTime = (at) => new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
