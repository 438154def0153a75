/* Doing what a browser or an LMS may refuse. */

/**
 * The value of `run`, or `fallback` where it throws: storage, foreign windows and LMS calls all may.
 * @template T
 * @param {() => T} run
 * @param {T} fallback
 * @returns {T}
 */
function attempt(run, fallback) {
  try {
    return run();
  } catch {
    return fallback;
  }
}
