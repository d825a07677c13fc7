// The page: filters, counts and the view, of one selection.
import { say, download, el, button, zh, once, place, same, share } from "./dom.js";
import { Table, toHash, fromHash, NONE, fold, parseWords, termsOf, isRange } from "./filter.js";
import { Plain, State } from "./state.js";
import { bars, grid, map, targets, results } from "./charts.js";
import { tableView, recordView, reportView, factList } from "./views.js";
import { rowsCsv, dataCsv, fileName, figureSvg, figurePng, passport, paper } from "./take.js";
import SKELETON from "./page.html";
const FIGURES = { bars, targets, map, grid, results };
const VIEWS = { ...FIGURES, table: (page) => tableView(page), record: recordView, report: reportView };
const MARK = "[data-key]:not(.jn-gone)"; // what can be reached of a figure
const LONG = 12, BESIDE = 1180; // choices of a list that is searched; pixels of a panel with the table beside the figure

export class Page {
  constructor(model, root, table, file = false) {
    Object.assign(this, { root, file, table, words: table.words, kept: new Map() });
    this.state = new State(model, table, () => this.update());
    this.state.saved = (name) => this.tell(this.t("saved", { name }));
    root.className = `jining-explorer mathjax_ignore tex2jax_ignore${file ? " jn-file" : ""} jn-${model.get("mode")}`;
    root.replaceChildren(...new DOMParser().parseFromString(SKELETON, "text/html").body.children);
    for (const node of root.querySelectorAll("[data-part]")) this[node.dataset.part] = node;
    this.facets = this.table.columns.map((column) => this.facet(column));
    this.lists.append(...this.facets.map(({ node }) => node));
    this.sheet.remove(); // it stands where the view wants it
    this.listen();
    this.update();
  }
  close() { this.state.close(); this.stop.abort(); this.sizes.disconnect(); }
  get lang() { return this.state.lang; }
  get look() { // across stands another column than down
    const { look, look: { rows, cols } } = this.state;
    return rows !== cols ? look : { ...look, cols: rows === "kind" ? "sector" : "kind" };
  }
  t(key, values = {}, lang = this.lang) { return this.words[key][lang].replace(/\{(\w+)\}/g, (_, name) => values[name]); }
  tell(text) { say(this.status, text); }
  refuse(text) { this.state.told = text; this.tell(text); } // until something else is asked for
  keep(name, ...key) { // what belongs to one language, width or look: it is kept until one of them is another
    const said = key.join("|"), held = this.kept.get(name);
    return held?.said === said ? held.map : this.kept.set(name, { said, map: new Map() }).get(name).map;
  }
  counted() { return this.t("of", { n: this.found.rows.length, total: this.table.of }); }
  compared() {
    const { pin, found, state: { pinned, view } } = this, a = this.table.describe(pinned, this.lang), b = this.described();
    return this.t(view in { bars, grid } ? "pinned" : "b_drawn", { a, n: pin.rows.length, b, m: found.rows.length });
  }
  described(lang = this.lang) { return this.table.describe(this.state.filters, lang); }
  ids() { return [...this.found.rows].map((row) => this.table.text.id[row]); }
  item(row) { return this.table.text[`item_${this.lang}`][row]; }
  quantity(row) { return this.table.text[`quantity_${this.lang}`][row]; }
  open(row) { this.state.set({ record: this.table.text.id[row], view: "record" }); }
  figureTitle(lang = this.lang) {
    const { look, state: { view } } = this, small = (key) => [key, this.table.column[look[key]]?.within[lang]];
    const values = Object.fromEntries(["rows", "split", "cols", "color"].map(small));
    const fig = this.t(FIGURES[view] ? `fig_${view}` : "fig_table", values, lang);
    return view === "bars" && values.split && look.rows !== look.split ? this.t("fig_split", { fig, ...values }, lang) : fig;
  }
  promise(row, part, more) {
    const { quote_zh: quote, text_en: english } = this.table.text, item = this.item(row);
    const rest = [this.quantity(row), more, this.table.label("verdict", row, this.lang)].filter(Boolean);
    return { key: `${part}-${row}`, act: () => this.open(row), name: [item, ...rest].join(", "),
      tip: [item, quote[row], english[row], rest.join(" · ")] };
  }
  get acts() {
    const { state, root } = this;
    const taken = (ending, type, make, part = "") => async () => {
      const name = fileName(this, ending, part);
      download(name, await make(this), type);
      this.tell(this.t("saved", { name }));
    };
    return {
      undo: () => state.travel(state.past, state.future), redo: () => state.travel(state.future, state.past),
      clear: () => state.filter({}), compare: () => state.set({ pinned: state.pinned ? null : state.filters }),
      fold: () => { this.fold.ariaExpanded = this.fold.ariaExpanded !== "true"; },
      beside: () => state.see("beside", this.beside.ariaPressed !== "true"),
      svg: taken("svg", "image/svg+xml", figureSvg, state.view), png: taken("png", "image/png", figurePng, state.view),
      figure_csv: taken("csv", "text/csv", dataCsv, state.view), csv: taken("csv", "text/csv", rowsCsv),
      json: taken("json", "application/json", passport), copy: () => this.copy(this.table.code(state.filters)),
      link: () => this.copy(this.address()), print: () => print(Object.assign(this, { printing: true })),
      xlsx: () => { state.ask({ ask: "xlsx", name: fileName(this, "xlsx") });
        this.tell(this.t(state.silent ? "deaf" : "saving")); },
    };
  }
  typed() {
    const { state, table, search: { value: words } } = this, refusal = table.refusal(words, this.lang);
    if (refusal) this.refuse(refusal); else state.filter({ ...state.filters, words });
  }
  limited() {
    const end = ({ value, validity }) => (value || validity.badInput ? parseFloat(value) : undefined);
    const limits = { unit: this.unit.value, from: end(this.from), to: end(this.to) };
    if (limits.unit && !isRange(limits)) this.refuse(this.t("no_range"));
    else this.state.filter({ ...this.state.filters, value: limits.unit ? limits : null });
  }
  facet({ name, shown, title, open }) {
    const rows = shown.map((value) => {
      const text = el("span", { class: "jn-name" }), n = el("span", { class: "jn-n" }), { key } = value;
      const turn = (part) => () => this.state.choose([[name, key]], true, part);
      const not = button({ class: "jn-not", text: "≠", "data-focus": `not-${name}-${key}`, onclick: turn("exclude") });
      const box = el("input", { type: "checkbox", "data-focus": `box-${name}-${key}`, onchange: turn() });
      const node = el("div", { class: "jn-choice" }, el("label", {}, box, text, n), not);
      return { value, text, n, not, box, node, all: `${value.en} ${value.zh}` };
    });
    const find = el("input", { type: "search", "data-title": "find", "data-hint": "find", "data-focus": `find-${name}`,
      oninput: () => rows.forEach((row) => { row.node.hidden = !fold(row.all).includes(fold(find.value)); }) });
    const list = { name, rows, title, said: el("span"), chosen: el("span", { class: "jn-chosen" }) };
    return Object.assign(list, { node: el("details", { open, "data-facet": name, ontoggle: () => this.counts(list) },
      el("summary", {}, list.said, list.chosen), shown.length > LONG ? find : null, ...rows.map((row) => row.node)) });
  }
  counts(list) {
    const { name, title, node } = list, { filters } = this.state, { lang, pin, found } = this;
    const chosen = filters[name] || [], banned = filters.exclude?.[name] || [], n = chosen.length + banned.length;
    say(list.said, title[lang]);
    say(list.chosen, n ? ` (${n})` : "");
    const parts = pin && [pin, found].map(({ rows }) => [this.table.cross(rows, name), rows.length]);
    for (const row of node.open ? list.rows : []) {
      const { value } = row, count = found.counts(name)[value.place], out = banned.includes(value.key);
      const number = parts?.map(([cross, of]) => share(cross.total(value), of)).join(" | ") ?? count;
      row.box.checked = chosen.includes(value.key);
      say(row.text, value[lang]);
      say(row.n, number);
      row.node.className = `jn-choice${count ? "" : " jn-zero"}${out ? " jn-banned" : ""}`;
      row.node.title = value[`full_${lang}`] || value[lang];
      Object.assign(row.not, { ariaPressed: out, ariaLabel: this.t("none_of", { value: value[lang] }) });
    }
  }
  listen() {
    this.stop = new AbortController();
    const { root, state, content } = this, of = (event) => event.target.closest?.("[data-key]");
    const on = (node, name, act, capture = false) => node.addEventListener(name, act, { signal: this.stop.signal, capture });
    on(root, "click", (event) => {
      const { view, lang, mode, focus } = event.target.closest("button")?.dataset || {};
      if (view || lang) state.set(view ? { view } : { lang });
      else if (mode) state.see("mode", mode);
      else this.acts[focus]?.();
      of(event)?.act?.(event.shiftKey || event.ctrlKey || event.metaKey);
      if (!event.target.closest(".jn-take summary")) this.take.open = false;
    });
    on(root, "change", ({ target: { value, dataset: { look } } }) =>
      look && state.see(look, look === "size" ? +value : value));
    on(this.search, "input", (event) => event.isComposing || this.typed()); // half-typed pinyin is not searched
    on(this.search, "compositionend", () => this.typed());
    for (const node of [this.unit, this.from, this.to]) on(node, "change", () => this.limited());
    on(root, "pointerover", (event) => this.hint(of(event)));
    on(root, "focusin", (event) => this.hint(this.rove(of(event))));
    for (const name of ["pointerleave", "focusout"]) on(root, name, () => this.hint(null));
    on(root, "keydown", (event) => this.key(event, of(event)));
    // JupyterLab must not take keys that are meant for the panel ("x" would cut the cell); its own, as Ctrl+S, stay its own.
    on(window, "keydown", (event) => {
      const own = event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key);
      if (root.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", !own);
    }, true);
    on(window, "beforeprint", () => { if (this.file || this.printing) document.body.append(paper(this)); });
    on(window, "afterprint", () => { this.printing = false; document.querySelector("body > .jn-paper")?.remove(); });
    // Sizes are kept: to ask for one while the page changes would have it laid out twice.
    this.sizes = new ResizeObserver(() => {
      const [wide, room] = [root.clientWidth, content.clientWidth];
      if (!wide || (wide === this.wide && room === this.room)) return;
      Object.assign(this, { wide, room });
      this.view();
    });
    for (const node of [root, content]) this.sizes.observe(node);
  }
  hint(node) {
    const { tip } = this;
    if ((tip.hidden = !node?.tip)) return;
    tip.replaceChildren(...node.tip.filter(Boolean).map((text, n) => el(n ? "div" : "strong", { lang: zh(text), text })));
    const [at, box, { width, height }] = [node, this.root, tip].map((one) => one.getBoundingClientRect());
    const top = at.bottom + height + 12 < Math.min(innerHeight, box.bottom) ? at.bottom + 8 : at.top - height - 8;
    const left = Math.min(at.left - box.left, box.width - width - 8);
    Object.assign(tip.style, { left: `${Math.max(8, left)}px`, top: `${Math.max(0, top - box.top)}px` });
  }
  rove(node) { // one mark is reached by Tab, the others from it
    for (const other of node ? this.content.querySelectorAll('[data-key][tabindex="0"]') : []) other.tabIndex = -1;
    if (node) node.tabIndex = 0;
    this.focused = node?.dataset.key || this.focused;
    return node;
  }
  key(event, node) {
    if (event.key === "Escape") [this.tip.hidden, this.take.open, this.fold.ariaExpanded] = [true, false, false];
    const press = () => node.act(event.shiftKey), go = (...way) => () => this.step(node, ...way);
    const acts = { ArrowLeft: go(-1), ArrowRight: go(1), ArrowUp: go(0, -1), ArrowDown: go(0, 1), Enter: press, " ": press };
    if (!node || event.ctrlKey || event.metaKey || event.altKey || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }
  step(node, aside, down) { // left and right go through every mark in its order, up and down to the nearest
    const marks = [...this.content.querySelectorAll(MARK)], boxes = marks.map((one) => one.getBoundingClientRect());
    const at = marks.indexOf(node), middles = boxes.map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
    const away = ([x, y]) => [(y - middles[at][1]) * down, 6 * Math.abs(x - middles[at][0])];
    const far = middles.map(away).map(([along, across]) => (along > 2 ? along + across : Infinity)), near = Math.min(...far);
    marks[aside ? at + aside : near < Infinity ? far.indexOf(near) : at]?.focus();
  }
  async copy(text) {
    try { await navigator.clipboard.writeText(text); } catch { prompt(this.t("select_all"), text); return; }
    this.tell(this.t("copied"));
  }
  update() { // everything that one change alters, at once: old never stands beside new
    const { state, state: { filters, pinned }, table, lang } = this, terms = termsOf(filters.words);
    Object.assign(this, { terms, found: table.select(filters), pin: pinned && table.select(pinned) });
    say(this.count, this.counted());
    if (this.said !== lang) this.speak();
    this.showState();
    this.tell(state.silent ? this.t("deaf") : state.told || (this.pin ? this.compared() : ""));
    this.view();
    this.root.dataset.shown = JSON.stringify(filters);
  }
  speak() {
    const { table, lang, unit, root } = this, options = (all) => all.map(([value, text]) => el("option", { value, text }));
    const columns = table.columns.map(({ name, title }) => [name, title[lang]]);
    const units = table.column.unit.shown.filter(({ key }) => key !== NONE).map((one) => [one.key, one[lang]]);
    for (const node of this.controls.querySelectorAll("select"))
      node.replaceChildren(...options(node.dataset.look === "split" ? [["", this.t("nothing")], ...columns] : columns));
    unit.replaceChildren(...options([["", this.t("any_unit")], ...units]));
    const all = (which) => [this.file ? document : root, this.sheet].flatMap((part) => [...part.querySelectorAll(which)]);
    for (const node of all("[data-word]")) say(node, this.t(node.dataset.word));
    for (const node of all("[data-title]")) node.ariaLabel = this.t(node.dataset.title);
    for (const node of all("[data-hint]")) node.placeholder = this.t(node.dataset.hint);
    [this.said, root.lang] = [lang, lang === "zh" ? "zh-CN" : "en"];
    if (this.file) [document.title, document.documentElement.lang] = [this.t("title"), root.lang];
  }
  showState() {
    const { state, search } = this, { value, words = "" } = state.filters;
    for (const list of this.facets) this.counts(list);
    this.undo.disabled = !state.past.length;
    this.redo.disabled = !state.future.length;
    Object.assign(this.compare, { ariaPressed: Boolean(state.pinned), title: this.t(state.pinned ? "unpin" : "pin") });
    this["mode-counts"].disabled = Boolean(state.pinned); // two selections are compared as shares
    const typed = document.activeElement === search && same(...[search.value, words].map(parseWords));
    if (!typed) search.value = words;
    this.unit.value = value?.unit || "";
    for (const end of [this.from, this.to]) {
      end.disabled = !value; // a number limits what is counted: that is chosen first
      if (document.activeElement !== end) end.value = value?.[end.dataset.focus] ?? "";
    }
    this.chips.replaceChildren(...this.chosen().map(([title, text, drop], n) => button({ class: "jn-chip",
      "data-focus": `chip-${n}`, "aria-label": `${this.t("remove")}: ${title}: ${text}`, onclick: drop },
    el("span", { class: "jn-soft", text: `${title}: ` }), el("bdi", { text }))));
  }
  chosen() {
    const { state, table, lang } = this;
    return table.told(state.filters).flatMap(([name, value, part]) => {
      const { [name]: gone, ...rest } = state.filters, title = table.title(name, lang);
      if (!table.column[name] || !value.length) return [[title, table.said(name, value, lang), () => state.filter(rest)]];
      return value.map((key) =>
        [title, (part ? "≠ " : "") + table.value(name, key)[lang], () => state.choose([[name, key]], true, part)]);
    });
  }
  draw(width) { return VIEWS[this.state.view](this, width); }
  view() {
    const { state, content, side, found, pin, lang } = this, { view, look } = state, drawn = view in FIGURES;
    const beside = drawn && (state.look.beside ?? this.wide >= BESIDE);
    const focused = this.root.querySelector(":focus");
    this.hint(null);
    for (const node of this.root.querySelectorAll("button:is([data-view], [data-lang], [data-mode])"))
      node.ariaPressed = node.matches(`[data-view=${view}], [data-lang=${lang}], [data-mode=${pin ? "shares" : look.mode}]`);
    for (const node of this.controls.children) node.hidden = !node.dataset.for.split(" ").includes(view);
    for (const node of [...this.controls.querySelectorAll("select"), this.size]) node.value = this.look[node.dataset.look];
    this.beside.ariaPressed = beside;
    content.classList.toggle("jn-figures", drawn);
    const shown = this.draw(Math.max(260, (this.room || 640) - 26));
    const { svg, nodes = [svg, view === "results" && factList(this)] } = shown;
    const note = found.rows.length ? shown.empty : this.t(this.table.n ? "empty" : "uncoded");
    this.figure = drawn ? shown : null;
    this.svg.disabled = this.png.disabled = !this.figure?.svg;
    this.figure_csv.disabled = !this.figure?.data.length;
    place(content, [note && el("p", { class: "jn-empty", text: note }), ...nodes].filter(Boolean));
    shown.after?.();
    place(side, beside ? tableView(this, true).nodes : []);
    if (this.root.dataset.view !== view) content.scrollTop = 0; // of another view the top is shown
    this.root.dataset.view = view;
    this.refocus(focused);
    this.rove(content.querySelector(`${MARK}[data-key="${CSS.escape(this.focused || "")}"]`) || content.querySelector(MARK));
  }
  refocus(node) { // what had the focus is made anew: its successor gets it, or else the nearest that stays
    if (!node || (node.isConnected && !node.matches(".jn-gone"))) return;
    const { key, focus = "" } = node.dataset, wanted = `[data-${key ? "key" : "focus"}="${CSS.escape(key || focus)}"]`;
    const chip = focus.startsWith("chip") ? ".jn-chip" : wanted;
    const near = [`${wanted}:not(:disabled, .jn-gone)`, chip, '.jn-tabs [aria-pressed="true"]'];
    near.map((one) => this.root.querySelector(one)).find(Boolean)?.focus({ preventScroll: true });
  }
}
export function start() { // one file without Python: its address carries the state
  const [payload, first] = ["jn-data", "jn-start"].map((id) => JSON.parse(document.getElementById(id).textContent));
  const table = new Table(payload), read = () => fromHash(location.hash, table, first), model = new Plain(read());
  const none = { ...first, filters: {} }, plain = Object.keys(first.filters).length ? "#all" : location.pathname;
  const page = new Page(model, document.getElementById("jn-explorer"), table, true);
  page.address = () => {
    try { history.replaceState(null, "", toHash(model.state, none) || plain); } catch { /* a frame without an address */ }
    return location.href;
  };
  model.save_changes = () => { clearTimeout(page.saving); page.saving = setTimeout(page.address, 100); };
  window.addEventListener("hashchange", () => {
    for (const [name, value] of Object.entries(read())) model.set(name, value);
    page.state.told = model.get("told");
  });
}
export default { render({ model, el: root }) {
  const page = new Page(model, root.appendChild(el("div")), new Table(JSON.parse(model.get("payload"))));
  return () => page.close();
} };
