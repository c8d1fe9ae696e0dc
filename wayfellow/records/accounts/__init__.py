"""Who signs in, and as what in which organization."""
