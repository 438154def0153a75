/* A module is an objective to the LMS: "module-3", with score and status. Told when it has changed, and never lowered. */

/** @typedef {{id: string, completed: boolean, passed: boolean}} Objective what the LMS has */

/**
 * In the order of the LMS; unknown until it is asked.
 * @type {Objective[] | null}
 */
let objectives = null;

/**
 * What was told last, by id.
 * @type {Map<string, string>}
 */
const told = new Map();

/** Where nothing counts neither passing nor scores are told. */
let isCredit = true;

function tellObjectives() {
  // An LMS that has not saved them may not have them any more.
  if (!isSaved) objectives = null;
  objectives = objectives || findObjectives();
  if (objectives) for (const module of modulesIn(courseData(), visit.scope)) tellObjective(module, objectives);
}

/** Optional in 1.2: a refusal is no trouble. */
function findObjectives() {
  const count = ask("GetValue", "cmi.objectives._count");
  if (!/^\d+$/.test(count)) return null;
  told.clear();
  isCredit = ask("GetValue", is2004() ? "cmi.credit" : "cmi.core.credit") !== "no-credit";
  return Array.from({ length: Number(count) }, (_, index) => objectiveAt("cmi.objectives." + index + "."));
}

/**
 * @param {string} at
 * @returns {Objective}
 */
function objectiveAt(at) {
  const id = ask("GetValue", at + "id");
  const known = (is2004() ? ["completion_status", "success_status"] : ["status"]).map((name) => ask("GetValue", at + name));
  return { id, passed: known.includes("passed"), completed: known.includes("completed") };
}

/**
 * @param {Module} module
 * @param {Objective[]} objectives
 */
function tellObjective(module, objectives) {
  const id = "module-" + module.number;
  const index = objectives.findIndex((objective) => objective.id === id);
  const known = objectives[index] || { id, completed: false, passed: false };
  const pairs = objectivePairs(moduleStanding(module, known));
  if (told.get(id) === String(pairs)) return;
  // Even if it is refused: that is tried again when saving fails, or there is something new.
  told.set(id, String(pairs));
  if (index >= 0) return void tellAll("cmi.objectives." + index + ".", pairs);
  if (tellAll("cmi.objectives." + objectives.length + ".", [["id", id], ...describing(module), ...pairs])) objectives.push(known);
}

/**
 * @param {Module} module
 * @returns {Pair[]}
 */
const describing = ({ title }) => (is2004() && title ? [["description", localized(title, courseData().language)]] : []);

/**
 * By the module's own pages and tests: the course may be completed with some of them unread.
 * @param {Module} module
 * @param {Objective} known
 * @returns {Standing}
 */
function moduleStanding(module, known) {
  const own = { ...visit.state, fields: new Map(visit.state.fields).set("d", "") };
  const standing = standingOf(courseData(), own, module.number);
  const passed = known.passed || (isCredit && standing.passed);
  return {
    ...standing,
    score: isCredit ? standing.score : null,
    completed: known.completed || standing.completed,
    passed,
    failed: isCredit && standing.failed && !passed,
  };
}

/**
 * Nothing is said of a module before it is begun: that is how the LMS has it then.
 * @param {Standing} standing
 * @returns {Pair[]}
 */
function objectivePairs(standing) {
  const { read, score, completed, passed } = standing;
  if (!read && score === null && !completed && !passed) return [];
  const { told } = visit.tracking;
  const values = told ? told(standing).map(([name, value]) => pairOfObjective(name, value)) : [];
  return score === null ? values : [...values, ["score.min", 0], ["score.max", 100], ["score.raw", score]];
}

/**
 * As the version says it of the course.
 * @param {string} name
 * @param {string | number} value
 * @returns {Pair}
 */
const pairOfObjective = (name, value) => [name.replace(/^cmi\.(core\.lesson_)?/, ""), value];
