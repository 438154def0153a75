/* What the scripts say among a page's text, which may be in another language than the frame: a voice must know. */

/**
 * An element's attributes, with the language of the scripts' own words.
 * @param {Record<string, string | number>} [attributes]
 */
const said = (attributes) => ({ ...attributes, ...courseData().said });
