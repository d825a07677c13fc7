// The page: filters, counts and the view, of one selection.
const VIEWS = ["bars", "targets", "map", "grid", "results", "table", "record", "report"];
const FIGURES = { bars, targets, map, grid, results };
const OPEN = ["sector", "kind", "checkable_by"]; // lists that are open at first
const LONG = 12; // a list of more choices has a search of its own
const BESIDE = 1180; // pixels of the panel from which the table stands beside a figure

export class Page {
  constructor(model, root, payload, { file = false } = {}) {
    Object.assign(this, { root, file, model, table: new Table(payload), words: payload.words, reader: model.get("mode") === "reader", terms: [], lists: new Map() });
    this.state = new State(model, this.table, () => this.update());
    this.state.said = (text) => this.tell(text);
    root.classList.add("jining-explorer");
    root.classList.toggle("jn-file", file);
    this.build();
    this.listen();
    this.theme();
    this.update();
  }
  close() {
    this.state.close();
    this.stop.abort();
    this.sizes.disconnect();
    this.themes.disconnect();
  }
  get lang() { return this.forced || this.state.lang; }
  t(key, values = {}) { return this.words[key][this.lang].replace(/\{(\w+)\}/g, (_, name) => values[name]); }
  tell(text) { say(this.status, text); }
  in(lang, act) { this.forced = lang; try { return act(); } finally { this.forced = null; } }
  described(lang = this.lang) { return this.table.describe(this.state.filters, lang, this.words); }
  ids() { return [...this.found.rows].map((row) => this.table.text.id[row]); }
  item(row) { return this.table.text[`item_${this.lang}`][row]; }
  quantity(row) { return this.table.text[`quantity_${this.lang}`][row]; }
  ink(hex) { return this.dark ? onDark(hex) : hex; }
  open(row) { this.state.set({ record: this.table.text.id[row], view: "record" }); }
  factsOf(row) { return (this.byId ||= this.facts())[this.table.text.id[row]] || []; }
  facts() { const by = {}; for (const fact of this.table.facts) for (const id of fact.ids || []) (by[id] ||= []).push(fact); return by; }
  baselines(row, unit) { // a figure of the same thing: of the year before, or of what came of it
    return this.factsOf(row).filter((fact) => fact.value !== null && fact.unit === unit && (fact.says !== "other_measure")).filter((fact) => fact.says !== "context" || /^2019/.test(fact.date || ""))
      .map((fact) => ({ value: fact.value, result: fact.says !== "context" }));
  }
  figureTitle(lang = this.lang) {
    return this.in(lang, () => {
      const { look, view } = this.state, title = (name) => (this.table.column[name]?.title[lang] || "").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
      const values = { rows: title(look.rows), split: title(look.split), cols: title(look.cols), color: title(look.color) };
      const fig = this.t(FIGURES[view] ? `fig_${view}` : "fig_table", values);
      return view === "bars" && values.split && look.rows !== look.split ? this.t("fig_split", { fig, ...values }) : fig;
    });
  }
  // A mark that is one promise: its words on hover or focus, its record on a click.
  promise(row, part, more) {
    const { table } = this, verdict = table.column.verdict ? table.keys("verdict", row)[0] : null;
    const tip = [this.item(row), table.text.quote_zh[row], table.text.text_en[row], [this.quantity(row), more, verdict && verdict[this.lang]].filter(Boolean).join(" · ")];
    return { key: `${part}-${row}`, name: [this.item(row), this.quantity(row), more].filter(Boolean).join(", "), tip, act: () => this.open(row) };
  }

