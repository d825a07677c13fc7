// The page: filters, counts and the view, of one selection.
import { fill, say, download, el, button, zh, once, place } from "./dom.js";
import { Table, toHash, fromHash, NONE, fold, cleanWords, termsOf } from "./filter.js";
import { Plain, State } from "./state.js";
import { bars, grid, map, targets, results } from "./charts.js";
import { tableView, recordView, reportView, factList } from "./views.js";
import { rowsCsv, dataCsv, fileName, figureSvg, figurePng, passport, paper, printed } from "./take.js";
import SKELETON from "./page.html";
const FIGURES = { bars, targets, map, grid, results }, READ = { table: tableView, record: recordView, report: reportView };
const VIEWS = Object.keys({ ...FIGURES, ...READ });
const OPEN = ["sector", "kind", "checkable_by"]; // lists that are open at first
const LONG = 12; // a list of more choices has a search of its own
const BESIDE = 1180; // pixels of the panel from which the table stands beside a figure
const THEMED = { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name", "class"] };

export class Page {
  constructor(model, root, payload, file = false) {
    const reader = model.get("mode") === "reader";
    Object.assign(this, { root, file, reader, table: new Table(payload), words: payload.words, kept: new Map() });
    this.state = new State(model, this.table, () => this.update());
    this.state.said = (text) => this.tell(text);
    root.className = `jining-explorer${file ? " jn-file" : ""}`;
    this.build();
    this.listen();
    this.theme();
    this.update();
  }
  close() {
    this.state.close();
    this.stop.abort();
    this.watch.forEach((one) => one.disconnect());
  }
  get lang() { return this.forced || this.state.lang; }
  t(key, values = {}) { return this.words[key][this.lang].replace(/\{(\w+)\}/g, (_, name) => values[name]); }
  tell(text) { say(this.status, text); }
  once(key, make) { return once(this.kept, key, make); }
  // What belongs to one language, width and theme: it is kept until one of them is another.
  keep(name, ...key) {
    const held = this.kept.get(name), said = key.join("|");
    if (held?.said !== said) this.kept.set(name, { said, map: new Map() });
    return this.kept.get(name).map;
  }
  described(lang = this.lang) { return this.table.describe(this.state.filters, lang, this.words); }
  ids() { return [...this.found.rows].map((row) => this.table.text.id[row]); }
  item(row) { return this.table.text[`item_${this.lang}`][row]; }
  quantity(row) { return this.table.text[`quantity_${this.lang}`][row]; }
  verdict(row) { return this.table.column.verdict ? this.table.label("verdict", row, this.lang) : ""; }
  ink(both) { return both[this.dark ? 1 : 0]; }
  open(row) { this.state.set({ record: this.table.text.id[row], view: "record" }); }
  factsOf(row) {
    const pairs = () => this.table.facts.flatMap((fact) => (fact.ids || []).map((id) => ({ id, fact })));
    const by = this.once("facts", () => Map.groupBy(pairs(), ({ id }) => id));
    return (by.get(this.table.text.id[row]) || []).map(({ fact }) => fact);
  }
  // Figures of the same thing: of the year before, or of what came of the promise.
  baselines(row, unit) {
    const before = String(this.table.about.year - 1), fits = ({ says, date }) =>
      (says === "context" ? (date || "").startsWith(before) : says !== "other_measure");
    const known = this.factsOf(row).filter((fact) => fact.value !== null && fact.unit === unit && fits(fact));
    return known.map((fact) => ({ value: +fact.value, result: fact.says !== "context" }));
  }
  figureTitle(lang = this.lang) {
    const { look, view } = this.state, small = (text) => text.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
    const columns = ["rows", "split", "cols", "color"];
    const values = Object.fromEntries(columns.map((key) => [key, small(this.table.column[look[key]]?.title[lang] || "")]));
    this.forced = lang;
    let text = this.t(FIGURES[view] ? `fig_${view}` : "fig_table", values);
    if (view === "bars" && values.split && look.rows !== look.split) text = this.t("fig_split", { fig: text, ...values });
    this.forced = null;
    return text;
  }
  // A mark that is one promise: its words on hover or focus, its record on a click.
  promise(row, part, more) {
    const { quote_zh: quote, text_en: english } = this.table.text, item = this.item(row);
    const rest = [this.quantity(row), more, this.verdict(row)].filter(Boolean);
    return { key: `${part}-${row}`, act: () => this.open(row), name: [item, ...rest].join(", "),
      tip: [item, quote[row], english[row], rest.join(" · ")] };
  }

  build() {
    const { root, state, reader, file } = this;
    root.replaceChildren(...new DOMParser().parseFromString(SKELETON, "text/html").body.children);
    const unwanted = [reader && ".jn-own", !state.python && ".jn-widget", !file && ".jn-alone"].filter(Boolean);
    if (unwanted.length) for (const node of root.querySelectorAll(unwanted)) node.remove();
    for (const name of ["count", "status", "chips", "tip", "controls", "content", "side", "tabs", "fold", "take", "lists"])
      this[name] = root.querySelector(`.jn-${name}`);
    const field = (name) => root.querySelector(`[data-focus=${name}]`);
    for (const name of ["undo", "redo", "compare", "search"]) this[name] = field(name);
    for (const name of ["unit", "from", "to"]) this[name] = field(name);
    const tab = (view) => button({ "data-view": view, "data-focus": `view-${view}`, "data-word": `view_${view}` });
    this.tabs.append(...(reader ? ["report", "record"] : VIEWS).map(tab));
    this.facets = reader ? [] : this.table.columns.map((column) => this.facet(column));
    this.lists?.append(...this.facets.map(({ node }) => node));
  }
  // What the buttons of the skeleton do.
  get acts() {
    const { state, root } = this;
    const taken = (ending, type, make, part = "") => async () => {
      const content = part && !this.figure?.svg ? null : await make(this), name = fileName(this, ending, part);
      if (content !== null) download(name, content, type);
      this.tell(content === null ? this.t("empty") : this.t("saved", { name }));
    };
    return {
      undo: () => state.undo(), redo: () => state.redo(), clear: () => state.filter({}),
      compare: () => state.set({ pinned: state.pinned ? null : state.filters }),
      fold: () => { this.fold.ariaExpanded = root.classList.toggle("jn-unfolded"); },
      svg: taken("svg", "image/svg+xml", figureSvg, state.view), png: taken("png", "image/png", figurePng, state.view),
      figure_csv: taken("csv", "text/csv", dataCsv, state.view), csv: taken("csv", "text/csv", rowsCsv),
      json: taken("json", "application/json", passport), print: () => printed(this),
      xlsx: () => {
        this.tell(this.t("saving"));
        state.ask({ ask: "xlsx", name: fileName(this, "xlsx") });
      },
      copy: () => this.copy(this.table.code(state.filters)),
      link: () => {
        this.save();
        this.copy(location.href);
      },
    };
  }
  typed() { this.state.filter({ ...this.state.filters, words: this.search.value }); }
  limited() {
    const { value, ...rest } = this.state.filters, end = ({ value: text }) => (text === "" ? null : +text);
    const limits = { unit: this.unit.value, from: end(this.from), to: end(this.to) };
    this.state.filter(limits.unit ? { ...rest, value: limits } : rest);
  }
  facet(column) {
    const list = { column, rows: [], name: el("span"), chosen: el("span", { class: "jn-chosen" }) };
    list.node = el("details", { open: OPEN.includes(column.name), "data-facet": column.name,
      ontoggle: () => this.counts(list) }, el("summary", {}, list.name, list.chosen));
    return list;
  }
  fillFacet(list) {
    const { name, shown } = list.column, { state } = this;
    list.rows = shown.map((value) => {
      const row = { value, text: el("span", { class: "jn-name" }), n: el("span", { class: "jn-n" }) }, { key } = value;
      row.not = button({ class: "jn-not", text: "≠", "data-focus": `not-${name}-${key}`,
        onclick: () => state.toggle(name, key, "exclude") });
      row.box = el("input", { type: "checkbox", "data-focus": `box-${name}-${key}`,
        onchange: () => state.toggle(name, key) });
      row.node = el("div", { class: "jn-choice" }, el("label", {}, row.box, row.text, row.n), row.not);
      return row;
    });
    const look = ({ target }) => list.rows.forEach(({ value, node }) => {
      node.hidden = !fold(`${value.en} ${value.zh}`).includes(fold(target.value));
    });
    if (shown.length > LONG) list.node.append(el("input", { type: "search", "data-title": "find", "data-hint": "find",
      "data-focus": `find-${name}`, oninput: look }));
    list.node.append(...list.rows.map(({ node }) => node));
    this.say(list.node);
  }
  counts(list) {
    const { column: { name, title }, node } = list, { filters } = this.state, { lang, pin, found } = this;
    const chosen = filters[name] || [], banned = filters.exclude?.[name] || [], n = chosen.length + banned.length;
    say(list.name, title[lang]);
    say(list.chosen, n ? ` (${n})` : "");
    if (!node.open) return;
    if (!list.rows.length) this.fillFacet(list);
    const share = ({ rows, counts }, at) => `${rows.length ? Math.round((100 * counts(name)[at]) / rows.length) : 0}%`;
    for (const { value, box, text, n: number, not, node: row } of list.rows) {
      const count = found.counts(name)[value.place], out = banned.includes(value.key);
      say(text, value[lang]);
      say(number, pin ? `${share(pin, value.place)} | ${share(found, value.place)}` : count);
      box.checked = chosen.includes(value.key);
      row.className = `jn-choice${count ? "" : " jn-zero"}${out ? " jn-banned" : ""}`;
      not.ariaPressed = out;
      if (list.said === lang) continue;
      row.title = value[`full_${lang}`] || value[lang];
      not.ariaLabel = this.t("none_of", { value: value[lang] });
    }
    list.said = lang;
  }

  listen() {
    this.stop = new AbortController();
    const { root, state } = this, of = (event) => event.target.closest?.("[data-key]");
    const on = (target, name, act, capture = false) =>
      target?.addEventListener(name, act, { signal: this.stop.signal, capture });
    on(root, "click", (event) => {
      const { view, lang, focus } = event.target.closest("button")?.dataset || {};
      if (view) state.set({ view });
      else if (lang) state.set({ lang });
      else this.acts[focus]?.();
      of(event)?.act?.(event.shiftKey || event.ctrlKey || event.metaKey);
      if (this.take && !event.target.closest(".jn-take summary")) this.take.open = false;
    });
    // Half-typed pinyin is not searched.
    on(this.search, "input", (event) => { if (!event.isComposing) this.typed(); });
    on(this.search, "compositionend", () => this.typed());
    for (const node of [this.unit, this.from, this.to]) on(node, "change", () => this.limited());
    on(root, "pointerover", (event) => this.hint(of(event)));
    on(root, "pointerleave", () => this.hint(null));
    on(root, "focusin", (event) => {
      this.hint(of(event));
      this.rove(of(event));
    });
    on(root, "focusout", () => this.hint(null));
    on(root, "keydown", (event) => this.key(event, of(event)));
    // JupyterLab must not take keys that are meant for the panel ("x" would cut the cell); its own, as Ctrl+S, stay its own.
    on(window, "keydown", (event) => {
      const own = event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key);
      if (root.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", !own);
    }, true);
    if (this.file) on(window, "beforeprint", () => root.append(paper(this)));
    if (this.file) on(window, "afterprint", () => root.querySelector(".jn-paper").remove());
    on(this.content, "scroll", () => { this.down = this.content.scrollTop; });
    on(matchMedia("(prefers-color-scheme: dark)"), "change", () => this.theme());
    // Sizes are kept: to ask for one while the page changes would have it laid out twice.
    const sizes = new ResizeObserver(() => {
      const [wide, room] = [root.clientWidth, this.content.clientWidth];
      if (!wide || (wide === this.wide && room === this.room)) return;
      Object.assign(this, { wide, room });
      this.theme();
      this.view();
    });
    const themes = new MutationObserver(() => this.theme());
    for (const node of [root, this.content]) sizes.observe(node);
    for (const node of [document.documentElement, document.body]) themes.observe(node, THEMED);
    this.watch = [sizes, themes];
  }
  theme() {
    const [red, green, blue] = (getComputedStyle(this.root).backgroundColor.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
    const dark = red * 0.3 + green * 0.6 + blue * 0.1 < 110;
    this.root.classList.toggle("jn-dark", dark);
    if (dark === this.dark) return;
    this.dark = dark;
    if (this.found) this.view();
  }
  hint(node) {
    const { tip } = this;
    tip.hidden = !node?.tip;
    if (tip.hidden) return;
    tip.replaceChildren(...node.tip.filter(Boolean).map((text, n) => el(n ? "div" : "strong", { lang: zh(text), text })));
    const [at, box, { width, height }] = [node, this.root, tip].map((one) => one.getBoundingClientRect());
    const below = at.bottom + height + 12 < Math.min(innerHeight, box.bottom);
    tip.style.left = `${Math.min(Math.max(at.left - box.left, 8), Math.max(8, box.width - width - 8))}px`;
    tip.style.top = `${below ? at.bottom - box.top + 8 : Math.max(0, at.top - box.top - height - 8)}px`;
  }
  // One mark is reached by Tab, the others from it.
  rove(node, kept = true) {
    if (!node) return;
    for (const other of this.content.querySelectorAll('[data-key][tabindex="0"]')) other.setAttribute("tabindex", -1);
    node.setAttribute("tabindex", 0);
    if (kept) this.focused = node.dataset.key;
  }
  key(event, node) {
    if (event.key === "Escape") {
      this.tip.hidden = true;
      if (this.take) this.take.open = false;
      this.root.classList.remove("jn-unfolded");
    }
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const press = event.key === "Enter" || event.key === " ";
    if (!node || event.ctrlKey || event.metaKey || event.altKey || !(way || press)) return;
    event.preventDefault();
    if (press) node.act?.(event.shiftKey);
    else this.step(node, ...way);
  }
  // Left and right go through every mark in its order, up and down to the nearest.
  step(node, aside, down) {
    const marks = [...this.content.querySelectorAll("[data-key]")], middle = (one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    if (aside) marks[marks.indexOf(node) + aside]?.focus();
    if (aside) return;
    const [x, y] = middle(node);
    let [near, nearest] = [null, Infinity];
    for (const other of marks) {
      const [a, b] = middle(other), along = (b - y) * down, far = along + 6 * Math.abs(a - x);
      if (along > 2 && far < nearest) [near, nearest] = [other, far];
    }
    near?.focus();
  }
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.tell(this.t("copied"));
    } catch {
      const input = el("input", { value: text, readonly: true, "aria-label": this.t("select_all") });
      this.status.replaceChildren(this.t("select_all"), " ", input);
      input.select();
    }
  }

  // Everything that one change alters, at once: old never stands beside new.
  update() {
    const { state, table, lang } = this, [filters, pinned] = [state.filters, state.pinned].map((one) => JSON.stringify(one));
    if (filters !== this.filtered) this.found = table.select(state.filters);
    if (pinned !== this.pinned) this.pin = state.pinned && table.select(state.pinned);
    Object.assign(this, { filtered: filters, pinned, terms: termsOf(state.filters.words) });
    say(this.count, this.t("of", { n: this.found.rows.length, total: table.n }));
    if (this.said !== lang) {
      this.root.lang = lang === "zh" ? "zh-CN" : "en";
      this.say(this.root);
      this.said = lang;
    }
    for (const node of this.root.querySelectorAll("button:is([data-view], [data-lang])"))
      node.ariaPressed = [state.view, lang].includes(node.dataset.view || node.dataset.lang);
    if (!this.reader) this.showState();
    const compared = this.pin && { a: table.describe(state.pinned, lang, this.words), n: this.pin.rows.length,
      b: this.described(), m: this.found.rows.length };
    this.tell(state.silent ? this.t("deaf") : compared ? this.t("pinned", compared) : "");
    this.view();
    this.root.dataset.shown = filters;
  }
  say(root) {
    for (const node of root.querySelectorAll("[data-word]")) say(node, this.t(node.dataset.word));
    for (const node of root.querySelectorAll("[data-title]")) node.ariaLabel = this.t(node.dataset.title);
    for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = this.t(node.dataset.hint);
  }
  showState() {
    const { state, lang, unit, search } = this, { value, words = "" } = state.filters;
    for (const list of this.facets) this.counts(list);
    this.undo.disabled = !state.past.length;
    this.redo.disabled = !state.future.length;
    this.compare.ariaPressed = Boolean(state.pinned);
    this.compare.title = this.t(state.pinned ? "unpin" : "pin");
    if (document.activeElement !== search || cleanWords(search.value) !== words) search.value = words;
    const units = this.table.column.unit.shown.filter(({ key }) => key !== NONE);
    const options = [["", this.t("any_unit")], ...units.map((one) => [one.key, one[lang]])];
    if (unit.lang !== lang) unit.replaceChildren(...options.map(([key, text]) => el("option", { value: key, text })));
    Object.assign(unit, { lang, value: value?.unit || "" });
    for (const end of ["from", "to"]) if (document.activeElement !== this[end]) this[end].value = value?.[end] ?? "";
    const chips = this.chosen().map(([title, text, drop], n) => button({ class: "jn-chip", "data-focus": `chip-${n}`,
      "aria-label": `${this.t("remove")}: ${title}: ${text}`, onclick: drop },
      el("span", { class: "jn-soft", text: `${title}: ` }), el("bdi", { text })));
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }
  // Each choice of the filters: its column, its words, and what takes it back.
  chosen() {
    const { state, table, lang, words } = this;
    return Object.entries(state.filters).flatMap(([name, value]) => {
      const { [name]: gone, ...rest } = state.filters, drop = () => state.filter(rest);
      const title = (key) => table.title(key, lang, words);
      const choice = (column, key, not, part) =>
        [title(column), not + table.value(column, key)[lang], () => state.toggle(column, key, part)];
      if (name === "exclude")
        return Object.entries(value).flatMap(([column, keys]) => keys.map((key) => choice(column, key, "≠ ", name)));
      if (table.column[name] && value.length) return value.map((key) => choice(name, key, ""));
      return [[title(name), table.said(name, value, lang) || this.t("nothing"), drop]];
    });
  }

  draw(width) { return FIGURES[this.state.view](this, width); }
  view() {
    const { state, content, side, found, down } = this, view = VIEWS.includes(state.view) ? state.view : "bars";
    const drawn = view in FIGURES, beside = drawn && (state.look.beside ?? this.wide >= BESIDE), stays = this.drawn === view;
    const focused = this.root.contains(document.activeElement) ? document.activeElement : null, nodes = [];
    const note = (text) => el("p", { class: "jn-empty", text });
    this.hint(null);
    this.showControls(view, beside);
    side.hidden = !beside;
    content.classList.toggle("jn-figures", drawn);
    this.figure = drawn ? FIGURES[view](this, Math.max(260, (this.room || 640) - 26)) : null;
    if (!found.rows.length) nodes.push(note(this.t("empty")));
    if (this.figure?.svg) nodes.push(this.figure.svg);
    else if (drawn && found.rows.length) nodes.push(note(this.figure.empty));
    if (view === "results") nodes.push(factList(this));
    const shown = READ[view]?.(this);
    place(content, [...nodes, ...(shown?.nodes || [])]);
    shown?.after?.();
    place(side, beside ? tableView(this, true).nodes : []);
    if (down) content.scrollTop = stays ? down : 0;
    this.drawn = this.root.dataset.view = view;
    this.refocus(focused);
    const mark = this.focused && content.querySelector(`[data-key="${CSS.escape(this.focused)}"]`);
    this.rove(mark || content.querySelector("[data-key]"), false);
  }
  // What had the focus is made anew: its successor gets it, or else the nearest that stays.
  refocus(node) {
    if (!node || node.isConnected) return;
    const { key, focus } = node.dataset, name = key ? "key" : "focus";
    const next = this.root.querySelector(`[data-${name}="${CSS.escape(key || focus)}"]:not(:disabled)`);
    const near = next || (focus?.startsWith("chip") && this.chips.querySelector("button"));
    (near || this.tabs.querySelector('[aria-pressed="true"]'))?.focus({ preventScroll: true });
  }
  showControls(view, beside) {
    const { state, table, lang } = this, { look } = state, wanted = JSON.stringify([view, beside, lang, look]);
    if (wanted === this.controlled) return;
    this.controlled = wanted;
    const press = (key, value, text, on) => button({ text: this.t(text), "aria-pressed": String(on),
      "data-focus": key === "beside" ? key : `${key}-${value}`, onclick: () => state.see(key, value) });
    const choose = (key, word = key, more = []) => {
      const columns = table.columns.filter(({ shown }) => shown.length > 1).map(({ name, title }) => [name, title[lang]]);
      const option = ([value, text]) => el("option", { value, selected: look[key] === value, text });
      const seen = ({ target }) => state.see(key, target.value);
      const select = el("select", { "data-focus": key, onchange: seen }, ...[...more, ...columns].map(option));
      return el("label", {}, `${this.t(word)} `, select);
    };
    const modes = () => el("div", { class: "jn-group", role: "group" },
      ...["counts", "shares"].map((mode) => press("mode", mode, mode, look.mode === mode)));
    const parts = { bars: () => [choose("rows"), choose("split", "split", [["", this.t("nothing")]]), modes()],
      grid: () => [choose("rows"), choose("cols")], map: () => [choose("color", "split")] }[view]?.() || [];
    this.controls.replaceChildren(...parts, ...(view in FIGURES ? [press("beside", !beside, "beside", beside)] : []));
  }
}

// One file without Python: its address carries the state.
export function start(root, payload, first) {
  const table = new Table(payload), read = () => fromHash(location.hash, table, first), model = new Plain(read());
  const none = { ...first, filters: {} }, plain = Object.keys(first.filters).length ? "#all" : location.pathname;
  const page = new Page(model, root, payload, true);
  page.save = () => history.replaceState(null, "", toHash(model.state, none) || plain);
  model.saved = () => {
    clearTimeout(page.saving);
    page.saving = setTimeout(page.save, 100);
  };
  window.addEventListener("hashchange", () => Object.entries(read()).forEach(([name, value]) => model.set(name, value)));
  return page;
}
export default {
  render({ model, el: root }) {
    const page = new Page(model, root.appendChild(document.createElement("div")), JSON.parse(model.get("payload")));
    return () => page.close();
  },
};
