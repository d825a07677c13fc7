// What is taken away: figure, data, rows, passport, print. All of it is what is on the screen, and needs no Python.
import { fill, wrap, el, svg } from "./dom.js";
import { cellText, tableColumns, sorted, words } from "./views.js";
const DATE = "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|ju(ne?|ly?)|aug(ust)?|sept?(ember)?|oct(ober)?|(nov|dec)(ember)?";
const NAMED = `(?=.*\\p{Nd})[\\p{Nd}\\s.,/\\-]*(${DATE})[\\p{Nd}\\s.,/\\-]*|true|false`;
const PLAIN = "(0|[1-9][0-9]{0,10})(\\.[0-9]*[1-9])?";
const RUN = new RegExp(`^'*(\\s*[=+\\-@＝＋－＠]|[\\t\\r\\n])|^'+(\\p{Nd}|(${NAMED})$)`, "iu"); // or looks as if it were marked
const CHANGED = new RegExp(`^(?!${PLAIN}$)(\\p{Nd}[\\p{Nd}\\s.,:/\\-年月日e%]*([ap]m)?|${NAMED})$`, "iu");
const INNER = /(?<=[;\t\r\n])(?=['"\s]*[=+\-@＝＋－＠])/g; // behind what may be taken for the end of a cell or a row
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
// A spreadsheet would run or change such a cell: it gets an apostrophe, which `jining.load` takes away again.
const safe = (text) => (CHANGED.test(text) || RUN.test(text) ? `'${text}` : text);
const plain = (number) => number.toLocaleString("en", { useGrouping: false, maximumSignificantDigits: 17 });
const csvCell = (cell) => (Array.isArray(cell) ? cell.map(csvCell).join(";")
  : quoted(typeof cell === "number" ? plain(cell) : safe(String(cell ?? "").replace(INNER, "'"))));
const csv = (head, rows) => `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
export const rowsCsv = ({ table, found }) => csv(table.stored, [...found.rows].map((row) => table.stored.map((name) =>
  (name === "flag" || !table.column[name] ? (table.text[`own ${name}`] ?? table.text[name])[row]
    : table.stated(name, row).map(({ key }) => key).join(";")))));
export function dataCsv({ figure: { data, compared } }) {
  const rows = data.map((row) => (compared ? { ...row, compared } : row)), head = [...new Set(rows.flatMap(Object.keys))];
  return csv(head, rows.map((row) => head.map((name) => row[name])));
}
// Names say the selection: jining_education_target_zh.csv
export function fileName({ state, lang, table }, ending, part = "") {
  const said = { ids: (ids) => [`${ids.length}-records`], value: ({ unit, from, to }) => [unit, from, to] };
  const keys = table.told(state.filters).flatMap(([name, value, part]) =>
    said[name]?.(value) ?? [value].flat().map((key) => (part ? `not-${key}` : key)));
  const slug = (key) => String(key ?? "").replace(/[^\p{L}\p{N}.-]+/gu, "-").replace(/^-+|-+$/g, "");
  const chosen = keys.map(slug).filter(Boolean).slice(0, 6).join("_").slice(0, 80);
  return `${["jining", chosen, part, lang].filter(Boolean).join("_")}.${ending}`;
}
// A figure that stands by itself: on white, with title, n of N, filter and source, colours and fonts written into it.
const WRITTEN = ["fill", "stroke", "stroke-width", "fill-opacity", "stroke-opacity", "stroke-dasharray", "font-weight"];
const SCREEN = ["class", "tabindex", "role", "aria-label", "aria-pressed", "aria-hidden"]; // of use on a screen only
export function figureSvg(page) {
  const { kept, root } = page, title = page.figureTitle(), texts = [];
  const about = page.figure.compared || `${page.counted()} · ${page.described()}`;
  page.kept = new Map(); // it is drawn apart: what the screen keeps stays on it
  const body = page.draw(Math.max(640, Math.min(1100, page.figure.svg.width.baseVal.value))).svg;
  page.kept = kept;
  const [wide, tall] = [body.width.baseVal.value, body.height.baseVal.value];
  let y = 22;
  const put = (text, size, cls, weight) => wrap(text, wide, size, 4).forEach((line, n, all) => {
    texts.push(svg("text", { x: 16, y, "font-size": size, "font-weight": weight, class: cls, text: line }));
    y += size * 1.3 + (n === all.length - 1 ? 3 : 0);
  });
  put(title, 17, "", 700);
  put(about, 12, "jn-soft");
  const figure = svg("g", { transform: `translate(16 ${y})` }, ...body.childNodes);
  y += tall + 14;
  for (const key of ["note", "source"]) put(page.t(key), 10.5, "jn-soft");
  const whole = svg("svg", { viewBox: `0 0 ${wide + 32} ${y}`, width: wide + 32, height: y, lang: root.lang },
    svg("title", { text: title }), svg("desc", { text: about }),
    svg("rect", { width: wide + 32, height: y, fill: "#ffffff" }), figure, ...texts);
  const host = root.appendChild(el("div", { class: "jining-explorer jn-light" }, whole));
  whole.setAttribute("font-family", getComputedStyle(whole).fontFamily.replace(/"/g, "'"));
  for (const node of whole.querySelectorAll(".jn-hit, .jn-out > text")) node.remove();
  for (const node of whole.querySelectorAll("rect, path, circle, text")) {
    const style = getComputedStyle(node);
    for (const name of WRITTEN.filter((one) => style[one])) node.setAttribute(name, style[name].replace("px", ""));
  }
  for (const node of whole.querySelectorAll("*")) for (const name of SCREEN) node.removeAttribute(name);
  host.remove();
  return new XMLSerializer().serializeToString(whole);
}
export async function figurePng(page) {
  const font = document.querySelector("style[data-font]")?.textContent, text = figureSvg(page).replace("<title>",
    () => `${font ? `<style>${font}</style>` : ""}<title>`);
  const image = Object.assign(new Image(), { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}` });
  await image.decode();
  await new Promise((done) => { setTimeout(done, font ? 120 : 0); }); // letters that are in the picture are read after it
  const canvas = el("canvas", { width: Math.round(image.naturalWidth * 2), height: Math.round(image.naturalHeight * 2) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}
export function passport(page) {
  const { table, state, words } = page, both = (tell) => ({ en: tell("en"), zh: tell("zh") });
  return `${JSON.stringify({ name: fileName(page, "json"), language: page.lang, view: state.view,
    title: both((lang) => page.figureTitle(lang)), n: page.found.rows.length, of: table.of, filter: state.filters,
    compared_with: state.pinned, described: both((lang) => page.described(lang)), code: table.code(state.filters),
    ids: page.ids(), note: words.note, ...table.about }, null, 1)}\n`;
}
// Paper: the figure and the rows of the selection, or what is read of them, with source; nothing else of the page.
export function paper(page, { root: { lang }, state: { view, look: { columns } } } = page) {
  const about = view === "record" ? "" : `${page.counted()} · ${page.described()}`; // it may be none of the selection
  const shown = tableColumns(page).filter(({ name }) => columns.includes(name));
  const head = shown.map(({ title }) => el("th", { text: title }));
  const text = ["record", "report"].includes(view) && page.content.querySelector(".jn-scroll")?.cloneNode(true);
  const line = (row) => el("tr", {}, ...shown.map(({ name }) => el("td", {}, words(cellText(page, name, row)))));
  const drawn = page.figure?.svg && new DOMParser().parseFromString(figureSvg(page), "image/svg+xml").documentElement;
  const top = drawn ? [fill(document.importNode(drawn, true), { style: "width: 100%; height: auto" })]
    : [el("h1", { text: page.t("title") }), el("p", { text: about })];
  return el("div", { class: "jn-paper", lang }, ...top, text || el("table", {}, el("thead", {}, el("tr", {}, ...head)),
    el("tbody", {}, ...sorted(page, page.found.rows).map(line))), el("p", { text: page.t("source") }));
}