  build() {
    const { state } = this, act = (key, click, more = {}) => button({ "data-word": key, "data-focus": key, onclick: click, ...more });
    this.count = el("output", { class: "jn-count", "aria-live": "polite" });
    this.status = el("span", { class: "jn-status", role: "status" });
    this.chips = el("div", { class: "jn-chips", role: "group", "data-title": "filters" });
    this.undo = act("undo", () => state.undo());
    this.redo = act("redo", () => state.redo());
    this.pinning = act("compare", () => state.set({ pinned: state.pinned ? null : state.filters }), { hidden: this.reader });
    this.langs = el("div", { class: "jn-group", role: "group", "data-title": "language" }, ...["en", "zh"].map((lang) => button({ "data-lang": lang, lang: lang === "zh" ? "zh-CN" : "en", text: lang === "en" ? "English" : "中文", onclick: () => state.set({ lang }) })));
    this.tabs = el("div", { class: "jn-tabs", role: "group", "data-title": "views" }, ...(this.reader ? ["report", "record"] : VIEWS).map((view) => button({ "data-view": view, "data-word": `view_${view}`, onclick: () => state.set({ view, ...(view === "report" ? {} : {}) }) })));
    this.fold = act("show_filters", () => { this.root.classList.toggle("jn-unfolded"); this.fold.setAttribute("aria-expanded", this.root.classList.contains("jn-unfolded")); }, { class: "jn-fold", "aria-expanded": "false" });
    const take = (key, make) => button({ "data-word": key, "data-take": key, onclick: () => this.take(make) });
    this.taking = el("details", { class: "jn-menu jn-take", hidden: this.reader }, el("summary", { "data-word": "take" }), el("div", {},
      take("svg", () => this.figure?.svg && [fileName(this, "svg", state.view), figureSvg(this), "image/svg+xml"]), take("png", async () => this.figure?.svg && [fileName(this, "png", state.view), await figurePng(this), "image/png"]),
      take("figure_csv", () => this.figure && [fileName(this, "csv", state.view), dataCsv(this.figure.data), "text/csv"]), take("csv", () => [fileName(this, "csv"), rowsCsv(this), "text/csv"]),
      take("json", () => [fileName(this, "json"), passport(this), "application/json"]), ...(state.python ? [button({ "data-word": "xlsx", "data-take": "xlsx", onclick: () => { this.tell(this.t("saving")); state.ask({ ask: "xlsx", name: fileName(this, "xlsx") }); } })] : []),
      button({ "data-word": "print", "data-take": "print", onclick: () => print(this) }), button({ "data-word": "copy", "data-take": "copy", onclick: () => this.copy(this.table.code(state.filters)) }),
      ...(this.file ? [button({ "data-word": "link", "data-take": "link", onclick: () => this.copy(location.href) })] : [])));
    this.tip = el("div", { class: "jn-tip", role: "tooltip", hidden: true });
    this.controls = el("div", { class: "jn-controls" });
    this.content = el("div", { class: "jn-content" });
    this.side = el("div", { class: "jn-side", hidden: true });
    this.pane = el("div", { class: "jn-filters", role: "search", "data-title": "filters", hidden: this.reader }, ...this.filters());
    const main = el("div", { class: "jn-main" }, el("div", { class: "jn-line" }, this.tabs, this.controls), this.status, el("div", { class: "jn-both" }, this.content, this.side));
    this.head = el("div", { class: "jn-top" }, ...(this.reader ? [] : [this.fold]), this.count, el("span", { class: "jn-space" }), ...(this.reader ? [] : [el("div", { class: "jn-group" }, this.undo, this.redo, act("clear", () => this.clear())), this.pinning]), this.taking, this.langs);
    this.root.replaceChildren(this.head, this.chips, el("div", { class: "jn-body" }, this.pane, main), this.tip);
  }
  clear() { this.search.value = ""; this.state.set({ filters: {}, pinned: null, look: { ...this.state.look, page: 0 } }); }

