// Small tools. Every text reaches the page by textContent: a cell can only ever be text.
export function fill(node, attributes, children = []) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined && node.getAttribute(name) !== String(value))
      node.setAttribute(name, value === true ? "" : value);
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
export function say(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}
// What was made once is kept in a map.
export function once(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}
// Nodes become the children of a place; those that stand there already are not touched.
export function place(into, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...into.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, n) => { if (into.childNodes[n] !== node) into.insertBefore(node, into.childNodes[n] || null); });
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
    let line = whole.trimEnd();
    if ((n < most - 1 || lines.length <= most) && measure(line, size) <= width) return line;
    while (line && measure(`${line}…`, size) > width) line = line.slice(0, -1);
    return `${line}…`;
  });
});
// Letters of a text at x, y (middle of all lines).
export function letters(text, x, y, { width = 1e9, size = 12, most = 2, anchor = "start", cls = "", step = 1.2 } = {}) {
  const lines = wrap(text, width, size, most), top = y - (lines.length - 1) * size * step / 2, dy = "0.35em";
  const node = svg("text", { x, y: top, dy, "text-anchor": anchor, "font-size": size, class: cls, lang: zh(text) });
  if (lines.length === 1) node.textContent = lines[0];
  else node.append(...lines.map((line, n) => svg("tspan", { x, y: top + n * size * step, dy, text: line })));
  return node;
}
export function download(name, content, type) {
  const link = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 20000);
}
// A number on an axis: 1,000, 50m, 200bn; 1万, 2亿.
export function numeral(value, lang) {
  const notation = Math.abs(value) >= (lang === "zh" ? 1e4 : 1e6) ? "compact" : "standard";
  return once(widths, lang + notation, () => new Intl.NumberFormat(lang === "zh" ? "zh-CN" : "en-GB",
    { notation, maximumSignificantDigits: 10 })).format(value);
}
export const percent = (part, whole) => `${whole ? Math.round((100 * part) / whole) : 0}%`;
export function niceTicks(most, count = 5) {
  const raw = most / count, power = 10 ** Math.floor(Math.log10(raw || 1));
  const step = Math.max([1, 2, 5, 10].find((part) => part * power >= raw) * power, most >= 5 ? 1 : 0) || 1;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => +(n * step).toPrecision(10));
}
// How light a colour is.
export function light(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
