/* The meaning of a word, shown at the word: a dialog beside the page and not over it. The focus goes in, so that the
 * meaning is heard at once, and the rest of the page stays within reach. Escape, its button and the word itself close it
 * and give the focus back. Going on elsewhere closes it, too: it never covers what has the focus.
 */

/**
 * The word whose meaning is shown.
 * @type {HTMLAnchorElement | null}
 */
let shownWord = null;

function mountTerms() {
  shownWord = null;
  for (const link of all("a.term")) link.setAttribute("aria-haspopup", "dialog");
}

/**
 * Before anybody else hears of the click, for a word is a link to the glossary.
 * @param {MouseEvent} event
 */
function onWordClick(event) {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a.term"));
  if (target.closest(".meaning")) return onMeaningClick(event, target);
  const isSame = link !== null && link === shownWord;
  closeMeaning(isSame);
  if (isSame) event.preventDefault();
  else if (link && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) openMeaning(link, event);
}

/**
 * A word may stand in a label or a summary, which is not meant.
 * @param {MouseEvent} event
 * @param {Element} target
 */
function onMeaningClick(event, target) {
  if (target.closest("button")) closeMeaning(true);
  if (!target.closest("a")) event.preventDefault();
}

/**
 * @param {HTMLAnchorElement} link
 * @param {MouseEvent} event
 */
function openMeaning(link, event) {
  const meaning = document.getElementById(link.hash.slice(1));
  if (!meaning) return;
  event.preventDefault();
  shownWord = link;
  link.after(meaning);
  meaning.focus();
}

/**
 * Back to where it was: at the word it could be copied with an explanation.
 * @param {boolean} isBack whether the focus goes back to the word
 */
function closeMeaning(isBack) {
  const word = shownWord;
  const place = one(".terms");
  shownWord = null;
  if (!word || !place) return;
  place.append(...all(".meaning"));
  if (isBack) word.focus();
}

document.addEventListener("click", onWordClick, true);
document.addEventListener("keydown", ({ key }) => key === "Escape" && closeMeaning(true));
document.addEventListener("focusin", ({ target }) => {
  if (target !== shownWord && !(/** @type {Element} */ (target).closest(".meaning"))) closeMeaning(false);
});
