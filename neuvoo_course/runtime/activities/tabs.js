/* Tabs: one part at a time, chosen by its heading. The arrow keys go from tab to tab. */

/** @param {HTMLElement} block */
function mountTabs(block) {
  const panels = all(":scope > .tab", block);
  const tabs = panels.map(tabFor);
  const list = element("div", { role: "tablist" }, ...tabs);
  const select = (/** @type {number} */ index) => selectTab(tabs, panels, (index + tabs.length) % tabs.length);
  tabs.forEach((tab, index) => tab.addEventListener("click", () => select(index)));
  list.addEventListener("keydown", (event) => {
    const target = tabAfter(event.key, tabs.indexOf(/** @type {HTMLElement} */ (event.target)), tabs.length, list);
    if (target === null) return;
    event.preventDefault();
    select(target).focus();
  });
  block.prepend(list);
  block.classList.add("live");
  select(0);
}

/** @param {HTMLElement} panel */
function tabFor(panel) {
  const id = panel.id + "-tab";
  const heading = panel.firstElementChild;
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", id);
  panel.tabIndex = 0;
  return element("button", { type: "button", role: "tab", id, "aria-controls": panel.id }, (heading && heading.textContent) || "");
}

/**
 * @param {HTMLElement[]} tabs
 * @param {HTMLElement[]} panels
 * @param {number} chosen
 */
function selectTab(tabs, panels, chosen) {
  tabs.forEach((tab, index) => {
    tab.setAttribute("aria-selected", String(index === chosen));
    tab.tabIndex = index === chosen ? 0 : -1;
    panels[index].classList.toggle("now", index === chosen);
  });
  return tabs[chosen];
}

/**
 * @param {string} key
 * @param {number} index
 * @param {number} count
 * @param {Element} list
 */
function tabAfter(key, index, count, list) {
  const on = getComputedStyle(list).direction === "rtl" ? -1 : 1;
  /** @type {Record<string, number>} */
  const targets = { ArrowRight: index + on, ArrowLeft: index - on, Home: 0, End: count - 1 };
  return key in targets ? targets[key] : null;
}
