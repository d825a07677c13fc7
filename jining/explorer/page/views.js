// Views that are text: table, record, report, facts. Each gives nodes; what was searched is marked in them.
const marked = (text, terms) => pieces(text, terms).map((part, n) => (n % 2 ? el("mark", { class: "jn-hit-word", text: part }) : part));
const hanzi = (text, terms, attributes = {}) => el("span", { lang: zh(text), ...attributes }, ...marked(text, terms));

const numeric = (name) => ["value", "value_low", "value_high", "start"].includes(name);
export function tableColumns(page) {
  const coded = page.table.names.map((name) => ({ name, title: page.table.column[name].title[page.lang] }));
  const fields = new Map(page.table.fields.map((field) => [field.name, field.title[page.lang]]));
  const texts = ["id", "quote_zh", "text_en", "item_zh", "item_en", "verb", "value_as_written"];
  return [...texts.slice(0, 3).map((name) => ({ name, title: fields.get(name) })), { name: "value", title: page.t("value") }, ...coded,
    ...texts.slice(3).map((name) => ({ name, title: fields.get(name) }))];
}
function cellText(page, name, row) {
  if (name === "value") return page.quantity(row);
  return page.table.column[name] ? page.table.column[name].cells[page.table.column[name].codes[row]].map((value) => page.table.column[name].values[value])
    .filter(({ key }) => key !== NONE).map((value) => value[page.lang]).join(page.lang === "zh" ? "、" : ", ") : page.table.text[name][row];
}
// Values are sorted within what is counted, as unlike things have no order; what is not stated comes last.
export function sorted(page, rows) {
  const [name, down] = page.state.look.sort, { table } = page, way = down ? -1 : 1;
  if (name === "id") return down ? [...rows].reverse() : [...rows];
  const first = (column, row) => table.column[column].cells[table.column[column].codes[row]][0];
  const none = (column) => table.column[column].values.length - 1;
  const key = name === "value" ? (row) => table.low[row] ?? table.high[row] : table.column[name] ? (row) => first(name, row) : (row) => table.text[name][row];
  const group = name === "value" ? (row) => first("unit", row) : table.column[name] ? (row) => (first(name, row) === none(name) ? 1 : 0) : (row) => (key(row) ? 0 : 1);
  const order = new Intl.Collator(page.lang === "zh" ? "zh-CN" : "en", { numeric: true });
  const compare = (a, b) => (typeof a === "string" ? order.compare(a, b) : a - b);
  return [...rows].sort((a, b) => group(a) - group(b) || way * compare(key(a) ?? 0, key(b) ?? 0) || a - b);
}
const WIDTHS = { id: 92, quote_zh: 260, text_en: 280, value: 120, sector: 130, kind: 84 };

