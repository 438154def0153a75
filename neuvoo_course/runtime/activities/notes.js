/* What learners tick and write for themselves. It stays in their browser beside the copy of their progress, under a key
 * of its own for each package and learner, and is never sent. Every access to storage may throw.
 */

/**
 * @typedef {object} Note
 * @property {() => string} read what the learner has done; empty for nothing
 * @property {(text: string) => void} show
 */

/** Nobody's until the LMS has told who is learning. */
const notesKey = () => visit.key && visit.key + ":notes";

/** @returns {Record<string, string>} */
const keptNotes = () => attempt(() => JSON.parse(localStorage.getItem(notesKey()) || "{}"), {}) || {};

/**
 * Whether the browser keeps it. Read anew each time: another tab may have written.
 * @param {string} name
 * @param {string} text
 */
function keepNote(name, text) {
  return attempt(() => {
    if (notesKey()) localStorage.setItem(notesKey(), JSON.stringify({ ...keptNotes(), [name]: text || undefined }));
    return notesKey() !== "";
  }, false);
}

/**
 * The permanent name of the page, then the block's own: it survives new titles and a new order. The page of the
 * learner's own notes has blocks of many pages.
 * @param {HTMLElement} block
 */
function noteName(block) {
  const page = /** @type {HTMLElement | null} */ (block.closest("[data-place]"));
  return (page ? nameOf(courseData(), page.dataset.place || "") : "") + "/" + block.dataset.note;
}

/**
 * @param {HTMLElement} block
 * @param {Note} note
 */
function mountNote(block, note) {
  const name = noteName(block);
  const line = one(".kept [role]", block);
  const button = one(".clear", block);
  if (!line || !button) return;
  const clear = button.textContent;
  let key = notesKey();
  let cleared = "";
  const save = () => {
    // An LMS that answers late tells whose notes these are; those from before are not written over.
    const isKept = (key === notesKey() || !keptNotes()[name]) && keepNote(name, note.read());
    if (isKept) key = notesKey();
    say(line, isKept ? line.dataset.kept : line.dataset.notKept);
    say(button, cleared ? button.dataset.undo : clear);
    button.hidden = !(note.read() || cleared);
  };
  note.show(keptNotes()[name] || "");
  save();
  block.addEventListener("input", () => {
    cleared = "";
    save();
  });
  button.addEventListener("click", () => {
    const before = cleared;
    cleared = before ? "" : note.read();
    note.show(before);
    save();
  });
}

/**
 * Said only when it changes, or a screen reader would say it with every letter.
 * @param {HTMLElement} place
 * @param {string | null} [text]
 */
function say(place, text = "") {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * Ticks by place in the list, so that they hold in every language; when the list has grown they are no longer known.
 * @param {HTMLElement} block
 */
function mountChecklist(block) {
  const boxes = /** @type {HTMLInputElement[]} */ (all("input", block));
  mountNote(block, {
    read: () => (boxes.some((box) => box.checked) ? boxes.map((box) => Number(box.checked)).join("") : ""),
    show: (ticks) => boxes.forEach((box, index) => (box.checked = ticks.length === boxes.length && ticks[index] === "1")),
  });
}

/** @param {HTMLElement} block */
function mountReflection(block) {
  const area = /** @type {HTMLTextAreaElement | null} */ (one("textarea", block));
  if (!area) return;
  // On paper the text stands in full, which a box to write in would cut.
  const written = element("p", { class: "written" });
  const copy = () => (written.textContent = area.value);
  area.before(written);
  area.addEventListener("input", copy);
  mountNote(block, {
    read: () => area.value,
    show: (text) => {
      area.value = text;
      copy();
    },
  });
}
