/* Bit vectors as text: the letters of base64url, six bits each, lowest bit first, trailing zeros cut. */

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @typedef {number[]} Vector six bits an element */

/**
 * A text that is no vector reads as an empty one: a damaged field must not cost the others.
 * @param {string} text
 * @returns {Vector}
 */
function readVector(text) {
  const sixes = Array.from(text, (letter) => LETTERS.indexOf(letter));
  return sixes.includes(-1) ? [] : sixes;
}

/** @param {Vector} vector */
function printVector(vector) {
  return vector.map((six) => LETTERS[six]).join("").replace(/A+$/, "");
}

/**
 * Entry `index`, counted from 0, of a vector whose entries are `width` bits wide.
 * @param {Vector} vector
 * @param {number} width
 * @param {number} index
 */
function entryAt(vector, width, index) {
  let value = 0;
  for (let bit = (index + 1) * width - 1; bit >= index * width; bit--) {
    value = value * 2 + (((vector[Math.floor(bit / 6)] || 0) >> bit % 6) & 1);
  }
  return value;
}

/**
 * @param {Vector} vector changed in place
 * @param {number} width
 * @param {number} index
 * @param {number} value
 */
function putEntry(vector, width, index, value) {
  for (let bit = index * width; bit < (index + 1) * width; bit++, value >>= 1) {
    const at = Math.floor(bit / 6);
    while (vector.length <= at) vector.push(0);
    vector[at] = (vector[at] & ~(1 << bit % 6)) | ((value & 1) << bit % 6);
  }
}

/**
 * Both vectors joined, entry by entry.
 * @param {Vector} one
 * @param {Vector} other
 * @param {number} width
 * @param {(a: number, b: number) => number} join
 */
function joinVectors(one, other, width, join) {
  /** @type {Vector} */
  const joined = [];
  const entries = Math.ceil((Math.max(one.length, other.length) * 6) / width);
  for (let index = 0; index < entries; index++) {
    putEntry(joined, width, index, join(entryAt(one, width, index), entryAt(other, width, index)));
  }
  return joined;
}
