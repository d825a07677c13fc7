// What is taken away: figure, data, rows, passport, print. All of it is what is on the screen, and needs no Python.
const FORMULA = "\\s*[=+\\-@＝＋－＠]|[\\t\\r\\n]", RUN = new RegExp(`^(?:${FORMULA})`), MARKED = new RegExp(`^'+(?:${FORMULA}|[0-9])`);
const CHANGED = /^[0-9][0-9\s.,:/\-年月日eE]*$/, PLAIN = /^(?:0|[1-9][0-9]{0,10})(?:\.[0-9]*[1-9])?$/;
// A spreadsheet would run or change such a cell: it gets an apostrophe, which `jining.load` takes away again.
const protect = (text) => ((CHANGED.test(text) && !PLAIN.test(text)) || RUN.test(text) || MARKED.test(text) ? `'${text}` : text);
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
export const csv = (head, rows) => `\ufeff${[head, ...rows].map((cells) => cells.map((value) =>
  quoted(typeof value === "number" ? String(value) : protect(value ?? ""))).join(",")).join("\r\n")}\r\n`;

function stored(page, row) {
  const { table } = page;
  return table.stored.map((name) => {
    if (name === "value_low" || name === "value_high") return table[name.slice(6)][row];
    if (name === "flag") return table.text.flags[row];
    if (!table.column[name]) return table.text[name][row];
    return table.column[name].name === "sdg" ? table.keys(name, row).map(({ key }) => (key === NONE ? "" : key))[0]
      : table.keys(name, row).map(({ key }) => (key === NONE ? "" : key)).join(";");
  });
}
export const rowsCsv = (page) => csv(page.table.stored, [...page.found.rows].map((row) => stored(page, row)));

// Names say the selection: jining_education_target_zh.csv
export function fileName(page, ending, part = "") {
  const { filters } = page.state, keys = Object.entries(filters).flatMap(([name, value]) => (name === "ids" ? [`${value.length}-records`]
    : name === "value" ? [value.unit, value.from, value.to] : name === "exclude" ? Object.values(value).flat().map((key) => `not-${key}`) : value));
  const slug = keys.filter((key) => key !== undefined).map((key) => String(key).replace(/[^\p{L}\p{N}.-]+/gu, "-")).filter(Boolean).slice(0, 6).join("_").slice(0, 80);
  return `${["jining", slug, part, page.lang].filter(Boolean).join("_")}.${ending}`;
}

