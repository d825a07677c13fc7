"""Filters as plain data: what they accept, which rows they keep, how they are said, counted and written as code."""

from jining.selection.filters import FILTERS, NOT_STATED, choices, clean_filter
from jining.selection.select import describe_filter, select, select_code
from jining.selection.sql import select_sql
from jining.selection.themes import select_theme

__all__ = [
    "FILTERS", "NOT_STATED", "choices", "clean_filter", "describe_filter", "select", "select_code", "select_sql",
    "select_theme",
]  # fmt: skip
