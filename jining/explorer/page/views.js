// Views that are text: table, record, report, facts. Each gives its nodes; what was searched is marked in them.
import { say, el, button, once, zh, mixed, same } from "./dom.js";
import { pieces } from "./filter.js";
import { mark, colors } from "./charts.js";
const hit = (text, lang) => el("mark", { class: "jn-hit-word" }, ...mixed(text, lang));
const marked = (text, terms, lang = zh(text)) =>
  pieces(text, terms).flatMap((part, n) => (n % 2 ? hit(part, lang) : mixed(part, lang)));
export const words = (text, terms = [], more = {}) => el("span", { lang: zh(text), ...more }, ...marked(text, terms));
const TEXTS = ["id", "quote_zh", "text_en", "value", "item_zh", "item_en", "verb", "value_as_written"];
const COLUMNS = ["id", "quote_zh", "text_en", "value", "sector", "kind"]; // what the table shows at first
const WIDTHS = { id: 88, quote_zh: 250, text_en: 280, item_zh: 180, item_en: 200, value: 120, kind: 92 };
const turn = (page, key, disabled, onclick) => button({ text: page.t(key), "data-focus": key, disabled, onclick });
const tools = (...nodes) => el("div", { class: "jn-tools" }, ...nodes);

export function tableColumns({ table, lang }) {
  const titles = new Map(table.fields.map(({ name, title }) => [name, title[lang]]));
  const named = (name) => ({ name, title: titles.get(name) || table.words[name][lang] });
  return [...TEXTS.map(named), ...table.columns.map(({ name, title }) => ({ name, title: title[lang] }))];
}
export const cellText = ({ table, lang }, name, row) =>
  (table.column[name] ? table.label(name, row, lang) : table.text[name === "value" ? `quantity_${lang}` : name][row]);

