/* A scenario: one scene at a time. A choice leads on and tells what came of it; there are ways back and to the start. */

/**
 * @typedef {object} Story
 * @property {HTMLElement[]} scenes
 * @property {HTMLAnchorElement[]} chosen every choice made so far
 * @property {HTMLElement} said what the last of them led to
 * @property {HTMLElement} ways back, and to the start
 */

/** @param {HTMLElement} scenario */
function mountScenario(scenario) {
  const said = one(".said", scenario);
  const ways = one(".ways", scenario);
  if (!said || !ways) return;
  /** @type {Story} */
  const story = { scenes: all(".scene", scenario), chosen: [], said, ways };
  const [back, restart] = all("button", ways);
  scenario.classList.add("live");
  scenario.addEventListener("click", (event) => choose(story, event));
  back.addEventListener("click", () => goBackTo(story, story.chosen.length - 1));
  restart.addEventListener("click", () => goBackTo(story, 0));
  showScene(story);
}

/**
 * @param {Story} story
 * @param {MouseEvent} event
 */
function choose(story, event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  if (!link || !link.closest(".choices")) return;
  event.preventDefault();
  story.chosen.push(link);
  showScene(story);
  story.said.focus();
}

/**
 * @param {Story} story
 * @param {number} steps how many of the choices made stay
 */
function goBackTo(story, steps) {
  story.chosen.length = steps;
  const heading = showScene(story).firstElementChild;
  if (heading) /** @type {HTMLElement} */ (heading).focus();
}

/** @param {Story} story */
function showScene({ scenes, chosen, said, ways }) {
  const link = chosen[chosen.length - 1];
  const now = scenes.find((scene) => link && "#" + scene.id === link.hash) || scenes[0];
  for (const scene of scenes) scene.classList.toggle("now", scene === now);
  ways.hidden = !link;
  said.replaceChildren(...(link ? outcomeOf(link, said) : []));
  now.before(said);
  return now;
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} said has the words for it
 */
function outcomeOf(link, said) {
  const text = (said.dataset.chosen || "").replace("{choice}", () => link.textContent || "");
  const consequence = copyOf(".consequence", /** @type {HTMLElement} */ (link.parentElement));
  return [element("p", { class: "chosen" }, text), ...consequence];
}
