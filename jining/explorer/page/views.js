// Views that are text: table, record, report, facts. Each puts nodes into a place; what was searched is marked in them.
import { say, el, button, zh, mixed, same } from "./dom.js";
import { pieces, NONE } from "./filter.js";
import { mark, colors } from "./charts.js";
const marked = (text, terms, lang = zh(text)) => pieces(text, terms).flatMap((part, n) => (n % 2 ? el("mark",
  { class: "jn-hit-word" }, ...mixed(part, lang)) : mixed(part, lang)));
export const words = (text, terms, attributes = {}) => el("span", { lang: zh(text), ...attributes }, ...marked(text, terms));
const TEXTS = ["id", "quote_zh", "text_en", "value", "item_zh", "item_en", "verb", "value_as_written"];
const COLUMNS = ["id", "quote_zh", "text_en", "value", "sector", "kind"]; // what the table shows at first
const WIDTHS = { id: 88, quote_zh: 250, text_en: 280, item_zh: 180, item_en: 200, value: 120, kind: 92 };

export function tableColumns(page) {
  const titles = new Map(page.table.fields.map(({ name, title }) => [name, title[page.lang]]));
  return [...TEXTS.map((name) => ({ name, title: name === "value" ? page.t("value") : titles.get(name) })),
    ...page.table.columns.map(({ name, title }) => ({ name, title: title[page.lang] }))];
}
const cellText = (page, name, row) => (name === "value" ? page.quantity(row) : page.table.column[name]
  ? page.table.label(name, row, page.lang) : page.table.text[name][row]);

