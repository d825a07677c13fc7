// What is shown: traits of a widget that Python sees, or a plain model whose state is the address of the page.
import { download, same } from "./dom.js";
const TRAITS = ["filters", "view", "record", "lang", "pinned", "look"];
const ANSWER_WITHIN = 4000; // milliseconds after which a silent Python is said to be silent

export class Plain {
  constructor(state) { Object.assign(this, { state, heard: new Map() }); }
  get(name) { return this.state[name]; }
  set(name, value) { this.state[name] = value; (this.heard.get(`change:${name}`) || []).forEach((act) => act()); }
  on(name, act) { this.heard.set(name, [...(this.heard.get(name) || []), act]); }
  off(name, act) { this.heard.set(name, (this.heard.get(name) || []).filter((other) => other !== act)); }
  save_changes() { this.saved?.(); }
}

export class State {
  constructor(model, table, show) {
    Object.assign(this, { model, table, show, past: [], future: [], python: "send" in model });
    this.heard = () => { if (!this.pending) { this.pending = true; queueMicrotask(() => this.changed()); } };
    for (const name of TRAITS) model.on(`change:${name}`, this.heard);
    this.read();
    this.silent = false;
    if (this.python) {
      this.answer = (content, buffers) => this.receive(content, buffers);
      model.on("msg:custom", this.answer);
    }
  }
  close() {
    for (const name of TRAITS) this.model.off(`change:${name}`, this.heard);
    if (this.answer) this.model.off("msg:custom", this.answer);
    clearTimeout(this.ping);
  }
  read() {
    for (const name of TRAITS) this[name] = this.model.get(name);
    this.now = JSON.stringify([this.filters, this.pinned]);
  }
  changed() {
    this.pending = false;
    const before = this.now;
    this.read();
    if (before !== this.now && !this.travels) { this.past.push(before); this.future = []; }
    this.travels = false;
    this.show();
  }
  set(change) {
    for (const [name, value] of Object.entries(change)) if (!same(this.model.get(name), value)) this.model.set(name, value);
    this.model.save_changes();
    this.ask({ ask: "listening" });
  }
  see(name, value) { this.set({ look: { ...this.look, [name]: value } }); }

  travel(from, to) {
    if (!from.length) return;
    const [filters, pinned] = JSON.parse(from.pop());
    to.push(this.now);
    this.travels = true;
    this.set({ filters, pinned });
  }
  undo() { this.travel(this.past, this.future); }
  redo() { this.travel(this.future, this.past); }

  // One choice of one column: on its own, or added to what is chosen; what is chosen already is taken back.
  toggled(filters, name, key, add, part = "filters") {
    const held = (part === "exclude" ? filters.exclude?.[name] : filters[name]) || [];
    const rest = add ? held.filter((other) => other !== key) : [];
    const next = held.includes(key) && (add || held.length === 1) ? rest : [...rest, key];
    const out = part === "exclude" ? { ...filters, exclude: { ...filters.exclude, [name]: next } } : { ...filters,
      [name]: next };
    if (part !== "exclude" && !next.length) delete out[name];
    return out;
  }
  has(pairs) { return pairs.every(([name, key]) => this.filters[name]?.includes(key)); }
  // A click on a mark that stands for several choices: all of them together are taken back, or all are made.
  choose(pairs, add) {
    let { filters } = this;
    const on = pairs.every(([name, key]) => filters[name]?.includes(key) && (add || filters[name].length === 1));
    for (const [name, key] of pairs) if (on || !(filters[name]?.includes(key) && add)) {
      if (!on && filters[name]?.length === 1 && filters[name][0] === key) continue;
      filters = this.toggled(filters, name, key, add);
    }
    this.filter(filters);
  }
  filter(filters) { this.set({ filters: this.table.clean(filters), look: { ...this.look, page: 0 } }); }
  toggle(name, key, part) { this.filter(this.toggled(this.filters, name, key, true, part)); }

  // Python is asked after every change; that it keeps silent is said, and the page goes on.
  ask(content) {
    if (!this.python) return;
    try { this.model.send(content); } catch { /* the connection is closed */ }
    if (!this.waiting) { this.waiting = true; this.ping = setTimeout(() => this.hear(true), ANSWER_WITHIN); }
  }
  hear(silent) {
    clearTimeout(this.ping);
    this.waiting = silent;
    if (this.silent !== silent) { this.silent = silent; this.show(); }
  }
  receive(content, buffers) {
    this.hear(false);
    if (content.name) download(content.name, buffers[0], "application/octet-stream");
    if (content.error) this.said?.(content.error);
  }
}
