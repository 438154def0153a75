/* The learner's record during a visit: one state, kept in the browser at once and in the LMS at each commit. */

const visit = {
  tracking: noTracking(),
  state: emptyState(),
  /** A module's number where the LMS launched that module alone, else 0. */
  scope: 0,
  began: Date.now(),
  /** The LMS's wish, if it has one. */
  language: "",
  /** As the LMS writes it, for the certificate alone: kept nowhere. */
  name: "",
  /** The name of the page that was read last in this visit. */
  page: "",
  /** The copy's key; unknown until the LMS has told who is learning, so that nobody meets another's progress. */
  key: "",
  isConnected: false,
  isContinuing: false,
  isReview: false,
  /** On a shared computer nothing more is kept in the browser. */
  isForgotten: false,
  /** The talk does not end with this document: a link is being followed for real, or it has been ended already. */
  isFollowing: false,
  hasLeft: false,
  /**
   * What the LMS is still to be told of single answers, if the course says so.
   * @type {Answer[]}
   */
  answers: [],
  /** What it is told beyond status and score, once the script for that is there. */
  tellMore() {},
  /**
   * When the LMS last took everything.
   * @type {Date | null}
   */
  savedAt: null,
};

/** The visit began where the LMS launches it, and nothing has been clicked. */
let mayMoveOn = false;
let retry = 0;

const RETRY_MS = 30000;
const PAINT_MS = 50;
/** 2020-01-01, in days since 1970. */
const DAY_0 = 18262;

/** Something was done: keep it at once, and tell the LMS once it is painted, since an LMS may hold everything up. */
function report() {
  noteStanding();
  keepCopy();
  clearTimeout(retry);
  retry = window.setTimeout(save, PAINT_MS);
}

/** Save everything everywhere. Whatever fails is told, and tried again at the next commit or by itself. */
function save() {
  if (visit.hasLeft) return;
  clearTimeout(retry);
  const isLate = !visit.isConnected;
  const trouble = connect() || send();
  const isKept = keepCopy();
  if (trouble) {
    visit.isConnected = false;
    retry = window.setTimeout(save, RETRY_MS);
  } else wakeReporting();
  showSaved(trouble, isKept);
  if (isLate && !trouble) {
    // What an LMS that answers late knows is shown, and leads on.
    drawFrame();
    openWhereLeft();
  }
}

/** Begin the talk with the LMS, or take it up again, and take in what it knows. */
function connect() {
  if (visit.isConnected) return "";
  const trouble = visit.tracking.start(visit.isContinuing);
  visit.isContinuing = true;
  visit.isConnected = !trouble;
  if (!trouble) takeIn(visit.tracking.load());
  else if (!visit.key) takeUpCopy();
  return trouble;
}

/** SCORM 2004 refuses to begin again after a reload: then the copy goes on, if this tab knows whose it is. */
function takeUpCopy() {
  visit.key = lastKey(courseData().id, visit.scope);
  if (visit.key) visit.state = readCopy(visit.key);
}

/** @param {Found} found */
function takeIn(found) {
  visit.language = found.language;
  visit.name = found.name;
  visit.isReview = found.isReview;
  visit.key = copyKey(courseData().id, found.learner, visit.scope);
  if (startsAnew(found)) writeCopy(visit.key, "");
  const known = mergeOnto(readCopy(visit.key), parseState(found.state));
  // An LMS that answers late meets a visit that is under way, and that one is the newest.
  if (sessionOf(visit.state)) beginSession(known);
  visit.state = mergeOnto(visit.state, known);
  noteDone(found.done);
}

/**
 * Whether the LMS has given a new attempt: it has nothing, and the copy has been in an LMS already.
 * @param {Found} found
 */
const startsAnew = ({ isNew, state }) => isNew && !state && !visit.isReview && field(readCopy(visit.key), "k") !== "";

/**
 * A merge in which a tie goes to the first: at the launch an LMS may still hand out what was before the last commit.
 * @param {State} first
 * @param {State} second
 * @returns {State}
 */
function mergeOnto(first, second) {
  return mergeStates(first, second, sessionOf(second) - sessionOf(first) || -1);
}

/**
 * Make the visit's state newer than another.
 * @param {State} known
 */
function beginSession(known) {
  setNumber(visit.state, "s", Math.max(sessionOf(visit.state), sessionOf(known) + 1));
}

/** @param {number} done */
const noteDone = (done) => setNumber(visit.state, "d", doneIn(visit.state) | done);

/** The learner's own day, in days since 2020. It decides nothing; the certificate tells it. */
const today = () => Math.floor((Date.now() / 60000 - new Date().getTimezoneOffset()) / 1440) - DAY_0;

/** What is done is done, and on this day: the certificate may be the next page. */
function noteStanding() {
  const standing = standingOf(courseData(), visit.state, visit.scope);
  if (standing.completed && !doneIn(visit.state)) setNumber(visit.state, "c", today());
  noteDone(doneOf(standing));
  return standing;
}

/** Tell the LMS all it should know; what went wrong, if anything did. */
function send() {
  const standing = noteStanding();
  if (visit.isReview) return "";
  visit.tracking.save(fitState(visit.state), visit.page);
  if (standing.score !== null) visit.tracking.score(standing.score);
  visit.tracking.status(standing);
  visit.tellMore();
  const trouble = visit.tracking.commit((Date.now() - visit.began) / 1000);
  if (!trouble && visit.tracking.standard) noteSaved();
  return trouble;
}

function noteSaved() {
  visit.state.fields.set("k", "1");
  visit.savedAt = new Date();
}

/** Keep the browser's copy, with what another tab has put there since; cheap enough for every click. */
function keepCopy() {
  if (!visit.key || visit.isReview || visit.isForgotten) return false;
  // Place and test in hand stay this tab's own.
  visit.state = mergeStates(visit.state, readCopy(visit.key), -1);
  return writeCopy(visit.key, printState(visit.state));
}

/** The page's last words. The talk ends here, unless it goes on in the next document. */
function leave() {
  if (!visit.isFollowing) {
    save();
    visit.tracking.finish();
  }
  visit.hasLeft = true;
}

/** Back from the back/forward cache: the talk was ended, or went on elsewhere. */
function comeBack() {
  visit.hasLeft = visit.isFollowing = visit.isConnected = false;
  save();
}

/**
 * The page with this name in the state, once the contents are there.
 * @param {string} name
 */
function pageNamed(name) {
  const course = courseData();
  return pagesIn(course, 0).find(([, place]) => nameOf(course, place) === name);
}
