"""Duties with a clock."""
