/* Making and finding elements: text goes in as text, never as markup. */

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement | null}
 */
const one = (selector, within = document) => within.querySelector(selector);

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
const all = (selector, within = document) => [...within.querySelectorAll(/** @type {"div"} */ (selector))];

/**
 * The runtime's words in the page's language.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
const words = (key, values = {}) => filled(courseData().texts[key], values);

/**
 * A text with its places in braces filled in.
 * @param {string | undefined} text
 * @param {Record<string, string | number>} values
 */
const filled = (text = "", values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/**
 * @param {string} src
 * @returns {Promise<unknown>}
 */
function loadScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = reject;
    script.src = src;
    document.head.append(script);
  });
}
