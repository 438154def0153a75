/* The saved state: parse, print, merge, and what it says of a page, question or test. No browser in here.
 *
 * In memory an entry is known by a name: its owner, a dot, its number in base 36 ("helsinki.5"). The text holds indices
 * into its own list of owners instead, so states of packages with other owners mix.
 */

/**
 * @typedef {object} State
 * @property {number} version
 * @property {Map<string, string>} fields by key, as in the text; p and a with names; those this version does not know, too
 * @property {Map<string, Vector>} vectors by kind and owner: "v" + owner, "q" + owner, "t" + owner, "u" + owner
 */

/** SCORM 1.2 allows 4,096 characters, and some platforms count one less. */
const STATE_LIMIT = 4096;

/** @type {Record<string, number>} */
const WIDTHS = { v: 1, q: 4, t: 16, u: 16 };

/** @returns {State} */
const emptyState = () => ({ version: 1, fields: new Map(), vectors: new Map() });

/** @param {string} text */
const fromBase36 = (text) => parseInt(text, 36) || 0;

/**
 * @param {State} state
 * @param {string} key
 */
const field = (state, key) => state.fields.get(key) || "";

/**
 * @param {State} state
 * @param {string} key
 */
const vectorIn = (state, key) => state.vectors.get(key) || 0n;

/** @param {State} state */
const sessionOf = (state) => fromBase36(field(state, "s"));

/**
 * What was once reached: 1 completed, 2 passed.
 * @param {State} state
 */
const doneIn = (state) => fromBase36(field(state, "d")) & 3;

/**
 * The day it was completed on, in days since 2020; 0 where that is not known.
 * @param {State} state
 */
const dayIn = (state) => fromBase36(field(state, "c"));

/**
 * @param {State} state
 * @param {string} key
 * @param {number} value
 */
const setNumber = (state, key, value) => state.fields.set(key, value ? value.toString(36) : "");

// Reading and printing

/**
 * Never throws: what cannot be read is left out.
 * @param {string} text
 */
function parseState(text) {
  const [version, ...rest] = text.split(";");
  const state = emptyState();
  if (!/^[1-9]\d?$/.test(version)) return state;
  state.version = Number(version);
  const fields = new Map(rest.map(splitField));
  const owners = (fields.get("o") || "").split(",");
  fields.delete("o");
  for (const [key, value] of fields) readField(state, owners, key, value);
  return state;
}

/**
 * @param {string} text
 * @returns {[string, string]}
 */
function splitField(text) {
  const [key, ...value] = text.split("=");
  return [key, value.join("=")];
}

/**
 * @param {State} state
 * @param {string[]} owners
 * @param {string} key
 * @param {string} value
 */
function readField(state, owners, key, value) {
  const owner = (/** @type {string} */ index) => owners[parseInt(index, 36)] ?? "?";
  const vector = readVector(value);
  if (!/^[vqtu][0-9a-z]+$/.test(key)) state.fields.set(key, changeOwners(key, value, owner));
  else if (vector) state.vectors.set(key[0] + owner(key.slice(1)), vector);
}

/**
 * A place, and the answers in hand, with other words for their owners.
 * @param {string} key
 * @param {string} value
 * @param {(owner: string) => string} change
 */
function changeOwners(key, value, change) {
  if (key !== "p" && key !== "a") return value;
  return value.replace(/([^!:,]*)(\.[0-9a-z]+(?![^!:,]))/g, (_, owner, number) => change(owner) + number);
}

/** @param {State} state */
function printState(state) {
  const owners = [""];
  const index = (/** @type {string} */ owner) => {
    if (!owners.includes(owner)) owners.push(owner);
    return owners.indexOf(owner).toString(36);
  };
  const fields = [...state.fields].sort().map(([key, value]) => [key, changeOwners(key, value, index)]);
  const vectors = [...state.vectors].sort().map(([key, value]) => [key[0] + index(key.slice(1)), printVector(value)]);
  const texts = [...fields, ...vectors].filter(([, value]) => value).map((pair) => pair.join("="));
  return [state.version, ...texts, "o=" + owners].join(";");
}

/**
 * The text for an LMS: never what was typed (w), and where it would not fit, without the answers of a test in hand, too;
 * the browser's copy keeps those.
 * @param {State} state
 */
function fitState(state) {
  const text = printState(without(state, "w"));
  return text.length < STATE_LIMIT ? text : printState(without(state, "aw"));
}

/**
 * @param {State} state
 * @param {string} keys each a letter
 */
const without = (state, keys) => ({ ...state, fields: new Map([...state.fields].filter(([key]) => !keys.includes(key))) });

// Merging

/**
 * Commutative, idempotent, and nothing done is lost.
 * @param {State} one
 * @param {State} other
 * @param {number} [ahead] how far `other` is newer than `one`
 * @returns {State}
 */
