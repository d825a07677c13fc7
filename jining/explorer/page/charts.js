// Figures as SVG, from counts. A mark that can be clicked has a name, words to hover, and an act.
import { fill, measure, once, place, wrap, letters, number, niceTicks, light, svg } from "./dom.js";
import { NONE } from "./filter.js";
const ROW = 26, MOST = 3000; // height of a row; of more cells or targets the first are drawn

// A mark: reached by Tab and arrow keys, clicked by Enter, told in words. `act(add)` is what a click does.
export function mark(node, { key, name, tip, act, on = null }) {
  fill(node, { role: "button", tabindex: -1, "data-key": key, "aria-label": name, "aria-pressed": on?.toString() }, []);
  return Object.assign(node, { tip, act });
}
const rect = (x, y, width, height, more = {}) => svg("rect", { x, y, width: Math.max(0, width), height, ...more });
const percent = (part, whole) => `${whole ? Math.round((100 * part) / whole) : 0}%`;
const sized = (body, width, height) => fill(body, { viewBox: `0 0 ${width} ${height}`, width, height }, []);
export const figure = (page) => svg("svg", { role: "group", "aria-label": page.figureTitle(), class: "jn-figure" });
// A coloured piece with its number, where that fits, in a colour that can be read on it.
function piece(x, y, width, height, ground, text, cls = "jn-bar", size = 11) {
  const fits = text && width > measure(String(text), size) + 5, fill = light(ground) > 0.22 ? "#000" : "#fff";
  return svg("g", {}, rect(x, y, width, height, { fill: ground, class: cls, rx: width > 20 && height > 20 ? 3 : 0 }),
    fits ? svg("text", { x: x + width / 2, y: y + height / 2, dy: "0.35em", "text-anchor": "middle", "font-size": size,
      fill: cls === "jn-bar" ? fill : null, text }) : null);
}
// The name of a value, which filters by it.
function choice(page, name, value, [x, y, width, height], { told = "", at = [x + width - 4, y + height / 2], anchor = "end",
  room = width - 6, ...style } = {}) {
  const on = Boolean(page.state.filters[name]?.includes(value.key)), label = value[page.lang];
  const text = letters((on ? "✓ " : "") + label, ...at, { width: room, anchor, ...style });
  return mark(svg("g", { class: on ? "jn-on" : null }, rect(x, y, width, height, { class: "jn-hit", rx: 4 }), text), {
    key: `${name}=${value.key}`, on, tip: [value[`full_${page.lang}`] || label, told],
    name: [`${page.table.column[name].title[page.lang]}: ${label}`, told].filter(Boolean).join(", "),
    act: (add) => page.state.choose([[name, value.key]], add) });
}
export const colors = (page, name) => (place) =>
  page.ink(page.table.column[name]?.values[place].color || page.table.inks.plain);
