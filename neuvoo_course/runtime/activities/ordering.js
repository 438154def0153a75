/* Items to put in order, moved by buttons: by keyboard, switch or touch alike. An item is right in its right place. */

/**
 * @param {HTMLElement} form
 * @param {HTMLElement} key
 * @param {string} name
 * @returns {Task}
 */
function orderingIn(form, key, name) {
  const list = /** @type {HTMLElement} */ (one(".items", form));
  const first = all("li", list);
  const items = () => all("li", list);
  const right = all("[data-part]", key).map(partOf);
  const marks = () => items().map((item, index) => partOf(item) === right[index]);
  let isMoved = false;
  for (const item of first) item.append(moveButton(item, "up", "↑"), moveButton(item, "down", "↓"));
  list.addEventListener("click", (event) => {
    if (!moveBy(/** @type {Element} */ (event.target), list)) return;
    isMoved = true;
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const arrange = (/** @type {HTMLElement[]} */ order) => {
    list.append(...order);
    markEnds(order);
  };
  arrange(first);
  return {
    ask: "order",
    isAnswered: () => isMoved,
    missing: () => one(".move:not([aria-disabled])", list),
    judge: () => judgeParts(marks()),
    show: () => marks().forEach((isRight, index) => items()[index].append(mark(isRight))),
    clear: () => removeMarks(form),
    freeze: (isOff) => all("button", list).forEach((button) => (/** @type {HTMLButtonElement} */ (button).disabled = isOff)),
    reset: (attempt) => {
      isMoved = false;
      arrange(attempt ? disordered(first, right, name + ":" + attempt) : first);
    },
    pack: () => (isMoved ? items().reduce((packed, item, index) => withEntry(packed, 8, index, partOf(item)), 0n) : 0n),
    unpack: (packed) => {
      const order = right.map((_, index) => first.find((item) => partOf(item) === entryAt(packed, 8, index)));
      const known = order.flatMap((item) => item || []);
      isMoved = new Set(known).size === first.length;
      if (isMoved) arrange(known);
    },
    texts: () => [],
    response: () => ({ type: "sequencing", given: items().map((item) => String(partOf(item))), right: [right.map(String)] }),
    type: () => {},
  };
}

/**
 * @param {HTMLElement} item
 * @param {"up" | "down"} way
 * @param {string} arrow
 */
function moveButton(item, way, arrow) {
  const label = way === "up" ? words("up", { item: wordsOf(item) }) : words("down", { item: wordsOf(item) });
  return element("button", said({ type: "button", class: "move", "aria-label": label, "data-way": way }), arrow);
}

/** @param {HTMLElement} item */
const wordsOf = (item) => (/** @type {HTMLElement} */ (one(".item", item)).textContent || "").trim();

/**
 * Whether a click has moved something. The neighbour is what moves, so that the focus stays on the button.
 * @param {Element} target
 * @param {HTMLElement} list
 */
function moveBy(target, list) {
  const button = /** @type {HTMLElement | null} */ (target.closest(".move:not([aria-disabled])"));
  const item = button && button.closest("li");
  if (!button || !item) return false;
  if (button.dataset.way === "up") item.after(/** @type {Element} */ (item.previousElementSibling));
  else item.before(/** @type {Element} */ (item.nextElementSibling));
  const items = all("li", list);
  markEnds(items);
  announce(words("moved", { item: wordsOf(item), place: items.indexOf(item) + 1, total: items.length }));
  return true;
}

/**
 * The first cannot go up nor the last down; the buttons stay, for one of them may have the focus.
 * @param {HTMLElement[]} items
 */
function markEnds(items) {
  const [up, down] = [items[0], items[items.length - 1]].map((item, index) => all(".move", item)[index]);
  for (const item of items) {
    for (const button of all(".move", item)) {
      if (button === up || button === down) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }
}

/**
 * @param {HTMLElement[]} items
 * @param {number[]} right
 * @param {string} seed
 */
function disordered(items, right, seed) {
  const order = shuffled(items, (item) => String(partOf(item)), seed);
  return order.some((item, index) => partOf(item) !== right[index]) ? order : [...order.slice(1), order[0]];
}
