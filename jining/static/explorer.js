// The page of the explorer. Every text reaches the page by textContent: a cell can only ever be text.
const FRESH = { page: 0, record: null };
const SLOW = 10000; // milliseconds without an answer after which the page says so
const NARROW = 700; // pixels: on less, figures are drawn narrower
const partsOf = (view) => (view === "both" ? ["figure", "table"] : [view]);
const pictured = (view) => partsOf(view).includes("figure");

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

const button = (attributes, ...children) => make("button", { type: "button", ...attributes }, ...children);

// One question is under way at a time; while it is, only the latest state is kept: typing never queues up.
// The name keeps two views of one explorer from taking each other's answers.
class Line {
  constructor(model, onSlow) {
    Object.assign(this, { model, onSlow, asked: 0, waiting: new Map(), next: null, busy: false });
    this.name = Math.random().toString(36).slice(2);
    this.listen = (content, buffers) => this.receive(content, buffers);
    model.on("msg:custom", this.listen);
  }
  close() {
    this.model.off("msg:custom", this.listen);
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
  }
  ask(content) {
    const seq = `${this.name}-${++this.asked}`;
    return new Promise((resolve) => {
      this.waiting.set(seq, { resolve, timer: setTimeout(this.onSlow, SLOW) });
      this.send({ ...content, seq });
    });
  }
  // The server holds a short message back until the page has acknowledged the one before it, which a silent page does after
  // 40 ms. A word from the page carries the acknowledgement: of what came before the question, and of the kernel being busy.
  send(content) {
    const nudge = () => this.model.send({ ask: "nothing" });
    const late = setTimeout(nudge, 10);
    this.model.send(content, { iopub: { status: ({ content: { execution_state: state } }) => {
      clearTimeout(late);
      if (state === "busy") nudge();
    } } });
  }
  receive(content, buffers) {
    const question = this.waiting.get(content.seq);
    if (!question) return;
    this.waiting.delete(content.seq);
    clearTimeout(question.timer);
    question.resolve({ ...content, buffers });
  }
  async latest(state, show) {
    this.next = state;
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.next) {
        const asked = this.next;
        this.next = null;
        const reply = await this.ask({ ask: "state", state: asked });
        if (!this.next) await show(reply, asked);
      }
    } finally { this.busy = false; }
  }
}

// A text that stays is not touched: the page need not be laid out anew for it.
function say(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

// The address holds the picture itself: a blob would make a detour through another process.
async function picture(buffer, alt) {
  const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength), letters = [];
  for (let at = 0; at < bytes.length; at += 8192) letters.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  const image = Object.assign(new Image(), { alt, decoding: "sync", src: `data:image/png;base64,${btoa(letters.join(""))}` });
  await image.decode();
  return image;
}

