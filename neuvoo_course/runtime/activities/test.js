/* A test: questions that are answered and then handed in, all at once or one after the other; an attempt is scored. */

/**
 * @typedef {object} Quiz
 * @property {HTMLElement} section
 * @property {string} name
 * @property {Question[]} questions
 * @property {Question[]} asked in this attempt
 * @property {Set<Question>} checked where each is checked by itself
 * @property {HTMLElement} result
 * @property {HTMLElement} button hands in, and after that begins anew
 * @property {boolean} isOpen
 * @property {boolean} isEach whether feedback comes after each question
 * @property {boolean} isLast whether the last attempt counts
 */

/** @param {HTMLElement} section */
function mountTest(section) {
  const { test, feedback, counts } = section.dataset;
  // The result names pages.
  hasContents();
  const result = element("div", { class: "result", tabindex: -1 });
  const button = element("button", said({ type: "button", class: "hand-in" }), words("hand_in"));
  /** @type {Quiz} */
  const quiz = {
    section,
    name: nameOf(courseData(), test || ""),
    questions: all("form", section).flatMap(questionIn),
    asked: [],
    checked: new Set(),
    result,
    button,
    isOpen: true,
    isEach: feedback === "each",
    isLast: counts === "last",
  };
  section.append(result, button);
  if (quiz.isEach) quiz.questions.forEach((question) => offerCheck(quiz, question));
  const giveBack = quiz.questions.map((question) => earlyAnswer(quiz, question));
  begin(quiz);
  takeUp(quiz);
  if (attemptsLeft(quiz)) giveBack.forEach((give) => give());
  else close(quiz);
  section.addEventListener("input", () => noteHand(quiz));
  button.addEventListener("click", () => (quiz.isOpen ? handIn(quiz) : beginAnew(quiz)));
}

/**
 * Each attempt has questions of its own, and its own order of what may stand in any.
 * @param {Quiz} quiz
 */
function begin(quiz) {
  const { section, name, questions, checked, result, button, isEach } = quiz;
  const attempt = usedOf(quiz);
  const inHand = Object.keys(handOf(name) || {});
  quiz.isOpen = true;
  quiz.asked = drawn(questions, Number(section.dataset.draw), visit.key + name + ":" + attempt, inHand);
  checked.clear();
  for (const question of questions) {
    const place = quiz.asked.indexOf(question) + 1;
    question.form.hidden = !place;
    renumber(question.form, place);
    clear(question);
    question.key.hidden = true;
    question.freeze(false);
    question.reset(attempt);
  }
  button.hidden = isEach;
  button.textContent = words("hand_in");
  result.replaceChildren(...standingOfTest(quiz));
}

/**
 * @param {HTMLElement} form
 * @param {number} place
 */
function renumber(form, place) {
  const line = one(".question-number", form);
  if (line) line.textContent = (line.textContent || "").replace(/\d+/, String(place));
}

/**
 * What is in hand of a test, by question; nothing, if another test is, or none.
 * @param {string} name
 */
function handOf(name) {
  const [test, list = ""] = field(visit.state, "a").split("!");
  return test === name && answersIn(list);
}

/**
 * Take up the answers of an attempt that was left half-way.
 * @param {Quiz} quiz
 */
function takeUp(quiz) {
  const chosen = handOf(quiz.name);
  if (!chosen) return;
  const typed = answersIn(field(visit.state, "w"));
  for (const question of quiz.asked) {
    question.unpack(readVector(chosen[question.name] || ""));
    question.type((typed[question.name] || "").split("/").map((text) => attempt(() => decodeURIComponent(text), "")));
    if (quiz.isEach && question.isAnswered()) show(quiz, question);
  }
  // What was left to answer may have been taken out of the test since.
  if (isAllChecked(quiz)) finish(quiz);
}

/**
 * What was answered before the script was there is not lost, unless the test was left half-way with another answer.
 * @param {Quiz} quiz
 * @param {Question} question
 */
function earlyAnswer(quiz, question) {
  const [chosen, typed] = [question.pack(), question.texts()];
  return () => {
    if (question.form.hidden || question.isAnswered()) return;
    question.unpack(chosen);
    question.type(typed);
    if (question.isAnswered()) noteHand(quiz);
  };
}

/**
 * @param {string} list
 * @returns {Record<string, string>} by question
 */
const answersIn = (list) => Object.fromEntries(list.split(",").map((answer) => answer.split(":")));

/**
 * What is chosen goes wherever the state goes, with what was drawn; what is typed (w) stays in the browser.
 * @param {Quiz} quiz
 */
