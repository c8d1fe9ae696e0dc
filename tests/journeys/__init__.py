"""Browser stories: a real server, a real Chromium, what a family would do and see."""