// Values are sorted within what is counted, as unlike things have no order; what is not stated comes last.
export function sorted(page, rows) {
  const [name, down] = page.state.look.sort, { table } = page, way = down ? -1 : 1, column = table.column[name === "value"
    ? "unit" : name];
  if (name === "id") return down ? [...rows].reverse() : [...rows];
  const key = name === "value" ? (row) => table.low[row] ?? table.high[row] ?? 0 : column ? (row) => table.place1(name, row)
    : (row) => table.text[name][row];
  const group = name === "value" ? (row) => table.place1("unit", row) : column ? (row) =>
    Number(key(row) === column.values.length - 1) : (row) => Number(!key(row));
  const order = new Intl.Collator(page.lang === "zh" ? "zh-CN" : "en", { numeric: true }), compare = (a, b) =>
    (typeof a === "string" ? order.compare(a, b) : a - b);
  return [...rows].sort((a, b) => group(a) - group(b) || way * compare(key(a), key(b)) || a - b);
}
function heading(page, { name, title }, wide, grid) {
  const { look } = page.state, on = look.sort[0] === name, focus = `sort-${name}`;
  const sort = () => page.state.set({ look: { ...look, sort: [name, on && !look.sort[1]], page: 0 } }), resize = (width) =>
    page.state.see("widths", { ...look.widths, [name]: Math.round(Math.max(48, width)) });
  const grip = el("span", { class: "jn-grip", role: "slider", tabindex: 0, "data-focus": `grip-${name}`,
    "aria-label": page.t("widths", { value: title }), "aria-valuenow": wide, "aria-valuemin": 48, "aria-valuemax": 800 });
  const head = el("th", { scope: "col", "aria-sort": on ? (look.sort[1] ? "descending" : "ascending") : null },
    button({ class: "jn-sort", "data-focus": focus, text: title + (on ? (look.sort[1] ? " ▼" : " ▲") : ""), onclick: sort }),
    grip);
  head.style.width = `${wide}px`;
  grip.addEventListener("keydown", (event) => { if (/^Arrow(Left|Right)$/.test(event.key)) { event.preventDefault();
    resize(wide + (event.key === "ArrowLeft" ? -16 : 16)); } });
  grip.addEventListener("pointerdown", (down) => {
    grip.setPointerCapture(down.pointerId);
    grip.onpointermove = (move) => { head.style.width = `${wide + move.clientX - down.clientX}px`; };
    grip.onpointerup = (up) => { grip.onpointermove = grip.onpointerup = null;
      if (up.clientX !== down.clientX) resize(wide + up.clientX - down.clientX); };
  });
  return head;
}
export function tableView(page, into, side = false) {
  const { state, table, terms } = page, { look } = state, rows = sorted(page, page.found.rows), known = tableColumns(page),
    size = look.size || rows.length || 1;
  const pages = Math.max(1, Math.ceil(rows.length / size)), at = Math.min(look.page, pages - 1), narrow = side
    && same(look.columns, COLUMNS);
  const shown = known.filter(({ name }) => (narrow ? ["id", page.lang === "zh" ? "quote_zh" : "text_en", "value"]
    : look.columns).includes(name)), wide = ({ name }) => look.widths[name] || WIDTHS[name] || 140;
  const cell = (name, row) => {
    const text = cellText(page, name, row);
    if (name !== "id") return el("td", { class: name === "value" ? "jn-num" : null }, words(text, terms, { dir: "auto" }));
    const found = terms.length
      ? `${page.t("found")} ${table.foundIn(row, terms).map((part) => page.t(`found_${part}`)).join(", ")}` : null;
    return el("td", {}, button({ class: "jn-link", "data-focus": `open-${text}`, text,
      "aria-label": `${page.t("open")} ${text}`, onclick: () => page.open(row) }), found && el("small", { class: "jn-found",
      text: found }));
  };
  const body = rows.slice(at * size, (at + 1) * size).map((row) => el("tr", { class: table.text.id[row] === state.record
    ? "jn-here" : null }, ...shown.map(({ name }) => cell(name, row))));
  const grid = el("table", {}, el("thead", {}, el("tr", {}, ...shown.map((column) => heading(page, column, wide(column))))),
    el("tbody", {}, ...body));
  Object.assign(grid.style, { width: `${shown.reduce((sum, column) => sum + wide(column), 0)}px`,
    minWidth: Object.keys(look.widths).length ? "" : "100%" });
  const turn = (step, key, off) => button({ text: page.t(key), "data-focus": key, disabled: off, onclick: () =>
    state.see("page", at + step) });
  const box = ({ name, title }) => el("label", {}, el("input", { type: "checkbox", checked: look.columns.includes(name),
    "data-focus": `column-${name}`,
    onchange: ({ target }) => state.see("columns", target.checked ? [...look.columns, name] : look.columns.filter((other) =>
      other !== name)) }), title);
  const list = el("div"), fillList = () => { if (!list.children.length) list.append(...known.map(box)); };
  const choose = el("details", { class: "jn-menu", open: page.choosing, ontoggle: ({ target }) => {
    page.choosing = target.open;
    if (target.open) fillList();
  } }, el("summary", { text: page.t("columns"), "data-focus": "columns" }), list);
  if (page.choosing) fillList();
  const length = el("select", { "aria-label": page.t("per_page"), "data-focus": "size", onchange: ({ target }) =>
    state.set({ look: { ...look, size: +target.value, page: 0 } }) },
    ...[10, 20, 50, 100, 500, 0].map((value) => el("option", { value, selected: look.size === value, text: value
      || page.t("all") })));
  into.append(el("div", { class: "jn-tools" }, choose, el("label", {}, `${page.t("per_page")} `, length),
    turn(-1, "previous", !at), el("span", { text: page.t("page", { page: at + 1, pages }) }),
    turn(1, "next", at >= pages - 1)),
    el("div", { class: "jn-scroll", tabindex: 0, role: "region", "aria-label": page.t("view_table") }, grid));
}

