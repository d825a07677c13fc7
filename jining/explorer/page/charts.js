// Figures as SVG, from counts. A mark that can be clicked has a name, words to hover, and an act.
import { fill, measure, wrap, letters, number, niceTicks, light, svg } from "./dom.js";
import { NONE } from "./filter.js";
const ROW = 26, MOST = 3000; // height of a row; of more cells or targets the first are drawn

// A mark: reached by Tab and arrow keys, clicked by Enter, told in words. `act(add)` is what a click does.
export function mark(node, { key, name, tip, act, on }) {
  fill(node, { role: "button", tabindex: -1, "data-key": key, "aria-label": name, "aria-pressed": on === undefined ? null
    : String(on) }, []);
  return Object.assign(node, { tip, act });
}
const rect = (x, y, width, height, more = {}) => svg("rect", { x, y, width: Math.max(0, width), height, ...more });
const percent = (part, whole) => `${whole ? Math.round((100 * part) / whole) : 0}%`;
const sized = (body, width, height) => fill(body, { viewBox: `0 0 ${width} ${height}`, width, height }, []);
export const figure = (page) => svg("svg", { role: "group", "aria-label": page.figureTitle(), class: "jn-figure" });
// A coloured piece with its number, where that fits, in a colour that can be read on it.
function piece(x, y, width, height, ground, text, cls = "jn-bar", size = 11) {
  const ink = cls.endsWith("jn-a") ? null : light(ground) > 0.22 ? "#000" : "#fff", inside = text !== null && text !== ""
    && width > measure(String(text), size) + 5;
  return svg("g", {}, rect(x, y, width, height, { fill: ground, class: cls, rx: width > 20 && height > 20 ? 3 : 0 }), inside
    ? svg("text", { x: x + width / 2, y: y + height / 2,
    dy: "0.35em", "text-anchor": "middle", "font-size": size, fill: ink, text }) : null);
}
// The name of a value, which filters by it.
function choice(page, name, value, [x, y, width, height], { told = "", at = [x + width - 4, y + height / 2], anchor = "end",
  room = width - 6, ...style } = {}) {
  const on = Boolean(page.state.filters[name]?.includes(value.key)), full = value[`full_${page.lang}`] || value[page.lang];
  const text = letters((on ? "✓ " : "") + value[page.lang], ...at, { width: room, anchor, ...style });
  return mark(svg("g", { class: on ? "jn-on" : null }, rect(x, y, width, height, { class: "jn-hit", rx: 4 }), text),
    { key: `${name}=${value.key}`, on, tip: [full, told],
    name: [`${page.table.column[name].title[page.lang]}: ${value[page.lang]}`, told].filter(Boolean).join(", "),
      act: (add) => page.state.choose([[name, value.key]], add) });
}

// Values that some record of the whole table has, in their order, and their colours.
export const present = (column) => column.values.map((value, place) => ({ ...value, place })).filter(({ place }) =>
  column.present[place]);
export const colors = (page, name) => (place) => page.ink(page.table.column[name]?.values[place].color
  || page.table.inks.plain);
// Names of colours, which filter as well; in as many lines as they need.
function legend(page, into, name, width, shown = present(page.table.column[name])) {
  const color = colors(page, name);
  let left = 0, top = 2;
  for (const value of shown) {
    const on = page.state.filters[name]?.includes(value.key), wide = Math.min(width,
      measure((on ? "✓ " : "") + value[page.lang]) + 32);
    if (left + wide > width && left) { left = 0; top += 25; }
    const node = choice(page, name, value, [left, top, wide, 24], { at: [left + 23, top + 12], anchor: "start",
      room: wide - 24 });
    node.append(rect(left + 6, top + 6, 12, 12, { fill: color(value.place), rx: 2 }));
    into.append(node);
    left += wide;
  }
  return top + 30;
}
function axis(into, ticks, x, top, bottom, text, lang) {
  for (const tick of ticks) into.append(svg("line", { x1: x(tick), y1: top, x2: x(tick), y2: bottom, class: "jn-rule" }),
    letters(number(tick, lang), x(tick), bottom + 11, { anchor: "middle", size: 11, cls: "jn-soft" }));
  if (text) into.append(letters(text, x(ticks[0]), bottom + 27, { size: 11, cls: "jn-soft" }));
}
const leftOf = (page, values, width, most = 0.34) =>
  Math.min(Math.max(...values.map((value) => measure(`✓ ${value[page.lang]}`))) + 14, Math.max(110, width * most));

