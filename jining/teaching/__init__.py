"""Teaching: exercises that check themselves, a panel for coding together, what a class answered, a brief of one page.

Examples
--------
>>> import jining
>>> jining.teaching.check("L2.1", ...).right
False
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
