/* What a state amounts to: pages read, score, status. No browser in here. */

/**
 * @typedef {object} Standing
 * @property {number} read
 * @property {number} total
 * @property {number | null} score per cent with two decimals; null until a test has been finished
 * @property {boolean} completed
 * @property {boolean} passed
 * @property {boolean} failed
 * @property {number} progress from 0 to 1
 */

/**
 * @param {Course} course
 * @param {State} state
 * @param {number} scope a module's number, or 0 for the whole course
 * @returns {Standing}
 */
function standingOf(course, state, scope) {
  const places = placesIn(course, scope);
  const tests = testsIn(course, scope).map((test) => ({ ...test, ...testOf(state, nameOf(course, test.place), test.last) }));
  const read = places.filter((place) => isRead(state, nameOf(course, place))).length;
  const won = tests.filter(isPassed).length;
  const isMet = read * 100 >= course.rule.pages * places.length && (!course.rule.tests || won === tests.length);
  const done = doneIn(state) | (isMet ? (tests.length ? 3 : 1) : 0);
  const progress = (read + won) / (places.length + tests.length);
  return {
    read,
    total: places.length,
    score: scoreOf(tests),
    completed: done > 0,
    passed: (done & 2) > 0,
    failed: !(done & 2) && course.rule.tests && tests.some(isLost),
    progress: done ? 1 : Math.floor(progress * 1000) / 1000 || 0,
  };
}

/** @typedef {Test & {used: number, best: number}} TakenTest */

/** @param {TakenTest} test */
const isPassed = (test) => test.used > 0 && test.best >= test.pass * 10;

/** @param {TakenTest} test */
const isLost = (test) => !isPassed(test) && test.attempts > 0 && test.used >= test.attempts;

/**
 * Rounded down, so that a score never reaches a mark that its test has not.
 * @param {TakenTest[]} tests
 */
function scoreOf(tests) {
  const points = tests.reduce((sum, test) => sum + test.points, 0);
  if (!points || !tests.some((test) => test.used)) return null;
  const won = tests.reduce((sum, test) => sum + test.points * test.best, 0);
  return Math.floor((won * 10) / points) / 100;
}

/** @param {Standing} standing */
const doneOf = (standing) => (standing.completed ? 1 : 0) + (standing.passed ? 2 : 0);
