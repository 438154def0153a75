/* Which language to open in, and the course data of another one. */

/**
 * The first wish that the package holds: chosen before, the LMS's, the browser's; else the region's majority language.
 * @param {Course} course
 * @param {readonly string[]} wishes
 */
function languageFor(course, wishes) {
  const held = course.languages.map(([code]) => code);
  const known = wishes.flatMap((wish) => [wish, wish.split(/[-_]/)[0]].map((code) => code.toLowerCase()));
  const wished = known.flatMap((code) => held.filter((language) => language.toLowerCase() === code));
  return wished[0] || course.majority;
}

/**
 * The data loaded so far, by language: an answer that comes late must not change the language of the page shown.
 * @type {Record<string, Course>}
 */
const courses = {};

function noteCourse() {
  const course = /** @type {any} */ (window).neuvooCourse;
  courses[course.language] = course;
}

/** The data in the language of the page shown. */
const courseData = () => courses[document.body.dataset.language || ""];

/**
 * Course data is a script and no JSON, so that it also loads from a folder.
 * @param {string} root
 * @param {string} language
 */
async function loadCourse(root, language) {
  if (courses[language]) return;
  await loadScript(root + "course." + language + ".js");
  noteCourse();
}

/** Whether the titles are there, which most pages do without: they are fetched when something is to be listed. */
async function hasContents() {
  const { title, language } = courseData();
  return !!title || loadScript(root + "contents." + language + ".js").then(takeContents, () => false);
}

function takeContents() {
  const contents = /** @type {any} */ (window).neuvooContents;
  putIn(courses[contents.language], contents);
  return true;
}
