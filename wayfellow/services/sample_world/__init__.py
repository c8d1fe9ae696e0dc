"""A world to try things in: invented plans, providers, hospitals, staff and people. Nobody and nothing in it exists.

The same on every machine but for the days, which are counted from the day it is made. Written as everything else is:
by each organization for itself, under row security. Source: design § 5 (`./run`), § 1.
"""
