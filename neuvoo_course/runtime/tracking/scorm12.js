/* SCORM 1.2: one status for everything, scores in per cent. */

/** @type {Names} */
const SCORM12 = {
  standard: "SCORM 1.2",
  prefix: "LMS",
  entry: "cmi.core.entry",
  finish: "Finish",
  already: "101",
  learner: "cmi.core.student_id",
  name: "cmi.core.student_name",
  language: "cmi.student_preference.language",
  mode: "cmi.core.lesson_mode",
  credit: "cmi.core.credit",
  status: "cmi.core.lesson_status",
  place: "cmi.core.lesson_location",
  score: "cmi.core.score.",
  time: "cmi.core.session_time",
  exit: "cmi.core.exit",
  timeText: time12,
  // Never left unset: at LMSFinish an LMS makes "completed" of it (SCORM 1.2 RTE, 3.4.4).
  told: (standing) => [["cmi.core.lesson_status", status12(standing)]],
};

/** @param {Standing} standing */
function status12(standing) {
  if (standing.passed) return "passed";
  if (standing.completed) return "completed";
  return standing.failed ? "failed" : "incomplete";
}

/**
 * CMITimespan, HHHH:MM:SS: hours have four digits at most.
 * @param {number} seconds whole ones
 */
function time12(seconds) {
  const two = (/** @type {number} */ number) => ":" + String(number % 60).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  return String(Math.min(9999, Math.floor(minutes / 60))).padStart(4, "0") + two(minutes) + two(seconds);
}
