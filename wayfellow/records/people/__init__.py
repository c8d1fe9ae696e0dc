"""The people who are cared for: names, identifiers, ways to reach them, and keys to find them by."""
