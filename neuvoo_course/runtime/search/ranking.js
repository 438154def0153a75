/* Which pages have the words that are looked for, the best first. */

/**
 * @typedef {[anchor: string, heading: string, text: string, language?: string]} Passage
 *   language: where it is not the page's
 * @typedef {{href: string, title: string, place: string, passages: Passage[]}} Entry a page, or a term of the glossary
 * @typedef {Word & {at: Map<string, number>, entries: Set<number>}} Known a word, and how much it weighs in each passage
 *   ("entry passage")
 * @typedef {{entries: Entry[], known: Map<string, Known>, forms: Forms, wordOf: (text: string) => Word}} Index
 */

const [IN_TITLE, IN_HEADING, IN_TEXT] = [8, 4, 1];

/**
 * @param {Forms} forms
 * @returns {Index}
 */
const emptyIndex = (forms) => ({ entries: [], known: new Map(), forms, wordOf: wordMaker(forms) });

/**
 * @param {Index} index
 * @param {Entry} entry
 */
function addEntry(index, entry) {
  const number = index.entries.push(entry) - 1;
  noteWords(index, number, 0, entry.title, IN_TITLE);
  entry.passages.forEach(([, heading, text], at) => {
    noteWords(index, number, at, heading, IN_HEADING);
    noteWords(index, number, at, text, IN_TEXT);
  });
}

/**
 * @param {Index} index
 * @param {number} entry
 * @param {number} passage
 * @param {string} text
 * @param {number} weight
 */
function noteWords({ known, wordOf }, entry, passage, text, weight) {
  const place = entry + " " + passage;
  for (const one of wordsIn(smallLetters(text))) {
    let word = known.get(one);
    if (!word) known.set(one, (word = { ...wordOf(one), at: new Map(), entries: new Set() }));
    word.at.set(place, (word.at.get(place) || 0) + weight);
    word.entries.add(entry);
  }
}

/**
 * What has all the words, or else as many of them as anything has.
 * @param {Index} index
 * @param {string} query
 */
function find(index, query) {
  const vocabulary = [...index.known.values()].sort((one, other) => other.entries.size - one.entries.size);
  const asked = askedIn(query).map(index.wordOf);
  const matches = asked.map((word) => matchesOf(word, vocabulary, index.forms));
  const scores = matches.map((words) => scoresOf(words, index.entries.length));
  const rated = index.entries.map((entry, number) => rate(entry, number, scores));
  const most = Math.max(0, ...rated.map(({ words }) => words));
  return {
    found: rated.filter(({ words }) => most && words === most).sort((one, other) => other.score - one.score),
    hasAll: most === asked.length,
    marks: new Set(matches.flatMap((words) => [...words.keys()].map(({ text }) => text))),
    proposal: proposalFor(asked, matches, vocabulary),
  };
}

/**
 * Single letters are what an ending leaves behind: EU:n, client's.
 * @param {string} query
 */
function askedIn(query) {
  const words = [...new Set(wordsIn(smallLetters(query)))];
  return words.some((word) => word.length > 1) ? words.filter((word) => word.length > 1) : words;
}

/**
 * How much each passage has of a word: the rarer the word, the more.
 * @param {Map<Known, number>} words what fits it
 * @param {number} total
 * @returns {Map<string, number>}
 */
function scoresOf(words, total) {
  const scores = new Map();
  const entries = new Set([...words.keys()].flatMap((word) => [...word.entries]));
  const rarity = Math.log2(1 + total / (entries.size || 1));
  for (const [word, fit] of words) {
    for (const [place, weight] of word.at) {
      scores.set(place, Math.max(scores.get(place) || 0, fit * rarity * Math.log2(1 + weight)));
    }
  }
  return scores;
}

/**
 * A page counts as its best passage for each word; shown is the passage with the most of them.
 * @param {Entry} entry
 * @param {number} number
 * @param {Map<string, number>[]} scores of each word
 */
function rate(entry, number, scores) {
  const table = entry.passages.map((_, at) => scores.map((places) => places.get(number + " " + at) || 0));
  const sums = table.map((row) => row.reduce((sum, score) => sum + score, 0));
  const best = scores.map((_, column) => Math.max(...table.map((row) => row[column])));
  return {
    entry,
    passage: entry.passages[sums.indexOf(Math.max(...sums))],
    words: best.filter((score) => score > 0).length,
    score: best.reduce((sum, score) => sum + score, 0) + Math.max(...sums),
  };
}

/**
 * The words with the unknown ones put right, or nothing where that cannot be done.
 * @param {Word[]} asked
 * @param {Map<Known, number>[]} matches
 * @param {Known[]} vocabulary
 */
function proposalFor(asked, matches, vocabulary) {
  const words = asked.map((word, at) => (Math.max(0, ...matches[at].values()) > NEAR ? word.text : nearestTo(word, vocabulary)));
  const isNew = words.some((word, at) => word !== asked[at].text);
  return isNew && words.every(Boolean) ? words.join(" ") : "";
}
