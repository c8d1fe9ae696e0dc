"""Who may have Enhanced Care Management, as California's Medi-Cal program says it."""
