/* Which of a test's questions an attempt asks. No browser in here. */

/**
 * As many of a test's questions as it draws, in their order. Those that are in hand already stay; then one comes of each
 * objective, then so many of each as it has a share of the questions. Only the seed decides which, so that an attempt
 * asks the same on every device.
 * @template {{name: string, objective: string}} T
 * @param {T[]} questions
 * @param {number} count 0 for all
 * @param {string} seed
 * @param {string[]} inHand names of questions
 */
function drawn(questions, count, seed, inHand) {
  if (!count) return questions;
  /** @type {Record<string, T[]>} */
  const groups = {};
  const turn = (/** @type {T} */ question) => {
    const group = (groups[question.objective] ??= shuffled(ofObjective(questions, question), ({ name }) => name, seed));
    return inHand.includes(question.name) ? -1 : group.indexOf(question) / group.length;
  };
  const order = shuffled(questions, ({ name }) => name, seed).sort((a, b) => turn(a) - turn(b));
  return questions.filter((question) => order.indexOf(question) < count);
}

/**
 * @template {{objective: string}} T
 * @param {T[]} questions
 * @param {T} question
 */
const ofObjective = (questions, { objective }) => questions.filter((other) => other.objective === objective);

/**
 * In an order that only the seed decides, so that a reload changes nothing. Hashed twice: once, seeds that differ in their
 * end alone give much the same order.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} known what an item is known by
 * @param {string} seed
 */
function shuffled(items, known, seed) {
  const rank = (/** @type {T} */ item) => hashOf(hashOf(known(item) + ":" + seed));
  return [...items].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