// Names of colours, which filter as well; in as many lines as they need.
function legend(page, into, name, width, shown = page.table.column[name].shown) {
  const color = colors(page, name);
  let [left, top] = [0, 2];
  for (const value of shown) {
    const wide = Math.min(width, measure(`✓ ${value[page.lang]}`) + 32);
    if (left && left + wide > width) [left, top] = [0, top + 25];
    const node = choice(page, name, value, [left, top, wide, 24],
      { at: [left + 23, top + 12], anchor: "start", room: wide - 24 });
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

// Rows of bars in pieces. `sides` are the selections, one bar of a row for each; `scale` says what one piece is worth.
function stack(page, into, top, { R, S, values, parts, sides, x, left, step, scale, inside, told, end, data }) {
  const { state, lang } = page, color = colors(page, S), two = sides.length > 1;
  const tall = (step - (two ? 6 : 8)) / sides.length;
  values.forEach((value, at) => {
    const y = top + at * step;
    into.append(choice(page, R, value, [0, y + 1, left - 6, step - 2], { told: told(value) }));
    sides.forEach((side, nth) => {
      const { table, totals, width } = side.cross, of = side.of ?? totals[value.place];
      const down = y + (two ? 3 : 4) + nth * tall;
      let done = 0;
      for (const part of parts) {
        const n = table[value.place * width + part.place], from = x(scale(side, value, done));
        if (!n) continue;
        done += n;
        const node = piece(from, down, x(scale(side, value, done)) - from, tall - (two ? 1 : 0), color(part.place),
          inside(n, of), side.name === "A" ? "jn-bar jn-a" : "jn-bar");
        const pairs = [[R, value], [S, part]].filter(([name]) => name), keys = pairs.map(([name, { key }]) => [name, key]);
        const says = `${side.name && `${side.name}: `}${n} / ${of}${of >= 10 ? ` (${percent(n, of)})` : ""}`;
        const text = pairs.map(([, one]) => one[lang]).join(", ");
        into.append(mark(node, { key: `bar-${side.name}-${R}-${value.key}-${part.key ?? ""}`, name: `${text}: ${says}`,
          tip: [text, says], act: (add) => state.choose(keys, add), on: state.has(keys) }));
        data.push(Object.fromEntries([...(side.name ? [["selection", side.name]] : []),
          ...pairs.flatMap(([name, one]) => [[name, one.key], [`${name}_${lang}`, one[lang]]]), ["promises", n]]));
      }
      into.append(letters(end(side, value), x(scale(side, value, done)) + 6, down + tall / 2,
        { size: two ? 10.5 : 12, cls: done ? "" : "jn-soft" }));
    });
  });
  return top + values.length * step;
}
// Bars of one column, split by another; the pale outline is the whole table, on whose axis every selection is drawn.
export function bars(page, width) {
  const { table, state, lang, pin, found } = page, { rows: R, split, mode } = state.look, data = [], body = figure(page);
  const S = split !== R && table.column[split] ? split : null, shares = mode === "shares" && !pin;
  const values = table.column[R].shown, parts = S ? table.column[S].shown : [{ place: 0 }];
  const side = (name, { rows }, of) => ({ name, of, cross: table.cross(rows, R, S) });
  const sides = pin ? [side("A", pin, pin.rows.length), side("B", found, found.rows.length)] : [side("", found)];
  const whole = page.once(`whole ${R} ${S}`, () => table.cross(table.every, R, S));
  const sum = ({ table: cells, width: step }, { place }) =>
    cells.subarray(place * step, (place + 1) * step).reduce((all, n) => all + n, 0);
  const scale = (one, value, n) => (pin ? 100 * n / (one.of || 1) : shares ? 100 * n / (sum(one.cross, value) || 1) : n);
  const longest = (value) => (pin ? sides.map((one) => scale(one, value, sum(one.cross, value))) : [sum(whole, value)]);
  const most = shares ? 100 : Math.max(1, ...values.flatMap(longest)), left = leftOf(page, values, width), step = pin ? 38 : ROW;
  const x = (n) => left + (n / most) * (width - left - (pin ? 66 : 52)), top = S ? legend(page, body, S, width) : 6;
  const n = (one, { place }) => one.cross.totals[place], bottom = top + values.length * step;
  const share = (one, value) => `${one.name} ${percent(n(one, value), one.of)}`;
  axis(body, niceTicks(most), x, top, bottom,
    page.t(`axis_${pin ? "compare" : shares ? "shares" : "counts"}`, { total: table.n }), lang);
  if (!pin && !shares) values.forEach((value, at) =>
    body.append(rect(left, top + at * step + 4, x(sum(whole, value)) - left, step - 8, { class: "jn-whole" })));
  stack(page, body, top, { R, S, values, parts, sides, x, left, step, scale, data,
    inside: (part, all) => (shares && all >= 10 ? percent(part, all) : part),
    told: (value) => (pin ? sides.map((one) => `${share(one, value)} (${n(one, value)})`).join(", ")
      : `${n(sides[0], value)} / ${whole.totals[value.place]}`),
    end: (one, value) => (pin ? share(one, value) : shares ? `n=${n(one, value)}` : String(n(one, value))) });
  return { svg: sized(body, width, bottom + 38), data };
}

// Any column by any other: counts, shaded; A beside B as shares of each selection.
export function grid(page, width) {
  const { table, state, lang, pin, found } = page, { rows: R, cols } = state.look, data = [], body = figure(page);
  const C = cols !== R ? cols : R === "kind" ? "sector" : "kind", down = table.column[R].shown;
  const across = table.column[C].shown;
  const B = table.cross(found.rows, R, C), A = pin && table.cross(pin.rows, R, C), most = Math.max(1, ...B.table);
  const left = leftOf(page, down, width, 0.3), ink = page.ink(table.inks.plain);
  const cell = Math.max(A ? 60 : 30, Math.min(120, (width - left - 48) / across.length));
  const wide = left + across.length * cell + 48;
  const steep = across.some((value) => wrap(value[lang], cell - 6, 11.5, 3).some((line) => line.endsWith("…")));
  const longest = Math.max(...across.map((value) => measure(`✓ ${value[lang]}`, 11)));
  const head = steep ? 16 + 0.82 * Math.min(190, longest) : 50, totals = table.cross(found.rows, C).totals;
  across.forEach((value, nth) => {
    const x = left + nth * cell, told = String(totals[value.place]);
    const at = steep ? [x + cell / 2 - 3, head - 10] : [x + cell / 2, head / 2];
    const node = choice(page, C, value, steep ? [x, head - 26, cell, 24] : [x + 1, 1, cell - 2, head - 2], { told, at,
      ...(steep ? { anchor: "start", size: 11, most: 1, room: 190 } : { anchor: "middle", size: 11.5, most: 3 }) });
    if (steep) node.lastChild.setAttribute("transform", `rotate(-55 ${at.join(" ")})`);
    body.append(node);
  });
  down.forEach((value, at) => {
    const y = head + at * ROW, all = String(B.totals[value.place]);
    body.append(choice(page, R, value, [0, y + 1, left - 6, ROW - 2], { told: all }));
    across.forEach((other, nth) => {
      const [n, a] = [B, A].map((cross) => cross?.table[value.place * cross.width + other.place]), x = left + nth * cell;
      const pairs = [[R, value.key], [C, other.key]], on = state.has(pairs), both = `${value[lang]}, ${other[lang]}`;
      const share = [A && percent(a, pin.rows.length), percent(n, found.rows.length)];
      const told = A ? `A ${a} (${share[0]}), B ${n} (${share[1]})` : String(n);
      const text = A ? share.join(" | ") : String(n || "·");
      const box = (style) => rect(x + 1, y + 1, cell - 2, ROW - 2, { rx: 3, ...style });
      const node = svg("g", { class: on ? "jn-on" : null }, box({ class: "jn-cell" }),
        n ? box({ fill: ink, "fill-opacity": (0.5 * n) / most }) : null,
        letters(text, x + cell / 2, y + ROW / 2, { anchor: "middle", size: A ? 10.5 : 12, cls: n || a ? "" : "jn-soft" }));
      body.append(mark(node, { key: `cell-${value.key}-${other.key}`, name: `${both}: ${told}`, on, tip: [both, told],
        act: (add) => state.choose(pairs, add) }));
      if (n || a) data.push({ [R]: value.key, [C]: other.key, ...(A ? { promises_a: a } : {}), promises: n });
    });
    body.append(letters(all, left + across.length * cell + 10, y + ROW / 2, { cls: "jn-soft" }));
  });
  return { svg: sized(body, wide, head + down.length * ROW + 6), data };
}

// Every promise as a cell in the order of the report; a letter stands for its colour where no two begin alike.
export function map(page, width) {
  const { table, state, lang, found } = page, C = state.look.color, color = colors(page, C), body = figure(page), data = [];
  const letter = (value) => value[lang].slice(0, 1).toUpperCase(), { shown } = table.column[C], chosen = new Set(found.rows);
  const few = new Set(shown.map(letter)).size === shown.length, left = Math.min(150, width * 0.22), many = table.n > MOST;
  let [x, y, chapter, para] = [left, legend(page, body, C, width) + 2, null, null];
  for (const row of many ? found.rows.slice(0, MOST) : table.every) {
    const place = table.place1(C, row), value = table.column[C].values[place], here = table.place1("chapter", row);
    if (here !== chapter) {
      [x, y] = [left, y + (chapter === null ? 0 : 32)];
      const { values } = table.column.chapter;
      body.append(choice(page, "chapter", values[here], [0, y, left - 8, 26], { size: 11, step: 1.05 }));
    } else if (table.place1("para", row) !== para) x += 8;
    [chapter, para] = [here, table.place1("para", row)];
    if (x + 24 > width) [x, y] = [left, y + 26];
    const cell = chosen.has(row) ? piece(x, y + 1, 24, 24, color(place), few ? letter(value) : "")
      : svg("g", {}, rect(x, y + 1, 24, 24, { class: "jn-whole jn-hollow", rx: 3 }));
    body.append(mark(cell, page.promise(row, "map", value[lang])));
    if (chosen.has(row)) data.push({ id: table.text.id[row], chapter: table.keys("chapter", row)[0].key, [C]: value.key });
    x += 25;
  }
  if (many && found.rows.length > MOST) body.append(letters(page.t("more", { n: found.rows.length - MOST }), left, y += 42));
  return { svg: sized(body, width, y + 34), data };
}

// The mark of a comparator at x, from the list that matplotlib draws as well. On a share no arrow goes beyond 100 %.
export function comparator(page, kind, x, y, { low, high, most = Infinity, color }) {
  const { dot, outline, reach, arrow, bar, marks } = page.table.marks, { shape, filled, arrow: way } = marks[kind];
  const paint = { fill: filled ? color : "var(--jn-ground)", stroke: color, "data-mark": kind,
    "stroke-width": shape === "bar" ? 0 : outline };
  if (shape === "bar") return [rect(low, y - bar / 2, Math.max(2, high - low), bar, paint)];
  const long = way > 0 ? Math.min(reach, most - x) : reach, corner = ([a, b], n) =>
    `${arrow.codes[n]}${(x + way * a * long).toFixed(2)} ${(y + b * long).toFixed(2)}`;
  const line = { d: arrow.points.map(corner).join(""), fill: "none", stroke: color, "stroke-width": arrow.width,
    class: "jn-arrow" };
  return [...(way && long >= 1.1 * dot ? [svg("path", line)] : []), shape === "square"
    ? rect(x - dot / 2, y - dot / 2, dot, dot, paint) : svg("circle", { cx: x, cy: y, r: dot / 2, ...paint })];
}
const diamond = (x, y, ink, full) => svg("path", { d: `M${x - 5} ${y}L${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}Z`,
  fill: full ? ink : "none", stroke: ink, "stroke-width": 1.6, "data-fact": full ? "result" : "base" });

// The scale of one thing, of the whole table: it stays when the selection is another.
function scaleOf(page, { key, unit, log, least, most: highest, place }, left, span) {
  const known = page.table.every.filter((row) => page.table.axis[row] === place);
  const values = [...known].flatMap((row) => page.baselines(row, unit).map(({ value }) => value));
  const floor = log ? 10 ** Math.floor(Math.log10(least)) : 0;
  const most = key === "share" ? 100 : Math.max(highest, 1, ...values) * (log ? 3 : 1.12);
  const far = (value) => (!log ? value / most : value < floor ? (value / floor) * 0.06
    : 0.06 + (0.94 * Math.log(value / floor)) / Math.log(most / floor));
  const powers = Array.from({ length: 15 }, (_, n) => floor * 10 ** n).filter((tick) => tick <= most);
  const ticks = log ? powers.filter((_, n) => powers.length < 7 || n % 2 === 0) : niceTicks(most, span > 260 ? 5 : 3);
  return { most, ticks, x: (value) => left + span * far(value) };
}
export function targets(page, width) {
  const { table, lang } = page, body = figure(page), rows = svg("g"), data = [], used = new Set(), nodes = [];
  const name = Math.min(300, width * 0.36), right = width - Math.min(150, width * 0.24), left = name + 14;
  const ink = page.ink(table.inks.fact), color = page.ink(table.inks.mark);
  const kept = page.keep("targets", lang, width, page.dark);
  // The row of a promise is drawn once; only its place changes.
  const drawn = (row, { key, unit }, { x, most }) => {
    const [low, high, kind] = [table.low[row], table.high[row], table.mark[row]];
    const [item, said] = [page.item(row), page.quantity(row)];
    const facts = page.baselines(row, unit), tall = measure(item) > name - 6 || measure(said) > width - right ? 32 : ROW;
    const ends = { low: x(low ?? 0), high: x(high ?? most), most: key === "share" ? x(100) : right - 8, color };
    const node = mark(svg("g", {}, rect(0, 1, width, tall - 2, { class: "jn-hit", rx: 4 }),
      letters(item, name, tall / 2, { width: name - 4, anchor: "end" }),
      ...comparator(page, kind, x(((low ?? high) + (high ?? low)) / 2), tall / 2, ends),
      ...facts.map(({ value, result }) => diamond(x(value), tall / 2, ink, result)),
      letters(said, right, tall / 2, { width: width - right })), page.promise(row, "target"));
    return { node, tall, kind, facts: facts.length, datum: { id: table.text.id[row], [`item_${lang}`]: item,
      comparator: kind, value_low: low, value_high: high, unit } };
  };
  let [y, facts, more] = [0, 0, 0];
  for (const one of table.axes) {
    const here = page.found.rows.filter((row) => table.axis[row] === one.place), room = Math.max(0, 400 - data.length);
    more += Math.max(0, here.length - room);
    if (!here.length || !room) continue;
    const scale = once(kept, one.key, () => scaleOf(page, one, left, right - left - 34));
    const lines = svg("g", { "data-axis": one.key });
    nodes.push(svg("text", { x: 0, y: y + 15, "font-size": 12, class: "jn-strong", text: one[lang] }), lines);
    y += 22;
    const first = y;
    for (const row of here.slice(0, room)) {
      const held = once(kept, row, () => drawn(row, one, scale));
      held.node.setAttribute("transform", `translate(0 ${y})`);
      nodes.push(held.node);
      used.add(held.kind);
      facts += held.facts;
      data.push(held.datum);
      y += held.tall;
    }
    axis(lines, scale.ticks, scale.x, first, y, "", lang);
    y += 24;
  }
  if (!data.length) return { empty: page.t("no_targets"), data };
  place(rows, nodes);
  if (more) rows.append(letters(page.t("more", { n: more }), 0, y += 14));
  let [along, down] = [10, 12];
  const entry = (text, before, draw) => {
    const wide = measure(text) + before + 26;
    if (along + wide > width) [along, down] = [10, down + 22];
    body.append(...[draw(along + 4, down)].flat(), letters(text, along + before, down));
    along += wide;
  };
  const key = page.ink(table.inks.key);
  for (const [kind, { arrow, shape, [lang]: text }] of Object.entries(table.marks.marks).filter(([one]) => used.has(one)))
    entry(text, arrow ? 38 : shape === "bar" ? 34 : 16, (at, row) =>
      comparator(page, kind, arrow < 0 ? at + 24 : at, row, { low: at, high: at + 22, color: key }));
  if (facts) for (const one of ["base", "result"])
    entry(page.t(one), 16, (at, row) => diamond(at, row, ink, one === "result"));
  rows.setAttribute("transform", `translate(0 ${down + 16})`);
  body.append(rows);
  return { svg: sized(body, width, y + down + 16), data };
}

// What was found: verdicts by kind and by sector; the number is of how many promises something was found.
export function results(page, width) {
  const { table, found } = page, S = "verdict", body = figure(page), data = [], column = table.column[S];
  if (!column) return { empty: page.t("nothing_found"), data };
  const parts = column.shown.filter(({ key }) => key !== NONE), left = Math.min(190, width * 0.34);
  const known = found.rows.filter((row) => table.stated(S, row).length).length;
  const x = (n) => left + (n / Math.max(1, known)) * (width - left - 80);
  let y = legend(page, body, S, width, parts);
  body.append(letters(`${known} / ${found.rows.length}`, left, y + 6, { cls: "jn-strong" }),
    letters(page.t("found_of"), left + 70, y + 6, { cls: "jn-soft" }));
  y += 18;
  for (const R of ["kind", "sector"]) {
    const cross = table.cross(found.rows, R, S), told = (value) => `${all(value)} / ${cross.totals[value.place]}`;
    const all = ({ place }) => parts.reduce((sum, part) => sum + cross.table[place * cross.width + part.place], 0);
    y = 8 + stack(page, body, y, { R, S, values: table.column[R].shown.filter(all), parts, sides: [{ name: "", cross }], x,
      left, step: ROW, scale: (_, value, n) => n, inside: (n) => n, told, end: (_, value) => told(value), data });
  }
  return { svg: sized(body, width, y), data };
}
