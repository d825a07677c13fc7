// The page: filters, counts and the view, of one selection.
import { fill, say, download, el, button, zh } from "./dom.js";
import { Table, toHash, fromHash, NONE, fold, cleanWords, termsOf } from "./filter.js";
import { Plain, State } from "./state.js";
import { bars, grid, map, targets, results, present } from "./charts.js";
import { tableView, recordView, reportView } from "./views.js";
import { rowsCsv, dataCsv, fileName, figureSvg, figurePng, passport, paper, printed } from "./take.js";
const FIGURES = { bars, targets, map, grid, results }, VIEWS = [...Object.keys(FIGURES), "table", "record", "report"];
const OPEN = ["sector", "kind", "checkable_by"]; // lists that are open at first
const LONG = 12; // a list of more choices has a search of its own
const BESIDE = 1180; // pixels of the panel from which the table stands beside a figure

export class Page {
  constructor(model, root, payload, file = false) {
    Object.assign(this, { root, file, table: new Table(payload), words: payload.words,
      reader: model.get("mode") === "reader", kept: new Map(), lists: [] });
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
  once(key, make) { if (!this.kept.has(key)) this.kept.set(key, make()); return this.kept.get(key); }
  described(lang = this.lang) { return this.table.describe(this.state.filters, lang, this.words); }
  ids() { return [...this.found.rows].map((row) => this.table.text.id[row]); }
  item(row) { return this.table.text[`item_${this.lang}`][row]; }
  quantity(row) { return this.table.text[`quantity_${this.lang}`][row]; }
  verdict(row) { return this.table.column.verdict ? this.table.label("verdict", row, this.lang) : ""; }
  ink(both) { return both[this.dark ? 1 : 0]; }
  open(row) { this.state.set({ record: this.table.text.id[row], view: "record" }); }
  factsOf(row) {
    const by = this.once("facts", () => Map.groupBy(this.table.facts.flatMap((fact) => (fact.ids || []).map((id) =>
      ({ id, fact }))), ({ id }) => id));
    return (by.get(this.table.text.id[row]) || []).map(({ fact }) => fact);
  }
  // Figures of the same thing: of the year before, or of what came of the promise.
  baselines(row, unit) {
    const known = this.factsOf(row).filter((fact) => fact.value !== null && fact.unit === unit && (fact.says === "context"
      ? (fact.date || "").startsWith(this.table.about.year - 1) : fact.says !== "other_measure"));
    return known.map((fact) => ({ value: +fact.value, result: fact.says !== "context" }));
  }
  figureTitle(lang = this.lang) {
    this.forced = lang;
    const { look, view } = this.state, title = (name) => (this.table.column[name]?.title[lang]
      || "").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
    const values = { rows: title(look.rows), split: title(look.split), cols: title(look.cols), color: title(look.color) },
      fig = this.t(FIGURES[view] ? `fig_${view}` : "fig_table", values);
    const text = view === "bars" && values.split && look.rows !== look.split ? this.t("fig_split", { fig, ...values }) : fig;
    this.forced = null;
    return text;
  }
  // A mark that is one promise: its words on hover or focus, its record on a click.
  promise(row, part, more) {
    const { quote_zh: quote, text_en: english } = this.table.text, said = (parts, by) => parts.filter(Boolean).join(by),
      item = this.item(row);
    return { key: `${part}-${row}`, act: () => this.open(row), name: said([item, this.quantity(row), more,
      this.verdict(row)], ", "),
      get tip() { return [item, quote[row], english[row], said(this.rest, " · ")]; }, rest: [this.quantity(row), more,
        this.verdict(row)] };
  }

  build() {
    const { state, reader } = this, act = (key, onclick, more) => button({ "data-word": key, "data-focus": key, onclick,
      ...more }), group = (title, ...nodes) => el("div", { class: "jn-group", role: "group", "data-title": title },
      ...nodes);
    const file = (key, ending, type, part, make) => act(key, async () => {
      const content = part && !this.figure?.svg ? null : await make(this), name = fileName(this, ending, part ? state.view
        : "");
      if (content !== null) download(name, content, type);
      this.tell(content === null ? this.t("empty") : this.t("saved", { name }));
    });
    Object.assign(this, { count: el("output", { class: "jn-count", "aria-live": "polite" }), status: el("div",
      { class: "jn-status", role: "status" }), chips: el("div", { class: "jn-chips", role: "group",
      "data-title": "filters" }),
      tip: el("div", { class: "jn-tip", role: "tooltip", hidden: true }), controls: el("div", { class: "jn-controls" }),
        content: el("div", { class: "jn-content" }), side: el("div", { class: "jn-side", hidden: true }) });
    this.undo = act("undo", () => state.undo());
    this.redo = act("redo", () => state.redo());
    this.pinning = act("compare", () => state.set({ pinned: state.pinned ? null : state.filters }));
    this.langs = group("language", ...["en", "zh"].map((lang) => button({ "data-lang": lang, lang: lang === "zh" ? "zh-CN"
      : "en", text: lang === "en" ? "English" : "中文", onclick: () => state.set({ lang }) })));
    this.tabs = el("div", { class: "jn-tabs", role: "group", "data-title": "views" }, ...(reader ? ["report", "record"]
      : VIEWS).map((view) => button({ "data-view": view, "data-word": `view_${view}`, onclick: () =>
      state.set({ view }) })));
    this.fold = act("show_filters", () => fill(this.fold,
      { "aria-expanded": String(this.root.classList.toggle("jn-unfolded")) }, []), { class: "jn-fold",
      "aria-expanded": "false" });
    this.taking = el("details", { class: "jn-menu jn-take" }, el("summary", { "data-word": "take" }),
      el("div", {}, file("svg", "svg", "image/svg+xml", true, figureSvg), file("png", "png", "image/png", true, figurePng),
      file("figure_csv", "csv", "text/csv", true, dataCsv),
      file("csv", "csv", "text/csv", false, rowsCsv), file("json", "json", "application/json", false, passport), state.python
        ? act("xlsx", () => { this.tell(this.t("saving")); state.ask({ ask: "xlsx", name: fileName(this, "xlsx") }); })
        : null,
      act("print", () => printed(this)), act("copy", () => this.copy(this.table.code(state.filters))), this.file
        ? act("link", () => { this.save(); this.copy(location.href); }) : null));
    this.pane = el("div", { class: "jn-filters", role: "search", "data-title": "filters", tabindex: -1 }, ...this.filters());
    const main = el("div", { class: "jn-main" }, el("div", { class: "jn-line" }, this.tabs, this.controls), this.status,
      el("div", { class: "jn-both" }, this.content, this.side));
    const tools = reader ? [] : [group("filters", this.undo, this.redo, act("clear", () => state.filter({}))), this.pinning,
      this.taking];
    this.root.replaceChildren(el("div", { class: "jn-top" }, reader ? null : this.fold, this.count,
      el("span", { class: "jn-space" }), ...tools, this.langs), this.chips, el("div", { class: "jn-body" },
      ...(reader ? [] : [this.pane]), main), this.tip);
  }
  filters() {
    const { state } = this, typed = () => state.filter({ ...state.filters, words: this.search.value }), limits = () => {
      const { unit, from, to } = this.range, end = (input) => (input.value === "" ? null : +input.value),
        { value, ...rest } = state.filters;
      state.filter(unit.value ? { ...rest, value: { unit: unit.value, from: end(from), to: end(to) } } : rest);
    };
    // Half-typed pinyin is not searched.
    this.search = el("input", { type: "search", "data-hint": "search_hint", "data-focus": "search",
      oninput: (event) => { if (!event.isComposing) typed(); }, oncompositionend: typed });
    const limit = (end) => el("input", { type: "number", step: "any", "data-title": end, "data-hint": end,
      "data-focus": `value-${end}`, onchange: limits });
    this.range = { unit: el("select", { "data-title": "any_unit", "data-focus": "value-unit", onchange: limits }),
      from: limit("from"), to: limit("to") };
    this.lists = this.table.columns.map((column) => {
      const list = { column, rows: [], name: el("span"), chosen: el("span", { class: "jn-chosen" }) };
      list.node = el("details", { open: OPEN.includes(column.name), "data-facet": column.name, ontoggle: () =>
        this.counts(list) }, el("summary", {}, list.name, list.chosen));
      return list;
    });
    return [el("label", { class: "jn-search" }, el("span", { "data-word": "search" }), this.search),
      ...this.lists.map(({ node }) => node),
      el("details", { "data-facet": "value" }, el("summary", { "data-word": "range" }), el("div", { class: "jn-range" },
        this.range.unit, this.range.from, this.range.to))];
  }
  fillList(list) {
    const { name } = list.column, { state } = this, shown = present(list.column);
    const find = shown.length > LONG && el("input", { type: "search", "data-title": "find", "data-hint": "find",
      "data-focus": `find-${name}`, oninput: () => {
      for (const { value, node } of list.rows) node.hidden = !fold(`${value.en} ${value.zh}`).includes(fold(find.value));
    } });
    list.rows = shown.map((value) => {
      const row = { value, text: el("span", { class: "jn-name" }), n: el("span", { class: "jn-n" }),
        not: button({ class: "jn-not", text: "≠", "data-focus": `not-${name}-${value.key}`, onclick: () => state.toggle(name,
        value.key, "exclude") }) };
      row.box = el("input", { type: "checkbox", "data-focus": `box-${name}-${value.key}`, onchange: () => state.toggle(name,
        value.key) });
      row.node = el("div", { class: "jn-choice" }, el("label", {}, row.box, row.text, row.n), row.not);
      return row;
    });
    list.node.append(...[find, ...list.rows.map(({ node }) => node)].filter(Boolean));
    this.say(list.node);
  }
  counts(list) {
    const { column, node } = list, { filters } = this.state, chosen = filters[column.name] || [],
      banned = filters.exclude?.[column.name] || [], { lang } = this;
    say(list.name, column.title[lang]);
    say(list.chosen, chosen.length + banned.length ? ` (${chosen.length + banned.length})` : "");
    if (!node.open) return;
    if (!list.rows.length) this.fillList(list);
    for (const { value, box, text, n, not, node: row } of list.rows) {
      const of = ({ rows, counts }) =>
        `${rows.length ? Math.round((100 * counts[column.name][value.place]) / rows.length) : 0}%`,
        count = this.found.counts[column.name][value.place], out = banned.includes(value.key);
      say(text, value[lang]);
      say(n, this.pin ? `${of(this.pin)} | ${of(this.found)}` : count);
      if (box.checked !== chosen.includes(value.key)) box.checked = !box.checked;
      row.className = `jn-choice${count ? "" : " jn-zero"}${out ? " jn-banned" : ""}`;
      if (list.said !== lang) [row.title, not.ariaLabel] = [value[`full_${lang}`] || value[lang], this.t("none_of",
        { value: value[lang] })];
      if (not.ariaPressed !== String(out)) not.ariaPressed = String(out);
    }
    list.said = lang;
  }

  listen() {
    this.stop = new AbortController();
    const { signal } = this.stop, { root } = this, on = (target, name, act, capture = false) => target.addEventListener(name,
      act, { signal, capture }), of = (event) => event.target.closest?.("[data-key]");
    on(root, "click", (event) => {
      of(event)?.act?.(event.shiftKey || event.ctrlKey || event.metaKey);
      if (!event.target.closest(".jn-take summary")) this.taking.open = false;
    });
    on(root, "pointerover", (event) => this.hint(of(event)));
    on(root, "pointerleave", () => this.hint(null));
    on(root, "focusin", (event) => { this.hint(of(event)); if (of(event)) this.rove(of(event)); });
    on(root, "focusout", () => this.hint(null));
    on(root, "keydown", (event) => this.key(event, of(event)));
    // JupyterLab must not take keys that are meant for the panel ("x" would cut the cell); its own, as Ctrl+S, stay its own.
    on(window, "keydown", (event) => {
      const own = event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key);
      if (root.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", !own);
    }, true);
    if (this.file) on(window, "beforeprint", () => { this.paper?.remove(); root.append(this.paper = paper(this)); });
    if (this.file) on(window, "afterprint", () => this.paper?.remove());
    // Sizes are kept: to ask for one while the page changes would have it laid out twice.
    const sizes = new ResizeObserver(() => {
      const [wide, room] = [root.clientWidth, this.content.clientWidth];
      if (wide && (wide !== this.wide || room !== this.room)) { [this.wide, this.room] = [wide, room]; this.theme();
        this.view(); }
    }), themes = new MutationObserver(() => this.theme());
    for (const node of [root, this.content]) sizes.observe(node);
    on(this.content, "scroll", () => { this.down = this.content.scrollTop; });
    for (const node of [document.documentElement, document.body]) themes.observe(node, { attributes: true,
      attributeFilter: ["data-jp-theme-light", "data-jp-theme-name", "class"] });
    on(matchMedia("(prefers-color-scheme: dark)"), "change", () => this.theme());
    this.watch = [sizes, themes];
  }
  theme() {
    const [red, green, blue] = (getComputedStyle(this.root).backgroundColor.match(/[\d.]+/g) || [255, 255, 255]).map(Number),
      dark = red * 0.3 + green * 0.6 + blue * 0.1 < 110;
    this.root.classList.toggle("jn-dark", dark);
    if (dark !== this.dark) { this.dark = dark; if (this.found) this.view(); }
  }
  hint(node) {
    this.tip.hidden = !node?.tip;
    if (!node?.tip) return;
    this.tip.replaceChildren(...node.tip.filter(Boolean).map((text, n) => el(n ? "div" : "strong", { lang: zh(text),
      text })));
    const at = node.getBoundingClientRect(), box = this.root.getBoundingClientRect(),
      { width, height } = this.tip.getBoundingClientRect(), below = at.bottom + height + 12 < Math.min(innerHeight,
      box.bottom);
    this.tip.style.left = `${Math.min(Math.max(at.left - box.left, 8), Math.max(8, box.width - width - 8))}px`;
    this.tip.style.top = `${below ? at.bottom - box.top + 8 : Math.max(0, at.top - box.top - height - 8)}px`;
  }
  rove(node) {
    for (const other of this.content.querySelectorAll('[data-key][tabindex="0"]')) other.setAttribute("tabindex", -1);
    node.setAttribute("tabindex", 0);
    this.focused = node.dataset.key;
  }
  key(event, node) {
    if (event.key === "Escape") { this.tip.hidden = true; this.taking.open = false;
      this.root.classList.remove("jn-unfolded"); }
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key],
      press = event.key === "Enter" || event.key === " ";
    if (!node || event.ctrlKey || event.metaKey || event.altKey || !(way || press)) return;
    event.preventDefault();
    if (press) { node.act?.(event.shiftKey); return; }
    // Left and right go through every mark in its order, up and down to the nearest.
    const marks = [...this.content.querySelectorAll("[data-key]")], middle = (one) => { const { left, top, width,
      height } = one.getBoundingClientRect(); return [left + width / 2, top + height / 2]; }, [x, y] = middle(node);
    const far = (other) => { const [a, b] = middle(other), along = (b - y) * way[1];
      return along > 2 ? along + 6 * Math.abs(a - x) : Infinity; };
    const near = way[0] ? [0, marks[marks.indexOf(node) + way[0]]] : marks.map((other) => [far(other), other]).reduce((best,
      next) => (next[0] < best[0] ? next : best), [Infinity]);
    near[1]?.focus();
  }
  async copy(text) {
    try { await navigator.clipboard.writeText(text); this.tell(this.t("copied")); } catch {
      const input = el("input", { value: text, readonly: true, "aria-label": this.t("select_all") });
      this.status.replaceChildren(this.t("select_all"), " ", input);
      input.select();
    }
  }

