"""The pages of the site that need no answer of anybody."""
