// What is shown: traits of a widget that Python sees, or a plain model whose state is the address of the page.
import { download, same } from "./dom.js";
const TRAITS = ["filters", "view", "record", "lang", "pinned", "look"];
const ANSWER_WITHIN = 4000; // milliseconds after which a silent Python is said to be silent
// Filters with these choices in one of them; without choices it is none.
const put = (name, keys, { [name]: gone, ...rest }) => (keys.length ? { ...rest, [name]: keys } : rest);

export class Plain extends EventTarget {
  constructor(state) { Object.assign(super(), { state }); }
  get(name) { return this.state[name]; }
  set(name, value) { this.state[name] = value; this.dispatchEvent(new Event(`change:${name}`)); }
  on(name, act) { this.addEventListener(name, act); }
}

export class State {
  constructor(model, table, show) {
    const told = model.get("told") ?? "", heard = () => {
      if (!this.pending) queueMicrotask(() => this.changed());
      this.pending = true;
    };
    const python = "send" in model, silent = false, [past, future, letters] = [[], [], []];
    Object.assign(this, { model, table, show, told, past, future, letters, python, silent });
    this.ears = [...TRAITS.map((name) => [`change:${name}`, heard]), ["msg:custom", (...all) => this.receive(...all)]];
    for (const ear of this.ears) model.on(...ear);
    this.read();
  }
  close() { clearTimeout(this.ping); for (const ear of this.ears) this.model.off(...ear); }
  read() {
    for (const name of TRAITS) this[name] = this.model.get(name);
    this.now = JSON.stringify([this.filters, this.pinned]);
  }
  changed() {
    const before = this.now;
    this.read();
    if (before !== this.now && !this.travels) [this.past, this.future] = [[...this.past, before], []];
    this.travels = this.pending = false;
    this.show();
  }
  set(change) {
    if (this.told) this.hear(this.silent, ""); // what was told is answered
    for (const [name, value] of Object.entries(change)) if (!same(this.model.get(name), value)) this.model.set(name, value);
    this.ask({ ask: "listening" });
  }
  see(name, value) { this.set({ look: { ...this.look, page: 0, [name]: value } }); }
  widen(widths) { this.set({ look: { ...this.look, widths: { ...this.look.widths, ...widths } } }); }
  filter(filters) { this.set({ filters: this.table.clean(filters), look: { ...this.look, page: 0 } }); }
  travel(from, to) {
    const [filters, pinned] = JSON.parse(from.pop());
    this.travels = to.push(this.now);
    this.set({ filters, pinned });
  }
  has(pairs, all = this.filters) { return pairs.every(([name, key]) => all[name]?.includes(key)); }
  // A click that stands for several choices: all of them are taken back, or all are made; `add` keeps others.
  choose(pairs, add, part) {
    const all = part ? this.filters[part] || {} : this.filters;
    const on = this.has(pairs, all) && (add || pairs.every(([name]) => all[name].length === 1));
    const now = pairs.reduce((filters, [name, key]) => {
      const rest = add ? (filters[name] || []).filter((other) => other !== key) : [];
      return put(name, on ? rest : [...rest, key], filters);
    }, all);
    this.filter(part ? { ...this.filters, [part]: now } : now);
  }
  // Once it is painted, Python is told and asked; that it keeps silent is said, and the page goes on.
  ask(content) {
    if (this.letters.push(content) > 1) return;
    if (document.hidden) this.tell(); else requestAnimationFrame(() => setTimeout(() => this.tell()));
  }
  tell() {
    this.model.save_changes();
    for (const letter of this.letters.splice(0).filter(() => this.python)) {
      try { this.model.send(letter); } catch { /* the connection is closed */ }
      if (!this.waiting) this.ping = setTimeout(() => this.hear(true), ANSWER_WITHIN);
      this.waiting = true;
    }
  }
  hear(silent, told = this.told) {
    clearTimeout(this.ping);
    const another = this.silent !== silent || this.told !== told;
    Object.assign(this, { silent, told, waiting: silent });
    if (another) this.show();
  }
  receive({ error, name }, buffers) {
    this.hear(false, error);
    if (!name) return;
    download(name, buffers[0], "application/octet-stream");
    this.saved(name);
  }
}
