"""The set: one figure, one file.

A file holds `RECORDS` (which), `data` (what is drawn), `draw` or `CHART` (how) and `say` (numbers and names that the
sentences of words.csv are filled with: title, subtitle, note, alt text).
"""
