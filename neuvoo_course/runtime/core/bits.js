/* Vectors of small numbers, packed: entry 0 in the lowest bits. As text they are hexadecimal, which needs no code. */

/** @typedef {bigint} Vector */

/**
 * A text that is no vector reads as an empty one: a damaged field must not cost the others.
 * @param {string} text
 * @returns {Vector}
 */
const readVector = (text) => attempt(() => BigInt("0x" + text), 0n);

/** @param {Vector} vector */
const printVector = (vector) => vector.toString(16);

/**
 * @param {Vector} vector
 * @param {number} width of an entry, in bits
 * @param {number} index
 */
const entryAt = (vector, width, index) => Number(BigInt.asUintN(width, vector >> BigInt(index * width)));

/**
 * @param {Vector} vector
 * @param {number} width
 * @param {number} index
 * @param {number} value
 * @returns {Vector}
 */
function withEntry(vector, width, index, value) {
  return vector ^ (BigInt(entryAt(vector, width, index) ^ value) << BigInt(index * width));
}

/**
 * Both vectors joined, entry by entry.
 * @param {Vector} one
 * @param {Vector} other
 * @param {number} width
 * @param {(a: number, b: number) => number} join
 */
function joinVectors(one, other, width, join) {
  let joined = 0n;
  for (let index = 0; (one | other) >> BigInt(index * width); index++) {
    joined = withEntry(joined, width, index, join(entryAt(one, width, index), entryAt(other, width, index)));
  }
  return joined;
}
