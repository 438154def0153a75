/* A learning platform that is as strict as the standards and the strictest platforms seen: SCORM 1.2 RTE (3.4) and
 * SCORM 2004 4th Edition RTE (4.1, 4.2). It has scorm-again's outer form, so that the same page holds either of them.
 *
 * Stricter than the standards in four ways, all seen in the field: suspend_data has 4,096 characters in both versions, it
 * has no control characters, '' is no score, and "not attempted" is nothing for a package to set.
 */
"use strict";

// Kinds of values: each gives an error, or 0

const among = (...words) => (value) => (words.includes(value) ? 0 : "type");
const like = (pattern, limit = Infinity) => (value) => (pattern.test(value) && value.length <= limit ? 0 : "type");
const text = (limit) => like(/^[^\u0000-\u001f\u007f]*$/, limit);
const number = (low, high) => (value) => {
  if (!/^-?\d{1,10}(\.\d{1,7})?$/.test(value)) return "type";
  return Number(value) < low || Number(value) > high ? "range" : 0;
};
const either = (...kinds) => (value) => (kinds.some((kind) => !kind(value)) ? 0 : "type");

const identifier12 = like(/^[!-~]+$/, 255);
// A relative reference, or a URN with a name space of its own.
const uri = like(/^(?!urn:)[!-~]+$|^urn:[A-Za-z0-9-]{1,31}:[!-~]+$/, 4000);
const timespan12 = like(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const time12 = like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
const interval = like(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/);
// A zone only after decimals; toISOString()'s three are refused.
const timestamp = like(
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2}(Z|[+-]\d\d(:\d\d)?)?)?)?)?)?)?)?$/,
);
const language = like(/^([A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*)?$/, 250);
const anyNumber = number(-Infinity, Infinity);
const percent = number(0, 100);
const scaled = number(-1, 1);
const share = number(0, 1);

// Answers to a question, by its type

const short = "[A-Za-z0-9_.]{1,250}";
const list = (item, joint, limit = Infinity) => like(new RegExp(`^(${item}(${joint}${item})*)?$`), limit);
/** So many at most (the least that every platform must take), and each as it must be. */
const several = (kind, most) => (value) => {
  const items = value.split("[,]");
  return items.length <= most && items.every((item) => !kind(item)) ? 0 : "type";
};
/** Of a set none comes twice. */
const set = (kind) => (value) => (new Set(value.split("[,]")).size === value.split("[,]").length ? kind(value) : "type");
const localizedText = (limit) => like(new RegExp(`^(\\{lang=[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\\})?([^{\u0000-\u001f\u007f][^\u0000-\u001f\u007f]{0,${limit - 1}})?$`));
const answers12 = {
  "true-false": like(/^[01tf]$/),
  choice: list("[a-z0-9]", ",", 255),
  "fill-in": text(255),
  matching: list("[a-z0-9]\\.[a-z0-9]", ",", 255),
  performance: text(255),
  sequencing: list("[a-z0-9]", ",", 255),
  likert: like(/^[a-z0-9]?$/),
  numeric: anyNumber,
};
const answers2004 = {
  "true-false": among("true", "false"),
  choice: set(several(like(new RegExp(`^${short}$`)), 36)),
  "fill-in": several(localizedText(250), 10),
  "long-fill-in": text(4000),
  matching: several(like(new RegExp(`^${short}\\[\\.\\]${short}$`)), 36),
  performance: text(4000),
  sequencing: several(like(new RegExp(`^${short}$`)), 36),
  likert: like(new RegExp(`^${short}$`)),
  numeric: anyNumber,
  other: text(4000),
};
const range = /^(-?\d+(\.\d+)?)?\[:\](-?\d+(\.\d+)?)?$/;
const patterns2004 = { ...answers2004, numeric: like(range) };
const patterns12 = answers12;
/** How many patterns a question of a type may have (2004: those that every platform must take). */
const MOST_PATTERNS = { choice: 10, "true-false": 1, numeric: 1, likert: 1, other: 1 };

// The data models: [access, kind of value, first value]; `n` stands for an index

const READ = "r";
const WRITE = "w";
const BOTH = "rw";
const anything = () => 0;
const readOnly = (first) => [READ, anything, first];

const score12 = (at) => ({
  [`${at}._children`]: readOnly("raw,min,max"),
  [`${at}.raw`]: [BOTH, percent, ""],
  [`${at}.min`]: [BOTH, percent, ""],
  [`${at}.max`]: [BOTH, percent, ""],
});
const status12 = among("passed", "completed", "failed", "incomplete", "browsed");
const MODEL12 = {
  "cmi._version": readOnly("3.4"),
  "cmi.core._children": readOnly(
    "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
  ),
  "cmi.core.student_id": readOnly(""),
  "cmi.core.student_name": readOnly(""),
  "cmi.core.lesson_location": [BOTH, text(255), ""],
  "cmi.core.credit": readOnly("credit"),
  "cmi.core.lesson_status": [BOTH, status12, "not attempted"],
  "cmi.core.entry": readOnly("ab-initio"),
  ...score12("cmi.core.score"),
  "cmi.core.total_time": readOnly("0000:00:00"),
  "cmi.core.lesson_mode": readOnly("normal"),
  "cmi.core.exit": [WRITE, among("time-out", "suspend", "logout", "")],
  "cmi.core.session_time": [WRITE, timespan12],
  "cmi.suspend_data": [BOTH, text(4096), ""],
  "cmi.launch_data": readOnly(""),
  "cmi.comments": [BOTH, text(4096), ""],
  "cmi.comments_from_lms": readOnly(""),
  "cmi.objectives._children": readOnly("id,score,status"),
  "cmi.objectives._count": readOnly("0"),
  "cmi.objectives.n.id": [BOTH, identifier12, ""],
  ...score12("cmi.objectives.n.score"),
  "cmi.objectives.n.status": [BOTH, status12, "not attempted"],
  "cmi.student_data._children": readOnly("mastery_score,max_time_allowed,time_limit_action"),
  "cmi.student_data.mastery_score": readOnly(""),
  "cmi.student_data.max_time_allowed": readOnly(""),
  "cmi.student_data.time_limit_action": readOnly(""),
  "cmi.student_preference._children": readOnly("audio,language,speed,text"),
  "cmi.student_preference.audio": [BOTH, number(-1, 100), "0"],
  "cmi.student_preference.language": [BOTH, text(255), ""],
  "cmi.student_preference.speed": [BOTH, number(-100, 100), "0"],
  "cmi.student_preference.text": [BOTH, among("-1", "0", "1"), "0"],
  "cmi.interactions._children": readOnly(
    "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
  ),
  "cmi.interactions._count": readOnly("0"),
  "cmi.interactions.n.id": [WRITE, identifier12],
  "cmi.interactions.n.objectives._count": readOnly("0"),
  "cmi.interactions.n.objectives.n.id": [WRITE, identifier12],
  "cmi.interactions.n.time": [WRITE, time12],
  "cmi.interactions.n.type": [WRITE, among(...Object.keys(answers12))],
  "cmi.interactions.n.correct_responses._count": readOnly("0"),
  "cmi.interactions.n.correct_responses.n.pattern": [WRITE, patterns12],
  "cmi.interactions.n.weighting": [WRITE, anyNumber],
  "cmi.interactions.n.student_response": [WRITE, answers12],
  "cmi.interactions.n.result": [WRITE, either(among("correct", "wrong", "unanticipated", "neutral"), anyNumber)],
  "cmi.interactions.n.latency": [WRITE, timespan12],
};

const score2004 = (at) => ({
  [`${at}._children`]: readOnly("scaled,raw,min,max"),
  [`${at}.scaled`]: [BOTH, scaled],
  [`${at}.raw`]: [BOTH, anyNumber],
  [`${at}.min`]: [BOTH, anyNumber],
  [`${at}.max`]: [BOTH, anyNumber],
});
const completion = [BOTH, among("completed", "incomplete", "unknown"), "unknown"];
const success = [BOTH, among("passed", "failed", "unknown"), "unknown"];
const MODEL2004 = {
  "cmi._version": readOnly("1.0"),
  "cmi.comments_from_learner._children": readOnly("comment,location,timestamp"),
  "cmi.comments_from_learner._count": readOnly("0"),
  "cmi.comments_from_learner.n.comment": [BOTH, text(4000)],
  "cmi.comments_from_learner.n.location": [BOTH, text(250)],
  "cmi.comments_from_learner.n.timestamp": [BOTH, timestamp],
  "cmi.comments_from_lms._children": readOnly("comment,location,timestamp"),
  "cmi.comments_from_lms._count": readOnly("0"),
  "cmi.completion_status": completion,
  "cmi.completion_threshold": readOnly(),
  "cmi.credit": readOnly("credit"),
  "cmi.entry": readOnly("ab-initio"),
  "cmi.exit": [WRITE, among("time-out", "suspend", "logout", "normal", "")],
  "cmi.interactions._children": readOnly(
    "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
  ),
  "cmi.interactions._count": readOnly("0"),
  "cmi.interactions.n.id": [BOTH, uri],
  "cmi.interactions.n.type": [BOTH, among(...Object.keys(answers2004))],
  "cmi.interactions.n.objectives._count": readOnly("0"),
  "cmi.interactions.n.objectives.n.id": [BOTH, uri],
  "cmi.interactions.n.timestamp": [BOTH, timestamp],
  "cmi.interactions.n.correct_responses._count": readOnly("0"),
  "cmi.interactions.n.correct_responses.n.pattern": [BOTH, patterns2004],
  "cmi.interactions.n.weighting": [BOTH, anyNumber],
  "cmi.interactions.n.learner_response": [BOTH, answers2004],
  "cmi.interactions.n.result": [BOTH, either(among("correct", "incorrect", "unanticipated", "neutral"), anyNumber)],
  "cmi.interactions.n.latency": [BOTH, interval],
  "cmi.interactions.n.description": [BOTH, localizedText(250)],
  "cmi.launch_data": readOnly(),
  "cmi.learner_id": readOnly(""),
  "cmi.learner_name": readOnly(""),
  "cmi.learner_preference._children": readOnly("audio_level,language,delivery_speed,audio_captioning"),
  "cmi.learner_preference.audio_level": [BOTH, number(0, Infinity), "1"],
  "cmi.learner_preference.language": [BOTH, language, ""],
  "cmi.learner_preference.delivery_speed": [BOTH, number(0, Infinity), "1"],
  "cmi.learner_preference.audio_captioning": [BOTH, among("-1", "0", "1"), "0"],
  "cmi.location": [BOTH, text(1000)],
  "cmi.max_time_allowed": readOnly(),
  "cmi.mode": readOnly("normal"),
  "cmi.objectives._children": readOnly("id,score,success_status,completion_status,progress_measure,description"),
  "cmi.objectives._count": readOnly("0"),
  "cmi.objectives.n.id": [BOTH, uri],
  ...score2004("cmi.objectives.n.score"),
  "cmi.objectives.n.success_status": success,
  "cmi.objectives.n.completion_status": completion,
  "cmi.objectives.n.progress_measure": [BOTH, share],
  "cmi.objectives.n.description": [BOTH, localizedText(250)],
  "cmi.progress_measure": [BOTH, share],
  "cmi.scaled_passing_score": readOnly(),
  ...score2004("cmi.score"),
  "cmi.session_time": [WRITE, interval],
  "cmi.success_status": success,
  "cmi.suspend_data": [BOTH, text(4096)],
  "cmi.time_limit_action": readOnly("continue,no message"),
  "cmi.total_time": readOnly("PT0S"),
  "adl.nav.request": [BOTH, among("continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll", "_none_"), "_none_"],
  "adl.nav.request_valid.continue": readOnly("unknown"),
  "adl.nav.request_valid.previous": readOnly("unknown"),
};

// What each fault is called: [before the talk, after it]

const RULES12 = {
  prefix: "LMS", finish: "Finish", model: MODEL12, spanOf: spanOf12, printSpan: printSpan12, core: "cmi.core.",
  again: "101", twice: "301", argument: "201", unknown: "401", keyword: "402", readOnly: "403", writeOnly: "404",
  type: "405", range: "405", gap: "201", order: "201", unset: "",
  talk: { Finish: ["301", "301"], GetValue: ["301", "301"], SetValue: ["301", "301"], Commit: ["301", "301"] },
}; // prettier-ignore
const RULES2004 = {
  prefix: "", finish: "Terminate", model: MODEL2004, spanOf: spanOf2004, printSpan: (seconds) => `PT${seconds}S`, core: "cmi.",
  again: "103", twice: "104", argument: "201", unknown: "401", keyword: "404", readOnly: "404", writeOnly: "405",
  type: "406", range: "407", gap: "351", order: "408", unset: "403",
  talk: { Terminate: ["112", "113"], GetValue: ["122", "123"], SetValue: ["132", "133"], Commit: ["142", "143"] },
}; // prettier-ignore

function spanOf12(time) {
  const [hours, minutes, seconds] = time.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

function printSpan12(seconds) {
  const two = (part) => String(Math.floor(part) % 60).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(seconds / 60)}:${two(seconds)}`;
}

function spanOf2004(time) {
  const part = (letter) => Number((new RegExp(`([\\d.]+)${letter}`).exec(time.replace(/^.*T/, "")) || [0, 0])[1]);
  return part("H") * 3600 + part("M") * 60 + part("S");
}

// The platform

class StrictApi {
  constructor(rules) {
    this.rules = rules;
    this.phase = "before";
    this.values = new Map();
    this.error = "0";
    for (const name of ["Initialize", rules.finish, "GetValue", "SetValue", "Commit"]) {
      this[rules.prefix + name] = (...values) => this.answer(name, values);
    }
    this[`${rules.prefix}GetLastError`] = () => this.error;
    this[`${rules.prefix}GetErrorString`] = (code) => (String(code) === "0" ? "" : `Error ${code}`);
    this[`${rules.prefix}GetDiagnostic`] = (code) => String(code);
  }

  /** Do a call: whatever is thrown is an error code. */
  answer(name, values) {
    this.error = "0";
    try {
      this.requirePhase(name);
      return this[name === this.rules.finish ? "doFinish" : `do${name}`](...values);
    } catch (error) {
      if (error instanceof Error) throw error;
      this.error = error;
      return name === "GetValue" ? "" : "false";
    }
  }

  requirePhase(name) {
    const { talk, again, twice } = this.rules;
    if (name === "Initialize" && this.phase !== "before") throw this.phase === "during" ? again : twice;
    if (name !== "Initialize" && this.phase !== "during") throw talk[name][this.phase === "before" ? 0 : 1];
  }

  requireEmpty(values) {
    if (values.length !== 1 || values[0] !== "") throw this.rules.argument;
  }

  doInitialize(...values) {
    this.requireEmpty(values);
    this.phase = "during";
    return "true";
  }

  doFinish(...values) {
    this.requireEmpty(values);
    this.phase = "after";
    return "true";
  }

  doCommit(...values) {
    this.requireEmpty(values);
    return "true";
  }

  doGetValue(name, ...more) {
    if (more.length) throw this.rules.argument;
    const [access, , first] = this.entryFor(name);
    if (access === WRITE) throw this.rules.writeOnly;
    if (name.endsWith("._count")) return String(this.count(name.slice(0, -"._count".length)));
    this.requireNoGap(name, 0);
    const value = this.values.get(name) ?? first;
    if (value === undefined) throw this.rules.unset || "401";
    return value;
  }

  doSetValue(name, value, ...more) {
    if (more.length) throw this.rules.argument;
    const [access, kind] = this.entryFor(name);
    if (/\._(children|count|version)$/.test(name)) throw this.rules.keyword;
    if (access === READ) throw this.rules.readOnly;
    if (typeof value !== "string") throw this.rules.type;
    this.requireNoGap(name, 1);
    this.requireOrder(name);
    this.requireFewPatterns(name, value);
    const fault = this.kindFor(name, kind)(value);
    if (fault) throw this.rules[fault];
    this.requireNewId(name, value);
    this.values.set(name, value);
    return "true";
  }

  /** In 2004: not more patterns than the type has, and none of a choice twice. */
  requireFewPatterns(name, value) {
    const [, at, index] = /^(cmi\.interactions\.\d+)\.correct_responses\.(\d+)\.pattern$/.exec(name) || [];
    if (!at || this.rules.prefix) return;
    const type = this.values.get(`${at}.type`);
    if (Number(index) >= (MOST_PATTERNS[type] || 5)) throw this.rules.gap;
    const others = [...this.values].filter(([other]) => other !== name && other.startsWith(`${at}.correct_responses.`));
    if (type === "choice" && others.some(([, known]) => known === value)) throw this.rules.gap;
  }

  /** An objective has an id of its own, and keeps it. */
  requireNewId(name, value) {
    if (!/^cmi\.objectives\.\d+\.id$/.test(name)) return;
    const taken = [...this.values].some(([other, id]) => other !== name && /^cmi\.objectives\.\d+\.id$/.test(other) && id === value);
    if (taken || (this.values.has(name) && this.values.get(name) !== value)) throw this.rules.gap;
  }

  entryFor(name) {
    const entry = typeof name === "string" && this.rules.model[name.replace(/\.\d+(?=\.)/g, ".n")];
    if (!entry) throw typeof name === "string" && name ? this.rules.unknown : this.rules.argument;
    return entry;
  }

  /** Answers are judged by the type of their question, which must be known by then. */
  kindFor(name, kind) {
    if (typeof kind === "function") return kind;
    const type = this.values.get(name.replace(/(interactions\.\d+)\..*/, "$1.type"));
    if (!type) throw this.rules.order;
    return kind[type];
  }

  /** How many entries a list has. */
  count(at) {
    const starts = [...this.values.keys()].filter((name) => name.startsWith(`${at}.`));
    return new Set(starts.map((name) => name.slice(at.length + 1).split(".")[0])).size;
  }

  requireNoGap(name, more) {
    for (const found of name.matchAll(/\.(\d+)\./g)) {
      if (Number(found[1]) >= this.count(name.slice(0, found.index)) + more) throw this.rules.gap;
    }
  }

  /** Whatever belongs to an entry of a list comes after its id. */
  requireOrder(name) {
    const id = name.replace(/^(cmi\.(?:interactions|objectives)\.\d+)\..*/, "$1.id");
    if (id !== name && !this.values.has(id)) throw this.rules.order;
  }

  // As scorm-again has it

  loadFromJSON(data, at = "cmi") {
    for (const [name, value] of Object.entries(data)) {
      if (typeof value === "object") this.loadFromJSON(value, `${at}.${name}`);
      else this.values.set(`${at}.${name}`, String(value));
    }
  }

  renderCommitCMI() {
    const { core, spanOf, printSpan } = this.rules;
    const known = new Map(this.values);
    const session = known.get(`${core}session_time`);
    const total = spanOf(known.get(`${core}total_time`) || "0:0:0");
    known.set(`${core}total_time`, printSpan(total + (session ? spanOf(session) : 0)));
    const whole = { cmi: {} };
    for (const [name, value] of known) put(whole, name.split("."), value);
    return whole;
  }
}

function put(whole, [first, ...rest], value) {
  if (rest.length) put((whole[first] ??= {}), rest, value);
  else whole[first] = value;
}

class Scorm12API extends StrictApi {
  constructor() {
    super(RULES12);
  }
}

class Scorm2004API extends StrictApi {
  constructor() {
    super(RULES2004);
  }
}

if (typeof module !== "undefined") module.exports = { Scorm12API, Scorm2004API };