export function tableView(page, into) {
  const { state, lang } = page, { look } = state, rows = sorted(page, page.found.rows), terms = page.terms;
  const size = look.size || rows.length || 1, pages = Math.max(1, Math.ceil(rows.length / size)), at = Math.min(look.page, pages - 1);
  const known = tableColumns(page), shown = known.filter(({ name }) => look.columns.includes(name));
  const wide = (name) => look.widths[name] || WIDTHS[name] || 140;
  const heads = shown.map(({ name, title }) => {
    const on = look.sort[0] === name, grip = el("span", { class: "jn-grip", role: "slider", tabindex: 0, "data-focus": `grip-${name}`, "aria-label": page.t("widths", { value: title }),
      "aria-valuenow": wide(name), "aria-valuemin": 48, "aria-valuemax": 800 });
    const resize = (width) => state.look1("widths", { ...look.widths, [name]: Math.round(Math.max(48, Math.min(800, width))) });
    grip.addEventListener("keydown", (event) => { const way = { ArrowLeft: -16, ArrowRight: 16 }[event.key]; if (way) { event.preventDefault(); resize(wide(name) + way); } });
    grip.addEventListener("pointerdown", (down) => {
      grip.setPointerCapture(down.pointerId);
      grip.onpointermove = (move) => { head.style.width = `${wide(name) + move.clientX - down.clientX}px`; };
      grip.onpointerup = (up) => { grip.onpointermove = grip.onpointerup = null; if (up.clientX !== down.clientX) resize(wide(name) + up.clientX - down.clientX); };
    });
    const head = el("th", { scope: "col", "aria-sort": on ? (look.sort[1] ? "descending" : "ascending") : null },
      button({ class: "jn-sort", "data-focus": `sort-${name}`, text: title + (on ? (look.sort[1] ? " ▼" : " ▲") : ""), onclick: () => state.set({ look: { ...look, sort: [name, on && !look.sort[1]], page: 0 } }) }), grip);
    head.style.width = `${wide(name)}px`;
    return head;
  });
  const cell = (name, row) => {
    const text = cellText(page, name, row);
    if (name === "id") return el("td", {}, button({ class: "jn-link", "data-focus": `open-${text}`, text, "aria-label": `${page.t("open")} ${text}`, onclick: () => page.open(row) }),
      terms.length ? el("small", { class: "jn-found", text: `${page.t("found")} ${page.table.foundIn(row, terms).map((part) => page.t(`found_${part}`)).join(", ")}` }) : null);
    return el("td", { class: numeric(name) ? "jn-num" : null }, hanzi(text, terms, { dir: "auto" }));
  };
  const grid = el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows.slice(at * size, (at + 1) * size).map((row) => el("tr", { class: page.table.text.id[row] === state.record ? "jn-here" : null },
    ...shown.map(({ name }) => cell(name, row))))));
  grid.style.width = `${shown.reduce((sum, { name }) => sum + wide(name), 0)}px`;
  const turn = (step, key, off) => button({ text: page.t(key), "data-focus": key, disabled: off, onclick: () => state.look1("page", at + step) });
  const choose = el("details", { class: "jn-menu", open: page.menu === "columns", ontoggle: (event) => { page.menu = event.target.open ? "columns" : page.menu === "columns" ? null : page.menu; } }, el("summary", { text: page.t("columns"), "data-focus": "columns" }), el("div", {}, ...known.map(({ name, title }) =>
    el("label", {}, el("input", { type: "checkbox", checked: look.columns.includes(name), "data-focus": `column-${name}`,
      onchange: (event) => state.look1("columns", event.target.checked ? [...look.columns, name] : look.columns.filter((other) => other !== name)) }), title))));
  const length = el("select", { "aria-label": page.t("per_page"), "data-focus": "size", onchange: (event) => state.set({ look: { ...look, size: +event.target.value, page: 0 } }) },
    ...[10, 20, 50, 100, 500, 0].map((value) => el("option", { value, selected: look.size === value, text: value || page.t("all") })));
  into.append(el("div", { class: "jn-tools" }, choose, el("label", {}, `${page.t("per_page")} `, length), turn(-1, "previous", !at),
    el("span", { text: page.t("page", { page: at + 1, pages }) }), turn(1, "next", at >= pages - 1)), el("div", { class: "jn-scroll", tabindex: 0, role: "region", "aria-label": page.t("view_table") }, grid));
}

// The paragraph of the report that holds a place, cut at the edges of what is marked.
const paragraphOf = (table, place) => table.report.findLast(([start]) => start <= place);
export function factNodes(page, facts) {
  const { lang, table } = page;
  return facts.map((fact) => {
    const link = /^https?:\/\//.test(fact.url || "") ? el("a", { href: fact.url, target: "_blank", rel: "noopener noreferrer", text: fact.outlet || fact.url }) : el("span", { text: fact.outlet || "" });
    return el("li", {}, el("strong", { text: table.says[fact.says]?.[lang] || fact.says }), " ", hanzi(fact[`what_${lang}`] || "", page.terms), fact[lang] ? ` (${fact[lang]})` : "",
      el("small", {}, [fact.date, fact.published].filter(Boolean)[0] || "", " · ", link, fact[`caveat_${lang}`] ? el("em", { text: ` ${page.t("caveat")}: ${fact[`caveat_${lang}`]}` }) : null),
      ...(fact.ids || []).map((id) => (table.place.has(id) ? button({ class: "jn-link", text: id, "data-focus": `fact-${fact.fact}-${id}`, onclick: () => page.open(table.place.get(id)) }) : null)));
  });
}

