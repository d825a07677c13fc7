"""Cards of the figures on society."""

CARDS = ()
