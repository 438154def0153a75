/* The saved state: parse, print, merge, and what it says of a page, question or test. No browser in here.
 *
 * In memory an entry is known by a name: its owner's name, a dot, its number in base 36 ("helsinki.5"). The text holds
 * indices into its own list of owners instead, so states of packages with other owners mix.
 */

/** @typedef {{test: string, answers: Map<string, Vector>}} Hand the test in hand: chosen options by question */
/**
 * @typedef {object} State
 * @property {number} version
 * @property {number} session
 * @property {string} language empty until the learner has chosen
 * @property {string} place empty at first
 * @property {number} done
 * @property {Map<string, Vector>} vectors by kind and owner: "v" + owner, "q" + owner, "t" + owner
 * @property {Hand | null} hand
 * @property {Map<string, string>} others fields this version does not know
 */

/** SCORM 1.2 allows 4,096 characters, and some platforms count one less. */
const STATE_LIMIT = 4096;

/** @type {Record<string, number>} */
const WIDTHS = { v: 1, q: 4, t: 16 };

/** @returns {State} */
function emptyState() {
  return {
    version: 1, session: 0, language: "", place: "", done: 0, vectors: new Map(), hand: null, others: new Map(),
  };
}

/** @param {string} text */
const fromBase36 = (text) => parseInt(text, 36) || 0;

// Reading

/**
 * Never throws: what cannot be read is left out.
 * @param {string} text
 */
function parseState(text) {
  const [version, ...fields] = text.split(";");
  const state = emptyState();
  if (!/^[1-9]\d?$/.test(version)) return state;
  const raw = new Map(fields.map(splitField));
  const take = (/** @type {string} */ key) => {
    const value = raw.get(key) || "";
    raw.delete(key);
    return value;
  };
  const owners = take("o").split(",").map((owner) => attempt(() => decodeURIComponent(owner), owner));
  state.version = Number(version);
  state.session = fromBase36(take("s"));
  state.language = take("l");
  state.place = readName(owners, take("p"));
  state.done = fromBase36(take("d")) & 3;
  state.hand = readHand(owners, take("a"));
  for (const key of [...raw.keys()].filter((field) => /^[vqt]\d+$/.test(field))) {
    const owner = owners[Number(key.slice(1))];
    const vector = readVector(take(key));
    if (owner !== undefined) state.vectors.set(key[0] + owner, vector);
  }
  state.others = raw;
  return state;
}

/**
 * @param {string} field
 * @returns {[string, string]}
 */
function splitField(field) {
  const [key, ...rest] = field.split("=");
  return [key, rest.join("=")];
}

/**
 * @param {string[]} owners
 * @param {string} place
 */
function readName(owners, place) {
  const [index, number] = place.split(".");
  const owner = owners[fromBase36(index)];
  return number && owner !== undefined ? owner + "." + number : "";
}

/**
 * @param {string[]} owners
 * @param {string} text
 * @returns {Hand | null}
 */
function readHand(owners, text) {
  const [place, list] = text.split("!");
  const test = readName(owners, place);
  if (!test || list === undefined) return null;
  const answers = new Map();
  for (const answer of list.split(",")) {
    const [question, chosen = ""] = answer.split(":");
    const name = readName(owners, question);
    if (name && chosen) answers.set(name, readVector(chosen));
  }
  return { test, answers };
}

// Printing

/** @param {State} state */
function printState(state) {
  const owners = ownersOf(state);
  const place = (/** @type {string} */ name) => owners.indexOf(ownerOf(name)).toString(36) + "." + numberText(name);
  const fields = [
    ["s", state.session && state.session.toString(36)],
    ["l", state.language],
    ["p", state.place && place(state.place)],
    ["d", state.done],
    ["o", owners.map(encodeURIComponent).join(",")],
    ...[...state.vectors].sort().map(([key, vector]) => [key[0] + owners.indexOf(key.slice(1)), printVector(vector)]),
    ["a", state.hand && printHand(state.hand, place)],
  ].filter(([, value]) => value);
  return [state.version, ...[...fields, ...state.others].map((field) => field.join("="))].join(";");
}

/**
 * The text for an LMS: where it would not fit, without the answers of a test in hand; the browser's copy keeps those.
 * @param {State} state
 */
function fitState(state) {
  const text = printState(state);
  return text.length < STATE_LIMIT ? text : printState({ ...state, hand: null });
}

/** @param {State} state */
function ownersOf(state) {
  const hand = state.hand ? [state.hand.test, ...state.hand.answers.keys()] : [];
  const named = [state.place, ...hand].map(ownerOf);
  return [...new Set(["", ...named, ...[...state.vectors.keys()].map((key) => key.slice(1))])].sort();
}

/** @param {string} name */
const ownerOf = (name) => name.slice(0, Math.max(0, name.lastIndexOf(".")));

/** @param {string} name */
const numberText = (name) => name.slice(name.lastIndexOf(".") + 1);

/**
 * @param {Hand} hand
 * @param {(name: string) => string} place
 */
function printHand(hand, place) {
  const answers = [...hand.answers].map(([question, chosen]) => place(question) + ":" + printVector(chosen));
  return place(hand.test) + "!" + answers.join(",");
}

// Merging

/**
 * Commutative, idempotent, and nothing done is lost.
 * @param {State} one
 * @param {State} other
 * @returns {State}
 */
function mergeStates(one, other) {
  const [older, newer] = isOlder(one, other) ? [one, other] : [other, one];
  return {
    ...newer,
    version: Math.max(one.version, other.version),
    done: one.done | other.done,
    vectors: mergeVectors(one.vectors, other.vectors),
    others: new Map([...older.others, ...newer.others]),
  };
}

/**
 * @param {State} one
 * @param {State} other
 */
function isOlder(one, other) {
  if (one.session !== other.session) return one.session < other.session;
  return printState(one) < printState(other);
}

/**
 * @param {Map<string, Vector>} one
 * @param {Map<string, Vector>} other
 */
function mergeVectors(one, other) {
  const merged = new Map();
  for (const key of [...one.keys(), ...other.keys()].sort()) {
    merged.set(key, joinVectors(one.get(key) || [], other.get(key) || [], WIDTHS[key[0]], JOINS[key[0]]));
  }
  return merged;
}

/** @type {Record<string, (a: number, b: number) => number>} */
const JOINS = { v: (a, b) => a | b, q: betterAnswer, t: betterTest };

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

/**
 * @param {State} state
 * @param {string} kind v, q or t
 * @param {string} name
 */
function stateEntry(state, kind, name) {
  const vector = state.vectors.get(kind + ownerOf(name)) || [];
  return entryAt(vector, WIDTHS[kind], fromBase36(numberText(name)) - 1);
}

/**
 * @param {State} state
 * @param {string} kind
 * @param {string} name
 * @param {number} value
 */
function putStateEntry(state, kind, name, value) {
  const key = kind + ownerOf(name);
  const vector = state.vectors.get(key) || [];
  putEntry(vector, WIDTHS[kind], fromBase36(numberText(name)) - 1, value);
  state.vectors.set(key, vector);
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
  state.place = page;
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
 * @param {State} state
 * @param {string} test
 */
function testOf(state, test) {
  const entry = stateEntry(state, "t", test);
  return { used: entry & 63, best: entry >> 6 };
}

/**
 * @param {State} state
 * @param {string} test
 * @param {number} thousandths
 */
function noteAttempt(state, test, thousandths) {
  const { used, best } = testOf(state, test);
  putStateEntry(state, "t", test, packTest(used + 1, Math.max(best, thousandths)));
}
