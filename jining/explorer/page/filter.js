// The rules of `jining.select`, in the page. A test compares the two: which rows, which counts, which words, which code.
import { same } from "./dom.js";
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
const TOKEN = new RegExp(`(-?)["“”]([^"“”]*)["“”]?|(\\|)|([^${SPACE}|"“”]+)`, "g");
export const NONE = "not stated", SEARCHED = ["quote_zh", "text_en", "item", "programme"];
const caseless = (text) => text.split("ı")
  .map((part) => part.toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ")).join("ı");
export const fold = (text) => caseless(text.normalize("NFKC")).normalize("NFKC").replace(/[‐–]/g, "-").replace(/[‘’]/g, "'");
const cleanWords = (text) => text.replace(SPACES, " ").replace(/^ +| +$/g, "");
export function parseWords(words) {
  const found = [[[], []]];
  for (const [, minus, phrase, bar, plain = ""] of fold(words).matchAll(TOKEN)) {
    const no = minus || plain.startsWith("-") ? 1 : 0, term = cleanWords(phrase || plain.replace(/^-/, ""));
    if (bar) found.push([[], []]);
    else if (term) found.at(-1)[no].push(term);
  }
  return found.filter(([needed, banned]) => needed.length || banned.length);
}
export const termsOf = (words) => [...new Set(parseWords(words || "").flatMap(([needed]) => needed))];
const answers = (text, either) => either.some(([needed, banned]) =>
  needed.every((term) => text.includes(term)) && !banned.some((term) => text.includes(term)));
// Pieces of a text, every other one a hit; a letter that folds to several is marked as one.
export function pieces(text, terms) {
  if (!terms.length) return [text];
  const all = [...text], folds = all.map(fold), at = folds.flatMap((part, n) => Array(part.length).fill(n));
  const marked = new Uint8Array(all.length), folded = folds.join(""), out = [""];
  for (const term of terms)
    for (let place = folded.indexOf(term); place >= 0; place = folded.indexOf(term, place + 1))
      marked.fill(1, at[place], at[place + term.length - 1] + 1);
  all.forEach((letter, n) => {
    if (out.length % 2 === marked[n]) out.push("");
    out[out.length - 1] += letter;
  });
  return out;
}

export class Table {
  constructor(payload) {
    Object.assign(this, payload, { column: {}, text: {} });
    for (const column of payload.columns) {
      column.at = new Map(column.values.map(({ key }, place) => [key, place]));
      column.codes = Uint32Array.from(column.codes);
      column.shown = column.values.filter(({ shown }) => shown); // some record of the whole table has it
      this.column[column.name] = column;
    }
    for (const [name, { values, codes }] of Object.entries(payload.texts))
      this.text[name] = codes ? codes.map((code) => values[code]) : values;
    [this.low, this.high] = [this.text.value_low, this.text.value_high];
    this.names = payload.columns.map(({ name }) => name);
    this.order = [...this.names, "exclude", "value", "words", "ids"];
    this.place = new Map(this.text.id.map((id, row) => [id, row]).reverse());
    this.every = Int32Array.from({ length: this.n }, (_, row) => row);
  }
  held(name, row) { return this.column[name].cells[this.column[name].codes[row]]; }
  place1(name, row) { return this.held(name, row)[0]; }
  keys(name, row) { return this.held(name, row).map((value) => this.column[name].values[value]); }
  stated(name, row) { return this.keys(name, row).filter(({ key }) => key !== NONE); }
  label(name, row, lang) { return this.stated(name, row).map((value) => value[lang]).join(lang === "zh" ? "、" : ", "); }
  value(name, key) { return this.column[name].values[this.column[name].at.get(key)]; }
  // What is said of a search that cannot be made: it is too long, or holds half of a letter, which no text can.
  refusal(words, lang) {
    const why = [...words].length > this.most_words ? "too_long" : /[\ud800-\udfff]/u.test(words) && "half_letter";
    return why ? this.words[why][lang].replace("{n}", this.most_words) : "";
  }
  foundIn(row, terms) { return SEARCHED.filter((part) => terms.some((term) => fold(this.text[part][row]).includes(term))); }
  clean(given) { // filters as `clean_filter` writes them; what is not known is dropped
    const known = (name, wanted) => {
      const asked = new Set([wanted].flat().map(String)), keys = this.column[name].values.map(({ key }) => key);
      const there = keys.filter((key) => asked.has(String(key)));
      return there.length || !asked.size ? there : null;
    };
    const filled = (all) => (Object.keys(all).length ? all : null), ids = [...this.place.keys()].reverse(), special = {
      words: (text) => (this.refusal(text, "en") || !parseWords(text).length ? null : cleanWords(text)),
      ids: (all) => { const wanted = new Set(all); return ids.filter((id) => wanted.has(id)); },
      value: (range) => (range.unit !== NONE && this.column.unit.at.has(range.unit) && isRange(range)
        ? pick(range, ["unit", "from", "to"].filter((end) => (range[end] ?? null) !== null)) : null),
      exclude: (all) => filled(Object.fromEntries(this.names.filter((name) => all[name])
        .map((name) => [name, known(name, all[name])]).filter(([, keys]) => keys?.length))),
    };
    const stated = this.order.filter((name) => (given[name] ?? null) !== null);
    const cleaned = stated.map((name) => [name, special[name] ? special[name](given[name]) : known(name, given[name])]);
    return Object.fromEntries(cleaned.filter(([, value]) => value !== null));
  }
  passing(filters) { // rows that pass every filter
    const tests = [], ids = filters.ids && new Set(filters.ids);
    if (ids) tests.push((row) => ids.has(this.text.id[row]));
    if (filters.words) {
      const either = parseWords(filters.words), text = (row) => SEARCHED.map((part) => this.text[part][row]).join("\n");
      this.searched ??= Array.from(this.every, (row) => fold(text(row)));
      tests.push((row) => !either.length || answers(this.searched[row], either));
    }
    if (filters.value) {
      const { unit, from = -Infinity, to = Infinity } = filters.value, wanted = this.column.unit.at.get(unit);
      const meets = (row) => (this.low[row] ?? -Infinity) <= to && (this.high[row] ?? Infinity) >= from;
      tests.push((row) => this.place1("unit", row) === wanted && meets(row));
    }
    for (const name of this.names.filter((one) => filters[one] || filters.exclude?.[one])) {
      const { cells, codes, values } = this.column[name], wanted = filters[name], banned = filters.exclude?.[name] || [];
      const [yes, no] = [wanted, banned].map((keys) => values.map(({ key }) => !keys || keys.includes(key)));
      const pass = cells.map((held) => held.some((value) => yes[value]) && !held.some((value) => no[value]));
      tests.push((row) => pass[codes[row]]);
    }
    return tests.length ? this.every.filter((row) => tests.every((test) => test(row))) : this.every;
  }
  select(filters) { // under a choice is counted what passes every filter on other columns
    const rows = this.passing(filters), made = {}, count = (name) => {
      const { [name]: own, exclude = {}, ...rest } = filters, { [name]: banned, ...others } = exclude;
      const { cells, codes, values } = this.column[name], counts = new Int32Array(values.length);
      const tally = new Int32Array(cells.length);
      for (const row of own || banned ? this.passing({ ...rest, exclude: others }) : rows) tally[codes[row]]++;
      cells.forEach((held, cell) => { for (const value of held) counts[value] += tally[cell]; });
      return counts;
    };
    return { rows, counts: (name) => (made[name] ??= count(name)) };
  }
  // Records by the values of two columns, and by the first alone; a record counts once for each of its values.
  cross(rows, first, second) {
    const one = this.column[first], other = second && this.column[second], width = other ? other.values.length : 1;
    const cells = new Int32Array(one.values.length * width), totals = new Int32Array(one.values.length);
    for (const row of rows) for (const a of one.cells[one.codes[row]]) {
      totals[a]++;
      for (const b of other ? other.cells[other.codes[row]] : [0]) cells[a * width + b]++;
    }
    const line = ({ place }) => cells.subarray(place * width, (place + 1) * width);
    return { n: (value, part) => line(value)[part.place], total: ({ place }) => totals[place],
      sum: (value) => line(value).reduce((all, n) => all + n, 0), most: Math.max(1, ...cells) };
  }
  title(name, lang) { return (this.column[name]?.title || this.titles[name])[lang]; }
  said(name, value, lang) { // the words of one filter: a search, records, limits of a value, or choices
    const [or, , , none, , , from, to] = this.phrases[lang];
    const any = (keys, column) => keys.map((key) => this.value(column, key)[lang]).join(or);
    if (name === "words") return value;
    if (name === "ids") return value.length && value.length <= 5 ? value.join(or) : String(value.length || none);
    if (name !== "value") return any(value, name) || none;
    const limits = [["from", from], ["to", to]].filter(([end]) => end in value).map(([end, word]) => word + value[end]);
    return [...limits, any([value.unit], "unit")].join(" ");
  }
  told(filters) { // each filter, with the part of the selection that it stands in if that is not the selection itself
    return Object.entries(filters).flatMap(([name, value]) => (name !== "exclude" ? [[name, value]]
      : Object.entries(value).map(([column, keys]) => [column, keys, name])));
  }
  describe(filters, lang) {
    const [, colon, semicolon, , all, not] = this.phrases[lang], one = ([name, value, part]) =>
      this.title(name, lang) + colon + (part ? not : "") + this.said(name, value, lang);
    return [this.given[lang], ...this.told(filters).map(one)].filter(Boolean).join(semicolon) || all;
  }
  code(filters) {
    // JSON as Python writes it: a blank behind each comma and colon, and none at the ends of a list.
    const literal = (value) => JSON.stringify(value, null, 1)
      .replace(/(?<=[[{])\n *|\n *(?=[\]}])/g, "").replace(/\n */g, " ");
    const said = [this.called, ...Object.entries(filters).map(([name, value]) => `${name}=${literal(value)}`)];
    return this.before + (said.length > 1 ? `jining.select(${said.join(", ")})` : this.called);
  }
}
export const isRange = ({ from, to }) => !(from > to) && [from, to].every((one) => Number.isFinite(one ?? 0));
const pick = (all, names) => Object.fromEntries(names.map((name) => [name, all[name]]));
// A selection as the end of an address, and back: lists of a filter by commas, what is no text as JSON.
const SHOWN = ["view", "lang", "record", "pinned"], flat = (state) => ({ ...pick(state, SHOWN), ...state.look });
export function toHash(state, start) {
  const known = flat(start), changed = ([name, value]) => value !== null && !same(value, known[name]);
  const filters = Object.entries(state.filters).map(([name, value]) => [name, value.join?.(",") ?? value]);
  const text = (value) => (typeof value === "string" ? value : JSON.stringify(value));
  const parts = [...filters, ...Object.entries(flat(state)).filter(changed)].map(([name, value]) =>
    `${name}=${encodeURIComponent(text(value)).replace(/%2C/g, ",")}`);
  return parts.length ? `#${parts.join("&")}` : "";
}
// What each part may be: an address may say anything, and what it may not say is left out.
const column = (name, table) => Object.hasOwn(table.column, name), whole = (value) => Number.isInteger(value) && value >= 0;
const one = (...all) => (value) => all.includes(value), lists = ({ listed }, name) => listed.some((at) => at.name === name);
const MAY = { rows: column, cols: column, color: column, split: (name, table) => name === "" || column(name, table),
  mode: one("counts", "shares"), beside: one(true, false, null), lang: one("en", "zh"), size: whole, page: whole,
  sort: ([name], table) => lists(table, name), columns: (names, table) => names.length && names.every((name) =>
    lists(table, name)), widths: (all) => same(all, { ...all }) && Object.values(all).every(Number.isFinite),
  view: (name, table) => Object.hasOwn(table.words, `view_${name}`),
  record: (id, table) => table.place.has(id), pinned: (filters, table) => same(table.clean(filters), filters) };
const AS_TEXT = ["words", "view", "lang", "record", "rows", "cols", "color", "split", "mode"];
export function fromHash(hash, table, start) {
  const given = {}, said = flat(start), lost = [], keys = (filters) => table.told(filters).flatMap(([name, value]) =>
    [value].flat().map((key) => (typeof key === "object" || name === "words" ? name : `${name}=${key}`)));
  for (const part of hash.slice(1).split("&").filter((one) => one && one !== "all")) {
    const [name, raw = ""] = part.split(/=(.*)/s);
    try {
      const text = decodeURIComponent(raw), list = column(name, table) || name === "ids";
      const value = AS_TEXT.includes(name) ? text : list ? [...given[name] ?? [], ...text.split(",").filter(Boolean)]
        : JSON.parse(text);
      if (table.order.includes(name) && same(value, name === "exclude" ? { ...value } : value ?? [])) given[name] = value;
      else if (Object.hasOwn(MAY, name) && MAY[name](value, table)) said[name] = value; else lost.push(name);
    } catch { lost.push(name); }
  }
  const filters = hash ? table.clean(given) : start.filters, there = keys(filters);
  lost.push(...keys(given).filter((key) => key !== "words" && !there.includes(key)));
  const told = table.refusal(given.words ?? "", said.lang) || (lost.length && table.words.left_out[said.lang]
    .replace("{what}", () => lost.join("; ").slice(0, 200))) || "";
  return { ...start, ...pick(said, SHOWN), look: pick(said, Object.keys(start.look)), filters, told };
}
