// Small tools. Every text reaches the page by textContent: a cell can only ever be text.
const SVG = "http://www.w3.org/2000/svg";

export function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}
export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
export const button = (attributes, ...children) => el("button", { type: "button", ...attributes }, ...children);
// A text is Chinese, or English with Chinese words in it, which are said to be so.
const HAN = /([\u3400-\u9fff]+)/;
export const zh = (text) => ((text.match(/[\u3400-\u9fff]/g) || []).length * 2 > (text.match(/[a-z]/gi) || []).length
  ? "zh-CN" : null);
export const mixed = (text, lang) => (lang || !HAN.test(text) ? [text] : text.split(HAN).map((part, n) => (n % 2 ? el("span",
  { lang: "zh-CN", text: part }) : part)));
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// A text that stays is not touched: the page need not be laid out anew for it.
export function say(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}

const pen = document.createElement("canvas").getContext("2d"), widths = new Map();
export function measure(text, size = 12) {
  const key = `${size}|${text}`;
  if (!widths.has(key)) {
    pen.font = `${size}px system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Jining Sans SC", sans-serif`;
    widths.set(key, pen.measureText(text).width);
  }
  return widths.get(key);
}

// Lines of at most this width; words stay whole, Chinese breaks anywhere; what does not fit ends in "…".
const wrapped = new Map();
export function wrap(text, width, size = 12, most = 2) {
  const key = `${width}|${size}|${most}|${text}`;
  if (!wrapped.has(key)) wrapped.set(key, broken(text, width, size, most));
  return wrapped.get(key);
}
function broken(text, width, size, most) {
  const lines = [""];
  for (const piece of text.slice(0, 300).match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g)
    || [""]) {
    const longer = lines.at(-1) + piece;
    if (measure(longer.trimEnd(), size) <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  const kept = lines.slice(0, most).map((line) => line.trimEnd()), last = kept.length - 1;
  const cut = (line) => { while (line && measure(`${line}…`, size) > width) line = line.slice(0, -1); return `${line}…`; };
  return kept.map((line, n) => (n === last && lines.length > most) || measure(line, size) > width ? cut(line) : line);
}

// Letters of a text at x, y (middle of all lines).
export function letters(text, x, y, { width = 1e9, size = 12, most = 2, anchor = "start", cls = "", step = 1.2 } = {}) {
  const lines = wrap(text, width, size, most), top = y - (lines.length - 1) * size * step / 2;
  const node = svg("text", { x, y: top, "text-anchor": anchor, "font-size": size, class: cls, lang: zh(text),
    dy: "0.35em" });
  if (lines.length === 1) node.textContent = lines[0];
  else node.append(...lines.map((line, n) => svg("tspan", { x, y: top + n * size * step, dy: "0.35em", text: line })));
  return node;
}

export function download(name, content, type) {
  const link = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 20000);
}

const SCALES = { en: [[1e9, " bn"], [1e6, " m"]], zh: [[1e8, "亿"], [1e4, "万"]] };
export function number(value, lang) {
  const [scale, word] = SCALES[lang].find(([least]) => Math.abs(value) >= least) || [1, ""];
  const text = String(+(value / scale).toPrecision(10));
  return (lang === "en" && scale === 1 ? text.replace(/\B(?=(\d{3})+$)/g, ",") : text) + word;
}

export function niceTicks(most, count = 5) {
  const raw = most / count, power = 10 ** Math.floor(Math.log10(raw || 1));
  const step = Math.max([1, 2, 5, 10].find((part) => part * power >= raw) * power, most >= 5 ? 1 : 0) || 1;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => +(n * step).toPrecision(10));
}

export function light(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
