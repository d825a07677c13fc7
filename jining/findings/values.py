"""Cards of the figures on values."""

CARDS = ()
