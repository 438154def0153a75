/* Course data: everything regional, put beside the pages. course.<language>.js comes with each of them; all titles lie in
 * contents.<language>.js, which comes when there is something to list, and is put into the course data then.
 */

/**
 * @typedef {{number: number, places: string[]} & ListedModule} Module
 * @typedef {{name: string, title: string, minutes: number, pages: PageEntry[]}} ListedModule from the contents
 * @typedef {[string, string, string, string?]} PageEntry name, place, title, and the title's language if it is another
 * @typedef {{place: string, module: number, points: number, pass: number, attempts: number, last?: boolean, page: string}} Test
 *   last: the last attempt counts, not the best one; page: from the contents
 * @typedef {{language: string, title: string, region: string, modules: ListedModule[], testPages: string[]}} Contents
 * @typedef {object} Course
 * @property {string} id
 * @property {string} language
 * @property {string} title from the contents, as is the region
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
const placesIn = (course, scope) => modulesIn(course, scope).flatMap((module) => module.places);

/**
 * Once the contents are there; none before.
 * @param {Course} course
 * @param {number} scope
 */
const pagesIn = (course, scope) => modulesIn(course, scope).flatMap((module) => module.pages || []);

/**
 * @param {Course} course
 * @param {number} scope
 */
const testsIn = (course, scope) => course.tests.filter((test) => !scope || test.module === scope);

/**
 * @param {Course} course
 * @param {Contents} contents
 */
function putIn(course, { title, region, modules, testPages }) {
  Object.assign(course, { title, region });
  course.modules.forEach((module, index) => Object.assign(module, modules[index]));
  course.tests.forEach((test, index) => (test.page = testPages[index]));
}
