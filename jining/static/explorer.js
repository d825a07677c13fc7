// The page of the explorer. Every text reaches the page by textContent: a cell can only ever be text.
const KEEP = { page: 0, record: null };

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

function say(words, key, lang, values = {}) {
  return words[key][lang].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// One question is under way at a time; while it is, only the latest state is kept: typing never queues up.
class Line {
  constructor(model, onLost) {
    this.model = model; this.onLost = onLost; this.seq = 0; this.waiting = new Map(); this.next = null; this.busy = false;
    this.listen = (content, buffers) => this.receive(content, buffers);
    model.on("msg:custom", this.listen);
  }
  close() { this.model.off("msg:custom", this.listen); }
  ask(content) {
    const seq = ++this.seq;
    return new Promise((resolve) => {
      const timer = setTimeout(() => { if (this.waiting.delete(seq)) this.onLost(); }, 20000);
      this.waiting.set(seq, (reply) => { clearTimeout(timer); resolve(reply); });
      this.model.send({ ...content, seq });
    });
  }
  receive(content, buffers) {
    const resolve = this.waiting.get(content.seq);
    if (!resolve) return;
    this.waiting.delete(content.seq);
    resolve({ ...content, buffers });
  }
  async latest(state, show) {
    this.next = state;
    if (this.busy) return;
    this.busy = true;
    while (this.next) {
      const asked = this.next;
      this.next = null;
      const reply = await this.ask({ ask: "state", state: asked });
      if (!this.next) await show(reply, asked);
    }
    this.busy = false;
  }
}

async function picture(buffer, alt) {
  const bytes = buffer instanceof DataView ? buffer : new DataView(buffer);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
  image.alt = alt;
  await image.decode();
  URL.revokeObjectURL(image.src);
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
    this.model = model; this.root = root; this.setup = model.get("setup");
    this.state = structuredClone(this.setup.start);
    this.line = new Line(model, () => { this.status.textContent = this.word("lost"); });
    this.reader = this.setup.mode === "reader";
    this.build();
    this.update({});
  }
  word(key, values) { return say(this.setup.words, key, this.state.lang, values); }

  build() {
    this.root.classList.add("jining-explorer");
    this.root.classList.toggle("jining-reader", this.reader);
    this.count = make("output", { class: "jn-count", "aria-live": "polite" });
    this.status = make("span", { class: "jn-status", role: "status" });
    this.languages = this.choice("language", ["en", "zh"], { en: "English", zh: "中文" }, "lang");
    this.views = this.choice("views", this.setup.views, null, "view");
    this.chips = make("div", { class: "jn-chips" });
    this.content = make("div", { class: "jn-content", tabindex: "-1" });
    this.side = this.reader ? make("div", { hidden: true }) : this.filters();
    const main = make("div", { class: "jn-main" }, this.chips, this.views, this.content, this.takeAway());
    this.root.replaceChildren(
      make("div", { class: "jn-top" }, this.count, this.status, this.languages), make("div", { class: "jn-body" }, this.side, main));
  }

  choice(title, values, names, key) {
    const group = make("div", { role: "group", class: "jn-choice", "data-title": title });
    for (const value of values) {
      const name = names ? names[value] : null;
      group.append(make("button", {
        type: "button", "data-value": value, "data-word": name ? false : `view_${value}`, text: name || "",
        onclick: () => this.update({ [key]: value }),
      }));
    }
    return group;
  }

  filters() {
    this.search = make("input", { type: "search", oninput: () => this.filter("words", this.search.value) });
    this.searchName = make("span");
    const clear = make("button", { type: "button", class: "jn-clear", "data-word": "clear", onclick: () => this.clear() });
    this.boxes = new Map();
    const lists = this.setup.facets.map((facet, place) => {
      const title = make("span", { class: "jn-title" });
      const chosen = make("span", { class: "jn-chosen" });
      const rows = facet.values.map((value) => {
        const box = make("input", { type: "checkbox", onchange: () => this.toggle(facet.name, value.value, box.checked) });
        const name = make("span", { class: "jn-name" });
        const count = make("span", { class: "jn-n" });
        const row = make("label", {}, box, name, count);
        this.boxes.set(`${facet.name}\n${value.value}`, { box, name, count, row });
        return row;
      });
      const list = make("details", { open: place < 3, "data-facet": facet.name }, make("summary", {}, title, chosen), ...rows);
      Object.assign(facet, { titleNode: title, chosenNode: chosen, list });
      return list;
    });
    return make("div", { class: "jn-filters", role: "search" }, make("label", { class: "jn-search" }, this.searchName, this.search), clear, ...lists);
  }

  takeAway() {
    this.code = make("code", { class: "jn-code" });
    const copy = make("button", { type: "button", "data-word": "copy", onclick: () => this.copy() });
    const files = ["csv", "xlsx", "png", "svg", "pdf"].map((what) => make("button", {
      type: "button", text: what.toUpperCase(), "data-take": what, onclick: () => this.take(what),
    }));
    this.takeName = make("span", { "data-word": "take" });
    return make("div", { class: "jn-take", hidden: this.reader }, this.takeName, ...files, copy, this.code);
  }

  filter(name, value) {
    const filters = { ...this.state.filters };
    if (value.length) filters[name] = value; else delete filters[name];
    this.update({ filters, ...KEEP });
  }
  toggle(name, value, on) {
    const old = this.state.filters[name] || [];
    this.filter(name, on ? [...old, value] : old.filter((other) => other !== value));
  }
  drop(chip) {
    if (chip.name === "words") { this.search.value = ""; this.filter("words", ""); } else this.toggle(chip.name, chip.value, false);
  }
  clear() { this.search.value = ""; this.update({ filters: {}, ...KEEP }); }

  update(change) {
    Object.assign(this.state, change);
    this.root.setAttribute("aria-busy", "true");
    this.line.latest(structuredClone(this.state), (reply, asked) => this.show(reply, asked));
  }

  // Everything is put in place at once, after the picture is ready: old never stands beside new.
  async show(reply, asked) {
    if (reply.error) { this.status.textContent = reply.error; this.root.setAttribute("aria-busy", "false"); return; }
    const alt = `${this.word("fig_" + asked.figure)}. ${reply.count}. ${reply.active}`;
    const image = asked.view === "figure" ? await picture(reply.buffers[0], alt) : null;
    this.status.textContent = "";
    this.count.textContent = reply.count;
    this.names(asked);
    this.counts(reply, asked);
    this.code.textContent = reply.code;
    const body = asked.view === "figure" ? this.figure(image, asked) : this[asked.view](reply, asked);
    const focus = this.content.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    this.content.replaceChildren(...(reply.n || asked.view !== "table" ? [] : [make("p", { class: "jn-empty", text: this.word("empty") })]), ...body);
    if (focus) this.content.querySelector(`[data-focus="${focus}"]`)?.focus();
    this.bringIntoView(asked);
    this.root.dataset.shown = JSON.stringify(asked);
    this.root.setAttribute("aria-busy", "false");
  }

  // The report scrolls to the record that was asked for, or to the first passage of the selection; the notebook does not move.
  bringIntoView(state) {
    const text = this.content.querySelector(".jn-text");
    const mark = text && (text.querySelector(".jn-here") || (Object.keys(state.filters).length ? text.querySelector("mark") : null));
    if (mark) text.scrollTop = mark.offsetTop - text.offsetTop - 60;
  }

  names(state) {
    this.root.lang = state.lang === "zh" ? "zh-CN" : "en";
    for (const node of this.root.querySelectorAll("[data-word]")) node.textContent = this.word(node.dataset.word);
    for (const [group, value] of [[this.languages, state.lang], [this.views, state.view]]) {
      group.setAttribute("aria-label", this.word(group.dataset.title));
      for (const button of group.children) button.setAttribute("aria-pressed", String(button.dataset.value === value));
    }
    this.content.setAttribute("aria-label", this.word(`view_${state.view}`));
    if (this.reader) return;
    this.side.setAttribute("aria-label", this.word("filters"));
    this.searchName.textContent = this.word("search");
    this.search.placeholder = this.word("search_hint");
    if (document.activeElement !== this.search) this.search.value = state.filters.words || "";
  }

  counts(reply, state) {
    this.chips.replaceChildren(...reply.chips.map((chip) => make("button", {
      type: "button", class: "jn-chip", "aria-label": `${this.word("remove")}: ${chip.title}: ${chip.text}`, onclick: () => this.drop(chip),
    }, make("span", { text: `${chip.title}: ` }), make("bdi", { text: chip.text }), make("span", { class: "jn-x", "aria-hidden": "true", text: " ×" }))));
    if (!reply.chips.length) this.chips.append(make("span", { class: "jn-none", text: this.word("no_filter") }));
    if (this.reader) return;
    for (const facet of this.setup.facets) {
      const chosen = state.filters[facet.name] || [];
      facet.titleNode.textContent = facet.title[state.lang];
      facet.chosenNode.textContent = chosen.length ? ` (${chosen.length})` : "";
      for (const value of facet.values) {
        const { box, name, count, row } = this.boxes.get(`${facet.name}\n${value.value}`);
        const n = reply.counts[facet.name][value.value];
        row.hidden = n === undefined;
        row.classList.toggle("jn-zero", n === 0);
        box.checked = chosen.includes(value.value);
        name.textContent = value[state.lang];
        count.textContent = n ?? 0;
      }
    }
  }

  figure(image, state) {
    const names = this.setup.figures.map((name) => make("option", { value: name, selected: name === state.figure, text: this.word(`fig_${name}`) }));
    const select = make("select", { "data-focus": "figure", onchange: () => this.update({ figure: select.value }) }, ...names);
    return [make("label", { class: "jn-pick" }, make("span", { text: `${this.word("figure")}: ` }), select), make("div", { class: "jn-picture" }, image)];
  }

  table(reply, state) {
    if (!reply.n) return [];
    const sortable = (key) => {
      const on = state.sort === key;
      const sort = make("button", {
        type: "button", "data-focus": `sort-${key}`, text: this.word(key) + (on ? (state.descending ? " ▼" : " ▲") : ""),
        onclick: () => this.update({ sort: key, descending: on && !state.descending, page: 0 }),
      });
      return make("th", { "aria-sort": on ? (state.descending ? "descending" : "ascending") : "none", scope: "col" }, sort);
    };
    const plain = (key) => make("th", { scope: "col", text: this.word(key) });
    const head = make("tr", {}, ...this.setup.sorts.map(sortable), plain("quote_zh"), plain("text_en"));
    const rows = reply.rows.map((row) => make("tr", {},
      make("td", {}, make("button", {
        type: "button", class: "jn-link", text: row.id, "aria-label": `${this.word("open_record")} ${row.id}`,
        onclick: () => this.update({ view: "record", record: row.place }),
      })),
      make("td", { text: row.kind }), make("td", { text: row.sector }), make("td", { text: row.value }),
      make("td", {}, make("div", { class: "jn-cell", lang: "zh-CN", dir: "auto", text: row.quote_zh })),
      make("td", {}, make("div", { class: "jn-cell", lang: "en", dir: "auto", text: row.text_en }))));
    const table = make("table", {}, make("thead", {}, head), make("tbody", {}, ...rows));
    return [this.turner("page", { page: reply.page + 1, pages: reply.pages }, reply.page, reply.pages, (page) => this.update({ page })), make("div", { class: "jn-scroll" }, table)];
  }

  turner(key, values, place, places, go) {
    const step = (name, move, off) => make("button", { type: "button", "data-focus": name, disabled: off, text: this.word(`${name}_${key}`), onclick: () => go(place + move) });
    return make("div", { class: "jn-turn" }, step("previous", -1, place <= 0), step("next", 1, place >= places - 1), make("span", { text: this.word(key, values) }));
  }

  record(reply, state) {
    const record = reply.record;
    if (!record) return [make("p", { class: "jn-empty", text: this.word("empty") })];
    const place = reply.places.indexOf(record.place);
    const turn = this.turner("record", { n: place + 1, total: reply.places.length }, place, reply.places.length, (to) => this.update({ record: reply.places[to] }));
    const report = make("button", { type: "button", "data-focus": "report", text: this.word("in_report"), onclick: () => this.update({ view: "report", record: record.place }) });
    turn.append(report);
    const paragraph = make("p", { class: "jn-paragraph", lang: "zh-CN" }, ...record.pieces.map(([text, on]) => on ? make("mark", { class: `jn-${record.kind_key}`, text }) : text));
    const cells = record.cells.map(([name, value, meaning]) => make("tr", {},
      make("th", { scope: "row", text: name }),
      make("td", { class: value ? "" : "jn-unsaid", dir: "auto", text: value || this.word("empty_cell") }), make("td", { class: "jn-meaning", text: meaning })));
    return [turn, make("div", { class: "jn-card" },
      make("h3", { text: `${record.id} · ${record.kind} · ${record.sector}` }),
      make("p", { class: "jn-quote", lang: "zh-CN", dir: "auto", text: record.quote_zh }), make("p", { class: "jn-english", lang: "en", dir: "auto", text: record.text_en }),
      make("h4", { text: this.word("in_paragraph") }), record.pieces.length ? paragraph : make("p", { text: this.word("none_here") }),
      make("h4", { text: this.word("coded") }), make("div", { class: "jn-scroll" }, make("table", {}, make("tbody", {}, ...cells))))];
  }

  report(reply, state) {
    const brief = make("div", { class: "jn-brief", "aria-live": "polite" }, make("p", { text: this.word("choose") }));
    const tell = (places) => brief.replaceChildren(...places.map((place) => {
      const row = reply.briefs[place];
      const open = make("button", { type: "button", class: "jn-link", text: row.id, "aria-label": `${this.word("open_record")} ${row.id}`, onclick: () => this.update({ view: "record", record: place }) });
      return make("div", {}, open, make("span", { text: ` ${row.kind} · ${row.sector}${row.value ? " · " + row.value : ""}` }), make("p", { lang: "en", dir: "auto", text: row.text_en }));
    }));
    const piece = ([text, covering]) => {
      if (!covering.length) return text;
      const places = covering.map(([place]) => place);
      const mark = make("mark", {
        class: `jn-${covering[covering.length - 1][1]}${places.includes(state.record) ? " jn-here" : ""}`, tabindex: "0", role: "button", text,
        "data-places": places.join(" "), onmouseenter: () => tell(places), onfocus: () => tell(places),
        onclick: () => tell(places), onkeydown: (event) => { if (event.key === "Enter") this.update({ view: "record", record: places[0] }); },
      });
      return mark;
    };
    const text = make("div", { class: "jn-text", lang: "zh-CN" }, ...reply.paragraphs.map((pieces) => make("p", {}, ...pieces.map(piece))));
    const legend = make("div", { class: "jn-legend" }, ...Object.entries(reply.legend).map(([kind, name]) => make("mark", { class: `jn-${kind}`, text: name })));
    if (state.record !== null && reply.briefs[state.record]) tell([state.record]);
    return [legend, make("div", { class: "jn-report" }, text, brief)];
  }

  async take(what) {
    const reply = await this.line.ask({ ask: "take", what });
    this.status.textContent = reply.error || "";
    if (!reply.error) download(reply.name, reply.buffers[0]);
  }
  async copy() {
    try { await navigator.clipboard.writeText(this.code.textContent); this.status.textContent = this.word("copied"); } catch {
      const range = document.createRange();
      range.selectNodeContents(this.code);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }
  }
}

export default {
  render({ model, el }) {
    const page = new Page(model, el);
    return () => page.line.close();
  },
};
