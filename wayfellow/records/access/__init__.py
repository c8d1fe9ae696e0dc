"""Why somebody may see a person: relationships, and the edges that follow from them."""
