"""What was read and changed, by whom and why; appended only, and sealed in blocks."""
