/* SCORM 2004: completion and success apart, scores also scaled to 0…1. */

/**
 * @param {any} api
 * @returns {Tracking}
 */
function scorm2004(api) {
  const lms = callsTo(api, "");
  return {
    isLms: true,
    start: (isContinuing) =>
      startTalk(lms, { status: "cmi.completion_status", already: "103", isContinuing }),
    load: () => ({
      state: lms.get("cmi.suspend_data"),
      learner: lms.get("cmi.learner_id"),
      language: lms.get("cmi.learner_preference.language"),
      done: Number(lms.get("cmi.completion_status") === "completed") + (lms.get("cmi.success_status") === "passed" ? 2 : 0),
      isReview: /browse|review/.test(lms.get("cmi.mode")),
    }),
    save(state, place) {
      lms.set("cmi.suspend_data", state);
      lms.set("cmi.location", place);
    },
    score(percent) {
      lms.offer("cmi.score.min", 0);
      lms.offer("cmi.score.max", 100);
      lms.set("cmi.score.raw", percent);
      lms.set("cmi.score.scaled", Number((percent / 100).toFixed(4)));
    },
    status(standing) {
      lms.set("cmi.completion_status", standing.completed ? "completed" : "incomplete");
      lms.set("cmi.progress_measure", standing.progress);
      // No LMS was seen to derive it from the score.
      const success = standing.passed ? "passed" : standing.failed && "failed";
      if (success) lms.set("cmi.success_status", success);
    },
    commit(seconds) {
      lms.set("cmi.session_time", "PT" + Math.floor(seconds) + "S");
      // Without it an LMS forgets the state (SCORM 2004 RTE, 4.2.8).
      lms.set("cmi.exit", "suspend");
      lms.call("Commit", "");
      return lms.takeTrouble();
    },
    finish: () => lms.call("Terminate", ""),
  };
}
