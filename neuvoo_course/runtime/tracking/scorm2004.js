/* SCORM 2004: completion and success apart, scores also scaled to 0…1. */

/** @type {Names} */
const SCORM2004 = {
  standard: "SCORM 2004",
  prefix: "",
  entry: "cmi.entry",
  finish: "Terminate",
  already: "103",
  learner: "cmi.learner_id",
  name: "cmi.learner_name",
  language: "cmi.learner_preference.language",
  mode: "cmi.mode",
  credit: "cmi.credit",
  status: "cmi.completion_status",
  success: "cmi.success_status",
  place: "cmi.location",
  score: "cmi.score.",
  time: "cmi.session_time",
  exit: "cmi.exit",
  timeText: (seconds) => "PT" + seconds + "S",
  told: told2004,
};

/**
 * Success is written once it is known; no LMS was seen to derive it from the score.
 * @param {Standing} standing
 */
function told2004({ score, completed, passed, failed, progress }) {
  /** @type {[string, string | number][]} */
  const told = [
    ["cmi.completion_status", completed ? "completed" : "incomplete"],
    ["cmi.progress_measure", progress],
  ];
  if (passed || failed) told.push(["cmi.success_status", passed ? "passed" : "failed"]);
  if (score !== null) told.push(["cmi.score.scaled", Number((score / 100).toFixed(4))]);
  return told;
}