function download(name, buffer) {
  const link = make("a", { href: URL.createObjectURL(new Blob([buffer])), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

class Page {
  constructor(model, root) {
    this.root = root;
    this.setup = structuredClone(model.get("setup"));
    this.state = structuredClone(this.setup.start);
    this.reader = this.setup.mode === "reader";
    this.line = new Line(model, () => this.tell(this.word("lost")));
    this.build();
    this.update({});
    this.sizes = new ResizeObserver(() => { if (this.narrow() !== this.state.narrow && pictured(this.state.view)) this.update({}); });
    this.sizes.observe(this.content);
  }
  close() {
    this.line.close();
    this.sizes.disconnect();
  }
  narrow() { return this.content.clientWidth > 0 && this.content.clientWidth < NARROW; }
  word(key, values = {}) { return this.setup.words[key][this.state.lang].replace(/\{(\w+)\}/g, (_, name) => values[name]); }
  tell(text) { this.status.textContent = text; }

  build() {
    this.root.classList.add("jining-explorer");
    this.root.classList.toggle("jining-reader", this.reader);
    // JupyterLab must not take keys that are meant for a control: "x" would cut the cell.
    this.root.dataset.lmSuppressShortcuts = "true";
    this.root.addEventListener("keydown", (event) => event.stopPropagation());
    this.count = make("output", { class: "jn-count", "aria-live": "polite" });
    this.status = make("span", { class: "jn-status", role: "status" });
    const languages = this.choice("language", ["en", "zh"], "lang", { en: "English", zh: "中文" });
    this.chips = make("div", { class: "jn-chips", role: "group", "data-title": "active", hidden: this.reader });
    const views = this.choice("views", this.setup.views, "view");
    this.content = make("div", { class: "jn-content", role: "region", tabindex: "-1" });
    const main = make("div", { class: "jn-main" }, make("div", { class: "jn-choice" }, views, this.status), this.content, this.takeAway());
    this.root.replaceChildren(make("div", { class: "jn-top" }, this.count, this.chips, languages),
      make("div", { class: "jn-body" }, ...(this.reader ? [] : [this.filters()]), main));
  }

  choice(title, values, key, names = null) {
    return make("div", { role: "group", class: `jn-choice jn-${title}`, "data-title": title }, ...values.map((value) => button({
      "data-key": key, "data-value": value, "data-word": names ? null : `view_${value}`, text: names ? names[value] : "",
      onclick: () => this.update({ [key]: value }),
    })));
  }

  filters() {
    this.search = make("input", { type: "search", oninput: () => this.filter("words", this.search.value) });
    const search = make("label", { class: "jn-search" }, make("span", { "data-word": "search" }), this.search);
    const lists = this.setup.facets.map((facet, place) => {
      facet.titleNode = make("span");
      facet.chosenNode = make("span", { class: "jn-chosen" });
      for (const value of facet.values) this.box(facet, value);
      return make("details", { open: place < 3, "data-facet": facet.name },
        make("summary", {}, facet.titleNode, facet.chosenNode), ...facet.values.map((value) => value.row));
    });
    return make("div", { class: "jn-filters", role: "search", "data-title": "filters" }, search, ...lists);
  }

  box(facet, value) {
    value.box = make("input", { type: "checkbox", onchange: () => this.toggle(facet.name, value.value, value.box.checked) });
    value.name = make("span", { class: "jn-name" });
    value.count = make("span", { class: "jn-n" });
    value.row = make("label", {}, value.box, value.name, value.count);
  }

  takeAway() {
    this.code = make("code", { class: "jn-code" });
    const files = ["csv", "xlsx", "png", "svg", "pdf"].map((what) => button({
      text: what.toUpperCase(), "data-take": what, onclick: () => this.take(what),
    }));
    return make("div", { class: "jn-take", role: "group", "data-title": "take", hidden: this.reader },
      make("span", { "data-word": "take" }), ...files, button({ "data-word": "copy", onclick: () => this.copy() }), this.code);
  }

  filter(name, value) {
    const filters = { ...this.state.filters };
    if (value.length) filters[name] = value; else delete filters[name];
    this.update({ filters, ...FRESH });
  }
  toggle(name, value, on) {
    const others = (this.state.filters[name] || []).filter((other) => other !== value);
    this.filter(name, on ? [...others, value] : others);
  }
  drop(chip) {
    if (chip.name === "words" && this.search) this.search.value = "";
    if (chip.value === null) this.filter(chip.name, ""); else this.toggle(chip.name, chip.value, false);
  }
  clear() {
    this.search.value = "";
    this.update({ filters: {}, ...FRESH });
  }

  update(change) {
    Object.assign(this.state, change, { narrow: this.narrow() });
    this.root.setAttribute("aria-busy", "true");
    this.line.latest(structuredClone(this.state), (reply, asked) => this.show(reply, asked));
  }

  // Everything is put in place at once, after the picture is ready: old never stands beside new.
  async show(reply, asked) {
    if (reply.error) return this.stay(reply.error);
    const alt = `${this.word(`fig_${asked.figure}`)}. ${reply.count}. ${reply.active}`;
    const image = pictured(asked.view) ? await picture(reply.buffers[0], alt) : null;
    if (this.line.next) return; // a newer answer is on its way
    this.tell("");
    const shows = reply.n || asked.view === "report";
    this.put(reply, asked, shows ? partsOf(asked.view).flatMap((part) => this[part](reply, asked, image)) : []);
  }

  // What was asked for cannot be shown: the controls go back to what is.
  stay(message) {
    this.tell(message);
    if (this.shown) {
      this.state = structuredClone(this.shown);
      if (this.search) this.search.value = this.state.filters.words || "";
      this.controls(this.reply, this.shown);
    }
    this.root.setAttribute("aria-busy", "false");
  }

  put(reply, asked, body) {
    const same = (...names) => this.shown && names.every((name) => JSON.stringify(this.shown[name]) === JSON.stringify(asked[name]));
    const stays = same("view", "figure", "filters", "page", "sort", "descending", "record");
    const rolled = () => this.content.querySelector(".jn-text") || this.content;
    const top = rolled().scrollTop, down = this.content.scrollTop;
    const focused = this.root.contains(document.activeElement) ? document.activeElement : null;
    const nothing = reply.n ? [] : [make("p", { class: "jn-empty", text: this.word("empty") })];
    this.content.replaceChildren(...nothing, ...body);
    this.controls(reply, asked);
    if (down) this.content.scrollTop = 0;
    if (stays && top) rolled().scrollTop = top; else if (!stays) this.bringIntoView(asked, same("filters"));
    this.refocus(focused);
    this.shown = asked;
    this.reply = reply;
    this.root.dataset.shown = JSON.stringify(asked);
    this.root.dataset.view = asked.view;
    this.root.setAttribute("aria-busy", "false");
  }

  // The control that had the focus is made anew: its successor gets it, or the nearest that stays.
  refocus(focused) {
    if (!focused || focused.isConnected) return;
    const key = focused.dataset.focus || "";
    const named = (wanted) => [...this.root.querySelectorAll("[data-focus]")].find((node) => node.dataset.focus === wanted && !node.disabled);
    const other = { next: "previous", previous: "next" }[key];
    const next = named(key) || named(other) || (key.startsWith("chip") && (this.chips.querySelector("button") || this.search)) || this.content;
    next.focus({ preventScroll: true });
  }

  // The report scrolls to the record that was asked for, or to the first passage of a new selection; the notebook does not move.
  bringIntoView(state, sameFilters) {
    const text = this.content.querySelector(".jn-text");
    const first = Object.keys(state.filters).length && !(sameFilters && this.shown.view === "report") ? "mark" : ".jn-none";
    const mark = text && (text.querySelector(".jn-here") || text.querySelector(first));
    if (mark) text.scrollTop = mark.offsetTop - text.offsetTop - 60;
  }

  controls(reply, state) {
    this.root.lang = state.lang === "zh" ? "zh-CN" : "en";
    say(this.count, reply.count);
    say(this.code, reply.code);
    this.content.setAttribute("aria-label", this.word(`view_${state.view}`));
    this.showChips(reply);
    for (const node of this.root.querySelectorAll("[data-word]")) say(node, this.word(node.dataset.word));
    for (const node of this.root.querySelectorAll("[data-title]")) node.setAttribute("aria-label", this.word(node.dataset.title));
    for (const node of this.root.querySelectorAll("[data-key]")) node.setAttribute("aria-pressed", String(node.dataset.value === state[node.dataset.key]));
    if (this.reader) return;
    this.search.placeholder = this.word("search_hint");
    if (document.activeElement !== this.search) this.search.value = state.filters.words || "";
    for (const facet of this.setup.facets) this.counts(facet, reply.counts[facet.name], state);
  }

  showChips(reply) {
    const chips = reply.chips.map((chip) => button({
      class: "jn-chip", "data-focus": `chip-${chip.name}-${chip.value}`,
      "aria-label": `${this.word("remove")}: ${chip.title}: ${chip.text}`, onclick: () => this.drop(chip),
    }, make("span", { text: `${chip.title}: ` }), make("bdi", { text: chip.text }), make("span", { "aria-hidden": "true", text: " ×" })));
    const clear = button({ class: "jn-clear", "data-word": "clear", "data-focus": "chip-clear", onclick: () => this.clear() });
    this.chips.replaceChildren(...(chips.length ? [...chips, clear] : [make("span", { class: "jn-none", "data-word": "no_filter" })]));
  }

  counts(facet, counts, state) {
    const chosen = state.filters[facet.name] || [];
    say(facet.titleNode, facet.title[state.lang]);
    say(facet.chosenNode, chosen.length ? ` (${chosen.length})` : "");
    for (const value of facet.values) {
      const n = counts[value.value];
      value.row.hidden = n === undefined;
      value.row.classList.toggle("jn-zero", n === 0);
      value.box.checked = chosen.includes(value.value);
      say(value.name, value[state.lang]);
      say(value.count, n ?? 0);
    }
  }

  figure(reply, state, image) {
    const options = this.setup.figures.map((name) => make("option", { value: name, selected: name === state.figure, text: this.word(`fig_${name}`) }));
    const select = make("select", { "data-focus": "figure", onchange: () => this.update({ figure: select.value }) }, ...options);
    return [make("label", { class: "jn-pick" }, make("span", { "data-word": "figure" }), select), make("div", { class: "jn-picture" }, image)];
  }

  open(row) {
    return button({
      class: "jn-link", "data-focus": `open-${row.place}`, text: row.id, "aria-label": `${this.word("open_record")} ${row.id}`,
      onclick: () => this.update({ view: "record", record: row.place }),
    });
  }

  table(reply, state) {
    const sortable = (key) => {
      const on = state.sort === key;
      const arrow = on ? (state.descending ? " ▼" : " ▲") : "";
      const sort = button({ "data-focus": `sort-${key}`, text: this.word(key) + arrow, onclick: () => this.update({ sort: key, descending: on && !state.descending, page: 0 }) });
      return make("th", { class: `jn-col-${key}`, "aria-sort": on ? (state.descending ? "descending" : "ascending") : "none", scope: "col" }, sort);
    };
    const plain = (key) => make("th", { scope: "col", text: this.word(key) });
    const long = (lang, text) => make("td", {}, make("div", { class: "jn-cell", lang, dir: "auto", text }));
    const rows = reply.rows.map((row) => make("tr", {}, make("td", {}, make("div", { class: "jn-cell" }, this.open(row))),
      make("td", { text: row.kind }), make("td", { text: row.sector }), make("td", { text: row.value }), long("zh-CN", row.quote_zh), long("en", row.text_en)));
    const head = make("tr", {}, ...this.setup.sorts.map(sortable), plain("quote_zh"), plain("text_en"));
    return [
      this.turner("page", { page: reply.page + 1, pages: reply.pages }, reply.page, reply.pages, (page) => this.update({ page })),
      make("table", { class: "jn-rows" }, make("thead", {}, head), make("tbody", {}, ...rows))];
  }

  turner(key, values, place, places, go) {
    const step = (name, move, off) => button({ "data-focus": name, disabled: off, text: this.word(`${name}_${key}`), onclick: () => go(place + move) });
    return make("div", { class: "jn-turn" }, step("previous", -1, place <= 0), step("next", 1, place >= places - 1), make("span", { text: this.word(key, values) }));
  }

  record({ record, places }) {
    const place = places.indexOf(record.place);
    const turn = this.turner("record", { n: place + 1, total: places.length }, place, places.length, (to) => this.update({ record: places[to] }));
    turn.append(button({ "data-focus": "in_report", text: this.word("in_report"), onclick: () => this.update({ view: "report", record: record.place }) }));
    const pieces = record.pieces.map(([text, on]) => (on ? make("mark", { class: `jn-${record.kind_key}`, text }) : text));
    const cells = record.cells.map((cell) => make("tr", {},
      make("th", { scope: "row" }, make("span", { text: cell.title }), make("code", { text: cell.column })),
      make("td", {}, make("div", { class: cell.value ? "jn-cell" : "jn-unsaid", dir: "auto", text: cell.value || cell.empty })),
      make("td", { class: "jn-meaning", text: cell.meaning })));
    return [turn, make("div", { class: "jn-card" },
      make("h3", {}, make("bdi", { text: record.id }), ` · ${record.kind} · ${record.sector}`),
      make("p", { class: "jn-quote", lang: "zh-CN", dir: "auto", text: record.quote_zh }), make("p", { class: "jn-english", lang: "en", dir: "auto", text: record.text_en }),
      make("h4", { "data-word": "in_paragraph" }), pieces.length ? make("p", { class: "jn-paragraph", lang: "zh-CN" }, ...pieces) : make("p", { "data-word": "none_here" }),
      make("h4", { "data-word": "coded" }), make("table", { class: "jn-cells" }, make("tbody", {}, ...cells)))];
  }

  // Pointing at a passage shows its records beside the text; choosing it keeps them there, so that they can be reached.
  report(reply, state) {
    const brief = make("div", { class: "jn-brief", "aria-live": "polite" }, make("p", { "data-word": "choose" }));
    const text = make("div", { class: "jn-text", lang: "zh-CN" });
    let kept = null;
    const show = (places) => brief.replaceChildren(...places.map((place) => this.brief(reply.briefs[place])));
    const keep = (mark) => {
      kept = kept === mark ? null : mark;
      for (const other of marks) other.classList.toggle("jn-here", kept !== null && other.places.some((place) => kept.places.includes(place)));
      show(mark.places);
    };
    const point = (mark) => { if (!kept) show(mark.places); };
    const walk = (event, mark) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      const next = step && marks[marks.indexOf(mark) + step];
      if (step || event.key === "Enter" || event.key === " ") event.preventDefault();
      if (next) next.focus(); else if (event.key === "Enter" || event.key === " ") keep(mark);
    };
    const piece = ([words, covering]) => {
      if (!covering.length) return words;
      const mark = make("mark", {
        class: `jn-${covering.at(-1)[1]}`, tabindex: "-1", role: "button", text: words, onclick: () => keep(mark),
        onmouseenter: () => point(mark), onkeydown: (event) => walk(event, mark),
        onfocus: () => { kept = null; point(mark); for (const other of marks) other.tabIndex = other === mark ? 0 : -1; },
      });
      mark.places = covering.map(([place]) => place);
      mark.dataset.places = mark.places.join(" ");
      return mark;
    };
    text.append(...reply.paragraphs.map((pieces) => make("p", {}, ...pieces.map(piece))));
    const marks = [...text.querySelectorAll("mark")];
    const here = marks.filter((mark) => mark.places.includes(state.record));
    for (const mark of here) mark.classList.add("jn-here");
    if (here.length) { kept = here[0]; show([state.record]); }
    if (marks.length) (here[0] || marks[0]).tabIndex = 0;
    const legend = make("div", { class: "jn-legend" }, make("span", { "data-word": "legend" }),
      ...Object.entries(reply.legend).map(([kind, name]) => make("mark", { class: `jn-${kind}`, text: name })),
      make("mark", { class: "jn-here", "data-word": "here" }));
    return [legend, make("div", { class: "jn-report" }, text, brief)];
  }

  brief(row) {
    const coded = [row.kind, row.sector, row.value, row.checkable_by].filter(Boolean).join(" · ");
    return make("div", { "data-place": row.place }, this.open(row), make("div", { text: coded }),
      make("p", { lang: "zh-CN", dir: "auto", text: row.quote_zh }), make("p", { lang: "en", dir: "auto", text: row.text_en }));
  }

  // A file holds what is seen now, even if a newer state has been asked for.
  async take(what) {
    if (!this.shown) return;
    this.tell(this.word("saving"));
    const reply = await this.line.ask({ ask: "take", what, state: this.shown });
    this.tell(reply.error || "");
    if (!reply.error) download(reply.name, reply.buffers[0]);
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.code.textContent);
      this.tell(this.word("copied"));
    } catch { // a browser may forbid it: the line is then selected for the keyboard
      getSelection().selectAllChildren(this.code);
      this.tell(this.word("select_all"));
    }
  }
}

export default {
  render({ model, el }) {
    const page = new Page(model, el);
    return () => page.close();
  },
};