  filters() {
    const { state, table } = this, words = () => state.filter({ ...state.filters, words: this.search.value });
    this.search = el("input", { type: "search", "data-hint": "search_hint", "data-title": "search", oninput: (event) => { if (!event.isComposing) words(); }, oncompositionend: words });
    const range = (end) => el("input", { type: "number", step: "any", "data-title": end, "data-focus": `value-${end}`, onchange: () => this.value() });
    this.range = { unit: el("select", { "data-title": "any_unit", "data-focus": "value-unit", onchange: () => this.value() }), from: range("from"), to: range("to") };
    const lists = table.columns.map((column) => {
      const list = { column, rows: [], summary: el("summary"), chosen: el("span", { class: "jn-chosen" }), name: el("span") };
      list.summary.append(list.name, list.chosen);
      list.node = el("details", { open: OPEN.includes(column.name), "data-facet": column.name, ontoggle: () => this.counts(list) }, list.summary);
      this.lists.set(column.name, list);
      return list.node;
    });
    const values = el("details", { "data-facet": "value" }, el("summary", { "data-word": "range" }), el("div", { class: "jn-range" }, this.range.unit, this.range.from, this.range.to));
    return [el("label", { class: "jn-search" }, el("span", { "data-word": "search" }), this.search), ...lists, values];
  }
  value() {
    const { unit, from, to } = this.range, { value, ...rest } = this.state.filters;
    const end = (input) => (input.value === "" ? null : +input.value);
    this.state.filter(unit.value ? { ...rest, value: { unit: unit.value, from: end(from), to: end(to) } } : rest);
  }
  fillList(list) {
    const { column } = list, { state } = this, shown = column.values.filter((value, place) => column.present[place]);
    if (shown.length > LONG) {
      const find = el("input", { type: "search", "data-title": "find", "data-hint": "find", "data-focus": `find-${column.name}`, oninput: () => { const text = fold(find.value);
        for (const row of list.rows) row.node.hidden = text && !fold(`${row.value.en} ${row.value.zh}`).includes(text); } });
      list.node.append(find);
    }
    list.rows = shown.map((value) => {
      const box = el("input", { type: "checkbox", "data-focus": `box-${column.name}-${value.key}`, onchange: () => state.toggle(column.name, value.key) });
      const row = { value, box, place: column.at.get(value.key), name: el("span", { class: "jn-name" }), n: el("span", { class: "jn-n" }) };
      row.not = button({ class: "jn-not", text: "≠", onclick: () => state.toggle(column.name, value.key, "exclude") });
      row.node = el("div", { class: "jn-choice" }, el("label", {}, box, row.name, row.n), row.not);
      return row;
    });
    list.node.append(...list.rows.map(({ node }) => node));
    this.say(list.node);
  }
  counts(list) {
    const { column } = list, { filters } = this.state, chosen = filters[column.name] || [], banned = filters.exclude?.[column.name] || [];
    say(list.name, column.title[this.lang]);
    say(list.chosen, chosen.length + banned.length ? ` (${chosen.length + banned.length})` : "");
    if (!list.node.open) return;
    if (!list.rows.length) this.fillList(list);
    const share = (side) => (place) => `${side.rows.length ? Math.round((100 * side.counts[column.name][place]) / side.rows.length) : 0}%`;
    for (const { value, box, place, name, n, not, node } of list.rows) {
      const count = this.found.counts[column.name][place];
      say(name, value[this.lang]);
      if (node.title !== (value[`full_${this.lang}`] || value[this.lang])) node.title = value[`full_${this.lang}`] || value[this.lang];
      say(n, this.pin ? `${share(this.pin)(place)} | ${share(this.found)(place)}` : count);
      box.checked = chosen.includes(value.key);
      node.classList.toggle("jn-zero", !count);
      node.classList.toggle("jn-banned", banned.includes(value.key));
      fill(not, { "aria-pressed": String(banned.includes(value.key)), "aria-label": this.t("none_of", { value: value[this.lang] }) }, []);
    }
  }

