/* The certificate: what is still to do, and then a sheet to print. Its words stand in the page, in the page's language;
 * course, region and result come from the course data and the state, and the learner's name from the LMS, if it gives one.
 */

const modulesHere = () => modulesIn(courseData(), visit.scope);
const pagesHere = () => pagesIn(courseData(), visit.scope);
const testsHere = () => testsIn(courseData(), visit.scope);

/**
 * @param {HTMLElement} page
 * @param {Standing} standing
 */
function drawCertificate(page, standing) {
  const { completed } = standing;
  for (const part of all("[data-when]", page)) part.hidden = part.dataset.when !== (completed ? "done" : "undone");
  if (completed) fillSheet(page, standing);
  else for (const list of all(".to-do", page)) list.replaceChildren(...pagesToRead(list, standing), ...testsToPass(list));
}

/**
 * @param {HTMLElement} list
 * @param {Standing} standing
 */
function pagesToRead({ dataset }, { read, total }) {
  const course = courseData();
  const needed = Math.ceil((total * course.rule.pages) / 100);
  const next = pagesHere().find(([, place]) => !isRead(visit.state, nameOf(course, place)));
  return read < needed && next ? [item(filled(dataset.pages, { read, total, needed }), next[0])] : [];
}

/** @param {HTMLElement} list */
function testsToPass({ dataset }) {
  const course = courseData();
  const tests = testsHere().map((test) => ({ ...test, ...testOf(visit.state, nameOf(course, test.place), test.last) }));
  return tests
    .filter((test) => course.rule.tests && !isPassed(test))
    .map((test) => item(filled(dataset.test, { pass: test.pass }), test.page, isLost(test) ? " " + dataset.lost : ""));
}

/**
 * What is to be done on which page; tests of several modules may have the same title.
 * @param {string} text
 * @param {string} page
 * @param {string} [more]
 */
function item(text, page, more = "") {
  const [, place, title] = /** @type {PageEntry} */ (pagesHere().find(([name]) => name === page));
  const module = modulesHere().find(({ name }) => page.startsWith(name + "/"));
  const link = pageLink([page, place, title + (module ? " (" + module.title + ")" : "")]);
  return element("li", {}, text + " ", link, more);
}

/**
 * @param {HTMLElement} page
 * @param {Standing} standing
 */
function fillSheet(page, { score }) {
  const { title, region, language } = courseData();
  const module = visit.scope ? modulesHere()[0].title : "";
  /** @type {Record<string, string>} */
  const facts = {
    name: nameInWords(visit.name),
    title: module || title,
    course: module && title,
    region,
    day: dayInWords(parseInt(field(visit.state, "c"), 36), language),
    score: score === null ? "" : Math.floor(score) + " %",
  };
  for (const place of all("[data-fact]", page)) {
    const row = place.closest("tr");
    place.textContent = facts[place.dataset.fact || ""];
    // A fact that is not known takes its row away.
    if (row) row.hidden = !place.textContent;
  }
  for (const part of all("[data-of]", page)) part.hidden = part.dataset.of !== (module ? "module" : "course");
  for (const part of all(".of-tests", page)) part.hidden = !testsHere()[0];
  for (const list of all("[data-minutes]", page)) {
    list.replaceChildren(
      ...modulesHere().map(({ title, minutes }) =>
        element("li", {}, title + " ", element("span", {}, filled(list.dataset.minutes, { minutes }))),
      ),
    );
  }
}
