// Figures as SVG, from counts. A mark that can be clicked has a name, words to hover, and an act.
import { fill, say, el, measure, once, place, wrap, letters, numeral, percent, share, niceTicks, svg } from "./dom.js";
import { NONE } from "./filter.js";
const ROW = 24, MOST = 3000; // height of a row; of more cells or targets the first are drawn
const rowOf = ({ length }, pin) => (length > 20 ? 30 : pin && length <= 12 ? 38 : ROW); // what fits no screen has room
// A mark: reached by Tab and arrow keys, clicked by Enter, told in words. `act(add)` is what a click does.
export const mark = (node, { key, name, tip, act, on = null }) => Object.assign(fill(node, { role: "button", tabindex: -1,
  "data-key": key, "aria-label": name, "aria-pressed": on?.toString() }), { tip, act });
const rect = (x, y, width, height, more = {}) => svg("rect", { x, y, width: Math.max(0, width), height, ...more });
// A figure that stays: only what is another in it is changed.
const figure = (page, kept, nodes, width, height) => fill(place(once(kept, "figure", () =>
  svg("svg", { role: "group", "aria-label": page.figureTitle(), class: "jn-figure" })), nodes),
{ viewBox: `0 0 ${width} ${height}`, width, height });
// A coloured piece with its number, where that fits, in a colour that can be read on it.
function piece(x, y, width, height, { color, on }, text, cls = "jn-bar", node = svg("g", {}, svg("rect"))) {
  const fits = text && height > 10 && width > measure(String(text), 11) + 5, at = { x: x + width / 2, y: y + height / 2 };
  const rx = Math.min(width, height) > 20 ? 3 : 0, [box, number] = node.children;
  fill(box, { x, y, width: Math.max(0, width), height, fill: color, class: cls, rx });
  if (!fits) number?.remove();
  else say(fill(number ?? node.appendChild(letters(String(text), 0, 0, { anchor: "middle", size: 11 })),
    { ...at, fill: cls === "jn-bar" && on }), text);
  return node;
}
function choice(page, kept, name, value, [x, y, width, height], { told = "", at = [x + width - 4, y + height / 2],
  anchor = "end", room = width - 6, swatch, steep, ...style } = {}) {
  const on = page.state.has([[name, value.key]]), label = value[page.lang];
  const node = once(kept, [name, value.key, on, x, y, width].join("|"), () => svg("g", { class: on && "jn-on" },
    rect(x, y, width, height, { class: "jn-hit", rx: 4 }), fill(letters((on ? "✓ " : "") + label, ...at,
      { width: room, anchor, ...style }), { transform: steep && `rotate(-55 ${at.join(" ")})` }),
    swatch && rect(x + 6, y + 6, 12, 12, { fill: swatch, rx: 2 })));
  return mark(node, { key: `${name}=${value.key}`, on, tip: [value[`full_${page.lang}`] || label, told],
    name: [`${page.table.title(name, page.lang)}: ${label}`, told].filter(Boolean).join(", "),
    act: (add) => page.state.choose([[name, value.key]], add) });
}
// Names one after the other, in as many lines as they need; gives where the last line stands.
function lines(width, tall, [first, top], entries) {
  let [x, y] = [first, top];
  for (const [wide, draw] of entries) {
    if (x > first && x + wide > width) [x, y] = [first, y + tall];
    draw(x, y);
    x += wide;
  }
  return y;
}
function legend(page, kept, nodes, name, width, shown = page.table.column[name].shown) {
  const entry = (value) => {
    const wide = Math.min(width, measure(`✓ ${value[page.lang]}`) + 32);
    return [wide, (x, y) => nodes.push(choice(page, kept, name, value, [x, y, wide, 24],
      { at: [x + 23, y + 12], anchor: "start", room: wide - 24, swatch: value.color }))];
  };
  return 30 + lines(width, 25, [0, 2], shown.map(entry));
}
// Rules of an axis, and its numbers; they stand from top to bottom, and one that stays is only drawn longer or shorter.
const axis = (ticks, x, lang, text = "") => [svg("path", { class: "jn-rule",
  d: ticks.map((tick) => `M${x(tick)} 0v1`).join("") }), svg("g", { class: "jn-soft" }, ...ticks.map((tick) =>
  letters(numeral(tick, lang), x(tick), 11, { anchor: "middle", size: 11 })),
text && letters(text, x(ticks[0]), 27, { size: 11 }))];
const span = ([rules, numbers], top, bottom) => [fill(rules, { transform: `translate(0 ${top}) scale(1 ${bottom - top})` }),
  fill(numbers, { transform: `translate(0 ${bottom})` })];