// Rows of bars in pieces. `sides` are the selections, one bar of a row for each; x is given, and what a number means.
function stack(page, into, top, { R, S, values, parts, sides, x, left, step, unit, inside, told, end, data }) {
  const { state, lang } = page, color = colors(page, S), tall = (step - (sides.length > 1 ? 6 : 8)) / sides.length;
  values.forEach((value, at) => {
    const y = top + at * step;
    into.append(choice(page, R, value, [0, y + 1, left - 6, step - 2], { told: told(value) }));
    sides.forEach((side, place) => {
      const down = y + (sides.length > 1 ? 3 : 4) + place * tall, { table, totals, width } = side.cross, of = side.of
        ?? totals[value.place];
      let done = 0;
      for (const part of parts) {
        const n = table[value.place * width + part.place], from = x(done / unit(side, value)),
          wide = x((done + n) / unit(side, value)) - from;
        const pairs = [[R, value.key], ...(S ? [[S, part.key]] : [])], text = S ? `${value[lang]}, ${part[lang]}`
          : value[lang];
        const says = `${side.name ? `${side.name}: ` : ""}${n} / ${of}${of >= 10 ? ` (${percent(n, of)})` : ""}`;
        if (!n) continue;
        into.append(mark(piece(from, down, wide, tall - (sides.length > 1 ? 1 : 0), color(part.place), inside(n, of),
          side.name === "A" ? "jn-bar jn-a" : "jn-bar"), {
          key: `bar-${side.name}-${R}-${value.key}-${part.key ?? ""}`, name: `${text}: ${says}`, tip: [text, says],
            act: (add) => state.choose(pairs, add), on: state.has(pairs) }));
        data.push({ ...(side.name ? { selection: side.name } : {}), [R]: value.key, [`${R}_${lang}`]: value[lang],
          ...(S ? { [S]: part.key, [`${S}_${lang}`]: part[lang] } : {}), promises: n });
        done += n;
      }
      into.append(letters(end(side, value), x(done / unit(side, value)) + 6, down + tall / 2, { size: sides.length > 1 ? 10.5
        : 12, cls: done ? "" : "jn-soft" }));
    });
  });
  return top + values.length * step;
}
// Bars of one column, split by another; the pale outline is the whole table, on whose axis every selection is drawn.
export function bars(page, width) {
  const { table, state, lang, pin, found } = page, { rows: R, split, mode } = state.look, S = split !== R
    && table.column[split] ? split : null, data = [];
  const values = present(table.column[R]), parts = S ? present(table.column[S]) : [{ place: 0 }], body = figure(page),
    shares = mode === "shares" && !pin;
  const of = (rows) => table.cross(rows, R, S), sides = pin ? [["A", pin.rows], ["B", found.rows]].map(([name, rows]) =>
    ({ name, cross: of(rows), of: rows.length })) : [{ cross: of(found.rows) }];
  const sum = ({ table: cells, width: step }, { place }) => cells.subarray(place * step, (place + 1) * step).reduce((all,
    n) => all + n, 0);
  const whole = page.once(`whole ${R} ${S}`, () => of(table.every)), unit = (side, value) => (pin ? side.of : shares
    ? sum(side.cross, value) : 100) / 100 || 1;
  const most = shares ? 100 : Math.max(1, ...values.flatMap((value) => (pin ? sides.map((side) => sum(side.cross,
    value) / unit(side, value)) : sum(whole, value))));
  const left = leftOf(page, values, width), step = pin ? 38 : ROW, x = (n) => left + (n / most) * (width - left - (pin ? 66
    : 52)), top = S ? legend(page, body, S, width) : 6;
  const n = (side, { place }) => side.cross.totals[place], share = (side, value) =>
    `${side.name} ${percent(n(side, value), side.of)}`, bottom = top + values.length * step;
  axis(body, niceTicks(most), x, top, bottom, page.t(pin ? "axis_compare" : shares ? "axis_shares" : "axis_counts",
    { total: table.n }), lang);
  if (!pin && !shares) values.forEach((value, at) => body.append(rect(left, top + at * step + 4, x(sum(whole, value)) - left,
    step - 8, { class: "jn-whole" })));
  stack(page, body, top, { R, S, values, parts, sides, x, left, step, unit, data, inside: (part, all) => (shares && all >= 10
    ? percent(part, all) : part),
    told: (value) => (pin ? sides.map((side) => `${share(side, value)} (${n(side, value)})`).join(", ")
      : `${n(sides[0], value)} / ${whole.totals[value.place]}`),
    end: (side, value) => (pin ? share(side, value) : shares ? `n=${n(side, value)}` : String(n(side, value))) });
  return { svg: sized(body, width, bottom + 38), data };
}

