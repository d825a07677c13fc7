// Small tools. Every text reaches the page by textContent: a cell can only ever be text.
export function fill(node, attributes, children = []) {
  for (const [name, value] of Object.entries(attributes).filter(([, one]) => one !== false && (one ?? null) !== null)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
export const button = (attributes, ...children) => el("button", { type: "button", ...attributes }, ...children);
// A text is Chinese, or English with Chinese words in it, which are said to be so.
const HAN = /([\u3400-\u9fff]+)/, count = (text, letters) => (text.match(letters) || []).length;
export const zh = (text) => (count(text, /[\u3400-\u9fff]/g) * 2 > count(text, /[a-z]/gi) ? "zh-CN" : null);
const part = (text, n) => (n % 2 ? el("span", { lang: "zh-CN", text }) : text);
export const mixed = (text, lang) => (lang || !HAN.test(text) ? [text] : text.split(HAN).map(part));
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
// A text that stays is not touched: the page need not be laid out anew for it.
export const say = (node, text) => (node.textContent === String(text) ? node : Object.assign(node, { textContent: text }));
export const once = (map, key, make) => (map.has(key) ? map : map.set(key, make())).get(key);
export function place(into, nodes) { // nodes become the children of a place; those that stand there already are not touched
  const wanted = new Set(nodes);
  for (const node of [...into.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, n) => { if (into.childNodes[n] !== node) into.insertBefore(node, into.childNodes[n] || null); });
  return into;
}
const pen = document.createElement("canvas").getContext("2d"), widths = new Map(), wrapped = new Map();
export const measure = (text, size = 12) => once(widths, `${size}|${text}`, () => {
  pen.font = `${size}px system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Jining Sans SC", sans-serif`;
  return pen.measureText(text).width;
});
const WORD = /[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g;
// Lines of at most this width; words stay whole, Chinese breaks anywhere; what does not fit ends in "…".
export const wrap = (text, width, size = 12, most = 2) => once(wrapped, `${width}|${size}|${most}|${text}`, () => {
  const lines = [""];
  for (const piece of text.slice(0, 300).match(WORD) || [""]) {
    const longer = lines.at(-1) + piece;
    if (measure(longer.trimEnd(), size) <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.slice(0, most).map((whole, n) => {
    let line = whole.trimEnd(), end = n < most - 1 || lines.length <= most ? "" : "…";
    while (line && measure(line + end, size) > width) [line, end] = [line.slice(0, -1), "…"];
    return line + end;
  });
});
export function letters(text, x, y, { width = 1e9, size = 12, most = 2, anchor = "start", cls = "", step = 1.2 } = {}) {
  const lines = wrap(text, width, size, most), top = y - (lines.length - 1) * size * step / 2, dy = "0.35em";
  const node = svg("text", { x, y: top, dy, "text-anchor": anchor, "font-size": size, class: cls, lang: zh(text) });
  if (lines.length === 1) node.textContent = lines[0];
  else node.append(...lines.map((line, n) => svg("tspan", { x, y: top + n * size * step, dy, text: line })));
  return node;
}
export function download(name, content, type) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 20000);
}
// A number on an axis: 1,000, 50m, 200bn; 1万, 2亿
export const numeral = (value, lang) => value.toLocaleString(lang === "zh" ? "zh-CN" : "en-GB",
  { maximumSignificantDigits: 10, notation: Math.abs(value) >= (lang === "zh" ? 1e4 : 1e6) ? "compact" : "standard" });
export const percent = (part, whole) => `${whole ? Math.round((100 * part) / whole) : 0}%`;
export const share = (part, whole) => (whole < 10 ? `${part}/${whole}` : percent(part, whole));
export function niceTicks(most, count = 5, least = 0) {
  const raw = (most - least) / count, power = 10 ** Math.floor(Math.log10(raw || 1));
  const step = Math.max([1, 2, 5, 10].find((part) => part * power >= raw) * power, most >= 5 ? 1 : 0) || 1;
  const first = Math.ceil(least / step);
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, n) => +((first + n) * step).toPrecision(10));
}
