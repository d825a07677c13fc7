// The rules of `jining.select`, in the page. A test compares the two: which rows, which counts, which words, which code.
import { same } from "./dom.js";
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const SPACES = new RegExp(`[${SPACE}]+`, "g");
const TOKEN = new RegExp(`(-?)["“”]([^"“”]*)["“”]?|(\\|)|([^${SPACE}|"“”]+)`, "g");
export const NONE = "not stated";

const caseless = (text) => text.split("ı").map((part) => part.toLowerCase().toUpperCase().toLowerCase().replace(/ς/g,
  "σ")).join("ı");
export const fold = (text) => caseless(text.normalize("NFKC")).normalize("NFKC");
export const cleanWords = (text) => text.replace(SPACES, " ").replace(/^ +| +$/g, "");

export function parseWords(words) {
  const found = [[[], []]];
  for (const [, minus, phrase, bar, plain] of fold(words).matchAll(TOKEN)) {
    if (bar) { found.push([[], []]); continue; }
    const no = minus || (plain || "").startsWith("-");
    const term = cleanWords(phrase || (plain || "").replace(/^-/, ""));
    if (term) found.at(-1)[no ? 1 : 0].push(term);
  }
  return found.filter(([needed, banned]) => needed.length || banned.length);
}
export const termsOf = (words) => [...new Set(parseWords(words || "").flatMap(([needed]) => needed))];
const answers = (text, either) => either.some(([needed, banned]) =>
  needed.every((term) => text.includes(term)) && !banned.some((term) => text.includes(term)));

// Pieces of a text, every other one a hit; a letter that folds to several is marked as one.
export function pieces(text, terms) {
  if (!terms.length) return [text];
  let folded = "";
  const at = [];
  for (const letter of text) {
    const next = fold(letter);
    for (let n = 0; n < next.length; n++) at.push(at.end || 0);
    folded += next;
    at.end = (at.end || 0) + letter.length;
  }
  const marked = new Uint8Array(text.length + 1);
  for (const term of terms)
    for (let place = folded.indexOf(term); place >= 0; place = folded.indexOf(term, place + 1))
      marked.fill(1, at[place], at[place + term.length] ?? text.length);
  const out = [""];
  for (let n = 0; n < text.length; n++) {
    if ((out.length % 2 === 0) !== Boolean(marked[n])) out.push("");
    out[out.length - 1] += text[n];
  }
  return out;
}

export class Table {
  constructor(payload) {
    Object.assign(this, payload, { column: {}, text: {} });
    for (const column of payload.columns) {
      column.at = new Map(column.values.map(({ key }, place) => [key, place]));
      column.codes = Uint32Array.from(column.codes);
      column.present = new Uint8Array(column.values.length);
      for (const code of new Set(column.codes)) for (const value of column.cells[code]) column.present[value] = 1;
      this.column[column.name] = column;
    }
    for (const [name, { values, codes }] of Object.entries(payload.texts)) this.text[name] = codes
      ? codes.map((c) => values[c]) : values;
    this.names = payload.columns.map(({ name }) => name);
    this.order = [...this.names, "exclude", "value", "words", "ids"];
    this.place = new Map(this.text.id.map((id, row) => [id, row]).reverse());
    this.every = Int32Array.from({ length: this.n }, (_, row) => row);
  }
  place1(name, row) { return this.column[name].cells[this.column[name].codes[row]][0]; }
  keys(name, row) { const { cells, codes, values } = this.column[name];
    return cells[codes[row]].map((value) => values[value]); }
  label(name, row, lang) {
    return this.keys(name, row).filter(({ key }) => key !== NONE).map((value) => value[lang]).join(lang === "zh" ? "、"
      : ", ");
  }
  value(name, key) { return this.column[name].values[this.column[name].at.get(key)] || { key, en: String(key),
    zh: String(key) }; }