export function factNodes(page, facts) {
  const { lang, table } = page;
  return facts.map((fact) => {
    const safe = /^https?:\/\//.test(fact.url || ""), source = safe ? el("a", { href: fact.url, target: "_blank",
      rel: "noopener noreferrer", lang: zh(fact.outlet || ""), text: fact.outlet || fact.url }) : words(fact.outlet || "",
      []), caveat = fact[`caveat_${lang}`];
    const ids = (fact.ids || []).filter((id) => table.place.has(id)).map((id) => button({ class: "jn-link", text: id,
      "data-focus": `fact-${fact.fact}-${id}`, onclick: () => page.open(table.place.get(id)) }));
    return el("li", {}, el("strong", { text: table.says[fact.says]?.[lang] || fact.says }), " ", words(fact[`what_${lang}`]
      || "", page.terms), fact[lang] ? ` (${fact[lang]})` : "",
      el("small", {}, [fact.date, ""].filter((text) => text !== null).join(" · "), source, fact.published
        ? `, ${fact.published}` : "", caveat ? el("em", { lang: zh(caveat), text: ` ${page.t("caveat")}: ${caveat}` })
        : null), el("span", { class: "jn-ids" }, ...ids));
  });
}

export function recordView(page, into) {
  const { table, state, lang, terms } = page, { rows } = page.found, row = table.place.get(state.record) ?? rows[0],
    semicolon = lang === "zh" ? "；" : "; ";
  if (row === undefined) return;
  const at = rows.indexOf(row), id = table.text.id[row], [start, end] = [table.start[row], table.end[row]],
    [from, text] = start === null ? [] : table.report[table.paragraph[row]], facts = page.factsOf(row),
    verdict = page.verdict(row);
  const turn = (step, key) => button({ text: page.t(key), "data-focus": key, disabled: at < 0
    || rows[at + step] === undefined, onclick: () => state.set({ record: table.text.id[rows[at + step]] }) });
  const field = ({ name, title, meaning, empty }) => {
    const values = table.column[name] ? table.keys(name, row).filter(({ key }) => key !== NONE) : [],
      ends = { value_low: table.low[row], value_high: table.high[row], flag: table.text.flags[row] };
    const said = table.column[name] ? values.map((value) => value[`full_${lang}`] || value[lang]).join(semicolon)
      : ends[name] ?? table.text[name]?.[row] ?? "", gloss = values.map((value) => value[`gloss_${lang}`]).filter(
      Boolean).join(semicolon);
    return el("div", { class: "jn-field" }, el("dt", { text: title[lang] }), el("dd", {}, said === "" ? el("span",
      { class: "jn-soft", text: empty[lang] }) : words(String(said), terms), gloss ? el("small", {}, words(gloss, []))
      : null, el("small", {}, words(meaning[lang], []))));
  };
  const section = (key, ...nodes) => el("section", {}, el("h4", { text: page.t(key) }), ...nodes),
    quantity = page.quantity(row);
  into.append(el("div", { class: "jn-tools" }, turn(-1, "previous"), el("span", { text: at < 0 ? id : page.t("record_of",
    { n: at + 1, total: rows.length }) }), turn(1, "next"),
    button({ text: page.t("in_report"), "data-focus": "in_report", onclick: () => state.set({ view: "report",
      record: id }) })), el("article", { class: "jn-scroll jn-record", tabindex: 0, "aria-label": id },
    el("header", {}, el("h3", {}, el("span", { class: "jn-soft", text: `${id}  ` }), words(page.item(row), terms)), quantity
      ? el("p", { class: "jn-value", text: quantity }) : null, el("p", { class: "jn-quote" }, words(table.text.quote_zh[row],
      terms)),
      el("p", { lang: "en" }, ...marked(table.text.text_en[row], terms))), section("facts", verdict && el("p", {},
        el("strong", { text: verdict }), " ", words(table.reasons[id]?.[lang] || "", [])), facts.length ? el("ul",
        { class: "jn-facts" }, ...factNodes(page, facts)) : el("p", { class: "jn-soft", text: page.t("no_facts") })),
    section("in_paragraph", text === undefined ? el("p", { text: page.t("none_here") }) : el("p", { lang: "zh-CN" },
      ...marked(text.slice(0, start - from), terms), el("mark", { class: "jn-here" }, ...marked(text.slice(start - from,
      end - from), terms)),
      ...marked(text.slice(end - from), terms))), section("coded", el("dl", { class: "jn-fields" },
        ...table.fields.filter(({ name }) => !TEXTS.slice(0, 6).includes(name)).map(field)))));
}