// Any column by any other: counts, shaded; A beside B as shares of each selection.
export function grid(page, width) {
  const { table, state, lang, pin, found } = page, { rows: R, cols } = state.look, C = cols !== R ? cols : R === "kind"
    ? "sector" : "kind", data = [], body = figure(page);
  const down = present(table.column[R]), across = present(table.column[C]), B = table.cross(found.rows, R, C), A = pin
    && table.cross(pin.rows, R, C), most = Math.max(1, ...B.table);
  const left = leftOf(page, down, width, 0.3), cell = Math.max(A ? 60 : 30,
    Math.min(120, (width - left - 48) / across.length)), wide = left + across.length * cell + 48;
  const steep = across.some((value) => wrap(value[lang], cell - 6, 11.5, 3).some((line) => line.endsWith("…"))),
    ink = page.ink(table.inks.plain);
  const head = steep ? 16 + 0.82 * Math.min(190, Math.max(...across.map((value) => measure(`✓ ${value[lang]}`, 11)))) : 50,
    totals = table.cross(found.rows, C).totals;
  across.forEach((value, at) => {
    const x = left + at * cell, style = steep ? { at: [x + cell / 2 - 3, head - 10], anchor: "start", size: 11, most: 1,
      room: 190 } : { at: [x + cell / 2, head / 2], anchor: "middle", size: 11.5, most: 3 };
    const node = choice(page, C, value, steep ? [x, head - 26, cell, 24] : [x + 1, 1, cell - 2, head - 2],
      { told: String(totals[value.place]), ...style });
    if (steep) node.lastChild.setAttribute("transform", `rotate(-55 ${style.at.join(" ")})`);
    body.append(node);
  });
  down.forEach((value, at) => {
    const y = head + at * ROW;
    body.append(choice(page, R, value, [0, y + 1, left - 6, ROW - 2], { told: String(B.totals[value.place]) }));
    across.forEach((other, place) => {
      const n = B.table[value.place * B.width + other.place], a = A?.table[value.place * A.width + other.place],
        x = left + place * cell, share = [A && percent(a, pin.rows.length), percent(n, found.rows.length)];
      const pairs = [[R, value.key], [C, other.key]], on = state.has(pairs), both = `${value[lang]}, ${other[lang]}`;
      const told = A ? `A ${a} (${share[0]}), B ${n} (${share[1]})` : String(n), text = A ? share.join(" | ") : n || "·";
      body.append(mark(svg("g", { class: on ? "jn-on" : null }, rect(x + 1, y + 1, cell - 2, ROW - 2, { class: "jn-cell",
        rx: 3 }), n ? rect(x + 1, y + 1, cell - 2, ROW - 2, { fill: ink, "fill-opacity": 0.5 * n / most, rx: 3 }) : null,
        letters(String(text), x + cell / 2, y + ROW / 2, { anchor: "middle", size: A ? 10.5 : 12, cls: n || a ? ""
          : "jn-soft" })), { key: `cell-${value.key}-${other.key}`, name: `${both}: ${told}`, on, tip: [both, told],
          act: (add) => state.choose(pairs, add) }));
      if (n || a) data.push({ [R]: value.key, [C]: other.key, ...(A ? { promises_a: a } : {}), promises: n });
    });
    body.append(letters(String(B.totals[value.place]), left + across.length * cell + 10, y + ROW / 2, { cls: "jn-soft" }));
  });
  return { svg: sized(body, wide, head + down.length * ROW + 6), data };
}

