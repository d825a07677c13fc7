"""Notebook side of `bench_explorer`: the explorer, and other common ways to build the same panel, each timed in its kernel.

Every panel has a choice of sector and answers it with the count of the selection and the counts by ten columns; with
"figure" also with bars of its records by sector and kind, with "table" also with its first rows. Each peer is written as its
own documentation advises, and keeps what can be kept: only `interact` has to draw anew, which is how it works.
"""

import time
from html import escape
from pathlib import Path

import ipywidgets as W
import numpy as np
import pandas as pd
from counts import FACETS
from IPython.display import HTML, display

import jining
from jining.report import labels
from jining.selection.filters import MULTIPLE, NOT_STATED

SECTORS = list(jining.load()["sector"].cat.categories)
COLORS = {"kind": {kind: entry["color"] for kind, entry in labels.values("kind").items()}}
KINDS = list(COLORS["kind"])
COLUMNS = ["id", "kind", "sector", "value_low", "quote_zh", "text_en"]
ROWS = 20
MANY = 20_000
MOST = 72
PROMISES = jining.load()


def timed(name, function):
    """Note how many milliseconds each call takes."""

    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = function(*args, **kwargs)
        elapsed = time.perf_counter() - start
        with Path(f"{name}.kernel").open("a") as file:
            file.write(f"{elapsed * 1000}\n")
        return result

    return wrapper


def chosen(sector):
    return PROMISES if sector is None else PROMISES[PROMISES["sector"] == sector]


def facet_counts(sector):
    """Count each column under the filters on the other columns: the filter here is on the sector."""
    selected, counts = chosen(sector), {}
    for name in FACETS:
        cells = (PROMISES if name == "sector" else selected)[name]
        cells = cells.explode() if name in MULTIPLE else cells.astype(object)
        counts[name] = cells.fillna(NOT_STATED).value_counts()
    return counts


def bars(sector):
    """Records by sector and kind, and their totals."""
    selected = chosen(sector)
    table = pd.crosstab(selected["sector"], selected["kind"]).reindex(index=SECTORS, columns=KINDS, fill_value=0)
    return table, table.sum(axis=1)


def count_html(sector):
    facets = "".join(
        f"<li>{name}: {', '.join(f'{escape(str(value))} {n}' for value, n in tally.items())}</li>"
        for name, tally in facet_counts(sector).items()
    )
    return f'<b class="bench-count">{len(chosen(sector))} of {len(PROMISES)} records</b><ul>{facets}</ul>'


def table_html(sector):
    return chosen(sector)[COLUMNS].head(ROWS).to_html(index=False)


def choice():
    return W.Dropdown(options=[("all", None), *((sector, sector) for sector in SECTORS)], description="sector")


def follow(name, draw, parts, *, view):
    """Panel of a choice, a figure that is kept, and one HTML widget with everything in words."""
    words, box = W.HTML(), choice()

    def show(change):
        if "figure" in parts:
            draw(change["new"])
        # The words come last: when they are there, the figure has been sent before them.
        words.value = (table_html(change["new"]) if "table" in parts else "") + count_html(change["new"])

    show({"new": None})
    box.observe(timed(name, show), names="value")
    return W.VBox([box, *([view] if "figure" in parts else []), words])


def empty(name, parts):
    button, answer = W.Button(description="go"), W.Label()
    answer.add_class("bench-count")
    presses = iter(range(1, 10**6))
    button.on_click(timed(name, lambda _: setattr(answer, "value", f"press {next(presses)}")))
    return W.VBox([button, answer])


def ours(name, parts):
    panel = jining.explore()
    panel.look = {**panel.look, "beside": "table" in parts}
    return panel


def ours_targets(name, parts):
    panel = ours(name, parts)
    panel.view = "targets"
    return panel


def ours_many(name, parts):
    """The same records many times over, each under a name of its own."""
    rows = PROMISES.iloc[np.random.default_rng(2020).integers(0, len(PROMISES), MANY)].reset_index(drop=True)
    rows["id"], rows["verdict"] = [f"R{place:05}" for place in range(MANY)], None
    panel = jining.explore(rows)
    print(f"payload of {MANY} records: {len(panel.payload.encode()) / 1e6:.1f} MB")
    panel.look = {**panel.look, "beside": "table" in parts}
    return panel


