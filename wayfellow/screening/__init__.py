"""The same rules over everybody: columns instead of one person at a time, and no Django."""
