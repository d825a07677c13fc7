"""One folder in: its tables, words and codebook out."""