const widest = (page, values, size = 12) => Math.max(0, ...values.map((value) => measure(`✓ ${value[page.lang]}`, size)));
const leftOf = (page, values, width, most = 0.34) => Math.min(widest(page, values) + 14, Math.max(110, width * most));
// Rows of bars in pieces, one bar of a row for each selection; `worth` is what one promise of it is on the axis.
function stack(page, kept, nodes, top, { R, S, values, parts, sides, x, left, data, told, end, step = ROW, worth = () => 1,
  inside = (n) => n }) {
  const { state, lang } = page, gap = sides.length > 1 ? 4 : 8, tall = (step - gap) / sides.length;
  values.forEach((value, at) => {
    const y = top + at * step;
    nodes.push(choice(page, kept, R, value, [0, y, left - 6, step], { told: told(value), step: 1.05 }));
    sides.forEach((side, nth) => {
      const { name = "", cross } = side, of = side.of ?? cross.sum(value), one = worth(side, value);
      const down = y + gap / 2 + nth * tall, row = `${name}-${R}-${value.key}`;
      let done = 0;
      for (const part of parts.filter((other) => cross.n(value, other))) {
        const n = cross.n(value, part), pairs = [[R, value], [S, part]].filter(([column]) => column);
        const keys = pairs.map(([column, { key }]) => [column, key]), text = pairs.map(([, held]) => held[lang]).join(", ");
        const says = `${name && `${name}: `}${n} / ${of}${of >= 10 ? ` (${percent(n, of)})` : ""}`;
        const from = x(done * one), key = `bar-${row}-${part.key ?? ""}`, cls = name === "A" ? "jn-bar jn-a" : "jn-bar";
        const node = piece(from, down, x((done + n) * one) - from, tall - (name ? 1 : 0), part, inside(n, of), cls,
          kept.get(key));
        nodes.push(mark(once(kept, key, () => node), { key, name: `${text}: ${says}`, tip: [text, says],
          act: (add) => state.choose(keys, add), on: state.has(keys) }));
        const cells = pairs.flatMap(([column, held]) => [[column, held.key], [`${column}_${lang}`, held[lang]]]);
        data.push({ ...(name && { selection: name }), ...Object.fromEntries(cells), promises: n });
        done += n;
      }
      const sum = once(kept, `sum-${row}`, () => letters("", 0, 0, { size: name ? 10.5 : 12 }));
      fill(sum, { x: x(done * one) + 6, y: down + tall / 2, class: done ? "" : "jn-soft" });
      nodes.push(say(sum, end(side, value)));
    });
  });
  return top + values.length * step;
}
// Bars of one column, split by another; the pale outline is the whole table, on whose axis every selection is drawn.
export function bars(page, width) {
  const { table, lang, pin, found } = page, { rows: R, split, mode } = page.state.look, data = [], nodes = [];
  const S = split !== R && split, parts = table.column[S]?.shown ?? [{ place: 0, ...table.inks.plain }];
  const { total } = table.cross(page.first ??= found.rows, R); // rows of what was found at first stand above the others
  const values = [...table.column[R].shown].sort((a, b) => !total(a) - !total(b));
  const step = rowOf(values, pin), shares = mode === "shares" && !pin;
  const side = (name, { rows }, of) => ({ name, of, cross: table.cross(rows, R, S) });
  const sides = pin ? [side("A", pin, pin.rows.length), side("B", found, found.rows.length)] : [side("", found)];
  const whole = once(page.kept, `whole ${R} ${S}`, () => table.cross(table.every, R, S));
  const worth = ({ cross, of }, value) => (pin ? 100 / (of || 1) : shares ? 100 / (cross.sum(value) || 1) : 1);
  const longest = (value) => (pin ? sides.map((one) => worth(one) * one.cross.sum(value)) : [whole.sum(value)]);
  const most = shares ? 100 : Math.max(1, ...values.flatMap(longest)), left = leftOf(page, values, width);
  const kept = page.keep("bars", R, S, shares, lang, width, pin && most), x = (n) =>
    left + (n / most) * (width - left - (pin ? 66 : 52)), top = S ? legend(page, kept, nodes, S, width) : 6;
  const text = page.t(`axis_${pin ? "compare" : shares ? "shares" : "counts"}`, { total: table.n })
    + ([R, S].some((one) => table.column[one]?.cells.some(({ length }) => length > 1)) ? page.t("several") : "");
  const part = ({ name, cross, of }, value) => `${name} ${share(cross.total(value), of)}`;
  nodes.push(once(kept, "still", () => svg("g", {}, ...span(axis(niceTicks(most), x, lang, text), top,
    top + values.length * step), ...(pin || shares ? [] : values).map((value, at) =>
    rect(left, top + at * step + 4, x(whole.sum(value)) - left, step - 8, { class: "jn-whole" })))));
  const bottom = stack(page, kept, nodes, top, { R, S, values, parts, sides, x, left, step, worth, data,
    inside: (n, all) => (shares && all >= 10 ? percent(n, all) : n),
    told: (value) => (pin ? sides.map((one) => `${part(one, value)} (${one.cross.total(value)})`).join(", ")
      : `${sides[0].cross.total(value)} / ${whole.total(value)}`),
    end: (one, value) => (pin ? part(one, value) : `${shares ? "n=" : ""}${one.cross.sum(value)}`) });
  return { svg: figure(page, kept, nodes, width, bottom + 34), data, compared: pin && page.compared() };
}
export function grid(page, width) { // any column by any other: counts, shaded; A beside B as shares of each selection
  const { table, state, lang, pin, found } = page, { rows: R, cols: C } = page.look, data = [], nodes = [];
  const [down, across] = [R, C].map((one) => table.column[one].shown), tall = rowOf(down);
  const [B, A] = [found, pin].map((one) => one && table.cross(one.rows, R, C)), left = leftOf(page, down, width, 0.3);
  const cell = Math.max(A ? 60 : 30, Math.min(120, (width - left - 48) / across.length)), end = left + across.length * cell;
  const steep = across.some((value) => wrap(value[lang], cell - 6, 11.5, 3).some((line) => line.endsWith("…")));
  const head = steep ? 16 + 0.82 * Math.min(190, widest(page, across, 11)) : 50, totals = table.cross(found.rows, C);
  const kept = page.keep("grid", R, C, lang, width, Boolean(pin));
  across.forEach((value, nth) => {
    const x = left + nth * cell, at = steep ? [x + cell / 2 - 3, head - 10] : [x + cell / 2, head / 2];
    const box = steep ? [x, head - 26, cell, 24] : [x + 1, 1, cell - 2, head - 2];
    const style = steep ? { anchor: "start", size: 11, most: 1, room: 190 } : { anchor: "middle", size: 11.5, most: 3 };
    nodes.push(choice(page, kept, C, value, box, { told: String(totals.total(value)), at, steep, ...style }));
  });
  down.forEach((value, at) => {
    const y = head + at * tall, all = String(B.total(value));
    nodes.push(choice(page, kept, R, value, [0, y, left - 6, tall], { told: all, step: 1.05 }));
    across.forEach((other, nth) => {
      const n = B.n(value, other), a = A?.n(value, other), shares = [[a, pin], [n, found]].map(([one, of]) =>
        of && share(one, of.rows.length)), text = A ? shares.join(" | ") : String(n || "·");
      const pairs = [[R, value.key], [C, other.key]], on = state.has(pairs), both = `${value[lang]}, ${other[lang]}`;
      const told = A ? `A ${a} (${shares[0]}), B ${n} (${shares[1]})` : String(n), x = left + nth * cell;
      const node = svg("g", { class: on && "jn-on" }, rect(x + 1, y, cell - 2, tall,
        { rx: 3, class: "jn-cell", fill: table.inks.plain.color, "fill-opacity": (0.5 * n) / B.most }), letters(text,
        x + cell / 2, y + tall / 2, { anchor: "middle", size: A ? 10.5 : 12, cls: n || a ? "" : "jn-soft" }));
      nodes.push(mark(node, { key: `cell-${value.key}-${other.key}`, name: `${both}: ${told}`, on, tip: [both, told],
        act: (add) => state.choose(pairs, add) }));
      if (n || a) data.push({ [R]: value.key, [C]: other.key, ...(A && { promises_a: a }), promises: n });
    });
    nodes.push(letters(all, end + 10, y + tall / 2, { cls: "jn-soft" }));
  });
  return { svg: figure(page, kept, nodes, end + 48, head + down.length * tall + 6), data, compared: pin && page.compared() };
}
// Every promise as a cell in the order of the report; a letter stands for its colour where no two begin alike.
export function map(page, width) {
  const { table, lang, found } = page, C = page.state.look.color, { shown } = table.column[C];
  const kept = page.keep("map", C, lang, width), names = [], data = [], cells = [], chosen = new Set(found.rows);
  const letter = (value) => value[lang].slice(0, 1).toUpperCase(), few = new Set(shown.map(letter)).size === shown.length;
  const many = table.n > MOST, left = Math.min(150, width * 0.22), drawn = (row, values) => { // a stripe for each value
    const wide = 24 / values.length, cell = piece(0, 1, 24, 24, values[0], few && values.length === 1 && letter(values[0]));
    cell.append(...values.slice(1).map(({ color }, n) => rect((n + 1) * wide, 1, wide, 24, { fill: color })));
    return mark(cell, page.promise(row, "map", values.map((one) => one[lang]).join(", ")));
  };
  let [x, y, chapter, para] = [left, legend(page, kept, names, C, width) + 2, null, null];
  for (const row of found.rows) data.push({ id: table.text.id[row], chapter: table.keys("chapter", row)[0].key,
    [C]: table.keys(C, row).map(({ key }) => key).join(";") });
  for (const row of many ? found.rows.slice(0, MOST) : table.every) {
    const values = table.keys(C, row), here = table.place1("chapter", row);
    if (here !== chapter) {
      [x, y] = [left, y + (chapter === null ? 0 : 32)];
      const head = table.column.chapter.values[here];
      names.push(choice(page, kept, "chapter", head, [0, y, left - 8, 26], { size: 11, step: 1.05 }));
    } else if (table.place1("para", row) !== para) x += 8;
    [chapter, para] = [here, table.place1("para", row)];
    if (x + 24 > width) [x, y] = [left, y + 26];
    const cell = once(kept, row, () => drawn(row, values));
    fill(cell, { transform: `translate(${x} ${y})`, class: chosen.has(row) ? "" : "jn-out" });
    cells.push(cell);
    x += 25;
  }
  if (many && found.rows.length > MOST) names.push(letters(page.t("more", { n: found.rows.length - MOST }), left, y += 42));
  return { svg: figure(page, kept, [...names, ...cells], width, y + 34), data };
}
// The mark of a comparator at x, from the list that matplotlib draws as well. No arrow goes beyond 0, or 100 % of a share.
export function comparator(page, kind, x, y, { low, high, least = -Infinity, most = Infinity, color }) {
  const { dot, outline, reach, arrow, bar, marks } = page.table.marks, { shape, filled, arrow: way } = marks[kind];
  const paint = { fill: filled ? color : "var(--jn-ground)", stroke: color, "data-mark": kind,
    "stroke-width": shape === "bar" ? 0 : outline };
  if (shape === "bar") return [rect(low, y - bar / 2, Math.max(2, high - low), bar, paint)];
  const long = Math.min(reach, way > 0 ? most - x : x - least), corner = ([a, b], n) =>
    `${arrow.codes[n]}${(x + way * a * long).toFixed(2)} ${(y + b * long).toFixed(2)}`;
  const line = { d: arrow.points.map(corner).join(""), fill: "none", stroke: color, "stroke-width": arrow.width,
    class: "jn-arrow" };
  return [...(way && long >= 1.1 * dot ? [svg("path", line)] : []), shape === "square"
    ? rect(x - dot / 2, y - dot / 2, dot, dot, paint) : svg("circle", { cx: x, cy: y, r: dot / 2, ...paint })];
}
const diamond = (x, y, color, full) => svg("path", { d: `M${x - 5} ${y}l5-5 5 5-5 5Z`, fill: full ? color : "none",
  stroke: color, "stroke-width": 1.6, "data-fact": full ? "result" : "base" });
