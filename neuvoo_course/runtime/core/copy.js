/* The browser's copy of the state, for a platform that lags or does not answer. Every access to storage may throw. */

/**
 * One copy for each package, learner and (with a SCO for each module) module. From a folder all packages share one
 * storage, so the package's id is in the key; the learner's is there as a hash only.
 * @param {string} id
 * @param {string} learner
 * @param {number} scope
 */
function copyKey(id, learner, scope) {
  const key = ["neuvoo", id, hashOf(learner)].join(":") + (scope ? "-m" + scope : "");
  attempt(() => sessionStorage.setItem(tabKey(id, scope), key), undefined);
  return key;
}

/**
 * The key that this tab used last.
 * @param {string} id
 * @param {number} scope
 */
const lastKey = (id, scope) => attempt(() => sessionStorage.getItem(tabKey(id, scope)), "") || "";

/**
 * @param {string} id
 * @param {number} scope
 */
const tabKey = (id, scope) => ["neuvoo:last", id, scope].join(":");

/**
 * FNV-1a: a browser's own digests are missing in pages from a folder.
 * @param {string} text
 */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) || 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** @param {string} key */
const readCopy = (key) => parseState(attempt(() => localStorage.getItem(key), "") || "");

/**
 * @param {string} key
 * @param {string} text
 */
function writeCopy(key, text) {
  return attempt(() => {
    localStorage.setItem(key, text);
    return true;
  }, false);
}
