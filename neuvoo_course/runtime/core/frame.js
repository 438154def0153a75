/* The frame round a page, from course data: menu, progress, languages, the saved line. */

/** Lines that say something by themselves live as long as the document, or a screen reader would miss them. */
const announcer = element("p", { class: "announcer", role: "status" });
const savedLine = element("p", { class: "saved", role: "status" });
/** Stays in view wherever the learner is on the page. */
const notice = element("p", { class: "notice", role: "status" });

function drawFrame() {
  const bar = one(".bar") || setUpBar();
  const standing = standingOf(courseData(), visit.state, visit.scope);
  bar.replaceChildren(menu(), progressLine(standing.read, standing.total), languageSwitch());
  markWords();
}

/** The words may not be in the page's language. */
function markWords() {
  for (const part of all(OWN_WORDS)) Object.assign(part, courseData().said);
}

const OWN_WORDS = ".menu summary span,.progress,.read,.continue span,.saved,.announcer,.notice,.self-check";

/**
 * Escape closes the menu and gives the focus back; so does a click elsewhere, which has a focus of its own.
 * @param {Event} event
 */
function closeMenu(event) {
  const menu = one(".menu[open]");
  const { key } = /** @type {KeyboardEvent} */ (event);
  if (!menu || (key ? key !== "Escape" : menu.contains(/** @type {Node} */ (event.target)))) return;
  menu.removeAttribute("open");
  if (key) /** @type {HTMLElement} */ (menu.firstElementChild).focus();
}

function setUpBar() {
  const bar = element("div", { class: "bar" });
  (one(".top") || document.body).append(bar, savedLine, announcer);
  document.body.append(notice);
  return bar;
}

/** @param {string} text */
function announce(text) {
  announcer.textContent = text;
}

/** @param {string} text */
function tell(text) {
  notice.textContent = text;
}

/**
 * Said only when it changes, not on every page.
 * @param {string} trouble
 * @param {boolean} isKept
 */
function showSaved(trouble, isKept) {
  const text = savedText(trouble, isKept);
  if (savedLine.textContent !== text) savedLine.textContent = text;
  savedLine.classList.toggle("trouble", trouble !== "");
  markSelfCheck();
}

/** On the page about the course: what an administrator looks for. */
function markSelfCheck() {
  const line = one(".self-check");
  if (!line || !visit.savedAt) return line && line.replaceChildren(savedLine.textContent || "");
  const time = visit.savedAt.toLocaleTimeString(courseData().language, { hour: "numeric", minute: "2-digit" });
  line.textContent = words("connected", { standard: visit.tracking.standard, time });
}

/**
 * @param {string} trouble
 * @param {boolean} isKept
 */
function savedText(trouble, isKept) {
  if (trouble) return words("trouble", { reason: trouble });
  if (visit.isReview) return words("review");
  if (visit.tracking.standard) return words("saved");
  return words(isKept ? "browser" : "nowhere");
}

/**
 * @param {number} read
 * @param {number} total
 */
function progressLine(read, total) {
  const text = words("progress", { read, total });
  return element("p", { class: "progress" }, element("progress", { max: total, value: read, "aria-hidden": "true" }), " " + text);
}

/** Its list is made when it is opened: most pages are read without. */
function menu() {
  const list = element("nav", { "aria-label": words("menu") });
  const made = element("details", { class: "menu" }, element("summary", {}, element("span", {}, words("menu"))), list);
  made.addEventListener("toggle", async () => {
    if (!(await hasContents())) return tell(words("away"));
    list.replaceChildren(element("ol", {}, ...modulesIn(courseData(), visit.scope).map(menuPart)));
    markWords();
  });
  return made;
}

/** @param {Module} module */
const menuPart = ({ title, pages }) =>
  element("li", {}, element("p", { class: "module-title" }, title), element("ol", {}, ...pages.map(menuItem)));

/** @param {PageEntry} page */
function menuItem(page) {
  const link = pageLink(page);
  if (shownPath() === pathOf(link.href)) link.setAttribute("aria-current", "page");
  return element("li", {}, link, ...readMark(page[1]));
}

/** @param {PageEntry} page */
function pageLink([name, , title, lang]) {
  const href = root + courseData().language + "/" + name + ".html";
  return /** @type {HTMLAnchorElement} */ (element("a", lang ? { href, lang } : { href }, title));
}

/** @param {string} place */
function readMark(place) {
  return isRead(visit.state, nameOf(courseData(), place)) ? [" ", element("span", { class: "read" }, words("read"))] : [];
}

/** The same page in each language: paths differ in their first part alone. */
function languageSwitch() {
  const rest = shownPath().includes("/") ? shownPath().replace(/^[^/]+/, "") : "/index.html";
  const links = courseData().languages.map(([code, name]) => {
    const link = element("a", { href: root + code + rest, hreflang: code, lang: code }, name);
    if (code === courseData().language) link.setAttribute("aria-current", "true");
    return element("li", {}, link);
  });
  if (links.length < 2) return "";
  return element("nav", { class: "switch", "aria-label": words("languages") }, element("ul", {}, ...links));
}
