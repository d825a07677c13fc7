"""Cards of the figures on firmness."""

CARDS = ()