// A figure that stands by itself: on white, with title, n of N, filter and source, colours and fonts written into it.
export function figureSvg(page) {
  const { lang } = page, width = Math.max(640, Math.min(1100, page.figure.svg.width.baseVal.value)), light = el("div", { class: "jining-explorer jn-light jn-file" });
  page.root.append(light);
  const dark = page.dark;
  page.dark = false;
  const { svg: body } = page.draw(width);
  page.dark = dark;
  const tall = body.height.baseVal.value, wide = body.width.baseVal.value, lines = [];
  const put = (text, size, cls, y, weight) => { const node = letters(text, 16, y, { size, width: wide, most: 3, cls }); if (weight) node.setAttribute("font-weight", 700); lines.push(node);
    return y + Math.max(1, node.children.length) * size * 1.25; };
  let y = put(page.figureTitle(), 17, "", 22, true) + 2;
  y = put(`${page.t("of", { n: page.found.rows.length, total: page.table.n })} · ${page.described()}`, 12, "jn-soft", y) + 6;
  body.setAttribute("transform", `translate(16 ${y})`);
  let end = y + tall + 14;
  end = put(page.t("note"), 10.5, "jn-soft", end);
  end = put(page.t("source", { version: page.table.about.version }), 10.5, "jn-soft", end + 2);
  const inner = svg("g", { transform: `translate(16 ${y})` }, ...body.childNodes);
  const whole = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${wide + 32} ${end + 4}`, width: wide + 32, height: end + 4, lang: lang === "zh" ? "zh-CN" : "en" },
    svg("title", { text: page.figureTitle() }), svg("desc", { text: `${page.figureTitle()}. ${page.described()}` }), svg("rect", { width: "100%", height: "100%", fill: "#fff" }), inner, ...lines);
  light.append(whole);
  whole.setAttribute("font-family", getComputedStyle(whole).fontFamily.replace(/"/g, "'"));
  for (const node of whole.querySelectorAll("rect, path, line, circle, text")) {
    const style = getComputedStyle(node), hit = node.classList.contains("jn-hit");
    if (hit) { node.remove(); continue; }
    for (const name of ["fill", "stroke", "stroke-width", "fill-opacity", "stroke-dasharray", "font-weight"]) { const value = style.getPropertyValue(name);
      if (value && value !== "auto") node.setAttribute(name, value.replace("px", "")); }
  }
  for (const node of whole.querySelectorAll("*")) for (const name of ["class", "tabindex", "role", "data-key", "aria-label", "aria-pressed"]) node.removeAttribute(name);
  light.remove();
  return new XMLSerializer().serializeToString(whole);
}

export async function figurePng(page) {
  const font = document.querySelector("style[data-font]")?.textContent || "", text = figureSvg(page).replace("<title>", () => `${font ? `<style>${font}</style>` : ""}<title>`);
  const image = Object.assign(new Image(), { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}` });
  await image.decode();
  await new Promise((done) => { setTimeout(done, 60); });
  const canvas = el("canvas", { width: Math.round(image.naturalWidth * 2), height: Math.round(image.naturalHeight * 2) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}

export function passport(page) {
  const { table, state } = page, { about } = table;
  return `${JSON.stringify({ name: fileName(page, "").slice(0, -1), language: page.lang, view: state.view, title: { en: page.figureTitle("en"), zh: page.figureTitle("zh") },
    n: page.found.rows.length, of: table.n, filter: state.filters, described: { en: page.described("en"), zh: page.described("zh") }, code: table.code(state.filters), compared_with: state.pinned,
    ids: page.ids(), note: { en: page.words.note.en, zh: page.words.note.zh }, data: { name: about.name, version: about.version, hash: about.hash, columns: about.columns }, citation: about.cite.split("\n") }, null, 1)}\n`;
}

// Paper: the figure and the rows of the selection, with source. In a notebook it is printed from a frame of its own.
export function paper(page) {
  const { table, lang } = page, cell = (tag, text) => el(tag, { lang: zh(text), text });
  const columns = [["id", 9], ["kind", 8], ["sector", 12], ["value", 11], ["quote_zh", 28], ["text_en", 32]], titles = new Map(tableColumns(page).map(({ name, title }) => [name, title]));
  const head = columns.map(([name, width]) => { const node = cell("th", titles.get(name)); node.style.width = `${width}%`; return node; });
  const holder = el("div");
  if (page.figure) holder.innerHTML = ""; // emptied; the figure is put in as nodes
  const parsed = page.figure?.svg ? document.importNode(new DOMParser().parseFromString(figureSvg(page), "image/svg+xml").documentElement, true) : null;
  if (parsed) { parsed.removeAttribute("height"); parsed.setAttribute("width", "100%"); }
  return el("div", { class: "jn-paper", lang: lang === "zh" ? "zh-CN" : "en" }, ...(parsed ? [parsed] : [el("h1", { text: page.t("title") }), el("p", { text: `${page.t("of", { n: page.found.rows.length, total: table.n })} · ${page.described()}` })]),
    el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...sorted(page, page.found.rows).map((row) => el("tr", {}, cell("td", table.text.id[row]), cell("td", table.label("kind", row, lang)), cell("td", table.label("sector", row, lang)),
      cell("td", page.quantity(row)), cell("td", table.text.quote_zh[row]), cell("td", table.text.text_en[row]))))), el("p", { text: page.t("source", { version: table.about.version }) }));
}
export function print(page) {
  if (page.file) { window.print(); return; }
  const frame = el("iframe", { title: page.t("print"), class: "jn-frame" });
  page.root.append(frame);
  const style = frame.contentDocument.createElement("style");
  style.textContent = "body{font:10pt system-ui,sans-serif}table{border-collapse:collapse;width:100%;font-size:8pt}td,th{text-align:left;vertical-align:top;border-bottom:1px solid #ccc;padding:2pt 4pt}"
    + "tr{break-inside:avoid}@page{size:A4;margin:14mm}";
  frame.contentDocument.head.append(style);
  frame.contentDocument.body.append(frame.contentDocument.importNode(paper(page), true));
  frame.contentWindow.onafterprint = () => frame.remove();
  frame.contentWindow.print();
}
