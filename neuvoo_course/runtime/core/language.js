/* Which language to open in, and the course data of another one. */

/**
 * The first wish that the package holds: chosen before, the LMS's, the browser's; else the region's majority language.
 * @param {Course} course
 * @param {readonly string[]} wishes
 */
function languageFor(course, wishes) {
  const held = course.languages.map(([code]) => code);
  const wished = wishes.flatMap((wish) => [wish.toLowerCase(), wish.split(/[-_]/)[0].toLowerCase()]);
  return wished.find((code) => held.includes(code)) || course.majority;
}

/** @returns {Course} */
const courseData = () => /** @type {any} */ (window).neuvooCourse;

/**
 * Course data is a script and no JSON, so that it also loads from a folder.
 * @param {string} root
 * @param {string} language
 * @returns {Promise<void>}
 */
function loadCourse(root, language) {
  if (courseData().language === language) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = root + "course." + language + ".js";
    script.onload = () => resolve();
    script.onerror = reject;
    document.head.append(script);
  });
}
