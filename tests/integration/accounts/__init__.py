"""Joining, signing in, acting somewhere, and looking after who works there."""