  // Everything that one change alters, at once: old never stands beside new.
  update() {
    const { state, table, lang } = this, [filters, pinned] = [JSON.stringify(state.filters), JSON.stringify(state.pinned)];
    if (filters !== this.filtered) [this.found, this.terms, this.filtered] = [table.select(state.filters),
      termsOf(state.filters.words), filters];
    if (pinned !== this.pinned) [this.pin, this.pinned] = [state.pinned && table.select(state.pinned), pinned];
    say(this.count, this.t("of", { n: this.found.rows.length, total: table.n }));
    if (this.said !== lang) { this.root.lang = lang === "zh" ? "zh-CN" : "en"; this.say(this.root); this.said = lang; }
    this.showChips();
    for (const list of this.lists) this.counts(list);
    this.showFields();
    for (const node of this.tabs.children) node.ariaPressed = String(node.dataset.view === state.view);
    for (const node of this.langs.children) node.ariaPressed = String(node.dataset.lang === lang);
    [this.undo.disabled, this.redo.disabled, this.pinning.ariaPressed] = [!state.past.length, !state.future.length,
      String(Boolean(state.pinned))];
    this.pinning.title = this.t(state.pinned ? "unpin" : "pin");
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
  showFields() {
    const { unit, ...limits } = this.range, { value, words = "" } = this.state.filters, { lang } = this,
      units = present(this.table.column.unit).filter(({ key }) => key !== NONE);
    if (document.activeElement !== this.search || cleanWords(this.search.value) !== words) this.search.value = words;
    if (unit.lang !== lang) unit.replaceChildren(el("option", { value: "", text: this.t("any_unit") }),
      ...units.map((one) => el("option", { value: one.key, text: one[lang] })));
    [unit.lang, unit.value] = [lang, value?.unit || ""];
    for (const [end, input] of Object.entries(limits)) if (document.activeElement !== input) input.value = value?.[end]
      ?? "";
  }
  showChips() {
    const { state, table, lang } = this, chips = [], chip = (title, text, drop) => chips.push(button({ class: "jn-chip",
      "data-focus": `chip-${chips.length}`, "aria-label": `${this.t("remove")}: ${title}: ${text}`, onclick: drop },
      el("span", { class: "jn-soft", text: `${title}: ` }), el("bdi", { text }), el("span", { "aria-hidden": "true",
        text: " ×" })));
    for (const [name, value] of Object.entries(state.filters)) {
      const { [name]: gone, ...rest } = state.filters, drop = () => state.filter(rest), title = name === "exclude" ? ""
        : table.title(name, lang, this.words);
      if (name === "exclude") for (const [column, keys] of Object.entries(value)) for (const key of keys) chip(
        table.title(column, lang), `≠ ${table.value(column, key)[lang]}`, () => state.toggle(column, key, "exclude"));
      else if (!table.column[name]) chip(title, table.describe({ [name]: value }, lang,
        this.words).slice(title.length).replace(/^[:：] ?/, ""), drop);
      else if (value.length < 2) chip(title, value.length ? table.value(name, value[0])[lang] : this.t("nothing"), drop);
      else for (const key of value) chip(title, table.value(name, key)[lang], () => state.toggle(name, key));
    }
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }

  draw(width) { return FIGURES[this.state.view](this, width); }
  view() {
    const { state, content, side, found } = this, view = state.view in FIGURES || ["table", "record",
      "report"].includes(state.view) ? state.view : "bars", into = document.createDocumentFragment();
    const focused = this.root.contains(document.activeElement) ? document.activeElement : null, stays = this.drawn === view,
      down = this.down, beside = view in FIGURES && (state.look.beside ?? this.wide >= BESIDE);
    this.hint(null);
    this.showControls(view, beside);
    side.hidden = !beside;
    content.classList.toggle("jn-figures", view in FIGURES);
    this.figure = view in FIGURES ? FIGURES[view](this, Math.max(260, (this.room || 640) - 26)) : null;
    if (!found.rows.length) into.append(el("p", { class: "jn-empty", text: this.t("empty") }));
    if (this.figure) into.append(this.figure.svg || (found.rows.length ? el("p", { class: "jn-empty",
      text: this.figure.empty }) : ""));
    if (view === "results") { const ids = new Set(this.ids());
      into.append(el("ul", { class: "jn-facts" }, ...factNodes(this, this.table.facts.filter((fact) => fact.ids?.some((id) =>
      ids.has(id)))))); }
    const after = { table: tableView, record: recordView, report: reportView }[view]?.(this, into);
    content.replaceChildren(into);
    after?.();
    if (beside) tableView(this, into, true);
    side.replaceChildren(into);
    if (down) content.scrollTop = stays ? down : 0;
    this.drawn = this.root.dataset.view = view;
    this.refocus(focused);
    const marks = [...content.querySelectorAll("[data-key]")];
    (marks.find((node) => node.dataset.key === this.focused) || marks[0])?.setAttribute("tabindex", 0);
  }
  // What had the focus is made anew: its successor gets it, or else the nearest that stays.
  refocus(node) {
    if (!node || node.isConnected) return;
    const { key, focus } = node.dataset, found = [...this.root.querySelectorAll(key ? "[data-key]" : "[data-focus]")].find(
      (other) => (key ? other.dataset.key === key : other.dataset.focus === focus && !other.disabled));
    (found || (focus?.startsWith("chip") && this.chips.querySelector("button"))
      || this.tabs.querySelector('[aria-pressed="true"]'))?.focus({ preventScroll: true });
  }
  showControls(view, beside) {
    const { state, table, lang } = this, { look } = state, wanted = JSON.stringify([view, beside, lang, look.rows,
      look.split, look.cols, look.color, look.mode]);
    if (wanted === this.controlled) return;
    this.controlled = wanted;
    const press = (key, value, text, on) => button({ text: this.t(text), "aria-pressed": String(on),
      "data-focus": key === "beside" ? key : `${key}-${value}`, onclick: () => state.see(key, value) });
    const choose = (key, word = key, none = false) => {
      const names = [...(none ? [["", this.t("nothing")]] : []), ...table.columns.filter((column) =>
        present(column).length > 1).map(({ name, title }) => [name, title[lang]])];
      const select = el("select", { "data-focus": key, onchange: () => state.see(key, select.value) },
        ...names.map(([value, text]) => el("option", { value, selected: look[key] === value, text })));
      return el("label", {}, `${this.t(word)} `, select);
    };
    const modes = () => el("div", { class: "jn-group", role: "group" }, ...["counts", "shares"].map((mode) => press("mode",
      mode, mode, look.mode === mode)));
    const parts = { bars: () => [choose("rows"), choose("split", "split", true), modes()], grid: () => [choose("rows"),
      choose("cols")], map: () => [choose("color", "split")] }[view]?.() || [];
    this.controls.replaceChildren(...parts, ...(view in FIGURES ? [press("beside", !beside, "beside", beside)] : []));
  }
}

// One file without Python: its address carries the state.
export function start(root, payload, first) {
  const table = new Table(payload), model = new Plain(fromHash(location.hash, table, first)), none = { ...first,
    filters: {} }, page = new Page(model, root, payload, true);
  page.save = () => history.replaceState(null, "", toHash(model.state, none) || (Object.keys(first.filters).length ? "#all"
    : location.pathname));
  model.saved = () => { clearTimeout(page.saving); page.saving = setTimeout(page.save, 100); };
  window.addEventListener("hashchange", () => { for (const [name, value] of Object.entries(fromHash(location.hash, table,
    first))) model.set(name, value); });
  return page;
}
export default {
  render({ model, el: root }) {
    const page = new Page(model, root.appendChild(document.createElement("div")), JSON.parse(model.get("payload")));
    return () => page.close();
  },
};
