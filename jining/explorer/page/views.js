// Views that are text: table, record, report, facts. Each gives its nodes; what was searched is marked in them.
import { fill, say, el, button, once, place, zh, mixed, same } from "./dom.js";
import { pieces } from "./filter.js";
import { mark } from "./charts.js";
const marked = (text, terms, lang = zh(text)) => pieces(text, terms).flatMap((part, n) =>
  (n % 2 ? el("mark", { class: "jn-hit-word" }, ...mixed(part, lang)) : mixed(part, lang)));
export const words = (text, terms = [], more = {}) => el("span", { lang: zh(text), ...more }, ...marked(text, terms));
const COLUMNS = ["id", "quote_zh", "text_en", "value", "sector", "kind"]; // shown at first, fewer where there is less room
const WIDTHS = { id: 88, quote_zh: 250, text_en: 280, item_zh: 180, item_en: 200, value: 120, kind: 92 };
const tools = (...nodes) => el("div", { class: "jn-tools" }, ...nodes);
const scroll = (page, name, ...nodes) => el("div", { class: `jn-scroll jn-${name}`, tabindex: 0, role: "region",
  "aria-label": page.t(`view_${name}`) }, ...nodes);
// The one before, where one is, the next one; an end that is undefined leads nowhere.
function pager(page, said, [back, on], go) {
  const turn = (key, to) =>
    button({ text: page.t(key), "data-focus": key, disabled: to === undefined, onclick: () => go(to) });
  return [turn("previous", back), typeof said === "string" ? el("span", { text: said }) : said, turn("next", on)];
}
export const tableColumns = ({ table, lang }) => table.listed.map(({ name, [lang]: title }) => ({ name, title }));
export const cellText = ({ table, lang }, name, row) =>
  (table.column[name] ? table.label(name, row, lang) : table.text[name === "value" ? `quantity_${lang}` : name][row]);
