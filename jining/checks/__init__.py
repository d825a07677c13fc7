"""Compare the tables with the words and with the codebook, and one coding with another."""