// The whole report, marked, chapter by chapter; the English of what is marked stands beside its paragraph.
export function reportView(page, into) {
  const { table, state, lang, terms } = page, body = el("div", { class: "jn-scroll jn-report", tabindex: 0, role: "region",
    "aria-label": page.t("view_report") }), color = colors(page, "kind"), chapters = new Map(), marks = [];
  const asked = table.place.get(state.record), wanted = new Set(asked === undefined ? page.found.rows : [...page.found.rows,
    asked]), here = (row) => (row === asked ? "jn-here" : null);
  const held = page.once("held", () => Map.groupBy(table.every, (row) => table.paragraph[row]));
  table.report.forEach(([from, text], at) => {
    const all = held.get(at) || [], rows = all.filter((row) => wanted.has(row)), said = el("p", { lang: "zh-CN" }),
      chapter = all.length ? table.keys("chapter", all[0])[0] : null;
    const edges = [...new Set([0, text.length, ...rows.flatMap((row) => [table.start[row] - from,
      table.end[row] - from])])].sort((a, b) => a - b);
    edges.slice(1).forEach((end, n) => {
      const row = rows.findLast((one) => table.start[one] - from <= edges[n] && end <= table.end[one] - from),
        nodes = marked(text.slice(edges[n], end), terms);
      if (row === undefined) { said.append(...nodes); return; }
      marks.push(mark(el("mark", { class: here(row) }, ...nodes), { ...page.promise(row, `said-${edges[n]}`),
        on: row === asked }));
      marks.at(-1).style.setProperty("--jn-line", color(table.place1("kind", row)));
      said.append(marks.at(-1));
    });
    if (chapter && !chapters.has(chapter.key)) { chapters.set(chapter.key,
      [chapter[lang], el("h3", { text: chapter[lang] })]); body.append(chapters.get(chapter.key)[1]); }
    body.append(el("div", { class: "jn-para" }, said, el("div", { lang: "en" },
      ...rows.map((row) => el("p", { class: here(row) }, el("small", { text: `${table.text.id[row]}  ` }),
      ...marked(table.text.text_en[row], terms))))));
  });
  const top = (node) => { body.scrollTop = node.offsetTop - body.offsetTop - 40; }, count = el("span"), tell = () =>
    say(count, page.t("hit_of", { n: at + 1, total: marks.length }));
  let at = Math.max(0, marks.findIndex((node) => node.classList.contains("jn-here")));
  const go = (step) => {
    at = (at + step + marks.length) % marks.length;
    marks.forEach((node, n) => node.classList.toggle("jn-now", n === at));
    tell();
    top(marks[at]);
  };
  const jump = el("select", { "aria-label": page.t("chapter"), "data-focus": "chapter", onchange: ({ target }) =>
    top(chapters.get(+target.value)[1]) }, ...[...chapters].map(([key, [name]]) => el("option",
    { value: key, text: name })));
  const turn = (step, key) => button({ text: page.t(key), "data-focus": key, onclick: () => go(step) });
  into.append(el("div", { class: "jn-tools" }, el("label", {}, `${page.t("chapter")} `, jump),
    ...(marks.length ? [turn(-1, "previous"), count, turn(1, "next")] : [])), body);
  if (marks.length) tell();
  return () => { if (marks.length && (asked !== undefined || Object.keys(state.filters).length)) top(marks[at]); };
}
