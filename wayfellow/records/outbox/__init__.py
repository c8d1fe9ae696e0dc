"""What happened, to be told to whoever listens. Ids only, no foreign keys upward."""
