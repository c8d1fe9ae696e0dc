"""Deadlines: one file a regulator; each right says from what it is counted, and `deadline` counts it."""
