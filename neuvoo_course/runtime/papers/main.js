/* The contents, and papers to print: the certificate, the learner's own notes, a module. Run each time such a page is
 * shown.
 */

/** @param {HTMLElement} main */
function drawPapers(main) {
  const standing = standingOf(courseData(), visit.state, visit.scope);
  for (const link of all(".certificate-link", main)) link.hidden = !standing.completed;
  if (main.matches(".contents")) markContents(main);
  if (main.matches(".certificate")) drawCertificate(main, standing);
  // In a package with one object a module, notes of other modules are kept under other keys.
  for (const part of all(".notes-of", main)) part.hidden = !modulesHere().some(({ name }) => name === part.dataset.module);
  for (const button of all("button[data-print]", main)) offerPrint(button);
}

/**
 * From a folder browsers fetch nothing, so a module cannot be gathered.
 * @param {HTMLElement} button
 */
function offerPrint(button) {
  const isModule = button.dataset.print === "module";
  button.hidden = isModule && location.protocol === "file:";
  button.onclick = () => (isModule ? printModule(button) : window.print());
}

/** A platform may forbid styles within a page by a policy of its own: they come as files then. */
function bringForbiddenStyles() {
  for (const style of /** @type {HTMLStyleElement[]} */ (all("style[data-name]"))) {
    if (style.sheet) continue;
    style.remove();
    bringStyle(style.dataset.name || "").catch(() => {});
  }
}

/** The frame is drawn anew when an LMS that answers late tells what it knows; the papers with it. */
async function wakePapers() {
  const main = one("main");
  const bar = one(".bar");
  bringForbiddenStyles();
  await bringStyle("papers.css").catch(() => {});
  if (!main || !bar || !(await hasContents())) return;
  const observer = new MutationObserver(() => (main.isConnected ? drawPapers(main) : observer.disconnect()));
  observer.observe(bar, { childList: true });
  drawPapers(main);
}

wakePapers();
