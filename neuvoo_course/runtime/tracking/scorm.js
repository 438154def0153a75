/* The talk with an LMS, the same in both versions of SCORM but for names. Calls may be refused, throw, or the LMS may be
 * gone: none of that may reach the learner's reading, so trouble is gathered and told at the commit.
 */

/**
 * @typedef {object} Found what the LMS knows at launch
 * @property {string} state
 * @property {string} learner
 * @property {string} name
 * @property {string} language the learner's preference, if any
 * @property {number} done as in the saved state: 1 completed, 2 passed
 * @property {boolean} isReview in browse and review mode nothing is written
 * @property {boolean} isNew the LMS says that the attempt has only just begun
 *
 * @typedef {(name: string, ...values: (string | number)[]) => string} Ask
 *
 * @typedef {object} Tracking
 * @property {string} standard what the LMS speaks; empty without one
 * @property {(isContinuing: boolean) => string} start what went wrong; empty if nothing did
 * @property {() => Found} load
 * @property {(state: string, place: string) => void} save
 * @property {(percent: number) => void} score
 * @property {(standing: Standing) => void} status
 * @property {(seconds: number) => string} commit what went wrong since the last commit; empty if nothing did
 * @property {() => void} finish
 * @property {Ask} [ask] without trouble if it is refused
 * @property {Names["told"]} [told]
 *
 * @typedef {object} Names what differs between the versions
 * @property {string} standard
 * @property {string} prefix
 * @property {string} entry
 * @property {string} finish
 * @property {string} already the error of a talk that goes on already
 * @property {string} learner
 * @property {string} name
 * @property {string} language
 * @property {string} mode
 * @property {string} credit
 * @property {string} status
 * @property {string} [success]
 * @property {string} place
 * @property {string} score
 * @property {string} time
 * @property {string} exit
 * @property {(seconds: number) => string} timeText
 * @property {(standing: Standing) => [string, string | number][]} told
 */

/**
 * @param {any} api
 * @param {Names} names
 * @returns {Tracking}
 */
function scorm(api, names) {
  let trouble = "";
  /** Where nothing counts the LMS keeps the result it has. */
  let isCredit = true;
  let wasPassed = false;

  /** @type {Ask} */
  const ask = (name, ...values) => attempt(() => String(api[names.prefix + name](...values.map(String)) ?? ""), "");
  const get = (/** @type {string} */ name) => ask("GetValue", name);
  const error = () => ask("GetLastError");

  function reason() {
    return Number(error()) ? ask("GetErrorString", error()) + " " + error() : "";
  }

  /** @type {(name: string, ...values: (string | number)[]) => boolean} */
  function call(name, ...values) {
    const isDone = ask(name, ...values) === "true";
    if (!isDone) trouble = trouble || reason() || name;
    return isDone;
  }

  function takeTrouble() {
    const told = trouble;
    trouble = "";
    return told;
  }

  return {
    standard: names.standard,
    ask,
    told: names.told,
    // Where a link was followed for real the talk goes on, and a second Initialize would be refused or lose time: then an
    // answer to a question is enough. An LMS that says "already initialized" is right, too.
    start(isContinuing) {
      if (isContinuing && get(names.status) && error() === "0") return "";
      const isStarted = call("Initialize", "") || error() === names.already;
      const told = takeTrouble();
      return isStarted ? "" : told;
    },
    load() {
      const status = get(names.status);
      wasPassed = [status, names.success && get(names.success)].includes("passed");
      isCredit = get(names.credit) !== "no-credit";
      return {
        state: get("cmi.suspend_data"),
        learner: get(names.learner),
        name: get(names.name),
        language: get(names.language),
        done: (wasPassed ? 2 : 0) | (/^(passed|completed)$/.test(status) ? 1 : 0),
        isReview: /browse|review/.test(get(names.mode)),
        isNew: get(names.entry) === "ab-initio",
      };
    },
    save(state, place) {
      call("SetValue", "cmi.suspend_data", state);
      if (place) call("SetValue", names.place, place);
    },
    score(percent) {
      if (!isCredit) return;
      // An LMS of 1.2 need not know the limits: a refusal is no trouble.
      ask("SetValue", names.score + "min", 0);
      ask("SetValue", names.score + "max", 100);
      call("SetValue", names.score + "raw", percent);
    },
    status(standing) {
      const told = isCredit ? standing : { ...standing, score: null, passed: wasPassed, failed: false };
      for (const [name, value] of names.told(told)) call("SetValue", name, value);
    },
    commit(seconds) {
      call("SetValue", names.time, names.timeText(Math.floor(seconds)));
      // Without it SCORM 2004 forgets the state (RTE, 4.2.8); 1.2 has no word for a normal end.
      call("SetValue", names.exit, "suspend");
      call("Commit", "");
      return takeTrouble();
    },
    finish: () => call(names.finish, ""),
  };
}
