/* Course data: everything regional, put beside the pages as course.<language>.js. */

/**
 * @typedef {{number: number, name: string, title: string, minutes: number, pages: PageEntry[]}} Module
 * @typedef {[string, string, string, string?]} PageEntry name, place, title, and the title's language if it is another
 * @typedef {{place: string, page: string, points: number, pass: number, attempts: number, last?: boolean}} Test
 *   last: the last attempt counts, not the best one
 * @typedef {object} Course
 * @property {string} id
 * @property {string} language
 * @property {string} title
 * @property {string} region
 * @property {[string, string][]} languages this package's, with their own names, majority first
 * @property {string} majority
 * @property {string[]} owners
 * @property {{pages: number, tests: boolean}} rule
 * @property {Module[]} modules
 * @property {Test[]} tests
 * @property {Record<string, string>} texts
 * @property {{lang: string, dir: string}} said of the texts, which need not be in the page's language
 * @property {string} [report] "answers" where single answers go to the LMS
 */

/**
 * The name that the state knows a place by ("1.12" is "helsinki.c").
 * @param {Course} course
 * @param {string} place
 */
function nameOf(course, place) {
  const [owner, number] = place.split(".").map(Number);
  return encodeURIComponent(course.owners[owner]) + "." + number.toString(36);
}

/**
 * @param {Course} course
 * @param {number} scope a module's number, or 0 for all
 */
const modulesIn = (course, scope) => course.modules.filter((module) => !scope || module.number === scope);

/**
 * @param {Course} course
 * @param {number} scope
 */
function pagesIn(course, scope) {
  return modulesIn(course, scope).flatMap((module) => module.pages);
}

/**
 * @param {Course} course
 * @param {number} scope
 */
function testsIn(course, scope) {
  const names = modulesIn(course, scope).map((module) => module.name);
  return course.tests.filter((test) => names.includes(test.page.split("/")[0]));
}
