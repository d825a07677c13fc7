"""Cards of the figures on tools."""

CARDS = ()
