/* Calls to an LMS that may refuse, throw or be gone: none of that may reach the learner's reading. */

/**
 * @typedef {object} Found what the LMS knows at launch
 * @property {string} state
 * @property {string} learner
 * @property {string} language the learner's preference, if any
 * @property {number} done as in the saved state: 1 completed, 2 passed
 * @property {boolean} isReview in browse and review mode nothing is written
 *
 * @typedef {object} Tracking
 * @property {boolean} isLms
 * @property {(isContinuing: boolean) => boolean} start
 * @property {() => Found} load
 * @property {(state: string, place: string) => void} save
 * @property {(percent: number) => void} score
 * @property {(standing: Standing) => void} status
 * @property {(seconds: number) => string} commit what went wrong since the last commit; empty if nothing did
 * @property {() => void} finish
 *
 * @typedef {ReturnType<typeof callsTo>} Calls
 */

/**
 * @param {any} api
 * @param {string} prefix "LMS" in SCORM 1.2
 */
function callsTo(api, prefix) {
  let trouble = "";
  const ask = (/** @type {string} */ name, /** @type {string[]} */ ...values) => String(api[prefix + name](...values));
  const error = () => attempt(() => ask("GetLastError"), "");
  const reason = () => [attempt(() => ask("GetErrorString", error()), ""), error()].filter(Boolean).join(" ");

  /** @type {(name: string, ...values: string[]) => boolean} */
  function call(name, ...values) {
    const isDone = attempt(() => ask(name, ...values) === "true", false);
    if (!isDone) trouble = trouble || reason() || name;
    return isDone;
  }

  return {
    call,
    error,
    get: (/** @type {string} */ name) => attempt(() => ask("GetValue", name), ""),
    set: (/** @type {string} */ name, /** @type {string | number} */ value) => call("SetValue", name, String(value)),
    takeTrouble() {
      const told = trouble;
      trouble = "";
      return told;
    },
  };
}

/**
 * Begin the talk. Where a link was followed for real it goes on already, and a second Initialize would be refused or
 * lose time: then an answer to a question is enough. An LMS that says "already initialized" is right, too.
 * @param {Calls} lms
 * @param {{initialize: string, status: string, already: string, isContinuing: boolean}} how
 */
function startTalk(lms, how) {
  if (how.isContinuing && lms.get(how.status) && lms.error() === "0") return true;
  const isStarted = lms.call(how.initialize, "") || lms.error() === how.already;
  if (isStarted) lms.takeTrouble();
  return isStarted;
}