// Each target on the axis of its thing, which is that of the whole table: it stays when the selection is another.
export function targets(page, width) {
  const { table, lang } = page, kept = page.keep("targets", lang, width), data = [], nodes = [], used = new Set();
  const name = Math.min(300, width * 0.36), right = width - Math.min(150, width * 0.24), left = name + 14;
  const [fact, color, key] = ["fact", "mark", "key"].map((one) => table.inks[one].color), wide = right - left - 34;
  const chosen = new Set(page.found.rows);
  const scale = ({ least, most, floor }) => (value) => left + wide * (floor === null
    ? (value - least) / (most - least) : Math.max(0, 0.06 + (0.94 * Math.log(value / floor)) / Math.log(most / floor)));
  const drawn = (row, one, x) => { // the row of a promise is drawn once; only its place changes
    const [low, high, kind] = [table.low[row], table.high[row], table.mark[row]];
    const known = Object.entries(table.known[row] ?? {}), told = known.map(([key, values]) => `${page.t(key)} ${values}`);
    const item = page.item(row), said = page.quantity(row);
    const tall = measure(item) > name - 6 || measure(said) > width - right ? 32 : ROW;
    const ends = { low: x(low ?? 0), high: x(high ?? one.most), least: x(0), most: one.key === "share" ? x(100) : right - 8,
      color };
    const node = mark(svg("g", {}, rect(0, 0, width, tall, { class: "jn-hit", rx: 4 }),
      letters(item, name, tall / 2, { width: name - 4, anchor: "end" }),
      ...comparator(page, kind, x(((low ?? high) + (high ?? low)) / 2), tall / 2, ends),
      ...known.flatMap(([key, values]) => values.map((value) => diamond(x(value), tall / 2, fact, key === "result"))),
      letters(said, right, tall / 2, { width: width - right })), page.promise(row, "target", told.join(", ")));
    return { node, tall, kind, known };
  };
  const datum = (row, { unit }) => ({ id: table.text.id[row], [`item_${lang}`]: page.item(row), comparator: table.mark[row],
    value_low: table.low[row], value_high: table.high[row], unit, ...table.known[row] });
  // Axes and rows that are drawn stay, in sight or beyond it: letters that come and go would be laid out anew.
  const stand = (node, seen, y) => fill(node,
    { class: seen ? "" : "jn-gone", "aria-hidden": `${!seen}`, transform: `translate(0 ${seen ? y : -9999})` });
  let [y, more] = [0, 0];
  table.axes.forEach((one) => {
    const here = one.rows.filter((row) => chosen.has(row)), x = scale(one), first = y;
    const seen = new Set(here.slice(0, Math.max(0, 400 - data.length)));
    more += here.length - seen.size;
    data.push(...here.map((row) => datum(row, one)));
    const group = once(kept, one.key, () => svg("g", { "data-axis": one.key },
      ...axis(one.ticks?.filter((_, n) => n % Math.ceil((40 * one.ticks.length) / wide) === 0)
        ?? niceTicks(one.most, Math.min(5, wide / 60), one.least), x, lang),
      svg("text", { x: 0, y: 15, "font-size": 12, class: "jn-strong", text: one[lang] })));
    nodes.push(stand(group, seen.size > 0, y));
    y += seen.size && 22;
    for (const row of one.rows.filter((other) => seen.has(other) || (table.n <= MOST && kept.has(other)))) {
      const { node, tall, kind, known } = once(kept, row, () => drawn(row, one, x));
      nodes.push(stand(node, seen.has(row), y));
      if (!seen.has(row)) continue;
      for (const key of [kind, ...known.map(([one]) => one)]) used.add(key);
      y += tall;
    }
    if (seen.size) span(group.children, 22, y - first);
    y += seen.size && 24;
  });
  if (!data.length) return { empty: page.t("no_targets"), data };
  if (more) nodes.push(letters(page.t("more", { n: more }), 0, y += 14));
  const shapes = Object.entries(table.marks.marks).filter(([kind]) => used.has(kind));
  const names = svg("g"), entry = (text, before, draw) => [measure(text) + before + 26, (at, row) =>
    names.append(...[draw(at + 4, row)].flat(), letters(text, at + before, row))];
  const entries = shapes.map(([kind, { arrow, shape, [lang]: text }]) =>
    entry(text, arrow ? 38 : shape === "bar" ? 34 : 16, (at, row) =>
      comparator(page, kind, arrow < 0 ? at + 24 : at, row, { low: at, high: at + 22, color: key })));
  for (const one of ["base", "result"].filter((key) => used.has(key)))
    entries.push(entry(page.t(one), 16, (at, row) => diamond(at, row, fact, one === "result")));
  const down = 16 + lines(width, 22, [10, 12], entries), rows = once(kept, "rows", () => svg("g"));
  place(fill(rows, { transform: `translate(0 ${down})` }), nodes);
  const tall = y + down, most = Math.max(tall, kept.get("figure")?.getAttribute("height") ?? 0);
  const body = figure(page, kept, [names, rows], width, most), clip = once(kept, "clip", () => el("div", {}, body));
  return { svg: body, data, nodes: [fill(clip, { style: `height: ${tall}px; overflow-y: clip` })] };
}
export function results(page, width) {
  const { table, found, lang } = page, S = "verdict", by = ["kind", "sector"], nodes = [];
  const parts = table.column[S].shown.filter(({ key }) => key !== NONE), left = Math.min(190, width * 0.34);
  const known = [...found.rows].filter((row) => table.stated(S, row).length), kept = page.keep(S, lang, width);
  const x = (n) => left + (n / Math.max(1, known.length)) * (width - left - 80);
  let y = 18 + legend(page, kept, nodes, S, width, parts);
  nodes.push(letters(`${known.length} / ${found.rows.length} ${page.t("found_of")}`, 0, y - 12, { cls: "jn-strong" }));
  for (const R of by) {
    const cross = table.cross(found.rows, R, S), all = (value) => parts.reduce((sum, part) => sum + cross.n(value, part), 0);
    const told = (value) => `${all(value)} / ${cross.total(value)}`, end = (_, value) => told(value);
    const values = table.column[R].shown.filter(all);
    y = 8 + stack(page, kept, nodes, y, { R, S, values, parts, sides: [{ cross }], x, left, told, end, data: [] });
  }
  const line = (row) => [["id", table.text.id[row]], ...[...by, S].map((name) => [name, table.keys(name, row)[0].key])];
  return { svg: figure(page, kept, nodes, width, y), data: known.map((row) => Object.fromEntries(line(row))) };
}
