/* Single answers, which wait in memory until the LMS has taken them and said so. */

/**
 * Characters in a visit, as they are when they are sent. Platforms send all of them at each commit, the last of which
 * holds 64 KiB with everything else: beyond that status and place would be lost for an answer.
 */
const ANSWERS_LIMIT = 45000;
/** What an answer of an earlier visit is reckoned with. */
const EARLIER = 450;

/** The index of the first answer that waits; unknown until the LMS is asked. */
let next = Infinity;
/** How many have been told, but not saved yet. */
let unsaved = 0;
let spent = 0;

function tellAnswers() {
  if (isSaved) forgetSaved();
  unsaved = 0;
  const count = ask("GetValue", "cmi.interactions._count");
  // Optional in 1.2, and a refusal is no trouble. An LMS that is away is asked again.
  if (!/^\d+$/.test(count)) return;
  if (next === Infinity && is2004()) spent = Number(count) * EARLIER;
  // What was told, but not saved, is told once more in the same place.
  next = Math.min(next, Number(count));
  let cost = spent;
  for (const answer of visit.answers) {
    const pairs = interactionOf(answer, is2004());
    cost += costOf(pairs);
    if (cost > ANSWERS_LIMIT) return void (visit.answers.length = unsaved);
    if (!tellAll("cmi.interactions." + (next + unsaved) + ".", pairs)) return;
    unsaved++;
  }
}

/** What the LMS has saved waits no more. */
function forgetSaved() {
  const saved = visit.answers.splice(0, unsaved);
  next += saved.length;
  for (const answer of saved) spent += costOf(interactionOf(answer, is2004()));
}

/** @param {Pair[]} pairs */
const costOf = (pairs) => pairs.reduce((sum, pair) => sum + 24 + encodeURIComponent(pair.join("=")).length, 0);
