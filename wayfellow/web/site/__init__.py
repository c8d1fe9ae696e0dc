"""The frame of every page, and the pages that are not the guide."""
