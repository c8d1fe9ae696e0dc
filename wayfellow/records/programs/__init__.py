"""Who leads, and what programs a person is in."""
