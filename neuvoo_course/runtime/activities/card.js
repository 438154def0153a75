/* A card that can be printed by itself. */

/** @param {HTMLElement} card */
function mountCard(card) {
  const button = one(".print", card);
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    card.classList.add("alone");
    window.addEventListener("afterprint", () => card.classList.remove("alone"), { once: true });
    window.print();
  });
}
