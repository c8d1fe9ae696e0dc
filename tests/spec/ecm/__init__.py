"""Enhanced Care Management, section by section."""