// Values are sorted within what is counted, as unlike things have no order; what is not stated comes last.
export function sorted(page, rows) {
  const [name, down] = page.state.look.sort, { table } = page, way = down ? -1 : 1, column = table.column[name];
  if (name === "id") return down ? [...rows].reverse() : [...rows];
  const value = name === "value", { compare: ordered } = new Intl.Collator(page.root.lang, { numeric: true });
  const key = value ? (row) => table.low[row] ?? table.high[row] ?? 0
    : column ? (row) => table.place1(name, row) : (row) => table.text[name]?.[row];
  const group = (row) => (value ? table.place1("unit", row) : +(column ? key(row) === column.values.length - 1 : !key(row)));
  const compare = value || column ? (a, b) => a - b : ordered;
  return [...rows].sort((a, b) => group(a) - group(b) || way * compare(key(a), key(b)) || a - b);
}
// The one table of the page: beside a figure or by itself. Its head and its rows stay as long as they are the same.
export function tableView(page, side = false) {
  const { state: { look, record }, table, terms, lang, sheet } = page, known = tableColumns(page);
  const rows = sorted(page, page.found.rows), size = look.size || rows.length || 1;
  const pages = Math.max(1, Math.ceil(rows.length / size)), at = Math.min(look.page, pages - 1);
  const fewer = side ? ["id", lang === "zh" ? "quote_zh" : "text_en", "value"] : page.wide < 900 && COLUMNS.slice(0, 4);
  const few = (same(look.columns, COLUMNS) && fewer) || look.columns;
  const shown = known.filter(({ name }) => few.includes(name));
  const cell = (name, row) => {
    const text = cellText(page, name, row);
    if (name !== "id") return el("td", { class: name === "value" && "jn-num" }, words(text, terms, { dir: "auto" }));
    const parts = terms.length ? table.foundIn(row, terms).map((part) => page.t(`found_${part}`)) : [];
    const where = parts.length ? `${page.t("found")} ${parts.join(lang === "zh" ? "、" : ", ")}` : null;
    return el("td", {}, button({ class: "jn-link", "data-focus": `open-${text}`, text, onclick: () => page.open(row),
      "aria-label": `${page.t("open")} ${text}` }), where && el("small", { class: "jn-found", text: where }));
  };
  const [menu, turns, head, body] = ["details div", ".jn-pager", "thead tr", "tbody"].map((one) => sheet.querySelector(one));
  const { columns, widths, sort: [by, down] } = look, see = (key, value) => () => page.state.see(key, value);
  const stated = Object.keys(widths).length > 0, fluid = few !== columns && !stated;
  const wide = ({ name }) => widths[name] || WIDTHS[name] || 140, box = ({ name, title, on = columns.includes(name) }) =>
    el("div", {}, el("label", {}, el("input", { type: "checkbox", checked: on, "data-focus": `column-${name}`, disabled: on
      && !columns[1], onchange: see("columns", on ? columns.filter((one) => one !== name) : [...columns, name]) }), title),
  el("input", { type: "range", min: 48, max: 800, step: 16, value: wide({ name }), "data-focus": `width-${name}`,
    "aria-label": page.t("widths", { value: title }),
    onchange: ({ target }) => page.state.widen({ [name]: +target.value }) }));
  const width = ({ name }) => (fluid && name.includes("_") ? "" : `${wide({ name })}px`), heading = ({ name, title }) =>
    el("th", { scope: "col", "data-column": name, style: `width: ${width({ name })}`,
      "aria-sort": by === name && (down ? "descending" : "ascending"), onpointerdown: ({ currentTarget: { style } }) =>
        addEventListener("pointerup", () => style.width !== width({ name }) // its edge was drawn
          && page.state.widen({ [name]: Math.round(parseFloat(style.width)) }), { once: true }) },
  button({ class: "jn-sort", "data-focus": `sort-${name}`, text: title + (by !== name ? "" : down ? " ▼" : " ▲"),
    onclick: see("sort", [name, by === name && !down]) }));
  once(page.keep("columns", lang, columns, JSON.stringify(widths)), "menu", () => menu.replaceChildren(...known.map(box)));
  once(page.keep("head", lang, few, fluid, look.sort, JSON.stringify(widths)), "head", () => {
    head.replaceChildren(...shown.map(heading));
    const sum = shown.reduce((all, one) => all + wide(one), 0);
    fill(head.closest("table"), { style: fluid ? "width: 100%" : `width: ${sum}px; min-width: ${stated ? 0 : "100%"}` });
  });
  place(turns, pager(page, page.t("page", { page: at + 1, pages }), [at ? at - 1 : undefined,
    at < pages - 1 ? at + 1 : undefined], (to) => page.state.see("page", to)));
  const kept = page.keep("rows", lang, few, terms), line = (row) => el("tr", {}, ...shown.map((one) => cell(one.name, row)));
  const lines = rows.slice(at * size, (at + 1) * size).map((row) => once(kept, row, () => line(row)));
  place(body, lines);
  for (const row of lines) row.classList.toggle("jn-here", row.querySelector(".jn-link")?.textContent === record);
  return { nodes: [sheet] };
}
// Facts with what they say, outlet, date and caveat; those of the selection unless others are given.
export function factList(page, facts) {
  const { lang, table } = page, chosen = new Set(facts ? [] : page.ids());
  const open = (fact) => (id) => button({ class: "jn-link", text: id, "data-focus": `fact-${fact.fact}-${id}`,
    onclick: () => page.open(table.place.get(id)) });
  const source = ({ url, [`outlet_${lang}`]: outlet }) => (/^(https?:\/\/|[\w-]+(\.[\w-]+)+(\/|$))/.test(url || "")
    ? el("a", { href: url.replace(/^(?!https?:\/\/)/, "http://"), target: "_blank", rel: "noopener noreferrer" },
      words(outlet || url)) : words(outlet || ""));
  const item = (fact) => {
    const caveat = fact[`caveat_${lang}`], ids = (fact.ids || []).filter((id) => table.place.has(id));
    return el("li", {}, el("strong", { text: fact[`says_${lang}`] }), " ",
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
  const { text } = table, at = rows.indexOf(row), id = text.id[row], verdict = table.label("verdict", row, lang);
  const facts = table.facts.filter(({ ids }) => ids?.includes(id));
  const field = ({ name, title, meaning, empty }) => {
    const values = table.column[name] ? table.stated(name, row) : [], semicolon = lang === "zh" ? "；" : "; ";
    const said = table.column[name] ? values.map((value) => value[`full_${lang}`] || value[lang]).join(semicolon)
      : String(text[name]?.[row] ?? "");
    const gloss = values.map((value) => value[`gloss_${lang}`]).filter(Boolean).join(semicolon);
    return el("div", { class: "jn-field" }, el("dt", { text: title[lang] }), el("dd", {},
      said ? words(said, terms) : el("span", { class: "jn-soft", text: empty[lang] }),
      gloss ? el("small", {}, words(gloss)) : null, el("small", {}, words(meaning[lang]))));
  };
  const section = (key, ...nodes) => el("section", {}, el("h4", { text: page.t(key) }), ...nodes);
  const [, paragraph] = table.report.find(([, pieces]) => pieces.some(([, held]) => held.includes(row))) ?? [];
  const said = ([part, held]) => el(held.includes(row) ? "mark" : "span", { class: held.includes(row) && "jn-here" },
    ...marked(part, terms));
  return { nodes: [tools(...pager(page, at < 0 ? id : page.t("record_of", { n: at + 1, total: rows.length }),
    at < 0 ? [] : [rows[at - 1], rows[at + 1]], (to) => state.set({ record: text.id[to] })),
  button({ "data-focus": "in_report", text: page.t("in_report"),
    onclick: () => state.set({ view: "report", record: id }) })),
  scroll(page, "record",
    el("header", {}, el("h3", {}, el("span", { class: "jn-soft", text: `${id}  ` }), words(page.item(row), terms)),
      page.quantity(row) ? el("p", { class: "jn-value", text: page.quantity(row) }) : null,
      el("p", { class: "jn-quote" }, words(text.quote_zh[row], terms)),
      el("p", { lang: "en" }, ...marked(text.text_en[row], terms))),
    section("facts",
      verdict ? el("p", {}, el("strong", { text: verdict }), " ", words(table.reasons[id]?.[lang] || "")) : null,
      facts.length ? factList(page, facts) : el("p", { class: "jn-soft", text: page.t("no_facts") })),
    section("in_paragraph", paragraph ? el("p", { lang: "zh-CN" }, ...paragraph.map(said))
      : el("p", { text: page.t("none_here") })),
    section("coded", el("dl", { class: "jn-fields" }, ...table.fields.map(field))))] };
}
// The whole report, marked, chapter by chapter; the English of what is marked stands beside its paragraph.
export function reportView(page) {
  const { table, state, lang, terms } = page, chapters = new Map(), marks = [];
  const asked = table.place.get(state.record), wanted = new Set([...page.found.rows, asked]);
  const here = (row) => row === asked && "jn-here", body = scroll(page, "report");
  const piece = ([text, held]) => { // A piece of a paragraph belongs to the last promise that holds it
    const row = held.includes(asked) ? asked : held.findLast((one) => wanted.has(one)), nodes = marked(text, terms);
    if (row === undefined) return nodes;
    const style = `--jn-line: ${table.keys("kind", row)[0].color}`, on = row === asked, key = `said-${marks.length}`;
    marks.push(mark(el("mark", { class: here(row), style }, ...nodes), { ...page.promise(row, key), on }));
    return marks.slice(-1);
  };
  const english = (row) => el("p", { class: here(row) }, button({ class: "jn-link", text: table.text.id[row],
    onclick: () => page.open(row) }), " ", ...marked(table.text.text_en[row], terms));
  for (const [at, pieces] of table.report) {
    const held = [...new Set(pieces.flatMap(([, rows]) => rows))].sort((a, b) => a - b);
    const chapter = table.column.chapter.values.find(({ key }) => String(key) === at)?.[lang] ?? at;
    once(chapters, chapter, () => body.appendChild(el("h3", { text: chapter })));
    body.append(el("div", { class: "jn-para" }, el("p", { lang: "zh-CN" }, ...pieces.flatMap(piece)),
      el("div", { lang: "en" }, ...held.filter((row) => wanted.has(row)).map(english))));
  }
  const top = (node) => {
    body.scrollTop = node.offsetTop - body.offsetTop - 40;
    for (const [text, head] of chapters) if (head.offsetTop <= node.offsetTop) jump.value = text;
  };
  let at = Math.max(0, marks.findIndex((node) => node.classList.contains("jn-here")));
  const hit = () => page.t("hit_of", { n: at + 1, total: marks.length }), count = el("span", { text: hit() });
  const go = (step) => {
    at = (at + step + marks.length) % marks.length;
    marks.forEach((node, n) => node.classList.toggle("jn-now", n === at));
    say(count, hit());
    top(marks[at]);
  };
  const jump = el("select", { "data-focus": "chapter", onchange: ({ target }) => top(chapters.get(target.value)) },
    ...[...chapters.keys()].map((text) => el("option", { text })));
  const led = marks.length && (asked !== undefined || Object.keys(state.filters).length);
  return { nodes: [tools(el("label", {}, `${page.t("chapter")} `, jump),
    ...(marks.length ? pager(page, count, [-1, 1], go) : [])), body], after: () => led && top(marks[at]) };
}
