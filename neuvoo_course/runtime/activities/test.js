/* A test: all its questions are answered, then handed in once; the best attempt counts. */

/**
 * @typedef {object} Quiz
 * @property {HTMLElement} section
 * @property {string} name
 * @property {Question[]} questions
 * @property {HTMLElement} result
 * @property {HTMLElement} button hands in, and after that begins anew
 * @property {boolean} isOpen
 */

/** @param {HTMLElement} section */
function mountTest(section) {
  const result = element("div", { class: "result", tabindex: -1 });
  const button = element("button", { type: "button", class: "hand-in" }, words("hand_in"));
  const name = nameOf(courseData(), section.dataset.test || "");
  /** @type {Quiz} */
  const quiz = { section, name, questions: all("form", section).flatMap(questionIn), result, button, isOpen: true };
  section.append(result, button);
  reset(quiz);
  takeUp(quiz);
  result.append(...standingOfTest(quiz));
  if (!attemptsLeft(quiz)) close(quiz);
  section.addEventListener("input", () => noteHand(quiz));
  button.addEventListener("click", () => (quiz.isOpen ? handIn(quiz) : beginAnew(quiz)));
}

/**
 * Each attempt has its own order of what may stand in any.
 * @param {Quiz} quiz
 */
function reset({ name, questions }) {
  for (const question of questions) question.reset(testOf(visit.state, name).used);
}

/**
 * Take up the answers of an attempt that was left half-way.
 * @param {Quiz} quiz
 */
function takeUp({ name, questions }) {
  const [test, list = ""] = field(visit.state, "a").split("!");
  if (test !== name) return;
  const [chosen, typed] = [answersIn(list), answersIn(field(visit.state, "w"))];
  for (const question of questions) {
    question.unpack(readVector(chosen[question.name] || ""));
    question.type((typed[question.name] || "").split("/").map((text) => attempt(() => decodeURIComponent(text), "")));
  }
}

/**
 * @param {string} list
 * @returns {Record<string, string>} by question
 */
const answersIn = (list) => Object.fromEntries(list.split(",").map((answer) => answer.split(":")));

/**
 * What is chosen goes wherever the state goes; what is typed (w) stays in the browser.
 * @param {Quiz} quiz
 */
function noteHand({ name, questions }) {
  const chosen = questions.filter(({ pack }) => pack()).map((question) => question.name + ":" + printVector(question.pack()));
  const typed = questions.filter(({ texts }) => texts().join("")).map((question) => question.name + ":" + typedIn(question));
  visit.state.fields.set("a", name + "!" + chosen);
  visit.state.fields.set("w", String(typed));
  keepCopy();
}

/** @param {Question} question */
const typedIn = ({ texts }) => texts().map(encodeURIComponent).join("/");

/** @param {Quiz} quiz */
function handIn(quiz) {
  const missing = quiz.questions.filter((question) => !question.isAnswered());
  quiz.questions.forEach(clear);
  if (missing.length) return askForMissing(quiz, missing);
  const thousandths = markAll(quiz.questions);
  noteAttempt(visit.state, quiz.name, thousandths);
  visit.state.fields.set("a", "");
  visit.state.fields.set("w", "");
  close(quiz);
  quiz.result.replaceChildren(...outcome(quiz, thousandths), ...standingOfTest(quiz));
  quiz.result.focus();
  report();
}

/**
 * @param {Quiz} quiz
 * @param {Question[]} missing
 */
function askForMissing({ questions, result }, missing) {
  const numbers = missing.map((question) => questions.indexOf(question) + 1).join(", ");
  missing.reverse().forEach(askFor);
  result.replaceChildren(verdict("missing", words("missing", { numbers })));
  announce(words("missing", { numbers }));
}

/**
 * Mark each question, by its parts; thousandths rounded down decide exactly.
 * @param {Question[]} questions
 */
function markAll(questions) {
  let points = 0;
  let won = 0;
  for (const question of questions) {
    const worth = Number(question.form.dataset.points);
    const judgement = showFeedback(question);
    const { outcome, right, total } = judgement;
    noteResponse(question, judgement, worth);
    noteAnswer(visit.state, question.name, revisionOf(question), outcome);
    points += worth;
    won += (worth * right) / total;
  }
  // A little more, for thirds that add up to a whole must not fall short of it.
  return points ? Math.floor((won * 1000) / points + 1e-9) : 0;
}

/**
 * No answers can be changed until the test is begun anew; without attempts left, never.
 * @param {Quiz} quiz
 */
function close(quiz) {
  const isOver = !attemptsLeft(quiz);
  quiz.isOpen = false;
  for (const { freeze, key } of quiz.questions) {
    freeze(true);
    key.hidden = !isOver && !hasPassed(quiz);
  }
  quiz.button.textContent = words("again");
  quiz.button.hidden = isOver;
}

/** @param {Quiz} quiz */
function beginAnew(quiz) {
  quiz.isOpen = true;
  for (const question of quiz.questions) {
    clear(question);
    question.key.hidden = true;
    question.freeze(false);
  }
  reset(quiz);
  quiz.button.textContent = words("hand_in");
  quiz.result.replaceChildren(...standingOfTest(quiz));
  focusIn(quiz.questions[0]);
}

/** @param {Quiz} quiz */
const neededFor = ({ section }) => Number(section.dataset.pass);

/** @param {Quiz} quiz */
const hasPassed = (quiz) => testOf(visit.state, quiz.name).best >= neededFor(quiz) * 10;

/** @param {Quiz} quiz */
function attemptsLeft(quiz) {
  const allowed = Number(quiz.section.dataset.attempts) || Infinity;
  return Math.max(0, allowed - testOf(visit.state, quiz.name).used);
}

/**
 * @param {Quiz} quiz
 * @param {number} thousandths
 */
function outcome(quiz, thousandths) {
  const needed = neededFor(quiz);
  const kind = thousandths >= needed * 10 ? "passed" : "not_passed";
  const text = words(kind, { score: Math.floor(thousandths / 10), needed });
  return [verdict(kind === "passed" ? "right" : "wrong", text)];
}

/**
 * Best result so far and attempts left.
 * @param {Quiz} quiz
 */
function standingOfTest(quiz) {
  const { used, best } = testOf(visit.state, quiz.name);
  const left = attemptsLeft(quiz);
  const lines = used ? [words("best", { score: Math.floor(best / 10) })] : [];
  if (left < Infinity) lines.push(words(left ? "attempts" : "no_attempts", { left }));
  return lines.map((line) => element("p", {}, line));
}
