/* Which pages have the words that are looked for, the best first. */

/**
 * @typedef {[anchor: string, heading: string, text: string, language?: string]} Passage
 *   language: where it is not the page's
 * @typedef {{href: string, title: string, place: string, passages: Passage[]}} Entry a page, or a term of the glossary
 * @typedef {Word & {at: Map<number, number>}} Known a word, and how much it weighs in each place
 * @typedef {object} Index
 * @property {[Entry, Passage][]} places
 * @property {Map<string, Known>} known
 * @property {Forms} forms
 * @property {(text: string) => Word} wordOf
 * @typedef {{best: number[], sums: Map<number, number>}} Tally an entry's best score for each word, and the sum in each place
 */

const [IN_TITLE, IN_HEADING, IN_TEXT] = [8, 4, 1];

/**
 * @param {Forms} forms
 * @returns {Index}
 */
const emptyIndex = (forms) => ({ places: [], known: new Map(), forms, wordOf: wordMaker(forms) });

/**
 * @param {Index} index
 * @param {Entry} entry
 */
function addEntry(index, entry) {
  noteWords(index, index.places.length, entry.title, IN_TITLE);
  for (const passage of entry.passages) {
    const place = index.places.push([entry, passage]) - 1;
    noteWords(index, place, passage[1], IN_HEADING);
    noteWords(index, place, passage[2], IN_TEXT);
  }
}

/**
 * @param {Index} index
 * @param {number} place
 * @param {string} text
 * @param {number} weight
 */
function noteWords({ known, wordOf }, place, text, weight) {
  for (const one of wordsIn(smallLetters(text))) {
    let word = known.get(one);
    if (!word) known.set(one, (word = { ...wordOf(one), at: new Map() }));
    word.at.set(place, (word.at.get(place) || 0) + weight);
  }
}

/**
 * What has all the words, or else as many of them as anything has.
 * @param {Index} index
 * @param {string} query
 */
function find(index, query) {
  const vocabulary = [...index.known.values()];
  const asked = askedIn(query).map(index.wordOf);
  const matches = asked.map((word) => matchesOf(word, vocabulary, index.forms));
  const rated = [...talliesOf(index, matches.map((words) => scoresOf(words, index)))].map((one) => rate(index, ...one)); // prettier-ignore
  const most = Math.max(0, ...rated.map(({ words }) => words));
  return {
    found: rated.filter(({ words }) => words === most).sort((one, other) => other.score - one.score),
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
 * How much each place has of a word: the rarer the word, the more.
 * @param {Map<Known, number>} words what fits it
 * @param {Index} index
 */
function scoresOf(words, { places }) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const [word, fit] of words) {
    for (const [place, weight] of word.at) scores.set(place, Math.max(scores.get(place) || 0, fit * Math.log2(1 + weight)));
  }
  const rarity = Math.log2(1 + places.length / scores.size);
  return new Map([...scores].map(([place, score]) => [place, score * rarity]));
}

/**
 * @param {Index} index
 * @param {Map<number, number>[]} scores of each word
 */
function talliesOf({ places }, scores) {
  /** @type {Map<Entry, Tally>} */
  const tallies = new Map();
  scores.forEach((ofWord, at) => {
    for (const [place, score] of ofWord) {
      const [entry] = places[place];
      const tally = tallies.get(entry) || { best: scores.map(() => 0), sums: new Map() };
      tallies.set(entry, tally);
      tally.best[at] = Math.max(tally.best[at], score);
      tally.sums.set(place, (tally.sums.get(place) || 0) + score);
    }
  });
  return tallies;
}

/**
 * An entry counts as the best it has of each word, and for having them together; shown is where most of them are.
 * @param {Index} index
 * @param {Entry} entry
 * @param {Tally} tally
 */
function rate({ places }, entry, { best, sums }) {
  const [place, sum] = [...sums].reduce((one, other) => (other[1] > one[1] ? other : one));
  return {
    entry,
    passage: places[place][1],
    words: best.filter(Boolean).length,
    score: best.reduce((total, score) => total + score, sum),
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
