/* What a certificate says, in words: names and days. No browser in here. */

/**
 * Platforms write "Last, First"; SCORM 2004 may put the language of the name in front.
 * @param {string} name
 */
function nameInWords(name) {
  const parts = name.replace(/^\{[^}]*\}/, "").split(",").map((part) => part.trim()); // prettier-ignore
  return parts.length === 2 ? parts.reverse().join(" ").trim() : parts.join(", ");
}

/**
 * A day of the saved state as the language writes it; nothing for one that is not known or no day.
 * @param {number} day
 * @param {string} language
 */
function dayInWords(day, language) {
  // English is the European one: the day before the month.
  const locale = language === "en" ? "en-GB" : language;
  return day > 0 ? attempt(() => new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(2020, 0, 1 + day)), "") : "";
}
