/* The search page: it finds while something is typed, in texts that came with it. Nothing is sent or stored. */

const PAUSE_MS = 150;
const AT_ONCE = 20;
const TURN_MS = 20;

const searchRoot = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace(/[^/]*$/, "");

/**
 * What was made ready before, by language: this script runs anew with each visit of the page.
 * @type {Record<string, Promise<Index>>}
 */
const indexes = (/** @type {any} */ (window).neuvooIndexes = /** @type {any} */ (window).neuvooIndexes || {});

function openSearch() {
  const form = one(".search form");
  const input = /** @type {HTMLInputElement | null} */ (one("#q"));
  if (!form || !input) return;
  const { language } = courseData();
  const ready = (indexes[language] = indexes[language] || readIndex(language));
  const show = () => ready.then((index) => form.isConnected && search(index, input), () => giveUp(language)); // prettier-ignore
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  // Going back to the page finds again what was found; a browser may have filled the field in by itself.
  input.value = input.value || new URLSearchParams(location.search).get("q") || "";
  if (!input.value && document.activeElement && document.activeElement.matches("body, h1")) input.focus({ preventScroll: true });
  show();
}

/**
 * The texts could not be fetched: the page says how to do without them; another visit tries again.
 * @param {string} language
 */
function giveUp(language) {
  delete indexes[language];
  all(".without-search").forEach((part) => part.classList.add("needed"));
}

/**
 * @param {string} language
 * @returns {Promise<Index>}
 */
async function readIndex(language) {
  const course = courseData();
  if (!(await hasContents())) throw Error(language);
  await loadScript(searchRoot + "search." + language + ".js");
  await loadScript(searchRoot + "search-region." + language + ".js");
  const { neuvooSearch: common, neuvooSearchRegion: region } = /** @type {any} */ (window);
  Object.assign(course.texts, common.texts);
  const index = emptyIndex(common.forms);
  let began = performance.now();
  for (const entry of entriesOf(course, { ...common.pages, ...region.pages }, common.terms)) {
    addEntry(index, entry);
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  }
  return index;
}

/**
 * The pages that the learner sees in the contents, in that order, then the glossary.
 * @param {Course} course
 * @param {Record<string, Passage[]>} pages
 * @param {[name: string, word: string, meaning: string, language?: string][]} terms
 * @returns {Entry[]}
 */
function entriesOf(course, pages, terms) {
  const folder = searchRoot + course.language + "/";
  const ofPages = modulesIn(course, visit.scope).flatMap((module) =>
    module.pages.map(([name, , title]) => ({
      href: folder + name + ".html",
      title,
      place: module.title,
      passages: pages[name] || [["", "", ""]],
    })),
  );
  const ofTerms = terms.map(([name, title, meaning, ...language]) => ({
    href: folder + "glossary.html#term-" + name,
    title,
    place: words("term"),
    passages: /** @type {Passage[]} */ ([["", "", meaning, ...language]]),
  }));
  return [...ofPages, ...ofTerms];
}

/**
 * @param {Index} index
 * @param {HTMLInputElement} input
 * @param {number} limit
 */
function search(index, input, limit = AT_ONCE) {
  const query = input.value.trim();
  // So that going back from a page finds it again; from a folder a browser may refuse.
  attempt(() => history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname), undefined);
  const { found, hasAll, marks, proposal } = find(index, query);
  const [status, list, more] = all(".search [role=status], .results, .more");
  const text = !found.length ? "notFound" : hasAll ? "placesFound" : "partlyFound";
  const again = (/** @type {string} */ value) => () => {
    input.value = value;
    search(index, input);
    input.focus();
  };
  status.replaceChildren(query && words(text, { count: found.length, query }));
  if (proposal) status.append(" ", buttonFor(words("meant", { words: proposal }), again(proposal)));
  list.replaceChildren(...found.slice(0, limit).map(({ entry, passage }) => resultItem(entry, passage, marks)));
  more.replaceChildren();
  if (found.length > limit) more.append(buttonFor(words("moreFound"), () => showMore(index, input, limit)));
}

/**
 * The focus goes to the first of those that have come.
 * @param {Index} index
 * @param {HTMLInputElement} input
 * @param {number} shown
 */
function showMore(index, input, shown) {
  search(index, input, shown + AT_ONCE);
  all(".results a")[shown].focus();
}

/**
 * @param {string} text
 * @param {() => void} onPress
 */
function buttonFor(text, onPress) {
  const made = element("button", { type: "button" }, text);
  made.addEventListener("click", onPress);
  return made;
}

/**
 * @param {Entry} entry
 * @param {Passage} passage
 * @param {Set<string>} marks
 */
function resultItem({ href, title, place, passages: [[, , , language]] }, [anchor, heading, text, other], marks) {
  const parts = extractOf(text, marks).map(([part, isMarked]) => (isMarked ? element("mark", {}, part) : part));
  const link = element("a", { href: href + (anchor && "#" + anchor), ...(language && { lang: language }) }, title);
  const way = element("p", { class: "found-in" }, [place, heading].filter(Boolean).join(" › "));
  return element("li", {}, link, way, element("p", other ? { lang: other } : {}, ...parts));
}

openSearch();
