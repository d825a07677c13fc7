"""Every promise of Jining's 2020 government work report, tied to its exact words, in two languages.

Examples
--------
>>> import jining
>>> promises = jining.load()
>>> promises.loc[promises["item_en"].str.contains("GDP"), ["value_low", "unit", "comparator"]].values.tolist()
[[6.0, 'percent', 'approx']]
"""

import lazy_loader

__version__ = "0.3.0"
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
