/* Printing a module: its pages are fetched and put after one another into a sheet that only paper shows. They are copies
 * to look at: without names for places, without answers, and not read in the sense of the course.
 */

/** @param {HTMLElement} button */
async function printModule(button) {
  const section = /** @type {HTMLElement} */ (button.closest("section"));
  const status = one("[role=status]", section) || element("p", {});
  status.textContent = status.dataset.wait || "";
  try {
    const articles = await Promise.all(all(".pages a", section).map((link) => copyOfPage(/** @type {any} */ (link).href)));
    await printSheet(section, articles.flat());
    status.textContent = "";
  } catch {
    status.textContent = status.dataset.failed || "";
  }
}

/**
 * @param {HTMLElement} section the module on the contents page
 * @param {HTMLElement[]} articles
 */
async function printSheet(section, articles) {
  const main = section.parentElement;
  const title = one("h2", section);
  const { title: course, region } = courseData();
  const head = [element("p", {}, course + " – " + region), element("h1", {}, (title && title.textContent) || "")];
  const sheet = element("div", { class: "printout" }, ...head, ...articles);
  // Another page may have come meanwhile.
  if (!main || !main.isConnected) return;
  // A platform's frame that may not print leaves the last one behind.
  for (const old of all(".printout", main)) old.remove();
  main.append(sheet);
  await Promise.all(all("img", sheet).map(pictureReady));
  window.addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}

/** @param {HTMLElement} picture */
function pictureReady(picture) {
  const image = /** @type {HTMLImageElement} */ (picture);
  image.loading = "eager";
  return image.decode().catch(() => {});
}

/** @param {string} url */
async function copyOfPage(url) {
  const page = await fetchPage(url);
  await Promise.all(styleNames(page).map(bringStyle));
  for (const key of all(".key", page)) key.remove();
  for (const part of all("[id]", page)) part.removeAttribute("id");
  // Paper takes the widest copy of a picture, which is its src.
  for (const picture of all("[srcset]", page)) picture.removeAttribute("srcset");
  // The page is elsewhere than the one that shows it.
  for (const name of ["src", "href", "poster"]) {
    for (const part of all("[" + name + "]", page)) part.setAttribute(name, new URL(String(part.getAttribute(name)), url).href);
  }
  return all("main > .fallback-note, main > article", page).map((part) => document.importNode(part, true));
}

/**
 * Known by name: addresses are looked up from the page shown.
 * @param {string} name
 */
async function bringStyle(name) {
  if (styleNames(document).includes(name)) return;
  const link = element("link", { rel: "stylesheet", href: root + name });
  document.head.append(link);
  await new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }));
}
