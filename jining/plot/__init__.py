"""The look of the house, and a few general charts: a frame in, Axes out."""