  // Names of programmes are searched as well; rows of the same texts are searched once.
  docs() {
    if (this.searched) return this.searched;
    const names = (row) => this.column.programme.cells[this.column.programme.codes[row]].map((value) => {
      const { full_zh: full, zh, full_en: english, en, key } = this.column.programme.values[value];
      return key === NONE ? "" : `${full || zh}\n${english || en}`;
    }).join("\n");
    const known = new Map(), codes = new Uint32Array(this.n), texts = [];
    for (let row = 0; row < this.n; row++) {
      const text = [...["quote_zh", "text_en", "item_zh", "item_en"].map((name) => this.text[name][row]),
        names(row)].join("\n");
      if (!known.has(text)) { known.set(text, texts.length); texts.push(fold(text)); }
      codes[row] = known.get(text);
    }
    this.searched = { codes, texts, names };
    return this.searched;
  }
  foundIn(row, terms) {
    const parts = { quote_zh: this.text.quote_zh[row], text_en: this.text.text_en[row],
      item: `${this.text.item_zh[row]}\n${this.text.item_en[row]}`, programme: this.docs().names(row) };
    return Object.keys(parts).filter((part) => { const text = fold(parts[part]);
      return terms.some((term) => text.includes(term)); });
  }

  // Filters as `clean_filter` writes them; what is not known is dropped.
  clean(given) {
    const known = (name, values) => this.column[name].values.map(({ key }) => key).filter((key) => values.includes(key));
    const out = {};
    for (const name of this.order) {
      const value = given[name];
      if (value === undefined || value === null) continue;
      if (name === "words") { if (cleanWords(value)) out.words = cleanWords(value); }
      else if (name === "ids") { const ids = new Set(value); out.ids = [...this.place.keys()].reverse().filter((id) =>
        ids.has(id)); }
      else if (name === "value") { if (this.units[value.unit]) out.value = { unit: value.unit, ...ends(value) }; }
      else if (name === "exclude") {
        const left = this.names.filter((column) => value[column]).map((column) => [column, known(column, value[column])]);
        const kept = left.filter(([, values]) => values.length);
        if (kept.length) out.exclude = Object.fromEntries(kept);
      } else out[name] = known(name, value);
    }
    return out;
  }

  passing(name, filters) {
    const { cells, values } = this.column[name], banned = filters.exclude?.[name] || [], wanted = filters[name];
    const yes = values.map(({ key }) => !wanted || wanted.includes(key)), no = values.map(({ key }) => banned.includes(key));
    return Uint8Array.from(cells, (held) => (held.some((value) => yes[value]) && !held.some((value) => no[value]) ? 1 : 0));
  }
  tests(filters) {
    const tests = [];
    if (filters.words) {
      const { codes, texts } = this.docs(), either = parseWords(filters.words);
      const found = texts.map((text) => !either.length || answers(text, either));
      tests.push((row) => found[codes[row]]);
    }
    if (filters.ids) { const ids = new Set(filters.ids); tests.push((row) => ids.has(this.text.id[row])); }
    if (filters.value) {
      const { from = -Infinity, to = Infinity } = filters.value, { at, codes, cells } = this.column.unit,
        unit = at.get(filters.value.unit);
      tests.push((row) => cells[codes[row]][0] === unit && (this.low[row] ?? -Infinity) <= to && (this.high[row]
        ?? Infinity) >= from);
    }
    return tests;
  }
  // A row is counted under a choice if it passes every filter on other columns: it fails none, or only that one.
  select(filters) {
    const failed = new Uint8Array(this.n), which = new Uint8Array(this.n), tests = this.tests(filters), { n } = this;
    const filtered = this.names.filter((name) => filters[name] || filters.exclude?.[name]);
    filtered.forEach((name, number) => {
      const pass = this.passing(name, filters), { codes } = this.column[name];
      for (let row = 0; row < n; row++) if (!pass[codes[row]]) { failed[row]++; which[row] = number; }
    });
    for (const test of tests) for (let row = 0; row < n; row++) if (!test(row)) failed[row] = 99;
    const rows = filtered.length || tests.length ? this.every.filter((row) => failed[row] === 0) : this.every;
    const counts = {};
    for (const name of this.names) {
      const { cells, codes, values } = this.column[name], tally = new Int32Array(cells.length),
        number = filtered.indexOf(name);
      for (const row of rows) tally[codes[row]]++;
      if (number >= 0) for (let row = 0; row < n; row++) if (failed[row] === 1 && which[row] === number) tally[codes[row]]++;
      counts[name] = new Int32Array(values.length);
      cells.forEach((held, cell) => { for (const value of held) counts[name][value] += tally[cell]; });
    }
    return { rows, counts };
  }
  // Records by the values of two columns, and by the first alone; a record counts once for each of its values.
  cross(rows, first, second) {
    const one = this.column[first], other = second && this.column[second], width = other ? other.values.length : 1;
    const table = new Int32Array(one.values.length * width), totals = new Int32Array(one.values.length);
    for (const row of rows) for (const a of one.cells[one.codes[row]]) {
      totals[a]++;
      if (other) for (const b of other.cells[other.codes[row]]) table[a * width + b]++; else table[a]++;
    }
    return { table, totals, width };
  }

