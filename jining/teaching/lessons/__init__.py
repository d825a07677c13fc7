"""Keys and typical slips of the exercises, one lesson a file; tasks and hints stand in the data."""
