/* What a result shows of its passage: some words round the best place. */

const EXTRACT_LENGTH = 180;
const LEAD_LENGTH = 50;

/**
 * The text cut up, the words that were found apart: [text, whether it was found].
 * @param {string} text
 * @param {Set<string>} marks in small letters
 * @returns {[string, boolean][]}
 */
function extractOf(text, marks) {
  const [from, to] = cutAround(text, bestPlace(text, marks));
  const shown = text.slice(from, to).replace(/^[|·\s]+|[|·\s]+$/g, "");
  const parts = shown.split(/([\p{L}\p{N}]+)/u);
  const marked = parts.map((part) => /** @type {[string, boolean]} */ ([part, marks.has(smallLetters(part))]));
  return [[from ? "… " : "", false], ...marked, [to < text.length ? " …" : "", false]];
}

/**
 * Where most different words that were found stand together.
 * @param {string} text
 * @param {Set<string>} marks
 */
function bestPlace(text, marks) {
  const hits = [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .map(({ 0: word, index = 0 }) => ({ word: smallLetters(word), index }))
    .filter(({ word }) => marks.has(word));
  const together = hits.map(({ index: from }) => {
    const near = hits.filter(({ index }) => index >= from && index < from + EXTRACT_LENGTH - LEAD_LENGTH);
    return new Set(near.map(({ word }) => word)).size;
  });
  const best = hits[together.indexOf(Math.max(...together))];
  return best ? best.index : 0;
}

/**
 * Between words, and from the beginning where that is near.
 * @param {string} text
 * @param {number} place
 */
function cutAround(text, place) {
  const from = place > LEAD_LENGTH ? text.indexOf(" ", place - LEAD_LENGTH) + 1 : 0;
  const end = from + EXTRACT_LENGTH;
  return [Math.min(from, place), end < text.length ? Math.max(text.lastIndexOf(" ", end), place) : text.length];
}
