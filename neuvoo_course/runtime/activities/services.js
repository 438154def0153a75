/* A list of services: shown in part, by what is chosen above it. The choice is neither kept nor sent. */

/** @param {HTMLElement} list */
function mountServices(list) {
  const filters = one(".filters", list);
  const status = filters && one("[role]", filters);
  if (!filters || !status) return;
  const selects = /** @type {HTMLSelectElement[]} */ (all("select", filters));
  const [button] = all("button", filters);
  const show = () => {
    say(status, counted(all(".service", list).filter((service) => isShown(service, selects)).length, status.dataset));
    button.hidden = selects.every(({ value }) => !value);
  };
  filters.addEventListener("change", show);
  button.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    show();
    selects[0].focus();
  });
  filters.hidden = false;
  show();
}

/**
 * Hides it by a class, so that paper has them all.
 * @param {HTMLElement} service
 * @param {HTMLSelectElement[]} selects
 */
function isShown({ dataset, classList }, selects) {
  return !classList.toggle("out", selects.some(({ name, value }) => value && !(dataset[name] || "").split(" ").includes(value)));
}

/**
 * @param {number} count
 * @param {DOMStringMap} texts
 */
const counted = (count, { none, one, many }) => ((count > 1 ? many : count ? one : none) || "").replace("{count}", String(count));
