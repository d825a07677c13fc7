"""Filters as plain data: what they accept, which rows they keep, how they are said, counted and written as code."""