// Values are sorted within what is counted, as unlike things have no order; what is not stated comes last.
export function sorted(page, rows) {
  const [name, down] = page.state.look.sort, { table } = page, way = down ? -1 : 1, column = table.column[name];
  if (name === "id") return down ? [...rows].reverse() : [...rows];
  const value = name === "value", order = new Intl.Collator(page.lang === "zh" ? "zh-CN" : "en", { numeric: true });
  const key = value ? (row) => table.low[row] ?? table.high[row] ?? 0
    : column ? (row) => table.place1(name, row) : (row) => table.text[name][row];
  const empty = (row) => (column ? key(row) === column.values.length - 1 : !key(row));
  const group = (row) => (value ? table.place1("unit", row) : Number(empty(row)));
  const compare = (a, b) => (value || column ? a - b : order.compare(a, b));
  return [...rows].sort((a, b) => group(a) - group(b) || way * compare(key(a), key(b)) || a - b);
}
function heading(page, { name, title }, wide) {
  const { look } = page.state, on = look.sort[0] === name, down = on && look.sort[1];
  const sort = () => page.state.set({ look: { ...look, sort: [name, on && !down], page: 0 } });
  const resize = (width) => page.state.see("widths", { ...look.widths, [name]: Math.round(Math.max(48, width)) });
  const grip = el("span", { class: "jn-grip", role: "slider", tabindex: 0, "data-focus": `grip-${name}`,
    "aria-label": page.t("widths", { value: title }), "aria-valuenow": wide, "aria-valuemin": 48, "aria-valuemax": 800 });
  const text = title + (down ? " ▼" : on ? " ▲" : "");
  const head = el("th", { scope: "col", style: `width: ${wide}px`, "aria-sort": on && (down ? "descending" : "ascending") },
    button({ class: "jn-sort", "data-focus": `sort-${name}`, text, onclick: sort }), grip);
  grip.onkeydown = (event) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
    if (step) event.preventDefault();
    if (step) resize(wide + step);
  };
  grip.onpointerdown = ({ pointerId, clientX: from }) => {
    grip.setPointerCapture(pointerId);
    grip.onpointermove = ({ clientX }) => { head.style.width = `${wide + clientX - from}px`; };
    grip.onlostpointercapture = ({ clientX }) => { if (clientX !== from) resize(wide + clientX - from); };
  };
  return head;
}
export function tableView(page, side = false) {
  const { state, table, terms, lang } = page, { look } = state, known = tableColumns(page);
  const rows = sorted(page, page.found.rows);
  const size = look.size || rows.length || 1, pages = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.min(look.page, pages - 1);
  const few = ["id", lang === "zh" ? "quote_zh" : "text_en", "value"];
  const names = side && same(look.columns, COLUMNS) ? few : look.columns;
  const shown = known.filter(({ name }) => names.includes(name));
  const wide = ({ name }) => look.widths[name] || WIDTHS[name] || 140;
  const cell = (name, row) => {
    const text = cellText(page, name, row);
    if (name !== "id") return el("td", { class: name === "value" ? "jn-num" : null }, words(text, terms, { dir: "auto" }));
    const parts = terms.length ? table.foundIn(row, terms).map((part) => page.t(`found_${part}`)) : [];
    const where = parts.join(lang === "zh" ? "、" : ", ");
    const link = button({ class: "jn-link", "data-focus": `open-${text}`, text, "aria-label": `${page.t("open")} ${text}`,
      onclick: () => page.open(row) });
    return el("td", {}, link, where ? el("small", { class: "jn-found", text: `${page.t("found")} ${where}` }) : null);
  };
  // A row is made once for these columns and words.
  const kept = page.keep("rows", lang, names, terms);
  const line = (row) => el("tr", {}, ...shown.map(({ name }) => cell(name, row)));
  const body = rows.slice(at * size, (at + 1) * size).map((row) => once(kept, row, () => line(row)));
  for (const row of body) row.classList.toggle("jn-here", row.querySelector(".jn-link")?.textContent === state.record);
  const grid = el("table", {}, el("thead", {}, el("tr", {}, ...shown.map((column) => heading(page, column, wide(column))))),
    el("tbody", {}, ...body));
  grid.style.width = `${shown.reduce((sum, column) => sum + wide(column), 0)}px`;
  grid.style.minWidth = Object.keys(look.widths).length ? "" : "100%";
  const tick = (name, on) =>
    state.see("columns", on ? [...look.columns, name] : look.columns.filter((other) => other !== name));
  const box = ({ name, title }) => el("label", {}, el("input", { type: "checkbox", checked: look.columns.includes(name),
    "data-focus": `column-${name}`, onchange: ({ target }) => tick(name, target.checked) }), title);
  const list = el("div"), choosing = ({ target }) => {
    page.choosing = target.open;
    if (target.open && !list.children.length) list.append(...known.map(box));
  };
  const choose = el("details", { class: "jn-menu", open: page.choosing, ontoggle: choosing },
    el("summary", { text: page.t("columns"), "data-focus": "columns" }), list);
  if (page.choosing) choosing({ target: choose });
  const sizes = [10, 20, 50, 100, 500, 0], length = el("select", { "data-focus": "size", "aria-label": page.t("per_page"),
    onchange: ({ target }) => state.set({ look: { ...look, size: +target.value, page: 0 } }) },
    ...sizes.map((value) => el("option", { value, selected: look.size === value, text: value || page.t("all") })));
  return { nodes: [tools(choose, el("label", {}, `${page.t("per_page")} `, length),
    turn(page, "previous", !at, () => state.see("page", at - 1)),
    el("span", { text: page.t("page", { page: at + 1, pages }) }),
    turn(page, "next", at >= pages - 1, () => state.see("page", at + 1))),
    el("div", { class: "jn-scroll", tabindex: 0, role: "region", "aria-label": page.t("view_table") }, grid)] };
}

