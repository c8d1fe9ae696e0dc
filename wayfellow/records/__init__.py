"""What we store: small Django apps, each importing only those before it."""