// Every promise as a cell in the order of the report.
export function map(page, width) {
  const { table, state, lang, found } = page, C = state.look.color, color = colors(page, C), body = figure(page),
    chosen = new Set(found.rows), data = [];
  const left = Math.min(150, width * 0.22), few = present(table.column[C]).length <= 6, many = table.n > MOST;
  let y = legend(page, body, C, width) + 2, x = left, chapter = null, para = null;
  for (const row of many ? found.rows.slice(0, MOST) : table.every) {
    const here = table.place1("chapter", row), inside = chosen.has(row), place = table.place1(C, row),
      value = table.column[C].values[place];
    if (here !== chapter) {
      y += chapter === null ? 0 : 32;
      x = left;
      body.append(choice(page, "chapter", table.column.chapter.values[here], [0, y, left - 8, 26],
        { size: 11, step: 1.05 }));
    } else if (table.place1("para", row) !== para) x += 8;
    [chapter, para] = [here, table.place1("para", row)];
    if (x + 24 > width) { x = left; y += 26; }
    body.append(mark(inside ? piece(x, y + 1, 24, 24, color(place), few ? value[lang].slice(0, 1).toUpperCase() : null)
      : svg("g", {}, rect(x, y + 1, 24, 24, { class: "jn-whole jn-hollow", rx: 3 })), page.promise(row, "map",
      value[lang])));
    if (inside) data.push({ id: table.text.id[row], chapter: table.column.chapter.values[here].key, [C]: value.key });
    x += 25;
  }
  if (many && found.rows.length > MOST) body.append(letters(page.t("more", { n: found.rows.length - MOST }), left, y += 42));
  return { svg: sized(body, width, y + 34), data };
}

// The mark of a comparator at x, from the list that matplotlib draws as well. On a share no arrow goes beyond 100 %.
export function comparator(page, kind, x, y, { low, high, most = Infinity, color }) {
  const { dot, outline, reach, arrow, bar, marks } = page.table.marks, { shape, filled, arrow: way } = marks[kind],
    parts = [];
  const long = way > 0 ? Math.min(reach, most - x) : reach, path = arrow.points.map(([a, b], n) =>
    `${arrow.codes[n]}${(x + way * a * long).toFixed(2)} ${(y + b * long).toFixed(2)}`).join("");
  if (way && long > dot / 2) parts.push(svg("path", { d: path, fill: "none", stroke: color, "stroke-width": arrow.width,
    class: "jn-arrow" }));
  const paint = { fill: filled ? color : "var(--jn-ground)", stroke: color, "stroke-width": shape === "bar" ? 0 : outline,
    "data-mark": kind };
  if (shape === "bar") return [rect(low, y - bar / 2, Math.max(2, high - low), bar, paint)];
  return [...parts, shape === "square" ? rect(x - dot / 2, y - dot / 2, dot, dot, paint) : svg("circle",
    { cx: x, cy: y, r: dot / 2, ...paint })];
}
const diamond = (x, y, ink, full) => svg("path", { d: `M${x - 5} ${y}L${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}Z`, fill: full
  ? ink : "none", stroke: ink, "stroke-width": 1.6, "data-fact": full ? "result" : "base" });