export function recordView(page, into) {
  const { table, state, lang, terms } = page, rows = page.found.rows, asked = table.place.get(state.record);
  const row = asked ?? rows[0];
  if (row === undefined) return;
  const at = rows.indexOf(row), turn = (step, key) => button({ text: page.t(key), "data-focus": key, disabled: rows[at + step] === undefined || (at < 0 && step < 0), onclick: () => state.set({ record: table.text.id[rows[at + step]] }) });
  const here = { start: table.start[row], end: table.end[row] }, paragraph = here.start === null ? null : paragraphOf(table, here.start), [from, text] = paragraph || [];
  const facts = page.factsOf(row), verdict = table.column.verdict && table.keys("verdict", row)[0];
  const fields = table.fields.filter(({ name }) => !["id", "quote_zh", "text_en", "item_zh", "item_en"].includes(name)).map(({ name, title, meaning, empty }) => {
    const column = table.column[name], values = column ? table.keys(name, row).filter(({ key }) => key !== NONE) : [];
    const said = column ? values.map((value) => value[`full_${lang}`] || value[lang]).join(lang === "zh" ? "；" : "; ") : name === "value_low" ? table.low[row] : name === "value_high" ? table.high[row] : table.text[name]?.[row];
    const gloss = values.map((value) => value[`gloss_${lang}`]).filter(Boolean).join("; ");
    return el("div", { class: "jn-field" }, el("dt", { text: title[lang], title: meaning[lang] }), el("dd", {}, said || said === 0 ? hanzi(String(said), terms) : el("span", { class: "jn-soft", text: empty[lang] }),
      gloss ? el("small", { text: gloss }) : null, el("small", { class: "jn-meaning", text: meaning[lang] })));
  });
  into.append(el("div", { class: "jn-tools" }, turn(-1, "previous"), el("span", { text: at < 0 ? table.text.id[row] : page.t("record_of", { n: at + 1, total: rows.length }) }), turn(1, "next"),
    button({ text: page.t("in_report"), "data-focus": "in_report", onclick: () => state.set({ view: "report", record: table.text.id[row] }) })),
  el("article", { class: "jn-scroll jn-record", tabindex: 0, "aria-label": table.text.id[row] },
    el("header", {}, el("h3", {}, el("span", { class: "jn-soft", text: table.text.id[row] }), " ", hanzi(page.item(row), terms)), el("p", { class: "jn-quote" }, hanzi(table.text.quote_zh[row], terms)), el("p", {}, hanzi(table.text.text_en[row], terms)),
      page.quantity(row) ? el("p", { class: "jn-value", text: page.quantity(row) }) : null),
    el("section", {}, el("h4", { text: page.t("facts") }), verdict && verdict.key !== NONE ? el("p", {}, el("strong", { text: verdict[`full_${lang}`] || verdict[lang] })) : null,
      facts.length ? el("ul", { class: "jn-facts" }, ...factNodes(page, facts)) : el("p", { class: "jn-soft", text: page.t("no_facts") })),
    el("section", {}, el("h4", { text: page.t("in_paragraph") }), paragraph ? el("p", { lang: "zh-CN" }, ...marked(text.slice(0, here.start - from), terms), el("mark", { class: "jn-here" }, ...marked(text.slice(here.start - from, here.end - from), terms)),
      ...marked(text.slice(here.end - from), terms)) : el("p", { text: page.t("none_here") })),
    el("section", {}, el("h4", { text: page.t("coded") }), el("dl", { class: "jn-fields" }, ...fields))));
}

