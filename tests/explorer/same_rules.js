// What the tests ask of the module of the page with its `table`; answers are text: many small values take longer one by one.
function asked(states) {
  const start = { filters: {}, view: "bars", lang: "en", record: null, pinned: null, look: { rows: "sector", page: 0 } };
  return JSON.stringify(JSON.parse(states).map((given) => {
    const filters = table.clean(given), { rows, counts } = table.select(filters);
    const count = ({ name, values }) => [name, values.map(({ key }, place) => [key, counts(name)[place]])];
    const said = Object.fromEntries(table.columns.map(count));
    const shown = { ...start, filters, view: "grid", pinned: table.clean({ kind: ["aim"] }), look: { rows: "para", page: 2 } };
    const back = fromHash(toHash(shown, start), table, start);
    return { filters, ids: [...rows].map((row) => table.text.id[row]), said, en: table.describe(filters, "en"),
      zh: table.describe(filters, "zh"), code: table.code(filters), shown: { ...shown, told: "" }, back };
  }));
}
function crossed(pairs) {
  return JSON.stringify(pairs.map(([rows, split]) => {
    const cross = table.cross(table.every, rows, split), parts = table.column[split]?.values ?? [{ key: "", place: 0 }];
    const stated = (row) => parts.map((part) => [part.key, cross.n(row, part)]).filter(([, n]) => n);
    return table.column[rows].values.filter(cross.total).map((row) => [row.key, cross.total(row), stated(row)]);
  }));
}
