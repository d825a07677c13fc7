"""Files that people use: figures, workbook, brief, deck, pack."""
