"""Exercises of lessons 5 to 8, their keys computed from the shipped data."""

EXERCISES = ()