def interact(name, parts):
    import matplotlib.pyplot as plt
    import seaborn as sns

    sns.set_theme()

    def show(sector):
        if "figure" in parts:
            fig, ax = plt.subplots(figsize=(9.4, 5.2), dpi=100)
            sns.histplot(
                chosen(sector),
                y="sector",
                hue="kind",
                hue_order=KINDS,
                multiple="stack",
                palette=COLORS["kind"],
                shrink=0.8,
                ax=ax,
            )
            ax.set_xlim(0, MOST)
            for row, total in enumerate(bars(sector)[1]):
                ax.text(total + 0.5, row, total, va="center")
            fig.tight_layout()
            plt.show()
        if "table" in parts:
            display(chosen(sector)[COLUMNS].head(ROWS))
        display(HTML(count_html(sector)))

    return W.interactive(timed(name, show), sector=choice())


def plotly(name, parts):
    import plotly.graph_objects as go

    table, totals = bars(None)
    traces = [
        go.Bar(x=table[kind], y=SECTORS, name=kind, orientation="h", marker_color=color)
        for kind, color in COLORS["kind"].items()
    ]
    numbers = go.Scatter(
        x=totals, y=SECTORS, text=totals.astype(str), mode="text", textposition="middle right", showlegend=False
    )
    layout = go.Layout(barmode="stack", width=940, height=520, xaxis={"range": [0, MOST]}, yaxis={"autorange": "reversed"})
    figure = go.FigureWidget([*traces, numbers], layout)

    def draw(sector):
        table, totals = bars(sector)
        with figure.batch_update():
            for trace, kind in zip(figure.data, KINDS, strict=False):
                trace.x = table[kind].to_numpy()
            figure.data[-1].x, figure.data[-1].text = totals.to_numpy(), totals.astype(str).to_numpy()

    return follow(name, draw, parts, view=figure)


def bokeh(name, parts):
    from bokeh.models import ColumnDataSource
    from bokeh.plotting import figure

    def columns(sector):
        table, totals = bars(sector)
        return {
            "sector": SECTORS,
            **{kind: table[kind].tolist() for kind in KINDS},
            "total": totals.tolist(),
            "words": totals.astype(str).tolist(),
        }

    source = ColumnDataSource(columns(None))
    plot = figure(y_range=SECTORS[::-1], x_range=(0, MOST), width=940, height=520, output_backend="canvas")
    plot.hbar_stack(KINDS, y="sector", height=0.8, source=source, color=list(COLORS["kind"].values()), legend_label=KINDS)
    plot.text(x="total", y="sector", text="words", source=source, text_baseline="middle", x_offset=4, text_font_size="11px")
    view = bokeh_widget(plot, source)
    return follow(name, lambda sector: view.send(columns(sector)), parts, view=view)


def bokeh_widget(plot, source):
    """The thinnest bridge from a kernel to BokehJS: new columns of the source go straight to it."""
    import anywidget
    import traitlets
    from bokeh.embed import json_item
    from bokeh.resources import INLINE

    class Bridge(anywidget.AnyWidget):
        _esm = """export default { async render({ model, el }) {
          if (!window.Bokeh) for (const text of model.get("library")) {
            const script = document.createElement("script"); script.textContent = text; document.head.append(script);
          }
          await window.Bokeh.embed.embed_item(model.get("item"), el);
          const source = window.Bokeh.documents.at(-1).get_model_by_id(model.get("source"));
          model.on("msg:custom", (columns) => { source.data = columns; });
        } }"""
        library = traitlets.List(INLINE.js_raw).tag(sync=True)
        item = traitlets.Dict().tag(sync=True)
        source = traitlets.Unicode().tag(sync=True)

    return Bridge(item=json_item(plot), source=source.id)


#: Label in the table -> (panel, its parts).
CONTENDERS = {
    "empty round trip": (empty, ()),
    "ours": (ours, ("figure",)),
    "ours, table": (ours, ("figure", "table")),
    "ours, targets": (ours_targets, ("figure",)),
    "ours, 20,000 rows": (ours_many, ("figure", "table")),
    "interact + seaborn": (interact, ("figure",)),
    "plotly FigureWidget": (plotly, ("figure",)),
    "bokeh": (bokeh, ("figure",)),
    "interact + seaborn, table": (interact, ("figure", "table")),
    "plotly FigureWidget, table": (plotly, ("figure", "table")),
    "bokeh, table": (bokeh, ("figure", "table")),
}


def panel(number):
    """Panel of a contender, by its place in `CONTENDERS`."""
    np.random.seed(0)
    make, parts = list(CONTENDERS.values())[number]
    return make(str(number), parts)