// Facts with what they say, outlet, date and caveat; those of the selection unless others are given.
export function factList(page, facts) {
  const { lang, table } = page, chosen = new Set(facts ? [] : page.ids());
  const open = (fact) => (id) => button({ class: "jn-link", text: id, "data-focus": `fact-${fact.fact}-${id}`,
    onclick: () => page.open(table.place.get(id)) });
  const source = ({ url, outlet }) => (!/^https?:\/\//.test(url || "") ? words(outlet || "") : el("a", { href: url,
    target: "_blank", rel: "noopener noreferrer", lang: zh(outlet || ""), text: outlet || url }));
  const item = (fact) => {
    const caveat = fact[`caveat_${lang}`], ids = (fact.ids || []).filter((id) => table.place.has(id));
    return el("li", {}, el("strong", { text: table.says[fact.says]?.[lang] || fact.says }), " ",
      words(fact[`what_${lang}`] || "", page.terms), fact[lang] ? ` (${fact[lang]})` : "",
      el("small", {}, fact.date ? `${fact.date} · ` : "", source(fact), fact.published ? `, ${fact.published}` : "",
        caveat ? el("em", { lang: zh(caveat), text: ` ${page.t("caveat")}: ${caveat}` }) : null),
      el("span", { class: "jn-ids" }, ...ids.map(open(fact))));
  };
  const wanted = facts || table.facts.filter((fact) => fact.ids?.some((id) => chosen.has(id)));
  return el("ul", { class: "jn-facts" }, ...wanted.map(item));
}

export function recordView(page) {
  const { table, state, lang, terms, found: { rows } } = page, row = table.place.get(state.record) ?? rows[0];
  if (row === undefined) return { nodes: [] };
  const { text } = table, at = rows.indexOf(row), id = text.id[row], facts = page.factsOf(row), verdict = page.verdict(row);
  const go = (key, next) => turn(page, key, at < 0 || next === undefined, () => state.set({ record: text.id[next] }));
  const ends = { value_low: table.low[row], value_high: table.high[row], flag: text.flags[row] };
  const field = ({ name, title, meaning, empty }) => {
    const values = table.column[name] ? table.stated(name, row) : [], semicolon = lang === "zh" ? "；" : "; ";
    const said = table.column[name] ? values.map((value) => value[`full_${lang}`] || value[lang]).join(semicolon)
      : String(ends[name] ?? text[name]?.[row] ?? "");
    const gloss = values.map((value) => value[`gloss_${lang}`]).filter(Boolean).join(semicolon);
    return el("div", { class: "jn-field" }, el("dt", { text: title[lang] }), el("dd", {},
      said ? words(said, terms) : el("span", { class: "jn-soft", text: empty[lang] }),
      gloss ? el("small", {}, words(gloss)) : null, el("small", {}, words(meaning[lang]))));
  };
  const section = (key, ...nodes) => el("section", {}, el("h4", { text: page.t(key) }), ...nodes);
  const paragraph = () => {
    const [from, whole] = table.report[table.paragraph[row]];
    const [start, end] = [table.start[row] - from, table.end[row] - from];
    return el("p", { lang: "zh-CN" }, ...marked(whole.slice(0, start), terms),
      el("mark", { class: "jn-here" }, ...marked(whole.slice(start, end), terms)), ...marked(whole.slice(end), terms));
  };
  const coded = table.fields.filter(({ name }) => !TEXTS.slice(0, 6).includes(name));
  return { nodes: [tools(go("previous", rows[at - 1]),
    el("span", { text: at < 0 ? id : page.t("record_of", { n: at + 1, total: rows.length }) }), go("next", rows[at + 1]),
    turn(page, "in_report", false, () => state.set({ view: "report", record: id }))),
  el("article", { class: "jn-scroll jn-record", tabindex: 0, "aria-label": id },
    el("header", {}, el("h3", {}, el("span", { class: "jn-soft", text: `${id}  ` }), words(page.item(row), terms)),
      page.quantity(row) ? el("p", { class: "jn-value", text: page.quantity(row) }) : null,
      el("p", { class: "jn-quote" }, words(text.quote_zh[row], terms)),
      el("p", { lang: "en" }, ...marked(text.text_en[row], terms))),
    section("facts",
      verdict ? el("p", {}, el("strong", { text: verdict }), " ", words(table.reasons[id]?.[lang] || "")) : null,
      facts.length ? factList(page, facts) : el("p", { class: "jn-soft", text: page.t("no_facts") })),
    section("in_paragraph", table.start[row] === null ? el("p", { text: page.t("none_here") }) : paragraph()),
    section("coded", el("dl", { class: "jn-fields" }, ...coded.map(field))))] };
}

