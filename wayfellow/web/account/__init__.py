"""Signing in and staying safe: the doors of allauth in our words and looks."""