function mergeStates(one, other, ahead = sessionOf(other) - sessionOf(one)) {
  const merged = {
    version: Math.max(one.version, other.version),
    fields: ahead ? fieldsOf(ahead < 0 ? [other, one] : [one, other]) : largerFields(one, other),
    vectors: new Map([...one.vectors, ...other.vectors]),
  };
  setNumber(merged, "d", doneIn(one) | doneIn(other));
  setNumber(merged, "c", Math.min(dayIn(one) || dayIn(other), dayIn(other) || dayIn(one)));
  setNumber(merged, "s", Math.max(sessionOf(one), sessionOf(other)));
  for (const key of merged.vectors.keys()) {
    merged.vectors.set(key, joinVectors(vectorIn(one, key), vectorIn(other, key), WIDTHS[key[0]], JOINS[key[0]]));
  }
  return merged;
}

/**
 * The newer state's fields, and what only the older one has; but a test that is no longer in hand is in nobody's.
 * @param {State[]} states
 */
const fieldsOf = ([older, newer]) => new Map([...older.fields, ...newer.fields, ["a", field(newer, "a")]]);

/**
 * Of two states that are equally new, field by field: any rule will do that does not ask which one comes first.
 * @param {State} one
 * @param {State} other
 */
function largerFields(one, other) {
  return new Map([...one.fields, ...[...other.fields].filter(([key, text]) => text > field(one, key))]);
}

/** @type {Record<string, (a: number, b: number) => number>} */
const JOINS = { v: (a, b) => a | b, q: betterAnswer, t: betterTest, u: Math.max };

/**
 * Revisions are kept modulo 4 and compared round the clock: 0 is newer than 3.
 * @param {number} a
 * @param {number} b
 */
function betterAnswer(a, b) {
  const ahead = ((a >> 2) - (b >> 2)) & 3;
  if (!(a & 3) || !(b & 3)) return a & 3 ? a : b;
  if (ahead === 0 || ahead === 2) return Math.max(a, b);
  return ahead === 1 ? a : b;
}

/**
 * @param {number} a
 * @param {number} b
 */
function betterTest(a, b) {
  return packTest(Math.max(a & 63, b & 63), Math.max(a >> 6, b >> 6));
}

/**
 * @param {number} attempts
 * @param {number} best
 */
const packTest = (attempts, best) => Math.min(attempts, 63) | (best << 6);

// Asking and noting

/** @param {string} name */
const ownerOf = (name) => name.slice(0, name.lastIndexOf("."));

/** @param {string} name */
const indexOf = (name) => fromBase36(name.slice(name.lastIndexOf(".") + 1)) - 1;

/**
 * @param {State} state
 * @param {string} kind v, q, t or u
 * @param {string} name
 */
function stateEntry(state, kind, name) {
  return entryAt(vectorIn(state, kind + ownerOf(name)), WIDTHS[kind], indexOf(name));
}

/**
 * @param {State} state
 * @param {string} kind
 * @param {string} name
 * @param {number} value
 */
function putStateEntry(state, kind, name, value) {
  const key = kind + ownerOf(name);
  state.vectors.set(key, withEntry(vectorIn(state, key), WIDTHS[kind], indexOf(name), value));
}

/**
 * @param {State} state
 * @param {string} page
 */
const isRead = (state, page) => stateEntry(state, "v", page) === 1;

/**
 * @param {State} state
 * @param {string} page
 */
function noteRead(state, page) {
  state.fields.set("p", page);
  putStateEntry(state, "v", page, 1);
}

/**
 * 0 none, 1 wrong, 2 partly, 3 right; an answer to another revision counts as none.
 * @param {State} state
 * @param {string} question
 * @param {number} revision
 */
function answerOf(state, question, revision) {
  const entry = stateEntry(state, "q", question);
  return entry >> 2 === (revision & 3) ? entry & 3 : 0;
}

/**
 * The revision on the page is the one in force, so it replaces any other, however they compare.
 * @param {State} state
 * @param {string} question
 * @param {number} revision
 * @param {number} result
 */
function noteAnswer(state, question, revision, result) {
  const better = Math.max(result, answerOf(state, question, revision));
  putStateEntry(state, "q", question, better | ((revision & 3) << 2));
}

/**
 * Attempts used, and the best of them; or the last one, where that is kept (u: a test whose last attempt counts).
 * @param {State} state
 * @param {string} test
 * @param {boolean} [isLast]
 */
function testOf(state, test, isLast) {
  const entry = stateEntry(state, "t", test);
  const last = isLast ? stateEntry(state, "u", test) : 0;
  return { used: entry & 63, best: last ? last & 1023 : entry >> 6 };
}

/**
 * @param {State} state
 * @param {string} test
 * @param {number} thousandths
 * @param {boolean} [isLast]
 */
function noteAttempt(state, test, thousandths, isLast) {
  const { used, best } = testOf(state, test);
  putStateEntry(state, "t", test, packTest(used + 1, Math.max(best, thousandths)));
  // Attempts in the higher bits: of two copies the one with more of them is the later.
  if (isLast) putStateEntry(state, "u", test, (Math.min(used + 1, 63) << 10) | thousandths);
}