// The whole report, marked, chapter by chapter; the English of what is marked stands beside its paragraph.
export function reportView(page) {
  const { table, state, lang, terms } = page, color = colors(page, "kind"), chapters = new Map(), marks = [];
  const asked = table.place.get(state.record), wanted = new Set([...page.found.rows, asked]);
  const body = el("div", { class: "jn-scroll jn-report", tabindex: 0, role: "region", "aria-label": page.t("view_report") });
  const held = page.once("held", () => Map.groupBy(table.every, (row) => table.paragraph[row]));
  const here = (row) => (row === asked ? "jn-here" : null);
  // A piece of a paragraph between two edges belongs to the last promise that holds it.
  const piece = (text, from, start, end, rows) => {
    const row = rows.findLast((one) => table.start[one] - from <= start && end <= table.end[one] - from);
    const nodes = marked(text.slice(start, end), terms);
    if (row === undefined) return nodes;
    const style = `--jn-line: ${color(table.place1("kind", row))}`, on = row === asked;
    marks.push(mark(el("mark", { class: here(row), style }, ...nodes), { ...page.promise(row, `said-${start}`), on }));
    return marks.slice(-1);
  };
  table.report.forEach(([from, text], at) => {
    const all = held.get(at) || [], rows = all.filter((row) => wanted.has(row));
    const chapter = all.length && table.keys("chapter", all[0])[0];
    const ends = rows.flatMap((row) => [table.start[row] - from, table.end[row] - from]);
    const edges = [...new Set([0, text.length, ...ends])].sort((a, b) => a - b);
    if (chapter && !chapters.has(chapter[lang])) {
      chapters.set(chapter[lang], el("h3", { text: chapter[lang] }));
      body.append(chapters.get(chapter[lang]));
    }
    const english = (row) => el("p", { class: here(row) }, el("small", { text: `${table.text.id[row]}  ` }),
      ...marked(table.text.text_en[row], terms));
    body.append(el("div", { class: "jn-para" },
      el("p", { lang: "zh-CN" }, ...edges.slice(1).flatMap((end, n) => piece(text, from, edges[n], end, rows))),
      el("div", { lang: "en" }, ...rows.map(english))));
  });
  const top = (node) => { body.scrollTop = node.offsetTop - body.offsetTop - 40; }, count = el("span");
  let at = Math.max(0, marks.findIndex((node) => node.classList.contains("jn-here")));
  const tell = () => say(count, page.t("hit_of", { n: at + 1, total: marks.length }));
  const go = (step) => () => {
    at = (at + step + marks.length) % marks.length;
    marks.forEach((node, n) => node.classList.toggle("jn-now", n === at));
    tell();
    top(marks[at]);
  };
  const jump = el("select", { "data-focus": "chapter", onchange: ({ target }) => top(chapters.get(target.value)) },
    ...[...chapters.keys()].map((text) => el("option", { text })));
  const turns = marks.length ? [turn(page, "previous", false, go(-1)), count, turn(page, "next", false, go(1))] : [];
  if (marks.length) tell();
  const led = marks.length && (asked !== undefined || Object.keys(state.filters).length);
  const bar = tools(el("label", {}, `${page.t("chapter")} `, jump), ...turns);
  return { nodes: [bar, body], after: () => led && top(marks[at]) };
}
