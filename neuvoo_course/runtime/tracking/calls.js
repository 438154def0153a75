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
 * @property {(isContinuing: boolean) => string} start what went wrong; empty if nothing did
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

  /** @type {(name: string, ...values: string[]) => string} */
  function ask(name, ...values) {
    return attempt(() => String(api[prefix + name](...values) ?? ""), "");
  }

  function reason() {
    const code = ask("GetLastError");
    return code && code !== "0" ? (ask("GetErrorString", code) + " " + code).trim() : "";
  }

  /** @type {(name: string, ...values: string[]) => boolean} */
  function call(name, ...values) {
    const isDone = ask(name, ...values) === "true";
    if (!isDone) trouble = trouble || reason() || name;
    return isDone;
  }

  return {
    call,
    error: () => ask("GetLastError"),
    get: (/** @type {string} */ name) => ask("GetValue", name),
    set: (/** @type {string} */ name, /** @type {string | number} */ value) => call("SetValue", name, String(value)),
    /** Set what an LMS need not know: a refusal is no trouble. */
    offer: (/** @type {string} */ name, /** @type {string | number} */ value) => ask("SetValue", name, String(value)),
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
 * @param {{status: string, already: string, isContinuing: boolean}} how
 */
function startTalk(lms, { status, already, isContinuing }) {
  if (isContinuing && lms.get(status) && lms.error() === "0") return "";
  const isStarted = lms.call("Initialize", "") || lms.error() === already;
  const trouble = lms.takeTrouble();
  return isStarted ? "" : trouble;
}