  listen() {
    this.stop = new AbortController();
    const { signal } = this.stop, on = (target, name, act, more = {}) => target.addEventListener(name, act, { signal, ...more }), of = (event) => event.target.closest?.("[data-key]");
    on(this.root, "click", (event) => { const node = of(event); if (node?.act) node.act(event.shiftKey || event.ctrlKey || event.metaKey); if (!event.target.closest(".jn-take")) this.taking.open = false; });
    on(this.root, "pointerover", (event) => this.hint(of(event)));
    on(this.root, "pointerleave", () => this.hint(null));
    on(this.root, "focusin", (event) => { const node = of(event); this.hint(node); if (node) this.rove(node); });
    on(this.root, "focusout", () => this.hint(null));
    on(this.root, "keydown", (event) => this.key(event, of(event)));
    // JupyterLab must not take keys that are meant for the panel ("x" would cut the cell); its own, as Ctrl+S, stay its own.
    on(window, "keydown", (event) => { if (this.root.contains(event.target)) this.root.dataset.lmSuppressShortcuts = String(!(event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key))); }, { capture: true });
    if (this.file) {
      on(window, "beforeprint", () => { this.root.append(this.paper = paper(this)); });
      on(window, "afterprint", () => { this.paper?.remove(); });
    }
    this.sizes = new ResizeObserver(() => { const wide = this.root.clientWidth; if (wide && wide !== this.wide) { this.wide = wide; if (this.found) this.view(); } });
    this.sizes.observe(this.root);
    this.themes = new MutationObserver(() => { if (this.theme()) this.view(); });
    for (const node of [document.documentElement, document.body]) this.themes.observe(node, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name", "class", "style"] });
    on(matchMedia("(prefers-color-scheme: dark)"), "change", () => { this.theme(); this.view(); });
  }
  theme() {
    const ground = getComputedStyle(this.root).backgroundColor.match(/[\d.]+/g)?.map(Number) || [255, 255, 255], dark = ground[0] * 0.3 + ground[1] * 0.6 + ground[2] * 0.1 < 110;
    const changed = dark !== this.dark;
    this.dark = dark;
    this.root.classList.toggle("jn-dark", dark);
    return changed;
  }
  hint(node) {
    this.tip.hidden = !node?.tip;
    if (!node?.tip) return;
    this.tip.replaceChildren(...node.tip.filter(Boolean).map((text, n) => el(n ? "div" : "strong", { lang: zh(text), text })));
    const at = node.getBoundingClientRect(), box = this.root.getBoundingClientRect(), own = this.tip.getBoundingClientRect();
    const below = at.bottom + own.height + 12 < Math.min(innerHeight, box.bottom), left = Math.min(Math.max(at.left - box.left, 8), Math.max(8, box.width - own.width - 8));
    Object.assign(this.tip.style, { left: `${left}px`, top: `${below ? at.bottom - box.top + 8 : Math.max(0, at.top - box.top - own.height - 8)}px` });
  }
  rove(node) {
    for (const other of node.closest(".jn-content, .jn-side").querySelectorAll('[data-key][tabindex="0"]')) other.setAttribute("tabindex", -1);
    node.setAttribute("tabindex", 0);
    this.focused = node.dataset.key;
  }
  key(event, node) {
    if (event.key === "Escape") { this.tip.hidden = true; this.taking.open = false; this.root.classList.remove("jn-unfolded"); }
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); node.act?.(event.shiftKey); return; }
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const middle = (one) => { const box = one.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; }, [x, y] = middle(node);
    const found = [...this.content.querySelectorAll("[data-key]")].filter((other) => other !== node).map((other) => { const [a, b] = middle(other), along = (a - x) * way[0] + (b - y) * way[1];
      return [along > 2 ? along + 6 * Math.abs((a - x) * way[1] + (b - y) * way[0]) : Infinity, other]; }).reduce((best, next) => (next[0] < best[0] ? next : best), [Infinity, null]);
    if (found[1]) found[1].focus();
  }
  async take(make) {
    this.taking.open = false;
    const made = await make();
    if (!made) { this.tell(this.t("empty")); return; }
    download(...made);
    this.tell(this.t("saved", { name: made[0] }));
  }
  async copy(text) {
    this.taking.open = false;
    try { await navigator.clipboard.writeText(text); this.tell(this.t("copied")); } catch {
      const input = el("input", { value: text, readonly: true, "aria-label": this.t("select_all") });
      this.status.replaceChildren(this.t("select_all"), input);
      input.select();
    }
  }

  // Everything that one change alters, at once: old never stands beside new.
  update() {
    const { state, table } = this, key = JSON.stringify(state.filters), pinned = state.pinned && JSON.stringify(state.pinned);
    if (key !== this.filtered) { this.found = table.select(state.filters); this.terms = termsOf(state.filters.words); this.filtered = key; }
    if (pinned !== this.pinned) { this.pin = state.pinned && table.select(state.pinned); this.pinned = pinned; }
    say(this.count, this.t("of", { n: this.found.rows.length, total: table.n }));
    this.root.lang = this.lang === "zh" ? "zh-CN" : "en";
    this.say(this.root);
    this.showChips();
    for (const list of this.lists.values()) this.counts(list);
    if (document.activeElement !== this.search) this.search.value = state.filters.words || "";
    this.showRange();
    for (const node of this.tabs.children) node.setAttribute("aria-pressed", String(node.dataset.view === state.view));
    for (const node of this.langs.children) node.setAttribute("aria-pressed", String(node.dataset.lang === this.lang));
    fill(this.undo, { disabled: !state.past.length }, []); fill(this.redo, { disabled: !state.future.length }, []);
    this.undo.disabled = !state.past.length; this.redo.disabled = !state.future.length;
    this.pinning.setAttribute("aria-pressed", String(Boolean(state.pinned)));
    this.pinning.title = this.t(state.pinned ? "unpin" : "pin");
    this.tell(state.silent ? this.t("deaf") : state.pinned ? this.t("pinned", { a: table.describe(state.pinned, this.lang, this.words), n: this.pin.rows.length, b: this.described(), m: this.found.rows.length }) : "");
    this.view();
    this.root.dataset.shown = key;
  }
  say(root) {
    const lang = this.lang;
    if (root === this.root && this.said === lang) return;
    if (root === this.root) this.said = lang;
    for (const node of root.querySelectorAll("[data-word]")) say(node, this.t(node.dataset.word));
    for (const node of root.querySelectorAll("[data-title]")) node.setAttribute("aria-label", this.t(node.dataset.title));
    for (const node of root.querySelectorAll("[data-hint]")) node.placeholder = this.t(node.dataset.hint);
  }
  showRange() {
    const { unit, from, to } = this.range, { value } = this.state.filters, { lang } = this;
    if (unit.lang !== lang) unit.replaceChildren(el("option", { value: "", text: this.t("any_unit") }), ...present(this.table.column.unit).filter(({ key }) => key !== NONE).map((one) => el("option", { value: one.key, text: one[lang] })));
    unit.lang = lang;
    unit.value = value?.unit || "";
    for (const [end, input] of Object.entries({ from, to })) { input.placeholder = this.t(end); if (document.activeElement !== input) input.value = value?.[end] ?? ""; }
  }
  showChips() {
    const { state, table } = this, chips = [];
    const chip = (title, text, drop) => chips.push(button({ class: "jn-chip", "data-focus": `chip-${chips.length}`, "aria-label": `${this.t("remove")}: ${title}: ${text}`, onclick: drop }, el("span", { class: "jn-soft", text: `${title}: ` }), el("bdi", { text }), el("span", { "aria-hidden": "true", text: " ×" })));
    for (const [name, value] of Object.entries(state.filters)) {
      const { [name]: gone, ...rest } = state.filters, title = name === "exclude" ? "" : table.title(name, this.lang, this.words);
      if (table.column[name]) for (const key of value) chip(title, table.value(name, key)[this.lang], () => state.filter(value.length > 1 ? { ...state.filters, [name]: value.filter((other) => other !== key) } : rest));
      if (table.column[name] && !value.length) chip(title, this.t("nothing"), () => state.filter(rest));
      if (name === "exclude") for (const [column, keys] of Object.entries(value)) for (const key of keys) chip(table.title(column, this.lang), `≠ ${table.value(column, key)[this.lang]}`, () => state.toggle(column, key, "exclude"));
      if (["words", "ids", "value"].includes(name)) chip(title, table.describe({ [name]: value }, this.lang, this.words).replace(/^[^:：]*[:：] ?/, ""), () => { if (name === "words") this.search.value = ""; state.filter(rest); });
    }
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }

  draw(width) { return FIGURES[this.state.view](this, width); }
  view() {
    const { state } = this, view = VIEWS.includes(state.view) ? state.view : "bars", focused = this.root.contains(document.activeElement) ? document.activeElement : null;
    const stays = this.drawn === `${view}${state.lang}`, top = this.content.scrollTop, inner = this.content.querySelector(".jn-scroll")?.scrollTop;
    const figure = FIGURES[view], beside = Boolean(figure) && (state.look.beside ?? this.root.clientWidth >= BESIDE);
    this.hint(null);
    this.root.dataset.view = view;
    this.showControls(view, beside);
    this.side.hidden = !beside;
    const into = document.createDocumentFragment();
    this.figure = null;
    this.content.classList.toggle("jn-figures", Boolean(figure));
    if (!this.found.rows.length && view !== "report") into.append(el("p", { class: "jn-empty", text: this.t("empty") }));
    if (figure) {
      this.figure = this.draw(Math.max(260, this.content.clientWidth - 26));
      into.append(this.figure.svg || el("p", { class: "jn-empty", text: this.figure.empty }));
      if (view === "results") into.append(el("ul", { class: "jn-facts" }, ...factNodes(this, this.selectedFacts())));
    } else ({ table: tableView, record: recordView, report: reportView })[view](this, into);
    this.content.replaceChildren(into);
    if (beside) { const side = document.createDocumentFragment(); tableView(this, side); this.side.replaceChildren(side); } else this.side.replaceChildren();
    if (stays) { this.content.scrollTop = top; if (inner && view === "table") this.content.querySelector(".jn-scroll").scrollTop = 0; }
    this.drawn = `${view}${state.lang}`;
    this.refocus(focused);
    const first = this.content.querySelector('[data-key][tabindex="0"]') || [...this.content.querySelectorAll("[data-key]")].find((node) => node.dataset.key === this.focused) || this.content.querySelector("[data-key]");
    first?.setAttribute("tabindex", 0);
  }
  selectedFacts() { const ids = new Set(this.ids()); return this.table.facts.filter((fact) => (fact.ids || []).some((id) => ids.has(id))); }
  // What had the focus is made anew: its successor gets it.
  refocus(node) {
    if (!node || node.isConnected) return;
    const { key, focus } = node.dataset, next = [...this.root.querySelectorAll(key ? "[data-key]" : "[data-focus]")].find((other) => (key ? other.dataset.key === key : other.dataset.focus === focus && !other.disabled));
    (next || (focus?.startsWith("chip") && this.chips.querySelector("button")) || this.tabs.querySelector('[aria-pressed="true"]'))?.focus({ preventScroll: true });
  }
  showControls(view, beside) {
    const { state, table } = this, { look } = state, coded = table.names.filter((name) => present(table.column[name]).length > 1);
    const choose = (key, none) => { const select = el("select", { "data-focus": key, onchange: () => state.look1(key, select.value) }, ...(none ? [el("option", { value: "", selected: !look[key], text: this.t("nothing") })] : []),
      ...coded.map((name) => el("option", { value: name, selected: look[key] === name, text: table.column[name].title[this.lang] }))); return el("label", {}, `${this.t(key === "color" ? "split" : key)} `, select); };
    const group = (key, values) => el("div", { class: "jn-group", role: "group" }, ...values.map((value) => button({ text: this.t(value), "aria-pressed": String(look[key] === value), "data-focus": `${key}-${value}`, onclick: () => state.look1(key, value) })));
    const parts = { bars: () => [choose("rows"), choose("split", true), group("mode", ["counts", "shares"])], grid: () => [choose("rows"), choose("cols")], map: () => [choose("color")] }[view]?.() || [];
    if (FIGURES[view]) parts.push(button({ text: this.t("beside"), class: "jn-beside", "aria-pressed": String(beside), "data-focus": "beside", onclick: () => state.look1("beside", !beside) }));
    const wanted = JSON.stringify([view, beside, this.lang, look]);
    if (wanted === this.controlled) return;
    this.controlled = wanted;
    this.controls.replaceChildren(...parts);
  }
}
const dataCsv = (data) => { const head = [...new Set(data.flatMap((row) => Object.keys(row)))]; return csv(head, data.map((row) => head.map((name) => row[name]))); };

// One file without Python: its address carries the state.
export function start(root, payload, first) {
  const table = new Table(payload), model = new Plain(fromHash(location.hash, table, first));
  const page = new Page(model, root, payload, { file: true });
  model.saved = () => history.replaceState(null, "", toHash(page.model.state, { ...first, filters: {} }) || (Object.keys(first.filters).length ? "#all" : "#"));
  window.addEventListener("hashchange", () => { for (const [name, value] of Object.entries(fromHash(location.hash, table, first))) model.set(name, value); });
  return page;
}
export default {
  render({ model, el: root }) {
    const page = new Page(model, root.appendChild(document.createElement("div")), JSON.parse(model.get("payload")));
    return () => page.close();
  },
};
