/* What an attempt at a test showed: how each objective went, and which pages to read again. */

/**
 * @param {HTMLElement} section
 * @param {{question: Question, judgement: Judgement}[]} marked
 */
function resultsOf(section, marked) {
  const pages = pagesAgain(marked.filter(({ judgement }) => judgement.outcome !== RIGHT));
  return [
    ...listed("by_objective", all(".test-objectives li", section).flatMap((line) => resultOf(line, marked))),
    ...listed("read_again", pages.map((page) => element("li", {}, pageLink(page)))),
  ];
}

/**
 * @param {string} heading key of its words
 * @param {HTMLElement[]} lines
 */
const listed = (heading, lines) => (lines.length ? [element("p", said(), words(heading)), element("ul", {}, ...lines)] : []);

/**
 * @param {HTMLElement} line of the test's objectives
 * @param {{question: Question, judgement: Judgement}[]} marked
 */
function resultOf({ dataset, textContent }, marked) {
  const asked = marked.filter(({ question }) => question.objective === dataset.objective);
  const right = asked.filter(({ judgement }) => judgement.outcome === RIGHT).length;
  const text = words("objective", { objective: textContent || "", right, total: asked.length });
  return asked.length ? [element("li", {}, text)] : [];
}

/**
 * The pages that the explanations and the feedback of these questions lead to, in the order of the course.
 * @param {{question: Question}[]} marked
 */
function pagesAgain(marked) {
  const links = marked.flatMap(({ question }) => /** @type {HTMLAnchorElement[]} */ (all("a", question.form)));
  const paths = links.map(({ href }) => pathOf(href));
  return pagesIn(courseData(), visit.scope).filter(([name]) => paths.some((path) => path.endsWith("/" + name + ".html")));
}