export function targets(page, width) {
  const { table, lang } = page, body = figure(page), rows = svg("g"), data = [], used = new Set();
  const name = Math.min(300, width * 0.36), right = width - Math.min(150, width * 0.24), left = name + 14,
    span = right - left - 34, color = page.ink(table.inks.mark), ink = page.ink(table.inks.fact);
  let y = 0, facts = false, more = 0;
  for (const one of table.axes) {
    const { key, unit, log, least } = one, here = page.found.rows.filter((row) => table.axis[row] === one.place),
      room = Math.max(0, 400 - data.length);
    more += Math.max(0, here.length - room);
    if (!here.length || !room) continue;
    const known = new Map([...here.slice(0, room)].map((row) => [row, page.baselines(row, unit)])), floor = log
      ? 10 ** Math.floor(Math.log10(least)) : 0, first = y + 22;
    const most = key === "share" ? 100 : Math.max(one.most, 1, ...[...known.values()].flat().map(({ value }) => value)) * (
      log ? 3 : 1.12);
    const x = (value) => left + span * (!log ? value / most : value < floor ? (value / floor) * 0.06
      : 0.06 + (0.94 * Math.log(value / floor)) / Math.log(most / floor));
    const powers = Array.from({ length: 15 }, (_, n) => floor * 10 ** n).filter((tick) => tick <= most), ticks = log
      ? powers.filter((_, n) => powers.length < 7 || n % 2 === 0) : niceTicks(most, span > 260 ? 5 : 3);
    const tall = [...known.keys()].map((row) => (measure(page.item(row)) > name - 6
      || measure(page.quantity(row)) > width - right ? 32 : ROW)), bottom = first + tall.reduce((sum, h) => sum + h, 0);
    const scale = svg("g", { "data-axis": key });
    axis(scale, ticks, x, first, bottom, "", lang);
    rows.append(svg("text", { x: 0, y: y + 15, "font-size": 12, class: "jn-strong", text: one[lang] }), scale);
    y = first;
    [...known].forEach(([row, found], n) => {
      const [low, high, kind] = [table.low[row], table.high[row], table.mark[row]], at = y + tall[n] / 2,
        value = ((low ?? high) + (high ?? low)) / 2;
      const place = { low: x(low ?? 0), high: x(high ?? most), most: key === "share" ? x(100) : right - 8, color };
      rows.append(mark(svg("g", {}, rect(0, y + 1, width, tall[n] - 2, { class: "jn-hit", rx: 4 }), letters(page.item(row),
        name, at, { width: name - 4, anchor: "end" }), ...comparator(page, kind, x(value), at, place),
        ...found.map((fact) => diamond(x(fact.value), at, ink, fact.result)), letters(page.quantity(row), right, at,
          { width: width - right })), page.promise(row, "target")));
      used.add(kind);
      facts ||= found.length > 0;
      data.push({ id: table.text.id[row], [`item_${lang}`]: page.item(row), comparator: kind, value_low: low,
        value_high: high, unit });
      y += tall[n];
    });
    y += 24;
  }
  if (!data.length) return { empty: page.t("no_targets"), data };
  if (more) rows.append(letters(page.t("more", { n: more }), 0, y += 14));
  let along = 10, down = 12;
  const entry = (text, before, draw) => {
    const wide = measure(text) + before + 26;
    if (along + wide > width) [along, down] = [10, down + 22];
    body.append(...[draw(along + 4, down)].flat(), letters(text, along + before, down));
    along += wide;
  };
  for (const [kind, { arrow, shape, [lang]: text }] of Object.entries(table.marks.marks)) if (used.has(kind)) entry(text,
    arrow ? 38 : shape === "bar" ? 34 : 16, (at, row) =>
    comparator(page, kind, arrow < 0 ? at + 24 : at, row, { low: at, high: at + 22, color: page.ink(table.inks.key) }));
  if (facts) for (const key of ["base", "result"]) entry(page.t(key), 16, (at, row) => diamond(at, row, ink,
    key === "result"));
  rows.setAttribute("transform", `translate(0 ${down + 16})`);
  body.append(rows);
  return { svg: sized(body, width, y + down + 16), data };
}

// What was found: verdicts by kind and by sector; the number is of how many promises something was found.
export function results(page, width) {
  const { table, found, lang } = page, S = "verdict", body = figure(page), data = [], column = table.column[S];
  if (!column) return { empty: page.t("nothing_found"), data };
  const parts = present(column).filter(({ key }) => key !== NONE), known = found.rows.filter((row) => table.keys(S,
    row)[0].key !== NONE), left = Math.min(190, width * 0.34);
  const x = (n) => left + (n / Math.max(1, known.length)) * (width - left - 80), all = (cross, { place }) =>
    parts.reduce((sum, part) => sum + cross.table[place * cross.width + part.place], 0);
  let y = legend(page, body, S, width, parts);
  body.append(letters(`${known.length} / ${found.rows.length}`, left, y + 6, { cls: "jn-strong" }),
    letters(page.t("found_of"), left + 70, y + 6, { cls: "jn-soft" }));
  y += 18;
  for (const R of ["kind", "sector"]) {
    const cross = table.cross(found.rows, R, S), values = present(table.column[R]).filter((value) => all(cross, value)),
      told = (value) => `${all(cross, value)} / ${cross.totals[value.place]}`;
    y = 8 + stack(page, body, y, { R, S, values, parts, sides: [{ cross }], x, left, step: ROW, unit: () => 1, inside: (n) =>
      n, told, end: (_, value) => told(value), data });
  }
  return { svg: sized(body, width, y), data };
}
