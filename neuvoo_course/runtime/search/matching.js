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
  const fits = new Map(vocabulary.map((word) => [word, fitOf(asked, word, starts, forms)]));
  const found = new Map([...fits].filter(([, fit]) => fit));
  if (found.size) return found;
  const shared = vocabulary.map((word) => sharedStart(asked.folded, word.folded));
  const most = Math.max(4, asked.folded.length * 0.6, ...shared);
  return new Map(vocabulary.filter((_, at) => shared[at] === most).map((word) => [word, NEAR]));
}

/**
 * What compounds of the word begin with: some of its forms, such as the genitive.
 * @param {Word} asked
 * @param {Word[]} vocabulary
 * @param {Forms} forms
 */
function beginnings(asked, vocabulary, { joints }) {
  const same = [asked, ...vocabulary.filter(({ stem }) => stem === asked.stem)];
  const forms = joints.flatMap(([end, joint]) =>
    same.filter(({ folded }) => folded.match(end)).map(({ folded }) => folded.replace(RegExp(end), joint)),
  );
  return [...new Set(forms)];
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
  if (stem === asked.stem) return hasSameDots(asked, word) ? 0.8 : 0.4;
  // Typed without dots it may be any of the two, with dots only the one.
  if (word.text.startsWith(asked.text) || folded.startsWith(asked.text)) return least ? 0.6 : 0.4;
  if (least && endsWith(stem, asked.stem, least)) return 0.5;
  if (starts.some((start) => folded.length > start.length + 2 && folded.startsWith(start))) return 0.4;
  return least && asked.folded.length > 4 && folded.includes(asked.folded) ? 0.3 : 0;
}

/**
 * Dots that differ make another word, but for a few plurals. Typed without any it may be either.
 * @param {Word} asked
 * @param {Word} word
 */
function hasSameDots({ text, folded, stem }, word) {
  return text === folded || sharedStart(text, word.text) > stem.length - 2;
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
 * The word that was perhaps meant: the nearest that begins alike.
 * @template {Word} W
 * @param {Word} asked
 * @param {W[]} vocabulary
 */
function nearestTo({ folded }, vocabulary) {
  let [nearest, least] = ["", folded.length < 4 ? 2 : 3];
  for (const word of vocabulary) {
    const mayBe = word.folded[0] === folded[0] && word.folded.length > 2;
    if (!mayBe || Math.abs(word.folded.length - folded.length) >= least) continue;
    const steps = stepsBetween(folded, word.folded);
    if (steps < least) [nearest, least] = [word.text, steps];
  }
  return nearest;
}

/**
 * How many letters must be changed, put in or left out.
 * @param {string} one
 * @param {string} other
 */
function stepsBetween(one, other) {
  let row = [...Array(other.length + 1).keys()];
  for (const letter of one) {
    const next = [row[0] + 1];
    for (let at = 0; at < other.length; at++) {
      next.push(Math.min(next[at] + 1, row[at + 1] + 1, row[at] + (letter === other[at] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}