  title(name, lang, words) { return this.column[name] ? this.column[name].title[lang] : words[name][lang]; }
  describe(filters, lang, words) {
    const [or, colon, semicolon, none, all, not, from, to] = { zh: ["或", "：", "；", "无", "全部记录", "非", "不低于", "不高于"],
      en: [" or ", ": ", "; ", "no value", "every record", "not ", "from ", "to "] }[lang];
    const names = (name, values) => values.map((key) => this.value(name, key)[lang]).join(or);
    const said = { words: (text) => text, ids: (ids) => (ids.length <= 5 ? ids.join(or) : String(ids.length)),
      value: (limit) => [["from", from], ["to", to]].filter(([end]) => end in limit).map(([end, word]) => word
        + limit[end]).concat(this.value("unit", limit.unit)[lang]).join(" ") };
    return Object.entries(filters).flatMap(([name, value]) => (name === "exclude"
      ? Object.entries(value).map(([column, keys]) => this.title(column, lang) + colon + not + names(column, keys))
      : [this.title(name, lang, words) + colon + ((said[name]?.(value) ?? names(name, value)) || none)])).join(semicolon)
        || all;
  }
  code(filters) {
    const table = this.shipped ? "jining.load()" : "promises", given = Object.entries(filters);
    const literal = (value) => (Array.isArray(value) ? `[${value.map(literal).join(", ")}]`
      : typeof value === "object"
        ? `{${Object.entries(value).map(([key, held]) => `"${key}": ${literal(held)}`).join(", ")}}`
        : JSON.stringify(value));
    const said = [table, ...given.map(([name, value]) => `${name}=${literal(value)}`)].join(", ");
    return given.length ? `jining.select(${said})` : table;
  }
}

export const ends = (value) => Object.fromEntries(["from", "to"].filter((end) => Number.isFinite(value[end] ?? NaN)).map(
  (end) =>
  [end, value[end]]));

// A selection as the end of an address, and back: lists by commas, what is more as JSON. An address may hold anything.
export function toHash(state, start) {
  const said = [...Object.entries(state.filters), ...["view", "lang", "record", "pinned"].map((name) => [name, state[name]]),
    ...Object.entries(state.look)];
  const known = { ...start, ...start.look }, changed = said.filter(([name, value]) => name in state.filters
    || (value !== null && !same(value, known[name])));
  const text = (value) => (typeof value === "string" ? value : Array.isArray(value) && !value.some(Array.isArray)
    ? value.join(",") : JSON.stringify(value));
  const parts = changed.map(([name, value]) => `${name}=${encodeURIComponent(text(value)).replace(/%2C/g, ",")}`);
  return parts.length ? `#${parts.join("&")}` : "";
}
export function fromHash(hash, table, start) {
  const state = structuredClone(start), given = {}, fits = { view: (text) => table.words[`view_${text}`], lang: (text) =>
    /^(en|zh)$/.test(text), record: () => true };
  for (const part of hash.replace(/^#/, "").split("&").filter(Boolean)) {
    const [name, raw = ""] = part.split(/=(.*)/s), old = start.look[name];
    try {
      const text = decodeURIComponent(raw), all = text ? text.split(",") : [], column = table.column[name];
      const keys = column?.values.map(({ key }) => key).filter((key) => all.includes(String(key)));
      if (column && (keys.length || !text)) given[name] = keys;
      else if (name === "words") given.words = text;
      else if (name === "ids") given.ids = all;
      else if (name === "value" || name === "exclude") given[name] = JSON.parse(text);
      else if (fits[name]?.(text)) state[name] = text;
      else if (name === "pinned") state.pinned = table.clean(JSON.parse(text));
      else if (old !== undefined) state.look[name] = typeof old === "string" ? text : Array.isArray(old) && name !== "sort"
        ? all : JSON.parse(text);
    } catch { /* a part that is none is left out */ }
  }
  return { ...state, filters: hash ? table.clean(given) : start.filters };
}
