/* The visit: find the LMS, open where the learner was, and tell what happens from then on. */

/** In turns: a slow device shows the page before anything else, and answers touches between them. */
async function launch() {
  noteCourse();
  listen();
  await firstFrame();
  // The learner was quicker: the note that lies there now is for the next document.
  if (visit.isFollowing) return;
  const note = takeNote();
  visit.tracking = findTracking();
  visit.scope = Number(document.body.dataset.module) || 0;
  visit.isContinuing = !!note;
  // Where the talk goes on: when it began, and for which module.
  Object.assign(visit, note);
  mayMoveOn = !note && !asked && !shownPath().includes("/");
  connect();
  if (!note) beginSession(visit.state);
  await nextTurn();
  watchSleep();
  showPage();
  report();
  openWhereLeft();
}

const FRAME_MS = 300;

/** After the first frame, or soon where there is none: a page out of sight is not drawn. */
const firstFrame = () => Promise.race([new Promise(requestAnimationFrame).then(() => nextTurn()), nextTurn(FRAME_MS)]);

function listen() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", closeMenu);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  window.addEventListener("online", save);
  window.addEventListener("popstate", onPopState);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => event.persisted && comeBack());
}

/** From the file that the LMS launches: to the saved place, or to the contents in the learner's language. */
async function openWhereLeft() {
  if (!mayMoveOn) return;
  const { state } = visit;
  const language = languageFor(courseData(), [field(state, "l"), visit.language, ...navigator.languages]);
  const place = field(state, "p");
  if (place) await hasContents();
  // Something may have been clicked meanwhile.
  if (!mayMoveOn) return;
  mayMoveOn = !visit.isConnected;
  const page = pageNamed(place);
  const path = page ? page[0] + ".html" : "index.html";
  if (page || language !== document.body.dataset.language) goTo(root + language + "/" + path, "replaceState");
}

/** After every swap as after the launch: note the visit, draw the frame, wake the activities. */
function showPage() {
  const { page = "", place = "" } = (one("main") || document.body).dataset;
  const places = placesIn(courseData(), visit.scope);
  const index = places.indexOf(place);
  if (index >= 0) {
    noteRead(visit.state, nameOf(courseData(), place));
    visit.page = page;
  }
  drawFrame();
  wakeActivities();
  announce(index < 0 ? "" : words("page", { page: index + 1, pages: places.length }));
}

const BEAT_MS = 60000;

/** A device that slept was not studied with: that time does not count, and the LMS may have gone meanwhile. */
function watchSleep() {
  let last = Date.now();
  setInterval(() => {
    const late = Date.now() - last - BEAT_MS;
    last = Date.now();
    if (late < BEAT_MS) return;
    visit.began += late;
    save();
  }, BEAT_MS);
}

launch();