// The whole report, marked, chapter by chapter; the English of what is marked stands beside its paragraph.
export function reportView(page, into) {
  const { table, state, lang, terms } = page, chosen = page.found.rows.filter((row) => table.start[row] !== null), body = el("div", { class: "jn-scroll jn-report", tabindex: 0, role: "region", "aria-label": page.t("view_report") });
  const kind = colors(page, "kind"), chapters = new Map(), marks = [];
  const byParagraph = new Map(table.report.map((paragraph) => [paragraph[0], []]));
  for (const row of table.every) if (table.start[row] !== null) byParagraph.get(paragraphOf(table, table.start[row])?.[0])?.push(row);
  const wanted = new Set(chosen), asked = table.place.get(state.record);
  if (asked !== undefined) wanted.add(asked);
  for (const [from, text] of table.report) {
    const all = byParagraph.get(from), rows = all.filter((row) => wanted.has(row)), edges = [...new Set([0, text.length, ...rows.flatMap((row) => [table.start[row] - from, table.end[row] - from])])].sort((a, b) => a - b);
    const said = el("p", { lang: "zh-CN" });
    for (let n = 0; n + 1 < edges.length; n++) {
      const [a, b] = [edges[n], edges[n + 1]], over = rows.filter((row) => table.start[row] - from <= a && b <= table.end[row] - from), nodes = marked(text.slice(a, b), terms);
      if (!over.length) { said.append(...nodes); continue; }
      const row = over[0], node = mark(el("mark", { class: row === asked ? "jn-here" : null }, ...nodes), { ...page.promise(row, `said-${a}`), on: row === asked });
      node.style.setProperty("--jn-line", kind(table.column.kind.cells[table.column.kind.codes[row]][0]));
      said.append(node);
      marks.push(node);
    }
    const block = el("div", { class: "jn-para" }, said, el("div", { lang: "en" }, ...rows.map((row) => el("p", { class: row === asked ? "jn-here" : null }, el("small", { text: table.text.id[row] }), " ", ...marked(table.text.text_en[row], terms)))));
    const chapter = all.length ? table.keys("chapter", all[0])[0] : null;
    if (chapter && !chapters.has(chapter.key)) { const head = el("h3", { text: chapter[lang] }); chapters.set(chapter.key, [chapter[lang], head]); body.append(head); }
    body.append(block);
  }
  const top = (node) => { body.scrollTop = node.offsetTop - body.offsetTop - 40; };
  let at = Math.max(0, marks.findIndex((node) => node.classList.contains("jn-here")));
  const count = el("span"), go = (step) => { at = (at + step + marks.length) % marks.length; say(count, page.t("hit_of", { n: at + 1, total: marks.length }));
    body.querySelector(".jn-now")?.classList.remove("jn-now"); marks[at].classList.add("jn-now"); top(marks[at]); };
  const jump = el("select", { "aria-label": page.t("chapter"), "data-focus": "chapter", onchange: (event) => top(chapters.get(+event.target.value)[1]) }, ...[...chapters].map(([key, [name]]) => el("option", { value: key, text: name })));
  into.append(el("div", { class: "jn-tools" }, el("label", {}, `${page.t("chapter")} `, jump), ...(marks.length ? [button({ text: page.t("previous"), "data-focus": "previous", onclick: () => go(-1) }), count, button({ text: page.t("next"), "data-focus": "next", onclick: () => go(1) })] : [])), body);
  if (!marks.length) return;
  say(count, page.t("hit_of", { n: at + 1, total: marks.length }));
  if (asked !== undefined || Object.keys(state.filters).length) requestAnimationFrame(() => top(marks[at]));
}