function noteHand({ section, name, asked, checked, isEach }) {
  if (isEach && !checked.size) return;
  const answered = asked.filter((question) => !isEach || checked.has(question));
  const isChosen = (/** @type {Question} */ question) => answered.includes(question) && question.pack();
  const chosen = asked.filter((question) => section.dataset.draw || isChosen(question));
  const typed = answered.filter(({ texts }) => texts().join(""));
  visit.state.fields.set("a", name + "!" + chosen.map((one) => one.name + ":" + (isChosen(one) ? printVector(one.pack()) : "")));
  visit.state.fields.set("w", String(typed.map((one) => one.name + ":" + typedIn(one))));
  keepCopy();
}

/** @param {Question} question */
const typedIn = ({ texts }) => texts().map(encodeURIComponent).join("/");

// Question by question

/**
 * @param {Quiz} quiz
 * @param {Question} question
 */
function offerCheck(quiz, question) {
  const { form, result } = question;
  result.setAttribute("role", "status");
  result.before(element("button", said({ class: "check" }), words("check")));
  form.addEventListener("submit", () => {
    if (!quiz.isOpen || quiz.checked.has(question)) return;
    if (!question.isAnswered()) return askFor(question);
    show(quiz, question);
    noteHand(quiz);
    if (isAllChecked(quiz)) finish(quiz);
    else report();
  });
}

/** @param {Quiz} quiz */
const isAllChecked = ({ isEach, checked, asked }) => isEach && checked.size === asked.length;

/**
 * @param {Quiz} quiz
 * @param {Question} question
 */
function show({ checked }, question) {
  checked.add(question);
  showFeedback(question);
  question.freeze(true);
}

// Handing in

/** @param {Quiz} quiz */
function handIn(quiz) {
  const missing = quiz.asked.filter((question) => !question.isAnswered());
  quiz.asked.forEach(clear);
  if (missing.length) askForMissing(quiz, missing);
  else finish(quiz);
}

/** @param {Quiz} quiz */
function finish(quiz) {
  const marked = quiz.asked.map((question) => ({ question, judgement: showFeedback(question) }));
  const thousandths = scoreOfAttempt(marked);
  for (const { question, judgement } of marked) {
    noteResponse(question, judgement, pointsOf(question));
    noteAnswer(visit.state, question.name, revisionOf(question), judgement.outcome);
  }
  noteAttempt(visit.state, quiz.name, thousandths, quiz.isLast);
  visit.state.fields.set("a", "");
  visit.state.fields.set("w", "");
  close(quiz);
  quiz.result.replaceChildren(...outcome(quiz, thousandths), ...standingOfTest(quiz), ...resultsOf(quiz.section, marked));
  quiz.result.focus();
  report();
}

/**
 * @param {Quiz} quiz
 * @param {Question[]} missing
 */
function askForMissing({ asked, result }, missing) {
  const numbers = missing.map((question) => asked.indexOf(question) + 1).join(", ");
  missing.reverse().forEach(askFor);
  result.replaceChildren(verdict("missing", words("missing", { numbers })));
  announce(words("missing", { numbers }));
}

/** @param {Question} question */
const pointsOf = ({ form }) => Number(form.dataset.points);

/**
 * Points won of those asked for, by the parts of each question; thousandths rounded down decide exactly.
 * @param {{question: Question, judgement: Judgement}[]} marked
 */
function scoreOfAttempt(marked) {
  const points = marked.reduce((sum, { question }) => sum + pointsOf(question), 0);
  const won = marked.reduce((sum, { question, judgement: { right, total } }) => sum + (pointsOf(question) * right) / total, 0);
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
  begin(quiz);
  focusIn(quiz.asked[0]);
}

// Marks and attempts

/** @param {Quiz} quiz */
const neededFor = ({ section }) => Number(section.dataset.pass);

/** @param {Quiz} quiz */
const usedOf = ({ name }) => testOf(visit.state, name).used;

/** @param {Quiz} quiz */
const bestOf = ({ name, isLast }) => testOf(visit.state, name, isLast).best;

/** @param {Quiz} quiz */
const hasPassed = (quiz) => bestOf(quiz) >= neededFor(quiz) * 10;

/** @param {Quiz} quiz */
function attemptsLeft(quiz) {
  const allowed = Number(quiz.section.dataset.attempts) || Infinity;
  return Math.max(0, allowed - usedOf(quiz));
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
 * The result that counts so far, and attempts left.
 * @param {Quiz} quiz
 */
function standingOfTest(quiz) {
  const left = attemptsLeft(quiz);
  const score = Math.floor(bestOf(quiz) / 10);
  const lines = usedOf(quiz) ? [quiz.isLast ? words("last", { score }) : words("best", { score })] : [];
  if (left < Infinity) lines.push(words(left ? "attempts" : "no_attempts", { left }));
  return lines.map((line) => element("p", said(), line));
}
