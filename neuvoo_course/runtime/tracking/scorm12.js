/* SCORM 1.2: one status for everything, scores in per cent. */

/**
 * @param {any} api
 * @returns {Tracking}
 */
function scorm12(api) {
  const lms = callsTo(api, "LMS");
  return {
    isLms: true,
    start: (isContinuing) =>
      startTalk(lms, { status: "cmi.core.lesson_status", already: "101", isContinuing }),
    load: () => ({
      state: lms.get("cmi.suspend_data"),
      learner: lms.get("cmi.core.student_id"),
      language: lms.get("cmi.student_preference.language"),
      done: { passed: 3, completed: 1 }[lms.get("cmi.core.lesson_status")] || 0,
      isReview: /browse|review/.test(lms.get("cmi.core.lesson_mode")),
    }),
    save(state, place) {
      lms.set("cmi.suspend_data", state);
      lms.set("cmi.core.lesson_location", place);
    },
    score(percent) {
      lms.offer("cmi.core.score.min", 0);
      lms.offer("cmi.core.score.max", 100);
      lms.set("cmi.core.score.raw", percent);
    },
    // Never left unset: at LMSFinish an LMS makes "completed" of it (SCORM 1.2 RTE, 3.4.4).
    status: (standing) => lms.set("cmi.core.lesson_status", status12(standing)),
    commit(seconds) {
      lms.set("cmi.core.session_time", time12(seconds));
      lms.set("cmi.core.exit", "suspend");
      lms.call("Commit", "");
      return lms.takeTrouble();
    },
    finish: () => lms.call("Finish", ""),
  };
}

/** @param {Standing} standing */
function status12(standing) {
  if (standing.passed) return "passed";
  if (standing.completed) return "completed";
  return standing.failed ? "failed" : "incomplete";
}

/**
 * CMITimespan, HHHH:MM:SS: hours have four digits at most.
 * @param {number} seconds
 */
function time12(seconds) {
  const hours = Math.min(9999, Math.floor(seconds / 3600));
  const parts = [Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return [String(hours).padStart(4, "0"), ...parts.map((part) => String(part).padStart(2, "0"))].join(":");
}
