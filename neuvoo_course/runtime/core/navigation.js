/* One document for the whole visit: a link is followed by fetching the page and swapping it in, so that the talk with
 * the LMS is never cut. Where that is refused (a folder, an offline app, a sandbox) the link is followed for real.
 */

const root = new URL(document.body.dataset.root || ".", location.href.replace(/[?#].*/, "")).href;

/** How often a page was asked for: an answer that was overtaken by another click is dropped. */
let asked = 0;

/** @typedef {"pushState" | "replaceState" | ""} How the page gets into the history; empty where it is there already */

/** @param {string} url */
const pathOf = (url) => url.replace(/[?#].*/, "").slice(root.length);

const shownPath = () => document.body.dataset.path || "";

/** @param {MouseEvent} event */
function onClick(event) {
  closeMenu(event);
  // Who has begun is not taken elsewhere any more.
  mayMoveOn = false;
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link || !isOurs(link, event)) return;
  event.preventDefault();
  if (link.hreflang) visit.state.fields.set("l", link.hreflang);
  goTo(link.href, "pushState");
}

/**
 * Only plain clicks on pages of this package; a place further down the same page is the browser's.
 * @param {HTMLAnchorElement} link
 * @param {MouseEvent} event
 */
function isOurs(link, event) {
  const isPlain = !event.defaultPrevented && !event.button && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const isPage = link.href.startsWith(root) && pathOf(link.href).endsWith(".html");
  return isPlain && isPage && !link.target && !(link.hash && pathOf(link.href) === shownPath());
}

/** Back and forward; a step between places of one page is the browser's. */
function onPopState() {
  if (pathOf(location.href) !== shownPath()) goTo(location.href, "");
}

/**
 * @param {string} url
 * @param {How} how
 */
async function goTo(url, how) {
  const turn = ++asked;
  try {
    const page = await inTime(fetchPage(url));
    if (turn !== asked) return;
    await inTime(loadCourse(root, page.body.dataset.language || ""));
    if (turn !== asked) return;
    if (how) history[how](null, "", url);
    swapIn(page);
  } catch {
    if (turn === asked) await followOrTell(url, how);
    return;
  }
  tell("");
  await nextTurn();
  showPage();
  focusOn(new URL(url).hash.slice(1));
  report();
}

/** @param {number} [ms] */
const nextTurn = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const WAIT_MS = 10000;

/**
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 */
const inTime = (answer) => Promise.race([answer, new Promise((_, reject) => setTimeout(reject, WAIT_MS))]);

/**
 * Where fetching is refused the browser can follow the link. With the network away it would show an error in place of
 * the training: then the page stays, and the learner is told.
 * @param {string} url
 * @param {How} how
 */
async function followOrTell(url, how) {
  const turn = asked;
  const probe = root + "course." + courseData().language + ".js?" + Date.now();
  const isAway = await inTime(loadScript(probe)).then(() => false, () => true); // prettier-ignore
  if (turn !== asked) return;
  if (!isAway) return followForReal(url, how);
  // Back and forward have changed the address already, but not the page.
  if (!how) attempt(() => history.pushState(null, "", root + shownPath()), undefined);
  tell(words("away"));
}

/**
 * A login page or an error of the platform is no page of ours.
 * @param {string} url
 */
async function fetchPage(url) {
  const answer = await fetch(url);
  // Styles in the contents are here already; a document that is only read would complain of them.
  const text = (await answer.text()).replace(/<style.*<\/style>/s, "");
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!answer.ok || page.body.dataset.path !== pathOf(url)) throw Error(url);
  return page;
}

/** @param {Document} page */
function swapIn(page) {
  copyAttributes(page.documentElement, document.documentElement);
  copyAttributes(page.body, document.body);
  bringStyles(page);
  document.title = page.title;
  for (const part of ["main", ".skip", ".home", ".bottom"]) {
    const [old, fresh] = [one(part), one(part, page)];
    // Imported, not moved: only then are pictures looked up from the page's own address.
    if (old && fresh) old.replaceWith(document.importNode(fresh, true));
  }
}

/**
 * Styles that only some pages have. They are known by name: an address is looked up from the page shown.
 * @param {Document} page
 */
function bringStyles(page) {
  const here = styleNames(document);
  for (const name of styleNames(page).filter((name) => !here.includes(name))) {
    document.head.append(element("link", { rel: "stylesheet", href: root + name }));
  }
}

/**
 * The contents have theirs in them.
 * @param {Document} page
 */
const styleNames = (page) =>
  all("link[rel=stylesheet],style[data-name]", page).map((one) => one.dataset.name || String(one.getAttribute("href")).replace(/.*\//, ""));

/**
 * @param {Element} from
 * @param {Element} to
 */
function copyAttributes(from, to) {
  for (const name of to.getAttributeNames()) to.removeAttribute(name);
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
}

/** @param {string} id empty for the page's beginning */
function focusOn(id) {
  const name = attempt(() => decodeURIComponent(id), id);
  const place = (id && document.getElementById(name)) || one("main h1") || one("main");
  window.scrollTo(0, 0);
  if (!place) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: !id });
}

/**
 * @param {string} url
 * @param {How} how
 */
function followForReal(url, how) {
  visit.isFollowing = true;
  leaveNote({ url, began: visit.began, scope: visit.scope });
  save();
  if (how === "pushState") location.assign(url);
  else if (how) location.replace(url);
  else location.reload();
}
