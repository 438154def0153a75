/* How well a word of the text fits one that is looked for, from 1 (the very same) to 0. */

/** For a word that has no more than its beginning in common. */
const NEAR = 0.2;

/**
 * What of the vocabulary fits: the word itself, its forms, what it begins, and compounds of it. A form that stands nowhere
 * and has no known stem fits what has the longest beginning in common with it.
 * @template {Word} W
 * @param {Word} asked
 * @param {W[]} vocabulary
 * @param {Forms} forms
 * @returns {Map<W, number>}
 */
function matchesOf(asked, vocabulary, forms) {
  const starts = beginnings(asked, vocabulary, forms);
  const found = new Map(vocabulary.map((word) => [word, fitOf(asked, word, starts, forms)]));
  const isKnown = Math.max(...found.values()) > 0;
  const shared = isKnown ? 0 : Math.max(...vocabulary.map((word) => sharedStart(asked.folded, word.folded)));
  for (const [word, fit] of found) {
    const isNear = shared > 3 && shared >= asked.folded.length * 0.6 && sharedStart(asked.folded, word.folded) === shared;
    if (isNear) found.set(word, NEAR);
    else if (!fit) found.delete(word);
  }
  return found;
}

/**
 * What compounds of the word begin with: some of its forms, such as the genitive.
 * @param {Word} asked
 * @param {Word[]} vocabulary
 * @param {Forms} forms
 */
function beginnings(asked, vocabulary, { joints }) {
  const same = [asked, ...vocabulary.filter(({ stem }) => stem === asked.stem)];
  return joints.flatMap(([end, joint]) =>
    same.map(({ folded }) => folded).filter((form) => form.match(end)).map((form) => form.replace(RegExp(end), joint)),
  ); // prettier-ignore
}

/**
 * @param {Word} asked
 * @param {Word} word
 * @param {string[]} starts
 * @param {Forms} forms
 */
function fitOf(asked, word, starts, { least }) {
  const { folded, stem } = word;
  if (word.text === asked.text) return 1;
  if (folded === asked.folded) return 0.9;
  if (asked.folded.length < 3) return 0;
  // Dots that differ make another word, but for a few plurals.
  const isSame = asked.text === asked.folded || sharedStart(asked.text, word.text) > stem.length - 2;
  if (stem === asked.stem) return isSame ? 0.8 : 0.4;
  // Typed without dots it may be any of the two, with dots only the one.
  if (word.text.startsWith(asked.text) || folded.startsWith(asked.text)) return least ? 0.6 : 0.4;
  if (least && endsWith(stem, asked.stem, least)) return 0.5;
  if (starts.some((start) => folded.length > start.length + 2 && folded.startsWith(start))) return 0.4;
  return least && asked.folded.length > 4 && folded.includes(asked.folded) ? 0.3 : 0;
}

/**
 * Whether a stem is that of a compound: a short last part counts after the letter that joins.
 * @param {string} whole
 * @param {string} part
 * @param {number} least
 */
function endsWith(whole, part, least) {
  const before = whole.slice(0, -part.length);
  const isJoined = part.length >= least || (before.length > 4 && before.endsWith("s"));
  return isJoined && whole.length > 6 && whole.endsWith(part) && before.length > 2;
}

/**
 * @param {string} one
 * @param {string} other
 */
function sharedStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/**
 * The word that was perhaps meant: the nearest known one, of several the one that stands on most pages.
 * @template {Word} W
 * @param {Word} asked
 * @param {W[]} vocabulary the commonest first
 */
function nearestTo({ folded }, vocabulary) {
  const limit = folded.length < 5 ? 1 : 2;
  let [nearest, least] = ["", limit + 1];
  for (const word of vocabulary) {
    if (Math.abs(word.folded.length - folded.length) >= least || word.folded.length < 3) continue;
    const steps = stepsBetween(folded, word.folded);
    if (steps < least) [nearest, least] = [word.text, steps];
  }
  return nearest;
}

/**
 * How many letters must be changed, put in, left out or swapped with the next.
 * @param {string} one
 * @param {string} other
 */
function stepsBetween(one, other) {
  let [older, last] = [[0], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, last] = [last, row];
  }
  return last[other.length];
}
