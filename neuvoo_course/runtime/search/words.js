/* Words and their forms. The rules of a language come with the texts, so that the script is the same for all. */

/**
 * @typedef {object} Forms
 * @property {[string, string][]} shapes what makes one stem of a word's forms: patterns and what they give way to, in order
 * @property {[string, string][]} joints how a form may begin a compound
 * @property {number} least letters of a stem that may end a compound; 0 where words are not written together
 * @typedef {object} Word
 * @property {string} text in small letters
 * @property {string} folded without dots and accents, as it may be typed
 * @property {string} stem
 */

/** @param {string} text */
const wordsIn = (text) => text.match(/[\p{L}\p{N}]+/gu) || [];

/** @param {string} text */
const smallLetters = (text) => text.normalize().toLowerCase();

/**
 * Gives what makes a word of its letters: the same for what is looked for and for what there is.
 * @param {Forms} forms
 * @returns {(text: string) => Word}
 */
function wordMaker({ shapes }) {
  const rules = shapes.map(([shape, stem]) => /** @type {[RegExp, string]} */ ([RegExp(shape), stem]));
  return (text) => {
    const folded = text.normalize("NFD").replace(/\p{M}/gu, "");
    return { text, folded, stem: rules.reduce((word, [shape, stem]) => word.replace(shape, stem), folded) };
  };
}
