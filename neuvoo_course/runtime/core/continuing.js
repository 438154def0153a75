/* A note from one document to the next: the visit goes on, the link had to be followed for real. */

/** @typedef {{url: string, began: number, scope: number}} Continuing */

const CONTINUING = "neuvoo:continuing";

/** @param {Continuing} note */
const leaveNote = (note) => attempt(() => sessionStorage.setItem(CONTINUING, JSON.stringify(note)), undefined);

/**
 * The note, if it is for this page; taken away, so that a reload is a launch of its own.
 * @returns {Continuing | null}
 */
function takeNote() {
  return attempt(() => {
    const note = JSON.parse(sessionStorage.getItem(CONTINUING) || "null");
    sessionStorage.removeItem(CONTINUING);
    return note && note.url === location.href ? note : null;
  }, null);
}
