/* A card that can be printed by itself. */

/** @param {HTMLElement} card */
function mountCard(card) {
  const button = element("button", { type: "button", class: "print" }, words("print_card"));
  card.append(button);
  button.addEventListener("click", () => {
    card.classList.add("alone");
    window.addEventListener("afterprint", () => card.classList.remove("alone"), { once: true });
    window.print();
  });
}
