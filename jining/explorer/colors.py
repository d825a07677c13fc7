"""Colours are made for white; on a dark ground what stood out by darkness stands out by light: hue and chroma stay."""

import numpy as np

#: For values without a colour of their own, in this order.
PALETTE = ("#12355B", "#1F77D0", "#B87400", "#7A2E8E", "#8A8F94", "#00784B", "#C33C69", "#0087A5", "#4B3C00", "#7869E1")
INKS = {"plain": "#1F77D0", "mark": "#12355B", "fact": "#B87400", "key": "#555B61"}
#: An empty cell.
NOTHING = ("#C9CED3", "#59636D")
# Björn Ottosson's OKLab: linear RGB to cone responses, and those to lightness and two colour axes.
_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def on_dark(color):
    """Give the colour that means the same on a dark ground."""
    rgb = np.array([int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    lab = _LAB @ np.cbrt(_CONES @ np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4))
    lab[0] = 1.14 - 0.85 * lab[0]
    rgb = np.linalg.solve(_CONES, np.linalg.solve(_LAB, lab) ** 3).clip(0, 1)
    rgb = np.where(rgb <= 0.0031308, 12.92 * rgb, 1.055 * rgb ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def both(color):
    """Give a colour on light and on dark ground."""
    return [color, on_dark(color)]
