// Figures as SVG, from counts. A mark that can be clicked is made by `mark`: it has a name, words to hover, and an act.
const ROW = 26, GAP = 8;

// A mark: reached by Tab and arrow keys, clicked by Enter, told in words. `act(add)` is what a click does.
export function mark(node, { key, name, tip, act, on }) {
  fill(node, { role: "button", tabindex: -1, "data-key": key, "aria-label": name, "aria-pressed": on === undefined ? null : String(on) }, []);
  Object.assign(node, { tip, act });
  return node;
}
const figure = (width, height, name) => svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group",
  "aria-label": name, class: "jn-figure" });
const rect = (x, y, width, height, attributes = {}) => svg("rect", { x, y, width: Math.max(0, width), height, ...attributes });
const line = (x1, y1, x2, y2, cls) => svg("line", { x1, y1, x2, y2, class: cls });
const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)}%` : "0%");

// Values that some record of the whole table has, in their order.
const present = (column) => column.values.map((value, place) => ({ ...value, place })).filter(({ place }) => column.present[place]);
const PALETTE = ["#12355B", "#1F77D0", "#B87400", "#7A2E8E", "#8A8F94", "#00784B", "#C33C69", "#0087A5", "#4B3C00", "#7869E1"];
export function colors(page, name) {
  const column = page.table.column[name];
  if (!column) return () => page.ink("#1F77D0");
  const shown = present(column).filter(({ key }) => key !== NONE);
  return (place) => {
    const { color, key } = column.values[place];
    return page.ink(key === NONE ? "#C9CED3" : color || PALETTE[shown.findIndex((value) => value.place === place) % PALETTE.length]);
  };
}

// Names of colours, which filter as well; in as many lines as they need.
function legend(page, into, name, width, x = 0, y = 0) {
  const color = colors(page, name), column = page.table.column[name];
  let left = x, top = y + 13;
  for (const value of present(column)) {
    const text = value[page.lang], wide = measure(text) + 34;
    if (left + wide > width && left > x) { left = x; top += 25; }
    const chosen = page.state.filters[name]?.includes(value.key);
    into.append(mark(svg("g", { class: chosen ? "jn-on" : null }, rect(left, top - 12, wide - 4, 24, { class: "jn-hit", rx: 4 }),
      rect(left + 6, top - 6, 12, 12, { fill: color(value.place), rx: 2 }), letters(text, left + 23, top)), {
      key: `legend-${value.key}`, name: `${column.title[page.lang]}: ${text}`, on: Boolean(chosen), act: (add) => page.state.choose([[name, value.key]], add) }));
    left += wide;
  }
  return top + 16;
}

function axis(into, ticks, x, top, bottom, text, lang, write = (tick) => number(tick, lang)) {
  for (const tick of ticks) into.append(line(x(tick), top, x(tick), bottom, "jn-rule"), letters(write(tick), x(tick), bottom + 11, { anchor: "middle", size: 11, cls: "jn-soft" }));
  if (text) into.append(letters(text, x(ticks[0]), bottom + 27, { size: 11, cls: "jn-soft" }));
}

// Bars of one column, split by another; the pale outline is the whole table, on whose axis every selection is drawn.
export function bars(page, width) {
  const { table, state, lang } = page, { rows: R, split: S, mode } = state.look, split = S !== R && table.column[S] ? S : null;
  const values = present(table.column[R]), parts = split ? present(table.column[split]) : [{ place: 0 }], color = colors(page, split);
  const name = page.figureTitle(), sides = page.pin ? ["A", "B"] : ["B"], shares = mode === "shares" && !page.pin;
  const rows = { A: page.pin?.rows, B: page.found.rows }, cross = {};
  for (const side of sides) cross[side] = table.cross(rows[side], R, split);
  const whole = table.cross(table.every, R, split), sum = ({ table: cells, width: wide }, { place }) => {
    let all = 0; for (let part = 0; part < wide; part++) all += cells[place * wide + part]; return all; };
  const longest = Math.max(...values.map((value) => measure(value[lang]))), left = Math.min(longest + 16, Math.max(110, width * 0.34));
  const unit = (side, value) => (page.pin ? rows[side].length / 100 || 1 : shares ? sum(cross[side], value) / 100 || 1 : 1);
  const most = shares ? 100 : Math.max(1, ...values.flatMap((value) => (page.pin ? sides.map((side) => sum(cross[side], value) / unit(side, value)) : [sum(whole, value)])));
  const step = page.pin ? 38 : ROW, x = (number) => left + (number / most) * (width - left - 52);
  const body = figure(width, 10, name), top = split ? legend(page, body, split, width) + 2 : 6, data = [];
  const bottom = top + values.length * step;
  axis(body, niceTicks(most), x, top, bottom, page.t(page.pin ? "axis_compare" : shares ? "axis_shares" : "axis_counts", { total: table.n }), lang);
  values.forEach((value, at) => {
    const y = top + at * step, on = state.filters[R]?.includes(value.key), n = cross.B.totals[value.place];
    const says = page.pin ? sides.map((side) => `${side} ${percent(cross[side].totals[value.place], rows[side].length)} (${cross[side].totals[value.place]})`).join(", ") : `${n} / ${whole.totals[value.place]}`;
    body.append(mark(svg("g", { class: on ? "jn-on" : null }, rect(0, y + 1, left - 6, step - 2, { class: "jn-hit", rx: 4 }),
      letters((on ? "✓ " : "") + value[lang], left - 10, y + step / 2, { width: left - 14, anchor: "end" })), { key: `row-${value.key}`, name: `${value[lang]}: ${says}`,
      on: Boolean(on), tip: [value[`full_${lang}`] || value[lang], says], act: (add) => state.choose([[R, value.key]], add) }));
    if (!page.pin && !shares) body.append(rect(left, y + 4, x(sum(whole, value)) - left, step - 8, { class: "jn-whole" }));
    sides.forEach((side, place) => {
      const tall = (step - (page.pin ? 6 : 8)) / sides.length, down = y + (page.pin ? 3 : 4) + place * tall, per = unit(side, value);
      let done = 0;
      for (const part of parts) {
        const count = cross[side].table[value.place * cross[side].width + part.place];
        if (!count) continue;
        const from = x(done / per), wide = x((done + count) / per) - from, ground = color(part.place), pairs = [[R, value.key], ...(split ? [[split, part.key]] : [])];
        const text = split ? `${value[lang]}, ${part[lang]}` : value[lang], share = cross[side].totals[value.place];
        const told = `${page.pin ? `${side}: ` : ""}${count} / ${page.pin ? rows[side].length : share}${share >= 10 || page.pin ? ` (${percent(count, page.pin ? rows[side].length : share)})` : ""}`;
        const chosen = pairs.every(([column, key]) => state.filters[column]?.includes(key)), inside = wide > measure(String(count), 11) + 8;
        body.append(mark(svg("g", {}, rect(from, down, wide, tall - (page.pin ? 1 : 0), { fill: ground, class: side === "A" ? "jn-bar jn-a" : "jn-bar" }),
          inside ? svg("text", { x: from + wide / 2, y: down + tall / 2, dy: "0.35em", "text-anchor": "middle", "font-size": 11, fill: light(ground) > 0.24 ? "#000" : "#fff", text: shares && share >= 10 ? percent(count, share) : count }) : null),
        { key: `bar-${side}-${value.key}-${part.key ?? ""}`, name: `${text}: ${told}`, on: chosen, tip: [text, told], act: (add) => state.choose(pairs, add) }));
        done += count;
        data.push({ ...(page.pin ? { selection: side } : {}), [R]: value.key, [`${R}_${lang}`]: value[lang], ...(split ? { [split]: part.key, [`${split}_${lang}`]: part[lang] } : {}), promises: count });
      }
      const end = page.pin ? `${side} ${percent(cross[side].totals[value.place], rows[side].length)}` : shares ? `n=${n}` : n;
      body.append(letters(String(end), x(done / per) + 6, down + tall / 2, { size: page.pin ? 10.5 : 12, cls: cross[side].totals[value.place] ? "" : "jn-soft" }));
    });
  });
  return { svg: sized(body, width, bottom + 38), data, name };
}
function sized(body, width, height) {
  fill(body, { viewBox: `0 0 ${width} ${height}`, width, height }, []);
  return body;
}

// Any column by any other: counts, shaded; A beside B as shares of each selection.
export function grid(page, width) {
  const { table, state, lang } = page, { rows: R, cols } = state.look, C = cols === R ? (R === "kind" ? "sector" : "kind") : cols;
  const down = present(table.column[R]), across = present(table.column[C]), name = page.figureTitle(), data = [];
  const B = table.cross(page.found.rows, R, C), A = page.pin && table.cross(page.pin.rows, R, C), all = { B: page.found.rows.length || 1, A: page.pin?.rows.length || 1 };
  const left = Math.min(Math.max(...down.map((value) => measure(value[lang]))) + 16, Math.max(110, width * 0.3)), least = A ? 56 : 30;
  const cell = Math.max(least, Math.min(120, (width - left - 48) / across.length)), upright = cell < 52 && across.some((value) => measure(value[lang]) > 2 * cell);
  const head = upright ? 12 + Math.min(120, Math.max(...across.map((value) => measure(value[lang], 11)))) * 0.86 : 48, wide = left + across.length * cell + 48;
  const body = figure(wide, 10, name), ink = page.ink("#1F77D0"), most = Math.max(1, ...B.table);
  const title = (value, column, x, y, options, at) => {
    const on = state.filters[column]?.includes(value.key), box = at.map((part) => part);
    const text = letters((on ? "✓ " : "") + value[lang], x, y, options);
    if (upright && column === C) text.setAttribute("transform", `rotate(-55 ${x} ${y})`);
    return mark(svg("g", { class: on ? "jn-on" : null }, rect(...box, { class: "jn-hit", rx: 4 }), text), { key: `${column}-${value.key}`, name: value[lang], on: Boolean(on),
      tip: [value[`full_${lang}`] || value[lang], String((column === R ? B.totals : counted(B, value))[column === R ? value.place : 0] ?? counted(B, value))], act: (add) => state.choose([[column, value.key]], add) });
  };
  const counted = ({ table: cells, width: step }, { place }) => down.reduce((sum, value) => sum + cells[value.place * step + place], 0);
  across.forEach((value, at) => { const x = left + at * cell;
    body.append(upright ? title(value, C, x + cell / 2 - 2, head - 8, { size: 11, most: 1, width: 130 }, [x, head - 26, cell, 24])
      : title(value, C, x + cell / 2, head / 2, { size: 11.5, most: 3, width: cell - 6, anchor: "middle" }, [x + 1, 1, cell - 2, head - 2])); });
  down.forEach((value, at) => {
    const y = head + at * ROW;
    body.append(title(value, R, left - 10, y + ROW / 2, { width: left - 14, anchor: "end" }, [0, y + 1, left - 6, ROW - 2]));
    across.forEach((other, place) => {
      const n = B.table[value.place * B.width + other.place], a = A?.table[value.place * A.width + other.place], x = left + place * cell;
      const pairs = [[R, value.key], [C, other.key]], on = pairs.every(([column, key]) => state.filters[column]?.includes(key)), strength = n / most;
      const text = A ? `${percent(a, all.A)} | ${percent(n, all.B)}` : n || "·", told = A ? `A ${a} (${percent(a, all.A)}), B ${n} (${percent(n, all.B)})` : String(n);
      body.append(mark(svg("g", { class: on ? "jn-on" : null }, rect(x + 1, y + 1, cell - 2, ROW - 2, { class: "jn-cell", rx: 3 }), rect(x + 1, y + 1, cell - 2, ROW - 2, { fill: ink, "fill-opacity": 0.55 * strength, rx: 3 }),
        svg("text", { x: x + cell / 2, y: y + ROW / 2, dy: "0.35em", "text-anchor": "middle", "font-size": A ? 10.5 : 12, class: n || a ? "" : "jn-soft", text })), { key: `cell-${value.key}-${other.key}`, name: `${value[lang]}, ${other[lang]}: ${told}`,
        on, tip: [`${value[lang]}, ${other[lang]}`, told], act: (add) => state.choose(pairs, add) }));
      if (n || a) data.push({ [R]: value.key, [C]: other.key, ...(A ? { promises_a: a } : {}), promises: n });
    });
    body.append(letters(String(B.totals[value.place]), left + across.length * cell + 10, y + ROW / 2, { cls: "jn-soft" }));
  });
  return { svg: sized(body, wide, head + down.length * ROW + 6), data, name };
}

// Every promise as a cell in the order of the report.
export function map(page, width) {
  const { table, state, lang } = page, { color: C } = state.look, color = colors(page, C), body = figure(width, 10, page.figureTitle());
  const chosen = new Set(page.found.rows), left = Math.min(150, width * 0.22), data = [], few = present(table.column[C]).length <= 6;
  let y = legend(page, body, C, width) + 6, x = left, chapter, para;
  const codes = (name, row) => table.column[name].cells[table.column[name].codes[row]][0];
  for (let row = 0; row < table.n; row++) {
    if (codes("chapter", row) !== chapter) {
      if (chapter !== undefined) y += 32;
      x = left; chapter = codes("chapter", row); para = codes("para", row);
      const value = table.column.chapter.values[chapter], on = state.filters.chapter?.includes(value.key);
      body.append(mark(svg("g", { class: on ? "jn-on" : null }, rect(0, y, left - 8, 26, { class: "jn-hit", rx: 4 }), letters((on ? "✓ " : "") + value[lang], left - 12, y + 13, { width: left - 16, anchor: "end", size: 11, most: 2, step: 1.05 })),
        { key: `chapter-${value.key}`, name: value[lang], on: Boolean(on), act: (add) => state.choose([["chapter", value.key]], add) }));
    } else if (codes("para", row) !== para) { x += 8; para = codes("para", row); }
    if (x + 24 > width) { x = left; y += 26; }
    const inside = chosen.has(row), place = codes(C, row), ground = inside ? color(place) : "none", value = table.column[C].values[place];
    body.append(mark(svg("g", {}, rect(x, y + 1, 24, 24, { fill: ground, class: inside ? "jn-bar" : "jn-whole", rx: 3 }),
      inside && few ? svg("text", { x: x + 12, y: y + 13, dy: "0.35em", "text-anchor": "middle", "font-size": 11, fill: light(ground) > 0.24 ? "#000" : "#fff", text: value[lang].slice(0, 1).toUpperCase() }) : null), page.promise(row, "map", value[lang])));
    if (inside) data.push({ id: table.text.id[row], chapter: table.column.chapter.values[chapter].key, [C]: value.key });
    x += 25;
  }
  return { svg: sized(body, width, y + 34), data, name: page.figureTitle() };
}

// The mark of a comparator at x, from the list that matplotlib draws as well. On a share no arrow goes beyond 100 %.
export function comparator(page, kind, x, y, { low, high, most = Infinity, color }) {
  const { marks: { dot, outline, reach, arrow, bar, marks } } = page.table, { shape, filled, arrow: way } = marks[kind], parts = [];
  if (way) {
    const long = Math.max(0, Math.min(reach, way > 0 ? most - x : Infinity));
    const points = arrow.points.map(([a, b]) => [x + way * a * long, y + b * long]);
    if (long > dot / 2) parts.push(svg("path", { d: points.map(([a, b], n) => arrow.codes[n] + a.toFixed(2) + " " + b.toFixed(2)).join(""), fill: "none", stroke: color, "stroke-width": arrow.width, class: "jn-arrow" }));
  }
  const paint = { fill: filled ? color : "var(--jn-ground)", stroke: color, "stroke-width": outline, "data-mark": kind };
  if (shape === "bar") parts.push(rect(low, y - bar / 2, Math.max(2, high - low), bar, { fill: color, "data-mark": kind }));
  else if (shape === "square") parts.push(rect(x - dot / 2, y - dot / 2, dot, dot, paint));
  else parts.push(svg("circle", { cx: x, cy: y, r: dot / 2, ...paint }));
  return parts;
}
const kindOf = (table, row) => (["all", "zero"].includes(table.keys("checkable_by", row)[0].key) ? "all" : table.keys("comparator", row)[0].key);
const middle = (table, row) => (table.low[row] ?? table.high[row]) / 2 + (table.high[row] ?? table.low[row]) / 2;

// Which targets share an axis: the same thing counted; of percentages, rates of growth and shares apart.
export function axes(table) {
  const out = new Map();
  for (let row = 0; row < table.n; row++) {
    const unit = table.keys("unit", row)[0].key, value = middle(table, row);
    if (unit === NONE || !Number.isFinite(value)) continue;
    const key = unit !== "percent" ? unit : table.keys("measure_type", row)[0].key === "growth_rate" ? "growth" : "share";
    if (!out.has(key)) out.set(key, { key, unit, rows: [], most: 0, least: Infinity });
    const axis = out.get(key);
    axis.rows.push(row);
    axis.most = Math.max(axis.most, value, table.high[row] ?? 0);
    if (value > 0) axis.least = Math.min(axis.least, value);
  }
  for (const one of out.values()) one.log = one.unit !== "percent" && one.most / one.least > 50;
  return out;
}

export function targets(page, width) {
  const { table, lang } = page, body = figure(width, 10, page.figureTitle()), chosen = new Set(page.found.rows), data = [];
  const name = Math.min(300, width * 0.36), right = width - Math.min(150, width * 0.24), color = page.ink("#12355B"), ink = page.ink("#B87400"), left = name + 14;
  page.axes ||= axes(table);
  let y = 4, used = new Set(), facts = false;
  const top = svg("g"), rows = svg("g");
  for (const { key, unit, rows: all, most: largest, least, log } of page.axes.values()) {
    const here = all.filter((row) => chosen.has(row));
    if (!here.length) continue;
    const bounds = here.flatMap((row) => page.baselines(row, unit).map(({ value }) => +value)), most = key === "share" ? 100 : Math.max(largest, ...bounds, 1) * (log ? 3 : 1.12);
    const floor = log ? 10 ** Math.floor(Math.log10(least)) : 0, span = right - left - 34;
    const x = (value) => left + span * (log ? (value < floor ? (value / floor) * 0.06 : 0.06 + 0.94 * Math.log(value / floor) / Math.log(most / floor)) : value / most);
    const text = key === "growth" || key === "share" ? page.t(`axis_${key}`) : table.units[unit][lang];
    rows.append(svg("text", { x: 0, y: y + 15, "font-size": 12, class: "jn-strong", text: text + (log ? (lang === "zh" ? "，" : ", ") + page.t("log") : "") }));
    const first = y + 22;
    y = first;
    const ticks = log ? Array.from({ length: 12 }, (_, n) => floor * 10 ** n).filter((tick) => tick <= most) : niceTicks(most, span > 260 ? 5 : 3);
    const scale = svg("g", { "data-axis": key }), bottom = first + here.length * ROW;
    axis(scale, ticks.length > 6 ? ticks.filter((_, n) => n % 2 === 0) : ticks, x, first, bottom, "", lang);
    rows.append(scale);
    for (const row of here) {
      const kind = kindOf(table, row), value = middle(table, row), at = y + ROW / 2, known = page.baselines(row, unit);
      used.add(kind);
      rows.append(mark(svg("g", {}, rect(0, y + 1, width, ROW - 2, { class: "jn-hit", rx: 4 }), letters(page.item(row), name, at, { width: name - 4, anchor: "end" }),
        ...comparator(page, kind, x(value), at, { low: x(table.low[row] ?? 0), high: x(table.high[row] ?? most), most: key === "share" ? x(100) : right - 10, color }),
        ...known.map(({ value: base, result }) => { facts = true; const p = x(+base); return svg("path", { d: `M${p - 5} ${at}L${p} ${at - 5}L${p + 5} ${at}L${p} ${at + 5}Z`, fill: result ? ink : "none", stroke: ink, "stroke-width": 1.6 }); }),
        letters(page.quantity(row), right, at, { width: width - right })), page.promise(row, "target")));
      data.push({ id: table.text.id[row], [`item_${lang}`]: page.item(row), comparator: kind, value_low: table.low[row], value_high: table.high[row], unit });
      y += ROW;
    }
    y += 24;
  }
  if (!data.length) return { empty: page.t("no_targets"), data, name: page.figureTitle() };
  let along = 10, down = 12;
  const entry = (draw, text, before) => { const wide = measure(text) + before + 26; if (along + wide > width) { along = 10; down += 22; }
    top.append(...draw(along + 4, down), letters(text, along + before, down)); along += wide; };
  for (const kind of Object.keys(table.marks.marks).filter((one) => used.has(one)))
    entry((at, row) => comparator(page, kind, kind === "le" ? at + 24 : at, row, { low: at, high: at + 22, color: page.ink("#555B61") }), table.marks.marks[kind][lang], ["ge", "le"].includes(kind) ? 38 : kind === "range" ? 34 : 16);
  if (facts) for (const result of [false, true]) entry((at, row) => [svg("path", { d: `M${at - 5} ${row}L${at} ${row - 5}L${at + 5} ${row}L${at} ${row + 5}Z`, fill: result ? ink : "none", stroke: ink, "stroke-width": 1.6 })], page.t(result ? "result" : "base"), 16);
  rows.setAttribute("transform", `translate(0 ${down + 16})`);
  body.append(top, rows);
  return { svg: sized(body, width, y + down + 16), data, name: page.figureTitle() };
}

// What was found: verdicts of all, by kind, by sector; a row is the promises of which something was found.
export function results(page, width) {
  const { table, state, lang } = page, column = table.column.verdict;
  if (!column) return { empty: page.t("nothing_found"), data: [], name: page.figureTitle() };
  const body = figure(width, 10, page.figureTitle()), color = colors(page, "verdict"), left = Math.min(190, width * 0.34), data = [];
  const parts = present(column).filter(({ key }) => key !== NONE), answered = page.found.rows.filter((row) => table.keys("verdict", row)[0].key !== NONE);
  let y = legend(page, body, "verdict", width) + 4;
  const groups = [[null, page.t("all"), page.found.rows, answered], ...["kind", "sector"].flatMap((name) => present(table.column[name]).map((value) =>
    [name, value, page.found.rows.filter((row) => table.keys(name, row)[0].key === value.key), answered.filter((row) => table.keys(name, row)[0].key === value.key)]))].filter(([name, , , rows]) => !name || rows.length);
  const most = Math.max(1, ...groups.map(([, , , rows]) => rows.length)), x = (n) => left + (n / most) * (width - left - 120);
  let before = null;
  for (const [name, value, every, rows] of groups) {
    if (name !== before) { y += 8; before = name; }
    const text = name ? value[lang] : value, on = name && state.filters[name]?.includes(value.key);
    body.append(mark(svg("g", { class: on ? "jn-on" : null }, rect(0, y + 1, left - 6, ROW - 2, { class: "jn-hit", rx: 4 }), letters((on ? "✓ " : "") + text, left - 10, y + ROW / 2, { width: left - 14, anchor: "end" })),
      { key: `row-${name}-${text}`, name: `${text}: ${rows.length} / ${every.length}`, on: Boolean(on), act: (add) => name && state.choose([[name, value.key]], add) }));
    let done = 0;
    for (const part of parts) {
      const n = rows.filter((row) => table.keys("verdict", row)[0].key === part.key).length;
      if (!n) continue;
      const from = x(done), wide = x(done + n) - from, ground = color(part.place), pairs = [...(name ? [[name, value.key]] : []), ["verdict", part.key]];
      body.append(mark(svg("g", {}, rect(from, y + 4, wide, ROW - 8, { fill: ground, class: "jn-bar" }), wide > 16 ? svg("text", { x: from + wide / 2, y: y + ROW / 2, dy: "0.35em", "text-anchor": "middle", "font-size": 11, fill: light(ground) > 0.24 ? "#000" : "#fff", text: n }) : null),
        { key: `bar-${name}-${text}-${part.key}`, name: `${text}, ${part[lang]}: ${n}`, tip: [`${text}, ${part[lang]}`, String(n)], act: (add) => state.choose(pairs, add) }));
      data.push({ by: name || "", value: name ? value.key : "", verdict: part.key, promises: n });
      done += n;
    }
    body.append(letters(`${rows.length} / ${every.length}`, x(done) + 6, y + ROW / 2, { cls: "jn-soft" }));
    y += ROW;
  }
  return { svg: sized(body, width, y + 8), data, name: page.figureTitle() };
}
