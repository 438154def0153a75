/* On the page about the course: leaving a shared computer without a trace of what was done. */

function offerForgetting() {
  const line = one(".self-check");
  if (!line || !visit.key || visit.isForgotten) return;
  const place = element("div", { class: "shared" });
  line.after(place);
  offer(place);
}

/** @param {HTMLElement} place */
function offer(place) {
  place.replaceChildren(element("p", said(), words("shared")), button("forget", () => confirmForgetting(place)));
}

/**
 * In place, with the focus on the question: a window of the browser's own may be refused in a frame.
 * @param {HTMLElement} place
 */
function confirmForgetting(place) {
  const yes = button("forget_yes", () => {
    forget();
    showIn(place, words("forgotten"));
  });
  const no = button("forget_no", () => {
    offer(place);
    all("button", place)[0].focus();
  });
  showIn(place, words("forget_ask"), yes, " ", no);
}

/** What was done goes to the LMS first. */
function forget() {
  save();
  dropAll(visit.key);
  visit.isForgotten = true;
}

/**
 * Whatever the browser keeps of a learner of this package, in whichever module, and which copy this tab used last.
 * @param {string} key
 */
function dropAll(key) {
  const whose = (/** @type {string} */ name) => name.split(":", 3).join(":").replace(/-m\d+$/, "");
  attempt(() => dropFrom(localStorage, (name) => whose(name) === whose(key)), undefined);
  attempt(() => dropFrom(sessionStorage, (name) => name.startsWith("neuvoo:")), undefined);
}

/**
 * @param {Storage} storage
 * @param {(name: string) => boolean} fits
 */
const dropFrom = (storage, fits) => Object.keys(storage).filter(fits).forEach((name) => storage.removeItem(name));

/**
 * @param {HTMLElement} place
 * @param {string} text
 * @param {...(Node | string)} more
 */
function showIn(place, text, ...more) {
  const line = element("p", said({ tabindex: -1 }), text);
  place.replaceChildren(line, ...more);
  line.focus();
}

/**
 * @param {string} key of its words
 * @param {() => void} act
 */
function button(key, act) {
  const made = element("button", said({ type: "button" }), words(key));
  made.addEventListener("click", act);
  return made;
}
