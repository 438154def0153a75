/* "Save and leave": everything is saved, the talk with the LMS is ended once, and the page says so. */

const leaveButton = element("button", { type: "button", class: "leave" });
leaveButton.addEventListener("click", saveAndLeave);

/** What can be pressed on the way elsewhere, and not after leaving. */
const WAYS = ".bar, .home, .bottom, .leave";

let isAway = false;

/** Beside the line that says what is saved. In a page that swaps in, the header stays. */
function offerLeaving() {
  const saved = one(".saved");
  leaveButton.textContent = words("leave");
  if (saved && !leaveButton.isConnected) saved.after(leaveButton);
}

function saveAndLeave() {
  save();
  /** @type {HTMLElement} */ (one(".notice")).textContent = visit.isConnected ? "" : words("not_left");
  if (!visit.isConnected) return;
  // First, for a platform may take the page away at once.
  visit.hasLeft = visit.isFollowing = isAway = true;
  endTalk();
  showLeft();
  if (window.opener && window.parent === window) window.close();
}

/**
 * In 2004 the LMS is asked to suspend, also when all is done: after `exitAll` the next launch would begin a new attempt,
 * without what was saved. Nor can its talk be begun again: the learner opens the course anew.
 */
function endTalk() {
  const { tracking } = visit;
  if (is2004()) ask("SetValue", "adl.nav.request", "suspendAll");
  tracking.finish();
  if (is2004()) visit.tracking = { ...tracking, start: () => words("ended"), finish() {} };
}

function showLeft() {
  const title = element("h1", { tabindex: -1 }, words("left"));
  const text = words(visit.isReview ? "left_review" : is2004() ? "left_ended" : "left_saved");
  const main = element("main", { id: "main", class: "left" }, title, element("p", {}, text));
  const way = element("a", { href: root + document.body.dataset.path }, words("go_on"));
  if (!is2004()) main.append(element("p", { class: "continue" }, way));
  /** @type {HTMLElement} */ (one("main")).replaceWith(main);
  showWays(false);
  announce(text);
  title.focus();
}

/** @param {boolean} isShown */
const showWays = (isShown) => all(WAYS).forEach((way) => (way.hidden = !isShown));

/** Any link leads back into the course, and so does the browser's own button. */
function goOn() {
  if (!isAway) return;
  isAway = visit.isContinuing = false;
  showWays(true);
  comeBack();
}

document.addEventListener("click", (event) => /** @type {Element} */ (event.target).closest("main.left a") && goOn(), true);
window.addEventListener("popstate", goOn);
