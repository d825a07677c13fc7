"""Cards of the figures on economy."""

CARDS = ()
