/* The contents page: what is read, how much of each module, and the way on. */

/** @param {HTMLElement} contents */
function markContents(contents) {
  // What an LMS that answers late knows is drawn over what was there.
  for (const old of all(".continue, .read, .progress", contents)) old.remove();
  for (const section of all("section.module", contents)) markModule(section);
  const page = pageNamed(field(visit.state, "p"));
  const link = page && element("p", { class: "continue" }, element("span", {}, words("continue")), " ", pageLink(page));
  const after = one(".rule", contents) || one("h1", contents);
  if (link && after) after.after(link);
  markWords();
}

/** @param {HTMLElement} section */
function markModule(section) {
  const module = modulesIn(courseData(), visit.scope).find(({ name }) => name === section.dataset.module);
  section.hidden = !module;
  if (!module) return;
  for (const [name, place] of module.pages) {
    const link = one("a[data-page='" + name + "']", section);
    if (link) link.after(...readMark(place));
  }
  const { read, total } = standingOf({ ...courseData(), tests: [] }, visit.state, module.number);
  const list = one(".pages", section);
  if (list) list.before(progressLine(read, total));
}
